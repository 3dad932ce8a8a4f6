using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Custom values of a location: text that templates insert (highlevel-api 2.4).</summary>
internal static class CustomValues
{
    public static readonly Operation<CustomValue[]> List =
        Define("customValue.list", "GET /locations/{locationId}/customValues", "get-custom-values",
            CustomValuesRead, "customValues", HighLevelJson.Default.CustomValueArray);

    public static readonly Operation<CustomValue> Get =
        Define("customValue.get", "GET /locations/{locationId}/customValues/{id}", "get-custom-value",
            CustomValuesRead, "customValue", HighLevelJson.Default.CustomValue);

    public static readonly Operation<CustomValue> Create =
        Define("customValue.create", "POST /locations/{locationId}/customValues", "create-custom-value",
            CustomValuesWrite, "customValue", HighLevelJson.Default.CustomValue, body: "name* value*") with
        {
            VerifiedBy = OutcomeCheck.In(
                List, static (sent, value) => OutcomeCheck.IsSame(sent["name"], value.Name)),
        };

    /// <summary>Requires both values. To change one, read the other first.</summary>
    public static readonly Operation<CustomValue> Update =
        Define("customValue.update", "PUT /locations/{locationId}/customValues/{id}", "update-custom-value",
            CustomValuesWrite, "customValue", HighLevelJson.Default.CustomValue, body: "name* value*");

    public static readonly Operation<Acknowledgement> Delete =
        Define("customValue.delete", "DELETE /locations/{locationId}/customValues/{id}", "delete-custom-value",
            CustomValuesWrite, null, HighLevelJson.Default.Acknowledgement);
}
