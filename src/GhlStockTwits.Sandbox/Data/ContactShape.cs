namespace GhlStockTwits.Sandbox.Data;

/// <summary>The shapes that one contact has, by the operation that shows it.</summary>
[Flags]
internal enum ContactShape
{
    None = 0,

    /// <summary>By id, and as the answer to a change.</summary>
    Read = 1,

    /// <summary>In the listings.</summary>
    List = 2,

    /// <summary>In search results.</summary>
    Search = 4,

    All = Read | List | Search,
}
