using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>Finds users of the location by ID, e-mail address or name. Reads them once.</summary>
/// <param name="connection">The connection.</param>
internal sealed class UserLocator(HighLevelConnection connection)
{
    private const int ShortestId = 15;

    private HighLevelUser[]? _users;

    /// <summary>Returns the ID of the only user with the ID, e-mail address or name.</summary>
    /// <param name="text">The ID, e-mail address or name.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ApiException">There is none or more than one.</exception>
    public async Task<string> FindIdAsync(string text, CallContext call)
    {
        if (IsId(text))
        {
            return text;
        }

        _users ??= (await connection.SendAsync(Users.ListByLocation, [], call).ConfigureAwait(false)).Value ?? [];
        return Choose(_users, text);
    }

    /// <summary>Returns the ID of the only user with the ID, e-mail address or name.</summary>
    /// <param name="users">The users.</param>
    /// <param name="text">The ID, e-mail address or name.</param>
    /// <exception cref="ApiException">There is none or more than one. The text is not shown.</exception>
    public static string Choose(IReadOnlyList<HighLevelUser> users, string text)
    {
        string[] found =
        [
            .. users.Where(user => user.Id == text || Same(user.Email, text) || Same(NameOf(user), text))
                .Select(static user => user.Id).Distinct(),
        ];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new ApiException(
                Users.ListByLocation, ApiErrorKind.NotFound,
                "No user of the location has that e-mail address or name; Get-GhlUser lists the users"),
            _ => throw new ApiException(
                Users.ListByLocation, ApiErrorKind.InvalidRequest,
                $"{found.Length} users of the location have that e-mail address or name; pass one of the IDs "
                + string.Join(", ", found)),
        };
    }

    /// <summary>Whether a text can only be an ID, so that no user must be read.</summary>
    private static bool IsId(string text) =>
        text.Length >= ShortestId && text.All(char.IsAsciiLetterOrDigit) && text.Any(char.IsAsciiDigit);

    private static string NameOf(HighLevelUser user) =>
        user.Name.Length > 0 ? user.Name : $"{user.FirstName} {user.LastName}".Trim();

    private static bool Same(string? one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
