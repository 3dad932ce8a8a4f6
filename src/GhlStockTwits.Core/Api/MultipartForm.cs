using System.Net.Http.Headers;

namespace GhlStockTwits.Api;

/// <summary>
/// A form with files, written as browsers write it: .NET's own quotes the boundary, does not quote names and gives each text a
/// type, which not every reader bears.
/// </summary>
internal static class MultipartForm
{
    public static MultipartFormDataContent Write(
        Service service, IEnumerable<(OperationParameter Parameter, object? Value)> body)
    {
        MultipartFormDataContent form = [];
        NameValueHeaderValue boundary = form.Headers.ContentType!.Parameters.Single();
        boundary.Value = boundary.Value!.Trim('"');
        foreach ((OperationParameter parameter, object? value) in body)
        {
            string text = WireFormat.ForUrl(value ?? string.Empty, parameter.Kind);
            HttpContent part = parameter.Kind == ParameterKind.File ? UploadFile.Open(text) : Text(text);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = Quoted(parameter.Name),
                FileName = parameter.Kind == ParameterKind.File ? Quoted(FileName(service, parameter, text)) : null,
            };
            form.Add(part);
        }

        return form;
    }

    /// <summary>A file's own name may tell of a person, so it does not go to StockTwits.</summary>
    private static string FileName(Service service, OperationParameter parameter, string path) =>
        service == Service.StockTwits ? parameter.Name + Path.GetExtension(path) : Path.GetFileName(path);

    private static StringContent Text(string text)
    {
        StringContent part = new(text);
        part.Headers.ContentType = null;
        return part;
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "%22", StringComparison.Ordinal)}\"";
}
