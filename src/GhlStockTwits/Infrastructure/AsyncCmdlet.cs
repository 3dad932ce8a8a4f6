using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Reflection;
using System.Security;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// A cmdlet that waits for asynchronous work. Ctrl+C ends the wait at once, progress messages are shown, and errors
/// become error records.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private static readonly TimeSpan s_progressInterval = TimeSpan.FromMilliseconds(250);

    // Nothing public tells which object a parameter was bound from.
    private static readonly PropertyInfo? s_pipedObject =
        typeof(Cmdlet).GetProperty("CurrentPipelineObject", BindingFlags.Instance | BindingFlags.NonPublic);

    private readonly CancellationTokenSource _cancellation = new();
    private readonly ProgressMessageQueue _messages = new();
    private readonly Stopwatch _sinceProgress = Stopwatch.StartNew();
    private readonly ProgressRate _rate = new(TimeProvider.System);
    private bool _showsProgress;
    private bool _yesToAll;
    private bool _noToAll;
    private string? _status;
    private int? _total;

    /// <summary>The target object of error records for the current input.</summary>
    private protected virtual object? Target => null;

    /// <summary>Where the current input is, for errors, if it is a row: <c>row 3 (line 4)</c>.</summary>
    private protected virtual string? Place => null;

    /// <summary>Whether any error ends the cmdlet, not only the work on the current input.</summary>
    private protected virtual bool IsAllOrNothing => false;

    /// <inheritdoc/>
    public void Dispose()
    {
        Abandon();
        _messages.Dispose();
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Guard(Begin, null, isFatal: true);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Process, Target, isInput: true);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        Guard(Complete, Target);
        CompleteProgress();
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _cancellation.Cancel();

    /// <summary>Prepares what is the same for all input. An error here ends the cmdlet.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>Processes one input.</summary>
    private protected abstract void Process();

    /// <summary>Finishes after all input.</summary>
    private protected virtual void Complete()
    {
    }

    /// <summary>Reports what was accepted and not done, when the cmdlet ends, whether or not it completed.</summary>
    private protected virtual void Abandon()
    {
    }

    /// <summary>Asks for confirmation as <see cref="Cmdlet.ShouldProcess(string, string)"/> does.</summary>
    /// <param name="target">What is changed: its kind and ID.</param>
    /// <param name="action">The change.</param>
    /// <param name="name">
    /// The target's name, for the person who is asked; verbose messages do not have it. Default: the name of the piped
    /// object, if that is the target.
    /// </param>
    /// <exception cref="GhlStockTwitsException">The session is not interactive.</exception>
    internal new bool ShouldProcess(string target, string action, string? name = null)
    {
        name ??= TargetName.Of(s_pipedObject?.GetValue(this) as PSObject, target);
        target = SafeText.Of(target);
        action = SafeText.Of(action);
        name = name is null ? null : SafeText.Of(name);
        string plain = $"Performing the operation \"{action}\" on target \"{target}\".";
        string full = name is null ? plain : $"Performing the operation \"{action}\" on target \"{target} ({name})\".";
        return Ask(() => base.ShouldProcess(
            IsWhatIf ? full : plain,
            $"Are you sure you want to perform this action?{Environment.NewLine}{full}",
            "Confirm"));
    }

    /// <summary>Whether nothing is changed, and shown instead what would be.</summary>
    internal bool IsWhatIf => LanguagePrimitives.IsTrue(Preference("WhatIf", "WhatIfPreference"));

    /// <summary>Whether the person sees what will be done before it is: with -WhatIf or -Confirm.</summary>
    internal bool IsShownFirst => IsWhatIf
        || (MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm)
            ? LanguagePrimitives.IsTrue(confirm)
            : LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact impact)
                && impact is ConfirmImpact.Low or ConfirmImpact.Medium);

    /// <summary>
    /// Asks before a removal in a cmdlet that asks for nothing else, as a cmdlet with a high confirm impact does.
    /// </summary>
    /// <param name="target">What is changed: its kind and ID.</param>
    /// <param name="action">The change.</param>
    /// <exception cref="GhlStockTwitsException">The session is not interactive.</exception>
    internal bool ShouldRemove(string target, string action)
    {
        if (!ShouldProcess(target, action))
        {
            return false;
        }

        bool isAsked = MyInvocation.BoundParameters.ContainsKey("Confirm")
            || !LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact impact)
            || impact != ConfirmImpact.High;
        return isAsked || ShouldContinue($"{action}: {target}?", "Confirm", ref _yesToAll, ref _noToAll);
    }

    /// <summary>
    /// Asks a question as <see cref="Cmdlet.ShouldContinue(string, string, ref bool, ref bool)"/> does.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">The session is not interactive.</exception>
    internal new bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll)
    {
        bool yes = yesToAll;
        bool no = noToAll;
        bool goesOn = Ask(() => base.ShouldContinue(SafeText.Of(query), caption, ref yes, ref no));
        yesToAll = yes;
        noToAll = no;
        return goesOn;
    }

    /// <summary>
    /// Processes several objects of one input. An error of one does not keep the others from being processed.
    /// </summary>
    /// <param name="items">The objects.</param>
    /// <param name="work">Processes one of them.</param>
    /// <param name="target">The target object of its error record; the object itself by default.</param>
    internal void ForEach<T>(IEnumerable<T> items, Action<T> work, Func<T, object?>? target = null)
    {
        foreach (T item in items)
        {
            Guard(() => work(item), target is null ? item : target(item), isInput: true);
        }
    }

    /// <summary>Waits for asynchronous work and shows its progress messages meanwhile.</summary>
    internal T Await<T>(Func<CallContext, Task<T>> work)
    {
        Task<T> task = work(new CallContext(_cancellation.Token, _messages));
        _messages.ShowUntilDone(task, Show);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>The full path of a file that is relative to the current location or on a PowerShell drive.</summary>
    /// <exception cref="GhlStockTwitsException">It is not a path of the file system.</exception>
    internal string FilePathOf(string path)
    {
        string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        return provider.Name == "FileSystem" ? full : throw CmdletErrors.Invalid(
            "FilePathInvalid", $"The path is on the drive of the provider {provider.Name}, which has no files.",
            "Pass the path of a file.");
    }

    /// <summary>Writes verbose text as <see cref="Cmdlet.WriteVerbose(string)"/> does.</summary>
    internal new void WriteVerbose(string text) => base.WriteVerbose(SafeText.Of(Redaction.CleanSentence(text)));

    /// <summary>Writes a warning as <see cref="Cmdlet.WriteWarning(string)"/> does.</summary>
    internal new void WriteWarning(string text) => base.WriteWarning(SafeText.Of(Redaction.CleanSentence(text)));

    /// <summary>Writes objects page by page, as they come.</summary>
    /// <param name="read">Reads the pages.</param>
    /// <param name="isWanted">Which objects to write; all by default.</param>
    internal void WritePages<T>(Func<CallContext, IAsyncEnumerable<T[]>> read, Predicate<T>? isWanted = null)
    {
        IAsyncEnumerator<T[]>? pages = null;
        int count = 0;
        _total = null;
        try
        {
            while (Await(call =>
                (pages ??= read(call).GetAsyncEnumerator(call.CancellationToken)).MoveNextAsync().AsTask()))
            {
                T[] page = pages!.Current;
                WriteObject(isWanted is null ? page : Array.FindAll(page, isWanted), enumerateCollection: true);
                count += page.Length;
                ShowProgress("read", count, _total);
            }
        }
        finally
        {
            pages?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            CompleteProgress();
        }
    }

    /// <summary>Says in the progress bar how much is done, at most four times a second.</summary>
    /// <param name="what">What was done, for example <c>read</c>.</param>
    /// <param name="done">How many are done.</param>
    /// <param name="total">How many there are, or null if that is not known.</param>
    internal void ShowProgress(string what, int done, int? total = null)
    {
        _rate.Observe(what, done);
        bool isKnown = total >= done;
        _status = isKnown ? $"{done:N0} of {total:N0} {what}" : $"{done:N0} {what}";
        if (_sinceProgress.Elapsed >= s_progressInterval)
        {
            int percent = isKnown && total > 0 ? (int)(100L * done / total.Value) : -1;
            string status = _rate.PerSecond is { } rate
                ? string.Create(CultureInfo.CurrentCulture, $"{_status} ({rate:0.#} a second)")
                : _status;
            TimeSpan? left = isKnown ? _rate.Left(total!.Value) : null;
            WriteProgress(new ProgressRecord(0, Activity, status)
            {
                PercentComplete = percent,
                SecondsRemaining = left is { } time ? (int)Math.Min(time.TotalSeconds, int.MaxValue) : -1,
            });
        }
    }

    private string Activity => MyInvocation.MyCommand.Name;

    private new void WriteProgress(ProgressRecord record)
    {
        _sinceProgress.Restart();
        _showsProgress = true;
        base.WriteProgress(record);
    }

    private void CompleteProgress()
    {
        if (_showsProgress)
        {
            _showsProgress = false;
            base.WriteProgress(
                new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    private void Show(ProgressMessage message)
    {
        if (message.IsWarning)
        {
            WriteWarning(message.Text);
            return;
        }

        if (message.Done is { } done)
        {
            ShowProgress(message.Text, done, message.Total);
            return;
        }

        if (message.Total is not null)
        {
            _total = message.Total;
            return;
        }

        WriteVerbose(message.Wait is { } wait ? $"{message.Text} ({wait.TotalSeconds:0.0} s)" : message.Text);
        if (message.Wait is { TotalSeconds: >= 1 } shown)
        {
            string status = _status is null ? message.Text : $"{_status}. {message.Text}";
            WriteProgress(new ProgressRecord(0, Activity, $"{SafeText.OneLine(status)}: {shown.TotalSeconds:0} s")
            {
                SecondsRemaining = (int)Math.Min(shown.TotalSeconds, int.MaxValue),
            });
        }
    }

    private object? Preference(string parameter, string variable) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out object? bound) ? bound : GetVariableValue(variable);

    /// <summary>Asks for a secret, which is neither shown nor kept in a transcript.</summary>
    /// <param name="prompt">What to enter.</param>
    /// <param name="parameter">The parameter that gives the answer in a session that cannot ask.</param>
    /// <param name="isOptional">Whether an empty answer is one.</param>
    /// <exception cref="GhlStockTwitsException">The session is not interactive, or nothing was entered.</exception>
    internal SecureString AskSecret(string prompt, string parameter, bool isOptional = false) =>
        Answer(parameter, () =>
        {
            if (Host.Name == "ConsoleHost")
            {
                // Fails if the input is a file or a pipe, from which the console reads no secret: it would end the
                // script in silence.
                _ = Host.UI.RawUI.KeyAvailable;
            }

            Host.UI.Write($"{prompt}: ");
            return Host.UI.ReadLineAsSecureString();
        }, answer => answer is not null && (isOptional || answer.Length > 0));

    /// <summary>Asks for one of several answers; Enter is the first.</summary>
    /// <param name="question">The question.</param>
    /// <param name="parameter">The parameter that gives the answer in a session that cannot ask.</param>
    /// <param name="answers">The answers, each with an ampersand before the letter that stands for it.</param>
    /// <returns>The index of the answer.</returns>
    /// <exception cref="GhlStockTwitsException">The session is not interactive.</exception>
    internal int AskChoice(string question, string parameter, params string[] answers) => Ask(
        () => Host.UI.PromptForChoice(
            string.Empty, question, [.. answers.Select(static answer => new ChoiceDescription(answer))], 0),
        failure => CmdletErrors.AnswerRequired(parameter, failure));

    /// <summary>Shows a line of guidance, as Write-Host does.</summary>
    internal void Say(string line) => WriteInformation(
        new HostInformationMessage { Message = SafeText.Of(line) }, ["PSHOST"]);

    /// <summary>Asks for a text.</summary>
    /// <param name="prompt">What to enter.</param>
    /// <param name="parameter">The parameter that gives the answer in a session that cannot ask.</param>
    /// <exception cref="GhlStockTwitsException">The session is not interactive, or nothing was entered.</exception>
    internal string AskText(string prompt, string parameter) =>
        Answer(parameter, () =>
        {
            Host.UI.Write($"{prompt}: ");
            return Host.UI.ReadLine()?.Trim();
        }, static answer => answer is { Length: > 0 });

    private static T Answer<T>(string parameter, Func<T?> question, Predicate<T?> isGiven)
        where T : class
    {
        T? answer = Ask(question, failure => CmdletErrors.AnswerRequired(parameter, failure));
        return isGiven(answer) ? answer! : throw CmdletErrors.AnswerRequired(parameter);
    }

    private static bool Ask(Func<bool> question) => Ask(question, CmdletErrors.ConfirmationRequired);

    private static T Ask<T>(Func<T> question, Func<Exception, GhlStockTwitsException> refusal)
    {
        try
        {
            return question();
        }
        // A console whose input has ended fails with a NullReferenceException when it asks.
        catch (Exception failure)
            when (failure is HostException or InvalidOperationException or NullReferenceException)
        {
            throw refusal(failure);
        }
    }

    private void Guard(Action work, object? target, bool isFatal = false, bool isInput = false)
    {
        bool isDone = false;
        try
        {
            work();
            isDone = true;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (GhlStockTwitsException failure)
        {
            ErrorRecord record = ErrorRecords.For(failure, target, isInput ? Place : null);
            if (isFatal || IsAllOrNothing || failure.StopsPipeline)
            {
                ThrowTerminatingError(record);
            }

            isDone = true;
            WriteError(record);
        }
        catch (Exception failure) when (failure is not (IContainsErrorRecord or FlowControlException))
        {
            ThrowTerminatingError(ErrorRecords.For(UnexpectedError.From(failure), target));
        }
        finally
        {
            if (!isDone)
            {
                CompleteProgress();
            }
        }
    }
}
