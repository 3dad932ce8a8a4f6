using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>
/// Campaigns and workflows of a contact (highlevel-api 2.1, rows 26 to 30). Adding a contact to one is never retried,
/// because it may send messages to the contact.
/// </summary>
internal static class ContactAutomation
{
    public static readonly Operation<Acknowledgement> AddToCampaign =
        Define("contact.addToCampaign", "POST /contacts/{contactId}/campaigns/{campaignId}", "add-contact-to-campaign",
            ContactsWrite, null, HighLevelJson.Default.Acknowledgement) with
        {
            RetrySafety = RetrySafety.Never,
        };

    public static readonly Operation<Acknowledgement> RemoveFromCampaign =
        Define("contact.removeFromCampaign", "DELETE /contacts/{contactId}/campaigns/{campaignId}",
            "remove-contact-from-campaign", ContactsWrite, null, HighLevelJson.Default.Acknowledgement);

    public static readonly Operation<Acknowledgement> RemoveFromAllCampaigns =
        Define("contact.removeFromAllCampaigns", "DELETE /contacts/{contactId}/campaigns/removeAll",
            "remove-contact-from-every-campaign", ContactsWrite, null, HighLevelJson.Default.Acknowledgement);

    public static readonly Operation<Acknowledgement> AddToWorkflow =
        Define("contact.addToWorkflow", "POST /contacts/{contactId}/workflow/{workflowId}", "add-contact-to-workflow",
            ContactsWrite, null, HighLevelJson.Default.Acknowledgement, body: "eventStartTime:time") with
        {
            RetrySafety = RetrySafety.Never,
        };

    public static readonly Operation<Acknowledgement> RemoveFromWorkflow =
        Define("contact.removeFromWorkflow", "DELETE /contacts/{contactId}/workflow/{workflowId}",
            "delete-contact-from-workflow", ContactsWrite, null, HighLevelJson.Default.Acknowledgement,
            body: "eventStartTime:time") with
        {
            SendsBody = true,
        };
}
