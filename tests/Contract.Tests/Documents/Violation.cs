using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>A place where a request or a response violates the document.</summary>
/// <param name="Where">The place; <c>*</c> for each item of a list, as in <c>response.body.contacts.*.id</c>.</param>
/// <param name="What">The violated rule of JSON Schema, for example <c>type</c> or <c>required</c>.</param>
/// <param name="Message">Prism's message.</param>
internal sealed partial record Violation(string Where, string What, string Message)
{
    /// <summary>Reads the header in which Prism reports violations.</summary>
    public static IEnumerable<Violation> Read(string header) =>
        from JsonElement violation in JsonDocument.Parse(header).RootElement.EnumerateArray()
        let isAboutStatus = !violation.TryGetProperty("code", out _)
        let place = violation.GetProperty("location").EnumerateArray().Select(static part => part.ToString())
        select new Violation(
            string.Join('.', place.Select(static part => Number().Replace(part, "*"))),
            isAboutStatus ? "status" : violation.GetProperty("code").ToString(),
            violation.GetProperty("message").ToString());

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();
}

/// <summary>Collects the violations in the responses that the current test receives.</summary>
internal static class ViolationListener
{
    private const string Header = "sl-violations";

    private static readonly AsyncLocal<List<Violation>?> s_current = new();

    static ViolationListener()
    {
        DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(static listener =>
        {
            if (listener.Name == "HttpHandlerDiagnosticListener")
            {
                listener.Subscribe(new Observer<KeyValuePair<string, object?>>(Read));
            }
        }));
    }

    /// <summary>Starts a new list, which is filled as responses are received.</summary>
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
            // Diagnostic listeners live as long as the process.
        }

        public void OnError(Exception error) => throw error;
    }
}
