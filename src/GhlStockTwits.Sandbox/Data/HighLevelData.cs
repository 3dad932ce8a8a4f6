using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>One agency with its locations, its people and the application that is installed.</summary>
internal sealed class HighLevelData
{
    public HighLevelData(SeededRandom ids)
    {
        Ids = ids;
        CompanyId = ids.Id();
        ClientId = $"{ids.HexId(24)}-{ids.HexId(8)}";
        ClientSecret = ids.Uuid();
    }

    /// <summary>Where new ids come from.</summary>
    public SeededRandom Ids { get; }

    public string CompanyId { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    public string AppId => ClientId.Split('-')[0];

    public List<LocationData> Locations { get; } = [];

    public LocationData Main => Locations[0];

    public Table Users { get; } = new();

    public LocationData? FindLocation(string? id)
    {
        return Locations.Find(location => location.Id == id);
    }

    /// <summary>The location where something is found.</summary>
    public LocationData? LocationOf(Func<LocationData, object?> find)
    {
        return Locations.Find(location => find(location) is not null);
    }

    /// <summary>Names that a token's owner goes by in answers.</summary>
    public JsonObject FirstUser => Users.Rows.First();
}
