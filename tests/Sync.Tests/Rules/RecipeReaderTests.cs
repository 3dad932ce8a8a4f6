using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class RecipeReaderTests
{
    private static readonly CustomFieldCatalog s_catalog = new(
    [
        Field("f1", "stocktwits_handle"), Field("f2", "industry"), Field("f3", "consent"),
            Field("f4", "contact_line", "PHONE"), Field("f5", "stage", "RADIO", "Lead?", "Customer"),
            Field("f6", "shares", "NUMERICAL"), Field("f7", "band", "SINGLE_OPTIONS", "< 1000", "> 1000"),
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
    [InlineData("name: a\nwhen: tag.added", 2, 7, "no 'steps'")]
    [InlineData("name: a\nsteps:\n  - send: { text: x }", 3, 3, "no 'when'")]
    [InlineData("name: a\nwhen: tag.added\nsteps: []", 3, 8, "empty")]
    [InlineData("name: a\nwhen: []", 2, 7, "empty")]
    [InlineData("name: a\nwhen: [[tag.added]]", 2, 8, "key: value")]
    [InlineData("name: a\nwhen: { tag.added: '' }", 2, 20, "missing")]
    [InlineData("name: a\nwhen: { task.completed: Call }", 2, 25, "Only tag.added")]
    [InlineData("name: a\nif: { industry: }", 2, 17, "missing")]
    [InlineData("name: a\naudiences: { vip: { tags: [] } }", 2, 27, "missing")]
    [InlineData("name: a\nfreshness: { tasks: 999999d }", 2, 21, "366 days")]
    [InlineData("name: a\nguards: { maxAge: 9000h }", 2, 19, "366 days")]
    [InlineData("name: a\nsteps:\n  - send: { text: '{{#if x}}{{ y }}{{/if}}' }", 3, 19, "not a field")]
    [InlineData("name: a\nif: &x { industry: y }", 2, 5, "Anchors")]
    [InlineData("name: a\nif: *x", 2, 5, "aliases")]
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
        Recipe recipe = RecipeReader.Parse(
            "a.yaml", "name: ' a '\nwhen: { tag.added: [x, y] }\nsteps: [send: { text: x }]");
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
        "GhlStockTwits.RecipeNotFound",
        Assert.Throws<GhlStockTwitsException>(() => RecipeRequirements.RequireDistinctNames([])).ErrorId);

    [Theory]
    [InlineData("publish: [title, indutsry]", 18, "RecipeFieldMissing")]
    [InlineData("handle: nobody", 9, "RecipeFieldMissing")]
    [InlineData("consent: nobody", 10, "RecipeFieldMissing")]
    [InlineData("publish: [contact_line]", 11, "RecipeFieldPrivate")]
    [InlineData("if: { industri: Boats }", 17, "RecipeFieldMissing")]
    [InlineData("if: { tgas: vip }", 13, "RecipeFieldMissing")]
    [InlineData("if: { title: Call }", 14, "RecipeFieldMissing")]
    [InlineData("if: { stage: [Customer, Custommer] }", 14, "RecipeConditionInvalid")]
    [InlineData("if: { shares: '> 1000' }", 15, "RecipeConditionInvalid")]
    [InlineData("if: { shares: many }", 15, "RecipeConditionInvalid")]
    [InlineData("if: { industry: '>= 2' }", 17, "RecipeConditionInvalid")]
    [InlineData("if: { audiences: vpi }", 18, "RecipeConditionInvalid")]
    [InlineData("audiences: { vip: { tgas: vip } }", 27, "RecipeFieldMissing")]
    [InlineData("audiences: { vip: { tag: vip } }", 26, "RecipeFieldMissing")]
    [InlineData("audiences: { vip: { stage: lead } }", 28, "RecipeConditionInvalid")]
    public void A_field_or_value_that_there_is_not_is_an_error_at_its_place(string line, long column, string id)
    {
        RecipeException error = Assert.Throws<RecipeException>(() => RequireFields($"name: a\n{line}"));
        Assert.Equal(
            ($"GhlStockTwits.{id}", "a.yaml", 2, column), (error.ErrorId, error.Path, error.Line, error.Column));
    }

    [Theory]
    [InlineData("if: { stage: CUSTOMER, shares: 1000, tags: vip, email: a@example.com }")]
    [InlineData("if: { band: '> 1000' }")]
    [InlineData("if: { audiences: vip }\naudiences: { vip: { tags: vip } }")]
    [InlineData("if: { audiences: other }")]
    [InlineData("if: { title: Call }\nwhen: task.completed\nsteps: [send: { text: x }]")]
    public void A_condition_that_can_be_met_is_accepted(string lines) => RequireFields($"name: a\n{lines}");

    /// <summary>Whatever is cut out, doubled or replaced: the mistakes have places in the file.</summary>
    [Fact]
    public void A_damaged_recipe_has_mistakes_with_places_and_no_other_error()
    {
        const string Whole = """
            name: whole
            audiences: { vip: { tags: vip, shares: { atLeast: 5 } } }
            when: [tag.added: [x, y], task.dueSoon: 2d, schedule: "0 9 * * *"]
            if: { any: [{ a: 1 }, { not: { b: [2, 3] } }], c: { before: 2027-03-14, within: 2d, isEmpty: true } }
            publish: [industry]
            steps:
              - name: one
                if: { x: y }
                send: { text: "{{ truncate (default industry 'x') 40 }}", sentiment: bullish, replyTo: "5" }
              - { name: two, ghl.task.create: { title: "{{ one.id }}", dueDate: 2d, completed: false } }
              - ghl.contact.update: { customFields: [{ id: f1, value: "{{ date dueDate 'd' }}" }] }
              - record: { attach: [tasks] }
              - audience: { add: vip }
            map: [{ from: followers, to: f }]
            freshness: { tasks: 15m }
            guards: { maxAge: 24h, quietHours: 22:00-07:00, timeZone: Europe/Berlin }
            """;
        Assert.Empty(RecipeReader.Check("a.yaml", Whole).Mistakes);
        int lines = Whole.Split('\n').Length;
        Gen<(int At, int Length, string Text)> edit = Gen.Select(
            Gen.Int[0, Whole.Length - 1], Gen.Int[0, 12],
            Gen.Int[0, 11].Select(static index => new[]
            {
                "", " ", "\n", "[", "]", "{", "}", ":", "- ", "'", "{{", "\0",
            }[index]));
        Gen.Select(edit, edit).Sample((one, other) =>
        {
            string text = Edited(Edited(Whole, one), other);
            return RecipeReader.Check("a.yaml", text).Mistakes.All(mistake =>
                mistake.Line >= 1 && mistake.Line <= lines + 3 && mistake.Column >= 1 && mistake.Path == "a.yaml");
        });

        static string Edited(string text, (int At, int Length, string Text) edit)
        {
            int at = Math.Min(edit.At, text.Length);
            return text[..at] + edit.Text + text[Math.Min(at + edit.Length, text.Length)..];
        }
    }

    [Theory]
    [InlineData("when: ", "[")]
    [InlineData("when:\n", "- ")]
    [InlineData("when: ", "{a: ")]
    public void Depth_ends_at_an_error_and_not_with_the_process(string head, string one)
    {
        string text = $"name: a\n{head}{string.Concat(Enumerable.Repeat(one, 50_000))}";
        Assert.Contains(
            "64 levels", Assert.Throws<RecipeException>(() => RecipeReader.Parse("a.yaml", text)).Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_empty_too_large_or_a_device_is_refused()
    {
        string path = Path.GetTempFileName();
        try
        {
            Assert.Throws<RecipeException>(() => RecipeReader.Read(path));
            File.WriteAllText(path, new string('#', RecipeFile.MaxBytes + 1));
            Assert.Contains(
                "1 MB", Assert.Throws<RecipeException>(() => RecipeReader.Read(path)).Description,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Throws<RecipeException>(() => RecipeReader.Read("/dev/zero"));
        }
    }

    [Fact]
    public void Custom_fields_and_built_in_fields_can_be_published() =>
        RequireFields("name: a\nconsent: consent\npublish: [industry, Industry, title, dueDate, handle, companyName]");

    [Fact]
    public void Two_handle_fields_in_one_run_are_an_error() => Assert.Equal(
        "GhlStockTwits.HandleFieldsDiffer",
        Assert.Throws<GhlStockTwitsException>(() => RequireFields("name: a", "name: b\nhandle: industry")).ErrorId);

    [Fact]
    public void A_recipe_without_a_time_zone_has_that_of_the_location()
    {
        Recipe[] recipes = [Sample.Recipe, Sample.Recipe with { TimeZone = TimeZoneInfo.Utc }];
        TimeZoneInfo tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

        Assert.Equal([tokyo, TimeZoneInfo.Utc],
            RecipeRequirements.WithTimeZone(recipes, tokyo, RecipeFields.Moments).Select(static one => one.TimeZone));
    }

    [Fact]
    public void A_recipe_that_publishes_a_date_requires_a_time_zone()
    {
        Recipe dated = Sample.RecipeWith("{{ dueDate }}", "dueDate");

        Assert.Equal("GhlStockTwits.TimeZoneUnknown", Assert.Throws<RecipeException>(() =>
            RecipeRequirements.WithTimeZone([Sample.Recipe, dated], null, RecipeFields.Moments)).ErrorId);
        Assert.Single(RecipeRequirements.WithTimeZone(
            [dated with { TimeZone = TimeZoneInfo.Utc }], null, RecipeFields.Moments));
        Assert.Single(RecipeRequirements.WithTimeZone([Sample.Recipe], null, RecipeFields.Moments));
    }

    private static void RequireFields(params string[] recipes) => RecipeRequirements.RequireFields(
        [.. recipes.Select(static text => RecipeReader.Parse("a.yaml", text))], s_catalog,
            new HashSet<string> { "other" });

    private static CustomField Field(string id, string key, string type = "TEXT", params string[] options) =>
        new() { Id = id, Name = key, FieldKey = $"contact.{key}", DataType = type, PicklistOptions = options };
}
