using System.Reflection;
using System.Xml.Linq;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Checks;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sandbox;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Receiver;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Generator;

/// <summary>
/// Writes the views: for each type a table of the columns given here, and a list of all properties. Every column is a
/// property and has its name, and every text goes through ViewText.
/// </summary>
internal static class ViewWriter
{
    private const string Html = "html";
    private const string Wrap = "wrap";
    private const string Group = "group";
    private const string Whole = "text";

    /// <summary>
    /// The columns: names of properties, each with <c>:width</c>; without one, a column takes the room that is left.
    /// <c>:html</c> shows the text of HTML, <c>:width:wrap</c> continues long texts on the next line, <c>:group</c>
    /// shows the property above the rows that have it in common. <c>:text</c>, as the only one, shows the property as
    /// it is instead of a table.
    /// </summary>
    private static readonly (Type Type, string Columns)[] s_tables =
    [
        (typeof(Contact), "Id:20 Name:14 Email:18 Phone:12 Handle"),
        (typeof(ContactNote), "Id:20 ContactId:20 DateAdded:16 Body:html"),
        (typeof(ContactTask), "Id:20 ContactId:20 DueDate:16 Status:9 Title"),
        (typeof(Appointment), "Id:20 ContactId:20 StartTime:16 Status:9 Title"),
        (typeof(AppointmentNote), "Id:20 AppointmentId:20 DateAdded:16 Body:html"),
        (typeof(Tag), "Id:20 Name"),
        (typeof(CustomField), "Id:20 Key:24 DataType:14 Name"),
        (typeof(CustomValue), "Id:20 Name:24 Value"),
        (typeof(Business), "Id:24 City:16 Country:7 Name"),
        (typeof(HighLevelUser), "Id:24 Name:20 Role:6 Email"),
        (typeof(Location), "Id:24 Timezone:20 City:14 Name"),
        (typeof(InstalledLocation), "Id:24 Name:30 IsInstalled:11 Address"),
        (typeof(Calendar), "Id:20 Type:13 IsActive:8 Name"),
        (typeof(FreeSlot), "CalendarId:20 StartTime:16"),
        (typeof(Workflow), "Id:36 Status:9 Name"),
        (typeof(Campaign), "Id:24 Status:9 Name"),
        (typeof(ContactTags), "ContactId:20 Tags"),
        (typeof(ContactFollowers), "ContactId:20 Followers"),
        (typeof(WebhookDelivery), "Type:20 ContactId:20 Timestamp:16 Event"),
        (typeof(Message), "Id:10 CreatedAt:16 User:15 Body"),
        (typeof(User), "Id:10 Username:18 Name:21 Followers:9 Following:9 Ideas:7"),
        (typeof(Symbol), "Id:10 Ticker:12 Exchange:12 Title"),
        (typeof(Watchlist), "Id:10 Name:24 UpdatedAt:16"),
        (typeof(StockTwitsActivity), "Name:16 Messages:8 Bullish:7 Bearish:7 Users:5 Last:16 Symbols"),
        (typeof(Connection), "Service:10 For:34 BaseUri"),
        (typeof(RecipeMistake), "Path:group Line:4 Column:6 Description:40:wrap Advice:26:wrap"),
        (typeof(StoredRecipe), "Name:22 IsEnabled:9 Source:14 Summary:32:wrap"),
        (typeof(ReadyMadeRecipe), "Name:22 Parameters:19 Summary:37:wrap"),
        (typeof(ConnectionCheck), "Service:group Check:14 Result:7 Detail:32:wrap Recommendation:24:wrap"),
        (typeof(AuthorizationRequest), string.Empty),
        (typeof(ProfileSummary), "Name:16 LocationId:20 HighLevelCredential:19 Account"),
        (typeof(RateLimitStatus), "Service:10 Available:9 Max:6 Wait:8 DailyRemaining:14 DailyResetAt:16 SharedBy:8"),
        (typeof(SandboxServer), "HighLevelUri:24 LocationId:20 StockTwitsUsername:18 WriteCount:10"),
        (typeof(WebhookListener), "Uri:30 Received:8 Duplicates:10 Refused:7 LastReceivedAt:16"),
        (typeof(WebhookReceipt), "Number:7 ReceivedAt:16 Type:18 ContactId:20 Status:8"),
        (typeof(InboxStatistics), string.Empty),
        (typeof(CatalogEntry), "Name:34 Kind:6 Scope Cmdlet"),
        (typeof(ContactRecord), "ContactId:20 Name:16 Handle:16 Link:8 Tags"),
        (typeof(RecordTask), "TaskId:20 Status:9 DueDate:16 Title"),
        (typeof(RecordNote), "NoteId:20 DateAdded:16 Title:16 Body:html"),
        (typeof(RecordAppointment), "AppointmentId:20 Status:10 StartTime:16 Title"),
        (typeof(Audience), "Name:24 Count:7 Linked:7 Handles"),
        (typeof(Effect), "PlannedAt:16 Status:9 Recipe:8 ContactId:20 Trigger:11 What"),
        (typeof(SyncSummary), string.Empty),
        (typeof(SyncRun), "RunId:5 StartedAt:16 Duration:8 Outcome:20 What"),
        (typeof(SyncPlan), "Diff:text"),
        (typeof(PlannedRecipe), "Name:20 Hash:12 Path"),
        (typeof(PlannedEffect), "Recipe:12 ContactId:20 Trigger:16 Fate"),
        (typeof(StateSummary), string.Empty),
        (typeof(RunEffect), "Status:16 Recipe:16 ContactId:20 Trigger:11 Reason"),
        (typeof(SetupSummary), string.Empty),
    ];

    public static string Write(XDocument types) => new XDocument(
        new XComment(" Generated by tools/GhlStockTwits.Generator. Secrets have no column anywhere. "),
        new XElement("Configuration", new XElement(
            "ViewDefinitions", s_tables.SelectMany(table => Views(table, types)))))
        .ToString(SaveOptions.None).Insert(0, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").ReplaceLineEndings("\n")
        + "\n";

    private static IEnumerable<XElement> Views((Type Type, string Columns) table, XDocument types)
    {
        if (table.Columns.EndsWith(":" + Whole, StringComparison.Ordinal))
        {
            yield return View(table.Type, string.Empty, Text(table.Columns.Split(':')[0]));
        }
        else if (table.Columns.Length > 0)
        {
            string[][] columns = [.. table.Columns.Split(' ').Select(static column => column.Split(':'))];
            string? group = columns.FirstOrDefault(static column => Has(column, Group))?[0];
            yield return View(
                table.Type, string.Empty, Table(table.Type, [.. columns.Where(static column => !Has(column, Group))]),
                group);
        }

        yield return View(table.Type, ".List", List(table.Type, types));
    }

    private static bool Has(string[] column, string option) => column.Skip(1).Contains(option);

    private static XElement View(Type type, string suffix, XElement control, string? group = null) => new(
        "View", new XElement("Name", type.FullName + suffix),
        new XElement("ViewSelectedBy", new XElement("TypeName", type.FullName)),
        group is null ? null : new XElement(
            "GroupBy", new XElement("PropertyName", group), new XElement("Label", group)),
        control);

    private static XElement Text(string property) => new(
        "CustomControl", new XElement("CustomEntries", new XElement("CustomEntry", new XElement(
            "CustomItem", new XElement("ExpressionBinding", new XElement(
                "ScriptBlock", $"[GhlStockTwits.Loader.ViewText]::Line($_.{property})"))))));

    private static XElement Table(Type type, string[][] columns) => new(
        "TableControl",
        new XElement("TableHeaders", columns.Select(column => Header(type, column))),
        new XElement("TableRowEntries", new XElement(
            "TableRowEntry",
            columns.Any(static column => Has(column, Wrap)) ? new XElement("Wrap") : null,
            new XElement("TableColumnItems", columns.Select(static column => Item("TableColumnItem", column))))));

    private static XElement Header(Type type, string[] column) => new(
        "TableColumnHeader",
        new XElement("Label", column[0]),
        column.Length > 1 && int.TryParse(column[1], out _) ? new XElement("Width", column[1]) : null,
        IsNumber(type.GetProperty(column[0])?.PropertyType) ? new XElement("Alignment", "Right") : null);

    private static XElement Item(string element, string[] column)
    {
        string text = Has(column, Html)
            ? $"($_.{column[0]} -replace '<[^>]+>|\\s+', ' ')"
            : $"$_.{column[0]}";
        string shown = Has(column, Wrap) ? $"Words({text}, {column[1]})" : $"Cell({text})";
        return new XElement(element, new XElement("ScriptBlock", $"[GhlStockTwits.Loader.ViewText]::{shown}"));
    }

    private static XElement List(Type type, XDocument types) => new(
        "ListControl", new XElement("ListEntries", new XElement("ListEntry", new XElement(
            "ListItems", KindsOf(type).SelectMany(kind => Properties(kind, types)).Distinct().Select(
                name => new XElement("ListItem", type.IsAbstract ? Condition(name) : null, new XElement("Label", name),
                new XElement("ScriptBlock", $"[GhlStockTwits.Loader.ViewText]::Line($_.{name})")))))));

    /// <summary>Connections of both services share their views, and each has properties of its own.</summary>
    private static IEnumerable<Type> KindsOf(Type type) => type.IsAbstract
        ? type.Assembly.GetTypes().Where(each => each.IsPublic && each.IsSubclassOf(type))
            .OrderBy(static each => each.Name, StringComparer.Ordinal)
        : [type];

    private static XElement Condition(string property) => new(
        "ItemSelectionCondition", new XElement("ScriptBlock", $"$_.PSObject.Properties['{property}']"));

    /// <summary>The properties of a type: those of its base types first, those of Types.ps1xml last.</summary>
    private static IEnumerable<string> Properties(Type type, XDocument types) =>
        BasesOf(type).Reverse()
            .SelectMany(static each => each.GetProperties(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(static property => property.GetMethod is { IsPublic: true }
                && property.GetIndexParameters().Length == 0
                && !property.Name.EndsWith("Token", StringComparison.Ordinal))
            .Select(static property => property.Name)
            .Concat(types.Descendants("Type").Where(each => (string?)each.Element("Name") == type.FullName)
                .Descendants("ScriptProperty").Select(static property => (string)property.Element("Name")!))
            .Distinct();

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (Type? each = type; each is not null && each != typeof(object); each = each.BaseType)
        {
            yield return each;
        }
    }

    private static bool IsNumber(Type? type) =>
        (type is null ? null : Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: false } plain
        && Type.GetTypeCode(plain) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
