using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Changes businesses of the location. Only the fields that you pass are changed.</summary>
/// <example>
///   <summary>Change the website</summary>
///   <code>Set-GhlBusiness $businessId -Website https://www.example.com</code>
/// </example>
/// <example>
///   <summary>Set the country of all businesses without one</summary>
///   <code>Get-GhlBusiness | Where-Object Country -EQ $null | Set-GhlBusiness -Country US</code>
/// </example>
/// <example>
///   <summary>Rename a business and return it</summary>
///   <code>Get-GhlBusiness -Id $businessId | Set-GhlBusiness -Name 'Example Group' -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlBusiness", SupportsShouldProcess = true)]
[OutputType(typeof(Business))]
[Calls("ghl.business.update")]
public sealed class SetGhlBusinessCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly BusinessFields _fields = new();

    /// <summary>The ID of the business to change. Accepts objects from Get-GhlBusiness.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the business.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>The name of the business.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Returns the changed business.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        Arguments changes = Bind(Businesses.Update);
        if (!ShouldProcess($"business {Id}", Changes.Describe(Businesses.Update, changes)))
        {
            return;
        }

        Business? changed = Invoke(Businesses.Update, changes);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
