using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// What a cmdlet checks before it posts, besides the text itself: the notes that were read in this session, and the
/// contact that an object belongs to, as a task does not know the names and notes of its contact.
/// </summary>
internal static class UpdateChecks
{
    /// <summary>The text that was given, if it may be posted.</summary>
    /// <exception cref="GhlStockTwitsException">It must not be posted.</exception>
    public static string Given(ServiceCmdlet cmdlet, string text)
    {
        string given = UpdateComposer.Given(text, new PrivateValues()).Required;
        RequireUnread(cmdlet, given);
        return given;
    }

    /// <summary>
    /// Checks a text about an object against its contact and the contact's notes, read again, if the object names a
    /// contact and the cmdlet has a connection to HighLevel.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">
    /// The text contains a private value, the object belongs to another location, or the contact could not be read.
    /// </exception>
    public static void RequireContact(
        ServiceCmdlet cmdlet, object input, IReadOnlyDictionary<string, object?> fields, string text, Template template,
        PublishList publish)
    {
        RequireUnread(cmdlet, text);
        RequireUnread(cmdlet, template.RenderUnformatted(publish.Select(fields)));
        if (cmdlet.HighLevelOrNone is not { } ghl || ContactIdOf(input, fields) is not { } contactId)
        {
            return;
        }

        ghl.RequireLocation(fields.GetValueOrDefault("LocationId") as string);
        PrivateValues values = cmdlet.Await(call => ContactPrivacy.ReadAsync(ghl, contactId, publish, call));
        if (UpdateComposer.PrivateIn(values, template, publish.Select(fields), text) is { } found)
        {
            throw PublishingErrors.TextPrivate(found);
        }
    }

    private static void RequireUnread(ServiceCmdlet cmdlet, string text)
    {
        if (cmdlet.HighLevelOrNone?.ReadSentences.AnyIn(text) == true)
        {
            throw PublishingErrors.TextPrivate(
                "The text contains a note or description that was read in this session.");
        }
    }

    private static string? ContactIdOf(object input, IReadOnlyDictionary<string, object?> fields) =>
        input is Contact contact ? contact.Id
        : fields.GetValueOrDefault("ContactId") is string { Length: > 0 } id ? id
        : null;
}
