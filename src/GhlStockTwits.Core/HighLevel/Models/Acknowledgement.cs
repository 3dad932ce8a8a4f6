using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>
/// The response of calls that return nothing else. HighLevel spells its key in three ways (highlevel-api 2.8, no. 3).
/// </summary>
public sealed class Acknowledgement : ApiObject, IAcknowledgement
{
    /// <summary>Whether the change was made, in the usual spelling of HighLevel.</summary>
    public bool? Succeded { get; set; }

    /// <summary>Whether the change was made, as calendars spell it.</summary>
    public bool? Succeeded { get; set; }

    /// <summary>Whether the change was made, as businesses and recurring tasks name it.</summary>
    public bool? Success { get; set; }

    /// <inheritdoc/>
    bool IAcknowledgement.IsRefused => (Succeded ?? Succeeded ?? Success) == false;

    private protected override bool LacksIdentity => (Succeded ?? Succeeded ?? Success) is null;
}
