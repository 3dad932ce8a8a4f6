using System.Text.Json;
using CsCheck;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel.Models;

/// <summary>Free slots are a map of days to slots, with other keys beside the days (highlevel-api 2.5).</summary>
public sealed class FreeSlotTests
{
    [Fact]
    public void Slots_of_all_days_are_returned_by_time()
    {
        FreeSlot[] slots = Read(
            """
            {"2027-02-04":{"slots":["2027-02-04T09:00:00-05:00"]},
            "2027-02-03":{"slots":["2027-02-03T10:30:00-05:00","2027-02-03T10:00:00-05:00"]},"traceId":"t-1"}
            """);

        Assert.Equal(
            ["2027-02-03T10:00:00-05:00", "2027-02-03T10:30:00-05:00", "2027-02-04T09:00:00-05:00"],
            slots.Select(static slot => slot.ToString()));
        Assert.All(slots, static slot => Assert.Equal(("cal-1", "loc-1"), (slot.CalendarId, slot.LocationId)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"traceId":"t-1"}""")]
    [InlineData("""{"2027-02-03":null}""")]
    [InlineData("""{"2027-02-03":[]}""")]
    [InlineData("""{"2027-02-03":"closed"}""")]
    [InlineData("""{"2027-02-03":{}}""")]
    [InlineData("""{"2027-02-03":{"slots":null}}""")]
    [InlineData("""{"2027-02-03":{"slots":"none"}}""")]
    [InlineData("""{"2027-02-03":{"slots":{}}}""")]
    [InlineData("""{"2027-02-03":{"slots":[]}}""")]
    public void A_response_without_slots_is_an_empty_listing(string json)
    {
        Assert.Empty(Read(json));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"soon\"")]
    [InlineData("\"2027-02-30T10:00:00Z\"")]
    [InlineData("\"0001-01-01T00:00:00+10:00\"")]
    [InlineData("1801648800000")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[\"2027-02-03T11:00:00Z\"]")]
    public void A_slot_that_is_not_a_time_is_left_out_and_the_others_are_returned(string odd)
    {
        (FreeSlot[] slots, int leftOut) = ReadAll(
            $$$"""{"2027-02-03":{"slots":["2027-02-03T10:00:00Z",{{{odd}}},"2027-02-03T12:00:00Z"]}}""");

        Assert.Equal(1, leftOut);

        Assert.Equal([10, 12], slots.Select(static slot => slot.StartTime.Hour));
    }

    [Fact]
    public void A_slot_without_an_offset_is_read_as_UTC()
    {
        Assert.Equal(
            new DateTimeOffset(2027, 2, 3, 10, 0, 0, TimeSpan.Zero),
            Assert.Single(Read("""{"2027-02-03":{"slots":["2027-02-03T10:00:00"]}}""")).StartTime);
    }

    [Fact]
    public void Any_text_is_a_slot_or_left_out()
    {
        Gen<string> text = Gen.OneOf(
            Gen.String, Gen.DateTimeOffset.Select(static time => time.ToString("O")),
            Gen.OneOf("24:00", "2027-13-01", "-1", "9999-12-31T23:59:59-14:00"));
        text.Array[0, 10].Sample(static slots =>
        {
            Dictionary<string, object?> day = new() { ["slots"] = slots };
            (FreeSlot[] read, int leftOut) =
                FreeSlot.In(new Dictionary<string, object?> { ["2027-02-03"] = day }, "cal-1", null);

            Assert.Equal(slots.Length, read.Length + leftOut);
            Assert.Equal(read.OrderBy(static slot => slot.StartTime), read);
        });
    }

    private static FreeSlot[] Read(string json) => ReadAll(json).Slots;

    private static (FreeSlot[] Slots, int LeftOut) ReadAll(string json) =>
        FreeSlot.In(
            JsonSerializer.Deserialize(json, HighLevelJson.Default.DictionaryStringObject)!, "cal-1", "loc-1",
            isLocal: false);
}
