using System.Globalization;
using System.Text;
using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>
/// Whatever the template, the object and the contact hold: what is not published does not leave. Also run without ICU,
/// with <c>DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1</c>.
/// </summary>
public sealed class PrivacyPropertyTests
{
    private static readonly string[] s_published = ["title", "status"];

    private static readonly string[] s_others =
        ["email", "phone", "address1", "body", "notes", "Data", "List", "CustomField", "AdditionalData", "secret"];

    private static readonly NormalizationForm[] s_forms =
        [NormalizationForm.FormC, NormalizationForm.FormD, NormalizationForm.FormKC, NormalizationForm.FormKD];

    private static readonly Gen<string> s_word = Gen.Char["abcdefghijklmnopqrstuvwxyzäöüéñçøßÅﬁ"].Array[4, 9]
        .Select(static letters => new string(letters));

    /// <summary>A private text of two words and more, as streets, notes and names of streets are.</summary>
    private static readonly Gen<string> s_secret =
        s_word.Array[3, 6].Select(static words => "q" + string.Join(' ', words));

    private static readonly Gen<string> s_template = Gen.OneOf(
        OneOf(s_published), OneOf(s_others),
        Gen.Select(OneOf(s_others), OneOf("Body", "email", "0", "[0].Body"))
            .Select(static (name, part) => $"{name}.{part}"),
        Gen.Select(OneOf("date {0} 'd MMMM yyyy'", "number {0} '0'", "cashtag {0}", "truncate {0} 40",
                "truncate (default {0} 'x') 40", "default (date {0} 'd') 'x'"), OneOf([.. s_published, .. s_others]))
            .Select(static (format, name) => string.Format(CultureInfo.InvariantCulture, format, name)),
        OneOf("this", "@root", "#each Data", "/each", "> body", "lookup Data 'Body'", "../email"))
        .Array[1, 4]
        .Select(static names => string.Join(" and ", names.Select(static name => $"{{{{ {name} }}}}")) + " $A");

    [Fact]
    public void Nothing_that_is_not_published_leaves_an_object()
    {
        Gen.Select(s_template, s_secret, Gen.Int[0, 3], s_word).Sample(static (text, secret, depth, title) =>
        {
            Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase)
            {
                ["title"] = title, ["status"] = "open", ["secret"] = secret,
            };
            foreach (string name in s_others)
            {
                fields[name] = Nested(secret, depth);
            }

            return TextOf(text, s_published, fields) is not { } posted || !Contains(posted, secret);
        });
    }

    [Fact]
    public void A_private_value_does_not_leave_through_a_published_field_in_any_form_of_Unicode()
    {
        Gen<string> template = OneOf(
            "{{ title }} $A", "{{ truncate title 12 }} $A", "{{ truncate (default title 'x') 9 }} $A",
            "{{ default title 'nothing' }} $A");
        Gen.Select(s_secret, OneOf(s_forms), OneOf(s_forms), Gen.Int[0, 3], Gen.Bool, template)
            .Sample(static (secret, stored, written, depth, upper, text) =>
            {
                string title = $"About {secret.Normalize(written)}.";
                Dictionary<string, object?> fields = new(StringComparer.OrdinalIgnoreCase)
                {
                    ["title"] = upper ? title.ToUpperInvariant() : title,
                    [depth < 2 ? "notes" : "Data"] = Nested(secret.Normalize(stored), depth),
                };

                return TextOf(text, ["title"], fields) is null;
            });
    }

    [Fact]
    public void A_private_value_of_a_contact_does_not_leave_in_any_form_of_Unicode()
    {
        Gen.Select(s_secret, OneOf(s_forms), OneOf(s_forms), Gen.Int[0, 3])
            .Sample(static (secret, stored, written, place) =>
            {
                string value = secret.Normalize(stored);
                ContactRecord record = place switch
                {
                    0 => Sample.Record with { Address1 = value },
                    1 => Sample.Record with { FirstName = null, LastName = value, Name = value },
                    2 => Sample.Record with { Notes = [new RecordNote("n1", null, $"Ask. {value}. Then call.", null)] },
                    _ => Sample.Record with { City = value },
                };
                PrivateValues values = RecordPrivacy.ValuesOf(record, new PublishList(["industry"]));

                return values.FindIn($"News: {secret.Normalize(written)}!", new Template("News: {{ industry }}!"))
                    is not null;
            });
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>The text that would be posted, or null.</summary>
    private static string? TextOf(string template, string[] publish, Dictionary<string, object?> fields)
    {
        try
        {
            PublishList list = new(publish);
            Template parsed = new(template);
            parsed.Require(list.Names);
            return UpdateComposer.Compose(
                parsed, list, fields, ObjectPrivacy.ValuesOf(fields, list), maySteer: false, mayMention: false).Text;
        }
        catch (GhlStockTwitsException)
        {
            return null;
        }
    }

    private static bool Contains(string text, string secret) =>
        text.Contains(secret, StringComparison.OrdinalIgnoreCase);

    private static object Nested(string secret, int depth) => depth switch
    {
        0 => secret,
        1 => new object[] { secret },
        2 => new Dictionary<string, object?> { ["Body"] = secret, ["email"] = secret },
        _ => new[] { new Dictionary<string, object?> { ["note"] = Nested(secret, 2) } },
    };
}
