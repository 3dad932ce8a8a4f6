using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// Creates a task, reads it and removes it, to see whether the token may write. Removes it whatever happens, also when
/// the call is canceled or the response to the creation is lost.
/// </summary>
internal static class TestTask
{
    /// <summary>The title of the task.</summary>
    public const string Title = "GhlStockTwits test, may be deleted";

    private static readonly TimeSpan s_removalTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Creates, reads and removes the task.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="contactId">The contact.</param>
    /// <param name="cancellationToken">Ends the test; the task is removed all the same.</param>
    /// <exception cref="OperationCanceledException">The test was canceled.</exception>
    public static async Task<TestTaskResult> RunAsync(
        HighLevelConnection connection, string contactId, CancellationToken cancellationToken)
    {
        // Messages would reach a pipeline that may be stopping.
        CallContext call = new(cancellationToken);
        string mark = Guid.NewGuid().ToString("N");
        string? taskId = null;
        bool mayExist = true;
        ApiException? failure = null;
        ApiException? removal = null;
        try
        {
            Arguments task = new()
            {
                { "contactId", contactId },
                { "title", Title },
                { "body", $"Created by Test-GhlStockTwitsConnection ({mark})." },
                { "dueDate", connection.Time.GetUtcNow().AddDays(1) },
                { "completed", false },
            };
            taskId = (await connection.SendAsync(ContactTasks.Create, task, call).ConfigureAwait(false)).Value?.Id;
            await connection.SendAsync(ContactTasks.Get, Of(contactId, taskId), call).ConfigureAwait(false);
        }
        catch (ApiException caught)
        {
            failure = caught;
            mayExist = taskId is not null || caught.Kind == ApiErrorKind.OutcomeUnknown;
        }
        finally
        {
            if (mayExist)
            {
                (taskId, removal) = await RemoveAsync(connection, contactId, taskId, mark).ConfigureAwait(false);
            }
        }

        return new TestTaskResult(failure, removal, taskId);
    }

    private static Arguments Of(string contactId, string? taskId) =>
        new() { { "contactId", contactId }, { "taskId", taskId } };

    /// <returns>Its ID, if it is known, and why it could not be removed, or null if it is gone.</returns>
    private static async Task<(string? TaskId, ApiException? Removal)> RemoveAsync(
        HighLevelConnection connection, string contactId, string? taskId, string mark)
    {
        using CancellationTokenSource timeout = new(s_removalTimeout, connection.Time);
        CallContext call = new(timeout.Token);
        try
        {
            taskId ??= await FindAsync(connection, contactId, mark, call).ConfigureAwait(false);
            if (taskId is not null)
            {
                await connection.SendAsync(ContactTasks.Delete, Of(contactId, taskId), call).ConfigureAwait(false);
            }

            return (taskId, null);
        }
        catch (ApiException failure)
        {
            return (taskId, failure.Kind == ApiErrorKind.NotFound ? null : failure);
        }
        catch (OperationCanceledException)
        {
            return (taskId, new ApiException(
                ContactTasks.Delete, ApiErrorKind.Timeout, $"{s_removalTimeout.TotalSeconds:0} s"));
        }
    }

    private static async Task<string?> FindAsync(
        HighLevelConnection connection, string contactId, string mark, CallContext call)
    {
        ApiResponse<ContactTask[]> tasks = await connection.SendAsync(
            ContactTasks.List, new Arguments { { "contactId", contactId } }, call).ConfigureAwait(false);
        return tasks.Value?.FirstOrDefault(task => task.Body?.Contains(mark, StringComparison.Ordinal) == true)?.Id;
    }
}

/// <summary>How the test task ended.</summary>
/// <param name="Failure">Why it could not be created or read, or null if both succeeded.</param>
/// <param name="Removal">Why it could not be removed, or null if it is gone.</param>
/// <param name="TaskId">Its ID, or null if it is unknown.</param>
internal sealed record TestTaskResult(ApiException? Failure, ApiException? Removal, string? TaskId);
