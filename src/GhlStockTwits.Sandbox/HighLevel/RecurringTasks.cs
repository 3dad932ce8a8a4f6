using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// Recurring tasks. Choice: they are stored but create no tasks. Of several owners or contacts the first one is
/// returned, because the document's response has room for one.
/// </summary>
internal static class RecurringTasks
{
    private const string WritableProperties =
        "description:string contactIds:strings owners:strings ignoreTaskCreation:boolean ";

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/locations/{locationId}/recurring-tasks", null, Create)
        {
            Body = new BodySchema(WritableProperties + "title:string! rruleOptions:object!"),
        },
        new("GET", "/locations/{locationId}/recurring-tasks/{id}", null, Get),
        new("PUT", "/locations/{locationId}/recurring-tasks/{id}", null, Update)
        {
            Body = new BodySchema(WritableProperties + "title:string rruleOptions:object"),
        },
        new("DELETE", "/locations/{locationId}/recurring-tasks/{id}", null, Delete),
    ];

    private static readonly string[] s_requiredOptions = ["intervalType", "interval", "startDate", "dueAfterSeconds"];

    private static HttpResponse Create(HighLevelCall call)
    {
        string now = ContactJson.Iso(call.Now);
        JsonObject task = new()
        {
            ["id"] = call.Data.Ids.Id(),
            ["description"] = "",
            ["locationId"] = call.Location.Id,
            ["createdAt"] = now,
            ["totalOccurrence"] = 0,
            ["deleted"] = false,
        };
        ApplyBody(call, task);
        return HighLevelCall.Created(("recurringTask", call.Location.RecurringTasks.Add(task)));
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("recurringTask", FindTask(call)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject task = FindTask(call);
        ApplyBody(call, task);
        return HighLevelCall.Ok(("recurringTask", task));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        string id = (string)FindTask(call)["id"]!;
        call.Location.RecurringTasks.Remove(id);
        return HighLevelCall.Ok(("id", id), ("success", true));
    }

    private static void ApplyBody(HighLevelCall call, JsonObject task)
    {
        CheckOptions(call.Body["rruleOptions"] as JsonObject);
        foreach (string name in new[] { "title", "description", "rruleOptions" })
        {
            if (call.Body[name] is { } value)
            {
                task[name] = value.DeepClone();
            }
        }

        SetToFirst(call, "contactIds", task, "contactId");
        SetToFirst(call, "owners", task, "assignedTo");
        task["updatedAt"] = ContactJson.Iso(call.Now);
    }

    private static void SetToFirst(HighLevelCall call, string list, JsonObject task, string property)
    {
        if (call.Body[list] is JsonArray { Count: > 0 } ids)
        {
            task[property] = ids[0]!.DeepClone();
        }
    }

    private static void CheckOptions(JsonObject? options)
    {
        if (options is null)
        {
            return;
        }

        string[] missing = [.. s_requiredOptions.Where(name => options[name] is null)];
        if (missing.Length > 0)
        {
            throw HighLevelException.Invalid(missing.Select(name => $"rruleOptions.{name} should not be empty"));
        }
    }

    private static JsonObject FindTask(HighLevelCall call)
    {
        return call.FindResource(location => location.RecurringTasks, "id", "Recurring task");
    }
}
