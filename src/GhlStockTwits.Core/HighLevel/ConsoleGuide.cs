namespace GhlStockTwits.HighLevel;

/// <summary>
/// Where in HighLevel a token or an app is created: which page, which boxes, which value to copy (highlevel-api 1.1,
/// 1.5; marketplace.gohighlevel.com/docs, "Private Integrations" and "Create a Marketplace App").
/// </summary>
internal static class ConsoleGuide
{
    /// <summary>How to create a private integration.</summary>
    /// <param name="scopes">The scopes that it needs.</param>
    public static IReadOnlyList<string> PrivateIntegration(IReadOnlyList<string> scopes) =>
    [
        "In HighLevel, open the sub-account, then Settings > Private Integrations (under Other Settings;",
        "if it is not there, turn it on in Labs). Choose 'Create new Integration', and give it a name.",
        "Tick these scopes and no others:",
        .. scopes.Select(Indented),
        "Copy the token at once: HighLevel shows it only now. It begins with 'pit-'.",
        "The location ID is in the address of the sub-account:",
        "  https://app.gohighlevel.com/v2/location/<location ID>/...",
    ];

    /// <summary>How to create an app.</summary>
    /// <param name="scopes">The scopes that it needs.</param>
    /// <param name="isAgency">Whether it is installed in an agency.</param>
    public static IReadOnlyList<string> App(IReadOnlyList<string> scopes, bool isAgency) =>
    [
        "Open https://marketplace.gohighlevel.com as a developer, then My Apps > Create App.",
        "App type: Private. Target user: Sub-account."
            + (isAgency ? " Who can install: agencies and sub-accounts." : string.Empty),
        "Under Advanced Settings > Auth, add these scopes and no others:",
        .. scopes.Select(Indented),
        "There, add a redirect URL: any https address of yours, for example https://example.com/done.",
        "Nothing needs to answer there. HighLevel refuses http.",
        "Under Manage > Secrets (in older consoles Auth > Client Keys), add a client key. Copy the client ID",
        "and the client secret at once: HighLevel shows the secret only now.",
    ];

    private static string Indented(string scope) => "  " + scope;
}
