using System.Management.Automation;
using System.Net.Sockets;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Starts a sandbox: both services on this machine, with fake data, for tests and trials. Connect-Ghl and
/// Connect-StockTwits accept the returned object, which contains the addresses and tokens. The sandbox runs until
/// Stop-GhlStockTwitsSandbox or the end of the session. Each sandbox is a location and a StockTwits account of its own;
/// what a sync remembers of it is deleted when it stops, unless -StatePath or another connection says otherwise.
/// </summary>
/// <example>
///   <summary>Start a sandbox and connect to it</summary>
///   <code>
/// $sandbox = Start-GhlStockTwitsSandbox -Contacts 50
/// Connect-Ghl -Sandbox $sandbox
/// Connect-StockTwits -Sandbox $sandbox
///   </code>
/// </example>
/// <example>
///   <summary>Import contacts from a HighLevel export; invalid rows are reported and skipped</summary>
///   <code>Start-GhlStockTwitsSandbox -Path ./contacts.csv</code>
/// </example>
/// <example>
///   <summary>Start a sandbox with 500 contacts, without rate limits and search delay</summary>
///   <code>Start-GhlStockTwitsSandbox 500 -NoRateLimit -SearchLag 0</code>
/// </example>
/// <example>
///   <summary>Send a signed webhook for every change to a listener on this machine</summary>
///   <code>
/// $sandbox = Start-GhlStockTwitsSandbox
/// $sandbox.SendWebhooksTo('http://127.0.0.1:8080/')
/// $sandbox.WebhookPublicKey   # verifies the signatures
///   </code>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "GhlStockTwitsSandbox", DefaultParameterSetName = FakeSet)]
[OutputType(typeof(SandboxServer))]
public sealed class StartGhlStockTwitsSandboxCommand : AsyncCmdlet
{
    private const string FakeSet = "Fake";
    private const string FileSet = "File";

    /// <summary>The number of contacts. Default: 25.</summary>
    [Parameter(Position = 0, ParameterSetName = FakeSet)]
    [ValidateRange(0, 1_000_000)]
    public int Contacts { get; set; } = 25;

    /// <summary>
    /// The seed of the fake data. The same seed gives the same data, except for the IDs of locations and of the
    /// StockTwits account. Default: 1.
    /// </summary>
    [Parameter(ParameterSetName = FakeSet)]
    public int Seed { get; set; } = 1;

    /// <summary>A HighLevel contact export (CSV) to import instead of fake contacts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet, HelpMessage = "The CSV file.")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>
    /// The number of older messages in StockTwits' streams, half of them about AAPL. Default: 300. StockTwits ends a
    /// stream after 800 messages.
    /// </summary>
    [Parameter]
    [ValidateRange(0, 100_000)]
    public int Messages { get; set; } = 300;

    /// <summary>The port on this machine. Default: 0, which selects a free port.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>
    /// How far contact search lags behind changes: seconds or a TimeSpan. Default: 2 seconds, like HighLevel.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan SearchLag { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Does not enforce rate limits.</summary>
    [Parameter]
    public SwitchParameter NoRateLimit { get; set; }

    private protected override object? Target => Path ?? (object)Port;

    private protected override bool IsAllOrNothing => true;

    private protected override void Process()
    {
        SandboxServer sandbox = Start(Path is null ? null : GetUnresolvedProviderPathFromPSPath(Path));
        foreach (SandboxImportError row in sandbox.ImportErrors)
        {
            string file = System.IO.Path.GetFileName(Path!);
            string column = row.Column is null ? string.Empty : $", column '{row.Column}'";
            GhlStockTwitsException skipped = new(
                "GhlStockTwits.RowInvalid", FailureCategory.InvalidData,
                $"Skipped line {row.Line} of {file}{column}: {row.Reason}",
                "Correct the line. The other lines were imported.");
            WriteError(ErrorRecords.For(skipped, $"{file}:{row.Line}"));
        }

        WriteObject(sandbox);
    }

    private SandboxServer Start(string? csvPath)
    {
        SandboxOptions options = new()
        {
            Contacts = Contacts,
            Seed = Seed,
            Messages = Messages,
            CsvPath = csvPath,
            Port = Port,
            SearchLag = SearchLag,
            EnforceLimits = !NoRateLimit,
        };

        // The sandbox has no errors of this module's kind: the file is checked here.
        using FileStream? csv = csvPath is null ? null : Files.OpenRead(csvPath);
        try
        {
            return SandboxServer.Start(options);
        }
        catch (SocketException failure)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.PortUnavailable", FailureCategory.ResourceBusy,
                $"Port {Port} is not available ({failure.SocketErrorCode}).",
                "Omit -Port to use a free port, or pass another one.", failure);
        }
        catch (ArgumentException failure) when (csvPath is not null)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.FileNotContactExport", FailureCategory.InvalidData, LibraryMessage.Of(failure),
                "Export the contacts from HighLevel as CSV.", failure);
        }
    }
}
