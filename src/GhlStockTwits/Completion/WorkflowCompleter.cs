namespace GhlStockTwits.Completion;

/// <summary>Completes ids of workflows of the location; they are found and shown by their names.</summary>
internal sealed class WorkflowCompleter : ItemIdCompleter
{
    protected override string Noun(string commandName) => "GhlWorkflow";
}
