using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Searches the tasks of a location.</summary>
internal static class ContactTaskSearch
{
    private const int DefaultLimit = 25;
    private const int MaxLimit = 100;

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/locations/{locationId}/tasks/search", Scopes.TasksRead, Search)
        {
            Writes = false,
            Body = new BodySchema("contactId:strings completed:boolean assignedTo:strings query:string limit:number "
                + "skip:number businessId:string"),
        },
    ];

    /// <summary>Choice: at most 100 per page, in the order in which the tasks were created.</summary>
    private static HttpResponse Search(HighLevelCall call)
    {
        IEnumerable<JsonObject> found = ReadStrings(call, "contactId") is { } contacts
            ? contacts.SelectMany(call.Location.ContactTasks.OwnedBy)
            : call.Location.ContactTasks.Items;
        found = found.Where(task => Matches(call, task));
        int limit = Math.Min((int?)call.Body["limit"] ?? DefaultLimit, MaxLimit);
        int skip = (int?)call.Body["skip"] ?? 0;
        return HighLevelCall.Ok(("tasks", JsonPart.List(found.Skip(skip).Take(limit).Select(ToSearchResult))));
    }

    private static bool Matches(HighLevelCall call, JsonObject task)
    {
        bool? completed = (bool?)call.Body["completed"];
        string? query = (string?)call.Body["query"];
        string? businessId = (string?)call.Body["businessId"];
        return (completed is null || (bool?)task["completed"] == completed)
            && (ReadStrings(call, "assignedTo") is not { } users || users.Contains((string?)task["assignedTo"]))
            && (query is null || Contains(task, "title", query) || Contains(task, "body", query))
            && (businessId is null
                || call.Location.Contacts.Find((string)task["contactId"]!)?.BusinessId == businessId);
    }

    private static bool Contains(JsonObject task, string property, string query)
    {
        return ((string?)task[property])?.Contains(query, StringComparison.OrdinalIgnoreCase) ?? false;
    }

    private static string[]? ReadStrings(HighLevelCall call, string name)
    {
        return call.Body[name] is JsonArray { Count: > 0 } array ? [.. array.Select(text => (string)text!)] : null;
    }

    /// <summary>Here the ID is called <c>_id</c>.</summary>
    private static JsonObject ToSearchResult(JsonObject task)
    {
        return new JsonObject(task.Select(property => new KeyValuePair<string, JsonNode?>(
            property.Key == "id" ? "_id" : property.Key,
            property.Value?.DeepClone())));
    }
}
