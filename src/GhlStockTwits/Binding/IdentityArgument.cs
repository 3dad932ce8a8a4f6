using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Binding;

/// <summary>What names one thing of a location: its id, an e-mail address, or an object.</summary>
public abstract class IdentityArgument
{
    /// <summary>The id; null until an e-mail address is looked up.</summary>
    public string? Id { get; internal set; }

    /// <summary>The location that the object came from; null where only a text was given.</summary>
    public string? LocationId { get; private protected init; }

    /// <summary>The e-mail address; null where the id is known. Private.</summary>
    private protected string? Email { get; init; }

    /// <summary>The operation that looks an e-mail address up; errors name it.</summary>
    internal abstract Operation Lookup { get; }

    /// <summary>The id of the only one with the e-mail address.</summary>
    /// <exception cref="Api.ApiException">There is none, or more than one.</exception>
    internal abstract Task<string> FindAsync(HighLevelConnection connection, CallContext call);

    /// <inheritdoc/>
    public override string ToString() => Id ?? "(named by an e-mail address)";
}
