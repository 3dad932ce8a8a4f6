using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that acts on one HighLevel location.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HighLevelCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The location of the piped objects. Objects that belong to a location other than the connection's are refused.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LocationId { get; set; }

    /// <summary>The ID of an object that the user named; an e-mail address is looked up once.</summary>
    internal string IdOf(IdentityArgument identity)
    {
        Ghl.RequireLocation(identity.LocationId);
        return identity.Id ??= Await(call => identity.FindAsync(Ghl, call));
    }

    /// <summary>The time of a date; a day is a day in the time zone of the location.</summary>
    internal DateTimeOffset TimeOf(DateArgument date) => date.In(DayZoneFor(date));

    /// <summary>The time zone of a date. Only a day needs that of the location.</summary>
    internal TimeZoneInfo DayZoneFor(DateArgument date) =>
        date.IsDay ? Await(Ghl.DayZoneAsync) : TimeZoneInfo.Local;

    internal override Arguments Bind(Operation operation) => new(base.Bind(operation).Select(given =>
        KeyValuePair.Create(given.Key, Resolve(given.Value))));

    private protected override void Check(Operation operation)
    {
        if (operation.Service == HighLevelService.Instance && operation.FillsInDefaults)
        {
            Ghl.RequireLocation(LocationId);
        }
    }

    /// <summary>The plain value of an argument.</summary>
    internal object? Resolve(object? value) => value switch
    {
        IdentityArgument identity => IdOf(identity),
        DateArgument date => TimeOf(date),
        object?[] list => Array.ConvertAll(list, Resolve),
        _ => value,
    };
}
