namespace GhlStockTwits.Api;

/// <summary>An object that people name.</summary>
/// <param name="Id">The ID.</param>
/// <param name="Names">
/// The names, the displayed one first. All of them find the object, in any letter case; errors show the first.
/// </param>
internal sealed record NamedObject(string Id, params string?[] Names);

/// <summary>Finds the object that a text names.</summary>
internal static class NameLookup
{
    private const int MaxListed = 20;

    /// <summary>The ID of the only object with the ID or name.</summary>
    /// <param name="list">The operation that lists the objects, for errors.</param>
    /// <param name="what">What is named, for errors, for example <c>calendar</c>.</param>
    /// <param name="text">The ID or the name. An e-mail address is private, so errors do not show it.</param>
    /// <param name="objects">The objects that exist.</param>
    /// <exception cref="GhlStockTwitsException">No object has the name, or more than one has.</exception>
    public static string IdOf(
        Operation list, string what, string text, IReadOnlyCollection<NamedObject> objects)
    {
        if (objects.Any(one => one.Id == text))
        {
            return text;
        }

        string[] found =
        [
            .. objects.Where(one => one.Names.Any(name =>
                    string.Equals(name?.Trim(), text, StringComparison.OrdinalIgnoreCase)))
                .Select(static one => one.Id).Distinct(),
        ];
        string shown = text.Contains('@', StringComparison.Ordinal) ? "that e-mail address" : $"the name '{text}'";
        return found.Length switch
        {
            1 => found[0],
            0 => throw new GhlStockTwitsException(
                $"{list.Service.ErrorPrefix}.NotFound", FailureCategory.ObjectNotFound, $"No {what} has {shown}.",
                objects.Count == 0 ? "There are none." : $"There are: {List(objects)}."),
            _ => throw new GhlStockTwitsException(
                $"{list.Service.ErrorPrefix}.NameAmbiguous", FailureCategory.InvalidArgument,
                $"{found.Length} {what}s have {shown}: {string.Join(", ", found.Take(MaxListed))}.",
                "Pass one of these IDs."),
        };
    }

    private static string List(IReadOnlyCollection<NamedObject> objects)
    {
        string[] names =
        [
            .. objects.Select(static one => one.Names[0] is { Length: > 0 } name ? name : one.Id)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
        string listed = Redaction.CleanSentence(string.Join(", ", names.Take(MaxListed)));
        return names.Length > MaxListed ? $"{listed} and {names.Length - MaxListed} more" : listed;
    }
}
