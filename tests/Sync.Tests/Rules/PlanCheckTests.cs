using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class PlanCheckTests
{
    private static readonly SyncPlan s_plan = PlanCheck.Sealed(new SyncPlan
    {
        MadeAt = Sample.Now,
        LocationId = "location1",
        AccountId = 7,
        StateId = "state1",
        AfterRun = 3,
        Recipes = [new PlannedRecipe("announce", "announce.yaml", "1")],
        Effects = [PlannedEffect.From(Sample.Effect with { Reason = EffectForecast.WouldBeSent })],
    });

    private static readonly PlanTarget s_target =
        new("location1", AccountId: 7, "state1", LastRun: 3, [Sample.Recipe], Sample.Now + TimeSpan.FromHours(1));

    public static TheoryData<string, string?> Targets => new()
    {
        { "same", null },
        { "location", "PlanMismatch" },
        { "account", "PlanMismatch" },
        { "no account", "PlanMismatch" },
        { "state", "PlanMismatch" },
        { "run", "PlanStale" },
        { "edited", "PlanStale" },
        { "other recipe", "PlanStale" },
        { "more recipes", "PlanStale" },
        { "old", "PlanStale" },
        { "future", "PlanStale" },
    };

    [Theory, MemberData(nameof(Targets))]
    public void It_is_run_only_where_and_when_it_was_made(string what, string? id)
    {
        PlanTarget target = what switch
        {
            "same" => s_target,
            "location" => s_target with { LocationId = "location2" },
            "account" => s_target with { AccountId = 8 },
            "no account" => s_target with { AccountId = null },
            "state" => s_target with { StateId = "state2" },
            "run" => s_target with { LastRun = 4 },
            "edited" => s_target with { Recipes = [Sample.Recipe with { Hash = "2" }] },
            "other recipe" => s_target with { Recipes = [Sample.Recipe with { Name = "other" }] },
            "more recipes" => s_target with { Recipes = [Sample.Recipe, Sample.Recipe with { Name = "other" }] },
            "old" => s_target with { Now = Sample.Now + new Guards().MaxAge + TimeSpan.FromMinutes(1) },
            "future" => s_target with { Now = Sample.Now - TimeSpan.FromHours(1) },
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

        Assert.Equal(id, PlanCheck.Refusal(s_plan, target)?.ErrorId.Replace(
            "GhlStockTwits.", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_refused_if_it_was_changed_or_is_a_backtest()
    {
        SyncPlan changed = s_plan with { Effects = [] };
        SyncPlan backtest = PlanCheck.Sealed(s_plan with { Since = Sample.Now });

        Assert.Equal("GhlStockTwits.PlanInvalid", PlanCheck.Refusal(changed, s_target)!.ErrorId);
        Assert.Equal("GhlStockTwits.PlanInvalid", PlanCheck.Refusal(backtest, s_target)!.ErrorId);
    }

    [Fact]
    public void It_covers_what_it_shows_to_the_letter()
    {
        Assert.True(PlanCheck.Covers(s_plan, Sample.Effect));
        Assert.False(PlanCheck.Covers(s_plan, Sample.Effect with { Text = "Windmills is with us. $AAPL " }));
        Assert.False(PlanCheck.Covers(s_plan, Sample.Effect with { Key = "key2" }));
        Assert.False(PlanCheck.Covers(s_plan, Sample.Effect with { Sentiment = "bullish" }));
        Assert.False(PlanCheck.Covers(s_plan, Sample.Effect with { Operation = "ghl.contact.addTags" }));
    }

    [Theory]
    [InlineData(EffectStatus.Planned, "Waits for the end of the quiet hours.")]
    [InlineData(EffectStatus.Parked, "The update is older than 1:0:00:00.")]
    [InlineData(EffectStatus.AwaitingApproval, "The recipe asks for approval.")]
    public void It_does_not_cover_what_would_wait_or_be_parked(EffectStatus status, string reason)
    {
        SyncPlan plan =
            s_plan with { Effects = [PlannedEffect.From(Sample.Effect with { Status = status, Reason = reason })] };

        Assert.False(PlanCheck.Covers(plan, Sample.Effect));
    }

    [Fact]
    public void It_covers_a_step_whose_arguments_follow_from_the_step_before()
    {
        Effect later = Sample.Effect with
        {
            Operation = "ghl.note.create",
            Text = null,
            Reason = "Waits for step 'task'.",
        };
        SyncPlan plan = s_plan with { Effects = [PlannedEffect.From(later)] };

        Assert.True(PlanCheck.Covers(plan, later with { Arguments = "{}" }));
    }

    [Fact]
    public void A_file_keeps_it_for_its_owner_alone()
    {
        string path = Path.Combine(Path.GetTempPath(), $"ghlst-plan-{Guid.NewGuid():N}.json");
        try
        {
            PlanFile.Write(path, s_plan);
            SyncPlan read = PlanFile.Read(path);

            Assert.Null(PlanCheck.Refusal(read, s_target));
            Assert.True(PlanCheck.Covers(read, Sample.Effect));
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }

            File.WriteAllText(
                path, File.ReadAllText(path).Replace("Windmills", "Boats", StringComparison.Ordinal));
            Assert.Equal("GhlStockTwits.PlanInvalid", PlanCheck.Refusal(PlanFile.Read(path), s_target)!.ErrorId);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void It_shows_the_whole_text_or_the_arguments_line_by_line()
    {
        SyncPlan plan = s_plan with
        {
            Effects =
            [
                PlannedEffect.From(Sample.Effect with { Text = "One\nTwo", Reason = EffectForecast.WouldBeSent }),
                PlannedEffect.From(Sample.Effect with
                {
                    Operation = "ghl.contact.addTags",
                    Text = null,
                    Arguments = """{"contactId":"contact1","tags":["a","b"]}""",
                    Status = EffectStatus.Parked,
                    Reason = "It is too old.",
                }),
            ],
            Explanations = ["announce: tag.added x contact2: city: Berlin (line 4)"],
        };

        Assert.Equal(
            """
            Location location1, no StockTwits account.
            Made at 2027-03-15 12:00:00 +00:00 after run 3.

            + announce: tag.added announce, contact contact1, step 1
                stocktwits.message.create
                | One
                | Two
                It would be sent.

            - announce: tag.added announce, contact contact1, step 1
                ghl.contact.addTags
                | contactId: contact1
                | tags: ["a","b"]
                It would be parked. It is too old.

            Not met: announce: tag.added x contact2: city: Berlin (line 4)

            1 would happen, 0 would wait, 1 would be parked.
            """.ReplaceLineEndings("\n"),
            plan.Diff);
    }
}
