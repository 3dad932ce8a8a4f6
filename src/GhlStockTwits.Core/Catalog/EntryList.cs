using GhlStockTwits.Api;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.Events.Webhooks;

namespace GhlStockTwits.Catalog;

/// <summary>The whole catalogue, made of the rows: actions, then events, then polled triggers, each by name.</summary>
internal static class EntryList
{
    /// <summary>All entries.</summary>
    /// <param name="cmdletsOf">The cmdlets that call an operation, by its name.</param>
    public static IEnumerable<CatalogueEntry> All(ILookup<string, string> cmdletsOf) =>
        Rows.Operations.Values.Where(static row => row.VariantOf is null).Select(row => Of(row, cmdletsOf))
            .Concat(Rows.All<WebhookEvent>().Select(row => Of(row, cmdletsOf)))
            .Concat(Rows.All<PolledTrigger>().Select(row => Of(row, cmdletsOf)))
            .OrderBy(static entry => entry.Kind)
            .ThenBy(static entry => entry.Name, StringComparer.Ordinal);

    private static CatalogueEntry Of(Operation row, ILookup<string, string> cmdletsOf) => new()
    {
        Name = row.Name,
        Service = row.Service,
        Kind = OperationKind.Action,
        Method = row.Method.Method,
        Path = row.Path,
        Scope = row.Scope,
        Cmdlet = [.. CmdletsOf(row, cmdletsOf)],
        Paging = row.Paging,
        Repeat = row.Repeat,
        PartnerOnly = row.PartnerOnly,
        Deprecated = row.Deprecated,
        HelpUri = row.HelpUri,
        Argument =
            [.. row.Parameters.Select(static parameter => parameter.Name + (parameter.Required ? "*" : string.Empty))],
    };

    /// <summary>Those that call the row, or the same call in another way.</summary>
    private static IEnumerable<string> CmdletsOf(Operation row, ILookup<string, string> cmdletsOf) =>
        Rows.Operations.Values.Where(other => other.VariantOf == row.Name).Prepend(row)
            .SelectMany(each => cmdletsOf[each.Name]).Distinct();

    private static CatalogueEntry Of(WebhookEvent row, ILookup<string, string> cmdletsOf) => new()
    {
        Name = row.Name,
        Service = Service.HighLevel,
        Kind = OperationKind.Event,
        Scope = row.Scope,
        Cmdlet = [.. cmdletsOf[WebhookEvent.Every]],
        HelpUri = row.HelpUri,
    };

    private static CatalogueEntry Of(PolledTrigger row, ILookup<string, string> cmdletsOf) => new()
    {
        Name = row.Name,
        Service = row.Reads.Service,
        Kind = OperationKind.Polled,
        Method = row.Reads.Method.Method,
        Path = row.Reads.Path,
        Scope = row.Reads.Scope,
        Cmdlet = [.. cmdletsOf[row.Name]],
        Paging = row.Reads.Paging,
        HelpUri = row.Reads.HelpUri,
    };
}
