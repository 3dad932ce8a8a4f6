using System.Security.Authentication;
using GhlStockTwits.Api;
using GhlStockTwits.Checks;

namespace GhlStockTwits.Core.Tests.Checks;

public sealed class CheckRulesTests
{
    private static readonly DateTimeOffset s_now = new(2027, 1, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "Passed", "agree within 30 s")]
    [InlineData(29.9, "Passed", "agree within 30 s")]
    [InlineData(-29.9, "Passed", "agree within 30 s")]
    [InlineData(30, "Warning", "00:00:30 ahead of Service's")]
    [InlineData(-30, "Warning", "00:00:30 behind Service's")]
    [InlineData(299.9, "Warning", "00:04:59 ahead of")]
    [InlineData(300, "Failed", "00:05:00 ahead of")]
    [InlineData(-200_000, "Failed", "2.07:33:20 behind")]
    public void A_clock_may_differ_by_less_than_half_a_minute(double seconds, string result, string detail)
    {
        CheckOutcome outcome = CheckRules.OfClock("Service", TimeSpan.FromSeconds(seconds));

        Assert.Equal(result, $"{outcome.Result}");
        Assert.Contains(detail, outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(result == "Passed", outcome.Recommendation is null);
    }

    [Theory]
    [InlineData(200_000, 200_000, "Passed")]
    [InlineData(20_000, 200_000, "Passed")]
    [InlineData(19_999, 200_000, "Warning")]
    [InlineData(1, 200_000, "Warning")]
    [InlineData(0, 200_000, "Failed")]
    [InlineData(0, 200, "Failed")]
    [InlineData(int.MaxValue, int.MaxValue, "Passed")]
    [InlineData(null, 200_000, "Unknown")]
    [InlineData(5, null, "Unknown")]
    [InlineData(0, 0, "Unknown")]
    public void A_quota_should_have_a_tenth_left(int? left, int? limit, string result)
    {
        CheckOutcome outcome = CheckRules.OfQuota(left, limit, "requests are left today");

        Assert.Equal(result, $"{outcome.Result}");
        Assert.Equal(result == "Passed", outcome.Recommendation is null);
    }

    [Fact]
    public void A_quota_reads_the_same_in_every_culture() => Assert.Equal(
        "199,990 of 200,000 requests are left today.",
        CheckRules.OfQuota(199_990, 200_000, "requests are left today").Detail);

    [Theory]
    [InlineData(SslProtocols.Tls13, 90, null, "Passed", "TLS 1.3. The certificate ends on 2027-04-15.")]
    [InlineData(SslProtocols.Tls12, 14, null, "Passed", "TLS 1.2. The certificate ends on 2027-01-29.")]
    [InlineData(SslProtocols.Tls12, 13, null, "Warning", "2027-01-28")]
    [InlineData((SslProtocols)768, 90, null, "Warning", "TLS before 1.2")]
    [InlineData(null, -1, "NotTrusted", "Failed", "No trusted TLS connection: NotTrusted. The certificate ends on")]
    [InlineData(null, null, "ConnectionError", "Failed", "No trusted TLS connection: ConnectionError.")]
    public void TLS_should_be_new_and_its_certificate_should_not_end_soon(
        SslProtocols? protocol, int? days, string? error, string result, string detail)
    {
        DateTimeOffset? end = days is { } left ? s_now.AddDays(left) : null;

        CheckOutcome outcome = CheckRules.OfTls(new TlsFacts(protocol, end, error), s_now);

        Assert.Equal(result, $"{outcome.Result}");
        Assert.Contains(detail, outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(result == "Passed", outcome.Recommendation is null);
    }

    [Theory]
    [InlineData(null, "directly, without a proxy.")]
    [InlineData("https://service.example.com/v2", "directly, without a proxy.")]
    [InlineData("http://proxy.example.com:8080", "through http://proxy.example.com:8080.")]
    [InlineData("http://ada:secret@proxy.example.com:8080/", "through http://proxy.example.com:8080.")]
    public void A_proxy_is_named_without_its_credentials(string? proxy, string detail)
    {
        CheckOutcome outcome = CheckRules.OfProxy(
            new Uri("https://service.example.com/v2"), proxy is null ? null : new Uri(proxy));

        Assert.Equal(CheckResult.Passed, outcome.Result);
        Assert.Equal($"service.example.com is reached {detail}", outcome.Detail);
    }

    [Fact]
    public void A_failure_is_told_with_its_ID_and_advice()
    {
        CheckOutcome outcome = CheckRules.OfFailure(new GhlStockTwitsException(
            "Ghl.TokenInvalid", FailureCategory.AuthenticationError, "The token was refused.", "Copy it again."));

        Assert.Equal(
            new CheckOutcome(CheckResult.Failed, "The token was refused. (Ghl.TokenInvalid)", "Copy it again."),
            outcome);
    }
}
