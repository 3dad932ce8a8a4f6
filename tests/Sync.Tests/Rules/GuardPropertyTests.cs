using CsCheck;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>
/// Whatever the times, the zone, the people and the words: the hourly cap and the quiet hours hold, and nobody is
/// mentioned without consent or with Do Not Disturb on.
/// </summary>
public sealed class GuardPropertyTests
{
    /// <summary>Zones whose clocks change by an hour, by half an hour, or never.</summary>
    private static readonly TimeZoneInfo[] s_zones =
    [
        .. new[]
        {
            "Etc/UTC", "America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham",
            "America/St_Johns", "Pacific/Kiritimati",
        }.Select(TimeZoneInfo.FindSystemTimeZoneById),
    ];

    /// <summary>Hours before the clocks change in one of the zones, and any others.</summary>
    private static readonly Gen<DateTimeOffset> s_begin = Gen.OneOf(
        OneOf(
            new DateTimeOffset(2027, 3, 13, 20, 0, 0, TimeSpan.Zero), new(2027, 3, 27, 15, 0, 0, TimeSpan.Zero),
            new(2027, 4, 3, 6, 0, 0, TimeSpan.Zero), new(2027, 10, 2, 6, 0, 0, TimeSpan.Zero),
            new(2027, 10, 30, 15, 0, 0, TimeSpan.Zero), new(2027, 11, 6, 20, 0, 0, TimeSpan.Zero)),
        Gen.Int[0, 365 * 24 * 60].Select(static minute =>
            new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute)));

    private static readonly Gen<TimeOnly> s_minute =
        Gen.Int[0, (24 * 60) - 1].Select(static minute => new TimeOnly(minute / 60, minute % 60));

    private static readonly Gen<QuietHours?> s_quietHours = Gen.Select(s_minute, s_minute, Gen.Int[0, 4])
        .Select(static (from, to, off) => off == 0 || from == to ? null : new QuietHours(from, to));

    [Fact]
    public void No_hour_holds_more_than_the_cap_and_the_quiet_hours_nothing()
    {
        Gen<int[]> gaps = Gen.Frequency((3, Gen.Int[0, 600]), (1, Gen.Int[0, 4 * 3600]), (1, OneOf(3599, 3600, 3601)))
            .Array[1, 60];
        Gen.Select(s_begin, gaps, OneOf(s_zones), s_quietHours, Gen.Int[0, 6], Gen.Int)
            .Sample(static (begin, gaps, zone, quiet, cap, seed) =>
            {
                Recipe recipe = Sample.Recipe with
                {
                    TimeZone = zone, Guards = new Guards { QuietHours = quiet, PerHour = cap },
                };
                Random random = new(seed);
                List<DateTimeOffset> done = [];
                DateTimeOffset now = begin;
                foreach (int gap in gaps)
                {
                    now = now.AddSeconds(gap);
                    int inLastHour = done.Count(time => time >= now - SendGuard.CapWindow);
                    EffectStatus decided = (random.Next(2) == 0
                        ? SendGuard.Decide(
                            Sample.Effect with { ChangedAt = now }, recipe,
                            new SendFacts(now, HasAccount: true, inLastHour, new HashSet<string>()))
                        : OperationGuard.Decide(
                            Friendships.Create, recipe, new OperationFacts(now, HasAccount: true, inLastHour))).Status;
                    bool isQuiet = IsQuiet(now, zone, quiet);
                    Assert.Equal(
                        isQuiet || inLastHour >= cap ? EffectStatus.Planned : EffectStatus.Sending, decided);
                    if (decided == EffectStatus.Sending)
                    {
                        done.Add(now);
                    }
                }

                for (int i = 0; i + cap < done.Count; i++)
                {
                    Assert.True(done[i + cap] - done[i] >= TimeSpan.FromHours(1));
                }
            });
    }

    [Fact]
    public void No_text_that_mentions_a_person_passes_without_consent_or_with_Do_Not_Disturb()
    {
        Gen<string> handle = OneOf("jane", "jane.doe", "jane_doe", "jane-doe", "doe", "ann", "ann.", "JANE", "ben");
        Gen<ContactRecord> person = Gen.Select(
            handle, OneOf("yes", "YES ", "true", "no", "", "nope", null!), OneOf<bool?>(true, false, false, null))
            .Select(static (handle, consent, dnd) => Sample.Record with
            {
                ContactId = $"{handle} {consent} {dnd}",
                Handle = handle,
                Dnd = dnd,
                CustomField = consent is null ? new Dictionary<string, string>()
                    : new Dictionary<string, string> { ["consent"] = consent },
            });
        Gen<string> words = Gen.Select(
            OneOf("", "With ", "x", ".", "(", "#"), OneOf("@", "@ ", "＠", "&#64;", "", "@@"), handle,
            OneOf("", ".", "'s news", " and co", "-x", "_x", "…", "!")).Select(static (before, at, name, after) =>
                before + at + name + after);
        Gen.Select(words, words, person.Array[0, 4], Gen.Bool).Sample(static (own, field, people, isOwn) =>
        {
            Template template = new(isOwn ? $"News: {own} {{{{ title }}}}" : "News: {{ title }}");
            string text = isOwn ? $"News: {own} {field}" : $"News: {field}";
            Recipe recipe = Sample.Recipe;
            ContactRecord[] mentioned = [.. people.Where(one => IsMentioned(text, one.Handle!))];
            if (MentionGuard.Refusal(text, template, people, recipe) is null)
            {
                Assert.All(mentioned, static one =>
                {
                    Assert.False(one.Dnd ?? true);
                    string consent = one.CustomField["consent"].Trim();
                    Assert.Contains(consent, ["yes", "true"], StringComparer.OrdinalIgnoreCase);
                });
            }

            Assert.True(
                mentioned.Length == 0
                || MentionGuard.Refusal(text, template, people, recipe with { ConsentField = null }) is not null);
        });
    }

    /// <summary>Counted in minutes of the day, without the functions of the rule.</summary>
    private static bool IsQuiet(DateTimeOffset time, TimeZoneInfo zone, QuietHours? quiet)
    {
        if (quiet is null)
        {
            return false;
        }

        double minute = (time.UtcDateTime + zone.GetUtcOffset(time)).TimeOfDay.TotalMinutes;
        double from = quiet.From.ToTimeSpan().TotalMinutes;
        double to = quiet.To.ToTimeSpan().TotalMinutes;
        return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }

    /// <summary>Whether a text has an @ and directly behind it all of a handle, and no more letters of one.</summary>
    private static bool IsMentioned(string text, string handle)
    {
        string plain = text.Replace("&#64;", "@", StringComparison.Ordinal).Replace('＠', '@');
        for (int at = plain.IndexOf('@', StringComparison.Ordinal); at >= 0; at = plain.IndexOf('@', at + 1))
        {
            string rest = plain[(at + 1)..].TrimStart();
            if (rest.StartsWith(handle, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == handle.Length
                    || !(char.IsAsciiLetterOrDigit(rest[handle.Length]) || rest[handle.Length] == '_')))
            {
                return true;
            }
        }

        return false;
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
