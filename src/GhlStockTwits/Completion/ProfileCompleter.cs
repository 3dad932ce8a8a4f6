using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;

namespace GhlStockTwits.Completion;

/// <summary>Completes names of saved profiles.</summary>
internal sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = CompletionText.Pattern(wordToComplete);
        return Names().Where(pattern.IsMatch).Select(static name => new CompletionResult(name));
    }

    /// <summary>Without a store, nothing is completed.</summary>
    private static IReadOnlyList<string> Names()
    {
        try
        {
            return ProfileStores.Open().ListAsync(default).GetAwaiter().GetResult();
        }
        catch (GhlStockTwitsException)
        {
            return [];
        }
    }
}
