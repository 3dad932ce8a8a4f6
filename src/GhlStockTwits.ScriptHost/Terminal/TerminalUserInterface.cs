using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace GhlStockTwits.ScriptHost.Terminal;

/// <summary>Writes every stream where pwsh writes it, and asks only where somebody can answer.</summary>
internal sealed class TerminalUserInterface : PSHostUserInterface
{
    private readonly bool _isPlain;
    private readonly ProgressLine _progress = new();
    private readonly Prompter _prompter;

    public TerminalUserInterface(bool nonInteractive)
    {
        _isPlain = Console.IsOutputRedirected
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        _prompter = new Prompter(nonInteractive, Write);
        if (_isPlain)
        {
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        }
    }

    /// <summary>Whether the script has ended with an error, and that is what is being written.</summary>
    public bool ShowsFailure { get; set; }

    public bool IsReading => _prompter.IsReading;

    public override PSHostRawUserInterface RawUI { get; } = new TerminalRawUserInterface();

    public override bool SupportsVirtualTerminal => !_isPlain;

    private static PSStyle.FormattingData Style => PSStyle.Instance.Formatting;

    public void ClearProgress()
    {
        _progress.Clear();
    }

    public override void Write(string value)
    {
        _progress.Clear();
        (ShowsFailure ? Console.Error : Console.Out).Write(_isPlain ? Plain(value) : value);
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        string colours = foregroundColor == TerminalRawUserInterface.OwnColor
            ? ""
            : PSStyle.MapForegroundColorToEscapeSequence(foregroundColor);
        colours += backgroundColor == TerminalRawUserInterface.OwnColor
            ? ""
            : PSStyle.MapBackgroundColorToEscapeSequence(backgroundColor);
        Write(colours.Length == 0 ? value : colours + value + PSStyle.Instance.Reset);
    }

    public override void WriteLine(string value)
    {
        Write(value + Environment.NewLine);
    }

    public override void WriteErrorLine(string value)
    {
        _progress.Clear();
        Console.Error.WriteLine(_isPlain || Console.IsErrorRedirected ? Plain(value) : value);
    }

    public override void WriteWarningLine(string message)
    {
        WriteMessage(Style.Warning, "WARNING: " + message);
    }

    public override void WriteVerboseLine(string message)
    {
        WriteMessage(Style.Verbose, "VERBOSE: " + message);
    }

    public override void WriteDebugLine(string message)
    {
        WriteMessage(Style.Debug, "DEBUG: " + message);
    }

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        _progress.Show(record);
    }

    public override string ReadLine()
    {
        return _prompter.ReadLine();
    }

    public override SecureString ReadLineAsSecureString()
    {
        return _prompter.ReadSecret();
    }

    public override Dictionary<string, PSObject> Prompt(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        return _prompter.AskFields(caption, message, descriptions);
    }

    public override int PromptForChoice(
        string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        return _prompter.AskChoice(caption, message, choices, defaultChoice);
    }

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName)
    {
        return _prompter.AskCredential(caption, message, userName);
    }

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        return _prompter.AskCredential(caption, message, userName);
    }

    private static string Plain(string value)
    {
        return new StringDecorated(value).ToString(OutputRendering.PlainText);
    }

    private void WriteMessage(string style, string text)
    {
        WriteLine(style + text + PSStyle.Instance.Reset);
    }
}
