using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The custom values of a location.</summary>
internal static class CustomValues
{
    private static readonly BodySchema s_body = new("name:string! value:string!");

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/locations/{locationId}/customValues", Scopes.CustomValuesRead, List),
        new("POST", "/locations/{locationId}/customValues", Scopes.CustomValuesWrite, Create) { Body = s_body },
        new("GET", "/locations/{locationId}/customValues/{id}", null, Get),
        new("PUT", "/locations/{locationId}/customValues/{id}", null, Update) { Body = s_body },
        new("DELETE", "/locations/{locationId}/customValues/{id}", null, Delete),
    ];

    public static string FieldKey(string name)
    {
        return $"{{{{ custom_values.{CustomFields.Slug(name)} }}}}";
    }

    private static HttpResponse List(HighLevelCall call)
    {
        return HighLevelCall.Ok(("customValues", JsonPart.List(call.Location.CustomValues.Items)));
    }

    private static HttpResponse Create(HighLevelCall call)
    {
        JsonObject value = call.NewResource(
            ("fieldKey", FieldKey((string)call.Body["name"]!)),
            ("locationId", call.Location.Id));
        return HighLevelCall.Created(("customValue", call.Location.CustomValues.Add(value)));
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("customValue", FindValue(call)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject value = FindValue(call);
        call.MergeBody(value);
        return HighLevelCall.Ok(("customValue", value));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        call.Location.CustomValues.Remove((string)FindValue(call)["id"]!);
        return HighLevelCall.Ok(("succeded", true));
    }

    private static JsonObject FindValue(HighLevelCall call)
    {
        return call.FindResource(location => location.CustomValues, "id", "Custom value");
    }
}
