using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Tasks of a contact (highlevel-api 2.1, rows 3 to 8; 2.4 for the search).</summary>
internal static class ContactTasks
{
    public static readonly Operation<ContactTask[]> List =
        Define("task.list", "GET /contacts/{contactId}/tasks", "get-all-tasks",
            ContactsRead, "tasks", HighLevelJson.Default.ContactTaskArray);

    public static readonly Operation<ContactTask> Get =
        Define("task.get", "GET /contacts/{contactId}/tasks/{taskId}", "get-task",
            ContactsRead, "task", HighLevelJson.Default.ContactTask);

    public static readonly Operation<ContactTask> Create =
        Define("task.create", "POST /contacts/{contactId}/tasks", "create-task",
            ContactsWrite, "task", HighLevelJson.Default.ContactTask,
            body: "title* dueDate:time* completed:bool=false* body assignedTo") with
        {
            VerifiedBy = OutcomeCheck.In(
                List, static (sent, task) => OutcomeCheck.IsSame(sent["title"], task.Title)
                    && OutcomeCheck.IsSame(sent["dueDate"], task.DueDate),
                "contactId"),
        };

    public static readonly Operation<ContactTask> Update =
        Define("task.update", "PUT /contacts/{contactId}/tasks/{taskId}", "update-task",
            ContactsWrite, "task", HighLevelJson.Default.ContactTask,
            body: "title dueDate:time completed:bool body assignedTo");

    public static readonly Operation<ContactTask> SetCompleted =
        Define("task.setCompleted", "PUT /contacts/{contactId}/tasks/{taskId}/completed", "update-task-completed",
            ContactsWrite, "task",
            HighLevelJson.Default.ContactTask, body: "completed:bool*");

    public static readonly Operation<Acknowledgement> Delete =
        Define("task.delete", "DELETE /contacts/{contactId}/tasks/{taskId}", "delete-task", ContactsWrite, null,
            HighLevelJson.Default.Acknowledgement);

    /// <summary>Searches the tasks of the location. HighLevel's default page size is 25.</summary>
    public static readonly Operation<ContactTask[]> Search =
        Define("task.search", "POST /locations/{locationId}/tasks/search", "task-search",
            TasksRead, "tasks", HighLevelJson.Default.ContactTaskArray,
            body: "contactId:list completed:bool assignedTo:list query limit:int skip:int businessId") with
        {
            Paging = HighLevelPaging.Skip,
            PageSize = 25,
            RetrySafety = RetrySafety.Idempotent,
            Changes = false,
        };
}
