using CsCheck;

namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>Random scenarios.</summary>
internal static class ScenarioGen
{
    private static readonly Gen<string> s_contact = One("Ada", "Ada", "Ben", "Cyd", "Dan");
    private static readonly Gen<string> s_task = One("Call", "Call", "Visit");
    private static readonly Gen<string> s_recipes = One("all", "all", "all", "announce", "tasks", "people and reply");

    private static readonly Gen<ScenarioStep> s_edit = Gen.Frequency(
        (6, Of(StepKind.AddTag, "announce", "announce", "announce", "vip")),
        (3, Of(StepKind.RemoveTag, "announce", "announce", "vip")),
        (2, Of(StepKind.SetIndustry, "Technology", "Energy", ScenarioStep.Empty)),
        (1, Of(StepKind.SetName, "Nora")),
        (1, Of(StepKind.SetEmail, "new@example.org")),
        (3, Of(StepKind.SetHandle, "demo_stranger1", "demo_stranger2", "demo_stranger3", "unknown_one", "empty")),
        (2, Of(StepKind.SetConsent, "yes", "no")),
        (2, Of(StepKind.SetDnd, "on", "off")),
        (4, OfTask(StepKind.CreateTask)), (6, OfTask(StepKind.CompleteTask)), (2, OfTask(StepKind.ReopenTask)),
        (1, OfTask(StepKind.DeleteTask)), (1, OfTask(StepKind.PostponeTask)),
        (1, s_contact.Select(static who => new ScenarioStep(StepKind.DeleteContact, who))),
        (1, Gen.Const(new ScenarioStep(StepKind.CreateContact, "Dan"))),
        (1, One("demo_stranger5", "demo_stranger6")
            .Select(static who => new ScenarioStep(StepKind.Follow, who))),
        (1, Gen.Const(new ScenarioStep(StepKind.Unfollow, "demo_stranger5"))),
        (1, Gen.Const(new ScenarioStep(StepKind.PostMessage, "demo_stranger9"))));

    /// <summary>Edits on both sides, syncs, time, faults and crashes.</summary>
    public static Gen<ScenarioStep[]> Steps { get; } = Gen.Frequency(
        (20, s_edit),
        (13, s_recipes.Select(static recipes => new ScenarioStep(StepKind.Sync, "", recipes))),
        (2, One("40 minutes", "5 hours", "30 hours")
            .Select(static time => new ScenarioStep(StepKind.Pass, "", time))),
        (3, Gen.Int[0, ScenarioFault.All.Count - 1]
            .Select(static index => new ScenarioStep(StepKind.Fault, "", ScenarioFault.All[index].Words))),
        (3, Gen.Int[1, 40].Select(static step => new ScenarioStep(
            StepKind.Stop, "", step.ToString(System.Globalization.CultureInfo.InvariantCulture)))))
        .Array[1, 20];

    private static Gen<ScenarioStep> Of(StepKind kind, params string[] values) =>
        Gen.Select(s_contact, One(values), (who, what) => new ScenarioStep(kind, who, what));

    private static Gen<string> One(params string[] values) =>
        Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<ScenarioStep> OfTask(StepKind kind) =>
        Gen.Select(s_contact, s_task, (who, what) => new ScenarioStep(kind, who, what));
}
