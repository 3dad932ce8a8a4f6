using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.Events.Webhooks;

namespace GhlStockTwits.Conventions.Tests.Operations;

public sealed partial class RowTests
{
    /// <summary>POSTs that change something and may be sent twice all the same, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_repeatable = new()
    {
        ["ghl.contact.upsert"] = "the second one finds the contact of the first",
        ["ghl.contact.addTags"] = "a contact has a tag once",
        ["ghl.contact.addFollowers"] = "a user follows a contact once",
        ["ghl.contact.bulkTags"] = "a contact has a tag once, or not at all",
        ["ghl.contact.bulkSetBusiness"] = "a contact is of one business",
        ["ghl.oauth.locationToken"] = "a second token does no harm; the first ends by itself",
    };

    private static readonly IReadOnlyCollection<Operation> s_rows = [.. Catalog.OperationCatalog.Operations.Values];

    [Fact]
    public void Names_are_service_resource_action()
    {
        Convention.Holds(
            "Name the row ghl.resource.action or stocktwits.resource.action; a trigger ghl.on.Event or stocktwits.on.Event.",
            s_rows.Where(static row => !NameOfRow().IsMatch(row.Name)).Select(static row => row.Name)
                .Concat(Catalog.OperationCatalog.All<WebhookEvent>().Select(static row => row.Name)
                    .Concat(Catalog.OperationCatalog.All<PolledTrigger>().Select(static row => row.Name))
                    .Where(static name => !NameOfTrigger().IsMatch(name))));
    }

    [Fact]
    public void Rows_begin_with_their_service()
    {
        Convention.Holds(
            "Make HighLevel's rows by HighLevelOperation and StockTwits' by StockTwitsOperation.",
            from row in s_rows
            where row.Name.StartsWith("ghl.", StringComparison.Ordinal) != (row.Service == HighLevelService.Instance)
            select row.Name);
    }

    [Fact]
    public void Placeholders_are_parameters_and_each_name_is_one()
    {
        Convention.Holds(
            "Give each placeholder of the path a name of its own, and no parameter of query or body the same.",
            from row in s_rows
            let named = row.Parameters.Select(static parameter => parameter.Name).ToArray()
            let filled = row.Parameters.Where(static parameter => parameter.Place == ParameterPlace.Path)
                .Aggregate(row.Path, static (path, parameter) => path.Replace(
                    $"{{{parameter.Name}}}", string.Empty, StringComparison.Ordinal))
            where filled.AsSpan().IndexOfAny('{', '}') >= 0 || named.Distinct(StringComparer.OrdinalIgnoreCase).Count() < named.Length
            select $"{row.Name}: {row.Path}");
    }

    [Fact]
    public void Rows_say_where_they_are_documented()
    {
        Convention.Holds(
            "Give the row a page, or a HelpUri: the catalogue leads there.",
            s_rows.Where(static row => !Uri.TryCreate(row.HelpUri, UriKind.Absolute, out Uri? page) || page.Scheme != Uri.UriSchemeHttps)
                .Select(static row => row.Name));
    }

    [Fact]
    public void Pages_of_listings_can_be_asked_for()
    {
        Convention.Holds(
            "A row with a page size takes limit or pageLimit, and one that skips takes skip: paging sets them.",
            from row in s_rows
            let names = row.Parameters.Select(static parameter => parameter.Name).ToArray()
            where (row.PageSize is not null && !names.Any(static name => name is "limit" or "pageLimit"))
                || (row.Paging == PagingStyle.Skip && (row.PageSize is null || !names.Contains("skip")))
            select row.Name);
    }

    [Fact]
    public void What_changes_by_POST_is_not_sent_twice()
    {
        string[] safe =
        [
            .. s_rows.Where(static row => row.Method == HttpMethod.Post && row.Changes && row.RetrySafety == RetrySafety.Idempotent)
                .Select(static row => row.Name),
        ];

        Convention.Holds(
            "Take 'Repeat = Repeat.Safe' away, say 'Changes = false', or add the row to the list of this test with a reason.",
            safe.Except(s_repeatable.Keys));
        Convention.Holds(
            "Take these rows out of the list of this test: they are not sent twice any more.",
            s_repeatable.Keys.Except(safe));
    }

    [GeneratedRegex("^(ghl|stocktwits)(\\.[a-z][A-Za-z0-9]*){2}$")]
    private static partial Regex NameOfRow();

    [GeneratedRegex("^(ghl|stocktwits)\\.on\\.[A-Z][A-Za-z0-9]*$")]
    private static partial Regex NameOfTrigger();
}
