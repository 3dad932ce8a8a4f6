using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Events.Polling;

/// <summary>What HighLevel does not announce of tasks: it sends no event when one is changed or falls due.</summary>
internal static class TaskTriggers
{
    /// <summary>A task that was known has another title, text, due date, person in charge or status.</summary>
    public static readonly PolledTrigger Updated =
        new TaskTrigger("ghl.on.TaskUpdate", static (task, _, _) => $"{task.Id} {Fingerprint(task)}", isChange: true);

    /// <summary>An open task falls due within the given time; once for each due date.</summary>
    public static readonly PolledTrigger DueSoon = new TaskTrigger("ghl.on.TaskDueSoon", static (task, now, query) =>
        !task.Completed && task.DueDate > now && task.DueDate <= now + query.Within ? Due(task) : null);

    /// <summary>The due date of an open task has passed; once for each due date.</summary>
    public static readonly PolledTrigger Overdue = new TaskTrigger("ghl.on.TaskOverdue", static (task, now, _) =>
        !task.Completed && task.DueDate <= now ? Due(task) : null);

    private static string Due(ContactTask task) =>
        $"{task.Id} {task.DueDate?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";

    private static string Fingerprint(ContactTask task)
    {
        string all = string.Join(
            '\0', task.Title, task.Body, task.AssignedTo, task.DueDate?.ToUnixTimeSeconds(), task.Completed);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)), 0, 8);
    }
}
