using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// Odd answers to what a sync reads: nothing is erased, nothing is posted, and when the service is itself again,
/// nothing looks new. By default a sample; all of it with the environment variable <c>ODD_ANSWERS=all</c>.
/// </summary>
public sealed class OddAnswerTests
{
    private const int SampleSize = 3;

    /// <summary>What is read, as a pattern of paths, and a result that is well-formed but odd.</summary>
    private static readonly Dictionary<string, (string Service, string Path, string Envelope, string[] Rows)> s_reads =
        new()
        {
            ["contact"] = ("highLevel", "^/contacts/{id}$", "contact",
            [
                """{"id":"{id}","tags":[null],"customFields":[]}""", """{"id":"{id}","tags":{}}""",
                """{"id":"{id}","tags":["announce"],"customFields":{}}""", """{"id":"{id}","firstName":{}}""",
                """{"id":"other","tags":[]}""", "{}", "[]", "null",
            ]),
            ["search"] = ("highLevel", "^/contacts/search$", "contacts", ["null", "[]", "[null]", "[{}]", "{}"]),
            ["tasks"] = ("highLevel", "^/contacts/{id}/tasks", "tasks",
                ["null", "{}", "[null]", "[{}]", """[{"id":"t","completed":{},"title":"x"}]""", "[[]]"]),
            ["notes"] = ("highLevel", "^/contacts/{id}/notes", "notes",
                ["null", "{}", "[null]", "[{}]", """[{"id":"n","dateAdded":"soon","body":"x"}]"""]),
            ["appointments"] = ("highLevel", "^/contacts/{id}/appointments", "events",
                ["null", "{}", "[null]", "[{}]", """[{"id":"e","title":{}}]"""]),
            ["profile"] = ("stockTwits", "streams/user", "user",
                ["null", "[]", "{}", """{"id":"none"}""", """{"id":5,"username":"x","followers":{}}"""]),
        };

    private static readonly string[] s_answers =
    [
        "", "{}", "[]", "null", "\"ok\"", """{"status":"maintenance"}""", """{"traceId":"t"}""", "[{}]",
    ];

    public static TheoryData<string> Reads { get; } = [.. s_reads.Keys];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Nothing_is_erased_and_nothing_is_posted_after(string read)
    {
        using SyncWorld world = new(contacts: 12);
        world.Recipe = SyncWorld.RecipeText(when: "tag.added: announce").Replace(
            "{ tag.added: announce }",
            "[{ tag.added: announce }, contact.created, task.created, task.deleted, task.reopened, note.created, "
                + "note.deleted, appointment.created, appointment.deleted]",
            StringComparison.Ordinal);
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        await world.AnnounceAsync(contactId);
        world.NewState();
        await world.SyncAsync();
        ContactRecord before = world.Record(contactId)!;
        int records = Count(world);

        int number = 0;
        foreach (string body in Sample(read))
        {
            await world.TagAsync(contactId, $"other-{++number}");
            if (read == "profile")
            {
                world.Sandbox.Advance(TimeSpan.FromDays(2));
            }

            await world.FaultAsync(new
            {
                service = s_reads[read].Service, method = read == "search" ? "POST" : "GET",
                path = s_reads[read].Path.Replace("{id}", contactId, StringComparison.Ordinal), kind = "status",
                status = 200, body = body.Replace("{id}", contactId, StringComparison.Ordinal), times = 1,
            });
            try
            {
                await world.SyncAsync();
            }
            catch (Api.ApiException failure) when (read == "search")
            {
                Assert.Contains(failure.Kind.Name, new[] { "InvalidResponse", "ListingIncomplete" });
            }

            Assert.Equal(records, Count(world));
        }

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Empty(world.Effects());
        ContactRecord after = world.Record(contactId)!;
        Assert.Equal(before.Tasks, after.Tasks);
        Assert.Equal(before.Notes, after.Notes);
        Assert.Equal(before.Appointments, after.Appointments);
        Assert.Equal((before.Name, before.Handle, before.User), (after.Name, after.Handle, after.User));
        Assert.Contains("announce", after.Tags);
    }

    private static int Count(SyncWorld world) => world.Records().Count;

    private static IEnumerable<string> Sample(string read)
    {
        (_, _, string envelope, string[] rows) = s_reads[read];
        string[] all = [.. rows.Select(row => $$"""{"{{envelope}}":{{row}}}"""), .. s_answers];
        if (Environment.GetEnvironmentVariable("ODD_ANSWERS") == "all")
        {
            return all;
        }

        new Random(Seed: read.Length).Shuffle(all);
        return all.Take(SampleSize);
    }
}
