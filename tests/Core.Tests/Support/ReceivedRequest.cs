using System.Text;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>A request as it was received.</summary>
internal sealed record ReceivedRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string Path => Target.Split('?', 2)[0];

    /// <summary>The decoded values of the query by name.</summary>
    public IReadOnlyDictionary<string, string> Query =>
        Decode(Target.Contains('?', StringComparison.Ordinal) ? Target.Split('?', 2)[1] : "");

    /// <summary>The decoded values of the form by name.</summary>
    public IReadOnlyDictionary<string, string> Form => Decode(Text);

    private static Dictionary<string, string> Decode(string pairs) =>
        pairs.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .ToDictionary(static pair => Plain(pair[0]), static pair => Plain(pair[1]), StringComparer.Ordinal);

    private static string Plain(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
