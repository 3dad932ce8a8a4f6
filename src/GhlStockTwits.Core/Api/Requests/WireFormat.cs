using System.Collections;
using System.Globalization;
using System.Net;
using System.Security;

namespace GhlStockTwits.Api;

/// <summary>Turns values into the text that the services read, the same in every culture.</summary>
internal static class WireFormat
{
    /// <summary>A value for a path or query, by the kind its row gives.</summary>
    public static string ForUrl(object value, ParameterKind kind) => kind switch
    {
        ParameterKind.Time => Time(value),
        ParameterKind.Milliseconds => Milliseconds(value),
        ParameterKind.Secret => Reveal(value),
        _ => Text(value),
    };

    /// <summary>A secret as it travels; nowhere else is one taken out of its wrapping.</summary>
    public static string Reveal(object value) =>
        value is SecureString secret ? new NetworkCredential(string.Empty, secret).Password : Text(value);

    /// <summary>
    /// A value for a JSON body, by the kind its row gives: moments become text, the rest stays what it is.
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
        DateTimeOffset moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        DateTime moment => new DateTimeOffset(moment).ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
        _ => Text(value),
    };

    /// <summary>Any value as invariant text; lists are joined by commas.</summary>
    public static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset or DateTime => Time(value),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(',', list.Cast<object>().Select(Text)),
        _ => value.ToString() ?? string.Empty,
    };

    private static string Milliseconds(object value) => value switch
    {
        DateTimeOffset moment => Text(moment.ToUnixTimeMilliseconds()),
        DateTime moment => Text(new DateTimeOffset(moment).ToUnixTimeMilliseconds()),
        _ => Text(value),
    };
}
