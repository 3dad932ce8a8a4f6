using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Http;
using static GhlStockTwits.HighLevel.HighLevelRow;
using static GhlStockTwits.HighLevel.Scopes;

namespace GhlStockTwits.HighLevel;

/// <summary>Custom fields of a location (highlevel-api 2.4).</summary>
internal static class CustomFields
{
    private const string Fields = "placeholder acceptedFormat:list isMultipleFile:bool maxNumberOfFiles:int textBoxListOptions:object position:int model";

    public static readonly Operation<CustomField[]> List =
        Row("customField.list", "GET /locations/{locationId}/customFields", CustomFieldsRead, "customFields",
            HighLevelJson.Default.CustomFieldArray, query: "model");

    public static readonly Operation<CustomField> Get =
        Row("customField.get", "GET /locations/{locationId}/customFields/{id}", CustomFieldsRead, "customField",
            HighLevelJson.Default.CustomField);

    public static readonly Operation<CustomField> Create =
        Row("customField.create", "POST /locations/{locationId}/customFields", CustomFieldsWrite, "customField",
            HighLevelJson.Default.CustomField, body: "name* dataType* " + Fields);

    public static readonly Operation<CustomField> Update =
        Row("customField.update", "PUT /locations/{locationId}/customFields/{id}", CustomFieldsWrite, "customField",
            HighLevelJson.Default.CustomField, body: "name* " + Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Row("customField.delete", "DELETE /locations/{locationId}/customFields/{id}", CustomFieldsWrite, null,
            HighLevelJson.Default.Acknowledgement);
}
