using System.Text;

namespace GhlStockTwits.Api;

/// <summary>Builds the request of a call: path, query, body.</summary>
internal static class RequestBuilder
{
    /// <summary>Checks the values against the operation and builds the request.</summary>
    /// <exception cref="GhlStockTwitsException">
    /// A required value is missing, or the operation does not have a parameter of that name.
    /// </exception>
    public static ApiRequest Build(Operation operation, Uri baseUri, Credential credential, Arguments arguments)
    {
        Check(operation, arguments);
        List<(OperationParameter Parameter, object? Value)> query =
            [.. Given(operation, arguments, ParameterPlace.Query)];
        List<(OperationParameter Parameter, object? Value)> body =
            [.. Given(operation, arguments, ParameterPlace.Body)];
        if (credential.Field is { } field)
        {
            (operation.Method == HttpMethod.Get ? query : body).Add((field, credential.Secret));
        }

        SentValues values = new();
        values.Add(query);
        values.Add(body);
        if (credential.Secret is not null)
        {
            values.Secrets.Add(credential.Secret);
        }

        CheckHeaders(credential);
        body.ForEach(CheckFile);
        string path = FillPath(operation, arguments);
        values.Texts.AddRange(path.Split('/').Select(Uri.UnescapeDataString).Where(Redaction.IsPersonal));
        string url = baseUri.AbsoluteUri.TrimEnd('/') + path;
        return new ApiRequest(
            operation.Method,
            query.Count == 0 ? url : $"{url}?{UrlEncode(query)}",
            credential.Headers,
            Content(operation, body),
            values.Secrets,
            values.Texts);
    }

    /// <summary>A header cannot hold line breaks or other than ASCII characters.</summary>
    private static void CheckHeaders(Credential credential)
    {
        if (credential.Headers.Any(static header => header.Value.Any(static one => one is < ' ' or > '~')))
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.TokenMalformed", FailureCategory.AuthenticationError,
                "The token has characters that no token has.", "Copy it again, without line breaks or blanks.")
            {
                StopsPipeline = true,
            };
        }
    }

    /// <summary>A file is opened when the request is sent; one that cannot be read is found before.</summary>
    private static void CheckFile((OperationParameter Parameter, object? Value) item)
    {
        if (item.Parameter.Kind == ParameterKind.File)
        {
            using FileStream file = Files.OpenRead(WireFormat.Text(item.Value ?? string.Empty));
        }
    }

    /// <summary>Checks the values against the operation.</summary>
    /// <exception cref="GhlStockTwitsException">
    /// A required value is missing, or the operation does not have a parameter of that name.
    /// </exception>
    public static void Check(Operation operation, Arguments arguments)
    {
        foreach (OperationParameter parameter in operation.Parameters)
        {
            CheckChoice(operation, parameter, arguments[parameter.Name]);
            bool missing = parameter.Required && arguments[parameter.Name] is null or ""
                && parameter.Place != ParameterPlace.Body;
            if (missing || (parameter.Required && !arguments.Has(parameter.Name)))
            {
                throw new GhlStockTwitsException(
                    "GhlStockTwits.ArgumentMissing", FailureCategory.InvalidArgument,
                    $"{operation.Name} requires a value for '{parameter.Name}'.", "Pass the value.");
            }
        }

        foreach ((string name, _) in arguments)
        {
            if (!operation.Parameters.Any(
                parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                string known = string.Join(", ", operation.Parameters.Select(static parameter => parameter.Name));
                throw new GhlStockTwitsException(
                    "GhlStockTwits.ArgumentUnknown", FailureCategory.InvalidArgument,
                    $"{operation.Name} does not have a parameter '{name}'.", $"Use one of {known}.");
            }
        }
    }

    private static void CheckChoice(Operation operation, OperationParameter parameter, object? value)
    {
        if (value is not null && parameter.Choices.Count > 0
            && !parameter.Choices.Contains(WireFormat.Text(value), StringComparer.Ordinal))
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.ArgumentInvalid", FailureCategory.InvalidArgument,
                $"{operation.Name} does not accept that value for '{parameter.Name}'.",
                $"Use one of {string.Join(", ", parameter.Choices)}.");
        }
    }

    private static string FillPath(Operation operation, Arguments arguments)
    {
        StringBuilder path = new(operation.Path);
        foreach ((OperationParameter parameter, object? value) in Given(operation, arguments, ParameterPlace.Path))
        {
            string segment = WireFormat.ForUrl(value!, parameter.Kind);
            if (segment is "" or "." or "..")
            {
                throw new GhlStockTwitsException(
                    "GhlStockTwits.ArgumentInvalid", FailureCategory.InvalidArgument,
                    $"{operation.Name} does not accept '{segment}' for '{parameter.Name}'.", "Pass an ID.");
            }

            path.Replace($"{{{parameter.Name}}}", Uri.EscapeDataString(segment));
        }

        return path.ToString();
    }

    private static Func<HttpContent>? Content(
        Operation operation, List<(OperationParameter Parameter, object? Value)> body)
    {
        if (body.Exists(static item => item.Parameter.Kind == ParameterKind.File))
        {
            return () => MultipartForm.Write(operation.Service, body);
        }

        if (operation.SendsForm)
        {
            return body.Count == 0 ? null : () => Transport.Form(UrlEncode(body));
        }

        return operation.SendsBody || body.Count > 0 ? () => Transport.Json(Json(body)) : null;
    }

    private static string Json(List<(OperationParameter Parameter, object? Value)> body) =>
        JsonBody.Write(body.Select(static item =>
            KeyValuePair.Create(item.Parameter.Name, WireFormat.ForJson(item.Value, item.Parameter.Kind))));

    private static string UrlEncode(IEnumerable<(OperationParameter Parameter, object? Value)> values) =>
        string.Join('&', values.Select(static item =>
            $"{item.Parameter.Name}="
                + $"{Uri.EscapeDataString(WireFormat.ForUrl(item.Value ?? string.Empty, item.Parameter.Kind))}"));

    private static IEnumerable<(OperationParameter Parameter, object? Value)> Given(
        Operation operation, Arguments arguments, ParameterPlace place) =>
        operation.Parameters
            .Where(parameter => parameter.Place == place
                && (arguments.Has(parameter.Name) || parameter.Default is not null))
            .Select(parameter => (
                parameter, arguments.Has(parameter.Name) ? arguments[parameter.Name] : parameter.Default));
}
