using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>
/// Users who follow a contact (highlevel-api 2.1, rows 24 and 25). Both operations return all followers.
/// </summary>
internal static class Followers
{
    public static readonly Operation<string[]> Add =
        Define("contact.addFollowers", "POST /contacts/{contactId}/followers", "add-followers-contact",
            ContactsWrite, "followers", HighLevelJson.Default.StringArray, body: "followers:list*") with
        {
            RetrySafety = RetrySafety.Idempotent,
        };

    public static readonly Operation<string[]> Remove =
        Define("contact.removeFollowers", "DELETE /contacts/{contactId}/followers", "remove-followers-contact",
            ContactsWrite, "followers", HighLevelJson.Default.StringArray, body: "followers:list*");
}
