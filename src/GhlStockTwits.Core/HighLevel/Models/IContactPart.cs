using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>Something that belongs to a contact: a note, a task, an appointment.</summary>
public interface IContactPart : IHasId, ILocated, IHasPathParameters
{
    /// <summary>The contact that it belongs to.</summary>
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
