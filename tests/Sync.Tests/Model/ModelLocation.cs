using System.Collections.Immutable;

namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>What people have changed in HighLevel and on StockTwits, and when.</summary>
internal sealed record ModelLocation
{
    /// <summary>How long an edit takes: HighLevel's search shows it afterwards.</summary>
    public static readonly TimeSpan EditTime = TimeSpan.FromSeconds(5);

    /// <summary>How long after the step before it a sync begins: by then all tasks are due to be read.</summary>
    public static readonly TimeSpan SyncTime = TimeSpan.FromMinutes(2);

    public ImmutableSortedDictionary<string, ModelContact> Contacts { get; init; } =
        ImmutableSortedDictionary<string, ModelContact>.Empty
            .Add("Ada", new ModelContact("Ada") { Handle = "demo_stranger1", Industry = "Technology", Consents = true })
            .Add("Ben", new ModelContact("Ben") { Handle = "demo_stranger2", Industry = "Energy" })
            .Add("Cyd", new ModelContact("Cyd") { Consents = true });

    /// <summary>Who follows the account.</summary>
    public ImmutableSortedSet<string> Followers { get; init; } = [];

    /// <summary>When messages were posted.</summary>
    public ImmutableList<TimeSpan> Messages { get; init; } = [];

    public TimeSpan Now { get; init; }

    private int Tasks { get; init; }

    /// <summary>The location after an edit; itself if the edit is not possible.</summary>
    public ModelLocation After(ScenarioStep step)
    {
        ModelLocation edited = Edited(step);
        return edited == this || step.Kind == StepKind.Pass ? edited : edited with { Now = Now + EditTime };
    }

    /// <summary>Reads '40 minutes', '5 hours'.</summary>
    public static TimeSpan TimeOf(string text) => text.Split(' ') is [var number, var unit]
        ? (unit.StartsWith("hour", StringComparison.Ordinal) ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1))
            * int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)
        : throw new FormatException($"'{text}' is no time.");

    private ModelLocation Edited(ScenarioStep step)
    {
        (StepKind kind, string who, string what) = (step.Kind, step.Subject, step.Value);
        switch (kind)
        {
            case StepKind.Pass:
                return this with { Now = Now + TimeOf(what) };
            case StepKind.Follow:
                return Followers.Contains(who) ? this : this with { Followers = Followers.Add(who) };
            case StepKind.Unfollow:
                return Followers.Contains(who) ? this with { Followers = Followers.Remove(who) } : this;
            case StepKind.PostMessage:
                return this with { Messages = Messages.Add(Now) };
            case StepKind.CreateContact:
                return Contacts.ContainsKey(who) ? this
                    : this with { Contacts = Contacts.Add(who, new ModelContact(who) { ChangedAt = Now }) };
            default:
                return Contacts.TryGetValue(who, out ModelContact? contact) && contact.Exists
                    ? OfContact(contact, kind, what)
                    : this;
        }
    }

    private ModelLocation OfContact(ModelContact contact, StepKind kind, string what)
    {
        // The location allows no two contacts with one address.
        if (kind == StepKind.SetEmail && Contacts.Values.Any(one => one.Email == what))
        {
            return this;
        }

        ModelContact? edited = kind switch
        {
            StepKind.DeleteContact => contact with { Exists = false },
            StepKind.AddTag => contact with { Tags = contact.Tags.Add(what) },
            StepKind.RemoveTag => contact with { Tags = contact.Tags.Remove(what) },
            StepKind.SetIndustry => contact with { Industry = Value(what) },
            StepKind.SetHandle => contact with { Handle = Value(what) },
            StepKind.SetName => contact with { Name = what },
            StepKind.SetEmail => contact with { Email = what },
            StepKind.SetConsent => contact with { Consents = what == "yes" },
            StepKind.SetDnd => contact with { Dnd = what == "on" },
            _ => null,
        };
        if (edited is not null)
        {
            return this with { Contacts = Contacts.SetItem(contact.Key, edited with { ChangedAt = Now }) };
        }

        int? task = contact.TaskNamed(what);
        return kind == StepKind.CreateTask
            ? task is not null ? this
                : WithTasks(contact, contact.Tasks.Add(Tasks, new ModelTask(what, IsCompleted: false, 0)))
                    with { Tasks = Tasks + 1 }
            : task is not { } number ? this
            : kind switch
            {
                StepKind.CompleteTask => Change(contact, number, static one => one with { IsCompleted = true }),
                StepKind.ReopenTask => Change(contact, number, static one => one with { IsCompleted = false }),
                StepKind.PostponeTask => Change(contact, number, static one =>
                    one with { Postponed = one.Postponed + 1 }),
                StepKind.DeleteTask => WithTasks(contact, contact.Tasks.Remove(number)),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no edit."),
            };
    }

    private ModelLocation Change(ModelContact contact, int number, Func<ModelTask, ModelTask> change) =>
        WithTasks(contact, contact.Tasks.SetItem(number, change(contact.Tasks[number])));

    // HighLevel does not date a contact by its tasks.
    private ModelLocation WithTasks(ModelContact contact, ImmutableSortedDictionary<int, ModelTask> tasks) =>
        this with { Contacts = Contacts.SetItem(contact.Key, contact with { Tasks = tasks }) };

    private static string? Value(string what) => what == ScenarioStep.Empty ? null : what;
}
