using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The businesses of a location.</summary>
internal static class Businesses
{
    private const string WritableProperties = "phone:string email:email website:string address:string city:string "
        + "postalCode:string state:string country:string description:string ";

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/businesses/", Scopes.BusinessesRead, List) { LocationInQuery = true },
        new("POST", "/businesses/", Scopes.BusinessesWrite, Create)
        {
            Body = new BodySchema(WritableProperties + "name:string! locationId:string!"),
        },
        new("GET", "/businesses/{businessId}", Scopes.BusinessesRead, Get),
        new("PUT", "/businesses/{businessId}", Scopes.BusinessesWrite, Update)
        {
            Body = new BodySchema(WritableProperties + "name:string"),
        },
        new("DELETE", "/businesses/{businessId}", Scopes.BusinessesWrite, Delete),
    ];

    private static HttpResponse List(HighLevelCall call)
    {
        int limit = call.QueryNumber("limit", defaultValue: 100, min: 1);
        int skip = call.QueryNumber("skip", defaultValue: 0);
        return HighLevelCall.Ok(("businesses", JsonPart.List(call.Location.Businesses.Items.Skip(skip).Take(limit))));
    }

    private static HttpResponse Create(HighLevelCall call)
    {
        string now = ContactJson.Iso(call.Now);
        JsonObject business = call.NewResource(("createdAt", now), ("updatedAt", now));
        business["id"] = call.Data.Ids.HexId(24);
        return HighLevelCall.Created(("success", true), ("buiseness", call.Location.Businesses.Add(business)));
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("business", FindBusiness(call)));
    }

    /// <summary>The service misspells the property.</summary>
    private static HttpResponse Update(HighLevelCall call)
    {
        JsonObject business = FindBusiness(call);
        call.MergeBody(business);
        business["updatedAt"] = ContactJson.Iso(call.Now);
        return HighLevelCall.Ok(("success", true), ("buiseness", business));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        call.Location.Businesses.Remove((string)FindBusiness(call)["id"]!);
        return HighLevelCall.Ok(("success", true));
    }

    private static JsonObject FindBusiness(HighLevelCall call)
    {
        return call.FindResource(location => location.Businesses, "businessId", "Business");
    }
}
