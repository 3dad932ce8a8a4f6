using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that acts on one HighLevel location.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HighLevelCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The location that piped objects say they belong to; another one than the connection's is refused.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LocationId { get; set; }

    /// <summary>The id of what names a thing; an e-mail address is looked up once.</summary>
    private protected string IdOf(IdentityArgument identity)
    {
        Ghl.RequireLocation(identity.Lookup, identity.LocationId);
        return identity.Id ??= Await(call => identity.FindAsync(Ghl, call));
    }

    private protected override Arguments Bind(Operation operation) => new(base.Bind(operation).Select(given =>
        KeyValuePair.Create(given.Key, Plain(given.Value))));

    private protected override void Check(Operation operation)
    {
        if (operation.Service == Service.HighLevel)
        {
            Ghl.RequireLocation(operation, LocationId);
        }
    }

    private object? Plain(object? value) => value switch
    {
        IdentityArgument identity => IdOf(identity),
        object?[] list => Array.ConvertAll(list, Plain),
        _ => value,
    };
}
