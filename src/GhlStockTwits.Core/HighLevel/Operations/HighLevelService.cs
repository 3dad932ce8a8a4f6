using System.Text.Json;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Describes HighLevel: its errors (highlevel-api section 4).</summary>
internal static class HighLevelService
{
    private const int Unauthorized = 401;

    public static readonly ApiService Instance = new()
    {
        Name = "HighLevel",
        ErrorPrefix = "Ghl",
        OperationPrefix = "ghl",
        ReadsAhead = true,
        ExistsKind = HighLevelErrors.DuplicateContact,
        ReadExistingId = static body =>
            body.ValueKind == JsonValueKind.Object && body.TryGetProperty("meta", out JsonElement meta)
                ? ErrorBody.Text(meta, "contactId")
                : null,
        ErrorRules =
        [
            new(400, "not active", HighLevelErrors.LocationInactive),
            new(400, "not found", ApiErrorKind.NotFound),
            new(400, "has been removed", ApiErrorKind.UnknownEndpoint),
            new(400, "Invalid API version", ApiErrorKind.ApiVersionRefused),
            new(400, "duplicated contact", HighLevelErrors.DuplicateContact),
            new(Unauthorized, "not authorized for this scope", ApiErrorKind.ScopeMissing),
            new(Unauthorized, "authClass type is not allowed", HighLevelErrors.WrongTokenClass),
            new(Unauthorized, "user type", HighLevelErrors.WrongTokenClass),
            new(Unauthorized, "version header", ApiErrorKind.ApiVersionRefused),
            new(Unauthorized, "Private Integration", ApiErrorKind.TokenInvalid),
            new(Unauthorized, "access token is invalid|Invalid JWT|expired", ApiErrorKind.TokenExpired),
            new(403, "", HighLevelErrors.WrongLocation),
            new(404, "Cannot ", ApiErrorKind.UnknownEndpoint),
        ],
    };
}

/// <summary>The errors that only HighLevel has.</summary>
internal static class HighLevelErrors
{
    /// <summary>The refresh token is unknown, used or a year old, or the app was uninstalled.</summary>
    public static readonly ApiErrorKind LoginEnded = new(
        nameof(LoginEnded), FailureCategory.AuthenticationError, "The login has ended",
        "Log in again: Connect-Ghl with the app's client ID. Another program may have used this login's refresh token.")
    {
        StopsPipeline = true,
        EndsLogin = true,
    };

    /// <summary>A call that only an agency's app can make.</summary>
    public static readonly ApiErrorKind AgencyAppRequired = new(
        nameof(AgencyAppRequired), FailureCategory.AuthenticationError, "The call requires the app of an agency",
        "Log in with an app that is installed in the agency and has the scope {scope}. A location's token and private "
            + "integrations cannot do this.")
    {
        StopsPipeline = true,
        EndsLogin = true,
    };

    /// <summary>An agency's token on a location's endpoint.</summary>
    public static readonly ApiErrorKind WrongTokenClass = new(
        nameof(WrongTokenClass), FailureCategory.AuthenticationError, "The token has the wrong class",
        "Use a token of the location itself, not the agency's: one of a private integration created inside the "
            + "sub-account, or a login that names the location.")
    {
        StopsPipeline = true,
    };

    /// <summary>The token or the object belongs to another location.</summary>
    public static readonly ApiErrorKind WrongLocation = new(
        nameof(WrongLocation), FailureCategory.PermissionDenied,
        "The token or object does not belong to this location",
        "Connect with the location's own token and -LocationId. Objects of one location are not accepted by another.");

    /// <summary>The location is paused or cancelled, or no longer has the app. Also the answer to a refresh.</summary>
    public static readonly ApiErrorKind LocationInactive = new(
        nameof(LocationInactive), FailureCategory.PermissionDenied,
        "The location is paused or cancelled, or the app was uninstalled from it",
        "Ask the agency to reactivate the location, or install the app again.")
    {
        StopsPipeline = true,
    };

    /// <summary>The location does not allow a second contact with this e-mail address or phone number.</summary>
    public static readonly ApiErrorKind DuplicateContact = new(
        nameof(DuplicateContact), FailureCategory.ResourceExists,
        "A contact with this e-mail address or phone number exists",
        "Change the existing contact (the error's ExistingId), or use New-GhlContact -UpdateIfExists.");
}
