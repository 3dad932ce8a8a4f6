using GhlStockTwits.Checks;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class RecipeCheckTests
{
    private const string Text = """
        name: one
        when: { tag.added: announce }
        publish: [industry]
        steps:
          - send: { text: "{{ industry }}" }
        """;

    [Fact]
    public void A_recipe_needs_scopes_for_reading_only() => Assert.Equal(
        ["contacts.readonly", "locations.readonly", "locations/customFields.readonly"],
        LeastScopes.Of(RecipeOperations.Of(RecipeReader.Parse("one.yaml", Text))));

    [Theory]
    [InlineData(Text, true)]
    [InlineData("name: two", false)]
    public void Only_a_recipe_with_steps_sends(string text, bool isSending) => Assert.Equal(
        isSending,
        RecipeOperations.Of(RecipeReader.Parse("one.yaml", text)).Any(static operation => operation.Changes));

    [Theory]
    [InlineData("name: two", "stocktwits_handle: TEXT")]
    [InlineData("{ name: two, handle: nick, consent: may_name }", "nick: TEXT", "may_name: RADIO")]
    public void A_recipe_requires_its_handle_and_consent(string text, params string[] fields) => Assert.Equal(
        fields,
        RecipeRequirements.FieldsOf(RecipeReader.Parse("one.yaml", text))
            .Select(static field => $"{field.Key}: {field.DataType}"));

    [Theory]
    [InlineData(true, "", "Passed", "baseline")]
    [InlineData(false, "", "Passed", "Updates in the next run: 0")]
    [InlineData(false, "The time is up.", "Warning", "The time is up.")]
    public void A_plan_with_warnings_is_a_warning(bool isBaseline, string warning, string result, string detail)
    {
        CheckOutcome outcome = RecipeCheck.OutcomeOf(new SyncSummary
        {
            Baseline = isBaseline,
            Warnings = warning.Length == 0 ? [] : [warning],
        });

        Assert.Equal(result, $"{outcome.Result}");
        Assert.Contains(detail, outcome.Detail, StringComparison.Ordinal);
    }
}
