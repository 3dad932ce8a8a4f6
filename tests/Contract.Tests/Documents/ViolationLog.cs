using Flurl.Http;

namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>Keeps what Prism says of each call that the current test makes.</summary>
internal static class ViolationLog
{
    private const string Header = "sl-violations";

    private static readonly AsyncLocal<List<Violation>?> s_current = new();

    static ViolationLog()
    {
        FlurlHttp.GlobalSettings.AfterCall = static call =>
        {
            if (call.Response is { } response && response.Headers.TryGetValues(Header, out IEnumerable<string>? values))
            {
                s_current.Value?.AddRange(values.SelectMany(Violation.Read));
            }
        };
    }

    /// <summary>Begins to listen; the list fills as calls are made.</summary>
    public static List<Violation> Listen() => s_current.Value = [];
}
