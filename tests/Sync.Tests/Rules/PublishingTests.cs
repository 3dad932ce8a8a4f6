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
            ["data"] = new Dictionary<string,
                object?>
            { ["note"] = new Dictionary<string, object?> { ["body"] = "sold the shares, last week" } },
        };
        GhlStockTwitsException refusal = Assert.Throws<GhlStockTwitsException>(
            () => ObjectUpdate.Compose(new Template("{{ title }}"), new PublishList(["title"]), fields,
                mayMention: false));
        Assert.Equal("StockTwits.TextPrivate", refusal.ErrorId);
    }

    [Theory]
    [InlineData("StockTwits.FieldMissing", "other", "x")]
    [InlineData("StockTwits.FieldEmpty", "title", "")]
    [InlineData("StockTwits.TextPrivate", "title", "x.@ben")]
    public void An_update_about_an_object_is_refused(string id, string field, string value)
    {
        GhlStockTwitsException refusal = Assert.Throws<GhlStockTwitsException>(() => ObjectUpdate.Compose(
            new Template($"{{{{ {field} }}}} $AAPL"), new PublishList([field]), new Dictionary<string,
                object?>
            { ["title"] = value },
            mayMention: false));
        Assert.Equal(id, refusal.ErrorId);
    }

    private static Dictionary<string, object?> Values(object? value) => new() { ["industry"] = value };
}
