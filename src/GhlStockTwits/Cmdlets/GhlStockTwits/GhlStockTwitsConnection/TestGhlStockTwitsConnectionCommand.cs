using System.Diagnostics;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Checks;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Checks the connections to HighLevel and StockTwits: what works, what does not, and what to do. Returns one object
/// for each check, and goes on after one that fails.
/// </summary>
/// <remarks>
///   HighLevel: whether it accepts the token; whether a contact can be read and a task created; whether the token has
///   the scopes that the sync needs, or those of -Cmdlet and -Recipe. The scopes of a private integration token cannot
///   be read, so each is tried by a read; a scope for writing stays Unknown, except contacts.write, which the task
///   shows. StockTwits: whether it accepts the token, and the account. Both: what is left of the rate limits, the clock
///   of this machine, TLS and the proxy. The TLS check opens a connection of its own, through the same proxy as
///   requests, and sends nothing.
///   The task is due tomorrow, is called 'GhlStockTwits test, may be deleted', and is removed again whatever happens.
///   Workflows of the location that begin with a task may run. Without -Contact, you are asked first.
/// </remarks>
/// <example>
///   <summary>Check the connections of the session</summary>
///   <code>Test-GhlStockTwitsConnection</code>
/// </example>
/// <example>
///   <summary>Check everything, with a test task at one contact and the plan of a recipe</summary>
///   <code>Test-GhlStockTwitsConnection -Contact $id -Recipe ./announce.yaml | Format-List</code>
/// </example>
/// <example>
///   <summary>See which scopes a token lacks for some cmdlets</summary>
///   <code>
/// Test-GhlStockTwitsConnection -Cmdlet Get-GhlContact, Set-GhlContactTag, *-GhlBusiness |
///     Where-Object Check -eq Scope
///   </code>
/// </example>
/// <example>
///   <summary>End a scheduled script if something does not work</summary>
///   <code>if (-not (Test-GhlStockTwitsConnection -Quiet)) { throw 'Not connected.' }</code>
/// </example>
/// <related>Get-GhlStockTwitsConnection, Get-GhlStockTwitsRateLimit, Connect-Ghl, Connect-StockTwits,
/// about_GhlStockTwits_Connections</related>
[Cmdlet(VerbsDiagnostic.Test, "GhlStockTwitsConnection", SupportsShouldProcess = true)]
[OutputType(typeof(ConnectionCheck), typeof(bool))]
[Calls("ghl.contact.list", "ghl.contact.get", "ghl.task.create", "ghl.task.get", "ghl.task.list", "ghl.task.delete",
    "ghl.customField.list", "ghl.location.get", "ghl.oauth.installedLocations", "stocktwits.account.verify",
    "stocktwits.stream.trending")]
public sealed class TestGhlStockTwitsConnectionCommand : StateCmdlet
{
    private const string Both = "GhlStockTwits";

    private bool _hasFailed;

    /// <summary>
    /// The contact that is read and gets the test task. Accepts an ID, an e-mail address or a contact. Default: any
    /// contact, and you are asked before a task is created.
    /// </summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument? Contact { get; set; }

    /// <summary>
    /// Recipe files. A run of them is planned on a copy of the state, and the scopes that it needs are checked.
    /// Wildcards are allowed.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Recipe { get; set; } = [];

    /// <summary>
    /// Cmdlets whose scopes are checked. Wildcards are allowed. Default: those of the sync are checked.
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CmdletNameCompleter))]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>Returns only whether no check has failed: true or false. Asks nothing.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process()
    {
        HighLevelConnection? ghl = HighLevelOrNone;
        StockTwitsConnection? stockTwits = StockTwitsOrNone;
        if (ghl is null && stockTwits is null)
        {
            throw CmdletErrors.NotConnected("HighLevel or StockTwits", "Connect-Ghl or Connect-StockTwits");
        }

        Recipe[] recipes = [];
        CheckOutcome? unreadable = null;
        try
        {
            recipes = [.. RecipePaths.Of(this, Recipe).Select(RecipeReader.Read)];
        }
        catch (GhlStockTwitsException failure)
        {
            unreadable = CheckRules.OfFailure(failure);
        }

        bool isAuthenticated = CheckHighLevel(ghl, LeastScopes.Of(NeededOperations.Of(Cmdlet, recipes)));
        CheckStockTwits(stockTwits);
        Run("Recipe", Both, () =>
            Recipe.Length == 0 ? Skipped("No recipe was named.", "Pass -Recipe to plan a run of recipes.")
            : unreadable is not null ? unreadable
            : ghl is null || stockTwits is null || !isAuthenticated
                ? Skipped(
                    "A run needs both services.",
                    "Connect to both; Connect-StockTwits -Anonymous is enough for a plan.")
            : RecipeCheck.OutcomeOf(Await(
                call => RecipeCheck.PlanAsync(ghl, stockTwits, ResolvedStatePath, recipes, call))));
        if (Quiet)
        {
            WriteObject(!_hasFailed);
        }
    }

    /// <returns>Whether HighLevel accepted the token.</returns>
    private bool CheckHighLevel(HighLevelConnection? ghl, IReadOnlyList<string> scopes)
    {
        if (ghl is null)
        {
            Run("Authentication", "HighLevel", static () => Skipped("Not connected to HighLevel.", "Run Connect-Ghl."));
            return false;
        }

        HighLevelChecks checks = new(ghl);
        string? contactId = null;
        Run("Authentication", ghl.Service, () => Await(checks.AuthenticateAsync));

        void RunIfAuthenticated(string check, Func<CheckOutcome> work, string what = "") =>
            Run(check, ghl.Service, () => checks.IsAuthenticated
                ? work()
                : Skipped($"{what}Authentication failed.", "Do first what that check recommends."));

        RunIfAuthenticated("Contact", () =>
        {
            string? id = Contact is null ? checks.ContactId : IdOf(Contact);
            CheckOutcome outcome = id is null
                ? ghl.LocationId is null
                    ? Skipped("An agency has no contacts.", "Connect with -LocationId to check one of its locations.")
                    : Skipped("No contact could be listed.", "Create a contact in the location, or pass -Contact.")
                : Await(call => checks.FetchContactAsync(id, call));
            contactId = id;
            return outcome;
        });
        RunIfAuthenticated("Task", () => contactId is null
            ? Skipped("No contact was read.", "Pass -Contact.")
            : WhyNoTask(contactId) ?? Await(call => checks.TestTaskAsync(contactId, call)));
        foreach (string scope in scopes)
        {
            RunIfAuthenticated("Scope", () => Await(call => checks.CheckScopeAsync(scope, call)), $"{scope}: ");
        }

        Run("Quota", ghl.Service, () => CheckRules.OfQuota(
            ghl.RateLimit.DailyShareLeft, ghl.RateLimit.DailyShare, "requests are left today"));
        CheckMachine(ghl, checks.ClockAhead);
        return checks.IsAuthenticated;
    }

    private void CheckStockTwits(StockTwitsConnection? stockTwits)
    {
        if (stockTwits is null)
        {
            Run("Account", "StockTwits",
                static () => Skipped("Not connected to StockTwits.", "Run Connect-StockTwits."));
            return;
        }

        StockTwitsChecks checks = new(stockTwits);
        Run("Account", stockTwits.Service, () => Await(checks.CheckAccountAsync));
        Run("Quota", stockTwits.Service, () => CheckRules.OfQuota(
            stockTwits.RateLimit.Available, stockTwits.RateLimit.Share, "reads are left in this hour"));
        CheckMachine(stockTwits, checks.ClockAhead);
    }

    /// <summary>Checks what lies between this machine and a service.</summary>
    private void CheckMachine(Connection connection, TimeSpan? clockAhead)
    {
        Uri address = connection.BaseUri;
        Run("Clock", connection.Service, () => clockAhead is { } ahead
            ? CheckRules.OfClock(connection.Service, ahead)
            : Skipped("No response came that tells the time.", "Do first what the failed check recommends."));
        Run("TLS", connection.Service, () => address.Scheme == Uri.UriSchemeHttps
            ? CheckRules.OfTls(
                Await(call => TlsProbe.RunAsync(address, connection.Proxy, call.CancellationToken)),
                connection.Time.GetUtcNow())
            : Skipped("Plain http to this machine."));
        Run("Proxy", connection.Service, () => CheckRules.OfProxy(address, connection.Proxy.GetProxy(address)));
    }

    /// <summary>Why no task is created, or null if one may be.</summary>
    private CheckOutcome? WhyNoTask(string contactId)
    {
        string target = $"contact {contactId}";
        const string Action = "Create a test task and remove it";
        const string Advice = "Pass -Contact for a contact that may have the task for a moment.";
        if (Contact is null && Quiet)
        {
            return Skipped("No contact was named.", Advice);
        }

        if (!ShouldProcess(target, Action))
        {
            return Skipped("No task was created.");
        }

        bool yesToAll = false;
        bool noToAll = false;
        try
        {
            return Contact is not null || ShouldContinue($"{Action}: {target}?", "Confirm", ref yesToAll, ref noToAll)
                ? null
                : Skipped("No task was created.");
        }
        catch (GhlStockTwitsException failure) when (failure.ErrorId == CmdletErrors.ConfirmationRequiredId)
        {
            return Skipped("No contact was named, and the session cannot ask.", Advice);
        }
    }

    private static CheckOutcome Skipped(string why, string? advice = null) => new(CheckResult.Skipped, why, advice);

    private void Run(string check, string service, Func<CheckOutcome> work)
    {
        long start = Stopwatch.GetTimestamp();
        CheckOutcome outcome;
        try
        {
            outcome = work();
        }
        catch (GhlStockTwitsException failure)
        {
            outcome = CheckRules.OfFailure(failure);
        }

        _hasFailed |= outcome.Result == CheckResult.Failed;
        if (!Quiet)
        {
            WriteObject(new ConnectionCheck
            {
                Check = check,
                Service = service,
                Result = outcome.Result,
                Duration = Stopwatch.GetElapsedTime(start),
                Detail = SafeText.Of(outcome.Detail),
                Recommendation = outcome.Recommendation,
            });
        }
    }
}
