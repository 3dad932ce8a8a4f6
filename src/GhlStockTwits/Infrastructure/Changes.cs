using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>Describes what a Set- cmdlet is about to change.</summary>
internal static class Changes
{
    /// <summary>The change for ShouldProcess, for example <c>Change name, phone</c>.</summary>
    /// <exception cref="GhlStockTwitsException">The user passed nothing to change.</exception>
    public static string Describe(Operation update, Arguments changes)
    {
        string[] names =
        [
            .. update.Parameters.Where(static parameter => parameter.Place == ParameterPlace.Body)
                .Select(static parameter => parameter.Name)
                .Where(name => name != "locationId" && changes.Has(name)),
        ];
        return names.Length > 0 ? $"Change {string.Join(", ", names)}" : throw CmdletErrors.NothingToChange();
    }

    /// <summary>The change for ShouldProcess, for example <c>Add tags vip, remove tags lead</c>.</summary>
    public static string Describe(string what, string[] added, string[] removed)
    {
        string change = string.Join(", ", new[] { Part("add", added), Part("remove", removed) }.OfType<string>());
        return char.ToUpperInvariant(change[0]) + change[1..];

        string? Part(string verb, string[] items) =>
            items.Length == 0 ? null : $"{verb} {what} {string.Join(", ", items)}";
    }
}
