using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;
using GhlStockTwits.Completion;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Calls any operation of the catalog by name. The operation's arguments become parameters of this cmdlet. An argument
/// whose name clashes with a parameter is prefixed with the resource: -TagName. Only IDs bind to piped objects, never
/// texts or fields. Listings are returned page by page. An update is held to the same rules as one by
/// Send-StockTwitsUpdate.
/// </summary>
/// <example>
///   <summary>Add a contact to a workflow</summary>
///   <code>Invoke-GhlStockTwitsOperation ghl.contact.addToWorkflow -ContactId $id -WorkflowId $workflowId</code>
/// </example>
/// <example>
///   <summary>Get the first object of a listing</summary>
///   <code>Invoke-GhlStockTwitsOperation ghl.user.listByLocation | Select-Object -First 1</code>
/// </example>
/// <example>
///   <summary>Pass arguments as a hashtable</summary>
///   <code>Invoke-GhlStockTwitsOperation ghl.tag.create -Argument @{ name = 'spring-call' }</code>
/// </example>
/// <example>
///   <summary>Call an operation for each contact</summary>
///   <code>Get-GhlContact -Tag vip | Invoke-GhlStockTwitsOperation ghl.contact.listAppointments</code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "GhlStockTwitsOperation", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeGhlStockTwitsOperationCommand : HighLevelCmdlet, IDynamicParameters
{
    private static readonly string[] s_reserved =
        [.. CommonParameters, .. OptionalCommonParameters, nameof(Name), nameof(Argument), nameof(Connection),
            nameof(LocationId), nameof(InputObject)];

    private RuntimeDefinedParameterDictionary? _parameters;
    private AccountGuard? _guard;

    /// <summary>The name of the operation. Get-GhlStockTwitsOperation lists the names.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The name of the operation.")]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>
    /// Arguments by the service's own names, in addition to the parameters. Dates can be ISO 8601 text: a date without
    /// a time is a day of the location; a time without an offset is local.
    /// </summary>
    [Parameter(Position = 1)]
    public Hashtable? Argument { get; set; }

    /// <summary>
    /// An object whose IDs the operation uses. Operations that remove or overwrite accept only their own kind.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    private protected override object? Target => Name;

    private Operation? Operation => OperationCatalog.Operations.GetValueOrDefault(Name);

    /// <inheritdoc/>
    public object? GetDynamicParameters() =>
        Operation is null ? null : _parameters = OperationParameters.For(Operation, s_reserved);

    private protected override void Process()
    {
        Operation operation = Operation ?? throw Unknown(Name);
        if (InputObject is not null && new OperationInput(InputObject).RefusalBy(operation) is { } refusal)
        {
            throw refusal;
        }

        Arguments arguments = Bind(operation);
        if (UpdateSender.Posts(operation))
        {
            arguments = Checked(arguments);
        }

        if (!ShouldInvoke(operation, TargetOf(operation, arguments), operation.Name))
        {
            return;
        }

        if (UpdateSender.Posts(operation))
        {
            PostUpdate(arguments);
            return;
        }

        Check(operation);
        Connection connection = ConnectionFor(operation);
        WritePages(
            call => PSObjectConverter.ToPSObjectsAsync(operation.ReadAnyAsync(connection, arguments, call)));
    }

    internal override Arguments Bind(Operation operation)
    {
        Arguments arguments = [];
        foreach ((string name, object? value) in PSObjectConverter.ToValues(Argument).Concat(
            OperationParameters.Given(_parameters!, operation, s_reserved)))
        {
            object? read = Resolve(OperationParameters.Read(operation, name, value));
            bool isPath = read is string text && IsFile(operation, name) && !ChartFile.IsAddress(text);
            arguments.Add(name, isPath ? FilePathOf((string)read!) : read);
        }

        return arguments;
    }

    private static bool IsFile(Operation operation, string name) =>
        UpdateSender.Posts(operation) && name.Equals("chart", StringComparison.OrdinalIgnoreCase)
        || operation.Parameters.Any(one =>
            one.Kind == ParameterKind.File && one.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>An update by this cmdlet is held to the same rules as one by Send-StockTwitsUpdate.</summary>
    private Arguments Checked(Arguments update)
    {
        RequireAccount();
        return update["body"] is { } body
            ? update.With("body", UpdateChecks.Given(this, WireFormat.Text(body)))
            : update;
    }

    private void PostUpdate(Arguments update) =>
        WriteObject(Await(call => UpdateSender.SendAsync(
            _guard ??= new AccountGuard(StockTwits), AccountGuard.DefaultPerHour, update, call)));

    private static GhlStockTwitsException Unknown(string name) =>
        CatalogCmdlets.Entries.FirstOrDefault(entry =>
            string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))?.Kind switch
        {
            OperationKind.Event => CmdletErrors.Invalid(
                "OperationUnknown", $"'{name}' is an event that HighLevel sends, not an operation.",
                "ConvertFrom-GhlWebhook reads the deliveries of events."),
            OperationKind.Polled => CmdletErrors.Invalid(
                "OperationUnknown", $"'{name}' is a polled trigger, not an operation.",
                "Watch-GhlStockTwitsTrigger polls it."),
            _ => CmdletErrors.Invalid(
                "OperationUnknown", $"'{name}' is not an operation.",
                "Get-GhlStockTwitsOperation -Kind Action lists the operations."),
        };

    private string TargetOf(Operation operation, Arguments arguments)
    {
        string service = operation.Service == HighLevelService.Instance
            ? (Ghl.LocationId is { } location ? $"location {location}," : "the agency,")
            : "StockTwits";
        object? id = operation.Identity is { } identity ? arguments[identity.Name] : null;
        return $"{service} {operation.Resource} {id}".TrimEnd();
    }
}
