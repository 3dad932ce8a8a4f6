using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Recurring tasks. The API cannot list them (highlevel-api 2.4).</summary>
internal static class RecurringTasks
{
    private const string Fields = "description contactIds:list owners:list ignoreTaskCreation:bool";

    public static readonly Operation<Dictionary<string, object>> Create =
        Define("recurringTask.create", "POST /locations/{locationId}/recurring-tasks", "create-recurring-task",
            RecurringTasksWrite, "recurringTask", HighLevelJson.Default.DictionaryStringObject,
            body: "title* rruleOptions:object* " + Fields);

    public static readonly Operation<Dictionary<string, object>> Get =
        Define("recurringTask.get", "GET /locations/{locationId}/recurring-tasks/{id}", "get-recurring-task-by-id",
            RecurringTasksRead, "recurringTask", HighLevelJson.Default.DictionaryStringObject);

    public static readonly Operation<Dictionary<string, object>> Update =
        Define("recurringTask.update", "PUT /locations/{locationId}/recurring-tasks/{id}", "update-recurring-task",
            RecurringTasksWrite, "recurringTask", HighLevelJson.Default.DictionaryStringObject,
            body: "title rruleOptions:object " + Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Define("recurringTask.delete", "DELETE /locations/{locationId}/recurring-tasks/{id}", "delete-recurring-task",
            RecurringTasksWrite, null, HighLevelJson.Default.Acknowledgement);
}
