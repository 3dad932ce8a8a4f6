using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The users of the agency and its locations.</summary>
internal static class Users
{
    private const string WritableProperties =
        "phone:string permissions:object scopes:strings scopesAssignedToOnly:strings "
        + "profilePhoto:string twilioPhone:object platformLanguage:string ";

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/users/search", Scopes.UsersRead, Search) { RequiredToken = RequiredToken.LocationOrAgency },
        new("POST", "/users/search/filter-by-email", Scopes.UsersRead, FilterByEmail)
        {
            RequiredToken = RequiredToken.LocationOrAgency,
            Writes = false,
            Body = new BodySchema("companyId:string! emails:string! deleted:boolean skip:string limit:string "
                + "projection:string"),
        },
        new("GET", "/users/", Scopes.UsersRead, ListByLocation) { LocationInQuery = true },
        new("POST", "/users/", Scopes.UsersWrite, Create)
        {
            RequiredToken = RequiredToken.LocationOrAgency,
            Body = new BodySchema(WritableProperties
                + "companyId:string! firstName:string! lastName:string! email:email! "
                + "password:string! type:string! role:string! locationIds:strings!"),
        },
        new("GET", "/users/{userId}", Scopes.UsersRead, Get) { RequiredToken = RequiredToken.LocationOrAgency },
        new("PUT", "/users/{userId}", Scopes.UsersWrite, Update)
        {
            RequiredToken = RequiredToken.LocationOrAgency,
            Body = new BodySchema(WritableProperties
                + "firstName:string lastName:string email:email password:string type:string "
                + "role:string companyId:string locationIds:strings"),
        },
        new("DELETE", "/users/{userId}", Scopes.UsersWrite, Delete) { RequiredToken = RequiredToken.LocationOrAgency },
    ];

    public static JsonObject NewUser(string id, string firstName, string lastName, string email, JsonArray locationIds)
    {
        return new JsonObject
        {
            ["id"] = id,
            ["name"] = $"{firstName} {lastName}",
            ["firstName"] = firstName,
            ["lastName"] = lastName,
            ["email"] = email,
            ["phone"] = "",
            ["extension"] = "",
            ["permissions"] = new JsonObject { ["contactsEnabled"] = true, ["tagsEnabled"] = true },
            ["scopes"] = Scopes.ContactsWrite,
            ["roles"] = new JsonObject { ["type"] = "account", ["role"] = "user", ["locationIds"] = locationIds },
            ["deleted"] = false,
        };
    }

    private static HttpResponse Search(HighLevelCall call)
    {
        CheckCompany(call, call.Query("companyId"));
        string? query = call.Query("query");
        string? locationId = call.Query("locationId");
        string[]? ids = call.Query("ids")?.Split(',');
        IEnumerable<JsonObject> found = call.Data.Users.Items
            .Where(user => query is null || Contains(user, "name", query) || Contains(user, "email", query))
            .Where(user => locationId is null || IsInLocation(user, locationId))
            .Where(user => ids is null || ids.Contains((string?)user["id"]))
            .Where(user => HasRole(user, "type", call.Query("type")) && HasRole(user, "role", call.Query("role")));
        return Page(found, call.QueryNumber("skip", 0), call.QueryNumber("limit", 25, min: 1));
    }

    private static HttpResponse FilterByEmail(HighLevelCall call)
    {
        CheckCompany(call, (string?)call.Body["companyId"]);
        string[] emails = ((string)call.Body["emails"]!).Split(',', StringSplitOptions.TrimEntries);
        IEnumerable<JsonObject> found = call.Data.Users.Items
            .Where(user => emails.Contains((string?)user["email"], StringComparer.OrdinalIgnoreCase));
        return Page(found, ReadNumber(call, "skip", 0), ReadNumber(call, "limit", 25));
    }

    private static HttpResponse ListByLocation(HighLevelCall call)
    {
        IEnumerable<JsonObject> users = call.Data.Users.Items.Where(user => IsInLocation(user, call.Location.Id));
        return HighLevelCall.Ok(("users", JsonPart.List(users)));
    }

    private static HttpResponse Create(HighLevelCall call)
    {
        CheckCompany(call, (string?)call.Body["companyId"]);
        JsonObject user = NewUser(
            call.Data.Ids.Id(),
            (string)call.Body["firstName"]!,
            (string)call.Body["lastName"]!,
            (string)call.Body["email"]!,
            (JsonArray)call.Body["locationIds"]!.DeepClone());
        ApplyBody(call, user);
        call.Data.Users.Add(user);
        call.Notify(WebhookPayloads.OfUser("UserCreate", call.Data, user));
        return HighLevelCall.WithoutEnvelope(201, user);
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.WithoutEnvelope(200, FindUser(call));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject user = FindUser(call);
        ApplyBody(call, user);
        user["name"] = $"{(string?)user["firstName"]} {(string?)user["lastName"]}";
        call.Notify(WebhookPayloads.OfUser("UserUpdate", call.Data, user));
        return HighLevelCall.WithoutEnvelope(200, user);
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        JsonObject user = FindUser(call);
        call.Data.Users.Remove((string)user["id"]!);
        call.Notify(WebhookPayloads.OfUser("UserDelete", call.Data, user));
        return HighLevelCall.Ok(
            ("succeded", true),
            ("message", $"Queued deleting user with e-mail {user["email"]} and name {user["name"]}. "
                + "Will take effect in a few minutes."));
    }

    /// <summary>Roles have their own object. Passwords are not stored.</summary>
    private static void ApplyBody(HighLevelCall call, JsonObject user)
    {
        JsonObject roles = (JsonObject)user["roles"]!;
        foreach ((string name, JsonNode? value) in call.Body)
        {
            if (name is "type" or "role" or "locationIds")
            {
                roles[name] = value?.DeepClone();
            }
            else if (name is "firstName" or "lastName" or "email" or "phone" or "permissions" or "platformLanguage")
            {
                user[name] = value?.DeepClone();
            }
        }
    }

    private static HttpResponse Page(IEnumerable<JsonObject> found, int skip, int limit)
    {
        JsonObject[] users = [.. found];
        return HighLevelCall.Ok(("users", JsonPart.List(users.Skip(skip).Take(limit))), ("count", users.Length));
    }

    private static void CheckCompany(HighLevelCall call, string? companyId)
    {
        if (companyId is null)
        {
            throw HighLevelException.Invalid("companyId should not be empty");
        }

        if (companyId != call.Data.CompanyId)
        {
            // Choice: the ID of another agency is rejected like that of another location.
            throw HighLevelException.WrongLocation();
        }
    }

    private static int ReadNumber(HighLevelCall call, string name, int defaultValue)
    {
        return int.TryParse((string?)call.Body[name], out int number) ? number : defaultValue;
    }

    private static bool Contains(JsonObject user, string property, string query)
    {
        return ((string?)user[property])?.Contains(query, StringComparison.OrdinalIgnoreCase) ?? false;
    }

    private static bool HasRole(JsonObject user, string role, string? value)
    {
        return value is null || (string?)user["roles"]?[role] == value;
    }

    private static bool IsInLocation(JsonObject user, string locationId)
    {
        return user["roles"]?["locationIds"] is JsonArray ids && ids.Any(id => (string?)id == locationId);
    }

    private static JsonObject FindUser(HighLevelCall call)
    {
        string id = call.RouteValues["userId"];
        return call.Data.Users.Find(id) ?? throw HighLevelException.NotFound("User", id);
    }
}
