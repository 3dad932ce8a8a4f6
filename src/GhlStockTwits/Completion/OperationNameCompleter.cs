using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;

namespace GhlStockTwits.Completion;

/// <summary>Completes names of the catalogue; actions alone where something is to be called.</summary>
internal sealed class OperationNameCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        bool isCall = commandName.StartsWith("Invoke-", StringComparison.OrdinalIgnoreCase);
        WildcardPattern pattern = WildcardPattern.Get(wordToComplete.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        return CatalogCmdlets.Entries
            .Where(entry => pattern.IsMatch(entry.Name) && (!isCall || entry.Kind == OperationKind.Action))
            .Select(static entry => new CompletionResult(
                entry.Name, entry.Name, CompletionResultType.ParameterValue,
                $"{entry.Method} {entry.Path}".Trim() is { Length: > 0 } tip ? tip : entry.Name));
    }
}
