using System.Text.Encodings.Web;
using System.Text.Json;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>Writes the text of a recipe to begin with: one update when a contact gets a tag.</summary>
internal static class FirstRecipe
{
    /// <summary>The field whose value allows a mention.</summary>
    public const string ConsentField = "stocktwits_consent";

    // A JSON text is a YAML text in double quotes.
    private static readonly JsonSerializerOptions s_quoting =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the recipe.</summary>
    /// <param name="name">The name.</param>
    /// <param name="tag">The tag that triggers the update.</param>
    /// <param name="text">The template of the update. Its fields are published.</param>
    /// <exception cref="Api.GhlStockTwitsException">The text is not a template.</exception>
    public static string Write(string name, string tag, string text)
    {
        string fields = string.Join(", ", new Template(text).Fields.Select(Quoted));
        string publish = fields.Length == 0
            ? "# The text uses no field. To use some, list them here: publish: [handle]"
            : $"# The only fields that the text can use.\npublish: [{fields}]";
        return $$"""
            # Posts one update when a contact gets the tag. Nothing is posted for what was there before the first run.
            # The format: Get-Help about_GhlStockTwits_Recipes.
            name: {{Quoted(name)}}

            # The custom fields with a contact's StockTwits handle, and with its consent (Yes) to be mentioned.
            handle: {{Recipe.DefaultHandleField}}
            consent: {{ConsentField}}

            when:
              tag.added: {{Quoted(tag)}}

            # E-mail, phone, address, birth date and notes can never be published.
            {{publish}}

            steps:
              - send:
                  text: {{Quoted(text)}}

            guards:
              maxAge: 24h      # older changes have no effect
              perHour: 10      # updates per hour
              quietHours: 22:00-07:00

            """.ReplaceLineEndings("\n");
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text, s_quoting);
}
