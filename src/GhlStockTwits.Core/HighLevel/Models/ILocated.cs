using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>An object of a location. Connections to other locations refuse it.</summary>
public interface ILocated
{
    /// <summary>The location. If the service does not send it, the connection adds it.</summary>
    string? LocationId { get; set; }
}

/// <summary>An object whose parent is missing in the response, but part of the path of the call.</summary>
public interface IHasPathParameters
{
    /// <summary>Copies IDs that the response omits from the values of the call.</summary>
    /// <param name="call">The values of the call.</param>
    void SetPathParameters(Arguments call);
}

/// <summary>A note, task or appointment of a contact.</summary>
public interface IContactPart : IHasId, ILocated, IHasPathParameters
{
    /// <summary>The ID of the contact.</summary>
    string ContactId { get; set; }

    /// <inheritdoc/>
    void IHasPathParameters.SetPathParameters(Arguments call)
    {
        if (ContactId.Length == 0)
        {
            ContactId = call["contactId"] as string ?? string.Empty;
        }
    }
}

/// <summary>An object with a text that must never become public.</summary>
public interface IHasPrivateText
{
    /// <summary>The text.</summary>
    string? Body { get; }
}
