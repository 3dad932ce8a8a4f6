using System.Diagnostics;
using System.Management.Automation;
using System.Security;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Checks;
using GhlStockTwits.Completion;
using GhlStockTwits.Credentials;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sandbox;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Sets everything up, from an empty developer console to a first planned recipe: says what to create in HighLevel and
/// which value to paste, checks each answer at once, creates the custom fields, writes a recipe and saves the
/// connections in a profile. Posts nothing.
/// </summary>
/// <remarks>
///   1. The kind of access to HighLevel: a private integration, or your own app. 2. Its token or login, and the
///   location; a call checks them, and the scopes. 3. The StockTwits token, or none; a call checks it. Nothing is
///   changed before all answers are there, except that the login of an app is saved at once, because its code can be
///   used only once. 4. The custom fields stocktwits_handle (a text) and stocktwits_consent (Yes or No), if the
///   location lacks them. 5. The recipe's file; a file that exists is kept and used. 6. The profile. 7. The plan of the
///   first run.
///   Each answer is also a parameter. What is saved in the profile is not asked for again, so that running it again
///   only adds what is missing. -WhatIf shows all steps and changes nothing.
/// </remarks>
/// <example>
///   <summary>Be guided, and save the connections as the profile 'production'</summary>
///   <code># Initialize-GhlStockTwits production</code>
/// </example>
/// <example>
///   <summary>Set up with a private integration token, without a StockTwits token and without a question</summary>
///   <code>
/// # Initialize-GhlStockTwits production -Token $token -LocationId $locationId -Anonymous
///   </code>
/// </example>
/// <example>
///   <summary>See all steps first</summary>
///   <code>Initialize-GhlStockTwits production -Token $token -LocationId $locationId -Anonymous -WhatIf</code>
/// </example>
/// <example>
///   <summary>Try it with a sandbox</summary>
///   <code>
/// $sandbox = Start-GhlStockTwitsSandbox
/// Initialize-GhlStockTwits demo -Sandbox $sandbox -RecipePath ./welcome.yaml
/// Sync-GhlStockTwits ./welcome.yaml
///   </code>
/// </example>
/// <example>
///   <summary>See which scopes to tick for the sync and for some cmdlets</summary>
///   <code>
/// Initialize-GhlStockTwits demo -Sandbox $sandbox -Cmdlet Set-GhlContactTag |
///     Select-Object -ExpandProperty Scopes
///   </code>
/// </example>
/// <related>
/// Connect-GhlStockTwits, Test-GhlStockTwitsConnection, Sync-GhlStockTwits, Get-GhlStockTwitsProfile,
/// about_GhlStockTwits_Connections, about_GhlStockTwits_Recipes
/// </related>
[Cmdlet(VerbsData.Initialize, "GhlStockTwits", SupportsShouldProcess = true)]
[OutputType(typeof(SetupSummary))]
[Calls("ghl.contact.list", "ghl.customField.list", "ghl.customField.create", "ghl.location.get", "ghl.oauth.token",
    "stocktwits.account.verify")]
public sealed class InitializeGhlStockTwitsCommand : AsyncCmdlet, IDynamicParameters
{
    private const int MaxAttempts = 3;

    private readonly ClientParameters _client = new();
    private readonly List<string> _createdFields = [];

    private string _name = string.Empty;
    private SetupAnswers _given = new();
    private ProfileConnections? _saved;
    private SavedConnection? _highLevelToSave;
    private SavedConnection? _stockTwitsToSave;

    /// <summary>The name of the profile to save. Default: default.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string Profile { get; set; } = "default";

    /// <summary>
    /// How HighLevel is accessed: with the token of a private integration of the location, with your own app, or with
    /// your own app at an agency. Default: as the other parameters say, else you are asked.
    /// </summary>
    [Parameter]
    [ValidateSet(nameof(AccessKind.PrivateIntegration), nameof(AccessKind.App), nameof(AccessKind.Agency))]
    public string? Access { get; set; }

    /// <summary>The private integration token, as a SecureString.</summary>
    [Parameter]
    public SecureString? Token { get; set; }

    /// <summary>The ID of the location (sub-account).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LocationId { get; set; }

    /// <summary>The client ID of your app.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The client secret of your app, as a SecureString.</summary>
    [Parameter]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The redirect address, exactly as your app has it.</summary>
    [Parameter]
    public Uri? RedirectUri { get; set; }

    /// <summary>The address that the consent page led to. The code in it can be used once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RedirectedUri { get; set; }

    /// <summary>The state that the address of the consent page had; only with -RedirectedUri.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? State { get; set; }

    /// <summary>The StockTwits token, as a SecureString.</summary>
    [Parameter]
    public SecureString? StockTwitsToken { get; set; }

    /// <summary>Uses StockTwits without a token: updates wait as drafts, which a person posts by hand.</summary>
    [Parameter]
    public SwitchParameter Anonymous { get; set; }

    /// <summary>
    /// A sandbox from Start-GhlStockTwitsSandbox. It provides the addresses, the tokens and the location.
    /// </summary>
    [Parameter]
    public SandboxServer? Sandbox { get; set; }

    /// <summary>The recipe's file. If it exists, it is kept and used. Default: announce.yaml in this folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string RecipePath { get; set; } = "announce.yaml";

    /// <summary>The tag that triggers the update of the new recipe. Default: announce.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Tag { get; set; } = "announce";

    /// <summary>
    /// The text of the update of the new recipe, with fields in double braces. Default: a welcome that mentions the
    /// contact, who must have consented.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = "Welcome to our community, @{{ handle }}!";

    /// <summary>Cmdlets that the token should also have the scopes for. Wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CmdletNameCompleter))]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>The base address of HighLevel. Default: the public address.</summary>
    [Parameter]
    public Uri BaseUri { get; set; } = HighLevelConnection.DefaultBaseUri;

    /// <summary>The base address of StockTwits. Default: the public address.</summary>
    [Parameter]
    public Uri StockTwitsBaseUri { get; set; } = StockTwitsConnection.DefaultBaseUri;

    private protected override object? Target => Profile;

    private protected override bool IsAllOrNothing => true;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _client;

    private protected override void Process()
    {
        long start = Stopwatch.GetTimestamp();
        _given = new SetupAnswers
        {
            Access = Access,
            HasSandbox = Sandbox is not null,
            HasToken = Token is not null,
            HasLocation = LocationId is not null,
            HasClientId = ClientId is not null,
            HasStockTwitsToken = StockTwitsToken is not null,
            IsAnonymous = Anonymous,
        };
        _given.RequireDistinct();
        _name = ProfileName.Normalize(Profile);
        IProfileStore store = ProfileStores.Open();

        // Before anything is asked or used up: that there is a place and a key for the profile.
        if (Await(call => store.ReadAsync(_name, call.CancellationToken)) is not null)
        {
            _saved = new ProfileConnections(_name, InvokeCommand);
        }

        string path = FilePathOf(RecipePath);
        bool isNew = !File.Exists(path);
        if (!isNew && (IsBound(nameof(Tag)) || IsBound(nameof(Text))))
        {
            WriteWarning($"'{path}' exists and is kept, so that -Tag and -Text are not used.");
        }

        string text = isNew ? FirstRecipe.Write(Path.GetFileNameWithoutExtension(path), Tag, Text) : string.Empty;
        Recipe recipe = isNew ? RecipeReader.Parse(path, text) : RecipeReader.Read(path);
        IReadOnlyList<Operation> needed = NeededOperations.Of(Cmdlet, [recipe]);
        IReadOnlyList<string> scopes = LeastScopes.Of([.. needed, CustomFields.Create]);

        // A set-up that fails leaves the session unconnected, as Connect- does.
        RunspaceConnections current = RunspaceConnections.Of(SessionState);
        if (!IsWhatIf)
        {
            (current.HighLevel, current.StockTwits) = (null, null);
        }

        HighLevelConnection? ghl = null;
        StockTwitsConnection? stockTwits = null;
        try
        {
            ghl = ConnectHighLevel(scopes);
            RequireScopes(ghl, LeastScopes.Of(needed));
            stockTwits = ConnectStockTwits();
            CreateFields(ghl, recipe);
            WriteRecipe(path, isNew ? text : null);
            SaveProfile(store);
            SyncSummary? plan = Plan(ghl, stockTwits, recipe);
            if (plan is null)
            {
                return;
            }

            SetupSummary summary = new()
            {
                Profile = _name,
                LocationId = ghl!.RequiredLocationId,
                Account = stockTwits!.Account?.Username,
                Scopes = scopes,
                CreatedFields = _createdFields,
                RecipePath = path,
                RecipeCreated = isNew,
                Plan = RecipeCheck.OutcomeOf(plan).Detail,
                Duration = Stopwatch.GetElapsedTime(start),
            };

            // The session has them from here on.
            (current.HighLevel, current.StockTwits) = (ghl, stockTwits);
            (ghl, stockTwits) = (null, null);
            SayWhatIsNext();
            WriteObject(summary);
        }
        finally
        {
            ghl?.Dispose();
            stockTwits?.Dispose();
        }
    }

    private bool IsBound(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    /// <returns>The connection, or null if it needs answers that a dry run does not ask for.</returns>
    private HighLevelConnection? ConnectHighLevel(IReadOnlyList<string> scopes)
    {
        Say("1. Access to HighLevel");
        if (!_given.NamesHighLevel && _saved?.Profile.HighLevel is { } half)
        {
            Say($"   The profile '{_name}' has it: location {half.LocationId ?? LocationId}.");
            Say("2. The saved token or login");
            return Authenticated(_saved.OpenHighLevel(LocationId, _client.ToSettings(this)));
        }

        AccessKind access = _given.Kind ?? (IsWhatIf ? AccessKind.PrivateIntegration : AskAccess());
        if (access != AccessKind.PrivateIntegration)
        {
            return LogIn(scopes, isAgency: access == AccessKind.Agency);
        }

        if (_given.LacksToken)
        {
            SayAll(ConsoleGuide.PrivateIntegration(scopes));
        }

        Say("2. The token and the location ID");
        if (_given.LacksToken && IsWhatIf)
        {
            Say("   You are asked for what is not passed: -Token, -LocationId. A call checks them.");
            return null;
        }

        return Repeat(_given.LacksToken, () =>
        {
            Uri address = Sandbox?.HighLevelUri ?? BaseUri;
            string token = Sandbox?.HighLevelToken ?? ConnectionInput.RequireToken(SecretText.Of(
                Token ?? AskSecret("   Token (it is not shown)", nameof(Token))));
            string location = Sandbox?.LocationId ?? LocationId ?? AskText("   Location ID", nameof(LocationId));
            HighLevelConnection connection = Authenticated(
                new(address, token, location, _client.ToSettings(this)) { StatePath = Sandbox?.StatePath });
            _highLevelToSave = HighLevelAccess.Describe(connection, token, DateTimeOffset.UtcNow);
            _ = Changed(_saved?.Profile);
            return connection;
        });
    }

    private AccessKind AskAccess() => (AccessKind)AskChoice(
        "How do you access HighLevel? With a private integration of one location (the simplest), with your own app "
            + "for one location, or with your own app for the locations of an agency?",
        $"{nameof(Token)} or -{nameof(ClientId)}", "&Private integration", "&App", "A&gency");

    private HighLevelConnection? LogIn(IReadOnlyList<string> scopes, bool isAgency)
    {
        IReadOnlyList<string> asked = isAgency ? [.. LeastScopes.OfAgency, .. scopes] : scopes;
        if (ClientId is null || ClientSecret is null || RedirectUri is null)
        {
            SayAll(ConsoleGuide.App(asked, isAgency));
        }

        Say("2. The login to the app");
        if (IsWhatIf)
        {
            // The code can be used once.
            Say("   You are asked for what is not passed: -ClientId, -ClientSecret, -RedirectUri, and the address");
            Say("   that the consent page leads to.");
            return null;
        }

        LoginParameters login = new()
        {
            ClientId = ClientId ?? AskText("   Client ID", nameof(ClientId)),
            ClientSecret = ClientSecret,
            RedirectUri = RedirectUri ?? AddressOf(AskText("   Redirect URL", nameof(RedirectUri))),
            RedirectedUri = RedirectedUri,
            State = State,
        };
        string secret = login.ReadClientSecret(this);
        string code = login.ReadCode(this, state => ConsentPage.Address(
            ConsentPage.Standard, login.ClientId, login.RedirectUri, asked, state, versionId: null));
        OAuthGrant grant = Await(async call =>
        {
            using AppLogin app = new(BaseUri, login.ClientId, secret, _client.ToSettings(this));
            return await app.ExchangeAsync(code, login.RedirectUri, isAgency, call);
        });
        if (grant.LocationId is null)
        {
            LocationId ??= AskText("   Location ID", nameof(LocationId));
        }

        // At once: the refresh token cannot be had again.
        _highLevelToSave = AppLogin.Describe(BaseUri, login.ClientId, secret, grant, LocationId);
        Save();
        _saved = new ProfileConnections(_name, InvokeCommand);
        return Authenticated(_saved.OpenHighLevel(LocationId, _client.ToSettings(this)));
    }

    /// <summary>Checks the token and the location by a call.</summary>
    private HighLevelConnection Authenticated(HighLevelConnection connection)
    {
        HighLevelChecks checks = new(connection);
        ConnectionInput.Check(connection, () => Say("   " + Await(checks.AuthenticateAsync).Detail));
        return connection;
    }

    private void RequireScopes(HighLevelConnection? ghl, IReadOnlyList<string> scopes)
    {
        if (ghl is null)
        {
            return;
        }

        HighLevelChecks checks = new(ghl);
        ScopeRules.RequireNoneMissing(
            scopes.Select(scope => Await(call => checks.CheckScopeAsync(scope, call))),
            "Then run Initialize-GhlStockTwits again.");
        Say($"   Scopes: {string.Join(", ", scopes)}.");
    }

    private void CreateFields(HighLevelConnection? ghl, Recipe recipe)
    {
        Say("4. Custom fields of the location");
        CustomFieldCatalog catalog = ghl is null ? CustomFieldCatalog.Empty : Await(ghl.CustomFieldsAsync);
        foreach (RequiredField field in RecipeRequirements.FieldsOf(recipe))
        {
            if (field.IsIn(catalog))
            {
                Say($"   {field.Key} is there.");
            }
            else if (ShouldProcess(
                $"location {ghl?.LocationId ?? LocationId ?? "(asked)"}",
                $"Create custom field {field.Key} ({field.DataType}), unless it is there"))
            {
                CustomField? created =
                    Await(call => ghl!.SendAsync(CustomFields.Create, field.Definition, call)).Value;
                CompletionCache.Clear(ghl!);
                field.RequireKey(created);
                _createdFields.Add(field.Key);
                Say($"   {field.Key} was created.");
            }
        }
    }

    /// <returns>The connection, or null if it needs an answer that a dry run does not ask for.</returns>
    private StockTwitsConnection? ConnectStockTwits()
    {
        Say("3. StockTwits");
        bool isGiven = _given.NamesStockTwits;
        if (!isGiven && _saved?.Profile.StockTwits is { } half)
        {
            Say($"   The profile '{_name}' has it: {half.Account ?? "without an account"}.");
            return Verified(_saved.OpenStockTwits(_client.ToSettings(this)));
        }

        if (!isGiven)
        {
            Say("   With the token of an account, updates are posted. Without one, they wait as drafts, which you");
            Say("   post by hand. StockTwits registers no new apps: a token comes from one that you already have.");
            if (IsWhatIf)
            {
                Say("   You are asked for -StockTwitsToken; an empty answer is -Anonymous.");
                return null;
            }
        }

        return Repeat(!isGiven, () =>
        {
            Uri address = Sandbox?.StockTwitsUri ?? StockTwitsBaseUri;
            SecureString? secret = isGiven ? StockTwitsToken : AskSecret(
                "   Token (it is not shown), or Enter for none", $"{nameof(StockTwitsToken)} or -{nameof(Anonymous)}",
                isOptional: true);
            string? token = Anonymous ? null
                : secret is { Length: > 0 } ? ConnectionInput.RequireToken(SecretText.Of(secret))
                : Sandbox?.StockTwitsToken;
            StockTwitsConnection connection = Verified(new(address, token, _client.ToSettings(this)));
            _stockTwitsToSave = StockTwitsAccess.Describe(connection, token);
            _ = Changed(_saved?.Profile);
            return connection;
        });
    }

    /// <summary>Reads the account, so that a wrong token fails here.</summary>
    private StockTwitsConnection Verified(StockTwitsConnection connection)
    {
        ConnectionInput.Check(connection, () =>
            Await(call => StockTwitsAccess.KnowAccountAsync(connection, call)));
        Say(connection.Account is { } account
            ? $"   Account {account.Username}."
            : "   Without a token: public reads only, and drafts.");
        return connection;
    }

    private void WriteRecipe(string path, string? text)
    {
        Say("5. The recipe");
        if (text is null)
        {
            Say($"   {path} exists and is kept.");
        }
        else if (ShouldProcess(path, "Create recipe"))
        {
            RecipeFile.Create(path, text);
            Say($"   {path} was written.");
        }
    }

    private void SaveProfile(IProfileStore store)
    {
        Say("6. The profile");
        if (_highLevelToSave is null && _stockTwitsToSave is null && !IsWhatIf)
        {
            Say($"   '{_name}' is up to date.");
        }
        else if (ShouldProcess($"profile {_name} in {store.Place}", "Save both connections, encrypted"))
        {
            Save();
            Say($"   '{_name}' was saved in {store.Place}.");
        }
    }

    private void Save() => ConnectionInput.SaveProfile(this, _name, profile => Changed(profile)!);

    /// <summary>The profile with what is to be saved.</summary>
    /// <exception cref="GhlStockTwitsException">It is for another location or account.</exception>
    private Credentials.Profile? Changed(Credentials.Profile? profile)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        int percent = _client.RateLimitPercent ?? 100;
        if (_highLevelToSave is { } ghl)
        {
            profile = ProfileChange.WithHighLevel(profile, _name, ghl with { RateLimitPercent = percent }, now);
        }

        return _stockTwitsToSave is { } stockTwits
            ? ProfileChange.WithStockTwits(profile, _name, stockTwits with { RateLimitPercent = percent }, now)
            : profile;
    }

    /// <returns>The plan, or null in a dry run.</returns>
    private SyncSummary? Plan(HighLevelConnection? ghl, StockTwitsConnection? stockTwits, Recipe recipe)
    {
        Say("7. The plan of the first run; nothing is posted");
        if (IsWhatIf)
        {
            Say("   The recipe is checked against the location, and a run of it is planned.");
            return null;
        }

        string statePath = StateStores.Resolve(
            ghl!.StatePath ?? Environment.GetEnvironmentVariable(StateFile.PathVariable), ghl.LocationId);
        SyncSummary plan = Await(call => RecipeCheck.PlanAsync(ghl, stockTwits!, statePath, [recipe], call));
        Say("   " + RecipeCheck.OutcomeOf(plan).Detail);
        return plan;
    }

    private void SayWhatIsNext()
    {
        Say("Next, record the baseline now, and run the recipe again after changes:");
        Say($"   Sync-GhlStockTwits '{RecipePath}'");
        Say("In later sessions, connect first:");
        Say($"   Connect-GhlStockTwits {_name}");
        Say("Whenever something does not work:");
        Say("   Test-GhlStockTwitsConnection");
    }

    /// <summary>Asks again if an answer was wrong; what was passed as a parameter stays wrong.</summary>
    private T Repeat<T>(bool isAsked, Func<T> work)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return work();
            }
            catch (GhlStockTwitsException failure) when (isAsked && attempt < MaxAttempts
                && failure.ErrorId != CmdletErrors.AnswerRequiredId
                && failure.Category is FailureCategory.AuthenticationError or FailureCategory.PermissionDenied
                    or FailureCategory.InvalidArgument)
            {
                Say("   " + failure.Message);
            }
        }
    }

    private void SayAll(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Say("   " + line);
        }
    }

    private static Uri AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) ? address : throw CmdletErrors.Invalid(
            "RedirectUriInvalid", "The redirect URL is not an address.", "Copy it from the app, https:// included.");
}
