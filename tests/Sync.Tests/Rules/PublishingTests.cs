using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>The publish list, templates, and what the values of published fields must be like.</summary>
public sealed class PublishingTests
{
    [Theory]
    [InlineData("email")]
    [InlineData("Phone")]
    [InlineData("private_email")]
    [InlineData("workEmail")]
    [InlineData("social_security_number")]
    [InlineData("SSN")]
    [InlineData("date_of_birth")]
    [InlineData("dateOfBirth")]
    [InlineData("birthday")]
    [InlineData("address1")]
    [InlineData("home-address")]
    [InlineData("postal_code")]
    [InlineData("city")]
    [InlineData("state")]
    [InlineData("body")]
    [InlineData("noteBody")]
    [InlineData("additionalEmails")]
    [InlineData("mobile_number")]
    public void A_private_field_can_never_be_published(string name)
    {
        GhlStockTwitsException refusal = Assert.Throws<GhlStockTwitsException>(() => new PublishList([name]));
        Assert.Equal("GhlStockTwits.FieldPrivate", refusal.ErrorId);
    }

    [Theory]
    [InlineData("industry")]
    [InlineData("lifecycle_stage")]
    [InlineData("title")]
    [InlineData("dueDate")]
    [InlineData("companyName")]
    [InlineData("status")]
    [InlineData("estate")]
    [InlineData("capacity")]
    [InlineData("footnote")]
    public void Other_fields_can_be_published(string name) => Assert.True(new PublishList([name]).Contains(name));

    [Fact]
    public void A_template_sees_only_the_listed_fields()
    {
        PublishList publish = new(["Industry", "missing"]);
        IReadOnlyDictionary<string, object?> seen =
            publish.Select(new Dictionary<string, object?> { ["industry"] = "Windmills", ["name"] = "Ada" });
        Assert.Equal(["Industry", "missing"], seen.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Windmills", seen["industry"]);
    }

    [Theory]
    [InlineData("{{ Data.Body }}")]
    [InlineData("{{ uri.UserInfo }}")]
    [InlineData("{{ this }}")]
    [InlineData("{{#each Notes}}{{ Body }}{{/each}}")]
    [InlineData("{{#if industry}}x{{/if}}")]
    [InlineData("{{> partial }}")]
    [InlineData("{{{ industry }}}")]
    [InlineData("{{& industry }}")]
    [InlineData("{{ lookup industry 'x' }}")]
    [InlineData("{{ ../industry }}")]
    [InlineData("{{ @root }}")]
    [InlineData("{{ industry")]
    [InlineData("industry }}")]
    [InlineData("{{ }}")]
    public void Only_names_can_stand_in_the_braces_of_a_template(string text)
    {
        GhlStockTwitsException refusal = Assert.Throws<GhlStockTwitsException>(() => new Template(text));
        Assert.Equal("GhlStockTwits.TemplateInvalid", refusal.ErrorId);
    }

    [Fact]
    public void A_template_cannot_use_a_field_that_is_not_published()
    {
        GhlStockTwitsException refusal = Assert.Throws<GhlStockTwitsException>(
            () => new Template("{{ name }}").Render(new Dictionary<string, object?> { ["industry"] = "x" }));
        Assert.Equal("GhlStockTwits.FieldNotPublished", refusal.ErrorId);
    }

    [Fact]
    public void A_template_fills_in_texts_lists_and_numbers_without_encoding_them() =>
        Assert.Equal(
            "R&D <1>: a, b; 3",
            new Template(" {{ text }}: {{ list }}; {{ number }} ").Render(new Dictionary<string, object?>
            {
                ["text"] = "R&D <1>",
                ["list"] = new[] { "a", "b" },
                ["number"] = 3,
            }));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void An_empty_field_is_named(string? value) =>
        Assert.Equal("industry", FieldValues.FirstEmpty(new Template("{{ industry }}"), Values(value)));

    [Fact]
    public void A_missing_field_is_empty() =>
        Assert.Equal("titel", FieldValues.FirstEmpty(new Template("{{ titel }}"), Values("Windmills")));

    [Fact]
    public void An_object_cannot_be_published()
    {
        Template template = new("{{ industry }}");
        Assert.Equal("industry",
            FieldValues.FirstNested(template, Values(new Dictionary<string, object?> { ["a"] = 1 })));
        Assert.Equal("industry", FieldValues.FirstNested(template, Values(new Uri("https://user:secret@example.com"))));
        Assert.Equal("industry", FieldValues.FirstNested(template, Values(new[] { new[] { "a" } })));
        Assert.Null(FieldValues.FirstNested(template, Values(new[] { "a", "b" })));
        Assert.Null(FieldValues.FirstNested(template, Values(DateTimeOffset.UnixEpoch)));
    }

    [Theory]
    [InlineData("Windmills $TSLA", "cashtag")]
    [InlineData("Windmills＄TSLA", "cashtag")]
    [InlineData("Windmills #news", "hashtag")]
    [InlineData("Windmills https://example.com", "link")]
    [InlineData("Windmills www.example.com", "link")]
    [InlineData("Wind\nmills", "control")]
    [InlineData("Wind\0mills", "control")]
    [InlineData("Wind\u202Emills", "control")]
    [InlineData("Wind\u200Bmills", "control")]
    public void A_field_cannot_bring_in_what_steers_a_post(string value, string expected) =>
        Assert.Contains(
            expected, FieldValues.SteeringRefusal(new Template("{{ industry }} $AAPL"), Values(value)),
                StringComparison.Ordinal);

    [Theory]
    [InlineData("C# and F#")]
    [InlineData("No. #1")]
    [InlineData("US$ 5 m")]
    [InlineData("R&D, 50 % 👩\u200D🔬")]
    public void Ordinary_values_do_not_steer_a_post(string value) =>
        Assert.Null(
            FieldValues.SteeringRefusal(new Template("{{ industry }} $AAPL #news https://example.com"), Values(value)));

    [Fact]
    public void An_update_about_an_object_searches_private_values_in_all_of_it()
    {
        Dictionary<string, object?> fields = new()
        {
            ["title"] = "Sold the shares last week",
            ["data"] = new Dictionary<string, object?>
            {
                ["note"] = new Dictionary<string, object?> { ["body"] = "sold the shares, last week" },
            },
        };
        Assert.Equal("StockTwits.TextPrivate", Compose("{{ title }}", "title", fields).Refusal?.ErrorId);
    }

    [Theory]
    [InlineData("StockTwits.FieldEmpty", "")]
    [InlineData("StockTwits.TextPrivate", "x.@ben")]
    [InlineData("StockTwits.TextPrivate", "Windmills $TSLA")]
    [InlineData("StockTwits.TextPrivate", "Call Ada")]
    public void An_update_about_an_object_is_refused(string id, string value)
    {
        Dictionary<string, object?> fields = new() { ["title"] = value, ["FirstName"] = "Ada" };
        Assert.Equal(id, Compose("{{ title }} $AAPL", "title", fields).Refusal?.ErrorId);
    }

    [Theory]
    [InlineData("{ title } $AAPL")]
    [InlineData("{title}")]
    public void Single_braces_are_not_posted_as_they_stand(string text) =>
        Assert.Equal(
            "GhlStockTwits.TemplateInvalid",
            Assert.Throws<GhlStockTwitsException>(() => new Template(text)).ErrorId);

    [Fact]
    public void A_published_field_must_stand_in_the_template()
    {
        Assert.Equal("StockTwits.FieldUnused", Assert.Throws<GhlStockTwitsException>(() =>
            UpdateComposer.Require(new Template("$AAPL"), new PublishList(["title"]))).ErrorId);

        // A name that is published may stand in a title.
        UpdateComposer.Require(new Template("{{ title }}"), new PublishList(["Title", "firstName"]));
    }

    [Theory]
    [InlineData("Mail me at ada@example.com", "StockTwits.TextPrivate")]
    [InlineData("Call +1 (555) 010-0123 now", "StockTwits.TextPrivate")]
    [InlineData("Results are out ", "StockTwits.CashtagRemoved")]
    [InlineData(" is up today", "StockTwits.CashtagRemoved")]
    [InlineData("nul \0", "StockTwits.TextDamaged")]
    [InlineData("lost \uFFFD", "StockTwits.TextDamaged")]
    [InlineData("", "StockTwits.TextEmpty")]
    [InlineData("Results are out $AAPL 😀\nat https://example.com/2026-12-23 14:30", null)]
    public void A_given_text_is_checked(string text, string? id) =>
        Assert.Equal(id, UpdateComposer.Given(text, new PrivateValues()).Refusal?.ErrorId);

    [Fact]
    public void A_text_that_was_cut_inside_an_emoji_is_not_posted()
    {
        string text = "Up 😀 and 😀";
        Assert.Null(UpdateText.Refusal(text));
        Assert.Equal("StockTwits.TextDamaged", UpdateText.Refusal(text[..^1])?.ErrorId);
        Assert.Equal("StockTwits.TextDamaged", UpdateText.Refusal(text.Remove(3, 1))?.ErrorId);
    }

    [Theory]
    [InlineData("Up", new[] { "AAPL", "$tsla" }, "Up $AAPL $TSLA")]
    [InlineData("Up $aapl.", new[] { "AAPL" }, "Up $aapl.")]
    [InlineData("Up $AAPLX", new[] { "AAPL" }, "Up $AAPLX $AAPL")]
    [InlineData("", new[] { "AAPL" }, "$AAPL")]
    public void Cashtags_are_added_once(string text, string[] symbols, string expected) =>
        Assert.Equal(expected, Cashtags.Append(text, symbols));

    [Theory]
    [InlineData("/messages/create.json", true)]
    [InlineData("/messages//create.json", true)]
    [InlineData("/Messages/./Create", true)]
    [InlineData("/messages%2Fcreate.json", true)]
    [InlineData("/messages%252Fcreate.json", true)]
    [InlineData("/messages/like.json", false)]
    [InlineData("/watchlists/create.json", false)]
    public void A_path_that_posts_is_recognized(string path, bool expected) =>
        Assert.Equal(expected, UpdateSender.IsPathOfPosts(path));

    private static Composition Compose(string template, string publish, Dictionary<string, object?> fields)
    {
        PublishList list = new([publish]);
        return UpdateComposer.Compose(
            new Template(template), list, fields, ObjectPrivacy.ValuesOf(fields, list), maySteer: false,
            mayMention: false);
    }

    private static Dictionary<string, object?> Values(object? value) => new() { ["industry"] = value };
}
