namespace GhlStockTwits.Completion;

/// <summary>Completes ids of calendars; they are found and shown by their names.</summary>
internal sealed class CalendarCompleter : ItemNameCompleter
{
    protected override string Noun(string commandName) => "GhlCalendar";

    protected override string Text(Suggestion suggestion) => Quoted(suggestion.Id);
}
