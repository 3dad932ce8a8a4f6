using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace GhlStockTwits.Api;

/// <summary>
/// Writes what happens on a connection to a log, with the IDs that tell runs, calls and attempts apart. See
/// <see cref="LogEntry"/> for what is never written.
/// </summary>
internal sealed class CallLog
{
    private static readonly string s_session = NewId();

    // So that one that cannot be written is one warning, whatever connects.
    private static readonly ConcurrentDictionary<string, LogFile> s_environment = new(StringComparer.Ordinal);

    private readonly LogFile _file;
    private readonly TimeProvider _time;
    private int _attempts;

    /// <summary>Creates a log.</summary>
    /// <param name="file">The file.</param>
    /// <param name="time">The clock.</param>
    public CallLog(LogFile file, TimeProvider time)
    {
        _file = file;
        _time = time;
    }

    private CallLog(CallLog other)
        : this(other._file, other._time)
    {
        Run = other.Run;
        LocationId = other.LocationId;
        Progress = other.Progress;
    }

    /// <summary>The log that the environment names; null for none.</summary>
    public static CallLog? OfEnvironment()
    {
        string? path = Environment.GetEnvironmentVariable(LogFile.Variable);
        return string.IsNullOrWhiteSpace(path)
            ? null
            : new CallLog(
                s_environment.GetOrAdd(Path.GetFullPath(path), static path => new LogFile(path)), TimeProvider.System);
    }

    /// <summary>The run of a sync, or else the session.</summary>
    private string Run { get; init; } = s_session;

    private string? LocationId { get; init; }

    private string? Request { get; init; }

    private Operation? Operation { get; init; }

    private IProgress<ProgressMessage>? Progress { get; init; }

    /// <summary>The log of a connection to a location.</summary>
    public CallLog Of(string? locationId) =>
        new(this) { LocationId = locationId is null ? null : Redaction.CleanName(locationId) };

    /// <summary>The log of a run of a sync.</summary>
    public CallLog OfRun(CallContext call) => new(this) { Run = NewId(), Progress = call.Progress };

    /// <summary>The log of what is not a single call, such as a listing.</summary>
    public CallLog In(CallContext call) => new(this) { Run = call.Log?.Run ?? Run, Progress = call.Progress };

    /// <summary>The log of a call.</summary>
    public CallLog OfCall(Operation operation, CallContext call) => new(this)
    {
        Run = call.Log?.Run ?? Run,
        Progress = call.Progress,
        Request = NewId(),
        Operation = operation,
    };

    /// <summary>An attempt got a response.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="trace">The service's ID of the request, if it sent one.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="waited">How long it waited for the rate limit before.</param>
    public void Responded(HttpStatusCode status, string? trace, TimeSpan duration, TimeSpan waited) =>
        Write(Entry("attempt", "info") with
        {
            Attempt = ++_attempts,
            Status = (int)status,
            Ms = Milliseconds(duration),
            WaitMs = Milliseconds(waited),
            Trace = trace,
        });

    /// <summary>An attempt failed.</summary>
    /// <param name="failure">The error.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="waited">How long it waited for the rate limit before.</param>
    public void Failed(Exception failure, TimeSpan duration, TimeSpan waited) => Write(Of(failure, "attempt") with
    {
        Attempt = ++_attempts,
        Ms = Milliseconds(duration),
        WaitMs = Milliseconds(waited),
    });

    /// <summary>An attempt waits for the rate limit.</summary>
    public void Waits(TimeSpan wait) => Write(Entry("wait", "info") with { WaitMs = Milliseconds(wait) });

    /// <summary>A call is sent again after a pause.</summary>
    public void Retries(ApiException failure, TimeSpan pause) =>
        Write(Entry("retry", "warning") with { Error = failure.ErrorId, WaitMs = Milliseconds(pause) });

    /// <summary>A call failed.</summary>
    public void GaveUp(GhlStockTwitsException failure) => Write(Of(failure, "failure"));

    /// <summary>The token of the connection was refreshed for the call.</summary>
    public void Refreshed() => Write(Entry("refresh", "info"));

    /// <summary>A warning was given.</summary>
    public void Warned(string text) => Write(Entry("warning", "warning") with { Text = Redaction.Clean(text) });

    /// <summary>A run began.</summary>
    /// <param name="counts">What it begins with.</param>
    public void RunBegan(IReadOnlyDictionary<string, long> counts) =>
        Write(Entry("runBegin", "info") with { Counts = counts });

    /// <summary>A run ended.</summary>
    /// <param name="duration">How long it took.</param>
    /// <param name="counts">What it did.</param>
    /// <param name="failure">What ended it before its time.</param>
    public void RunEnded(TimeSpan duration, IReadOnlyDictionary<string, long>? counts, Exception? failure = null) =>
        Write((failure is null ? Entry("runEnd", "info") : Of(failure, "runEnd")) with
        {
            Ms = Milliseconds(duration),
            Counts = counts,
        });

    private LogEntry Entry(string what, string level) => new()
    {
        Time = _time.GetUtcNow().UtcDateTime,
        Level = level,
        Event = what,
        Run = Run,
        Request = Request,
        Service = Operation?.Service.Name,
        Operation = Operation?.Name,
        Location = LocationId,
    };

    /// <summary>A line about an error: its ID, never its text.</summary>
    private LogEntry Of(Exception failure, string what)
    {
        LogEntry entry = Entry(what, failure is ApiException { CanRetry: true } ? "warning" : "error");
        return failure switch
        {
            ApiException call => entry with
            {
                Error = call.ErrorId,
                Status = (int?)call.StatusCode,
                Trace = call.TraceId,
            },
            GhlStockTwitsException known => entry with { Error = known.ErrorId },
            _ => entry with { Error = failure.GetType().Name },
        };
    }

    private void Write(LogEntry entry)
    {
        if (_file.Write(entry.ToLine()) is { } why)
        {
            Progress?.Report(new ProgressMessage(
                $"The log '{_file.Path}' cannot be written, and nothing is logged: {why}.", null, IsWarning: true));
        }
    }

    private static long Milliseconds(TimeSpan duration) => (long)duration.TotalMilliseconds;

    private static string NewId() => Convert.ToHexString(RandomNumberGenerator.GetBytes(6)).ToLowerInvariant();
}
