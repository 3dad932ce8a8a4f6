using CsCheck;
using GhlStockTwits.Events;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class DueTaskTests
{
    private static readonly DateTimeOffset s_now = Sample.Now;
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(-1, "open", "task.overdue")]
    [InlineData(0, "open", "task.overdue")]
    [InlineData(1, "open", "task.dueSoon")]
    [InlineData(24, "open", "task.dueSoon")]
    [InlineData(25, "open", null)]
    [InlineData(1, "completed", null)]
    [InlineData(-1, "completed", null)]
    [InlineData(null, "open", null)]
    public void An_open_task_is_due_soon_and_then_overdue(int? hours, string status, string? kind)
    {
        ContactRecord record = With(s_now.AddHours(hours ?? 0), status, hours is null);

        ChangeEvent[] found = [.. DueTasks.Soon(record, s_day, s_now), .. DueTasks.Overdue(record, s_now)];

        Assert.Equal(kind, found.SingleOrDefault()?.Kind);
    }

    [Fact]
    public void It_happens_when_the_time_comes_not_when_it_is_noticed()
    {
        DateTimeOffset due = s_now.AddHours(20);

        ChangeEvent soon = Assert.Single(DueTasks.Soon(With(due), s_day, s_now));

        Assert.Equal(due - s_day, soon.HappenedAt);
        Assert.Equal(due, Assert.Single(DueTasks.Overdue(With(due), due.AddHours(3))).HappenedAt);
    }

    [Fact]
    public void A_task_that_is_created_or_postponed_within_the_time_is_due_soon_from_then_on()
    {
        DateTimeOffset seen = s_now.AddMinutes(-5);
        ContactRecord record = With(s_now.AddHours(2));
        record = record with { Tasks = [record.Tasks[0] with { DueSince = seen }] };

        Assert.Equal(seen, Assert.Single(DueTasks.Soon(record, s_day, s_now)).HappenedAt);
    }

    [Fact]
    public void The_first_reading_of_tasks_has_no_history_and_later_ones_remember()
    {
        RecordTask task = new("t1", "Call", "open", s_now);
        ContactRecord first = RecordParts.WithTasks(
            Sample.Record with { ReadAt = new ReadTimes(), Tasks = [] }, [task], s_now);
        ContactRecord second = RecordParts.WithTasks(
            first, [task, new("t2", "Mail", "open", s_now)], s_now.AddHours(1));
        ContactRecord third = RecordParts.WithTasks(
            second, [task with { DueDate = s_now.AddDays(3) }, new("t2", "Mail again", "open", s_now)],
            s_now.AddHours(2));

        Assert.Null(first.Tasks[0].DueSince);
        Assert.Equal([null, s_now], second.Tasks.Select(static one => one.DueSince));
        Assert.Equal([s_now.AddHours(1), s_now], third.Tasks.Select(static one => one.DueSince));
    }

    [Fact]
    public void An_event_holds_until_the_task_is_completed_postponed_or_overdue() => Gen.Select(
        Gen.Int[-50, 50], Gen.Int[1, 48], Gen.Int[0, 60]).Sample((due, within, later) =>
    {
        ContactRecord record = With(s_now.AddHours(due));
        foreach (ChangeEvent found in DueTasks.Soon(record, TimeSpan.FromHours(within), s_now)
            .Concat(DueTasks.Overdue(record, s_now)))
        {
            Assert.NotNull(DueTasks.Find(found.Kind, found.Subject, record, s_now));
            DateTimeOffset then = s_now.AddHours(later);
            Assert.Equal(
                found.Kind == EventKind.TaskOverdue || s_now.AddHours(due) > then,
                DueTasks.Find(found.Kind, found.Subject, record, then) is not null);
            Assert.Null(DueTasks.Find(found.Kind, found.Subject, With(s_now.AddHours(due), "completed"), s_now));
            Assert.Null(DueTasks.Find(found.Kind, found.Subject, With(s_now.AddHours(due + 1)), s_now));
        }
    });

    private static ContactRecord With(DateTimeOffset due, string status = "open", bool isUndated = false) =>
        Sample.Record with { Tasks = [new RecordTask("t1", "Call back", status, isUndated ? null : due)] };
}
