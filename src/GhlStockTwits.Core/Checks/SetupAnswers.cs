using GhlStockTwits.Api;

namespace GhlStockTwits.Checks;

/// <summary>What was passed to a set-up. Decides what is used, and so what is asked for.</summary>
internal sealed record SetupAnswers
{
    /// <summary>The kind of access to HighLevel, in any case; null if none was named.</summary>
    public string? Access { get; init; }

    /// <summary>Whether there is a sandbox, which has all answers.</summary>
    public bool HasSandbox { get; init; }

    /// <summary>Whether there is a private integration token.</summary>
    public bool HasToken { get; init; }

    /// <summary>Whether there is a location.</summary>
    public bool HasLocation { get; init; }

    /// <summary>Whether there is a client ID.</summary>
    public bool HasClientId { get; init; }

    /// <summary>Whether there is a StockTwits token.</summary>
    public bool HasStockTwitsToken { get; init; }

    /// <summary>Whether StockTwits is to be used without a token.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Whether anything tells how HighLevel is accessed; otherwise, what is saved is used.</summary>
    public bool NamesHighLevel => HasSandbox || HasToken || HasClientId || Access is not null;

    /// <summary>Whether anything tells how StockTwits is accessed; otherwise, what is saved is used.</summary>
    public bool NamesStockTwits => HasSandbox || HasStockTwitsToken || IsAnonymous;

    /// <summary>The kind of access to HighLevel; null if it must be asked for.</summary>
    public AccessKind? Kind => HasSandbox || HasToken ? AccessKind.PrivateIntegration
        : Access is not null ? Enum.Parse<AccessKind>(Access, ignoreCase: true)
        : HasClientId ? AccessKind.App
        : null;

    /// <summary>Whether the token of a private integration or its location must be asked for.</summary>
    public bool LacksToken => !HasSandbox && !(HasToken && HasLocation);

    /// <summary>Checks that no two answers exclude each other.</summary>
    /// <exception cref="GhlStockTwitsException">Two do.</exception>
    public void RequireDistinct()
    {
        if ((HasToken || HasSandbox) && HasClientId)
        {
            throw Invalid(
                "AccessAmbiguous", "-ClientId excludes -Token and -Sandbox.", "Pass the token or the app, not both.");
        }

        if (IsAnonymous && HasStockTwitsToken)
        {
            throw Invalid("AccessAmbiguous", "-Anonymous excludes -StockTwitsToken.", "Pass only one of them.");
        }
    }

    private static GhlStockTwitsException Invalid(string id, string description, string advice) =>
        new($"GhlStockTwits.{id}", FailureCategory.InvalidArgument, description, advice);
}

/// <summary>How HighLevel is accessed. They are asked for in this order.</summary>
internal enum AccessKind
{
    /// <summary>With the token of a private integration of one location.</summary>
    PrivateIntegration,

    /// <summary>With an app that is installed in one location.</summary>
    App,

    /// <summary>With an app that is installed in an agency.</summary>
    Agency,
}
