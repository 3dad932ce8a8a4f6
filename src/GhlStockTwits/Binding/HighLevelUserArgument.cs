using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Binding;

/// <summary>What names a user of HighLevel: an id, an e-mail address, or a user. An empty text names nobody.</summary>
public sealed class HighLevelUserArgument : IdentityArgument
{
    /// <summary>Reads whichever of them it is.</summary>
    /// <param name="input">An id, an e-mail address, a user, or an object with a property Id.</param>
    /// <exception cref="ArgumentException">It names no user.</exception>
    public HighLevelUserArgument(object input)
    {
        object plain = input is PSObject wrapped && wrapped.BaseObject is not PSCustomObject
            ? wrapped.BaseObject
            : input;
        string name = plain switch
        {
            string text => text.Trim(),
            HighLevelUser user => user.Id,
            PSObject row => row.Properties[nameof(Id)]?.Value?.ToString() ?? throw Nobody(plain),
            _ => throw Nobody(plain),
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
                Lookup, ApiErrorKind.InvalidRequest, $"{found.Length} users have that e-mail address; give the id"),
        };
    }

    private static ArgumentException Nobody(object plain) => new($"A {plain.GetType().Name} without Id names no user.");
}
