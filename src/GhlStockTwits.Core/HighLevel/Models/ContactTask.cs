using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A task of a contact.</summary>
public sealed class ContactTask : ApiObject, IContactPart, IHasPrivateText
{
    /// <summary>The ID of the task.</summary>
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

    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>The description. Private.</summary>
    public string? Body { get; set; }

    /// <summary>The user that the task is assigned to.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>The due date.</summary>
    public DateTimeOffset? DueDate { get; set; }

    /// <summary>Whether the task is completed.</summary>
    [JsonIgnore]
    public bool Completed { get; set; }

    /// <summary>The status: <c>open</c> or <c>completed</c>.</summary>
    [JsonIgnore]
    public string Status => Completed ? "completed" : "open";

    [JsonInclude]
    [JsonPropertyName("completed")]
    internal bool? CompletedAsSent
    {
        set => Completed = value ?? false;
    }

    /// <summary>The ID in the results of a task search (highlevel-api 2.4).</summary>
    [JsonInclude]
    [JsonPropertyName("_id")]
    internal string? SearchId
    {
        set => Id = value ?? Id;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
