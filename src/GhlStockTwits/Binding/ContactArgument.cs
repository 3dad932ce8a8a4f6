using System.Management.Automation;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Binding;

/// <summary>What names a contact: its id, the contact itself, a part of it, or an object with a column of its id.</summary>
public sealed class ContactArgument
{
    private static readonly string[] s_columns = ["ContactId", "Id"];

    /// <summary>Reads whichever of them it is.</summary>
    /// <param name="input">An id, contact, note, task or appointment, or an object with a property ContactId or Id.</param>
    /// <exception cref="ArgumentException">It names no contact.</exception>
    public ContactArgument(object input)
    {
        object plain = input is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : input;
        string? id = plain switch
        {
            string text => text,
            Contact contact => contact.Id,
            IContactPart part => part.ContactId,
            _ => s_columns.Select(name => PSObject.AsPSObject(plain).Properties[name]?.Value?.ToString())
                .FirstOrDefault(static value => value is not null),
        };
        Id = !string.IsNullOrWhiteSpace(id) ? id : throw new ArgumentException($"A {plain.GetType().Name} without ContactId or Id names no contact.");
    }

    /// <summary>The contact's id.</summary>
    public string Id { get; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
