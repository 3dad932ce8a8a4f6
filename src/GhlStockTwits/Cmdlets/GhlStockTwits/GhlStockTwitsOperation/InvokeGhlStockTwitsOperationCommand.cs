using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;
using GhlStockTwits.Completion;
using GhlStockTwits.Formatting;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Calls any operation of the catalogue by its name. The operation's arguments are parameters of this cmdlet, completed
/// and checked; an argument that is called like one of the cmdlet's own has the resource before it: -TagName. From
/// piped objects only ids are taken, never a text or a field. Listings come page by page.
/// </summary>
/// <example>
///   <summary>Add a contact to a workflow</summary>
///   <code>Invoke-GhlStockTwitsOperation ghl.contact.addToWorkflow -ContactId $id -WorkflowId $workflowId</code>
/// </example>
/// <example>
///   <summary>Read a listing and stop early</summary>
///   <code>Invoke-GhlStockTwitsOperation ghl.user.listByLocation | Select-Object -First 1</code>
/// </example>
/// <example>
///   <summary>With arguments from a hashtable</summary>
///   <code>Invoke-GhlStockTwitsOperation ghl.tag.create -Argument @{ name = 'spring-call' }</code>
/// </example>
/// <example>
///   <summary>For each piped contact</summary>
///   <code>Get-GhlContact -Tag vip | Invoke-GhlStockTwitsOperation ghl.contact.listAppointments</code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "GhlStockTwitsOperation", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeGhlStockTwitsOperationCommand : HighLevelCmdlet, IDynamicParameters
{
    private static readonly string[] s_taken =
        [.. CommonParameters, .. OptionalCommonParameters, nameof(Name), nameof(Argument), nameof(Connection),
            nameof(LocationId)];

    private RuntimeDefinedParameterDictionary? _parameters;

    /// <summary>The operation's name; Get-GhlStockTwitsOperation lists them.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The operation's name.")]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Arguments by the service's own names, in place of or beside the parameters.</summary>
    [Parameter]
    public Hashtable? Argument { get; set; }

    private protected override object? Target => Name;

    private Operation? Operation => OperationCatalog.Operations.GetValueOrDefault(Name);

    /// <inheritdoc/>
    public object? GetDynamicParameters() =>
        Operation is null ? null : _parameters = OperationParameters.For(Operation, s_taken);

    private protected override void Process()
    {
        Operation operation = Operation ?? throw new ArgumentException(
            $"There is no operation '{Name}'. Get-GhlStockTwitsOperation lists them; Tab completes them.");
        Arguments arguments = Bind(operation);
        if (operation.Changes && !ShouldProcess(TargetOf(operation, arguments), operation.Name))
        {
            return;
        }

        Check(operation);
        WritePages(
            call => PlainObject.WrapAsync(operation.ReadAnyAsync(ConnectionFor(operation), arguments, call)),
            operation.Name);
    }

    internal override Arguments Bind(Operation operation)
    {
        Arguments arguments = [];
        IEnumerable<KeyValuePair<string, object?>> given = OperationParameters.Given(_parameters!, operation, s_taken);
        foreach ((string name, object? value) in PlainObject.Members(Argument).Concat(given))
        {
            arguments.Add(name, value is IdentityArgument identity ? IdOf(identity) : value);
        }

        return arguments;
    }

    private string TargetOf(Operation operation, Arguments arguments) => operation.Service == StockTwitsService.Instance
        ? $"StockTwits {operation.Resource} {arguments[operation.Identity?.Name ?? string.Empty]}".TrimEnd()
        : ($"location {Ghl.LocationId}, {operation.Resource} "
            + $"{arguments[operation.Identity?.Name ?? string.Empty]}").TrimEnd();
}
