using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>The content of an error response, in any of the shapes that the services use.</summary>
/// <param name="Message">What the service says; empty if it says nothing.</param>
/// <param name="Code">
/// The error code beside the message, for example <c>invalid_grant</c>; empty if there is none.
/// </param>
/// <param name="TraceId">The service's ID of the request.</param>
/// <param name="ExistingId">The ID of the object that already exists.</param>
/// <param name="IsHtml">Whether it is a web page.</param>
internal sealed record ErrorBody(string Message, string Code, string? TraceId, string? ExistingId, bool IsHtml)
{
    private static readonly ErrorBody s_empty = new(string.Empty, string.Empty, null, null, IsHtml: false);

    public static ErrorBody Parse(
        HttpResponseMessage response, ReadOnlySpan<byte> body, Func<JsonElement, string?> readExistingId)
    {
        body = ResponseReader.WithoutByteOrderMark(body);
        bool html = IsWebPage(response, body);
        if (html || body.IsEmpty)
        {
            return s_empty with { IsHtml = html };
        }

        try
        {
            Utf8JsonReader reader = new(body);
            JsonElement root = JsonElement.ParseValue(ref reader);
            return new ErrorBody(
                Words(root), Text(root, "error") ?? string.Empty, Text(root, "traceId"), readExistingId(root),
                IsHtml: false);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text within is not UTF-8.
            return s_empty;
        }
    }

    /// <summary>Whether a body is a web page in place of a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="body">Its body.</param>
    public static bool IsWebPage(HttpResponseMessage response, ReadOnlySpan<byte> body) =>
        response.Content.Headers.ContentType?.MediaType == "text/html"
        || ResponseReader.WithoutByteOrderMark(body).TrimStart(" \t\r\n"u8).StartsWith("<"u8);

    private static string Words(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return string.Empty;
        }

        string[] keys = ["message", "error_description", "errorDescription", "errors", "error"];
        return keys.Select(key => root.TryGetProperty(key, out JsonElement value) ? Flatten(value) : string.Empty)
            .FirstOrDefault(static words => words.Length > 0, string.Empty);
    }

    private static string Flatten(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Flatten)),
        JsonValueKind.Object =>
            string.Join(' ', new[] { Text(value, "code"), Text(value, "message") }.OfType<string>()),
        _ => string.Empty,
    };

    /// <summary>A member that is text; null otherwise.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
