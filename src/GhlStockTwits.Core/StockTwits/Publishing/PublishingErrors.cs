using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>The reasons for which an update is not posted.</summary>
internal static class PublishingErrors
{
    /// <summary>The text is empty.</summary>
    public static GhlStockTwitsException TextEmpty() => new(
        "StockTwits.TextEmpty", FailureCategory.InvalidData, "The text is empty. Nothing was posted.", "Pass a text.");

    /// <summary>PowerShell replaced a cashtag with nothing.</summary>
    /// <param name="name">The name that PowerShell took for a variable.</param>
    public static GhlStockTwitsException CashtagRemoved(string name) => new(
        "StockTwits.CashtagRemoved", FailureCategory.InvalidArgument,
        $"In double quotes, PowerShell takes ${name} for a variable, which has no value. Nothing was posted.",
        $"Write the text in single quotes, or pass -Symbol {name}.")
    {
        StopsPipeline = true,
    };

    /// <summary>The text begins or ends with a blank.</summary>
    public static GhlStockTwitsException CashtagMissing() => new(
        "StockTwits.CashtagRemoved", FailureCategory.InvalidData,
        "The text begins or ends with a blank, as if PowerShell had removed a cashtag. Nothing was posted.",
        "Write cashtags in single quotes, or pass -Symbol. If nothing is missing, remove the blank.");

    /// <summary>More than one object was piped, and the session is not interactive.</summary>
    public static GhlStockTwitsException MaxCountRequired(Exception cause) => new(
        "StockTwits.MaxCountRequired", FailureCategory.InvalidOperation,
        "More than one object was piped, and the session is not interactive. Nothing was posted.",
        "Pass -MaxCount with the number of updates that may be posted.", cause)
    {
        StopsPipeline = true,
    };

    /// <summary>The user does not want to post about all objects.</summary>
    public static GhlStockTwitsException ManyDeclined() => new(
        "StockTwits.ManyDeclined", FailureCategory.InvalidOperation,
        "More than one object was piped, and you answered no. Nothing was posted.",
        "Pipe one object, or pass -MaxCount.")
    {
        StopsPipeline = true,
    };

    /// <summary>As many updates as allowed were posted.</summary>
    /// <param name="maxCount">The number.</param>
    public static GhlStockTwitsException MaxCountReached(int maxCount) => new(
        "StockTwits.MaxCountReached", FailureCategory.LimitsExceeded,
        $"{maxCount} updates were posted, as -MaxCount allows. The other objects were not.",
        "Pass a larger -MaxCount to post about more.")
    {
        StopsPipeline = true,
    };

    /// <summary>The account posted the same text within a day.</summary>
    public static GhlStockTwitsException TextRepeated() => new(
        "StockTwits.DuplicateMessage", FailureCategory.ResourceExists,
        "The account posted the same text within a day. Nothing was posted.", "Change the text, or wait.");

    /// <summary>The account posted as many updates as it may within an hour.</summary>
    /// <param name="perHour">The number.</param>
    public static GhlStockTwitsException CapReached(int perHour) => new(
        "StockTwits.CapReached", FailureCategory.LimitsExceeded,
        $"The account posted {perHour} updates or more within an hour. Nothing was posted.",
        "Wait, or pass a larger -PerHour.")
    {
        StopsPipeline = true,
    };

    /// <summary>What the account posted cannot be told.</summary>
    public static GhlStockTwitsException StreamUnreadable() => new(
        "StockTwits.StreamUnreadable", FailureCategory.InvalidResult,
        "The account's own stream does not show what it posted within a day. Nothing was posted.", "Try again later.")
    {
        StopsPipeline = true,
    };

    /// <summary>A field is published, but the template does not use it.</summary>
    /// <param name="field">The field.</param>
    public static GhlStockTwitsException FieldUnused(string field) => new(
        "StockTwits.FieldUnused", FailureCategory.InvalidArgument,
        $"The field '{field}' is published, but the template does not use it.",
        $"Write {{{{ {field} }}}} in the template, or remove the field from -Publish.")
    {
        StopsPipeline = true,
    };

    /// <summary>The text contains what no reader could see as it was meant.</summary>
    public static GhlStockTwitsException TextDamaged() => new(
        "StockTwits.TextDamaged", FailureCategory.InvalidData,
        "The text contains half of a character, or a control character. Nothing was posted.",
        "Check how the text was cut or read.");

    /// <summary>The text is too long.</summary>
    /// <param name="length">The length as StockTwits counts.</param>
    public static GhlStockTwitsException TextTooLong(int length) => new(
        "StockTwits.TextTooLong", FailureCategory.LimitsExceeded,
        $"The text has {length} characters as StockTwits counts; {UpdateText.MaxLength} are allowed. "
            + "Nothing was posted.",
        $"Shorten it by {length - UpdateText.MaxLength}. A link counts 20, an angle bracket 4.");

    /// <summary>The text holds something private.</summary>
    /// <param name="reason">What it holds, without the value.</param>
    public static GhlStockTwitsException TextPrivate(string reason) => new(
        "StockTwits.TextPrivate", FailureCategory.PermissionDenied,
        $"{reason} Nothing was posted.", "Remove it from the text, or the field from the template.");

    /// <summary>Neither a template nor a list of fields was given for an object.</summary>
    /// <param name="type">The object's type.</param>
    public static GhlStockTwitsException TemplateRequired(string type) => new(
        "StockTwits.TemplateRequired", FailureCategory.InvalidArgument,
        $"{type}: -Template and -Publish must say which fields may be made public. Nothing was posted.",
        "Pass -Template with the text and -Publish with the fields that it uses, or pipe a text.")
    {
        StopsPipeline = true,
    };

    /// <summary>The object does not have a field that is to be published.</summary>
    /// <param name="field">The field.</param>
    public static GhlStockTwitsException FieldMissing(string field) => new(
        "StockTwits.FieldMissing", FailureCategory.InvalidArgument, $"The object does not have a field '{field}'.",
        "Correct -Publish, or do not pipe such objects.");

    /// <summary>The object has the field, but without a value.</summary>
    /// <param name="field">The field.</param>
    public static GhlStockTwitsException FieldEmpty(string field) => new(
        "StockTwits.FieldEmpty", FailureCategory.InvalidData,
        $"The field '{field}' is empty. Nothing was posted.",
        "Fill in the field, or do not use it in the template.");

    /// <summary>The field is an object with values of its own.</summary>
    /// <param name="field">The field.</param>
    public static GhlStockTwitsException FieldNested(string field) => new(
        "StockTwits.FieldNested", FailureCategory.InvalidArgument,
        $"The field '{field}' is an object, not a text, number or date. Nothing was posted.",
        "Publish only fields with single values, or lists of them.");

    /// <summary>A value is not of the kind that its format is for.</summary>
    /// <param name="reason">Which field, without its value.</param>
    public static GhlStockTwitsException FieldFormat(string reason) => new(
        "GhlStockTwits.FieldFormat", FailureCategory.InvalidData, $"{reason} Nothing was posted.",
        "Correct the field or the template.");
}
