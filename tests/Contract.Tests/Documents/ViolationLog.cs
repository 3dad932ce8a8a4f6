using System.Diagnostics;

namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>Collects what Prism says about each call that the current test makes.</summary>
internal static class ViolationLog
{
    private const string Header = "sl-violations";

    private static readonly AsyncLocal<List<Violation>?> s_current = new();

    static ViolationLog()
    {
        DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(static listener =>
        {
            if (listener.Name == "HttpHandlerDiagnosticListener")
            {
                listener.Subscribe(new Observer<KeyValuePair<string, object?>>(Read));
            }
        }));
    }

    /// <summary>Begins to collect; the list fills as calls are made.</summary>
    public static List<Violation> Listen() => s_current.Value = [];

    private static void Read(KeyValuePair<string, object?> diagnostic)
    {
        if (diagnostic.Key == "System.Net.Http.HttpRequestOut.Stop"
            && diagnostic.Value?.GetType().GetProperty("Response")?.GetValue(diagnostic.Value)
                is HttpResponseMessage response
            && response.Headers.TryGetValues(Header, out IEnumerable<string>? values))
        {
            s_current.Value?.AddRange(values.SelectMany(Violation.Read));
        }
    }

    private sealed class Observer<T>(Action<T> onNext) : IObserver<T>
    {
        public void OnNext(T value) => onNext(value);

        public void OnCompleted()
        {
            // The listeners live as long as the process.
        }

        public void OnError(Exception error) => throw error;
    }
}
