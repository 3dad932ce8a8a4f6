namespace GhlStockTwits.HighLevel.Models;

/// <summary>How much of a contact an answer holds. A search leaves out what a read has (highlevel-api 2.2).</summary>
public enum ContactView
{
    /// <summary>Read by its id: whole.</summary>
    Full,

    /// <summary>A row of a list: do-not-disturb settings may be missing.</summary>
    List,

    /// <summary>A search result: names in lower case, no do-not-disturb settings.</summary>
    Search,
}
