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
            new(400, "duplicated contact", HighLevelErrors.DuplicateContact),
            new(Unauthorized, "not authorized for this scope", ApiErrorKind.ScopeMissing),
            new(Unauthorized, "authClass type is not allowed", HighLevelErrors.WrongTokenClass),
            new(Unauthorized, "user type", HighLevelErrors.WrongTokenClass),
            new(Unauthorized, "version header", ApiErrorKind.UnknownEndpoint),
            new(Unauthorized, "", ApiErrorKind.TokenInvalid),
            new(403, "", HighLevelErrors.WrongLocation),
            new(404, "Cannot ", ApiErrorKind.UnknownEndpoint),
        ],
    };
}

/// <summary>The errors that only HighLevel has.</summary>
internal static class HighLevelErrors
{
    /// <summary>An agency's token on a location's endpoint, or the reverse.</summary>
    public static readonly ApiErrorKind WrongTokenClass = new(
        nameof(WrongTokenClass), FailureCategory.AuthenticationError, "The token has the wrong class",
        "Use a token of the location itself (a private integration created inside the sub-account), not the agency's.")
    {
        StopsPipeline = true,
    };

    /// <summary>The token or the object belongs to another location.</summary>
    public static readonly ApiErrorKind WrongLocation = new(
        nameof(WrongLocation), FailureCategory.PermissionDenied,
        "The token or object does not belong to this location",
        "Connect with the location's own token and -LocationId. Objects of one location are not accepted by another.");

    /// <summary>The location is paused or cancelled.</summary>
    public static readonly ApiErrorKind LocationInactive = new(
        nameof(LocationInactive), FailureCategory.PermissionDenied, "The location is paused or cancelled",
        "Ask the agency to reactivate it.")
    {
        StopsPipeline = true,
    };

    /// <summary>The location does not allow a second contact with this e-mail address or phone number.</summary>
    public static readonly ApiErrorKind DuplicateContact = new(
        nameof(DuplicateContact), FailureCategory.ResourceExists,
        "A contact with this e-mail address or phone number exists",
        "Change the existing contact (the error's ExistingId), or use New-GhlContact -UpdateIfExists.");
}
