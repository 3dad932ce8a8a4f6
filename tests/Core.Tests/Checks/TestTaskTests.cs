using System.Text.Json;
using GhlStockTwits.Checks;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Core.Tests.Checks;

/// <summary>The test task is removed whatever happens, or said to remain.</summary>
public sealed class TestTaskTests : IDisposable
{
    private const string Task = """{"task":{"id":"t1","title":"x","contactId":"c1"}}""";

    private readonly LoopbackServer _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _tasks = [];
    private ScriptedResponse _created = ScriptedResponse.Json(Task, 201);
    private ScriptedResponse _removed = ScriptedResponse.Json("""{"succeded":true}""");
    private bool _stopsWhenCreated;

    public TestTaskTests()
    {
        _server = new LoopbackServer(request =>
        {
            if (request.Method == "POST")
            {
                string body = JsonDocument.Parse(request.Text).RootElement.GetProperty("body").GetString()!;
                _tasks.Add($$"""{"id":"t1","title":"x","body":"<p>{{body}}</p>"}""");
                if (_stopsWhenCreated)
                {
                    _stop.Cancel();
                }

                return _created;
            }

            return request.Method == "DELETE" ? _removed
                : request.Path.EndsWith("/tasks", StringComparison.Ordinal)
                    ? ScriptedResponse.Json(
                        $$"""{"tasks":[{"id":"t0","body":"theirs"},{{string.Join(',', _tasks)}}]}""")
                    : ScriptedResponse.Json(Task);
        });
    }

    public void Dispose()
    {
        _server.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task A_task_is_created_read_and_removed()
    {
        TestTaskResult result = await RunAsync();

        Assert.Equal((null, null), (result.Failure, result.Removal));
        Assert.Equal(["POST tasks", "GET t1", "DELETE t1"], Calls());
        Assert.Equal(CheckResult.Passed, ScopeRules.OfTask("c1", result).Result);
    }

    [Fact]
    public async Task A_task_whose_creation_was_refused_is_not_looked_for()
    {
        _created = ScriptedResponse.Json("""{"message":"The token is not authorized for this scope."}""", 401);

        TestTaskResult result = await RunAsync();

        Assert.Equal("Ghl.ScopeMissing", result.Failure!.ErrorId);
        Assert.Equal(["POST tasks"], Calls());
        Assert.Contains("Ghl.ScopeMissing", ScopeRules.OfTask("c1", result).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_whose_response_was_lost_is_found_and_removed()
    {
        _created = ScriptedResponse.ResetAfter;

        TestTaskResult result = await RunAsync();

        Assert.Equal("Ghl.OutcomeUnknown", result.Failure!.ErrorId);
        Assert.Equal(["POST tasks", "GET tasks", "DELETE t1"], Calls());
    }

    [Fact]
    public async Task A_task_is_removed_when_the_test_is_canceled()
    {
        _stopsWhenCreated = true;
        _created = ScriptedResponse.None;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(RunAsync);

        Assert.Equal(["POST tasks", "GET tasks", "DELETE t1"], Calls());
    }

    [Fact]
    public async Task A_task_that_remains_is_named()
    {
        _removed = ScriptedResponse.Json("""{"message":"no"}""", 403);

        CheckOutcome outcome = ScopeRules.OfTask("c1", await RunAsync());

        Assert.Equal(CheckResult.Failed, outcome.Result);
        Assert.StartsWith("Task t1 of contact c1 was not removed: ", outcome.Detail, StringComparison.Ordinal);
        Assert.Equal("Run Remove-GhlContactTask t1 -ContactId c1.", outcome.Recommendation);
    }

    private Task<TestTaskResult> RunAsync()
    {
        HighLevelConnection connection = new(_server.Address, "pit-1", "loc");
        return TestTask.RunAsync(connection, "c1", _stop.Token);
    }

    private IEnumerable<string> Calls() =>
        _server.Requests.Select(static request => $"{request.Method} {request.Path.Split('/')[^1]}");
}
