using GhlStockTwits.Events;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>The fields that conditions and steps can name besides custom fields.</summary>
internal static class RecipeFields
{
    private static readonly RecipeField[] s_user =
    [
        new("followers", FieldKind.Number) { IsPublishable = true },
        new("following", FieldKind.Number) { IsPublishable = true },
        new("ideas", FieldKind.Number) { IsPublishable = true },
        new("official", FieldKind.Bool) { IsPublishable = true },
        new("userId", FieldKind.Number) { IsPublishable = true, IsStockTwits = true },
        new("username", FieldKind.Text) { IsPublishable = true, IsStockTwits = true },
    ];

    private static readonly RecipeField[] s_message =
    [
        new("messageId", FieldKind.Number) { IsPublishable = true, IsStockTwits = true },
        new("body", FieldKind.Text),
        new("symbols", FieldKind.List) { IsPublishable = true },
        new("sentiment", FieldKind.Text) { IsPublishable = true },
        new("userId", FieldKind.Number) { IsPublishable = true, IsStockTwits = true },
        new("username", FieldKind.Text) { IsPublishable = true, IsStockTwits = true },
    ];

    private static readonly RecipeField[] s_ofDeleted =
    [
        new("userId", FieldKind.Number) { IsPublishable = true, IsStockTwits = true },
        new("username", FieldKind.Text) { IsPublishable = true, IsStockTwits = true },
    ];

    private static readonly RecipeField s_symbol =
        new("symbol", FieldKind.Text) { IsPublishable = true, IsStockTwits = true };

    private static readonly RecipeField s_title = new("title", FieldKind.Text) { IsPublishable = true };

    private static readonly RecipeField s_status = new("status", FieldKind.Text) { IsPublishable = true };

    /// <summary>What a contact has besides custom fields, and what its StockTwits user has.</summary>
    public static IReadOnlyList<RecipeField> OfContact { get; } =
    [
        new("handle", FieldKind.Text) { IsPublishable = true },
        new("name", FieldKind.Text) { IsPublishable = true },
        new("firstName", FieldKind.Text) { IsPublishable = true },
        new("lastName", FieldKind.Text) { IsPublishable = true },
        new("email", FieldKind.Text),
        new("phone", FieldKind.Text),
        new("companyName", FieldKind.Text) { IsPublishable = true },
        new("tags", FieldKind.List) { IsPublishable = true },
        new("contactId", FieldKind.Text),
        new("dateAdded", FieldKind.Time),
        new("dnd", FieldKind.Bool),
        new("link", FieldKind.Text) { Values = ["none", "pending", "linked", "unlinked"] },
        new("userSymbols", FieldKind.List) { IsPublishable = true },
        new("userSentiment", FieldKind.Text) { IsPublishable = true, Values = ["bullish", "bearish", "mixed"] },
        new("messagesPerWeek", FieldKind.Number) { IsPublishable = true },
        new("lastSeen", FieldKind.Time),
        .. s_user,
    ];

    /// <summary>The audiences of a record, which an audience itself cannot ask for.</summary>
    public static RecipeField Audiences { get; } = new("audiences", FieldKind.List) { IsPublishable = true };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RecipeField> OfRecord { get; } = [.. OfContact, Audiences];

    /// <summary>What a change brings with it.</summary>
    /// <param name="kind">The kind of the change.</param>
    public static IReadOnlyList<RecipeField> OfChange(string kind) => kind switch
    {
        EventKind.ContactDeleted => s_ofDeleted,
        EventKind.FollowerAdded => s_user,
        EventKind.MessagePosted or EventKind.AccountMentioned => s_message,
        EventKind.SymbolMentioned => [s_symbol, .. s_message],
        EventKind.SymbolTrending => [s_symbol],
        _ => kind.Split('.')[0] switch
        {
            "tag" => [new("tag", FieldKind.Text) { IsPublishable = true }],
            "task" =>
            [
                new("taskId", FieldKind.Text) { IsPublishable = true }, s_title, s_status,
                new("dueDate", FieldKind.Time) { IsPublishable = true },
            ],
            "note" => [new("noteId", FieldKind.Text)],
            "ghl" => [new("objectId", FieldKind.Text)],
            "appointment" =>
            [
                new("appointmentId", FieldKind.Text), s_title, s_status,
                new("startTime", FieldKind.Time) { IsPublishable = true },
            ],
            _ => [],
        },
    };

    /// <summary>The names that a recipe can publish besides custom fields.</summary>
    public static IReadOnlySet<string> Names { get; } = OfRecord
        .Concat(EventKind.Found.SelectMany(OfChange))
        .Where(static field => field.IsPublishable).Select(static field => field.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of them that are moments, whose text depends on the time zone.</summary>
    public static readonly IReadOnlyList<string> Moments = ["dueDate", "startTime"];
}
