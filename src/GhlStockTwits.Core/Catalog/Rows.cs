using System.Reflection;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Polling;

namespace GhlStockTwits.Catalog;

/// <summary>All rows that are declared as fields of Core's classes, by name. A new row needs no mention here.</summary>
internal static class Rows
{
    private const BindingFlags Declared = BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly;

    private static readonly Lazy<IReadOnlyDictionary<string, Operation>> s_operations =
        new(static () => All<Operation>().ToDictionary(static row => row.Name, StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<IReadOnlyDictionary<string, PolledTrigger>> s_triggers =
        new(static () => All<PolledTrigger>().ToDictionary(static row => row.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The operations by their names.</summary>
    public static IReadOnlyDictionary<string, Operation> Operations => s_operations.Value;

    /// <summary>The polled triggers by their names.</summary>
    public static IReadOnlyDictionary<string, PolledTrigger> Triggers => s_triggers.Value;

    /// <summary>Every row of a kind.</summary>
    public static IEnumerable<T> All<T>()
        where T : class =>
        typeof(Rows).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: true, IsSealed: true, IsNested: false })
            .SelectMany(static type => type.GetFields(Declared))
            .Where(static field => typeof(T).IsAssignableFrom(field.FieldType))
            .Select(static field => (T)field.GetValue(null)!);
}
