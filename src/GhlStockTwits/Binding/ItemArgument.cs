using System.ComponentModel;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Binding;

/// <summary>Identifies a named object of the location: its ID, its name or the object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ItemArgument : IdentityArgument
{
    private protected ItemArgument(object input, ObjectKind kind)
        : base(input, kind)
    {
        string? found = Input.Text
            ?? (Input.Kind == kind.TypeName ? Input[nameof(Id)] : Input[kind.Key])
            ?? (Input.IsRow ? Input[nameof(Id)] : null);
        bool isName = Input.Text is { Length: > 0 } text && !HighLevelId.IsId(text);
        Id = isName ? null : found;
        Name = isName ? found : null;
    }

    internal override bool IsReference => Input is { Kind: { } other } && other != Kind.TypeName;
}

/// <summary>Identifies a business: its ID, its name or the business.</summary>
/// <param name="input">The input.</param>
public sealed class BusinessArgument(object input) : ItemArgument(input, ObjectKind.Business)
{
    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        names.FindAsync(connection, Businesses.List, this, call);
}

/// <summary>Identifies a calendar: its ID, its name or the calendar.</summary>
/// <param name="input">The input.</param>
public sealed class CalendarArgument(object input) : ItemArgument(input, ObjectKind.Calendar)
{
    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        names.FindAsync(connection, Calendars.List, this, call);
}

/// <summary>Identifies a campaign: its ID, its name or the campaign.</summary>
/// <param name="input">The input.</param>
public sealed class CampaignArgument(object input) : ItemArgument(input, ObjectKind.Campaign)
{
    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        names.FindAsync(connection, Campaigns.List, this, call);
}

/// <summary>Identifies a custom field: its ID, its key, its name or the custom field.</summary>
/// <param name="input">The input.</param>
public sealed class CustomFieldArgument(object input) : ItemArgument(input, ObjectKind.CustomField)
{
    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        names.FindAsync(connection, CustomFields.List, this, call, new Arguments { { "model", "all" } });
}

/// <summary>Identifies a custom value: its ID, its name or the custom value.</summary>
/// <param name="input">The input.</param>
public sealed class CustomValueArgument(object input) : ItemArgument(input, ObjectKind.CustomValue)
{
    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        names.FindAsync(connection, CustomValues.List, this, call);
}

/// <summary>Identifies a user of the location: the ID, the name, the e-mail address or the user.</summary>
/// <param name="input">The input. An empty string stands for no user.</param>
public sealed class HighLevelUserArgument(object input) : ItemArgument(input, ObjectKind.HighLevelUser)
{
    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        names.FindAsync(connection, Users.ListByLocation, this, call);
}

/// <summary>Identifies a tag: its ID, its name or the tag.</summary>
/// <param name="input">The input.</param>
public sealed class TagArgument(object input) : ItemArgument(input, ObjectKind.Tag)
{
    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        names.FindAsync(connection, Tags.List, this, call);
}

/// <summary>Identifies a workflow: its ID, its name or the workflow.</summary>
/// <param name="input">The input.</param>
public sealed class WorkflowArgument(object input) : ItemArgument(input, ObjectKind.Workflow)
{
    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        names.FindAsync(connection, Workflows.List, this, call);
}
