namespace GhlStockTwits.Completion;

/// <summary>Something that can complete a word.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Id">The service's id of it.</param>
internal sealed record Suggestion(string Name, string Id);
