using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Core.Tests.HighLevel.Models;

/// <summary>
/// The services leave values out or send null or "" (highlevel-api 2.8, no. 17), and they add keys every year. One odd
/// value must not make the object, let alone its page, unreadable.
/// </summary>
public sealed class OddResponseTests
{
    private static readonly NullabilityInfoContext s_nullability = new();

    public static TheoryData<string> Models { get; } =
        [.. Contexts.SelectMany(static context => Types(context)).Select(static type => type.FullName!).Distinct()];

    private static JsonSerializerContext[] Contexts => [HighLevelJson.Default, StockTwitsJson.Default];

    [Theory]
    [MemberData(nameof(Models))]
    public void Null_or_empty_values_are_accepted_in(string model)
    {
        JsonTypeInfo type = InfoOf(model);
        foreach (JsonPropertyInfo property in type.Properties.Where(CanBeMissing))
        {
            AssertReadable(type, $$"""{"{{property.Name}}":null}""");
            if (IsHighLevel(model) && !IsNested(property.PropertyType))
            {
                AssertReadable(type, $$"""{"{{property.Name}}":""}""");
            }
        }

        AssertReadable(type, "{}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Unknown_keys_are_ignored_in(string model)
    {
        AssertReadable(InfoOf(model), """{"tomorrow":{"a":[1,{"b":null}]},"news":"x","more":[[]]}""");
    }

    private static void AssertReadable(JsonTypeInfo type, string json)
    {
        try
        {
            object value = JsonSerializer.Deserialize(json, type)!;
            foreach (PropertyInfo property in type.Type.GetProperties())
            {
                object? read = property.GetValue(value);
                Assert.True(
                    read is not null || s_nullability.Create(property).ReadState != NullabilityState.NotNull,
                    $"{type.Type.Name}.{property.Name} is null after {json}; it is declared not to be.");
            }

            Assert.NotNull(value.ToString());
        }
        catch (JsonException failure)
        {
            Assert.Fail($"{type.Type.Name} cannot be read from {json}: {failure.Message}");
        }
    }

    private static bool IsHighLevel(string model) => model.Contains(".HighLevel.", StringComparison.Ordinal);

    /// <summary>StockTwits' IDs and counts are never missing; HighLevel has no such value.</summary>
    private static bool CanBeMissing(JsonPropertyInfo property) =>
        property.Set is not null
        && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null);

    private static bool IsNested(Type type) =>
        type.IsClass && type != typeof(string) && type != typeof(object) && type != typeof(string[]);

    private static JsonTypeInfo InfoOf(string model) =>
        Contexts.Select(context => context.GetTypeInfo(typeof(Contact).Assembly.GetType(model)!))
            .First(static info => info is not null)!;

    private static IEnumerable<Type> Types(JsonSerializerContext context) =>
        from property in context.GetType().GetProperties()
        let info = property.PropertyType
        where info.IsGenericType && info.GetGenericTypeDefinition() == typeof(JsonTypeInfo<>)
        let type = info.GetGenericArguments()[0]
        where type.Assembly == typeof(Contact).Assembly && !typeof(IEnumerable).IsAssignableFrom(type)
        select type;
}
