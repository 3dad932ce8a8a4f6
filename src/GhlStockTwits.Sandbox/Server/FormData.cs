using System.Text;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>The fields and files of a form, URL-encoded or multipart.</summary>
internal sealed class FormData
{
    private readonly List<KeyValuePair<string, string>> _fields = [];
    private readonly List<FormFile> _files = [];

    public IReadOnlyList<FormFile> Files => _files;

    public QueryParameters Fields => new(_fields);

    public string? this[string name] => Fields[name];

    /// <summary>
    /// Reads the form of a request. A body of another type has no fields. Choice: a multipart form without a boundary,
    /// as one public client sends it, is read as URL-encoded.
    /// </summary>
    public static FormData Read(HttpRequest request)
    {
        FormData form = new();
        bool isMultipart = request.HasMediaType("multipart/form-data");
        if (isMultipart && Parameter(request.Header("Content-Type")!, "boundary") is { Length: > 0 } boundary)
        {
            form.ReadParts(request.Body, Encoding.Latin1.GetBytes($"--{boundary}"));
        }
        else if (isMultipart || request.HasMediaType("application/x-www-form-urlencoded"))
        {
            form._fields.AddRange(QueryParameters.Parse(request.BodyText).Pairs);
        }

        return form;
    }

    private void ReadParts(ReadOnlyMemory<byte> body, byte[] delimiter)
    {
        int start = body.Span.IndexOf(delimiter);
        while (start >= 0)
        {
            start += delimiter.Length;
            int length = body.Span[start..].IndexOf(delimiter);
            if (length < 0)
            {
                return;
            }

            ReadPart(body.Slice(start, length));
            start += length;
        }
    }

    /// <summary>Reads a part, which begins and ends with a line break.</summary>
    private void ReadPart(ReadOnlyMemory<byte> part)
    {
        int headEnd = part.Span.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
        {
            return;
        }

        string head = Encoding.UTF8.GetString(part.Span[..headEnd]);
        ReadOnlyMemory<byte> content = part[(headEnd + 4)..Math.Max(headEnd + 4, part.Length - 2)];
        string disposition = HeaderValue(head, "Content-Disposition");
        string name = Parameter(disposition, "name") ?? "";
        if (Parameter(disposition, "filename") is { } fileName)
        {
            string type = HeaderValue(head, "Content-Type");
            _files.Add(new FormFile(name, fileName, type.Length > 0 ? type : "application/octet-stream", content));
        }
        else
        {
            _fields.Add(new(name, Encoding.UTF8.GetString(content.Span)));
        }
    }

    private static string HeaderValue(string head, string name)
    {
        string? line = head.Split("\r\n")
            .FirstOrDefault(text => text.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase));
        return line is null ? "" : line[(name.Length + 1)..].Trim();
    }

    private static string? Parameter(string header, string name)
    {
        foreach (string part in header.Split(';', StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=');
            if (equals > 0 && part[..equals].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return part[(equals + 1)..].Trim('"');
            }
        }

        return null;
    }
}

/// <summary>A file in a multipart form.</summary>
internal sealed record FormFile(string Name, string FileName, string ContentType, ReadOnlyMemory<byte> Content);
