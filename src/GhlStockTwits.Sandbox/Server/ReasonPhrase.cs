namespace GhlStockTwits.Sandbox.Server;

internal static class ReasonPhrase
{
    private static readonly Dictionary<int, string> s_phrases = new()
    {
        [200] = "OK",
        [201] = "Created",
        [204] = "No Content",
        [302] = "Found",
        [400] = "Bad Request",
        [401] = "Unauthorized",
        [403] = "Forbidden",
        [404] = "Not Found",
        [405] = "Method Not Allowed",
        [408] = "Request Timeout",
        [409] = "Conflict",
        [413] = "Content Too Large",
        [422] = "Unprocessable Entity",
        [429] = "Too Many Requests",
        [431] = "Request Header Fields Too Large",
        [500] = "Internal Server Error",
        [502] = "Bad Gateway",
        [503] = "Service Unavailable",
        [504] = "Gateway Timeout",
    };

    public static string Of(int status)
    {
        return s_phrases.TryGetValue(status, out string? phrase) ? phrase : "Unknown";
    }
}
