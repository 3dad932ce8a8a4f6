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

    /// <summary>The ID of an object that belongs to another one.</summary>
    internal string IdOf(PartArgument part)
    {
        Require(part);
        Ghl.RequireLocation(part.LocationId);
        return part.Id!;
    }

    /// <summary>The time of a date; a day is a day in the time zone of the location.</summary>
    internal DateTimeOffset TimeOf(DateArgument date) => date.In(DayZoneFor(date));

    /// <summary>The time zone of a date. Only a day needs that of the location.</summary>
    internal TimeZoneInfo DayZoneFor(DateArgument date) =>
        date.IsDay ? Await(Ghl.DayZoneAsync) : TimeZoneInfo.Local;

    /// <summary>The ID of the contact that a note or a task belongs to: as passed, else as the object has it.</summary>
    /// <exception cref="GhlStockTwitsException">Neither has it.</exception>
    internal string ContactIdOf(PartArgument part, ContactArgument? contact) =>
        contact is not null
            ? IdOf(contact)
            : part.ParentId ?? throw CmdletErrors.ParentRequired(part.Kind, "ContactId");

    /// <summary>The ID of the appointment that a note belongs to: as passed, else as the note has it.</summary>
    /// <exception cref="GhlStockTwitsException">Neither has it.</exception>
    internal string AppointmentIdOf(PartArgument note, AppointmentArgument? appointment) =>
        appointment is not null
            ? IdOf(appointment)
            : note.ParentId ?? throw CmdletErrors.ParentRequired(note.Kind, "AppointmentId");

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
        HighLevelUserArgument { IsIdentified: false, Input.Text: not null } => string.Empty,
        IdentityArgument identity => IdOf(identity),
        DateArgument date => TimeOf(date),
        object?[] list => Array.ConvertAll(list, Resolve),
        _ => value,
    };
}
