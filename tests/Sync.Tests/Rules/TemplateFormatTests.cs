using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>Formats in templates, and that none of them lets anything out.</summary>
public sealed class TemplateFormatTests
{
    private static readonly Dictionary<string, object?> s_values = new()
    {
        ["dueDate"] = FieldTimes.Format(
            "dueDate", new DateTimeOffset(2027, 3, 15, 3, 30, 0, TimeSpan.Zero),
            TimeZoneInfo.FindSystemTimeZoneById("America/New_York")),
        ["renewal"] = "2027-03-14",
        ["shares"] = "1234567.5",
        ["followers"] = 250,
        ["symbol"] = "aapl",
        ["symbols"] = new[] { "AAPL", "BTC.X" },
        ["title"] = "Call the new member about the results",
        ["emoji"] = "👩‍🔬👩‍🔬👩‍🔬👩‍🔬",
        ["empty"] = " ",
        ["missing"] = null,
    };

    [Theory]
    [InlineData("{{ date dueDate \"d MMMM yyyy\" }}", "14 March 2027")]
    [InlineData("{{ date dueDate 'dddd, HH:mm' }}", "Sunday, 23:30")]
    [InlineData("{{date dueDate \"d\"}}", "14")]
    [InlineData("{{ date renewal \"MMM d\" }}", "Mar 14")]
    [InlineData("{{ number shares \"#,##0\" }}", "1,234,568")]
    [InlineData("{{ number followers \"0.0\" }}", "250.0")]
    [InlineData("{{ cashtag symbol }}", "$AAPL")]
    [InlineData("{{ cashtag symbols }}", "$AAPL $BTC.X")]
    [InlineData("{{ truncate title 13 }}", "Call the new…")]
    [InlineData("{{ truncate title 40 }}", "Call the new member about the results")]
    [InlineData("{{ truncate emoji 3 }}", "👩‍🔬👩‍🔬…")]
    [InlineData("{{ default title \"a task\" }}", "Call the new member about the results")]
    [InlineData("{{ default empty \"a task\" }}", "a task")]
    [InlineData("{{ truncate (default missing \"a long task\") 7 }}", "a long…")]
    [InlineData("{{ default (date missing \"d MMMM\") \"soon\" }}", "soon")]
    [InlineData("Due {{ Date }}: {{dueDate}}", "Due x: 2027-03-14")]
    public void A_value_is_formatted_alike_in_every_culture(string text, string expected)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Dictionary<string, object?> values = new(s_values) { ["date"] = "x" };
            Template template = new(text);
            Assert.Null(template.FirstEmpty(values));
            Assert.Equal(expected, template.Render(values));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("{{ upper title }}", "'upper' is not a formatter. Known: date")]
    [InlineData("{{ title | upper }}", "not a field")]
    [InlineData("{{ date dueDate }}", "'date' needs a format of dates, as in")]
    [InlineData("{{ date dueDate \"'open\" }}", "needs a format of dates")]
    [InlineData("{{ number shares \"X4\" }}", "needs a format of numbers")]
    [InlineData("{{ truncate title }}", "needs a length")]
    [InlineData("{{ truncate title 1 }}", "needs a length")]
    [InlineData("{{ truncate title 1001 }}", "needs a length")]
    [InlineData("{{ truncate title \"-5\" }}", "needs a length")]
    [InlineData("{{ default industry }}", "needs a text")]
    [InlineData("{{ default industry technology }}", "needs a text")]
    [InlineData("{{ default industry \"\" }}", "needs a text")]
    [InlineData("{{ cashtag symbol 5 }}", "more than one format needs")]
    [InlineData("{{ title title }}", "'title' is not a formatter")]
    [InlineData("{{ date data.dueDate \"d\" }}", "not a field")]
    [InlineData("{{ date this \"d\" }}", "not a field")]
    [InlineData("{{ date \"now\" \"d\" }}", "not a field")]
    [InlineData("{{ truncate (default title \"x\" 40 }}", "not closed")]
    [InlineData("{{ truncate (truncate (truncate title 9) 9) 9 }}", "more than 2 formatters")]
    [InlineData("{{ truncate (lookup Data \"Body\") 9 }}", "'lookup' is not a formatter")]
    [InlineData("{{#date dueDate \"d\"}}x{{/date}}", "not a field")]
    [InlineData("{{> date }}", "not a field")]
    [InlineData("{{{ date dueDate \"d\" }}}", "not a field")]
    [InlineData("{{ step.id }}", "not a field")]
    public void Anything_else_in_the_braces_is_an_error_that_says_what_is_known(string text, string words)
    {
        GhlStockTwitsException error = Assert.Throws<GhlStockTwitsException>(() => new Template(text));
        Assert.Equal("GhlStockTwits.TemplateInvalid", error.ErrorId);
        Assert.Contains(words, error.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ date title \"d\" }}", "title")]
    [InlineData("{{ number title \"0\" }}", "title")]
    [InlineData("{{ cashtag title }}", "title")]
    [InlineData("{{ title }} {{ date (default empty \"soon\") \"d\" }}", "empty")]
    public void A_value_that_its_format_is_not_for_refuses_the_text_and_is_not_shown(string text, string field)
    {
        Composition composed = Compose(text, new PrivateValues(), "title", "empty");
        Assert.Equal("GhlStockTwits.FieldFormat", composed.Refusal?.ErrorId);
        Assert.Contains($"'{field}'", composed.Refusal!.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("member", composed.Refusal.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ empty }}")]
    [InlineData("{{ truncate empty 9 }}")]
    [InlineData("{{ default empty \"x\" }} {{ empty }}")]
    [InlineData("{{ date empty \"d\" }}")]
    public void An_empty_field_leaves_no_hole_unless_there_is_a_default(string text) =>
        Assert.Equal("StockTwits.FieldEmpty", Compose(text, new PrivateValues(), "empty").Refusal?.ErrorId);

    [Theory]
    [InlineData("{{ date email \"d\" }}")]
    [InlineData("{{ truncate (default email \"x\") 5 }}")]
    public void A_format_does_not_reach_a_field_that_is_not_published(string text) =>
        Assert.Equal("GhlStockTwits.FieldNotPublished", Assert.Throws<GhlStockTwitsException>(
            () => UpdateComposer.Require(new Template(text), new PublishList(["title"]))).ErrorId);

    [Theory]
    [InlineData("{{ truncate title 8 }} $AAPL", "Call me at +1 555 010 0123")]
    [InlineData("{{ truncate title 8 }} $AAPL", "Call Ada Example")]
    [InlineData("{{ truncate title 8 }} $AAPL", "Mail to ada@example.com")]
    [InlineData("{{ date title \"MMMM\" }} $AAPL", "1980-05-01")]
    [InlineData("{{ date title \"yyyy\" }} $AAPL", "1980-05-01")]
    [InlineData("{{ number title \"#,##0\" }} $AAPL", "15551234567")]
    [InlineData("{{ truncate title 8 }} $AAPL", "Look at $TSLA today")]
    [InlineData("{{ truncate title 8 }} $AAPL", "Look at https://example.com")]
    public void A_format_does_not_hide_a_value_that_must_not_be_posted(string text, string title)
    {
        PrivateValues values = new();
        values.AddPhone("+15551234567");
        values.AddDate("1980-05-01");
        values.AddNames("Ada", "Example", "Ada Example", new PublishList([]));
        Composition composed = UpdateComposer.Compose(
            new Template(text), new PublishList(["title"]), new Dictionary<string, object?> { ["title"] = title },
            values, maySteer: false, mayMention: false);

        Assert.Null(composed.Text);
        Assert.Equal("StockTwits.TextPrivate", composed.Refusal?.ErrorId);
    }

    [Fact]
    public void A_default_is_not_the_contacts_to_be_recognized_by()
    {
        PrivateValues values = new();
        values.AddNames("Ada", null, "Ada", new PublishList([]));
        Composition composed = Compose("{{ default empty \"Ada\" }}", values, "empty");
        Assert.Equal("StockTwits.TextPrivate", composed.Refusal?.ErrorId);
    }

    private static Composition Compose(string text, PrivateValues values, params string[] publish) =>
        UpdateComposer.Compose(
            new Template(text), new PublishList(publish), s_values, values, maySteer: false, mayMention: false);
}
