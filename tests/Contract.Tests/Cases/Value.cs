using GhlStockTwits.Api;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Short ways to write the values of a case.</summary>
internal static class Value
{
    public static Task<Arguments> Given(params (string Name, object? Value)[] values) => Task.FromResult(Values(values));

    public static Arguments Values(params (string Name, object? Value)[] values) =>
        new(values.Select(static value => KeyValuePair.Create(value.Name, value.Value)));

    public static Dictionary<string, object?> Map(params (string Name, object? Value)[] values) =>
        values.ToDictionary(static value => value.Name, static value => value.Value);
}
