using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Tags of a location (highlevel-api 2.4).</summary>
internal static class Tags
{
    public static readonly Operation<Tag[]> List =
        Define("tag.list", "GET /locations/{locationId}/tags", "get-location-tags",
            TagsRead, "tags", HighLevelJson.Default.TagArray);

    public static readonly Operation<Tag> Get =
        Define("tag.get", "GET /locations/{locationId}/tags/{tagId}", "get-tag-by-id",
            TagsRead, "tag", HighLevelJson.Default.Tag);

    public static readonly Operation<Tag> Create =
        Define("tag.create", "POST /locations/{locationId}/tags", "create-tag",
            TagsWrite, "tag", HighLevelJson.Default.Tag, body: "name*") with
        {
            VerifiedBy = OutcomeCheck.In(List, static (sent, tag) => OutcomeCheck.IsSame(sent["name"], tag.Name)),
        };

    public static readonly Operation<Tag> Update =
        Define("tag.update", "PUT /locations/{locationId}/tags/{tagId}", "update-tag",
            TagsWrite, "tag", HighLevelJson.Default.Tag, body: "name*");

    public static readonly Operation<Acknowledgement> Delete =
        Define("tag.delete", "DELETE /locations/{locationId}/tags/{tagId}", "delete-tag",
            TagsWrite, null, HighLevelJson.Default.Acknowledgement);
}
