using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// A cmdlet that waits for asynchronous work: a stop ends the wait at once, what is reported is shown, failures become
/// error records.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StoppableCmdlet : PSCmdlet, IDisposable
{
    private static readonly TimeSpan s_progressInterval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private readonly NoticeQueue _notices = new();
    private readonly Stopwatch _sinceProgress = Stopwatch.StartNew();
    private bool _showsProgress;

    /// <summary>What error records of the current input point at.</summary>
    private protected virtual object? Target => null;

    /// <summary>Whether any failure ends the cmdlet and not only the work on the current input.</summary>
    private protected virtual bool IsAllOrNothing => false;

    /// <inheritdoc/>
    public void Dispose()
    {
        _notices.Dispose();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin, null, isFatal: true);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process, Target);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Guard(Finish, Target);
        HideProgress();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Prepares what is the same for all input; nothing can go on when it fails.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>Works on one input.</summary>
    private protected abstract void Process();

    /// <summary>Works when all input has come.</summary>
    private protected virtual void Finish()
    {
    }

    /// <summary>Works on several things; one that fails leaves an error record and the others go on.</summary>
    private protected void Each<T>(IEnumerable<T> items, Action<T> work, Func<T, object?>? target = null)
    {
        foreach (T item in items)
        {
            Guard(() => work(item), target is null ? item : target(item));
        }
    }

    /// <summary>Waits for asynchronous work on the pipeline's thread, showing what it reports.</summary>
    private protected T Await<T>(Func<CallContext, Task<T>> work)
    {
        Task<T> task = work(new CallContext(_stop.Token, _notices));
        _notices.ShowUntilDone(task, Show);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Writes pages as they come, and stops reading when nobody wants more.</summary>
    private protected void WritePages<T>(
        Func<CallContext, IAsyncEnumerable<T[]>> read, string activity, Predicate<T>? isWanted = null)
    {
        IAsyncEnumerator<T[]>? pages = null;
        int count = 0;
        try
        {
            while (Await(call => (pages ??= read(call).GetAsyncEnumerator(call.Stop)).MoveNextAsync().AsTask()))
            {
                T[] page = pages!.Current;
                WriteObject(isWanted is null ? page : Array.FindAll(page, isWanted), enumerateCollection: true);
                count += page.Length;
                ShowProgress(activity, $"{count} read");
            }
        }
        finally
        {
            pages?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Shows progress, four times a second at most.</summary>
    private protected void ShowProgress(string activity, string status, TimeSpan? remaining = null)
    {
        if (remaining is null && _sinceProgress.Elapsed < s_progressInterval)
        {
            return;
        }

        _sinceProgress.Restart();
        _showsProgress = true;
        WriteProgress(
            new ProgressRecord(0, activity, status) { SecondsRemaining = (int?)remaining?.TotalSeconds ?? -1 });
    }

    private void HideProgress()
    {
        if (_showsProgress)
        {
            _showsProgress = false;
            WriteProgress(new ProgressRecord(0, "Done", "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Show(Notice notice)
    {
        if (notice.IsWarning)
        {
            WriteWarning(notice.Text);
            return;
        }

        WriteVerbose(notice.Wait is { } wait ? $"{notice.Text} ({wait.TotalSeconds:0.0} s)" : notice.Text);
        if (notice.Wait is { TotalSeconds: >= 1 } shown)
        {
            ShowProgress(notice.Text, $"waiting {shown.TotalSeconds:0} s", shown);
        }
    }

    private void Guard(Action work, object? target, bool isFatal = false)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception failure) when (ErrorRecords.For(failure, target) is { } record)
        {
            if (isFatal || IsAllOrNothing || ErrorRecords.IsFatal(failure))
            {
                ThrowTerminatingError(record);
            }

            WriteError(record);
        }
    }
}
