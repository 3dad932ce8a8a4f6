using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Binding;

/// <summary>Identifies a HighLevel user: an ID, an e-mail address or a user. An empty string means no user.</summary>
public sealed class HighLevelUserArgument : IdentityArgument
{
    /// <summary>Reads the ID or the e-mail address.</summary>
    /// <param name="input">An ID, an e-mail address, a user, or an object with a property Id.</param>
    /// <exception cref="ArgumentException">The input does not identify a user.</exception>
    public HighLevelUserArgument(object input)
    {
        object plain = input is PSObject wrapped && wrapped.BaseObject is not PSCustomObject
            ? wrapped.BaseObject
            : input;
        string name = plain switch
        {
            string text => text.Trim(),
            HighLevelUser user => user.Id,
            PSObject custom => custom.Properties[nameof(Id)]?.Value?.ToString() ?? throw NotAUser(plain),
            _ => throw NotAUser(plain),
        };
        bool isAddress = name.Contains('@', StringComparison.Ordinal);
        Id = isAddress ? null : name;
        Email = isAddress ? name : null;
        LocationId = (plain as ILocated)?.LocationId;
    }

    internal override Operation Lookup => Users.ListByLocation;

    internal override async Task<string> FindAsync(HighLevelConnection connection, CallContext call)
    {
        HighLevelUser[] users =
            (await connection.SendAsync(Users.ListByLocation, [], call).ConfigureAwait(false)).Value ?? [];
        string[] found =
        [
            .. users.Where(user => string.Equals(user.Email, Email, StringComparison.OrdinalIgnoreCase))
                .Select(static user => user.Id),
        ];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new ApiException(
                Lookup, ApiErrorKind.NotFound, "No user of the location has that e-mail address"),
            _ => throw new ApiException(
                Lookup, ApiErrorKind.InvalidRequest,
                $"{found.Length} users of the location have that e-mail address; pass the ID"),
        };
    }

    private static ArgumentException NotAUser(object plain) =>
        new($"{Describe(plain)} does not identify a user. Pass a user, an ID or an e-mail address.");
}
