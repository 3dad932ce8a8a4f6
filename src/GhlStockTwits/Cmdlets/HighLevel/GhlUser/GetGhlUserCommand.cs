using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the users of the location: the people of the team, who write notes and do tasks. Cmdlets take their ids in
/// -AssignedTo and -UserId.
/// </summary>
/// <example>
///   <summary>All users of the location</summary>
///   <code>Get-GhlUser</code>
/// </example>
/// <example>
///   <summary>By name, and whom a contact could be assigned to</summary>
///   <code>(Get-GhlUser robin*).Id</code>
/// </example>
/// <example>
///   <summary>By e-mail address</summary>
///   <code>Get-GhlUser -Email *@example.com | Select-Object Name, Email, Role</code>
/// </example>
/// <example>
///   <summary>One by the id</summary>
///   <code>Get-GhlUser -Id $userId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlUser", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(HighLevelUser))]
[Calls("ghl.user.listByLocation", "ghl.user.get")]
public sealed class GetGhlUserCommand : GetItemCmdlet<HighLevelUser>
{
    private const string EmailSet = "Email";

    /// <summary>E-mail addresses, with wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EmailSet)]
    [SupportsWildcards]
    public string[] Email { get; set; } = [];

    private protected override Operation<HighLevelUser[]> List => Users.ListByLocation;

    private protected override Operation<HighLevelUser> Get => Users.Get;

    private protected override void Process()
    {
        if (ParameterSetName == EmailSet)
        {
            NamePattern wanted = new(Email);
            WriteList(List, Bind(List), user => wanted.Matches(user.Email ?? string.Empty));
        }
        else
        {
            base.Process();
        }
    }
}
