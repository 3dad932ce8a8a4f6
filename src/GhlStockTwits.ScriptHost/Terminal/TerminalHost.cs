using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace GhlStockTwits.ScriptHost.Terminal;

internal sealed class TerminalHost : PSHost
{
    public TerminalHost(bool nonInteractive)
    {
        Terminal = new TerminalUserInterface(nonInteractive);
    }

    public TerminalUserInterface Terminal { get; }

    /// <summary>What the script gave to <c>exit</c>, if it did.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "GhlStockTwits.ScriptHost";

    public override Version Version { get; } = typeof(TerminalHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI => Terminal;

    public override void SetShouldExit(int exitCode)
    {
        ExitCode = exitCode;
    }

    public override void EnterNestedPrompt()
    {
        throw new PSNotSupportedException("This host runs a script to its end and has no prompt to suspend it to.");
    }

    public override void ExitNestedPrompt()
    {
        throw new PSNotSupportedException("This host has no nested prompt to leave.");
    }

    public override void NotifyBeginApplication()
    {
        Terminal.ClearProgress();
    }

    public override void NotifyEndApplication()
    {
        Terminal.ClearProgress();
    }
}
