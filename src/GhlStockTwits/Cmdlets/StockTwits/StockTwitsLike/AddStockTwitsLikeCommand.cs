using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Likes messages as the connected account. Likes are public. The account's own messages cannot be liked.
/// </summary>
/// <example>
///   <summary>Like a message</summary>
///   <code>Add-StockTwitsLike $messageId</code>
/// </example>
/// <example>
///   <summary>Like a user's newest messages</summary>
///   <code>Get-StockTwitsStream $username -MaxCount 3 | Add-StockTwitsLike</code>
/// </example>
/// <example>
///   <summary>Preview which messages would be liked</summary>
///   <code>Get-StockTwitsStream -Symbol $symbol -Filter bullish -MaxCount 5 | Add-StockTwitsLike -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Add, "StockTwitsLike", SupportsShouldProcess = true)]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.like")]
public sealed class AddStockTwitsLikeCommand : ServiceCmdlet
{
    /// <summary>The messages to like. Accepts messages or their IDs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The message ID.")]
    public MessageArgument[] MessageId { get; set; } = [];

    /// <summary>Returns the liked messages.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        RequireAccount();
        ForEach(MessageId, message =>
        {
            long id = IdOf(message);
            if (!ShouldProcess($"StockTwits message {id}", "Like"))
            {
                return;
            }

            Message? liked = Invoke(Messages.Like, new Arguments { { "id", id } });
            if (PassThru)
            {
                WriteObject(liked);
            }
        });
    }
}
