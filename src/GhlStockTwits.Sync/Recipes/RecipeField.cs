namespace GhlStockTwits.Sync.Recipes;

/// <summary>A field that conditions and templates can name, besides custom fields.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record RecipeField(string Name, FieldKind Kind)
{
    /// <summary>Whether a recipe can list it under 'publish'.</summary>
    public bool IsPublishable { get; init; }

    /// <summary>Whether it is StockTwits' own ID of something, which StockTwits may always be given.</summary>
    public bool IsStockTwits { get; init; }

    /// <summary>The values that it can have; empty for any.</summary>
    public IReadOnlyList<string> Values
    {
        get => Kind == FieldKind.Bool ? ["true", "false"] : field;
        init;
    } = [];
}

/// <summary>What a field holds.</summary>
internal enum FieldKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day or a time.</summary>
    Time,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>Several texts.</summary>
    List,
}
