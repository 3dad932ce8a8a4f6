namespace GhlStockTwits.Sync.Engine;

/// <summary>The names of the values that the engine keeps in the state.</summary>
internal static class StateKeys
{
    /// <summary>What tells this state from every other one.</summary>
    public const string Id = "state id";

    /// <summary>The newest change of a contact that was stored: where the next search begins.</summary>
    public const string Cursor = "contacts updated";

    /// <summary>When all changes of contacts were last read to the end.</summary>
    public const string ContactsRead = "contacts read";

    /// <summary>When all contacts were last listed to the end.</summary>
    public const string ContactsListed = "contacts listed";

    /// <summary>The custom field that the handles of all records were read from.</summary>
    public const string HandleField = "handle field";

    /// <summary>The number of the newest change that the log no longer has.</summary>
    public const string ChangesForgotten = "changes forgotten";

    /// <summary>Since when the state is suspended; empty if it is not.</summary>
    public const string Suspended = "suspended";

    /// <summary>Whether a recipe of the state waits for the messages of all linked users.</summary>
    public const string MessagesWanted = "messages wanted";

    /// <summary>Whether a recipe of the state waits for an event that only webhooks announce.</summary>
    public static string Wanted(string kind) => "wanted " + kind;

    /// <summary>Whether the state was restored and no run has come to its end since.</summary>
    public const string BaselineRequired = "baseline required";
}
