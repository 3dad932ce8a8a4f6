using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelRow;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Custom values of a location: texts that templates name (highlevel-api 2.4).</summary>
internal static class CustomValues
{
    public static readonly Operation<CustomValue[]> List =
        Row("customValue.list", "GET /locations/{locationId}/customValues", "get-custom-values",
            CustomValuesRead, "customValues", HighLevelJson.Default.CustomValueArray);

    public static readonly Operation<CustomValue> Get =
        Row("customValue.get", "GET /locations/{locationId}/customValues/{id}", "get-custom-value",
            CustomValuesRead, "customValue", HighLevelJson.Default.CustomValue);

    public static readonly Operation<CustomValue> Create =
        Row("customValue.create", "POST /locations/{locationId}/customValues", "create-custom-value",
            CustomValuesWrite, "customValue", HighLevelJson.Default.CustomValue, body: "name* value*");

    /// <summary>Takes both or nothing: who changes one has to read the other first.</summary>
    public static readonly Operation<CustomValue> Update =
        Row("customValue.update", "PUT /locations/{locationId}/customValues/{id}", "update-custom-value",
            CustomValuesWrite, "customValue", HighLevelJson.Default.CustomValue, body: "name* value*");

    public static readonly Operation<Acknowledgement> Delete =
        Row("customValue.delete", "DELETE /locations/{locationId}/customValues/{id}", "delete-custom-value",
            CustomValuesWrite, null, HighLevelJson.Default.Acknowledgement);
}
