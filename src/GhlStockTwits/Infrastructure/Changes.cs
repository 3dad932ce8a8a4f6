using System.Management.Automation;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>Describes what a Set- cmdlet is about to change.</summary>
internal static class Changes
{
    /// <summary>The change for ShouldProcess, for example <c>Change title, complete</c>.</summary>
    /// <exception cref="GhlStockTwitsException">The user passed nothing to change.</exception>
    public static string Describe(Operation update, Arguments changes)
    {
        string[] names =
        [
            .. update.Parameters.Where(static parameter => parameter.Place == ParameterPlace.Body)
                .Select(static parameter => parameter.Name)
                .Where(name => name is not ("locationId" or "completed") && changes.Has(name)),
        ];
        string? completion = !changes.Has("completed") ? null
            : LanguagePrimitives.IsTrue(changes["completed"]) ? "complete" : "reopen";
        return Sentence(names.Length == 0 ? null : $"change {string.Join(", ", names)}", completion)
            ?? throw CmdletErrors.NothingToChange();
    }

    /// <summary>The change for ShouldProcess, for example <c>Add tags vip, remove tags lead</c>.</summary>
    public static string Describe(string what, string[] added, string[] removed)
    {
        return Sentence(Part("add", added), Part("remove", removed))!;

        string? Part(string verb, string[] items) =>
            items.Length == 0 ? null : $"{verb} {what} {string.Join(", ", items)}";
    }

    private static string? Sentence(params string?[] parts)
    {
        string text = string.Join(", ", parts.OfType<string>());
        return text.Length == 0 ? null : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
