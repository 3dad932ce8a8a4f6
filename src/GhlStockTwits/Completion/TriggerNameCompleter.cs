using System.Collections;
using System.Management.Automation.Language;
using System.Management.Automation;
using GhlStockTwits.Events.Polling;

namespace GhlStockTwits.Completion;

/// <summary>Completes names of triggers that can be watched.</summary>
internal sealed class TriggerNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return PolledTrigger.All.Keys.Where(pattern.IsMatch).Order(StringComparer.Ordinal)
            .Select(static name => new CompletionResult(name));
    }
}
