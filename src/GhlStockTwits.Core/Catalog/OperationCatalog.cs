using System.Reflection;
using GhlStockTwits.Api;

namespace GhlStockTwits.Catalog;

/// <summary>All operations, events and polled triggers, found where they are declared.</summary>
internal static class OperationCatalog
{
    private const BindingFlags Declarations = BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;

    private static readonly Lazy<IReadOnlyDictionary<string, Operation>> s_operations = new(static () =>
        Declared<Operation>().ToDictionary(static operation => operation.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The operations by their names.</summary>
    public static IReadOnlyDictionary<string, Operation> Operations => s_operations.Value;

    /// <summary>The public static fields of this type in the static classes of this assembly.</summary>
    public static IEnumerable<T> Declared<T>()
        where T : class =>
        typeof(OperationCatalog).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: true, IsSealed: true, IsNested: false })
            .SelectMany(static type => type.GetFields(Declarations))
            .Where(static field => typeof(T).IsAssignableFrom(field.FieldType))
            .Select(static field => (T)field.GetValue(null)!);

    /// <summary>The entries that users see, by kind and name.</summary>
    /// <param name="cmdletsOf">The cmdlets by the names of what they use.</param>
    public static IEnumerable<CatalogEntry> Entries(ILookup<string, string> cmdletsOf) =>
        Operations.Values.Where(static operation => operation.VariantOf is null)
            .Select(operation => EntryOf(operation, cmdletsOf))
            .Concat(Declared<ICatalogItem>().Select(item =>
                item.Entry with { Cmdlet = [.. cmdletsOf[item.CmdletKey]] }))
            .OrderBy(static entry => entry.Kind)
            .ThenBy(static entry => entry.Name, StringComparer.Ordinal);

    private static CatalogEntry EntryOf(Operation operation, ILookup<string, string> cmdletsOf) => new()
    {
        Name = operation.Name,
        Service = operation.Service.Name,
        Kind = OperationKind.Action,
        Method = operation.Method.Method,
        Path = operation.Path,
        Scope = operation.Scope,
        Cmdlet =
        [
            .. Operations.Values.Where(other => other.VariantOf == operation.Name).Prepend(operation)
                .SelectMany(each => cmdletsOf[each.Name]).Distinct(),
        ],
        Paging = operation.Paging.Name,
        RetrySafety = operation.RetrySafety,
        PartnerOnly = operation.PartnerOnly,
        Deprecated = operation.Deprecated,
        HelpUri = operation.HelpUri,
        Argument =
        [
            .. operation.Parameters.Select(static parameter =>
                parameter.Name + (parameter.Required ? "*" : string.Empty)),
        ],
    };
}
