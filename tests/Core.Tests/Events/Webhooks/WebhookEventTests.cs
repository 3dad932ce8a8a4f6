using System.Reflection;
using GhlStockTwits.Catalog;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Events.Webhooks;

/// <summary>What holds for every event that HighLevel announces.</summary>
public sealed class WebhookEventTests
{
    private static readonly WebhookEvent[] s_events = [.. OperationCatalog.Declared<WebhookEvent>()];

    [Fact]
    public void Names_and_types_are_unique()
    {
        Assert.True(s_events.Length >= 50);
        Assert.Empty(Duplicates(s_events.Select(static each => each.Name)));
        Assert.Empty(Duplicates(s_events.SelectMany(static each => each.Types)));
    }

    [Fact]
    public void Each_event_is_named_like_its_field_and_its_page()
    {
        foreach (FieldInfo field in typeof(WebhookEvents).GetFields())
        {
            WebhookEvent declared = Assert.IsType<WebhookEvent>(field.GetValue(null));

            Assert.Equal("ghl.on." + field.Name, declared.Name);
            Assert.Equal("https://marketplace.gohighlevel.com/docs/webhook/" + field.Name, declared.HelpUri);
            Assert.NotEmpty(declared.Types);
            Assert.All(declared.Types, Assert.NotEmpty);
        }
    }

    [Fact]
    public void Scopes_are_scopes_of_HighLevel()
    {
        string?[] scopes =
            [null, .. typeof(Scopes).GetFields().Select(static field => (string?)field.GetRawConstantValue())];

        Assert.All(s_events, each => Assert.Contains(each.Scope, scopes));
        Assert.All(s_events, static each => Assert.True(
            each.Scope?.EndsWith(".readonly", StringComparison.Ordinal) ?? true, $"{each} needs a scope that writes."));
    }

    [Fact]
    public void The_catalog_entry_is_an_event_of_HighLevel()
    {
        Assert.All(s_events, static each =>
        {
            CatalogEntry entry = each.Entry;
            Assert.Equal(
                (each.Name, "HighLevel", OperationKind.Event, each.Scope, each.HelpUri),
                (entry.Name, entry.Service, entry.Kind, entry.Scope, entry.HelpUri));
            Assert.Null(entry.Method);
            Assert.Equal("ghl.on.*", each.CmdletKey);
        });
    }

    private static IEnumerable<string> Duplicates(IEnumerable<string> names) =>
        names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Count() > 1)
            .Select(static group => group.Key);
}
