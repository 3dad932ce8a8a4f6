using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the catalog: all operations of both services, all HighLevel events and all polled triggers. Operations that
/// StockTwits allows only to its partners are marked PartnerOnly.
/// </summary>
/// <example>
///   <summary>Get the operations on tasks</summary>
///   <code>Get-GhlStockTwitsOperation ghl.task.*</code>
/// </example>
/// <example>
///   <summary>Get the scopes that a token needs for all cmdlets on contacts</summary>
///   <code>
/// Get-GhlStockTwitsOperation -Cmdlet *-GhlContact* | Select-Object -ExpandProperty Scope | Sort-Object -Unique
///   </code>
/// </example>
/// <example>
///   <summary>Get all events and polled triggers</summary>
///   <code>Get-GhlStockTwitsOperation -Kind Event, Polled</code>
/// </example>
/// <example>
///   <summary>Get operations that are never retried</summary>
///   <code>Get-GhlStockTwitsOperation -RetrySafety Never -PartnerOnly:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsOperation")]
[OutputType(typeof(CatalogEntry))]
public sealed class GetGhlStockTwitsOperationCommand : AsyncCmdlet
{
    /// <summary>The names, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CatalogNameCompleter))]
    [SupportsWildcards]
    public string[] Name { get; set; } = [];

    /// <summary>The service.</summary>
    [Parameter]
    [ValidateSet("HighLevel", "StockTwits")]
    public string? Service { get; set; }

    /// <summary>The kinds: operations that can be called, events, or polled triggers.</summary>
    [Parameter]
    public OperationKind[] Kind { get; set; } = [];

    /// <summary>The HTTP methods.</summary>
    [Parameter]
    [ValidateSet("GET", "POST", "PUT", "DELETE")]
    public string[] Method { get; set; } = [];

    /// <summary>The paths, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The scopes, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Scope { get; set; } = [];

    /// <summary>The cmdlets that use the operation, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>The paging styles, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Paging { get; set; } = [];

    /// <summary>Whether the operation may be sent again if its outcome is unknown.</summary>
    [Parameter]
    public RetrySafety[] RetrySafety { get; set; } = [];

    /// <summary>Gets operations for partners only. -PartnerOnly:$false excludes them.</summary>
    [Parameter]
    public SwitchParameter PartnerOnly { get; set; }

    /// <summary>Gets deprecated operations only. -Deprecated:$false excludes them.</summary>
    [Parameter]
    public SwitchParameter Deprecated { get; set; }

    /// <summary>The URLs of the service's documentation, with wildcards.</summary>
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
        && MatchesSwitch(nameof(PartnerOnly), PartnerOnly, entry.PartnerOnly)
        && MatchesSwitch(nameof(Deprecated), Deprecated, entry.Deprecated)
        && new NamePattern(HelpUri).Matches(entry.HelpUri ?? string.Empty);

    private bool MatchesSwitch(string name, bool wanted, bool actual) =>
        !MyInvocation.BoundParameters.ContainsKey(name) || wanted == actual;

    private static bool IsAmong<T>(T[] wanted, T actual) => wanted.Length == 0 || wanted.Contains(actual);
}
