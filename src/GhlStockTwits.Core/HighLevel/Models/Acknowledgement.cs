namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// What HighLevel answers where there is nothing to return. It spells the key in three ways (highlevel-api 2.8, no. 3).
/// </summary>
public sealed class Acknowledgement
{
    /// <summary>True when the change was made; HighLevel's usual spelling.</summary>
    public bool? Succeded { get; set; }

    /// <summary>True when the change was made; calendars spell it right.</summary>
    public bool? Succeeded { get; set; }

    /// <summary>True when the change was made; businesses and recurring tasks.</summary>
    public bool? Success { get; set; }

    /// <summary>Whether the answer, although one of success, says that nothing was done.</summary>
    internal bool IsRefusal => (Succeded ?? Succeeded ?? Success) == false;
}
