using System.ComponentModel;
using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Binding;

/// <summary>Identifies a StockTwits object by its numeric ID. An object of another kind is refused.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NumberedArgument : ObjectArgument
{
    private protected NumberedArgument(object input, ObjectKind kind)
        : base(input, kind)
    {
        string? id = Input.Text
            ?? (Input.Value is int or long ? Convert.ToString(Input.Value, CultureInfo.InvariantCulture)
                : Input.Kind == kind.TypeName ? Input["Id"]
                : Input.IsRow ? Input[kind.Key] ?? Input["Id"] : null);
        Number = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
    }

    /// <summary>The ID, or null until a name is looked up.</summary>
    public long? Number { get; internal set; }

    internal override bool IsIdentified => Number is not null;

    /// <inheritdoc/>
    public override string ToString() => Number is { } number
        ? number.ToString(CultureInfo.InvariantCulture)
        : Input.Text is { } text ? Redaction.CleanName(text) : Kind.WithArticle;
}

/// <summary>Identifies a message: an ID, a message, or a row with a column MessageId or Id.</summary>
/// <param name="input">The ID or the object.</param>
public sealed class MessageArgument(object input) : NumberedArgument(input, ObjectKind.Message);

/// <summary>Identifies a watchlist: an ID, a name, a watchlist, or a row with a column WatchlistId or Id.</summary>
/// <param name="input">The ID, the name or the object.</param>
public sealed class WatchlistArgument(object input) : NumberedArgument(input, ObjectKind.Watchlist)
{
    internal override bool IsIdentified => Number is not null || Input.Text is { Length: > 0 };

    /// <summary>The watchlists of the account, among which a name is looked up.</summary>
    internal static Task<IReadOnlyCollection<NamedObject>> ListAsync(
        Connection connection, NamedObjects names, CallContext call) => names.ReadAsync(
            connection, Watchlists.List, [],
            static one => new NamedObject(one.Id.ToString(CultureInfo.InvariantCulture), one.Name), call);

    /// <summary>The ID of the watchlist with the name.</summary>
    /// <param name="known">The watchlists of the account.</param>
    /// <exception cref="GhlStockTwitsException">No watchlist has the name, or more than one has.</exception>
    internal long FindIn(IReadOnlyCollection<NamedObject> known) => long.Parse(
        NameLookup.IdOf(Watchlists.List, Kind.Name, Input.Text!, known), CultureInfo.InvariantCulture);
}
