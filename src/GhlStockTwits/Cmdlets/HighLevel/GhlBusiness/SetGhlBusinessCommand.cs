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

    /// <summary>The businesses to change. Accepts businesses, IDs and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The business: its ID or its name.")]
    [Alias("BusinessId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    public BusinessArgument[] Id { get; set; } = [];

    /// <summary>The name of the business.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Returns the changed business.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        Arguments changes = Bind(Businesses.Update);
        string action = Changes.Describe(Businesses.Update, changes);
        ForEach(Id, business =>
        {
            string id = IdOf(business);
            if (!ShouldProcess($"business {id}", action))
            {
                return;
            }

            Business? changed = Invoke(Businesses.Update, changes.With(Businesses.Update.Identity!.Name, id));
            if (PassThru)
            {
                WriteObject(changed);
            }
        });
    }
}
