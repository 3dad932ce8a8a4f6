namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>What can go wrong between the engine and the services in one sync.</summary>
/// <param name="Words">How a scenario says it.</param>
/// <param name="IsOfWrites">Whether calls that change something fail; else reads do.</param>
/// <param name="Rule">The rule of the sandbox.</param>
internal sealed record ScenarioFault(string Words, bool IsOfWrites, object Rule)
{
    private const string Notes = "^/contacts/[^/]+/notes";
    private const string Tags = "^/contacts/[^/]+/tags";
    private const string Posts = "messages/create";

    public static IReadOnlyList<ScenarioFault> All { get; } =
    [
        new("a post is reset before it arrives", true, Of("stockTwits", "POST", Posts, "resetBefore")),
        new("a post is reset after it was stored", true, Of("stockTwits", "POST", Posts, "resetAfter")),
        new("a post is answered with 500", true, Of("stockTwits", "POST", Posts, "status")),
        new("a post is answered with 500 after it was stored", true, Of("stockTwits", "POST", Posts, "statusAfter")),
        new("a post is answered with 429", true, Of("stockTwits", "POST", Posts, "status", 429)),
        new("half of the answer to a post arrives", true, Of("stockTwits", "POST", Posts, "truncate")),
        new("a note is reset before it arrives", true, Of("highLevel", "POST", Notes, "resetBefore")),
        new("a note is reset after it was stored", true, Of("highLevel", "POST", Notes, "resetAfter")),
        new("half of the answer to a note arrives", true, Of("highLevel", "POST", Notes, "truncate")),
        new("a tag is reset after it was stored", true, Of("highLevel", "POST", Tags, "resetAfter")),
        new("a tag is answered with 500", true, Of("highLevel", "POST", Tags, "status")),
        new("a new contact is reset after it was stored", true,
            Of("highLevel", "POST", "^/contacts/?$", "resetAfter")),
        new("a contact cannot be read", false,
            Of("highLevel", "GET", "^/contacts/[^/?]+$", "status", 422, "{\"message\":\"odd\"}")),
        new("a contact is an empty answer", false, Of("highLevel", "GET", "^/contacts/[^/?]+$", "status", 200, "{}")),
        new("the search fails", false, Of("highLevel", "POST", "^/contacts/search", "status", 422)),
        new("the listings of tasks are empty", false,
            Of("highLevel", "GET", "/tasks$", "status", 200, "{\"tasks\":[]}", times: 100)),
        new("the listings of tasks fail", false, Of("highLevel", "GET", "/tasks$", "status", 422, times: 100)),
        new("the own stream is an empty answer", false,
            Of("stockTwits", "GET", "streams/user/sandbox", "status", 200, "{}", times: 100)),
        new("the profiles cannot be read", false,
            Of("stockTwits", "GET", "streams/user/demo", "status", 422, times: 100)),
        new("the followers cannot be read", false,
            Of("stockTwits", "GET", "followers", "status", 422, times: 100)),
    ];

    public static ScenarioFault Named(string words) => All.Single(fault => fault.Words == words);

    private static object Of(
        string service, string method, string path, string kind, int status = 500, string? body = null,
        int times = 1) => new { service, method, path, kind, status, body, times };
}
