using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class RecipeReaderTests
{
    private static readonly CustomFieldCatalog s_catalog = new(
    [
        Field("f1", "stocktwits_handle"), Field("f2", "industry"), Field("f3", "consent"),
            Field("f4", "contact_line", "PHONE"),
    ]);

    [Theory]
    [InlineData("when: tag.added", 1, 1, "no name")]
    [InlineData("name: ''", 1, 7, "empty")]
    [InlineData("name: a\nwhne: tag.added", 2, 1, "'whne'")]
    [InlineData("name: a\nwhen: tag.aded", 2, 7, "not a trigger")]
    [InlineData("name: a\nwhen:\n  - [x]", 3, 5, "key: value")]
    [InlineData("name: a\npublish: [email]", 2, 10, "never be published")]
    [InlineData("name: a\nsteps: send", 2, 8, "A list")]
    [InlineData("name: a\nsteps:\n  - post: x", 3, 5, "'post'")]
    [InlineData("name: a\nsteps:\n  - send: { mood: x }", 3, 13, "'mood'")]
    [InlineData("name: a\nsteps:\n  - send: { sentiment: bullish }", 3, 11, "'text'")]
    [InlineData("name: a\nsteps:\n  - send: { text: x, sentiment: happy }", 3, 33, "bullish")]
    [InlineData("name: a\nsteps:\n  - send: { text: '{{ name }}' }", 3, 19, "not published")]
    [InlineData("name: a\nsteps:\n  - send: { text: '{{ a.b }}' }", 3, 19, "not a field")]
    [InlineData("name: a\nfreshness: { tasks: 15x }", 2, 21, "not a duration")]
    [InlineData("name: a\nguards: { perHour: many }", 2, 20, "not a whole number")]
    [InlineData("name: a\nguards: { timeZone: Mars/Base }", 2, 21, "not a time zone")]
    [InlineData("name: a\nguards: { quietHours: night }", 2, 23, "22:00-07:00")]
    [InlineData("name: a\nguards: { quietHours: '08:00-08:00' }", 2, 23, "22:00-07:00")]
    [InlineData("name: [a", 2, 1, "not YAML")]
    [InlineData("name: [a\nsteps: []", 1, 1, "not YAML")]
    [InlineData("- a", 1, 1, "one document")]
    [InlineData("", 1, 1, "one document")]
    public void An_error_names_its_line_and_column(string text, long line, long column, string words)
    {
        RecipeException error = Assert.Throws<RecipeException>(() => RecipeReader.Parse("a.yaml", text));
        Assert.Equal(("GhlStockTwits.RecipeInvalid", "a.yaml"), (error.ErrorId, error.Path));
        Assert.Contains(words, error.Description, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.True(error.StopsPipeline);
    }

    [Fact]
    public void A_recipe_is_read_with_its_defaults()
    {
        Recipe recipe = RecipeReader.Parse("a.yaml", "name: ' a '\nwhen: { tag.added: [x, y] }");
        Assert.Equal(("a", "stocktwits_handle"), (recipe.Name, recipe.HandleField));
        Assert.Equal([new Trigger("tag.added", "x"), new Trigger("tag.added", "y")], recipe.Triggers);
        Assert.Equal((TimeSpan.FromHours(24), 10), (recipe.Guards.MaxAge, recipe.Guards.PerHour));
    }

    [Fact]
    public void Any_edit_but_a_line_ending_changes_the_hash()
    {
        string hash = RecipeReader.Parse("a.yaml", "name: a\npublish: [title]\n").Hash;
        Assert.Equal(hash, RecipeReader.Parse("b.yaml", "name: a\r\npublish: [title]\r\n").Hash);
        Assert.NotEqual(hash, RecipeReader.Parse("a.yaml", "name: a\npublish: [status]\n").Hash);
    }

    [Fact]
    public void A_file_that_does_not_exist_is_named()
    {
        GhlStockTwitsException error =
            Assert.Throws<GhlStockTwitsException>(() => RecipeReader.Read("/no/such/recipe.yaml"));
        Assert.Equal("GhlStockTwits.FileNotFound", error.ErrorId);
    }

    [Theory]
    [InlineData("announce", "announce")]
    [InlineData("announce", "Announce")]
    public void Two_recipes_with_one_name_are_an_error_at_the_second(string first, string second)
    {
        RecipeException error = Assert.Throws<RecipeException>(() => RecipeRequirements.RequireDistinctNames(
            [RecipeReader.Parse("old.yaml", $"name: {first}"),
                RecipeReader.Parse("new.yaml", $"# edited\nname: {second}")]));
        Assert.Equal(("new.yaml", 2, 7), (error.Path, error.Line, error.Column));
    }

    [Fact]
    public void A_run_without_recipes_is_an_error() => Assert.Equal(
        "GhlStockTwits.RecipeMissing",
        Assert.Throws<GhlStockTwitsException>(() => RecipeRequirements.RequireDistinctNames([])).ErrorId);

    [Theory]
    [InlineData("publish: [indutsry]", "RecipeFieldMissing")]
    [InlineData("handle: nobody", "RecipeFieldMissing")]
    [InlineData("consent: nobody", "RecipeFieldMissing")]
    [InlineData("publish: [contact_line]", "RecipeFieldPrivate")]
    public void A_field_that_the_location_does_not_have_or_that_is_private_is_an_error(string line, string id)
    {
        GhlStockTwitsException error = Assert.Throws<GhlStockTwitsException>(() => RequireFields($"name: a\n{line}"));
        Assert.Equal($"GhlStockTwits.{id}", error.ErrorId);
    }

    [Fact]
    public void Custom_fields_and_built_in_fields_can_be_published() =>
        RequireFields("name: a\nconsent: consent\npublish: [industry, Industry, title, dueDate, handle, companyName]");

    [Fact]
    public void Two_handle_fields_in_one_run_are_an_error() => Assert.Equal(
        "GhlStockTwits.HandleFieldsDiffer",
        Assert.Throws<GhlStockTwitsException>(() => RequireFields("name: a", "name: b\nhandle: industry")).ErrorId);

    private static void RequireFields(params string[] recipes) => RecipeRequirements.RequireFields(
        [.. recipes.Select(static text => RecipeReader.Parse("a.yaml", text))], s_catalog, RecordFields.Names);

    private static CustomField Field(string id, string key, string type = "TEXT") =>
        new() { Id = id, Name = key, FieldKey = $"contact.{key}", DataType = type };
}
