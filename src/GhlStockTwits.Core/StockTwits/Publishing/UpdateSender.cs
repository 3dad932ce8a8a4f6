using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// Sends an update once, never again. Where the answer was lost, the account's own stream tells whether it went out.
/// </summary>
internal static class UpdateSender
{
    // A message may show on the stream a moment after it was taken.
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(2);

    // StockTwits tells time in whole seconds.
    private static readonly TimeSpan s_coarseness = TimeSpan.FromSeconds(2);

    /// <summary>The operation that posts an update, by its name in the catalog.</summary>
    public static string OperationName => Messages.Create.Name;

    /// <summary>Whether an operation posts an update; only this class calls such an operation.</summary>
    public static bool Posts(Operation operation) =>
        operation == Messages.Create || operation == Messages.CreateWithFile;

    /// <summary>Posts an update once, whatever comes of it.</summary>
    /// <exception cref="GhlStockTwitsException">StockTwits would not take the text as it is.</exception>
    /// <exception cref="ApiException">It was refused, or its outcome is unknown.</exception>
    public static Task<ApiResponse<Message>> PostAsync(
        StockTwitsConnection connection, Arguments update, CallContext call)
    {
        if (update["body"] is string text && UpdateText.Refusal(text) is { } refusal)
        {
            throw refusal;
        }

        bool hasFile = update["chart"] is string chart && !ChartFile.IsAddress(chart);
        return connection.SendAsync(hasFile ? Messages.CreateWithFile : Messages.Create, update, call);
    }

    /// <summary>Whether a path would post an update, however it is written.</summary>
    public static bool IsPathOfPosts(string path) =>
        string.Join('/', Uri.UnescapeDataString(Uri.UnescapeDataString(path))
            .Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries)
            .Where(static part => part != "."))
            .Contains("messages/create", StringComparison.OrdinalIgnoreCase);

    /// <summary>The message as StockTwits has it.</summary>
    /// <exception cref="GhlStockTwitsException">
    /// The account may not post it now, or the chart is not a picture.
    /// </exception>
    /// <exception cref="ApiException">
    /// It was refused, or its outcome is unknown and the stream does not show it.
    /// </exception>
    public static async Task<Message?> SendAsync(
        AccountGuard guard, int perHour, Arguments update, CallContext call)
    {
        StockTwitsConnection connection = guard.Connection;
        string text = update["body"] as string ?? string.Empty;
        string? chart = update["chart"] as string;
        if (chart is not null && !ChartFile.IsAddress(chart))
        {
            ChartFile.Checked(chart);
        }

        await guard.RequireAsync(text, perHour, call).ConfigureAwait(false);
        long begin = connection.Time.GetTimestamp();
        try
        {
            Message? sent = (await PostAsync(connection, update, call).ConfigureAwait(false)).Value;
            guard.Add(text);
            return sent;
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.OutcomeUnknown
            && connection.Account is not null)
        {
            guard.Add(text);
            call.Report("No answer tells whether the update went out: looking at the account's stream", s_settling);
            await Task.Delay(s_settling, connection.Time, call.CancellationToken).ConfigureAwait(false);
            Message? found = await FindAsync(connection, text, begin, call).ConfigureAwait(false);
            if (found is null)
            {
                throw;
            }

            return found;
        }
    }

    private static async Task<Message?> FindAsync(
        StockTwitsConnection connection, string text, long begin, CallContext call)
    {
        OwnStream stream = new(connection, call);
        try
        {
            IReadOnlyList<Message>? own = await stream.ReadAsync(
                connection.Time.GetElapsedTime(begin) + s_coarseness).ConfigureAwait(false);
            return own is null
                ? null
                : OwnStream.Find(own, text, connection.Account!.Id, DateTimeOffset.MinValue, static _ => false);
        }
        catch (ApiException unanswered)
        {
            call.Report($"The stream could not be read: {unanswered.ErrorId}");
            return null;
        }
    }
}
