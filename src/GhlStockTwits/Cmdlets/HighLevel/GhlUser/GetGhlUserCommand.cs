using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the users of the location. Other cmdlets accept them as -AssignedTo and -UserId.</summary>
/// <example>
///   <summary>Get all users of the location</summary>
///   <code>Get-GhlUser</code>
/// </example>
/// <example>
///   <summary>Get the ID of a user by name</summary>
///   <code>(Get-GhlUser robin*).Id</code>
/// </example>
/// <example>
///   <summary>Get users by e-mail address</summary>
///   <code>Get-GhlUser -Email *@example.com | Select-Object Name, Email, Role</code>
/// </example>
/// <example>
///   <summary>Get a user by the ID</summary>
///   <code>Get-GhlUser -Id $userId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlUser", DefaultParameterSetName = ParameterSets.Name)]
[OutputType(typeof(HighLevelUser))]
[Calls("ghl.user.listByLocation", "ghl.user.get")]
public sealed class GetGhlUserCommand : HighLevelCmdlet, IDynamicParameters
{
    private const string EmailSet = "Email";

    private readonly ItemSelection _users = new();

    /// <summary>The e-mail addresses. Wildcards are permitted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EmailSet)]
    [SupportsWildcards]
    [ValidateNotNull]
    public string[] Email { get; set; } = [];

    /// <inheritdoc/>
    public object GetDynamicParameters() => _users;

    private protected override void Process()
    {
        if (ParameterSetName == EmailSet)
        {
            NamePattern addresses = new(Email);
            WriteList(
                Users.ListByLocation, Bind(Users.ListByLocation),
                user => addresses.Matches(user.Email ?? string.Empty));
            return;
        }

        _users.Write(this, Users.ListByLocation, Users.Get);
    }
}
