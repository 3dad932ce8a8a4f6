using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// A cmdlet that makes a public text. It takes text that was written for the purpose; of an object it takes only what a template
/// names and -Publish lists. A note has a Body too: nothing here may ever bind by property name.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class UpdateCmdlet : StockTwitsCmdlet
{
    private protected const string BodySet = "Body";
    private const string InputSet = "Input";

    private GhlStockTwits.StockTwits.Publishing.Template? _template;
    private PublishList? _publish;

    /// <summary>The text. At most 1000 characters as StockTwits counts: a link is 20, an angle bracket 4.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BodySet, HelpMessage = "The text of the update.")]
    [AllowEmptyString]
    public string Body { get; set; } = string.Empty;

    /// <summary>A text, which is sent as it is; or any object, of which -Template says what is sent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true, HelpMessage = "What the update is made of.")]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The text with fields of the piped object: 'Due {{ dueDate }}: {{ title }}'.</summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    /// <summary>The fields that the template may use. E-mail, phone, address, birth date and bodies can never be listed.</summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Publish { get; set; }

    private protected override object? Target => InputObject?.BaseObject is string or PSCustomObject ? null : InputObject?.BaseObject;

    private protected override void Begin()
    {
        RequireAccount();
        _template = Template is null ? null : new GhlStockTwits.StockTwits.Publishing.Template(Template);
        _publish = Publish is null ? null : new PublishList(Publish);
    }

    /// <summary>The text to send; null after an error record, when there is none that may be sent.</summary>
    private protected string? Compose()
    {
        string? text = ParameterSetName == BodySet ? Body
            : InputObject!.BaseObject is string given && (_template ?? (object?)_publish) is null ? given
            : Render(InputObject);
        ErrorRecord? refusal = text is null ? null
            : string.IsNullOrWhiteSpace(text) ? ErrorRecords.TextBlank(Target)
            : UpdateText.Count(text) > UpdateText.MaxLength ? ErrorRecords.TextTooLong(UpdateText.Count(text), Target)
            : null;
        return Refuse(refusal) ? null : text;
    }

    private string? Render(PSObject input)
    {
        if (_template is null || _publish is null)
        {
            Refuse(ErrorRecords.TemplateRequired(input.BaseObject));
            return null;
        }

        Dictionary<string, object?> fields = ObjectFields.Of(input);
        string? unknown = _publish.Names.FirstOrDefault(name => !fields.ContainsKey(name));
        if (unknown is not null)
        {
            throw new ArgumentException($"The object has no field '{unknown}'. Correct -Publish, or leave such objects out.");
        }

        string text = _template.Render(_publish.Select(fields));
        string? reason = MentionOf(input, text) ?? ObjectFields.PrivateOf(fields).FindIn(text, _template.Text);
        return Refuse(reason is null ? null : ErrorRecords.TextPrivate(reason, Target)) ? null : text;
    }

    /// <summary>To name a person in public needs consent, which recipes know of. StockTwits' own users are public already.</summary>
    private string? MentionOf(PSObject input, string text) =>
        input.BaseObject is Message or User || !Mentions.In(text).Except(Mentions.In(_template!.Text)).Any()
            ? null
            : "a field of the object would mention a person, which only a recipe with a consent field may do";

    private bool Refuse(ErrorRecord? refusal)
    {
        if (refusal is not null)
        {
            WriteError(refusal);
        }

        return refusal is not null;
    }
}
