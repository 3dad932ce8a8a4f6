using System.ComponentModel;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Binding;

/// <summary>Identifies an object of a location: an ID, a name, an e-mail address or an object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IdentityArgument : ObjectArgument
{
    private protected IdentityArgument(object input, ObjectKind kind)
        : base(input, kind) => LocationId = Input["LocationId"];

    /// <summary>The ID; null until a name or an e-mail address is looked up.</summary>
    public string? Id { get; internal set; }

    /// <summary>The location of the object, or null if only a string was passed.</summary>
    public string? LocationId { get; }

    /// <summary>The name or the e-mail address, or null if the ID is known. An address must not be shown.</summary>
    internal string? Name { get; private protected init; }

    internal override bool IsIdentified => (Id ?? Name) is { Length: > 0 };

    /// <summary>The ID of the only object with the name or the e-mail address.</summary>
    /// <exception cref="GhlStockTwitsException">There is none or more than one.</exception>
    internal abstract Task<string> FindAsync(HighLevelConnection connection, NamedObjects names, CallContext call);

    /// <inheritdoc/>
    public override string ToString() => Id is { } id ? Redaction.CleanName(id)
        : Name?.Contains('@', StringComparison.Ordinal) == false ? Redaction.CleanName(Name)
        : "(identified by an e-mail address)";
}
