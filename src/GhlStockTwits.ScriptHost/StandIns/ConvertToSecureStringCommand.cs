using System.Management.Automation;
using System.Security;

namespace GhlStockTwits.ScriptHost.StandIns;

[Cmdlet(VerbsData.ConvertTo, "SecureString")]
public sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string String { get; set; } = "";

    /// <summary>Mandatory: decrypting is not among what this stand-in does.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        SecureString secret = new();
        foreach (char letter in String)
        {
            secret.AppendChar(letter);
        }

        secret.MakeReadOnly();
        WriteObject(secret);
    }
}
