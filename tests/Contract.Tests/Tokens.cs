using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.Api;

namespace GhlStockTwits.Contract.Tests;

/// <summary>Which of the sandbox's tokens a row needs: most take the location's own, or an ordinary account's.</summary>
internal sealed class Tokens(Uri control) : IDisposable
{
    private static readonly Dictionary<string, string> s_kinds = new()
    {
        ["ghl.contact.lookup"] = "oauthLocation",
        ["ghl.oauth.locationToken"] = "oauthCompany",
        ["ghl.oauth.installedLocations"] = "oauthCompany",
    };

    private readonly HttpClient _http = new();
    private readonly Dictionary<string, string> _made = [];

    /// <summary>The kind of token that the sandbox gives out for a row; null for the usual one.</summary>
    public static string? KindFor(Operation row) => row.PartnerOnly ? "partner" : s_kinds.GetValueOrDefault(row.Name);

    /// <summary>A token of a kind, made once.</summary>
    public async Task<string> GetAsync(ApiService service, string kind)
    {
        if (!_made.TryGetValue(kind, out string? token))
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(service.ToString());
            using HttpResponseMessage answer = await _http.PostAsJsonAsync($"{control}/tokens", new { service = name, kind });
            JsonElement made = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
            _made[kind] = token = made.GetProperty("token").GetString()!;
        }

        return token;
    }

    /// <summary>A code such as HighLevel's consent page gives.</summary>
    public async Task<string> NewCodeAsync()
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(
            $"{control}/codes", new { service = "highLevel", kind = "oauthLocation" });
        JsonElement made = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return made.GetProperty("code").GetString()!;
    }

    /// <summary>What the sandbox tells of itself under a name.</summary>
    public async Task<string> InfoAsync(string name) =>
        (await _http.GetFromJsonAsync<JsonElement>(control)).GetProperty(name).GetString()!;

    public void Dispose() => _http.Dispose();
}
