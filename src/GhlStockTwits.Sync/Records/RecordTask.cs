namespace GhlStockTwits.Sync.Records;

/// <summary>A task as the record holds it.</summary>
/// <param name="TaskId">HighLevel's id of the task.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Status"><c>open</c> or <c>completed</c>.</param>
/// <param name="DueDate">When it is due.</param>
public sealed record RecordTask(string TaskId, string? Title, string Status, DateTimeOffset? DueDate);
