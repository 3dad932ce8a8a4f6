using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace GhlStockTwits.Benchmarks.Read;

/// <summary>
/// The least that reading can cost: a plain HttpClient and generated JSON readers, with models of its own.
/// </summary>
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
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {watch.Elapsed.TotalMilliseconds:0.0}"));
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
            FloorPage page = (await JsonSerializer.DeserializeAsync(body, FloorJson.Default.FloorPage).ConfigureAwait(false))!;
            count += page.Contacts.Length;
            next = page.Contacts.Length == 0 || page.Meta.StartAfterId is null
                ? null
                : $"{first}&startAfter={page.Meta.StartAfter}&startAfterId={page.Meta.StartAfterId}";
        }

        return count;
    }
}
