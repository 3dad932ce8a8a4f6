namespace GhlStockTwits.Api;

/// <summary>A request, ready to be sent.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The absolute URL with its query.</param>
/// <param name="Headers">Header names and values.</param>
/// <param name="Content">Creates the body, for each attempt anew, or null if there is none.</param>
/// <param name="Secrets">The values that must never be shown.</param>
/// <param name="Values">What may be personal: errors do not repeat it.</param>
internal sealed record ApiRequest(
    HttpMethod Method, string Url, IReadOnlyList<(string Name, string Value)> Headers, Func<HttpContent>? Content,
    IReadOnlyList<string> Secrets, IReadOnlyList<string> Values);
