using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Http;
using GhlStockTwits.Http.Errors;
using GhlStockTwits.State;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Base;

/// <summary>
/// What every cmdlet that calls a service has: <c>-Connection</c>, a stop that ends the call at once, waits shown as progress,
/// failures as error records.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCmdlet : PSCmdlet, IDisposable
{
    private static readonly TimeSpan s_progressInterval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private readonly NoticeQueue _notices = new();
    private readonly Stopwatch _sinceProgress = Stopwatch.StartNew();
    private bool _showsProgress;

    /// <summary>The connection to use in place of the runspace's default.</summary>
    [Parameter]
    public ConnectionArgument? Connection { get; set; }

    /// <summary>What error records of the current input point at.</summary>
    private protected virtual object? Target => null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _notices.Dispose();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Guard(Finish);
        HideProgress();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Works on one input.</summary>
    private protected abstract void Process();

    /// <summary>Works when all input has come.</summary>
    private protected virtual void Finish()
    {
    }

    /// <summary>Says that a connection is missing; nothing can go on without.</summary>
    private protected PipelineStoppedException Missing(string service, string connect)
    {
        ThrowTerminatingError(ErrorRecords.NoConnection(service, connect));
        return new PipelineStoppedException();
    }

    /// <summary>Waits for asynchronous work on the pipeline's thread, showing what it reports.</summary>
    private protected T Await<T>(Func<CallContext, Task<T>> work)
    {
        Task<T> task = work(new CallContext(_stop.Token, _notices));
        _notices.ShowUntilDone(task, Show);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Writes pages as they come, and stops reading when nobody wants more.</summary>
    private protected void WritePages<T>(Func<CallContext, IAsyncEnumerable<T[]>> read, string activity)
    {
        IAsyncEnumerator<T[]>? pages = null;
        int count = 0;
        try
        {
            while (Await(call => (pages ??= read(call).GetAsyncEnumerator(call.Stop)).MoveNextAsync().AsTask()))
            {
                WriteObject(pages!.Current, enumerateCollection: true);
                count += pages.Current.Length;
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
        WriteProgress(new ProgressRecord(0, activity, status) { SecondsRemaining = (int?)remaining?.TotalSeconds ?? -1 });
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
        WriteVerbose(notice.Wait is { } wait ? $"{notice.Text} ({wait.TotalSeconds:0.0} s)" : notice.Text);
        if (notice.Wait is { TotalSeconds: >= 1 } shown)
        {
            ShowProgress(notice.Text, $"waiting {shown.TotalSeconds:0} s", shown);
        }
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (ApiException failure) when (ErrorRecords.IsFatal(failure.Kind))
        {
            ThrowTerminatingError(ErrorRecords.From(failure, Target));
        }
        catch (ApiException failure)
        {
            WriteError(ErrorRecords.From(failure, Target));
        }
        catch (ArgumentException failure)
        {
            WriteError(ErrorRecords.InvalidArgument(failure, Target));
        }
        catch (RecipeException failure)
        {
            ThrowTerminatingError(ErrorRecords.From(failure));
        }
        catch (StateException failure)
        {
            ThrowTerminatingError(ErrorRecords.From(failure));
        }
        catch (IOException failure)
        {
            WriteError(ErrorRecords.File(failure, Target));
        }
    }
}
