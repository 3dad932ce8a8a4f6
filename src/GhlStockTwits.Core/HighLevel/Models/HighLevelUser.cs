namespace GhlStockTwits.HighLevel.Models;

/// <summary>A user of HighLevel: somebody of the team, not a contact.</summary>
public sealed class HighLevelUser : INamed
{
    /// <summary>The user's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The full name.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The first name.</summary>
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The e-mail address; private.</summary>
    public string? Email { get; set; }

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
