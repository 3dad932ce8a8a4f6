namespace GhlStockTwits.Api;

/// <summary>A request, ready to leave.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The absolute address with its query.</param>
/// <param name="Headers">Header names and values.</param>
/// <param name="Content">Makes the body anew for each attempt; null for none.</param>
/// <param name="Secrets">What of it must show nowhere.</param>
internal sealed record ApiRequest(
    HttpMethod Method, string Url, IReadOnlyList<(string Name, string Value)> Headers, Func<HttpContent>? Content,
    IReadOnlyList<string> Secrets);
