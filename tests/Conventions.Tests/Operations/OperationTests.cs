using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Conventions.Tests.Operations;

public sealed partial class OperationTests
{
    /// <summary>POSTs that change something and may be sent twice all the same, each with its reason.</summary>
    private static readonly Dictionary<string, string> s_idempotent = new()
    {
        ["ghl.contact.upsert"] = "the second one finds the contact of the first",
        ["ghl.contact.addTags"] = "a contact has a tag once",
        ["ghl.contact.addFollowers"] = "a user follows a contact once",
        ["ghl.contact.bulkTags"] = "a contact has a tag once, or not at all",
        ["ghl.contact.bulkSetBusiness"] = "a contact is of one business",
        ["ghl.oauth.refresh"] = "for 30 seconds the same tokens come again",
        ["ghl.oauth.locationToken"] = "a second token does no harm; the first ends by itself",
    };

    private static readonly IReadOnlyCollection<Operation> s_operations = [.. OperationCatalog.Operations.Values];

    [Fact]
    public void Names_are_service_resource_action()
    {
        Convention.Require(
            "Name the operation ghl.resource.action or stocktwits.resource.action; a trigger ghl.on.Event or "
                + "stocktwits.on.Event.",
            s_operations.Select(static operation => operation.Name)
                .Where(static name => !NameOfOperation().IsMatch(name))
                .Concat(OperationCatalog.Declared<WebhookEvent>().Select(static operation => operation.Name)
                    .Concat(OperationCatalog.Declared<PolledTrigger>().Select(static operation => operation.Name))
                    .Where(static name => !NameOfTrigger().IsMatch(name))));
    }

    [Fact]
    public void Rows_begin_with_their_service()
    {
        Convention.Require(
            "Make HighLevel's operations by HighLevelOperation and StockTwits' by StockTwitsOperation.",
            from operation in s_operations
            let isNamedGhl = operation.Name.StartsWith("ghl.", StringComparison.Ordinal)
            where isNamedGhl != (operation.Service == HighLevelService.Instance)
            select operation.Name);
    }

    [Fact]
    public void Placeholders_are_parameters_and_each_name_is_one()
    {
        Convention.Require(
            "Give each placeholder of the path a name of its own, and no parameter of query or body the same.",
            from operation in s_operations
            let named = operation.Parameters.Select(static parameter => parameter.Name).ToArray()
            let filled = operation.Parameters.Where(static parameter => parameter.Place == ParameterPlace.Path)
                .Aggregate(operation.Path, static (path, parameter) => path.Replace(
                    $"{{{parameter.Name}}}", string.Empty, StringComparison.Ordinal))
            where filled.AsSpan().IndexOfAny('{', '}') >= 0
                || named.Distinct(StringComparer.OrdinalIgnoreCase).Count() < named.Length
            select $"{operation.Name}: {operation.Path}");
    }

    [Fact]
    public void Rows_say_where_they_are_documented()
    {
        Convention.Require(
            "Give the operation a page, or a HelpUri: the catalogue leads there.",
            s_operations
                .Where(static operation => !Uri.TryCreate(operation.HelpUri, UriKind.Absolute, out Uri? page)
                    || page.Scheme != Uri.UriSchemeHttps)
                .Select(static operation => operation.Name));
    }

    [Fact]
    public void Pages_of_listings_can_be_asked_for()
    {
        Convention.Require(
            "A operation with a page size takes limit or pageLimit, and one that skips takes skip: paging sets them.",
            from operation in s_operations
            let names = operation.Parameters.Select(static parameter => parameter.Name).ToArray()
            where (operation.PageSize is not null && !names.Any(static name => name is "limit" or "pageLimit"))
                || (operation.Paging == HighLevelPaging.Skip && (operation.PageSize is null || !names.Contains("skip")))
            select operation.Name);
    }

    [Fact]
    public void What_changes_by_POST_is_not_sent_twice()
    {
        string[] safe =
        [
            .. s_operations
                .Where(static operation => operation.Method == HttpMethod.Post && operation.Changes
                    && operation.RetrySafety == RetrySafety.Idempotent)
                .Select(static operation => operation.Name),
        ];

        Convention.Require(
            "Remove 'RetrySafety = RetrySafety.Idempotent', set 'Changes = false', or add the operation to the list of "
                + "this test with a reason.",
            safe.Except(s_idempotent.Keys));
        Convention.Require(
            "Take these operations out of the list of this test: they are not sent twice any more.",
            s_idempotent.Keys.Except(safe));
    }

    [GeneratedRegex("^(ghl|stocktwits)(\\.[a-z][A-Za-z0-9]*){2}$")]
    private static partial Regex NameOfOperation();

    [GeneratedRegex("^(ghl|stocktwits)\\.on\\.[A-Z][A-Za-z0-9]*$")]
    private static partial Regex NameOfTrigger();
}
