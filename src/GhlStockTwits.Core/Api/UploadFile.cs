using System.Net.Http.Headers;

namespace GhlStockTwits.Api;

/// <summary>A local file as a part of a multipart form.</summary>
internal static class UploadFile
{
    private static readonly Dictionary<string, string> s_mediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".pdf"] = "application/pdf",
    };

    public static HttpContent Open(string path)
    {
        StreamContent content = new(File.OpenRead(path));
        content.Headers.ContentType = new MediaTypeHeaderValue(
            s_mediaTypes.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream"));
        return content;
    }
}
