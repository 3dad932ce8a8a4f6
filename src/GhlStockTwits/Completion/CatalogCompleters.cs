using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;

namespace GhlStockTwits.Completion;

/// <summary>Completes names of the catalog.</summary>
/// <param name="isWanted">Which entries to complete.</param>
internal abstract class CatalogCompleter(Predicate<CatalogEntry> isWanted) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = CompletionText.Pattern(wordToComplete);
        return CatalogCmdlets.Entries
            .Where(entry => pattern.IsMatch(entry.Name) && isWanted(entry))
            .Select(static entry => new CompletionResult(
                entry.Name, entry.Name, CompletionResultType.ParameterValue,
                entry.Path is null ? entry.Name : $"{entry.Method} {entry.Path}"));
    }
}

/// <summary>Completes names of operations, events and polled triggers.</summary>
internal sealed class CatalogNameCompleter() : CatalogCompleter(static _ => true);

/// <summary>Completes names of operations.</summary>
internal sealed class OperationNameCompleter() : CatalogCompleter(static entry => entry.Kind == OperationKind.Action);

/// <summary>Completes names of events.</summary>
internal sealed class EventNameCompleter() : CatalogCompleter(static entry => entry.Kind == OperationKind.Event);

/// <summary>Completes names of polled triggers.</summary>
internal sealed class TriggerNameCompleter() : CatalogCompleter(static entry => entry.Kind == OperationKind.Polled);

/// <summary>Completes names of cmdlets that call operations.</summary>
internal sealed class CmdletNameCompleter() : TextCompleter(static _ => CatalogCmdlets.Names);
