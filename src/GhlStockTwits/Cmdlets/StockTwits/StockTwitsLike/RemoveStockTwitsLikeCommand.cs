using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes likes of the connected account.</summary>
/// <example>
///   <summary>Remove the like of a message</summary>
///   <code>Remove-StockTwitsLike $messageId</code>
/// </example>
/// <example>
///   <summary>Remove the likes of a user's newest messages</summary>
///   <code>Get-StockTwitsStream $username -MaxCount 3 | Remove-StockTwitsLike</code>
/// </example>
/// <example>
///   <summary>Remove likes and keep the messages</summary>
///   <code>$messages = Get-StockTwitsStream $username -MaxCount 3 | Remove-StockTwitsLike -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "StockTwitsLike", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.unlike")]
public sealed class RemoveStockTwitsLikeCommand : ServiceCmdlet
{
    /// <summary>The messages to remove the like from. Accepts messages or their IDs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The message ID.")]
    public MessageArgument[] MessageId { get; set; } = [];

    /// <summary>Returns the messages.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        RequireAccount();
        ForEach(MessageId, message =>
        {
            long id = IdOf(message);
            if (!ShouldProcess($"StockTwits message {id}", "Remove the like"))
            {
                return;
            }

            Message? unliked = Invoke(Messages.Unlike, new Arguments { { "id", id } });
            if (PassThru)
            {
                WriteObject(unliked);
            }
        });
    }
}
