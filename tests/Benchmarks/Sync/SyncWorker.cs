using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Benchmarks.Read;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Benchmarks.Sync;

/// <summary>What a process does whose time and memory are measured. It lives until its input ends.</summary>
internal static class SyncWorker
{
    /// <summary>Reads all contacts with a plain client: the floor.</summary>
    public const string Floor = "floor";

    /// <summary>Plans a run.</summary>
    public const string Plan = "plan";

    /// <summary>Does a run.</summary>
    public const string Run = "run";

    /// <summary>Does a run with a complete listing.</summary>
    public const string Full = "full";

    public static async Task RunAsync(string[] arguments)
    {
        (string task, Uri address, string token, string location) =
            (arguments[0], new Uri(arguments[1]), arguments[2], arguments[3]);
        (Uri stockTwitsAddress, string stockTwitsToken, string place, string recipe) =
            (new Uri(arguments[4]), arguments[5], arguments[6], arguments[7]);
        if (task == Floor)
        {
            await ReadFloor.RunAsync(new ReadOptions(address, token, location, Runs: 1, int.MaxValue))
                .ConfigureAwait(false);
        }
        else
        {
            using HighLevelConnection ghl = new(address, token, location);
            using StockTwitsConnection stockTwits = new(stockTwitsAddress, stockTwitsToken);
            ApiResponse<User> account =
                await stockTwits.SendAsync(Account.Verify, [], default).ConfigureAwait(false);
            stockTwits.Account = account.Value;
            SyncSettings settings = new()
            {
                Recipes = [RecipeReader.Read(recipe)],
                IsFull = task == Full,
                MaxChange = 10_000,
            };
            int effects = await WorkAsync(task, ghl, stockTwits, place, settings).ConfigureAwait(false);
            Console.WriteLine(effects.ToString(CultureInfo.InvariantCulture));
        }

        Console.WriteLine("done");
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
    }

    private static async Task<int> WorkAsync(
        string task, HighLevelConnection ghl, StockTwitsConnection stockTwits, string place, SyncSettings settings)
    {
        if (task == Plan)
        {
            SyncPlan plan =
                await SyncPlanner.MakeAsync(ghl, stockTwits, place, settings, default).ConfigureAwait(false);
            return plan.Effects.Count;
        }

        IStateStore store = await StateStores.OpenAsync(place).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            SyncSummary summary =
                await SyncEngine.RunAsync(ghl, stockTwits, store, settings, default).ConfigureAwait(false);
            return summary.Effects.Count;
        }
    }
}
