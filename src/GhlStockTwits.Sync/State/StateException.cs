namespace GhlStockTwits.Sync.State;

/// <summary>A state that cannot be used: in use, of another location or account, newer than this module, damaged.</summary>
public sealed class StateException : Exception
{
    internal StateException(string id, string message, Exception? inner = null)
        : base(message, inner) => Id = id;

    /// <summary>The stable id that scripts match, for example <c>State.Locked</c>.</summary>
    public string Id { get; }
}
