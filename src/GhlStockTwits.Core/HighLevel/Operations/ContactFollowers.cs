using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelRow;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Users who follow a contact (highlevel-api 2.1, rows 24 and 25). Both answer with all followers.</summary>
internal static class ContactFollowers
{
    public static readonly Operation<string[]> Add =
        Row("contact.addFollowers", "POST /contacts/{contactId}/followers", "add-followers-contact",
            ContactsWrite, "followers", HighLevelJson.Default.StringArray, body: "followers:list*")
            with { Repeat = Repeat.Safe };

    public static readonly Operation<string[]> Remove =
        Row("contact.removeFollowers", "DELETE /contacts/{contactId}/followers", "remove-followers-contact",
            ContactsWrite, "followers", HighLevelJson.Default.StringArray, body: "followers:list*");
}
