using System.Text.Json;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>Where a request or an answer is not as the document says.</summary>
/// <param name="Where">The place, <c>*</c> for each item of a list: <c>response.body.contacts.*.id</c>.</param>
/// <param name="What">The rule of JSON Schema that is broken, for example <c>type</c> or <c>required</c>.</param>
/// <param name="Message">The reader's words.</param>
internal sealed partial record Violation(string Where, string What, string Message)
{
    /// <summary>Reads what Prism puts into the header of an answer.</summary>
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
