using System.ComponentModel;
using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>Identifies an object by its ID, and the object that it belongs to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PartArgument : ObjectArgument
{
    private protected PartArgument(object input, ObjectKind kind, ObjectKind? parent)
        : base(input, kind)
    {
        bool isOwn = Input.Kind == kind.TypeName;
        bool isDelivered = Input.Kind == ObjectKind.WebhookDelivery
            && Input["Type"]?.StartsWith(kind.Name, StringComparison.OrdinalIgnoreCase) == true;
        Id = Input.Text
            ?? (isOwn || isDelivered ? Input[nameof(Id)] : Input[kind.Key])
            ?? (Input.IsRow ? Input[nameof(Id)] : null);
        ParentId = parent is not null && (isOwn || Input.IsRow) ? Input[parent.Key] : null;
        LocationId = Input["LocationId"];
    }

    /// <summary>The ID.</summary>
    public string? Id { get; }

    /// <summary>The ID of the contact or appointment that the object belongs to, if the input has it.</summary>
    public string? ParentId { get; }

    /// <summary>The location of the object, or null if only a string was passed.</summary>
    public string? LocationId { get; }

    internal override bool IsIdentified => Id is { Length: > 0 };

    internal override bool IsReference => Input is { Kind: { } other } && other != Kind.TypeName;

    /// <inheritdoc/>
    public override string ToString() => Id is { } id ? Redaction.CleanName(id) : Kind.WithArticle;
}

/// <summary>Identifies a note of a contact: the note, or its ID.</summary>
/// <param name="input">A note, an ID, or a row with a column NoteId or Id.</param>
public sealed class NoteArgument(object input) : PartArgument(input, ObjectKind.Note, ObjectKind.Contact);

/// <summary>Identifies a task of a contact: the task, or its ID.</summary>
/// <param name="input">A task, an ID, or a row with a column TaskId or Id.</param>
public sealed class TaskArgument(object input) : PartArgument(input, ObjectKind.Task, ObjectKind.Contact);

/// <summary>Identifies an appointment: the appointment, or its ID.</summary>
/// <param name="input">An appointment, an ID, or a row with a column AppointmentId or Id.</param>
public sealed class AppointmentArgument(object input) : PartArgument(input, ObjectKind.Appointment, null);

/// <summary>Identifies a note of an appointment: the note, or its ID.</summary>
/// <param name="input">A note, an ID, or a row with a column NoteId or Id.</param>
public sealed class AppointmentNoteArgument(object input)
    : PartArgument(input, ObjectKind.AppointmentNote, ObjectKind.Appointment);
