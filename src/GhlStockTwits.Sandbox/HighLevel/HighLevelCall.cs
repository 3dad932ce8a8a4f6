using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>A request that has passed all checks, with everything that its handler needs.</summary>
internal sealed class HighLevelCall
{
    public required HttpRequest Request { get; init; }

    public required HighLevelOperation Operation { get; init; }

    public required IReadOnlyDictionary<string, string> RouteValues { get; init; }

    public required HighLevelData Data { get; init; }

    public required HighLevelTokens Tokens { get; init; }

    public required OAuthGrants Grants { get; init; }

    public required WebhookSender Webhooks { get; init; }

    public required DateTimeOffset Now { get; init; }

    public HighLevelToken? Token { get; init; }

    public JsonObject Body { get; set; } = [];

    /// <summary>The token's location.</summary>
    public LocationData Location => Data.FindLocation(Token?.LocationId) ?? throw HighLevelException.WrongLocation();

    public string? Query(string name)
    {
        return Request.Query[name];
    }

    /// <summary>Reads a number from the query.</summary>
    public int QueryNumber(string name, int defaultValue, int min = 0, int max = int.MaxValue)
    {
        string? text = Query(name);
        if (text is null)
        {
            return defaultValue;
        }

        if (!int.TryParse(text, out int number))
        {
            throw HighLevelException.Invalid($"{name} must be a number string");
        }

        return number < min ? throw HighLevelException.Invalid($"{name} must not be less than {min}")
            : number > max ? throw HighLevelException.Invalid($"{name} must not be greater than {max}")
            : number;
    }

    /// <summary>Finds the resource that the path names, in the token's location.</summary>
    public JsonObject FindResource(Func<LocationData, ResourceCollection> resources, string parameter, string name)
    {
        string id = RouteValues[parameter];
        if (resources(Location).Find(id) is { } resource)
        {
            return resource;
        }

        // Choice: a resource of another location returns 403, not "not found".
        throw Data.FindLocation(location => resources(location).Find(id)) is null
            ? HighLevelException.NotFound(name, id)
            : HighLevelException.WrongLocation();
    }

    public Contact FindContact()
    {
        return FindContact(RouteValues["contactId"]);
    }

    public Contact FindContact(string id)
    {
        if (Location.Contacts.Find(id) is { } contact)
        {
            return contact;
        }

        throw Data.FindLocation(location => location.Contacts.Find(id)) is null
            ? HighLevelException.NotFound("Contact", id)
            : HighLevelException.WrongLocation();
    }

    /// <summary>Saves a new or changed contact of the token's location. What changed is sent as webhooks.</summary>
    public void SaveContact(Contact contact)
    {
        LocationData location = Location;
        Contact? before = location.Contacts.Find(contact.Id);
        location.Contacts.Save(contact, Now);
        Notify(WebhookPayloads.OfChange(before, contact));
        Webhooks.RunWorkflow(location, before, contact);
    }

    /// <summary>Sends what happened as webhooks, unless the location does not have the app.</summary>
    public void Notify(params IEnumerable<HighLevelEvent> changes)
    {
        foreach (HighLevelEvent change in changes.Where(change => Data.HasApp(change.LocationId)))
        {
            Webhooks.Send(change, Data.AppId);
        }
    }

    /// <summary>Choice: an unknown user is refused like any other unknown ID.</summary>
    /// <exception cref="HighLevelException">The user does not exist.</exception>
    public void RequireUser(string? id)
    {
        if (id is { Length: > 0 } && Data.Users.Find(id) is null)
        {
            throw HighLevelException.NotFound("User", id);
        }
    }

    /// <summary>
    /// Copies the body's properties to a resource. Null removes a property; missing properties are kept.
    /// </summary>
    public void MergeBody(JsonObject resource)
    {
        foreach ((string name, JsonNode? value) in Body)
        {
            if (value is null)
            {
                resource.Remove(name);
            }
            else
            {
                resource[name] = value.DeepClone();
            }
        }
    }

    /// <summary>Creates a resource from an ID, fixed properties and the body's properties.</summary>
    public JsonObject NewResource(params (string Name, JsonNode? Value)[] properties)
    {
        JsonObject resource = new() { ["id"] = Data.Ids.Id() };
        foreach ((string name, JsonNode? value) in properties)
        {
            resource[name] = value;
        }

        MergeBody(resource);
        return resource;
    }

    public static HttpResponse Ok(params (string Key, JsonPart Value)[] parts)
    {
        return Respond(200, parts);
    }

    public static HttpResponse Created(params (string Key, JsonPart Value)[] parts)
    {
        return Respond(201, parts);
    }

    /// <summary>Returns the object itself, without an envelope.</summary>
    public static HttpResponse WithoutEnvelope(int status, JsonObject resource)
    {
        return Respond(status, [.. resource.Select(property => (property.Key, (JsonPart)property.Value))]);
    }

    /// <summary>Every JSON response has a traceId.</summary>
    public static HttpResponse Respond(int status, (string Key, JsonPart Value)[] parts)
    {
        return new HttpResponse
        {
            Status = status,
            Body = JsonPart.Object([.. parts, ("traceId", Guid.NewGuid().ToString())]),
        };
    }
}
