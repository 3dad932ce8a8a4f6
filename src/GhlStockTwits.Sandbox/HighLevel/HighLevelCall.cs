using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>One request that has passed the checks, with what a handler needs to answer it.</summary>
internal sealed class HighLevelCall
{
    public required HttpRequest Request { get; init; }

    public required Operation Operation { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public required HighLevelData Data { get; init; }

    public required TokenVault Tokens { get; init; }

    public required OAuthGrants Grants { get; init; }

    public required DateTimeOffset Now { get; init; }

    public HighLevelToken? Token { get; init; }

    public JsonObject Body { get; set; } = [];

    /// <summary>The location that the call is about: the token's own, once the checks are through.</summary>
    public LocationData Location => Data.FindLocation(Token?.LocationId) ?? throw HighLevelProblem.WrongLocation();

    public string? Query(string name)
    {
        return Request.Query[name];
    }

    /// <summary>A number that the query gives as text.</summary>
    public int QueryNumber(string name, int standard, int min = 0, int max = int.MaxValue)
    {
        string? text = Query(name);
        if (text is null)
        {
            return standard;
        }

        if (!int.TryParse(text, out int number))
        {
            throw HighLevelProblem.Invalid($"{name} must be a number string");
        }

        return number < min ? throw HighLevelProblem.Invalid($"{name} must not be less than {min}")
            : number > max ? throw HighLevelProblem.Invalid($"{name} must not be greater than {max}")
            : number;
    }

    /// <summary>The row that the path names, of the token's location.</summary>
    public JsonObject Row(Func<LocationData, Table> table, string parameter, string what)
    {
        string id = Values[parameter];
        if (table(Location).Find(id) is { } row)
        {
            return row;
        }

        // Choice: what belongs to another location is refused as such, not denied.
        throw Data.LocationOf(location => table(location).Find(id)) is null
            ? HighLevelProblem.NotFound(what, id)
            : HighLevelProblem.WrongLocation();
    }

    public Contact Contact()
    {
        return Contact(Values["contactId"]);
    }

    public Contact Contact(string id)
    {
        if (Location.Contacts.Find(id) is { } contact)
        {
            return contact;
        }

        throw Data.LocationOf(location => location.Contacts.Find(id)) is null
            ? HighLevelProblem.NotFound("Contact", id)
            : HighLevelProblem.WrongLocation();
    }

    /// <summary>Overwrites a row with what the body has; null clears, and an unmentioned property stays.</summary>
    public void Merge(JsonObject row)
    {
        foreach ((string name, JsonNode? value) in Body)
        {
            if (value is null)
            {
                row.Remove(name);
            }
            else
            {
                row[name] = value.DeepClone();
            }
        }
    }

    /// <summary>A new row: an id, the fixed properties, then what the body has.</summary>
    public JsonObject NewRow(params (string Name, JsonNode? Value)[] properties)
    {
        JsonObject row = new() { ["id"] = Data.Ids.Id() };
        foreach ((string name, JsonNode? value) in properties)
        {
            row[name] = value;
        }

        Merge(row);
        return row;
    }

    public static HttpResponse Ok(params (string Key, JsonPart Value)[] parts)
    {
        return Reply(200, parts);
    }

    public static HttpResponse Created(params (string Key, JsonPart Value)[] parts)
    {
        return Reply(201, parts);
    }

    /// <summary>The object itself, without an envelope around it.</summary>
    public static HttpResponse Bare(int status, JsonObject row)
    {
        return Reply(status, [.. row.Select(property => (property.Key, (JsonPart)property.Value))]);
    }

    /// <summary>Every JSON answer carries a traceId.</summary>
    public static HttpResponse Reply(int status, (string Key, JsonPart Value)[] parts)
    {
        return new HttpResponse
        {
            Status = status,
            Body = JsonPart.Object([.. parts, ("traceId", Guid.NewGuid().ToString())]),
        };
    }
}
