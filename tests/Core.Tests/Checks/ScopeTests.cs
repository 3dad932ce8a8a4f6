using System.Reflection;
using GhlStockTwits.Api;
using GhlStockTwits.Checks;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Checks;

public sealed class ScopeTests
{
    [Fact]
    public void The_least_scopes_are_those_of_HighLevel_each_once() => Assert.Equal(
        ["contacts.readonly", "contacts.write", "locations/tags.readonly"],
        LeastScopes.Of(
        [
            Tags.List, Contacts.Update, Contacts.Get, Contacts.List, Messages.Create, HighLevelOAuth.Token,
        ]));

    public static TheoryData<string> ReadScopes =>
    [
        .. typeof(Scopes).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static one => (string)one.GetRawConstantValue()!)
            .Where(static scope => scope.EndsWith(".readonly", StringComparison.Ordinal)
                && scope != Scopes.OAuthRead),
    ];

    [Theory]
    [MemberData(nameof(ReadScopes))]
    public void A_scope_for_reading_has_a_harmless_read(string scope)
    {
        Operation read = ScopeProbe.For(scope)!;

        Assert.Equal(scope, read.Scope);
        Assert.False(read.Changes);
        Arguments arguments = ScopeProbe.ArgumentsOf(read).With("locationId", "loc");
        Assert.All(
            read.Parameters.Where(static parameter => parameter.Required),
            parameter => Assert.True(arguments.Has(parameter.Name)));
    }

    [Theory]
    [InlineData(Scopes.ContactsRead, "ghl.contact.list")]
    [InlineData(Scopes.CustomFieldsRead, "ghl.customField.list")]
    [InlineData(Scopes.LocationsRead, "ghl.location.get")]
    [InlineData(Scopes.TasksRead, "ghl.task.search")]
    [InlineData(Scopes.EventsRead, "ghl.appointment.get")]
    [InlineData(Scopes.ContactsWrite, null)]
    [InlineData(Scopes.OAuthRead, null)]
    public void A_listing_is_preferred_and_nothing_is_written(string scope, string? operation) =>
        Assert.Equal(operation, ScopeProbe.For(scope)?.Name);

    [Theory]
    [InlineData(null, "Granted")]
    [InlineData("ScopeMissing", "Missing")]
    [InlineData("NotFound", "Granted")]
    [InlineData("InvalidRequest", "Granted")]
    [InlineData("ServerError", "Unknown")]
    [InlineData("Blocked", "Unknown")]
    [InlineData("TokenInvalid", "Unknown")]
    public void A_read_tells_whether_the_scope_is_there(string? kind, string state)
    {
        ApiException? failure = kind is null ? null : new ApiException(
            Contacts.List,
            (ApiErrorKind)typeof(ApiErrorKind).GetField(kind)!.GetValue(null)!, string.Empty);

        Assert.Equal(state, $"{ScopeRules.StateAfter(failure)}");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("contacts.readonly contacts.write", "Granted")]
    [InlineData("contacts.readonly", "Missing")]
    [InlineData("", "Missing")]
    public void A_grant_tells_all_its_scopes(string? held, string? state) => Assert.Equal(
        state,
        ScopeRules.StateIn("contacts.write", held?.Split(' '))?.ToString());

    [Fact]
    public void All_missing_scopes_are_one_error()
    {
        CheckOutcome[] outcomes =
        [
            ScopeRules.OfScope("a.readonly", ScopeState.Granted, isGrant: false),
            ScopeRules.OfScope("b.readonly", ScopeState.Missing, isGrant: false),
            ScopeRules.OfScope("c.readonly", ScopeState.Unknown, isGrant: false),
            ScopeRules.OfScope("d.readonly", ScopeState.Missing, isGrant: false),
        ];

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() =>
            ScopeRules.RequireNoneMissing(outcomes, "Then go on."));

        Assert.Equal(("Ghl.ScopeMissing", FailureCategory.PermissionDenied), (failure.ErrorId, failure.Category));
        Assert.Matches("^b.readonly is missing.*d.readonly is missing", failure.Description);
        Assert.EndsWith("stays the same. Then go on.", failure.Advice, StringComparison.Ordinal);
        ScopeRules.RequireNoneMissing(outcomes.Where(static outcome => outcome.Result != CheckResult.Failed), "");
    }

    [Theory]
    [InlineData("Granted", false, "Passed", null)]
    [InlineData("Missing", false, "Failed", "Private Integrations")]
    [InlineData("Missing", true, "Failed", "log in again")]
    [InlineData("Unknown", false, "Unknown", "Private Integrations")]
    public void A_missing_scope_says_where_to_add_it(string state, bool isGrant, string result, string? advice)
    {
        CheckOutcome outcome = ScopeRules.OfScope("users.readonly", Enum.Parse<ScopeState>(state), isGrant);

        Assert.Equal(result, $"{outcome.Result}");
        Assert.StartsWith("users.readonly is ", outcome.Detail, StringComparison.Ordinal);
        Assert.Equal(advice is null, outcome.Recommendation is null);
        Assert.Contains(advice ?? string.Empty, outcome.Recommendation ?? string.Empty, StringComparison.Ordinal);
    }
}
