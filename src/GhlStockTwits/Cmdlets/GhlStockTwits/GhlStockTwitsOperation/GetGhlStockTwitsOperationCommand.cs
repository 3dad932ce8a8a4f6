using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets what can be done: every operation of both services, every event of HighLevel, and every trigger that is found
/// by looking. What only a StockTwits partner's token may call is marked PartnerOnly.
/// </summary>
/// <example>
///   <summary>What can be done with the tasks of contacts</summary>
///   <code>Get-GhlStockTwitsOperation ghl.task.*</code>
/// </example>
/// <example>
///   <summary>The scopes that a token needs for all cmdlets about contacts</summary>
///   <code>
/// Get-GhlStockTwitsOperation -Cmdlet *-GhlContact* | Select-Object -ExpandProperty Scope | Sort-Object -Unique
///   </code>
/// </example>
/// <example>
///   <summary>Everything that can set something off</summary>
///   <code>Get-GhlStockTwitsOperation -Kind Event, Polled</code>
/// </example>
/// <example>
///   <summary>What must never be sent twice</summary>
///   <code>Get-GhlStockTwitsOperation -Repeat Never -PartnerOnly:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsOperation")]
[OutputType(typeof(CatalogEntry))]
public sealed class GetGhlStockTwitsOperationCommand : AsyncCmdlet
{
    /// <summary>Names, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>Those of one service.</summary>
    [Parameter]
    [ValidateSet("HighLevel", "StockTwits")]
    public string? Service { get; set; }

    /// <summary>Calls, events, or triggers that are found by looking.</summary>
    [Parameter]
    public OperationKind[] Kind { get; set; } = [];

    /// <summary>HTTP methods.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "DELETE")]
    public string[] Method { get; set; } = [];

    /// <summary>Paths, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Scopes, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Scope { get; set; } = [];

    /// <summary>Cmdlets that call it, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>Ways in which a listing goes on.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Paging { get; set; } = [];

    /// <summary>Whether it may be repeated when its outcome is unknown.</summary>
    [Parameter]
    public RetrySafety[] RetrySafety { get; set; } = [];

    /// <summary>Those for partners' tokens only; -PartnerOnly:$false leaves them out.</summary>
    [Parameter]
    public SwitchParameter PartnerOnly { get; set; }

    /// <summary>Those that the service advises against; -Deprecated:$false leaves them out.</summary>
    [Parameter]
    public SwitchParameter Deprecated { get; set; }

    /// <summary>Addresses of the service's documentation, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] HelpUri { get; set; } = [];

    private protected override void Process() =>
        WriteObject(CatalogCmdlets.Entries.Where(Matches), enumerateCollection: true);

    private bool Matches(CatalogEntry entry) =>
        new NamePattern(Name).Matches(entry.Name)
        && (Service is null || string.Equals(entry.Service, Service, StringComparison.OrdinalIgnoreCase))
        && IsAmong(Kind, entry.Kind)
        && (Method.Length == 0 || Method.Contains(entry.Method, StringComparer.OrdinalIgnoreCase))
        && new NamePattern(Path).Matches(entry.Path ?? string.Empty)
        && new NamePattern(Scope).Matches(entry.Scope ?? string.Empty)
        && new NamePattern(Cmdlet).Matches([.. entry.Cmdlet])
        && new NamePattern(Paging).Matches(entry.Paging)
        && IsAmong(RetrySafety, entry.RetrySafety)
        && IsAsked(nameof(PartnerOnly), PartnerOnly, entry.PartnerOnly)
        && IsAsked(nameof(Deprecated), Deprecated, entry.Deprecated)
        && new NamePattern(HelpUri).Matches(entry.HelpUri ?? string.Empty);

    private bool IsAsked(string name, bool wanted, bool actual) =>
        !MyInvocation.BoundParameters.ContainsKey(name) || wanted == actual;

    private static bool IsAmong<T>(T[] wanted, T actual) => wanted.Length == 0 || wanted.Contains(actual);
}
