using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Starts both services on this machine, with made-up data, to try things out and to test scripts. What it returns says
/// addresses and tokens; Connect-Ghl and Connect-StockTwits take it as it is. It ends with Stop-GhlStockTwitsSandbox or
/// with the session.
/// </summary>
/// <example>
///   <summary>Try everything</summary>
///   <code>
/// $sandbox = Start-GhlStockTwitsSandbox -Contacts 50
/// Connect-Ghl -Sandbox $sandbox
/// Connect-StockTwits -Sandbox $sandbox
///   </code>
/// </example>
/// <example>
///   <summary>With the contacts of a HighLevel export; rows that cannot be read are reported and passed over</summary>
///   <code>Start-GhlStockTwitsSandbox -Path ./contacts.csv</code>
/// </example>
/// <example>
///   <summary>Many contacts, no limits, and a search that knows each change at once</summary>
///   <code>Start-GhlStockTwitsSandbox 500 -NoRateLimit -SearchLag 0</code>
/// </example>
[Cmdlet(VerbsLifecycle.Start, "GhlStockTwitsSandbox", DefaultParameterSetName = MadeUpSet)]
[OutputType(typeof(SandboxServer))]
public sealed class StartGhlStockTwitsSandboxCommand : AsyncCmdlet
{
    private const string MadeUpSet = "MadeUp";
    private const string FileSet = "File";

    /// <summary>How many contacts the location has.</summary>
    [Parameter(Position = 0, ParameterSetName = MadeUpSet)]
    [ValidateRange(0, 1_000_000)]
    public int Contacts { get; set; } = 25;

    /// <summary>The same seed gives the same data.</summary>
    [Parameter(ParameterSetName = MadeUpSet)]
    public int Seed { get; set; } = 1;

    /// <summary>A contact export of HighLevel (CSV) that fills the location in place of made-up contacts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet, HelpMessage = "The CSV file.")]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The port on this machine; 0 takes a free one.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>How far contact search is behind changes: two seconds unless given, as HighLevel's is.</summary>
    [Parameter]
    public TimeSpan SearchLag { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Enforces no rate limits.</summary>
    [Parameter]
    public SwitchParameter NoRateLimit { get; set; }

    private protected override object? Target => Path ?? (object)Port;

    private protected override bool IsAllOrNothing => true;

    private protected override void Process()
    {
        SandboxServer sandbox = SandboxServer.Start(new SandboxOptions
        {
            Contacts = Contacts,
            Seed = Seed,
            CsvPath = Path is null ? null : GetUnresolvedProviderPathFromPSPath(Path),
            Port = Port,
            SearchLag = SearchLag,
            EnforceLimits = !NoRateLimit,
        });
        foreach (SandboxImportError row in sandbox.ImportErrors)
        {
            string file = System.IO.Path.GetFileName(Path!);
            GhlStockTwitsException skipped = new(
                "GhlStockTwits.RowInvalid", FailureCategory.InvalidData,
                $"Skipped line {row.Line} of {file}: {row.Reason}.", "Correct that line; the others were read.");
            WriteError(ErrorRecords.For(skipped, $"{file}:{row.Line}"));
        }

        WriteObject(sandbox);
    }
}
