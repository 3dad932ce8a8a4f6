using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that likes messages or takes it back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class LikeCmdlet : StockTwitsCmdlet
{
    /// <summary>Messages or their numbers; messages can be piped.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The message's number.")]
    public MessageArgument[] MessageId { get; set; } = [];

    /// <summary>Returns the message.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract Operation<Message> Operation { get; }

    private protected abstract string Action { get; }

    private protected override void Process()
    {
        RequireAccount();
        ForEach(MessageId, message =>
        {
            if (!ShouldProcess($"StockTwits message {message}", Action))
            {
                return;
            }

            Message? changed = Invoke(Operation, new Arguments { { "id", message.Number } });
            if (PassThru)
            {
                WriteObject(changed);
            }
        });
    }
}
