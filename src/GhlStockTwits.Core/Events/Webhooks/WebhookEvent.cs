namespace GhlStockTwits.Events.Webhooks;

/// <summary>An event that HighLevel announces to an app: a row of the catalogue (highlevel-api 5.4).</summary>
internal sealed record WebhookEvent
{
    /// <summary>What a cmdlet that reads every event says that it calls.</summary>
    public const string Every = "ghl.on.*";

    /// <summary>Makes a row.</summary>
    /// <param name="page">HighLevel's name of the event, and of its page in the documentation.</param>
    public WebhookEvent(string page)
    {
        Name = "ghl.on." + page;
        Types = [page];
        HelpUri = "https://marketplace.gohighlevel.com/docs/webhook/" + page;
    }

    /// <summary>The event's name in this module, for example <c>ghl.on.ContactCreate</c>.</summary>
    public string Name { get; }

    /// <summary>What may stand under <c>type</c> in its payload; most often the event's own name.</summary>
    public IReadOnlyList<string> Types { get; init; }

    /// <summary>
    /// The scope that an app must have to hear of it; null where none is asked for (highlevel-api 1.8).
    /// </summary>
    public string? Scope { get; init; }

    /// <summary>Where HighLevel documents it.</summary>
    public string HelpUri { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
