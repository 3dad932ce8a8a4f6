using System.Management.Automation;
using System.Reflection;
using GhlStockTwits.Catalog;

namespace GhlStockTwits.Binding;

/// <summary>The cmdlets that call each operation, as the cmdlets declare it.</summary>
internal static class CatalogCmdlets
{
    private static readonly Lazy<IReadOnlyList<CatalogEntry>> s_entries = new(
        static () => [.. OperationCatalog.Entries(ByOperation())]);

    /// <summary>The complete catalog with the cmdlets.</summary>
    public static IReadOnlyList<CatalogEntry> Entries => s_entries.Value;

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
