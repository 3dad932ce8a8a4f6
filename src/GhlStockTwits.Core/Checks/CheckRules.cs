using System.Globalization;
using System.Security.Authentication;
using GhlStockTwits.Api;

namespace GhlStockTwits.Checks;

/// <summary>Which result follows from what was found.</summary>
internal static class CheckRules
{
    /// <summary>A difference of the clocks from which there is a warning.</summary>
    public static readonly TimeSpan NoticeableDifference = TimeSpan.FromSeconds(30);

    /// <summary>A difference of the clocks from which the check fails.</summary>
    public static readonly TimeSpan LargestDifference = TimeSpan.FromMinutes(5);

    /// <summary>How long before its end a certificate is warned about.</summary>
    public static readonly TimeSpan CertificateNotice = TimeSpan.FromDays(14);

    // A tenth of the allowance.
    private const int QuotaShare = 10;

    /// <summary>A call that failed.</summary>
    public static CheckOutcome OfFailure(GhlStockTwitsException failure) =>
        new(CheckResult.Failed, $"{failure.Description} ({failure.ErrorId})", failure.Advice);

    /// <summary>The clocks of this machine and of a service.</summary>
    /// <param name="service">The service's name.</param>
    /// <param name="ahead">How far this machine's clock is ahead; negative if it is behind.</param>
    public static CheckOutcome OfClock(string service, TimeSpan ahead)
    {
        TimeSpan difference = ahead.Duration();
        if (difference < NoticeableDifference)
        {
            return new(
                CheckResult.Passed, $"This machine and {service} agree within {NoticeableDifference.Seconds} s.");
        }

        string shown = TimeSpan.FromSeconds(Math.Floor(difference.TotalSeconds)).ToString(
            "c", CultureInfo.InvariantCulture);
        return new(
            difference < LargestDifference ? CheckResult.Warning : CheckResult.Failed,
            $"This machine's clock is {shown} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} {service}'s.",
            "Set this machine's clock from a time server: schedules, the age of changes and the end of tokens depend "
                + "on it.");
    }

    /// <summary>What is left of an allowance.</summary>
    /// <param name="left">What is left, or null if the service does not say.</param>
    /// <param name="limit">The allowance, or null if the service does not say.</param>
    /// <param name="unit">What is counted and until when, for example <c>requests are left today</c>.</param>
    public static CheckOutcome OfQuota(long? left, long? limit, string unit)
    {
        if (left is null || limit is null or <= 0)
        {
            return new(
                CheckResult.Unknown, $"The service has not said how many {unit}.",
                "It says so in its responses: make a call, then check again.");
        }

        string shown = string.Create(CultureInfo.InvariantCulture, $"{left:N0} of {limit:N0} {unit}.");
        return left <= 0
            ? new(CheckResult.Failed, shown, "Wait until the limit resets. Another app or script may use it too.")
            : left * QuotaShare < limit
                ? new(CheckResult.Warning, shown, "Leave large listings for later: the rest is needed by runs.")
                : new(CheckResult.Passed, shown);
    }

    /// <summary>The TLS connection to a service.</summary>
    public static CheckOutcome OfTls(TlsFacts facts, DateTimeOffset now)
    {
        string until = facts.CertificateEnd is { } end
            ? $"The certificate ends on {end.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}."
            : string.Empty;
        if (facts.Error is { } error)
        {
            return new(
                CheckResult.Failed, $"No trusted TLS connection: {error}. {until}".TrimEnd(),
                "Check the address, this machine's clock and its root certificates. A proxy that opens TLS needs its "
                    + "own root certificate on this machine.");
        }

        string shown = $"{NameOf(facts.Protocol)}. {until}".TrimEnd();
        return facts.Protocol is { } protocol && protocol < SslProtocols.Tls12
            ? new(CheckResult.Warning, shown, "Allow TLS 1.2 or 1.3 on this machine and on the proxy.")
            : facts.CertificateEnd - now < CertificateNotice
                ? new(
                    CheckResult.Warning, shown,
                    "The service has to renew it, or whoever runs the proxy that shows it.")
                : new(CheckResult.Passed, shown);
    }

    /// <summary>The proxy of an address, without its credentials.</summary>
    /// <param name="address">The address.</param>
    /// <param name="proxy">The proxy, or null if there is none for the address.</param>
    public static CheckOutcome OfProxy(Uri address, Uri? proxy) => new(
        CheckResult.Passed,
        proxy is null || proxy == address
            ? $"{address.Host} is reached directly, without a proxy."
            : $"{address.Host} is reached through {ProxyRule.Show(proxy)}.");

    private static string NameOf(SslProtocols? protocol) => protocol switch
    {
        null => "TLS",
        SslProtocols.Tls13 => "TLS 1.3",
        SslProtocols.Tls12 => "TLS 1.2",
        _ => "TLS before 1.2",
    };
}
