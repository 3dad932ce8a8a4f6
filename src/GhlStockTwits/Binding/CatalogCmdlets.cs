using System.Management.Automation;
using System.Reflection;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Events.Polling;

namespace GhlStockTwits.Binding;

/// <summary>The cmdlets that call each operation, as the cmdlets declare it.</summary>
internal static class CatalogCmdlets
{
    private static readonly Lazy<IReadOnlyList<CatalogEntry>> s_entries = new(
        static () => [.. OperationCatalog.Entries(ByOperation())]);

    /// <summary>The complete catalog with the cmdlets.</summary>
    public static IReadOnlyList<CatalogEntry> Entries => s_entries.Value;

    /// <summary>The names of the cmdlets that call operations.</summary>
    public static IReadOnlyList<string> Names =>
        [.. Entries.SelectMany(static entry => entry.Cmdlet).Distinct().Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The operations that cmdlets call; what polls a trigger calls what the trigger reads.</summary>
    /// <param name="isWanted">Tells by its name whether a cmdlet is wanted.</param>
    public static IReadOnlyList<Operation> OperationsOf(Predicate<string> isWanted) =>
    [
        .. ByOperation().Where(operation => operation.Any(cmdlet => isWanted(cmdlet)))
            .SelectMany(static operation => operation.Key == PolledTrigger.Every
                ? PolledTrigger.All.Values.Select(static trigger => trigger.Reads)
                : OperationCatalog.Operations.TryGetValue(operation.Key, out Operation? called) ? [called] : []),
    ];

    private static ILookup<string, string> ByOperation() => (
        from type in typeof(CatalogCmdlets).Assembly.GetTypes()
        let calls = type.GetCustomAttribute<CallsAttribute>()
        where calls is not null
        let cmdlet = type.GetCustomAttribute<CmdletAttribute>()!
        from operation in calls.Operations
        orderby cmdlet.NounName, cmdlet.VerbName
        select (operation, name: $"{cmdlet.VerbName}-{cmdlet.NounName}")).ToLookup(
            static pair => pair.operation, static pair => pair.name);
}
