namespace GhlStockTwits.HighLevel.Operations;

/// <summary>HighLevel's scopes (highlevel-api 1.8).</summary>
internal static class Scopes
{
    public const string ContactsRead = "contacts.readonly";
    public const string ContactsWrite = "contacts.write";
    public const string TagsRead = "locations/tags.readonly";
    public const string TagsWrite = "locations/tags.write";
    public const string CustomFieldsRead = "locations/customFields.readonly";
    public const string CustomFieldsWrite = "locations/customFields.write";
    public const string TasksRead = "locations/tasks.readonly";
    public const string CalendarsRead = "calendars.readonly";
    public const string EventsRead = "calendars/events.readonly";
    public const string EventsWrite = "calendars/events.write";
    public const string LocationsRead = "locations.readonly";
    public const string UsersRead = "users.readonly";
    public const string CampaignsRead = "campaigns.readonly";
    public const string CustomValuesRead = "locations/customValues.readonly";
    public const string CustomValuesWrite = "locations/customValues.write";
    public const string RecurringTasksRead = "recurring-tasks.readonly";
    public const string RecurringTasksWrite = "recurring-tasks.write";
    public const string BusinessesRead = "businesses.readonly";
    public const string BusinessesWrite = "businesses.write";
    public const string UsersWrite = "users.write";
    public const string WorkflowsRead = "workflows.readonly";
    public const string OAuthRead = "oauth.readonly";
    public const string OAuthWrite = "oauth.write";
}
