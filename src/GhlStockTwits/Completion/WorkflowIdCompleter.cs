namespace GhlStockTwits.Completion;

/// <summary>Completes ids of workflows; they are found and shown by their names.</summary>
internal sealed class WorkflowIdCompleter : ItemNameCompleter
{
    protected override string Noun(string commandName) => "GhlWorkflow";

    protected override string Text(Suggestion suggestion) => Quoted(suggestion.Id);
}
