namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class CalendarTests
{
    [Fact]
    public async Task Appointments_and_deliveries_go_round()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("nouns-calendar");

        Assert.Equal("2", found["calendars"]);
        Assert.Equal("True", found["calendar by name"]);
        Assert.Equal("Investor call", found["calendar by id"]);
        Assert.Equal("40", found["slots of a week"]);
        Assert.Equal("True", found["slot"]);
        Assert.Equal("400 400 01:00:00", found["slots of ten weeks"]);

        Assert.Equal("True", found["booked"]);
        Assert.Equal("39", found["slot is taken"]);
        Assert.Equal("confirmed", found["read"]);
        Assert.Equal("1", found["of calendars"]);
        Assert.Equal("True", found["of a user"]);
        Assert.Equal("0", found["other times"]);
        Assert.Equal("showed Report 30", found["changed"]);
        Assert.Equal("noshow", found["found and changed"]);
        Assert.Equal("True", found["no zone, no moment"]);
        Assert.Equal("10", found["read again"]);
        Assert.StartsWith(
            "ParameterArgumentValidationErrorNullNotAllowed,", found["not booked at a guess"],
            StringComparison.Ordinal);
        Assert.Equal("1", found["one booked"]);
        Assert.StartsWith("NobodyToAsk,", found["asks"], StringComparison.Ordinal);
        Assert.Equal("0", found["left"]);
        Assert.StartsWith("InvalidArgument,", found["upside down"], StringComparison.Ordinal);

        Assert.Equal("ghl.on.NoteCreate NoteCreate n1 NoteCreate n1", found["delivery"]);
        Assert.Equal("Ada", found["its contact"]);
        Assert.StartsWith("InvalidArgument,", found["no contact"], StringComparison.Ordinal);
        Assert.Equal("0", found["no contacts"]);
        Assert.StartsWith("Ghl.WrongLocation,", found["elsewhere"], StringComparison.Ordinal);
        Assert.Equal(
            "Webhook.NotJson/InvalidData/payload 2/Give each payload whole, as one text; "
            + "Get-Content needs -Raw for that. & "
            + "Webhook.NoType/InvalidData/payload 3/"
            + "Say by -EventName which event it is, where the address that it came to tells.",
            found["bad"]);
        Assert.Equal("2", found["good"]);
        Assert.Equal("62", found["events"]);
    }
}
