using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that uses the state of records and effects.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StateCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The state's file, or the connection string of a PostgreSQL database, which is better kept in the environment
    /// variable GHLSTOCKTWITS_STATE, with the password in PGPASSWORD. Default: that variable, or a file for each
    /// location in your own data folder. A sandbox has a file of its own, which is deleted with it.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    private protected HighLevelConnection? KnownGhl =>
        Connection?.HighLevel ?? RunspaceConnections.Of(SessionState).HighLevel;

    /// <exception cref="GhlStockTwitsException">
    /// It is neither a path of a file nor a connection string, or there is nowhere to keep a state.
    /// </exception>
    private protected string ResolvedStatePath
    {
        get
        {
            string? given = StatePath ?? KnownGhl?.StatePath
                ?? Environment.GetEnvironmentVariable(StateFile.PathVariable);
            return PlaceOf(this, string.IsNullOrEmpty(given) ? null : given, KnownGhl?.LocationId);
        }
    }

    /// <summary>Where a state is that a user named.</summary>
    /// <param name="cmdlet">The cmdlet, whose location relative paths begin at.</param>
    /// <param name="given">A path or a connection string; null for the file of the location.</param>
    /// <param name="locationId">The location, or null if none is connected.</param>
    /// <exception cref="GhlStockTwitsException">It is neither, or there is nowhere to keep a state.</exception>
    internal static string PlaceOf(PSCmdlet cmdlet, string? given, string? locationId) => StateStores.Resolve(
        given is null || StateStores.IsConnectionString(given) ? given
            : FilePaths.Literal(cmdlet, given) ?? throw DatabaseErrors.State.PathInvalid(given),
        locationId);

    /// <summary>
    /// The place of the state that connections work with. If it is a database, they keep to the rate limits together
    /// with other machines.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">See <see cref="ResolvedStatePath"/>.</exception>
    private protected string StatePathFor(HighLevelConnection ghl, StockTwitsConnection stockTwits)
    {
        string place = ResolvedStatePath;
        SharedLimits.Use(place, ghl, stockTwits);
        return place;
    }

    /// <summary>The ID of a contact. Only an e-mail address requires a connection.</summary>
    private protected string ContactIdOf(ContactArgument contact)
    {
        if (KnownGhl is null && contact.Id is { Length: > 0 } id)
        {
            Require(contact);
            return id;
        }

        return IdOf(contact);
    }

    /// <summary>Reads the state.</summary>
    /// <exception cref="GhlStockTwitsException">There is none, or it cannot be read.</exception>
    private protected void Read(Action<IStateStore> read)
    {
        string path = ResolvedStatePath;
        Use(
            Await(_ => StateStores.OpenToReadAsync(path))
                ?? throw DatabaseErrors.State.Missing(StateStores.NameOf(path)),
            read);
    }

    /// <summary>Changes the state, which must exist.</summary>
    /// <exception cref="GhlStockTwitsException">It does not exist, or a run uses it.</exception>
    private protected void Change(Action<IStateStore> change)
    {
        string path = ResolvedStatePath;
        if (!Await(_ => StateStores.ExistsAsync(path)))
        {
            throw DatabaseErrors.State.Missing(StateStores.NameOf(path));
        }

        Use(Await(_ => StateStores.OpenAsync(path)), change);
    }

    /// <summary>The recipes of the state that are enabled.</summary>
    /// <param name="names">Their names, with wildcards.</param>
    /// <exception cref="GhlStockTwitsException">There is none, or one has a mistake.</exception>
    private protected Recipe[] EnabledRecipes(string[] names)
    {
        string path = ResolvedStatePath;
        NamePattern pattern = new(names);
        Recipe[] recipes = [];
        Use(
            Await(_ => StateStores.OpenToReadAsync(path)) ?? throw StoredRecipes.NoneEnabled(),
            store => recipes = Await(_ => StoredRecipes.RequireEnabledAsync(store, name => pattern.Matches(name))));
        return recipes;
    }

    /// <summary>Works with a state or an inbox, and closes it.</summary>
    private protected static void Use<T>(T opened, Action<T> work)
        where T : IAsyncDisposable?
    {
        try
        {
            work(opened);
        }
        finally
        {
            opened?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
