using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>Recipes that call operations, against the sandbox.</summary>
public sealed class OperationStepTests : IDisposable
{
    private readonly SyncWorld _world = new();

    public void Dispose() => _world.Dispose();

    private const string NoteRecipe = """
        name: test
        when: { tag.added: announce }
        steps:
          - name: reminder
            ghl.task.create:
              title: "Welcome {{ firstName }}"
              dueDate: 2d
              completed: false
          - ghl.note.create:
              body: "Task {{ reminder.id }} was created for {{ email }}."
          - ghl.contact.addTags: { tags: [welcomed] }
        guards: { quietHours: off, verifyAfter: 1s }
        """;

    [Fact]
    public async Task Steps_call_operations_once_and_use_the_results_of_earlier_ones()
    {
        ContactRecord contact = await BaselineAsync(NoteRecipe);

        await _world.TagAsync(contact.ContactId, "announce");
        await _world.SyncAsync();

        ContactTask task = Assert.Single(
            await TasksAsync(contact.ContactId), one => one.Title == $"Welcome {contact.FirstName}");
        Assert.Equal(
            $"Task {task.Id} was created for {contact.Email}.", (await NotesAsync(contact.ContactId))[0].Body);
        Assert.Contains("welcomed", (await ReadAsync(contact.ContactId)).Tags);
        Assert.All(_world.Effects(), static effect => Assert.Equal(EffectStatus.Done, effect.Status));
        Assert.Empty(await _world.PostsAsync());
    }

    [Fact]
    public async Task What_a_recipe_did_triggers_nothing_and_the_next_runs_are_silent()
    {
        string recipe = NoteRecipe.Replace(
            "when: { tag.added: announce }",
            "when: [ tag.added, tag.removed, task.created, task.updated, note.created, contact.updated ]",
            StringComparison.Ordinal);
        ContactRecord contact = await BaselineAsync(recipe);
        await _world.TagAsync(contact.ContactId, "announce");
        await _world.SyncAsync();
        int effects = _world.Effects().Count;

        int writes = (await _world.SyncAsync()).Writes + (await _world.SyncAsync()).Writes;

        Assert.Equal(3, effects);
        Assert.Equal((0, 3), (writes, _world.Effects().Count));
    }

    [Fact]
    public async Task The_first_run_an_edited_recipe_and_a_new_state_call_nothing()
    {
        ContactRecord contact = await BaselineAsync(NoteRecipe);
        await _world.TagAsync(contact.ContactId, "announce");

        _world.Recipe = NoteRecipe + "\n# edited";
        int edited = (await _world.SyncAsync()).Writes;
        _world.NewState();
        int first = (await _world.SyncAsync()).Writes;

        Assert.Equal((0, 0), (edited, first));
        Assert.DoesNotContain("welcomed", (await ReadAsync(contact.ContactId)).Tags);
    }

    [Fact]
    public async Task A_dry_run_calls_nothing_and_says_what_it_would_call()
    {
        ContactRecord contact = await BaselineAsync(NoteRecipe);
        await _world.TagAsync(contact.ContactId, "announce");

        Engine.SyncSummary summary = await _world.SyncAsync(dryRun: true);

        Assert.DoesNotContain("welcomed", (await ReadAsync(contact.ContactId)).Tags);
        string[] lines = [.. summary.Effects.OrderBy(static effect => effect.Step).Select(EffectForecast.Of)];
        Assert.StartsWith("ghl.task.create {", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("It would be done.", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("Waits for step 'reminder'.", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("It would be done.", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_withdrawn_leads_to_nothing_and_the_reason_is_kept()
    {
        ContactRecord contact = await BaselineAsync(NoteRecipe.Replace(
            "steps:", "approve: manual\nsteps:", StringComparison.Ordinal));
        await _world.TagAsync(contact.ContactId, "announce");
        await _world.SyncAsync();
        Assert.All(_world.Effects(), static one => Assert.Equal(EffectStatus.AwaitingApproval, one.Status));

        await _world.UntagAsync(contact.ContactId, "announce");
        await _world.SyncAsync();

        Assert.All(_world.Effects(), static effect => Assert.Equal(EffectStatus.Parked, effect.Status));
        Assert.Contains("withdrawn", _world.Effects()[0].Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(await TasksAsync(contact.ContactId), static task =>
            task.Title?.StartsWith("Welcome", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("resetBefore")]
    [InlineData("resetAfter")]
    [InlineData("truncate")]
    [InlineData("html")]
    public async Task A_lost_response_leads_to_one_note_not_to_two(string fault)
    {
        ContactRecord contact = await BaselineAsync("""
            name: test
            when: { tag.added: announce }
            steps:
              - ghl.note.create: { body: "Seen at StockTwits as {{ handle }}." }
            guards: { quietHours: off, verifyAfter: 1s }
            """);
        await _world.TagAsync(contact.ContactId, "announce");

        await _world.FaultAsync(new
        {
            service = "highLevel", method = "POST", path = $"/contacts/{contact.ContactId}/notes", kind = fault,
            times = 1,
        });
        await _world.SyncAsync();
        await _world.SyncAsync();

        Assert.Single(await NotesAsync(contact.ContactId), static note =>
            note.Body?.StartsWith("Seen at StockTwits", StringComparison.Ordinal) == true);
        Assert.Equal(EffectStatus.Done, Assert.Single(_world.Effects()).Status);
    }

    [Fact]
    public async Task A_lost_response_of_a_workflow_is_left_to_a_person()
    {
        Workflow workflow = (await _world.Ghl.SendAsync(Workflows.List, [], default)).Value![0];
        ContactRecord contact = await BaselineAsync($$"""
            name: test
            when: { tag.added: announce }
            steps:
              - ghl.contact.addToWorkflow: { workflowId: {{workflow.Id}} }
            guards: { quietHours: off, verifyAfter: 1s }
            """);
        await _world.TagAsync(contact.ContactId, "announce");

        await _world.FaultAsync(new
        {
            service = "highLevel", method = "POST", path = $"/contacts/{contact.ContactId}/workflow/{workflow.Id}",
            kind = "resetAfter", times = 1,
        });
        await _world.SyncAsync();
        await _world.SyncAsync();

        Effect effect = Assert.Single(_world.Effects());
        Assert.Equal((EffectStatus.Parked, 1), (effect.Status, effect.Attempts));
        Assert.StartsWith("It is uncertain whether it was done.", effect.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_custom_field_is_set_by_its_key()
    {
        ContactRecord contact = await BaselineAsync("""
            name: test
            when: { tag.added: announce }
            steps:
              - ghl.contact.update: { customFields: { industry: "{{ followers }} followers" } }
            guards: { quietHours: off }
            """);
        await _world.TagAsync(contact.ContactId, "announce");

        await _world.SyncAsync();

        Contact read = await ReadAsync(contact.ContactId);
        Assert.Equal($"{contact.User!.Followers} followers", read.CustomField["industry"]);
    }

    [Fact]
    public async Task A_follower_becomes_a_contact_once()
    {
        _world.Recipe = """
            name: test
            when: follower.added
            steps:
              - name: created
                ghl.contact.create:
                  firstName: "{{ username }}"
                  tags: [stocktwits follower]
                  customFields: { stocktwits_handle: "{{ username }}" }
              - ghl.note.create:
                  contactId: "{{ created.id }}"
                  body: "Follows us at StockTwits."
            guards: { quietHours: off, verifyAfter: 1s }
            """;
        await _world.SyncAsync();
        await _world.SyncAsync();
        string username = _world.Linked(skip: 2).User!.Username;
        using StockTwitsConnection fan = await _world.OtherAccountAsync(username);
        await fan.SendAsync(
            Friendships.Create, new Arguments { { "id", _world.StockTwits.Account!.Id } }, default);

        await _world.SyncAsync();
        await _world.SyncAsync();

        Effect created = _world.Effects().Single(static effect => effect.Operation == "ghl.contact.create");
        Contact contact = await ReadAsync(created.ContactId);
        Assert.Equal(username, contact.CustomField["stocktwits_handle"]);
        Assert.Equal("Follows us at StockTwits.", Assert.Single(await NotesAsync(contact.Id)).Body);
        Assert.Equal(2, _world.Effects().Count);
    }

    [Fact]
    public async Task A_mapped_field_follows_the_record_and_is_then_left_alone()
    {
        ContactRecord contact = await BaselineAsync("""
            name: test
            map: [ { from: followers, to: industry } ]
            guards: { quietHours: off }
            """);
        await _world.TagAsync(contact.ContactId, "announce");

        await _world.SyncAsync();
        int writes = (await _world.SyncAsync()).Writes + (await _world.SyncAsync()).Writes;

        Assert.Equal($"{contact.User!.Followers}", (await ReadAsync(contact.ContactId)).CustomField["industry"]);
        Assert.Equal((0, EffectStatus.Done), (writes, Assert.Single(_world.Effects()).Status));
    }

    [Fact]
    public async Task Activity_of_a_linked_user_leads_to_a_tag()
    {
        ContactRecord contact = await BaselineAsync("""
            name: test
            when: user.updated
            if: { userSymbols: NVDA }
            steps:
              - ghl.contact.addTags: { tags: [nvda investor] }
            guards: { quietHours: off }
            """);
        using (StockTwitsConnection user = await _world.OtherAccountAsync(contact.User!.Username))
        {
            for (int i = 0; i < 30; i++)
            {
                await UpdateSender.PostAsync(
                    user, new Arguments { { "body", $"Thought {i} on chips $NVDA" } }, default);
            }
        }

        _world.Sandbox.Advance(TimeSpan.FromHours(25));
        await _world.SyncAsync();
        await _world.SyncAsync();

        Assert.Contains("nvda investor", (await ReadAsync(contact.ContactId)).Tags);
        Assert.Equal("user.updated", Assert.Single(_world.Effects()).Trigger);
    }

    private async Task<ContactRecord> BaselineAsync(string recipe)
    {
        _world.Recipe = recipe;
        await _world.SyncAsync();
        await _world.SyncAsync();
        return _world.Linked();
    }

    private async Task<Contact> ReadAsync(string contactId) => (await _world.Ghl.SendAsync(
        Contacts.Get, new Arguments { { "contactId", contactId } }, default)).Value!;

    private async Task<ContactTask[]> TasksAsync(string contactId) => (await _world.Ghl.SendAsync(
        ContactTasks.List, new Arguments { { "contactId", contactId } }, default)).Value!;

    private async Task<ContactNote[]> NotesAsync(string contactId) => (await _world.Ghl.SendAsync(
        ContactNotes.List, new Arguments { { "contactId", contactId } }, default)).Value!;
}
