using System.Text.Json;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class RecordBuilderTests
{
    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"dnd":false}""", null)]
    [InlineData("""{"dnd":true}""", true)]
    [InlineData("""{"dnd":false,"dndSettings":{}}""", false)]
    [InlineData("""{"dnd":false,"dndSettings":{"Email":{"status":"inactive"}}}""", false)]
    [InlineData("""{"dnd":false,"dndSettings":{"Email":{"status":"active"}}}""", true)]
    [InlineData("""{"dnd":false,"dndSettings":{"SMS":{"status":"permanent"}}}""", true)]
    [InlineData(
        """
        {"dnd":true,"dndSettings":{"Email":{"status":"inactive","message":"","code":""},"RCS":{"status":"inactive"}}}
        """, true)]
    public void Do_Not_Disturb_is_unknown_unless_the_contact_tells_its_settings(string json, bool? expected) =>
        Assert.Equal(expected, RecordBuilder.From(Read(json), null, "stocktwits_handle").Dnd);

    [Fact]
    public void A_list_does_not_change_what_is_known_of_Do_Not_Disturb()
    {
        Contact listed = Read("""{"dnd":false,"dndSettings":{}}""");
        listed.View = ContactView.Search;
        Assert.True(RecordBuilder.From(listed, Sample.Record with { Dnd = true }, "stocktwits_handle").Dnd);
    }

    [Fact]
    public void Absent_null_and_empty_custom_fields_are_the_same()
    {
        CustomFieldCatalog catalog =
            new([new CustomField { Id = "f1", Name = "industry", FieldKey = "contact.industry" }]);
        foreach (string value in new[] { "null", "\"\"", "\" \"" })
        {
            Contact contact = Read($$"""{"customFields":[{"id":"f1","value":{{value}}}]}""");
            contact.Catalog = catalog;
            Assert.Empty(RecordBuilder.From(contact, null, "stocktwits_handle").CustomField);
        }
    }

    [Fact]
    public void A_new_handle_is_pending_and_the_old_one_is_kept()
    {
        ContactRecord record = RecordBuilder.From(WithHandle("@Ben_Ex"), Sample.Record, "handle");
        Assert.Equal(("Ben_Ex", LinkStatus.Pending), (record.Handle, record.Link));
        Assert.Equal(["ada_ex"], record.FormerHandles);
        Assert.Null(record.ReadAt.Profile);
    }

    [Fact]
    public void What_cannot_be_a_handle_is_unlinked()
    {
        ContactRecord record = RecordBuilder.From(WithHandle("Ben Example"), null, "handle");
        Assert.Equal(LinkStatus.Unlinked, record.Link);
        Assert.Equal("This cannot be a StockTwits handle.", record.LinkReason);
    }

    [Fact]
    public void The_same_handle_in_another_case_keeps_its_link() =>
        Assert.Equal(LinkStatus.Linked, RecordBuilder.From(WithHandle("ADA_EX"), Sample.Record, "handle").Link);

    [Fact]
    public void A_contact_that_is_read_is_not_missing_any_more() =>
        Assert.Null(RecordBuilder.From(Read("{}"), Sample.Record with { MissingInRun = 4 }, "handle").MissingInRun);

    [Fact]
    public void A_handle_with_a_user_is_linked_and_one_without_is_not()
    {
        RecordUser user = new(7, "ada_ex", null, 1, 2, 3, false);
        ContactRecord linked =
            RecordBuilder.WithUser(Sample.Record with { Link = LinkStatus.Pending }, user, Sample.Now);
        Assert.Equal((LinkStatus.Linked, user, null, Sample.Now),
            (linked.Link, linked.User, linked.LinkReason, linked.ReadAt.Profile));
        ContactRecord unlinked = RecordBuilder.WithUser(linked, null, Sample.Now);
        Assert.Equal((LinkStatus.Unlinked, null, "StockTwits has no such user."),
            (unlinked.Link, unlinked.User, unlinked.LinkReason));
    }

    private static Contact WithHandle(string handle)
    {
        Contact contact = Read($$"""{"customFields":[{"id":"f1","value":{{JsonSerializer.Serialize(handle)}}}]}""");
        contact.Catalog =
            new CustomFieldCatalog([new CustomField { Id = "f1", Name = "handle", FieldKey = "contact.handle" }]);
        return contact;
    }

    private static Contact Read(string json)
    {
        Contact contact = JsonSerializer.Deserialize(json, HighLevelJson.Default.Contact)!;
        contact.Id = "contact1";
        return contact;
    }
}
