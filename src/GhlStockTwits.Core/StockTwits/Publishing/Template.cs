using GhlStockTwits.Api;
using HandlebarsDotNet.Compiler;
using HandlebarsDotNet;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// A text with <c>{{ field }}</c> in it. Sees only the values it is given; a field that is not among them is an error, and
/// nothing in a template can run code.
/// </summary>
public sealed class Template
{
    private static readonly IHandlebars s_engine = Handlebars.Create(new HandlebarsConfiguration
    {
        NoEscape = true,
        ThrowOnUnresolvedBindingExpression = true,
    });

    private readonly HandlebarsTemplate<object, object> _compiled;

    /// <summary>Compiles a text.</summary>
    /// <param name="text">The text; <c>{{ name }}</c> stands for a field.</param>
    /// <exception cref="GhlStockTwitsException">The text is not a template.</exception>
    public Template(string text)
    {
        Text = text;
        try
        {
            _compiled = s_engine.Compile(text);
        }
        catch (HandlebarsException failure)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.TemplateInvalid", FailureCategory.ParserError,
                $"The template cannot be read: {failure.Message}", "Correct the template.", failure);
        }
    }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>Fills in values.</summary>
    /// <param name="values">The values by field name; a null value renders as nothing.</param>
    /// <returns>The text, without blanks at its ends.</returns>
    /// <exception cref="GhlStockTwitsException">The template names a field that is not among the values.</exception>
    public string Render(IReadOnlyDictionary<string, object?> values)
    {
        try
        {
            return _compiled(values.ToDictionary(static pair => pair.Key, static pair => pair.Value ?? string.Empty)).Trim();
        }
        catch (Exception failure) when (failure is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            string known = values.Count == 0 ? "none" : string.Join(", ", values.Keys.Order(StringComparer.Ordinal));
            throw new GhlStockTwitsException(
                "GhlStockTwits.FieldNotPublished", FailureCategory.InvalidArgument,
                $"The template uses a field that is not published ({failure.Message.Split('\n')[0]}).",
                $"Published: {known}.", failure);
        }
    }
}
