using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>Invented records, recipes and effects.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2027, 3, 15, 12, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset LastRead = Now - TimeSpan.FromHours(1);

    public static ContactRecord Record => new()
    {
        ContactId = "contact1",
        LocationId = "location1",
        Name = "Ada Example",
        FirstName = "Ada",
        LastName = "Example",
        Email = "ada@example.com",
        Phone = "+15551234567",
        Address1 = "12 Main Street",
        City = "Springfield",
        State = "Oregon",
        PostalCode = "97477",
        DateOfBirth = "1980-05-01",
        Handle = "ada_ex",
        Link = LinkStatus.Linked,
        Tags = ["announce"],
        CustomField = new Dictionary<string, string> { ["industry"] = "Windmills", ["consent"] = "yes" },
        Dnd = false,
        DateAdded = Now - TimeSpan.FromDays(100),
        DateUpdated = Now - TimeSpan.FromMinutes(5),
        ReadAt = new ReadTimes { Tasks = LastRead, Notes = LastRead, Appointments = LastRead },
        IsFull = true,
        Version = 3,
    };

    public static Recipe Recipe => RecipeWith("{{ industry }} is with us. $AAPL", "industry");

    public static Recipe RecipeWith(string text, params string[] publish) => new()
    {
        Name = "announce",
        Hash = "1",
        ConsentField = "consent",
        Triggers = [new Trigger("tag.added", "announce")],
        Publish = new PublishList(publish),
        Steps = [new SendStep(new Template(text), null) { Number = 1 }],
        Guards = new Guards { QuietHours = null },
    };

    public static RecipeDecision Active(Recipe recipe) => new(recipe, IsActive: true, Reason: null);

    public static Effect Effect => new()
    {
        Key = "key1",
        Recipe = "announce",
        Trigger = "tag.added announce",
        Step = 1,
        ContactId = "contact1",
        Status = EffectStatus.Planned,
        Text = "Windmills is with us. $AAPL",
        ChangedAt = Now - TimeSpan.FromMinutes(5),
        PlannedAt = Now - TimeSpan.FromMinutes(4),
    };
}
