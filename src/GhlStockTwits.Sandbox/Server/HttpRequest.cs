using System.Text;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>One request, read whole.</summary>
internal sealed class HttpRequest
{
    private QueryValues? _query;

    public required string Method { get; init; }

    /// <summary>Path and query as they came.</summary>
    public required string Target { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public bool KeepAlive { get; init; } = true;

    public string Path => Target.IndexOf('?') is >= 0 and int mark ? Target[..mark] : Target;

    public QueryValues Query => _query ??= QueryValues.Parse(Target[Path.Length..].TrimStart('?'));

    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    public string? Header(string name)
    {
        return Headers.TryGetValue(name, out string? value) ? value : null;
    }

    public bool HasMediaType(string mediaType)
    {
        return Header("Content-Type")?.StartsWith(mediaType, StringComparison.OrdinalIgnoreCase) ?? false;
    }
}
