using System.Net.Http.Headers;

namespace GhlStockTwits.Api;

/// <summary>
/// A form with files, written as browsers write it. .NET's own form quotes the boundary, does not quote names and
/// gives each text a type, which not every reader accepts.
/// </summary>
internal static class MultipartForm
{
    private static readonly Dictionary<string, string> s_mediaTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".pdf"] = "application/pdf",
    };

    /// <summary>Writes a form; opens its files.</summary>
    /// <exception cref="GhlStockTwitsException">A file cannot be read.</exception>
    public static MultipartFormDataContent Write(
        ApiService service, IEnumerable<(OperationParameter Parameter, object? Value)> body)
    {
        MultipartFormDataContent form = [];
        NameValueHeaderValue boundary = form.Headers.ContentType!.Parameters.Single();
        boundary.Value = boundary.Value!.Trim('"');
        foreach ((OperationParameter parameter, object? value) in body)
        {
            string text = WireFormat.ForUrl(value ?? string.Empty, parameter.Kind);
            bool isFile = parameter.Kind == ParameterKind.File;
            HttpContent part = isFile ? OpenFile(text) : Text(text);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = Quoted(parameter.Name),
                FileName = isFile ? Quoted(FileName(service, parameter, text)) : null,
            };
            form.Add(part);
        }

        return form;
    }

    private static StreamContent OpenFile(string path)
    {
        StreamContent content = new(Files.OpenRead(path));
        content.Headers.ContentType = new MediaTypeHeaderValue(
            s_mediaTypes.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream"));
        return content;
    }

    private static string FileName(ApiService service, OperationParameter parameter, string path) =>
        service.HidesFileNames ? parameter.Name + Path.GetExtension(path) : Path.GetFileName(path);

    private static StringContent Text(string text)
    {
        StringContent part = new(text);
        part.Headers.ContentType = null;
        return part;
    }

    private static string Quoted(string text)
    {
        string escaped = text.Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }
}
