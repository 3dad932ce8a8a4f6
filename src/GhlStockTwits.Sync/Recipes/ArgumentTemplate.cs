using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>The value of an argument as a recipe writes it: a text with fields in it, a list or an object.</summary>
internal abstract record ArgumentTemplate
{
    /// <summary>Its place in the file, for errors.</summary>
    public RecipeLocation Location { get; init; } = new(string.Empty, 1, 1);

    /// <summary>The templates in it, with their places.</summary>
    public abstract IEnumerable<ArgumentText> Texts { get; }

    /// <summary>The fields and results that it uses.</summary>
    public IEnumerable<string> Fields => Texts.SelectMany(static text => text.Template.Fields);
}

/// <summary>A single value.</summary>
/// <param name="Template">Its text.</param>
/// <param name="IsQuoted">Whether it stands in quotes: then it is a text, also if it looks like a number.</param>
internal sealed record ArgumentText(Template Template, bool IsQuoted) : ArgumentTemplate
{
    public override IEnumerable<ArgumentText> Texts => [this];
}

/// <summary>A list.</summary>
/// <param name="Items">Its items.</param>
internal sealed record ArgumentList(IReadOnlyList<ArgumentTemplate> Items) : ArgumentTemplate
{
    public override IEnumerable<ArgumentText> Texts => Items.SelectMany(static item => item.Texts);
}

/// <summary>An object.</summary>
/// <param name="Members">Its members by name.</param>
internal sealed record ArgumentObject(IReadOnlyDictionary<string, ArgumentTemplate> Members) : ArgumentTemplate
{
    public override IEnumerable<ArgumentText> Texts => Members.Values.SelectMany(static member => member.Texts);
}
