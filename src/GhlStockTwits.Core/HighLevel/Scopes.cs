namespace GhlStockTwits.HighLevel;

/// <summary>HighLevel's scopes that the operations ask for (highlevel-api 1.8).</summary>
internal static class Scopes
{
    public const string ContactsRead = "contacts.readonly";
    public const string ContactsWrite = "contacts.write";
    public const string TagsRead = "locations/tags.readonly";
    public const string TagsWrite = "locations/tags.write";
    public const string CustomFieldsRead = "locations/customFields.readonly";
    public const string CustomFieldsWrite = "locations/customFields.write";
    public const string TasksRead = "locations/tasks.readonly";
    public const string UsersRead = "users.readonly";
}
