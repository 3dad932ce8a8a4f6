namespace GhlStockTwits.HighLevel.Models;

/// <summary>Something that belongs to a contact: a note, a task, an appointment.</summary>
public interface IContactPart : IHasId, ILocated
{
    /// <summary>The contact that it belongs to.</summary>
    string ContactId { get; set; }
}
