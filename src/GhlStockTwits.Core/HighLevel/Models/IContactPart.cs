namespace GhlStockTwits.HighLevel.Models;

/// <summary>Something that belongs to a contact: a note, a task, an appointment.</summary>
public interface IContactPart : IHasId
{
    /// <summary>The contact that it belongs to.</summary>
    string ContactId { get; set; }

    /// <summary>The location that it was read from; the services do not say it, the connection does.</summary>
    string? LocationId { get; set; }
}
