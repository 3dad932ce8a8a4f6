using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>Steps of every operation: what is refused when a recipe is read, and the arguments of a call.</summary>
public sealed class StepTests
{
    private static readonly DateTimeOffset s_now = new(2027, 3, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, object?> s_fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["contactId"] = "contact1",
        ["taskId"] = "task1",
        ["title"] = "Call",
        ["industry"] = "Windmills",
        ["email"] = "ada@example.com",
        ["tags"] = new[] { "vip", "early" },
        ["dueDate"] = FieldTimes.Format(
            "dueDate", new DateTimeOffset(2027, 3, 17, 1, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc),
        ["userId"] = 17L,
        ["count"] = "many",
        ["empty"] = null,
    };

    [Theory]
    [InlineData("stocktwits.message.create: { body: x }", 5, "use send")]
    [InlineData("stocktwits.message.createWithFile: { body: x }", 5, "use send")]
    [InlineData("ghl.contact.addTgas: { tags: x }", 5, "ghl.contact.addTags")]
    [InlineData("ghl.contact.addTags: { tgas: x }", 28, "does not take 'tgas'. It takes: contactId, tags")]
    [InlineData("ghl.contact.addTags:", 5, "requires tags")]
    [InlineData("ghl.tag.create: { name: x, locationId: y }", 32, "location of the connection")]
    [InlineData("ghl.task.create: { title: x, dueDate: tomorrow, completed: false }", 43, "'dueDate' must be a time")]
    [InlineData("ghl.task.create: { title: x, dueDate: 2d, completed: maybe }", 58, "must be true or false")]
    [InlineData("ghl.task.create: { title: [x], dueDate: 2d, completed: true }", 31, "A single value")]
    [InlineData("ghl.task.create: { title: {{ title }}, dueDate: 2d, completed: true }", 31, "in quotes")]
    [InlineData("ghl.note.create: { body: '{{ first.id }}' }", 30, "not the name of an earlier step. Known: none")]
    [InlineData("ghl.note.create: { body: '{{ date title }}' }", 30, "needs a format")]
    [InlineData("ghl.note.create: { body: '{{ a.b.c }}' }", 30, "not a field")]
    [InlineData("ghl.contact.search: { query: x }", 5, "cannot use a list")]
    [InlineData("ghl.oauth.locationToken: {}", 5, "does not handle tokens")]
    [InlineData("record: { attach: [taks] }", 23, "Known: tasks, notes, appointments")]
    [InlineData("audience: {}", 15, "requires 'add' or 'remove'")]
    [InlineData("send: { text: x, replyTo: '{{ industry }}' }", 31, "must not reach StockTwits")]
    [InlineData("send: { text: x, replyTo: latest }", 31, "ID of a message")]
    [InlineData("stocktwits.friendship.create: { id: '{{ industry }}' }", 41, "must not reach StockTwits")]
    [InlineData("stocktwits.friendship.create: { id: '{{ email }}' }", 41, "must not reach StockTwits")]
    [InlineData("stocktwits.friendship.create: { id: '{{ messageId }}' }", 41, "must not reach StockTwits")]
    [InlineData("{ name: 'a b', record: {} }", 13, "A step's name")]
    [InlineData("{ record: {}, audience: { add: x } }", 19, "one kind")]
    [InlineData("{ name: a }", 5, "A step has the form")]
    public void A_step_that_cannot_run_is_a_mistake_at_its_place(string step, long column, string words)
    {
        RecipeException mistake = RecipeReader.Check(
            "a.yaml", $"name: a\nwhen: task.completed\nsteps:\n  - {step}\n").Mistakes[0];
        Assert.Contains(words, mistake.Description, StringComparison.Ordinal);
        Assert.Equal((4, column), (mistake.Line, mistake.Column));
    }

    [Fact]
    public void A_result_of_HighLevel_does_not_reach_StockTwits_and_one_of_StockTwits_does()
    {
        RecipeReading reading = RecipeReader.Check("a.yaml", """
            name: a
            when: task.completed
            steps:
              - { name: copy, ghl.contact.get: {} }
              - { name: like, stocktwits.message.like: { id: 5 } }
              - stocktwits.message.like: { id: "{{ like.id }}" }
              - stocktwits.message.like: { id: "{{ copy.email }}" }
              - ghl.note.create: { body: "{{ copy.email }} {{ like.id }}" }
              - ghl.note.create: { body: "{{ copy.customFields }}" }
              - { name: COPY, record: {} }
            """);

        Assert.Equal(
            [(7L, "must not reach"), (9L, "has no result"), (10L, "already used")],
            reading.Mistakes.Select(static one => (one.Line, Words(one))));
    }

    [Fact]
    public void Arguments_have_the_types_of_their_parameters()
    {
        OperationStep step = Step("""
            ghl.task.create:
              title: "{{ title }} in {{ industry }}"
              dueDate: "{{ dueDate }}"
              completed: no
              body: '{{ default empty "-" }}'
            """);
        Arguments arguments = Render(step).Arguments!;

        Assert.Equal("Call in Windmills", arguments["title"]);
        Assert.Equal(new DateTimeOffset(2027, 3, 17, 1, 0, 0, TimeSpan.Zero), arguments["dueDate"]);
        Assert.Equal(false, arguments["completed"]);
        Assert.Equal("-", arguments["body"]);
        Assert.Equal("contact1", arguments["contactId"]);
    }

    [Theory]
    [InlineData("2d", "2027-03-17T12:00:00+00:00")]
    [InlineData("2027-03-20", "2027-03-20T00:00:00-04:00")]
    [InlineData("2027-03-20T09:30", "2027-03-20T09:30:00-04:00")]
    [InlineData("2027-03-20T09:30:00Z", "2027-03-20T09:30:00+00:00")]
    public void A_time_is_that_of_the_recipes_time_zone_or_counts_from_now(string written, string expected)
    {
        OperationStep step = Step($"ghl.task.update: {{ dueDate: {written} }}");
        Assert.Equal(expected, WireFormat.Time(Render(step).Arguments!["dueDate"]!));
    }

    [Fact]
    public void What_the_trigger_names_is_filled_in()
    {
        Arguments arguments = Render(Step("ghl.task.setCompleted: { completed: true }")).Arguments!;
        Assert.Equal(("contact1", "task1"), (arguments["contactId"], arguments["taskId"]));
    }

    [Theory]
    [InlineData("{ tags: '{{ tags }}' }", "vip|early")]
    [InlineData("{ tags: [a, '{{ industry }}'] }", "a|Windmills")]
    [InlineData("{ tags: '{{ industry }} owner' }", "Windmills owner")]
    public void A_list_has_the_items_of_a_field_or_those_that_are_written(string arguments, string expected)
    {
        object? tags = Render(Step($"ghl.contact.addTags: {arguments}")).Arguments!["tags"];
        Assert.Equal(expected.Split('|'), ((IEnumerable<object?>)tags!).Select(Template.TextOf));
    }

    [Fact]
    public void An_object_keeps_its_form()
    {
        OperationStep step =
            Step("ghl.contact.update: { customFields: [{ id: f1, value: '{{ industry }}' }, { id: f2, value: 5 }] }");
        Assert.Equal(
            """{"customFields":[{"id":"f1","value":"Windmills"},{"id":"f2","value":5}],"contactId":"contact1"}""",
            JsonBody.Write(Render(step).Arguments!));
    }

    [Theory]
    [InlineData("ghl.note.create: { body: 'x {{ empty }}' }", "'empty' is empty")]
    [InlineData("ghl.contact.addTags: { tags: '{{ empty }}' }", "'empty' is empty")]
    [InlineData("ghl.task.update: { completed: '{{ count }}' }", "'completed' must be true or false. The fields count")]
    [InlineData("ghl.note.create: { body: '{{ number count \"0\" }}' }", "'count' has a value that its format")]
    public void Arguments_that_cannot_be_filled_in_are_refused_without_the_value(string step, string words)
    {
        RenderedArguments rendered = Render(Step(step));
        Assert.Null(rendered.Arguments);
        Assert.Contains(words, rendered.Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("many", rendered.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void StockTwits_is_given_its_own_IDs_and_published_fields_without_private_values()
    {
        OperationStep follow = Step("stocktwits.friendship.create: { id: '{{ userId }}' }");
        Assert.Equal("17", Render(follow).Arguments!["id"]);

        OperationStep list = Step("stocktwits.watchlist.create: { name: '{{ industry }}' }", "publish: [industry]");
        Assert.Equal("Windmills", Render(list).Arguments!["name"]);

        PrivateValues values = new();
        values.Add("Windmills");
        RenderedArguments rendered = Render(list, values);
        Assert.Null(rendered.Arguments);
        Assert.Contains("private value", rendered.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_custom_field_that_is_named_like_an_ID_does_not_reach_StockTwits()
    {
        string text = """
            name: a
            when: [message.posted, tag.added]
            steps: [stocktwits.message.like: { id: "{{ messageId }}" }]
            """;
        Assert.Contains(
            "must not reach", RecipeReader.Check("a.yaml", text).Mistakes[0].Description, StringComparison.Ordinal);
        Assert.Empty(RecipeReader.Check("a.yaml", text.Replace(", tag.added", "", StringComparison.Ordinal)).Mistakes);
    }

    [Fact]
    public void An_update_can_be_a_reply()
    {
        Recipe recipe = RecipeReader.Parse(
            "a.yaml", "name: a\nwhen: message.posted\nsteps: [send: { text: Thanks, replyTo: '{{ messageId }}' }]");
        ArgumentFacts facts = new(new Dictionary<string, object?> { ["messageId"] = 99L }, recipe, s_now);
        SendStep step = SendStep.Of(recipe, 1);

        Assert.Equal((99L, null), StepArguments.ReplyTo(step, facts));
        Assert.Contains(
            "empty", StepArguments.ReplyTo(step, facts with { Fields = new Dictionary<string, object?>() }).Refusal,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TAG.ADDED", "tag.added", null)]
    [InlineData("ghl.on.contacttagupdate: vip", "tag.added", "vip")]
    [InlineData("stocktwits.on.SymbolMessage: $aapl", "symbol.mentioned", "AAPL")]
    [InlineData("message.posted: '@ada'", "message.posted", "ada")]
    [InlineData("ghl.on.OpportunityUpdate", "ghl.on.OpportunityUpdate", null)]
    public void A_trigger_has_either_name(string written, string kind, string? subject)
    {
        Trigger trigger = Triggers($"[{{ {written} }}]".Replace("{ TAG.ADDED }", "TAG.ADDED", StringComparison.Ordinal)
            .Replace("{ ghl.on.OpportunityUpdate }", "ghl.on.OpportunityUpdate", StringComparison.Ordinal))[0];
        Assert.Equal((kind, subject), (trigger.Kind, trigger.Subject));
    }

    [Fact]
    public void A_schedule_is_in_the_time_zone_of_the_recipe()
    {
        IReadOnlyList<Trigger> triggers = Triggers("[schedule: '0 9 * * 1-5', task.dueSoon: 2d]");
        Assert.Equal(TimeSpan.FromDays(2), triggers[1].Within);

        // Friday evening; the clocks change on March 14, 2027.
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        Assert.Equal(
            new DateTimeOffset(2027, 3, 15, 9, 0, 0, TimeSpan.FromHours(-4)),
            triggers[0].Schedule!.Next(new DateTimeOffset(2027, 3, 12, 18, 0, 0, TimeSpan.FromHours(-5)), zone));
    }

    [Theory]
    [InlineData("schedule", 7, "requires a value")]
    [InlineData("task.dueSoon", 7, "requires a value")]
    [InlineData("{ schedule: every day }", 19, "not a schedule")]
    [InlineData("{ task.dueSoon: soon }", 23, "not a duration")]
    public void A_trigger_without_its_value_is_a_mistake(string when, long column, string words)
    {
        RecipeException mistake = RecipeReader.Check("a.yaml", $"name: a\nwhen: {when}").Mistakes[0];
        Assert.Contains(words, mistake.Description, StringComparison.Ordinal);
        Assert.Equal((2, column), (mistake.Line, mistake.Column));
    }

    private static string Words(RecipeException mistake) => new[] { "must not reach", "has no result", "already used" }
        .FirstOrDefault(words => mistake.Description.Contains(words, StringComparison.Ordinal)) ?? mistake.Description;

    private static IReadOnlyList<Trigger> Triggers(string when) =>
        RecipeReader.Parse("a.yaml", $"name: a\nwhen: {when}\nsteps: [record: {{}}]").Triggers;

    private static OperationStep Step(string step, string more = "") => (OperationStep)Recipe(step, more).Steps[0];

    private static Recipe Recipe(string step, string more) => RecipeReader.Parse(
        "a.yaml",
        $"name: a\n{more}\nguards: {{ timeZone: America/New_York }}\nwhen: task.completed\nsteps:\n"
            + $"  - {step.ReplaceLineEndings("\n    ")}\n");

    private static RenderedArguments Render(OperationStep step, PrivateValues? values = null) => StepArguments.Render(
        step, new ArgumentFacts(s_fields, Recipe("record: {}", "publish: [industry]"), s_now)
        {
            PrivateValues = values ?? new PrivateValues(),
        });
}
