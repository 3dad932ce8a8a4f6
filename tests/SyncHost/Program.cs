using System.Diagnostics;
using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Receiver;
using GhlStockTwits.Sync.State;
using GhlStockTwits.SyncHost;

// One sync in a process of its own, which kills itself without warning at the given step, or some milliseconds after
// it; step 0 is the beginning, and without milliseconds it lives. It prints its number of steps and milliseconds.
// It reads the inbox that GHLSTOCKTWITS_INBOX names, if there is one.
// With "listen", a place of an inbox, a public key and a port, it receives webhooks until it is killed, and prints its
// address.
// Arguments: HighLevel address, token, location; StockTwits address, token; state; recipe; step; milliseconds.
if (args[0] == "listen")
{
    using WebhookListener listener = await WebhookListener.StartAsync(new ListenerSettings
    {
        InboxPlace = args[1],
        PublicKeys = [args[2]],
        Port = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 0,
    }).ConfigureAwait(false);
    Console.WriteLine(listener.Uri);
    await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
}

using HighLevelConnection ghl = new(new Uri(args[0]), args[1], args[2]);
using StockTwitsConnection stockTwits = new(new Uri(args[3]), args[4]);
ApiResponse<User> account = await stockTwits.SendAsync(GhlStockTwits.StockTwits.Operations.Account.Verify, [], default)
    .ConfigureAwait(false);
stockTwits.Account = account.Value;

SyncSettings settings = new() { Recipes = [RecipeReader.Read(args[6])], MaxChange = 10_000 };
KillSwitch steps = new(
    int.Parse(args[7], CultureInfo.InvariantCulture),
    args.Length > 8 ? TimeSpan.FromMilliseconds(int.Parse(args[8], CultureInfo.InvariantCulture)) : null);
Stopwatch watch = Stopwatch.StartNew();
steps.Begin();
IStateStore store = await StateStores.OpenAsync(args[5]).ConfigureAwait(false);
DeliveryInbox? inbox = await DeliveryInboxes.TryOpenAsync(InboxPlaces.Resolve(null, args[5])).ConfigureAwait(false);
try
{
    await SyncEngine.RunAsync(
        ghl, stockTwits, store, settings with { Inbox = inbox }, new CallContext(default, steps))
        .ConfigureAwait(false);
}
finally
{
    await store.DisposeAsync().ConfigureAwait(false);
    if (inbox is not null)
    {
        await inbox.DisposeAsync().ConfigureAwait(false);
    }
}

Console.WriteLine($"{steps.Count} {watch.ElapsedMilliseconds}");
