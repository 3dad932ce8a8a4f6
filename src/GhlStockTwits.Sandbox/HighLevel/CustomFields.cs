using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The custom fields of a location.</summary>
internal static class CustomFields
{
    private const string WritableProperties = "placeholder:string acceptedFormat:strings isMultipleFile:boolean "
        + "maxNumberOfFiles:number textBoxListOptions:array options:strings position:number model:string ";

    /// <summary>Choice: these types. No public document lists those of a location's fields.</summary>
    private static readonly string[] s_dataTypes =
    [
        "TEXT", "LARGE_TEXT", "NUMERICAL", "FLOAT", "MONETORY", "PHONE", "EMAIL", "DATE", "TIME", "CHECKBOX", "RADIO",
        "SINGLE_OPTIONS", "MULTIPLE_OPTIONS", "TEXTBOX_LIST", "FILE_UPLOAD", "SIGNATURE",
    ];

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/locations/{locationId}/customFields", Scopes.CustomFieldsRead, List),
        new("POST", "/locations/{locationId}/customFields", Scopes.CustomFieldsWrite, Create)
        {
            Body = new BodySchema(WritableProperties + "name:string! dataType:string!"),
        },
        new("POST", "/locations/{locationId}/customFields/upload", Scopes.CustomFieldsWrite, Upload),
        new("GET", "/locations/{locationId}/customFields/{id}", null, Get),
        new("PUT", "/locations/{locationId}/customFields/{id}", null, Update)
        {
            Body = new BodySchema(WritableProperties + "name:string!"),
        },
        new("DELETE", "/locations/{locationId}/customFields/{id}", null, Delete),
    ];

    private static HttpResponse List(HighLevelCall call)
    {
        string? model = call.Query("model");
        IEnumerable<JsonObject> fields = call.Location.CustomFields.Items
            .Where(field => model is null or "all" || (string?)field["model"] == model);
        return HighLevelCall.Ok(("customFields", JsonPart.List(fields)));
    }

    private static HttpResponse Create(HighLevelCall call)
    {
        string name = (string)call.Body["name"]!;
        string dataType = (string)call.Body["dataType"]!;
        if (!s_dataTypes.Contains(dataType))
        {
            throw HighLevelException.Invalid(
                $"dataType must be one of the following values: {string.Join(", ", s_dataTypes)}");
        }

        string model = (string?)call.Body["model"] ?? "contact";
        string key = FieldKey(model, name);
        if (call.Location.FindCustomField(key) is not null)
        {
            // Choice: a second field with the same key is rejected. A connector has to read before it creates.
            throw HighLevelException.BadRequest($"Custom field with key {key} already exists");
        }

        JsonObject field = NewField(call.Data.Ids.Id(), call.Location, name, dataType, []);
        field["model"] = model;
        field["fieldKey"] = key;
        ApplyBody(call.Body, field);
        return HighLevelCall.Created(("customField", call.Location.CustomFields.Add(field)));
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("customField", FindField(call)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject field = FindField(call);
        field["name"] = (string)call.Body["name"]!;
        ApplyBody(call.Body, field);
        return HighLevelCall.Ok(("customField", field));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        call.Location.CustomFields.Remove((string)FindField(call)["id"]!);
        return HighLevelCall.Ok(("succeded", true));
    }

    /// <summary>Files are stored by name only; their URLs do not exist.</summary>
    private static HttpResponse Upload(HighLevelCall call)
    {
        FormData form = FormData.Read(call.Request);
        string id = form["id"] ?? throw HighLevelException.Invalid("id should not be empty");
        JsonObject uploaded = [];
        JsonArray meta = [];
        foreach (FormFile file in form.Files)
        {
            string url = $"https://files.example.com/{call.Location.Id}/custom-field/{id}/{call.Data.Ids.Uuid()}";
            uploaded[file.FileName] = url;
            meta.Add(new JsonObject
            {
                ["fieldname"] = file.Name,
                ["originalname"] = file.FileName,
                ["encoding"] = "7bit",
                ["mimetype"] = file.ContentType,
                ["size"] = file.Content.Length,
                ["url"] = url,
            });
        }

        return HighLevelCall.Ok(("uploadedFiles", uploaded), ("meta", meta));
    }

    public static JsonObject NewField(
        string id,
        LocationData location,
        string name,
        string dataType,
        IReadOnlyList<string> options)
    {
        JsonObject field = new()
        {
            ["id"] = id,
            ["name"] = name,
            ["fieldKey"] = FieldKey("contact", name),
            ["placeholder"] = "",
            ["dataType"] = dataType,
            ["position"] = location.CustomFields.Count * 50,
            ["locationId"] = location.Id,
            ["model"] = "contact",
        };
        if (options.Count > 0)
        {
            field["picklistOptions"] = new JsonArray([.. options.Select(option => (JsonNode)option)]);
        }

        return field;
    }

    /// <summary>
    /// Converts a name to the form used in keys: lower case, with an underscore for each other character.
    /// </summary>
    public static string Slug(string name)
    {
        return string.Concat(name.Trim().Select(letter =>
            char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));
    }

    private static string FieldKey(string model, string name)
    {
        return $"{model}.{Slug(name)}";
    }

    private static void ApplyBody(JsonObject body, JsonObject field)
    {
        foreach (string name in new[] { "placeholder", "position" })
        {
            if (body[name] is { } value)
            {
                field[name] = value.DeepClone();
            }
        }

        // Observed: options holds the options of a list, although the document only has textBoxListOptions.
        if ((body["options"] ?? body["textBoxListOptions"]) is JsonArray options)
        {
            field["picklistOptions"] = new JsonArray([.. options.Select(Label)]);
        }
    }

    private static JsonNode? Label(JsonNode? option)
    {
        return (option is JsonObject labelled ? labelled["label"] : option)?.DeepClone();
    }

    /// <summary>Finds the field by its ID or its key.</summary>
    private static JsonObject FindField(HighLevelCall call)
    {
        return call.Location.FindCustomField(call.RouteValues["id"])
            ?? call.FindResource(location => location.CustomFields, "id", "Custom field");
    }
}
