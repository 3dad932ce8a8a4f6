using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Http;

namespace GhlStockTwits.Base;

/// <summary>A cmdlet that calls a service by a connection.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ServiceCmdlet : StoppableCmdlet
{
    /// <summary>The connection to use in place of the runspace's default.</summary>
    [Parameter]
    [ConnectionTransformation]
    public ConnectionArgument? Connection { get; set; }

    /// <summary>Says that a connection is missing; nothing can go on without.</summary>
    private protected PipelineStoppedException Missing(string service, string connect)
    {
        ThrowTerminatingError(ErrorRecords.NoConnection(service, connect));
        return new PipelineStoppedException();
    }

    /// <summary>What the user gave of an operation's arguments.</summary>
    private protected Arguments Bind(Operation operation) => ArgumentBinder.Bind(this, operation);
}
