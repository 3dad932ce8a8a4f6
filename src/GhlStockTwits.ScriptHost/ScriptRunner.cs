using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using GhlStockTwits.ScriptHost.StandIns;
using GhlStockTwits.ScriptHost.Terminal;
using Microsoft.PowerShell;

namespace GhlStockTwits.ScriptHost;

/// <summary>Runs one script or command in its own runspace, with the output, errors and exit code of pwsh.</summary>
internal sealed class ScriptRunner : IDisposable
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    private readonly HostArguments _arguments;
    private readonly TerminalHost _host;
    private readonly Runspace _runspace;
    private readonly Pipeline _pipeline;

    private bool _isInterrupted;

    public ScriptRunner(HostArguments arguments)
    {
        _arguments = arguments;
        _host = new TerminalHost(arguments.NonInteractive);
        _runspace = RunspaceFactory.CreateRunspace(_host, CreateSessionState());
        _runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
        _runspace.Open();
        _pipeline = CreatePipeline();
    }

    public int Run()
    {
        Console.CancelKeyPress += OnCancelKeyPress;
        try
        {
            _pipeline.Invoke();

            return _isInterrupted ? Interrupted : _host.ExitCode ?? (LastStatementSucceeded() ? 0 : Failed);
        }
        catch (PipelineStoppedException) when (_isInterrupted)
        {
            return Interrupted;
        }
        catch (RuntimeException exception)
        {
            Report(exception.ErrorRecord);
            return _host.ExitCode ?? Failed;
        }
        finally
        {
            _host.Terminal.ClearProgress();
            Console.CancelKeyPress -= OnCancelKeyPress;
        }
    }

    public void Dispose()
    {
        _pipeline.Dispose();
        _runspace.Dispose();
    }

    private static InitialSessionState CreateSessionState()
    {
        // CreateDefault would ask for the assemblies of pwsh itself.
        InitialSessionState state = InitialSessionState.CreateDefault2();
        StandInCommands.AddTo(state);
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        return state;
    }

    private Pipeline CreatePipeline()
    {
        // A command belongs to the history because only then $? outlives it.
        Pipeline pipeline = _arguments.IsCommand
            ? _runspace.CreatePipeline(_arguments.Text, addToHistory: true)
            : _runspace.CreatePipeline();
        if (!_arguments.IsCommand)
        {
            pipeline.Commands.Add(new Command(_arguments.Text, isScript: false, useLocalScope: false));
            LetExitReachTheHost();
        }

        foreach (CommandParameter parameter in _arguments.Parameters)
        {
            pipeline.Commands[0].Parameters.Add(parameter);
        }

        pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add("Out-Default");
        return pipeline;
    }

    /// <summary>Otherwise <c>exit 3</c> ends the script file only, as if another script had called it.</summary>
    private void LetExitReachTheHost()
    {
        const BindingFlags Internal = BindingFlags.Instance | BindingFlags.NonPublic;

        object? context = typeof(Runspace).GetProperty("ExecutionContext", Internal)?.GetValue(_runspace);
        context?.GetType().GetProperty("ScriptCommandProcessorShouldRethrowExit", Internal)?.SetValue(context, true);
    }

    private bool LastStatementSucceeded()
    {
        using Pipeline pipeline = _runspace.CreatePipeline("$global:?");

        return LanguagePrimitives.IsTrue(pipeline.Invoke().FirstOrDefault());
    }

    private void Report(ErrorRecord error)
    {
        using Pipeline pipeline = _runspace.CreatePipeline();
        pipeline.Commands.Add("Out-Default");
        _host.Terminal.ShowsFailure = true;
        pipeline.Invoke(new[] { error });
    }

    private void OnCancelKeyPress(object? sender, ConsoleCancelEventArgs e)
    {
        // A prompt cannot be taken back from the console; a second Ctrl+C is not asked to wait either.
        e.Cancel = !_isInterrupted && !_host.Terminal.IsReading;
        _isInterrupted = true;
        if (e.Cancel)
        {
            _pipeline.StopAsync();
        }
    }
}
