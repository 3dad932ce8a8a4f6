namespace GhlStockTwits.Benchmarks.Read;

/// <summary>A contact, as the floor reads it: the fields that the module reads too.</summary>
internal sealed class FloorContact
{
    public string? Id { get; set; }

    public string? LocationId { get; set; }

    public string? ContactName { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? CompanyName { get; set; }

    public string? Address1 { get; set; }

    public string? City { get; set; }

    public string? State { get; set; }

    public string? PostalCode { get; set; }

    public string? Country { get; set; }

    public string? Website { get; set; }

    public string? Source { get; set; }

    public string? Timezone { get; set; }

    public string? Type { get; set; }

    public string? AssignedTo { get; set; }

    public string? BusinessId { get; set; }

    public bool? Dnd { get; set; }

    public string[]? Tags { get; set; }

    public string[]? Followers { get; set; }

    public DateTimeOffset? DateAdded { get; set; }

    public DateTimeOffset? DateUpdated { get; set; }

    public FloorField[]? CustomFields { get; set; }
}
