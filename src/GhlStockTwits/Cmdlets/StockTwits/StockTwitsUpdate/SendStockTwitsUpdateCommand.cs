using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Posts updates as the connected account. An update is public and cannot be undone. Write texts in single quotes: in
/// double quotes, PowerShell takes a cashtag such as $EXMP for a variable and removes it. For a piped object,
/// -Template is the text and -Publish lists the fields that the text may use; dates and times are those of the
/// connected location, otherwise of this computer. A text that contains an e-mail address, a phone number, a note that
/// was read in this session or, for an object, another private value of its contact is refused. More than one piped
/// object needs -MaxCount or an answer. If the response is lost, the account's stream is checked; an update is never
/// posted twice.
/// </summary>
/// <example>
///   <summary>Post a text</summary>
///   <code>Send-StockTwitsUpdate 'Our annual report is out: https://example.com/report $EXMP' -Sentiment bullish</code>
/// </example>
/// <example>
///   <summary>Preview updates about the open tasks of a contact</summary>
///   <code>
/// Get-GhlContactTask $id |
///     Send-StockTwitsUpdate -Template 'Next: {{ title }}, {{ dueDate }}' -Publish title, dueDate -WhatIf
///   </code>
/// </example>
/// <example>
///   <summary>Post about at most 5 tasks without a question</summary>
///   <code>
/// Get-GhlContactTask $id |
///     Send-StockTwitsUpdate -Template 'Next: {{ title }}' -Publish title -Symbol EXMP -MaxCount 5
///   </code>
/// </example>
/// <example>
///   <summary>Post a text with a chart and keep the message</summary>
///   <code>
/// $message = Send-StockTwitsUpdate 'Volume by quarter $EXMP' -Chart https://example.com/volume.png -PassThru
///   </code>
/// </example>
[Cmdlet(VerbsCommunications.Send, "StockTwitsUpdate", SupportsShouldProcess = true, DefaultParameterSetName = BodySet)]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.create", "stocktwits.message.createWithFile", "stocktwits.stream.user")]
public sealed class SendStockTwitsUpdateCommand : ServiceCmdlet
{
    private const string BodySet = "Body";
    private const string InputSet = "Input";

    private AccountGuard? _guard;
    private Template? _template;
    private PublishList? _publish;
    private TimeZoneInfo? _zone;
    private string? _first;
    private int _count;
    private bool _mayPostMany;

    // Notes also have a Body. No parameter may bind by property name, or a private text would be posted.

    /// <summary>The text. At most 1000 characters; a link counts as 20, an angle bracket as 4.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BodySet, HelpMessage = "The text of the update.")]
    [AllowEmptyString]
    public string Body { get; set; } = string.Empty;

    /// <summary>A text, which is posted unchanged, or an object whose fields -Template uses.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true,
        HelpMessage = "The text, or the object whose fields -Template uses.")]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The text with fields of the piped object, for example 'Due {{ dueDate }}: {{ title }}'.</summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    /// <summary>
    /// The fields that the template may use. Names of persons are private unless they are listed. E-mail, phone,
    /// address, birth date and bodies are refused.
    /// </summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PublishCompleter))]
    public string[]? Publish { get; set; }

    /// <summary>
    /// How many updates to post at most. Required to post about more than one piped object without a question.
    /// </summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateRange(1, 1000)]
    public int MaxCount { get; set; }

    /// <summary>
    /// How many updates the account may post within an hour, by any program. Default: 10. The same text is never posted
    /// twice within a day.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int PerHour { get; set; } = AccountGuard.DefaultPerHour;

    /// <summary>Symbols whose cashtags are added to the text, unless it has them: AAPL or '$AAPL'.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Symbol { get; set; } = [];

    /// <summary>The sentiment about the symbols in the text.</summary>
    [Parameter]
    [ValidateSet("bullish", "bearish", "neutral")]
    public string? Sentiment { get; set; }

    /// <summary>A picture: the path of a JPG, PNG or GIF file of less than 2 MB, or its URL.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Chart { get; set; }

    /// <summary>The ID of the message that this one replies to.</summary>
    [Parameter]
    [Argument("in_reply_to_message_id")]
    public long InReplyTo { get; set; }

    /// <summary>Returns the message.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => (InputObject?.BaseObject as IHasId)?.Id;

    private protected override void Begin()
    {
        RequireAccount();
        _guard = new AccountGuard(StockTwits);
        if (CommandText.RemovedVariable(MyInvocation.Line, SessionState.PSVariable) is { } removed)
        {
            throw PublishingErrors.CashtagRemoved(removed);
        }

        _publish = Publish is null ? null : new PublishList(Publish);
        _template = Template is null ? null : new Template(Cashtags.Append(Template, Symbol));
        if (_template is not null && _publish is not null)
        {
            UpdateComposer.Require(_template, _publish);
        }

        Sentiment = Sentiment?.ToLowerInvariant();
        Chart = Chart is null || ChartFile.IsAddress(Chart)
            ? Chart
            : ChartFile.Checked(FilePathOf(Chart));
    }

    private protected override void Process()
    {
        string text = Compose();
        if (!ShouldProcess($"StockTwits account {StockTwits.Account}", $"Post update: {text}"))
        {
            return;
        }

        if (ParameterSetName == BodySet || MayPost(text))
        {
            Post(text);
        }
    }

    private protected override void Complete()
    {
        if (_first is { } only && _count == 1)
        {
            Post(only);
        }
    }

    /// <summary>
    /// Whether to post a text now. Without -MaxCount, the first one waits until it is known whether there are more.
    /// </summary>
    private bool MayPost(string text)
    {
        _count++;
        if (MaxCount > 0)
        {
            return _count <= MaxCount ? true : throw PublishingErrors.MaxCountReached(MaxCount);
        }

        if (_count == 1)
        {
            _first = text;
            return false;
        }

        if (_count == 2)
        {
            RequireConsentToMany();
            ForEach([_first!], Post, static _ => null);
        }

        return _mayPostMany;
    }

    private void RequireConsentToMany()
    {
        bool isAskedForEach = MyInvocation.BoundParameters.TryGetValue("Confirm", out object? confirm)
            && (SwitchParameter)confirm;
        bool noToAll = false;
        try
        {
            _mayPostMany = isAskedForEach || ShouldContinue(
                $"Post an update as {StockTwits.Account} for each of the piped objects? Updates cannot be undone.",
                "More than one update", ref _mayPostMany, ref noToAll);
        }
        catch (GhlStockTwitsException failure) when (failure.ErrorId == CmdletErrors.ConfirmationRequiredId)
        {
            throw PublishingErrors.MaxCountRequired(failure);
        }

        if (!_mayPostMany)
        {
            throw PublishingErrors.ManyDeclined();
        }
    }

    private void Post(string text)
    {
        Arguments update = Bind(Messages.Create).With("body", text);
        Message? sent = Await(call => UpdateSender.SendAsync(_guard!, PerHour, update, call));
        if (PassThru)
        {
            WriteObject(sent);
        }
    }

    private string Compose()
    {
        object? input = ParameterSetName == BodySet ? Body : InputObject!.BaseObject;
        if (input is string text && _template is null && _publish is null)
        {
            return UpdateChecks.Given(this, Cashtags.Append(text, Symbol));
        }

        if (_template is null || _publish is null)
        {
            throw PublishingErrors.TemplateRequired(input!.GetType().Name);
        }

        Dictionary<string, object?> fields = ObjectFields.Of(InputObject!);
        foreach (string name in _template.Fields)
        {
            fields[name] = fields.TryGetValue(name, out object? value)
                ? FieldTimes.IsMoment(name, value) ? FieldTimes.Format(name, value, Zone()) : value
                : throw PublishingErrors.FieldMissing(name);
        }

        // A message or user is public already.
        bool isPublic = input is Message or User;
        string composed = UpdateComposer.Compose(
            _template, _publish, fields, ObjectPrivacy.ValuesOf(fields, _publish), isPublic, isPublic).Required;
        UpdateChecks.RequireContact(this, input!, fields, composed, _template, _publish);
        return composed;
    }

    /// <summary>The time zone of the updates: the connected location's, otherwise this computer's.</summary>
    private TimeZoneInfo Zone() =>
        _zone ??= (HighLevelOrNone is { } ghl ? Await(ghl.TimeZoneAsync) : null) ?? TimeZoneInfo.Local;
}
