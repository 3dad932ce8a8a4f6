using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Binding;

/// <summary>
/// Identifies a contact: an ID, an e-mail address, a contact, a part of one, or a row with its ID or e-mail address.
/// Cmdlets that remove, complete or overwrite something take no part of a contact for the contact.
/// </summary>
public sealed class ContactArgument : IdentityArgument
{
    private static readonly string[] s_otherKeys =
        [ObjectKind.Note.Key, ObjectKind.Task.Key, ObjectKind.Appointment.Key];

    /// <summary>Reads the ID or the e-mail address.</summary>
    /// <param name="input">
    /// An ID, e-mail address, contact, note, task or appointment, or a row or object with ContactId, Id or Email.
    /// </param>
    public ContactArgument(object input)
        : base(input, ObjectKind.Contact)
    {
        Row = RowCells.IsRow(PSObject.AsPSObject(input)) ? PSObject.AsPSObject(input) : null;
        bool isContact = Input.Kind == ObjectKind.Contact.TypeName;
        string? found = Input.Text
            ?? (isContact ? Input[nameof(Id)] : null)
            ?? Input[ObjectKind.Contact.Key]
            ?? (Input.IsRow ? NameOf(PSObject.AsPSObject(input)) : null);
        bool isAddress = found?.Contains('@', StringComparison.Ordinal) == true;
        Id = isAddress ? null : found;
        Name = isAddress ? found : null;
    }

    /// <summary>The row that names the contact, or null if it was not a row.</summary>
    internal PSObject? Row { get; }

    /// <summary>Whether the contact was named by its e-mail address.</summary>
    internal bool IsAddress => Name is not null;

    internal override string Columns => "Id, Contact Id or Email";

    /// <summary>A note, a task, an appointment, or a row with the ID of one.</summary>
    internal override bool IsReference => Input switch
    {
        { Text: not null } => false,
        { Kind: { } kind } => !ObjectKind.ContactAliases.Contains(kind),
        { IsRow: true } => Array.Exists(s_otherKeys, key => Input[key] is not null)
            || (Input[nameof(Id)] is { } own && Input[ObjectKind.Contact.Key] is { } contact && own != contact),
        _ => true,
    };

    internal override string Advice => Input.Kind switch
    {
        null => Kind.Accepted,
        ObjectKind.WebhookDelivery => "The delivery does not say which contact it is about. "
            + "Get-GhlContactTask -All returns the tasks of all contacts.",
        _ when Id is not null => "Pipe it through Get-GhlContact for its contact: … | Get-GhlContact | …",
        _ => Kind.Accepted,
    };

    private static string? NameOf(PSObject row)
    {
        (string? id, string? email) = ContactColumns.Identify(RowCells.Of(row));
        return id ?? email;
    }

    internal override Task<string> FindAsync(
        HighLevelConnection connection, NamedObjects names, CallContext call) =>
        ContactLocator.FindIdAsync(connection, Name!, call);
}
