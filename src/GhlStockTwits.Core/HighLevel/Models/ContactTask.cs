using System.Text.Json.Serialization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A task of a contact.</summary>
public sealed class ContactTask : IContactPart
{
    /// <summary>The task's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <inheritdoc/>
    public string ContactId
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <summary>What is to be done.</summary>
    public string? Title { get; set; }

    /// <summary>The description; private.</summary>
    public string? Body { get; set; }

    /// <summary>The user who is to do it.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>When it is due.</summary>
    public DateTimeOffset? DueDate { get; set; }

    /// <summary>Whether it is done.</summary>
    [JsonIgnore]
    public bool Completed { get; set; }

    /// <summary>The status in a word: <c>open</c> or <c>completed</c>.</summary>
    [JsonIgnore]
    public string Status => Completed ? "completed" : "open";

    [JsonInclude]
    [JsonPropertyName("completed")]
    internal bool? CompletedAsSent
    {
        set => Completed = value ?? false;
    }

    /// <summary>The search of a location calls the id so (highlevel-api 2.4).</summary>
    [JsonInclude]
    [JsonPropertyName("_id")]
    internal string? SearchId
    {
        set => Id = value ?? Id;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
