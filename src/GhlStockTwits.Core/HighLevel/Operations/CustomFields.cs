using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Custom fields of a location (highlevel-api 2.4).</summary>
internal static class CustomFields
{
    /// <summary>
    /// HighLevel requires <c>options</c> for the types that have options, although the document does not list it.
    /// </summary>
    private const string Fields =
        "placeholder acceptedFormat:list isMultipleFile:bool maxNumberOfFiles:int textBoxListOptions:object "
            + "position:int options:list model:contact|opportunity";

    public static readonly Operation<CustomField[]> List =
        Define("customField.list", "GET /locations/{locationId}/customFields", "get-custom-fields",
            CustomFieldsRead, "customFields",
            HighLevelJson.Default.CustomFieldArray, query: "model:contact|opportunity|all");

    public static readonly Operation<CustomField> Get =
        Define("customField.get", "GET /locations/{locationId}/customFields/{id}", "get-custom-field",
            CustomFieldsRead, "customField",
            HighLevelJson.Default.CustomField);

    public static readonly Operation<CustomField> Create =
        Define("customField.create", "POST /locations/{locationId}/customFields", "create-custom-field",
            CustomFieldsWrite, "customField",
            HighLevelJson.Default.CustomField, body: "name* dataType* " + Fields);

    public static readonly Operation<CustomField> Update =
        Define("customField.update", "PUT /locations/{locationId}/customFields/{id}", "update-custom-field",
            CustomFieldsWrite, "customField",
            HighLevelJson.Default.CustomField, body: "name* " + Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Define("customField.delete", "DELETE /locations/{locationId}/customFields/{id}", "delete-custom-field",
            CustomFieldsWrite, null,
            HighLevelJson.Default.Acknowledgement);

    /// <summary>Uploads files for a field of a contact or an opportunity. The response has their URLs.</summary>
    public static readonly Operation<Dictionary<string, object>> UploadFile =
        Define("customField.uploadFile", "POST /locations/{locationId}/customFields/upload",
            "upload-file-custom-fields", CustomFieldsWrite, null,
            HighLevelJson.Default.DictionaryStringObject, body: "id* maxFiles:int files:file*");
}
