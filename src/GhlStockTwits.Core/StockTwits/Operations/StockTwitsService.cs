using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>Describes StockTwits: its errors (stocktwits-api section 5) and its paging style.</summary>
internal static class StockTwitsService
{
    public static readonly ApiService Instance = new()
    {
        Name = "StockTwits",
        ErrorPrefix = "StockTwits",
        OperationPrefix = "stocktwits",
        SendsForm = true,
        HidesFileNames = true,
        ErrorRules =
        [
            new(401, "suspended", StockTwitsErrors.AccountBlocked),
            new(403, "CORE-4302", StockTwitsErrors.AccountUnverified),
            new(403, "", ApiErrorKind.ScopeMissing),
            new(422, "Duplicate messages", StockTwitsErrors.DuplicateMessage),
        ],
    };

    /// <summary>What error responses mean to an operation that only partners may call.</summary>
    public static readonly IReadOnlyList<ErrorRule> PartnerRules =
        [new(403, "CORE-4302", StockTwitsErrors.AccountUnverified), new(403, "", StockTwitsErrors.PartnerRequired)];

    /// <summary><c>cursor</c>: the next older page has <c>max = cursor.max</c>, which is exclusive.</summary>
    public static readonly PagingStyle Cursor = new CursorStyle();

    private sealed class CursorStyle() : PagingStyle(nameof(Cursor))
    {
        public override Arguments? Next(Arguments current, Page page) =>
            page.IsTrue("cursor", "more") && page.Text("cursor", "max") is { } max ? current.With("max", max) : null;

        public override string? WhyIncomplete(Arguments current, Page page, bool isFirst) =>
            !page.HasFlag("cursor", "more") ? "it does not say whether there is more"
            : page.IsTrue("cursor", "more") ? "it does not say how to continue"
            : null;

        // Streams end after 800 messages, with an empty page (stocktwits-api section 2, "Paging").
        public override string? CutOff(Page page, object? last) =>
            page.Count > 0 || (last is null && !page.IsTrue("cursor", "more")) ? null
            : last is Message { CreatedAt: { } time }
                ? $"StockTwits gave nothing before {time.ToLocalTime():yyyy-MM-dd HH:mm zzz}, although there is more."
            : "StockTwits announced more and gave nothing.";
    }
}

/// <summary>The errors that only StockTwits has.</summary>
internal static class StockTwitsErrors
{
    /// <summary>The account is suspended.</summary>
    public static readonly ApiErrorKind AccountBlocked = new(
        nameof(AccountBlocked), FailureCategory.PermissionDenied, "StockTwits blocks the account",
        "Sign in at stocktwits.com in a browser and follow its instructions, or ask StockTwits' support.")
    {
        StopsPipeline = true,
    };

    /// <summary>The account's e-mail address is not verified.</summary>
    public static readonly ApiErrorKind AccountUnverified = new(
        nameof(AccountUnverified), FailureCategory.PermissionDenied, "The account is not verified",
        "Sign in at stocktwits.com in a browser and verify the account's e-mail address.")
    {
        StopsPipeline = true,
    };

    /// <summary>A call that only partners of StockTwits may make.</summary>
    public static readonly ApiErrorKind PartnerRequired = new(
        nameof(PartnerRequired), FailureCategory.PermissionDenied, "StockTwits allows this call only to its partners",
        "Use another stream, or ask the developer support of StockTwits for partner access.")
    {
        StopsPipeline = true,
    };

    /// <summary>The same text was posted within thirty minutes.</summary>
    public static readonly ApiErrorKind DuplicateMessage = new(
        nameof(DuplicateMessage), FailureCategory.ResourceExists, "The same text was posted within thirty minutes",
        "Wait, or change the text. An earlier attempt may have gone out: check the account's stream.");
}
