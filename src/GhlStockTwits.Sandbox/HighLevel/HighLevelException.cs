using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>An error response in HighLevel's format.</summary>
internal sealed class HighLevelException : Exception
{
    private readonly (string Key, JsonPart Value)[] _parts;

    private HighLevelException(int status, params (string Key, JsonPart Value)[] parts)
    {
        Status = status;
        _parts = parts;
    }

    public int Status { get; }

    public static HighLevelException BadRequest(string message)
    {
        return new(400, ("statusCode", 400), ("message", message), ("error", "Bad Request"));
    }

    /// <summary>The location is paused, or the application is not installed there.</summary>
    public static HighLevelException LocationNotActive()
    {
        return BadRequest("Location is not active");
    }

    /// <summary>An unknown ID returns 400, not 404.</summary>
    public static HighLevelException NotFound(string name, string id)
    {
        return BadRequest($"{name} with id {id} not found");
    }

    public static HighLevelException Duplicate(string contactId, string matchingField, string contactName)
    {
        ReadOnlyMemory<byte> meta = JsonPart.Object(
            ("contactId", contactId),
            ("matchingField", matchingField),
            ("contactName", contactName));
        return new(
            400,
            ("statusCode", 400),
            ("message", "This location does not allow duplicated contacts."),
            ("meta", meta));
    }

    public static HighLevelException Unauthorized(string message)
    {
        return new(401, ("statusCode", 401), ("message", message), ("error", "Unauthorized"));
    }

    /// <summary>The location is missing or not the token's.</summary>
    public static HighLevelException WrongLocation()
    {
        return new(
            403,
            ("statusCode", 403),
            ("message", "The token does not have access to this location."),
            ("error", "Forbidden"));
    }

    public static HighLevelException RouteNotFound(string method, string path)
    {
        return new(404, ("statusCode", 404), ("message", $"Cannot {method} {path}"), ("error", "Not Found"));
    }

    public static HighLevelException Invalid(IEnumerable<string> messages)
    {
        return new(
            422,
            ("statusCode", 422),
            ("message", JsonPart.List(messages)),
            ("error", "Unprocessable Entity"));
    }

    public static HighLevelException Invalid(params string[] messages)
    {
        return Invalid((IEnumerable<string>)messages);
    }

    /// <summary>Choice: the body is that of NestJS. No official text exists.</summary>
    public static HighLevelException TooManyRequests()
    {
        return new(429, ("statusCode", 429), ("message", "ThrottlerException: Too Many Requests"));
    }

    /// <summary>The format that only the token endpoint uses.</summary>
    public static HighLevelException OAuth(int status, string error, string description)
    {
        return new(status, ("error", error), ("error_description", description));
    }

    public HttpResponse ToResponse()
    {
        return HighLevelCall.Respond(Status, _parts);
    }
}
