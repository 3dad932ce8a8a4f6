using System.Reflection;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Conventions.Tests.Cmdlets;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.Events.Webhooks;

namespace GhlStockTwits.Conventions.Tests.Operations;

/// <summary>What cmdlets say that they call, held to their compiled code.</summary>
public sealed class CallsTests
{
    private static readonly HashSet<string> s_triggers =
    [
        WebhookEvent.Every,
        .. Catalog.OperationCatalog.All<WebhookEvent>().Select(static row => row.Name),
        .. Catalog.OperationCatalog.All<PolledTrigger>().Select(static row => row.Name),
    ];

    [Fact]
    public void Cmdlets_name_the_rows_that_they_read()
    {
        Convention.Holds(
            "Name these rows in [Calls] of the cmdlet: the catalogue tells by it what calls an operation.",
            from cmdlet in CmdletType.All
            from row in new CallGraph(cmdlet.Type).Reads<Operation>()
            where !Named(cmdlet).Contains(row.Name)
            select $"{cmdlet} calls {row.Name}");
    }

    [Fact]
    public void Cmdlets_name_no_others()
    {
        Convention.Holds(
            "Take these names out of [Calls] of the cmdlet: nothing in its code leads to such a row.",
            from cmdlet in CmdletType.All
            let read = new CallGraph(cmdlet.Type, typeof(Operation).Assembly).Reads<Operation>()
                .Select(static row => row.Name).ToHashSet()
            from name in Named(cmdlet)
            where !read.Contains(name) && !s_triggers.Contains(name)
            select $"{cmdlet} names {name}");
    }

    private static string[] Named(CmdletType cmdlet)
    {
        return cmdlet.Type.GetCustomAttribute<CallsAttribute>()?.Operations ?? [];
    }
}
