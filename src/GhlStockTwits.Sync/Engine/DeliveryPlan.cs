using System.Globalization;
using GhlStockTwits.Events;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// What to read because of some deliveries. What they say is not believed: a contact, or some of its parts, is read
/// once, however many deliveries are about it and in whatever order they came (highlevel-api 5.3, 5.5).
/// </summary>
internal sealed class DeliveryPlan
{
    private readonly Dictionary<string, Reading> _readings = new(StringComparer.Ordinal);
    private readonly List<WebhookReceipt> _tasks = [];
    private readonly List<WebhookReceipt> _announced = [];
    private readonly List<(WebhookReceipt Delivery, string Reason)> _ignored = [];

    private DeliveryPlan()
    {
    }

    /// <summary>Tasks whose contact their deliveries do not name, as HighLevel sends new ones.</summary>
    public IReadOnlyList<WebhookReceipt> Tasks => _tasks;

    /// <summary>Events that no reading shows, and that a recipe waits for.</summary>
    public IReadOnlyList<WebhookReceipt> Announced => _announced;

    /// <summary>Deliveries that lead to nothing, and why.</summary>
    public IReadOnlyList<(WebhookReceipt Delivery, string Reason)> Ignored => _ignored;

    /// <summary>Plans some deliveries.</summary>
    /// <param name="deliveries">The deliveries, the oldest first.</param>
    /// <param name="wanted">The kinds of events that recipes of the state wait for.</param>
    public static DeliveryPlan Of(IEnumerable<WebhookReceipt> deliveries, IReadOnlySet<string> wanted)
    {
        DeliveryPlan plan = new();
        foreach (WebhookReceipt delivery in deliveries)
        {
            plan.Add(delivery, wanted);
        }

        return plan;
    }

    /// <summary>Adds tasks of a contact, once it is known whose task a delivery is about.</summary>
    public void AddTasksOf(string contactId) => Add(contactId, new Reading { Tasks = true });

    /// <summary>Where to look, in the order in which the deliveries came.</summary>
    /// <param name="now">The time: what was read before is read again.</param>
    /// <param name="lastReadAt">When all changes of contacts were last read, or null if they never were.</param>
    public IReadOnlyList<ChangeHint> Hints(DateTimeOffset now, DateTimeOffset? lastReadAt) =>
        [.. _readings.Select(one => one.Value.HintFor(one.Key, now, lastReadAt))];

    private void Add(WebhookReceipt delivery, IReadOnlySet<string> wanted)
    {
        if (delivery is { IsVerified: false, ContactId: { } hinted })
        {
            // A workflow says that something happened, and not what.
            Add(hinted, new Reading { IsWhole = true });
            return;
        }

        string kind = delivery.Event is { } name ? EventKind.Named(name).FirstOrDefault(string.Empty) : string.Empty;
        Reading? reading = kind.Split('.')[0] switch
        {
            "contact" or "tag" => new Reading { IsOfContact = true },
            "task" => new Reading { Tasks = true },
            "note" => new Reading { Notes = true },
            "appointment" => new Reading { Appointments = true },
            _ => null,
        };
        if (reading is null)
        {
            AddAnnounced(delivery, kind, wanted);
        }
        else if (delivery.ContactId is { } contactId)
        {
            Add(contactId, reading);
        }
        else if (reading.Tasks && delivery.ObjectId is not null)
        {
            _tasks.Add(delivery);
        }
        else
        {
            _ignored.Add((delivery, "It has no contact."));
        }
    }

    private void AddAnnounced(WebhookReceipt delivery, string kind, IReadOnlySet<string> wanted)
    {
        string? reason = !delivery.IsVerified ? "It is not verified, and has no contact."
            : kind.Length == 0 ? "The event is not known."
            : !wanted.Contains(kind) ? "No recipe waits for the event."
            : null;
        if (reason is not null)
        {
            _ignored.Add((delivery, reason));
            return;
        }

        _announced.Add(delivery);
        if (delivery.ContactId is { } contactId)
        {
            Add(contactId, new Reading { IsOfContact = true });
        }
    }

    private void Add(string contactId, Reading reading) =>
        _readings[contactId] = _readings.GetValueOrDefault(contactId, new Reading()).With(reading);

    /// <summary>The event of a delivery that only a webhook announces. Of its payload it has the ID alone.</summary>
    public static ChangeEvent EventOf(WebhookReceipt delivery)
    {
        DateTimeOffset happenedAt = delivery.Timestamp ?? delivery.ReceivedAt;
        return new ChangeEvent(
            EventKind.Named(delivery.Event!)[0],
            delivery.WebhookId ?? delivery.Number.ToString(CultureInfo.InvariantCulture),
            new Dictionary<string, object?> { ["objectId"] = delivery.ObjectId })
        {
            ContactId = delivery.ContactId ?? string.Empty,
            HappenedAt = happenedAt,
            LastReadAt = happenedAt,
        };
    }

    /// <summary>What is read of a contact.</summary>
    private sealed record Reading
    {
        public bool IsWhole { get; init; }

        public bool IsOfContact { get; init; }

        public bool Tasks { get; init; }

        public bool Notes { get; init; }

        public bool Appointments { get; init; }

        public Reading With(Reading other) => new()
        {
            IsWhole = IsWhole || other.IsWhole,
            IsOfContact = IsOfContact || other.IsOfContact,
            Tasks = Tasks || other.Tasks,
            Notes = Notes || other.Notes,
            Appointments = Appointments || other.Appointments,
        };

        public ChangeHint HintFor(string contactId, DateTimeOffset now, DateTimeOffset? lastReadAt) =>
            new(contactId)
            {
                LastReadAt = lastReadAt,
                IsOfContact = IsOfContact,
                Parts = IsWhole ? null : new ReadTimes
                {
                    Tasks = Tasks ? now : null,
                    Notes = Notes ? now : null,
                    Appointments = Appointments ? now : null,
                },
            };
    }
}
