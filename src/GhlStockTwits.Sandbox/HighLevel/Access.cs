namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The kinds of token that an operation takes.</summary>
internal enum Access
{
    Location,
    LocationOrAgency,

    /// <summary>Only the agency's OAuth token.</summary>
    AgencyOAuth,

    /// <summary>None at all: this is where tokens come from.</summary>
    Anyone,
}
