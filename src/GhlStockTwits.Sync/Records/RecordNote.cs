namespace GhlStockTwits.Sync.Records;

/// <summary>A note as the record holds it. Private.</summary>
/// <param name="NoteId">HighLevel's id of the note.</param>
/// <param name="Title">The heading.</param>
/// <param name="Body">The text.</param>
/// <param name="DateAdded">When it was written.</param>
public sealed record RecordNote(string NoteId, string? Title, string? Body, DateTimeOffset? DateAdded);
