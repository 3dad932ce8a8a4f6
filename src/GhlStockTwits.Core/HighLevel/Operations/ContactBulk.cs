using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>
/// Changes of many contacts in one call (highlevel-api 2.1, rows 17 and 18). The documentation does not give
/// their scope; both require the scope for writing. Both are idempotent.
/// </summary>
internal static class ContactBulk
{
    public static readonly Operation<BulkTagOutcome[]> UpdateTags =
        Define("contact.bulkTags", "POST /contacts/bulk/tags/update/{type}", "create-association",
            ContactsWrite, "responses", HighLevelJson.Default.BulkTagOutcomeArray,
            body: "contacts:list* tags:list* locationId* removeAllTags:bool") with
        {
            RetrySafety = RetrySafety.Idempotent,
        };

    public static readonly Operation<string[]> SetBusiness =
        Define("contact.bulkSetBusiness", "POST /contacts/bulk/business", "add-remove-contact-from-business",
            ContactsWrite, "ids", HighLevelJson.Default.StringArray,
            body: "locationId* ids:list* businessId*") with
        {
            RetrySafety = RetrySafety.Idempotent,
        };
}
