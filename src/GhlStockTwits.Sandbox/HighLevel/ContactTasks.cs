using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The tasks of a contact.</summary>
internal static class ContactTasks
{
    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/contacts/{contactId}/tasks", Scopes.ContactsRead, List),
        new("POST", "/contacts/{contactId}/tasks", Scopes.ContactsWrite, Create)
        {
            Body = new BodySchema("title:string! dueDate:date! completed:boolean! body:string assignedTo:string?"),
        },
        new("GET", "/contacts/{contactId}/tasks/{taskId}", Scopes.ContactsRead, Get),
        new("PUT", "/contacts/{contactId}/tasks/{taskId}", Scopes.ContactsWrite, Update)
        {
            Body = new BodySchema("title:string dueDate:date completed:boolean body:string assignedTo:string?"),
        },
        new("DELETE", "/contacts/{contactId}/tasks/{taskId}", Scopes.ContactsWrite, Delete),
        new("PUT", "/contacts/{contactId}/tasks/{taskId}/completed", Scopes.ContactsWrite, Update)
        {
            Body = new BodySchema("completed:boolean!"),
        },
    ];

    private static HttpResponse List(HighLevelCall call)
    {
        return HighLevelCall.Ok(("tasks", JsonPart.List(call.Location.ContactTasks.OwnedBy(call.FindContact().Id))));
    }

    private static HttpResponse Create(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        call.RequireUser((string?)call.Body["assignedTo"]);
        NormalizeDueDate(call.Body);
        JsonObject task = call.NewResource(("contactId", contact.Id));
        call.Location.ContactTasks.Add(task);
        call.Notify(WebhookPayloads.OfNewTask(call.Location, task, call.Now));
        return HighLevelCall.Created(("task", task));
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("task", FindTask(call)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject task = FindTask(call);
        call.RequireUser((string?)call.Body["assignedTo"]);
        NormalizeDueDate(call.Body);
        bool wasCompleted = IsCompleted(task);
        call.MergeBody(task);
        if (!wasCompleted && IsCompleted(task))
        {
            call.Notify(WebhookPayloads.OfTask("TaskComplete", call.Location, task));
        }

        return HighLevelCall.Ok(("task", task));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        JsonObject task = FindTask(call);
        call.Location.ContactTasks.Remove((string)task["id"]!);
        call.Notify(WebhookPayloads.OfTask("TaskDelete", call.Location, task));
        return HighLevelCall.Ok(("succeded", true));
    }

    private static bool IsCompleted(JsonObject task)
    {
        return (bool?)task["completed"] == true;
    }

    private static JsonObject FindTask(HighLevelCall call)
    {
        string contactId = call.FindContact().Id;
        JsonObject task = call.FindResource(location => location.ContactTasks, "taskId", "Task");
        return (string?)task["contactId"] == contactId
            ? task
            : throw HighLevelException.NotFound("Task", call.RouteValues["taskId"]);
    }

    /// <summary>
    /// The service returns due dates with milliseconds and rejects them with milliseconds: a date cannot be sent back
    /// as it was read.
    /// </summary>
    private static void NormalizeDueDate(JsonObject body)
    {
        if ((string?)body["dueDate"] is not { } text)
        {
            return;
        }

        if (text.Contains('.', StringComparison.Ordinal))
        {
            throw HighLevelException.Invalid("dueDate must be a valid ISO 8601 date string");
        }

        body["dueDate"] = ContactJson.Iso(
            DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
    }
}
