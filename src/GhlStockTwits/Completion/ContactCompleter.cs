using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Completion;

/// <summary>Completes IDs of contacts with HighLevel's search. Each new word costs one request.</summary>
internal sealed class ContactCompleter : IArgumentCompleter
{
    private const int MaxShown = 20;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = CompletionText.Unquote(wordToComplete);
        return CompletionSource.ConnectionTo(HighLevelService.Instance, fakeBoundParameters) is not { } connection
            ? []
            : CompletionCache.Get(connection, $"GhlContact {word}", (to, call) => SearchAsync(to, word, call))
                .Select(static candidate => CompletionText.Result(
                    CompletionText.Quote(candidate.Id), candidate.Name, candidate.Id));
    }

    private static Task<CompletionCandidate[]> SearchAsync(Connection connection, string word, CallContext call)
    {
        Arguments search = new() { { "pageLimit", MaxShown } };
        return CompletionSource.ListAsync(
            connection, Contacts.Search, word.Length == 0 ? search : search.With("query", word),
            static contact => new CompletionCandidate(contact.Name ?? contact.Email ?? contact.Id, contact.Id), call,
            maxPages: 1);
    }
}

/// <summary>Completes fields by which a contact search sorts.</summary>
internal sealed class ContactSortCompleter() : TextCompleter(static _ =>
[
    "dateAdded", "dateAdded desc", "dateUpdated", "dateUpdated desc", "firstNameLowerCase", "lastNameLowerCase",
    "businessName", "email", "dnd", "source",
]);
