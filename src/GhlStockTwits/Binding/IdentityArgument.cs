using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Binding;

/// <summary>Identifies an object of a location: an ID, an e-mail address or an object.</summary>
public abstract class IdentityArgument
{
    /// <summary>The ID; null until an e-mail address is looked up.</summary>
    public string? Id { get; internal set; }

    /// <summary>The location of the object, or null if only a string was passed.</summary>
    public string? LocationId { get; private protected init; }

    /// <summary>The e-mail address, or null if the ID is known. Private: it must not be shown.</summary>
    private protected string? Email { get; init; }

    /// <summary>The operation that looks up an e-mail address, for errors.</summary>
    internal abstract Operation Lookup { get; }

    /// <summary>The ID of the only object with the e-mail address.</summary>
    /// <exception cref="ApiException">There is none or more than one.</exception>
    internal abstract Task<string> FindAsync(HighLevelConnection connection, CallContext call);

    /// <inheritdoc/>
    public override string ToString() => Id ?? "(identified by an e-mail address)";

    /// <summary>An input for an error message, without its content.</summary>
    private protected static string Describe(object input) => input switch
    {
        string => "An empty string",
        PSCustomObject or PSObject => "An object without an ID",
        _ => $"An object of type {input.GetType().Name}",
    };
}
