using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// The response of calls that return nothing else. HighLevel spells its key in three ways (highlevel-api 2.8, no. 3).
/// </summary>
public sealed class Acknowledgement : IAcknowledgement
{
    /// <summary>True when the change was made; HighLevel's usual spelling.</summary>
    public bool? Succeded { get; set; }

    /// <summary>True when the change was made; calendars spell it right.</summary>
    public bool? Succeeded { get; set; }

    /// <summary>True when the change was made; businesses and recurring tasks.</summary>
    public bool? Success { get; set; }

    /// <inheritdoc/>
    bool IAcknowledgement.IsRefused => (Succeded ?? Succeeded ?? Success) == false;
}
