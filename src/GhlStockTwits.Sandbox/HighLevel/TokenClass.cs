namespace GhlStockTwits.Sandbox.HighLevel;

internal enum TokenClass
{
    LocationPrivate,
    AgencyPrivate,
    LocationOAuth,
    CompanyOAuth,
}
