using System.Management.Automation;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>The name by which a person knows the object that a cmdlet is about to change.</summary>
internal static class TargetName
{
    private const int MaxLength = 60;

    private static readonly string[] s_properties = ["Name", "Title", "Username", "Email"];

    /// <summary>The name of a piped object, or null if it has none or is not the target.</summary>
    /// <param name="piped">The piped object.</param>
    /// <param name="target">The target: its kind and ID.</param>
    public static string? Of(PSObject? piped, string target)
    {
        if (piped is null || TextOf(piped, "Id") is not { } id || !target.EndsWith($" {id}", StringComparison.Ordinal))
        {
            return null;
        }

        string? name = s_properties.Select(property => TextOf(piped, property)).FirstOrDefault(
            static text => text is not null);
        return name?.Length > MaxLength ? name[..MaxLength].TrimEnd() + "…" : name;
    }

    private static string? TextOf(PSObject piped, string property)
    {
        string text = SafeText.OneLine($"{piped.Properties[property]?.Value}").Trim();
        return text.Length == 0 ? null : text;
    }
}
