using System.Management.Automation;
using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>
/// A time, or a day that begins when it begins in the time zone of the location. Text is read as ISO 8601 in every
/// culture: PowerShell alone would read 03/04/2027 as another day in another culture, and 2027 as another year.
/// </summary>
public readonly struct DateArgument
{
    private readonly DateTimeOffset _time;
    private readonly DateOnly? _day;

    /// <summary>Takes a time as it is.</summary>
    /// <param name="time">The time.</param>
    public DateArgument(DateTimeOffset time) => _time = time;

    /// <summary>Takes a day.</summary>
    /// <param name="day">The day.</param>
    public DateArgument(DateOnly day) => _day = day;

    /// <summary>Whether it is a day without a time.</summary>
    public bool IsDay => _day is not null;

    /// <summary>Reads text, or takes a date or time as it is.</summary>
    /// <param name="value">Text, a DateTimeOffset, a DateTime or a DateOnly.</param>
    /// <returns>The date, or null if the value is not one.</returns>
    internal static DateArgument? From(object? value) => value switch
    {
        DateArgument date => date,
        DateTimeOffset time => new DateArgument(time),
        DateTime { Kind: DateTimeKind.Utc } time => new DateArgument(new DateTimeOffset(time)),
        DateTime time => new DateArgument(DateText.At(time, TimeZoneInfo.Local)),
        DateOnly day => new DateArgument(day),
        string text when DateText.TryReadDay(text, out DateOnly day) => new DateArgument(day),
        string text when DateText.TryReadTime(text, TimeZoneInfo.Local, out DateTimeOffset time) =>
            new DateArgument(time),
        _ => null,
    };

    /// <summary>Why a value is not a date.</summary>
    internal static string Refusal(object? value) => value switch
    {
        null => "No date was passed.",
        string text when string.IsNullOrWhiteSpace(text) => "The date is empty.",
        string text => $"'{text}' is not a date in ISO 8601 format.",
        _ => $"An object of type {value.GetType().Name} is not a date.",
    };

    /// <summary>The time; of a day, its start in a time zone.</summary>
    internal DateTimeOffset In(TimeZoneInfo zone) => _day is { } day ? DateText.StartOf(day, zone) : _time;

    /// <summary>The time; of a day, its last millisecond in a time zone.</summary>
    internal DateTimeOffset EndIn(TimeZoneInfo zone) => _day is { } day
        ? DateText.At(day.ToDateTime(new TimeOnly(23, 59, 59, 999)), zone)
        : _time;
}

/// <summary>Reads a date; see <see cref="DateArgument"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DateTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return DateArgument.From(value) ?? throw new ArgumentTransformationMetadataException(
            $"{DateArgument.Refusal(value)} {DateText.Forms}");
    }
}
