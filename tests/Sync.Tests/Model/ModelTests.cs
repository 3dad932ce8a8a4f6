using System.Globalization;
using CsCheck;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>
/// Random edits on both sides, faults and crashes, then quiet: what is there in the end is what the model says. The
/// number of scenarios is taken from GHLSTOCKTWITS_MODEL, the seed from CsCheck_Seed. A scenario that fails is printed
/// as a file of the folder Scenarios.
/// </summary>
public sealed class ModelTests
{
    private const int ScenariosOfSandbox = 50;

    private static readonly string s_folder = Repository.PathOf("tests", "Sync.Tests", "Model", "Scenarios");

    public static TheoryData<string> Kinds => TestState.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_end_of_a_random_scenario_is_one_that_the_model_allows(string kind)
    {
        int count = int.TryParse(
            Environment.GetEnvironmentVariable("GHLSTOCKTWITS_MODEL"), CultureInfo.InvariantCulture, out int wanted)
            ? wanted : 5;
        using Sandboxes sandboxes = new(kind);
        await ScenarioGen.Steps.SampleAsync(
            async steps => await CheckAsync(new Scenario([], steps, []), sandboxes), iter: count, threads: 1,
            print: static steps => "\n" + new Scenario([], steps, []));
    }

    [Fact]
    public async Task Each_golden_scenario_ends_as_its_file_says()
    {
        using Sandboxes sandboxes = new(TestState.Files);
        List<string> wrong = [];
        foreach (string path in Directory.EnumerateFiles(s_folder, "*.txt").Order(StringComparer.Ordinal))
        {
            Scenario scenario = Scenario.Parse(await File.ReadAllTextAsync(path));
            IReadOnlyList<IReadOnlyList<string>> allowed = ScenarioModel.EndsOf(scenario.Steps);
            IReadOnlyList<string> end = await sandboxes.EndOfAsync(scenario.Steps);
            if (!end.SequenceEqual(scenario.Expected) || !allowed.Any(lines => lines.SequenceEqual(end)))
            {
                wrong.Add($"{Path.GetFileName(path)}:\n{Story(scenario, end, allowed)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    [Fact]
    public void A_scenario_is_read_as_it_is_written() => ScenarioGen.Steps.Sample(static steps =>
    {
        Scenario scenario = new(["One line."], steps, ["update: x"]);
        Scenario read = Scenario.Parse(scenario.ToString());
        return read.Steps.SequenceEqual(steps) && read.About.SequenceEqual(scenario.About)
            && read.Expected.SequenceEqual(scenario.Expected);
    });

    private static async Task CheckAsync(Scenario scenario, Sandboxes sandboxes)
    {
        IReadOnlyList<IReadOnlyList<string>> allowed;
        try
        {
            allowed = ScenarioModel.EndsOf(scenario.Steps);
        }
        catch (UnclearTimeException)
        {
            return;
        }

        IReadOnlyList<string> end = await sandboxes.EndOfAsync(scenario.Steps);
        string[] ends = [.. allowed.Select(static lines => string.Join('\n', lines))];
        Assert.True(ends.Contains(string.Join('\n', end)), Story(scenario, end, allowed));
    }

    /// <summary>
    /// The scenario as a file, with what the model expects; and how the real end differs from the nearest.
    /// </summary>
    private static string Story(
        Scenario scenario, IReadOnlyList<string> end, IReadOnlyList<IReadOnlyList<string>> allowed)
    {
        IReadOnlyList<string> nearest =
            allowed.MinBy(lines => lines.Except(end).Count() + end.Except(lines).Count())!;
        return $"{scenario with { Expected = nearest }}\n"
            + $"One of {allowed.Count} ends; the nearest differs from the real one by:\n"
            + string.Join('\n', [
                .. nearest.Except(end).Select(static line => $"expected {line}"),
                .. end.Except(nearest).Select(static line => $"found    {line}")])
            + $"\nAll of the real one:\n{string.Join('\n', end)}";
    }

    /// <summary>
    /// One sandbox after the other, each for some scenarios: streams grow, and reading them takes time.
    /// </summary>
    private sealed class Sandboxes(string kind) : IDisposable
    {
        private SyncWorld _world = new(contacts: 0, kind: kind);
        private int _number;

        public async Task<IReadOnlyList<string>> EndOfAsync(IReadOnlyList<ScenarioStep> steps)
        {
            if (++_number % ScenariosOfSandbox == 0)
            {
                _world.Dispose();
                _world = new SyncWorld(contacts: 0, kind: kind);
            }

            bool isClean = false;
            try
            {
                IReadOnlyList<string> end = await new ScenarioRun(_world, _number).EndOfAsync(steps);
                isClean = true;
                return end;
            }
            finally
            {
                // What a scenario that failed has left is nothing for the next one.
                _number = isClean ? _number : ScenariosOfSandbox - 1;
            }
        }

        public void Dispose() => _world.Dispose();
    }
}
