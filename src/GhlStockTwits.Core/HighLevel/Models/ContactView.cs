namespace GhlStockTwits.HighLevel.Models;

/// <summary>How much of a contact a response holds. A search leaves out what a read has (highlevel-api 2.2).</summary>
public enum ContactView
{
    /// <summary>Read by its ID: complete.</summary>
    Full,

    /// <summary>Read from a list: Do Not Disturb settings may be missing.</summary>
    List,

    /// <summary>Read from a search: names in lower case, no Do Not Disturb settings.</summary>
    Search,
}

/// <summary>Marks contacts with what the operation that read them leaves out.</summary>
internal static class ContactViews
{
    public static void Mark(Contact[] contacts, ContactView view) => Array.ForEach(contacts, one => one.View = view);
}
