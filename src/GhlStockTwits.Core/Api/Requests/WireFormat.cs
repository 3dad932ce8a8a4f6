using System.Collections;
using System.Globalization;
using System.Security;

namespace GhlStockTwits.Api;

/// <summary>Formats values as the services read them, in every culture alike.</summary>
internal static class WireFormat
{
    /// <summary>Formats a value for a path or query by the kind of its parameter.</summary>
    public static string ForUrl(object value, ParameterKind kind) => kind switch
    {
        ParameterKind.Time => Time(value),
        ParameterKind.Milliseconds => Milliseconds(value),
        ParameterKind.Secret => Reveal(value),
        _ => Text(value),
    };

    /// <summary>Returns a value as it is sent, a secret, too.</summary>
    public static string Reveal(object value) =>
        value is SecureString secret ? SecretText.Of(secret) : Text(value);

    /// <summary>
    /// Prepares a value for a JSON body by the kind of its parameter: times become text, the rest stays as it is.
    /// </summary>
    public static object? ForJson(object? value, ParameterKind kind) => (value, kind) switch
    {
        (null, _) => null,
        (_, ParameterKind.Time) => Time(value),
        (_, ParameterKind.Milliseconds) => Milliseconds(value),
        (_, ParameterKind.Secret) => Reveal(value),
        (string or not IEnumerable, ParameterKind.List) => new[] { value },
        _ => value,
    };

    /// <summary>
    /// ISO 8601 with seconds and offset. HighLevel refuses a task's due date with milliseconds (highlevel-api 2.8).
    /// </summary>
    public static string Time(object value) => value switch
    {
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        DateTime time => new DateTimeOffset(time).ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        _ => Text(value),
    };

    /// <summary>Formats any value as invariant text; lists are joined with commas.</summary>
    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset or DateTime => Time(value),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(',', list.Cast<object>().Select(Text)),
        _ => value.ToString() ?? string.Empty,
    };

    private static string Milliseconds(object value) => value switch
    {
        DateTimeOffset time => Text(time.ToUnixTimeMilliseconds()),
        DateTime time => Text(new DateTimeOffset(time).ToUnixTimeMilliseconds()),
        _ => Text(value),
    };
}
