using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Benchmarks.Read;

/// <summary>The minimum cost of reading: HttpClient and source-generated JSON with its own models.</summary>
internal static class ReadFloor
{
    public static async Task RunAsync(ReadOptions options)
    {
        using HttpClient client = new() { BaseAddress = options.BaseUri };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
        client.DefaultRequestHeaders.Add("Version", "2021-07-28");
        for (int run = 0; run < options.Runs; run++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            int count = await ReadAsync(client, options).ConfigureAwait(false);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{count} {watch.Elapsed.TotalMilliseconds:0.0}"));
        }

        Console.WriteLine($"peak {Process.GetCurrentProcess().PeakWorkingSet64}");
    }

    private static async Task<int> ReadAsync(HttpClient client, ReadOptions options)
    {
        string first = $"contacts/?locationId={options.LocationId}&limit=100";
        string? next = first;
        int count = 0;
        while (next is not null && count < options.Limit)
        {
            using HttpResponseMessage response =
                await client.GetAsync(next, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
            response.EnsureSuccessStatusCode();
            Stream body = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            FloorPage page =
                (await JsonSerializer.DeserializeAsync(body, FloorJson.Default.FloorPage).ConfigureAwait(false))!;
            count += page.Contacts.Length;
            next = page.Contacts.Length == 0 || page.Meta.StartAfterId is null
                ? null
                : $"{first}&startAfter={page.Meta.StartAfter}&startAfterId={page.Meta.StartAfterId}";
        }

        return count;
    }
}

/// <summary>A page of the listing.</summary>
internal sealed record FloorPage(FloorContact[] Contacts, FloorMeta Meta);

/// <summary>The cursor of the next page.</summary>
internal sealed record FloorMeta(long? StartAfter, string? StartAfterId);

/// <summary>A contact with the fields that the module reads.</summary>
internal sealed class FloorContact
{
    public string? Id { get; set; }

    public string? LocationId { get; set; }

    public string? ContactName { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? CompanyName { get; set; }

    public string? Address1 { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? PostalCode { get; set; }

    public string? Country { get; set; }

    public string? Website { get; set; }

    public string? Source { get; set; }

    public string? Timezone { get; set; }

    public string? Type { get; set; }

    public string? AssignedTo { get; set; }

    public string? BusinessId { get; set; }

    public bool? Dnd { get; set; }

    public string[]? Tags { get; set; }

    public string[]? Followers { get; set; }

    public DateTimeOffset? DateAdded { get; set; }

    public DateTimeOffset? DateUpdated { get; set; }

    public FloorField[]? CustomFields { get; set; }
}

/// <summary>A value of a custom field.</summary>
internal sealed record FloorField(string Id, object? Value);

/// <summary>The generated serializers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(FloorPage))]
internal sealed partial class FloorJson : JsonSerializerContext;
