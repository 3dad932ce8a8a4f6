using System.ComponentModel;
using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>
/// Identifies an object. An input that does not identify one is refused when the argument is used, not when PowerShell
/// converts it: PowerShell would not say why a piped object does not bind.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ObjectArgument
{
    private protected ObjectArgument(object input, ObjectKind kind)
    {
        Kind = kind;
        Input = new ArgumentInput(input);
    }

    /// <summary>The kind of object that is identified.</summary>
    internal ObjectKind Kind { get; }

    /// <summary>The input.</summary>
    internal ArgumentInput Input { get; }

    /// <summary>Whether an object of the kind is identified.</summary>
    internal abstract bool IsIdentified { get; }

    /// <summary>Whether the input is another object that only refers to the identified one.</summary>
    internal virtual bool IsReference => false;

    /// <summary>Whether the input came from a sender that was not checked.</summary>
    internal bool IsUnverified => Input.Kind == ObjectKind.WebhookDelivery && Input["IsVerified"] != "True";

    /// <summary>What the user should pass instead.</summary>
    internal virtual string Advice => Kind.Accepted;

    /// <summary>The columns that identify the object in a row.</summary>
    internal virtual string Columns => $"{Kind.Key} or Id";

    /// <summary>Why a cmdlet cannot use the argument, or null if it can.</summary>
    /// <param name="parameter">The parameter that has the argument.</param>
    /// <param name="changes">Whether the cmdlet changes something.</param>
    /// <param name="isDestructive">Whether the cmdlet removes, completes or overwrites something.</param>
    internal GhlStockTwitsException? Refusal(string parameter, bool changes, bool isDestructive)
    {
        if (changes && IsUnverified)
        {
            return Unverified(UnverifiedAdvice);
        }

        if (!IsIdentified)
        {
            return Input.Text is { Length: 0 }
                ? new GhlStockTwitsException(
                    "GhlStockTwits.ArgumentEmpty", FailureCategory.InvalidArgument, $"-{parameter} is empty.", Advice)
                : Input.IsRow ? NotInRow() : WrongKind();
        }

        return isDestructive && IsReference ? WrongKind() : null;
    }

    /// <summary>The error of a webhook delivery that is piped into a change.</summary>
    /// <param name="advice">What to do instead.</param>
    internal static GhlStockTwitsException Unverified(string advice) => new(
        "GhlStockTwits.Unverified", FailureCategory.InvalidArgument,
        "Nothing proves that HighLevel sent this webhook delivery, so it changes nothing.", advice);

    private string UnverifiedAdvice => Input["Type"]?.StartsWith("Task", StringComparison.Ordinal) == true
        ? "Read the task: Get-GhlContactTask -All | Where-Object Id -EQ with the ID of the delivery."
        : "Read the object with the matching Get- cmdlet, and pipe that: … | Get-GhlContact | …";

    private GhlStockTwitsException NotInRow() => new(
        $"GhlStockTwits.{Kind.TypeName}Required", FailureCategory.InvalidArgument,
        $"The row does not identify {Kind.WithArticle}.", $"It requires a column {Columns}.");

    private GhlStockTwitsException WrongKind()
    {
        string given = Input.Kind is { } kind ? ObjectKind.Describe(kind)
            : Input.IsRow ? $"a row that does not identify {Kind.WithArticle}"
            : Input.Text is not null ? "a text that does not identify one"
            : $"an object of type {Input.Value.GetType().Name}";
        return new GhlStockTwitsException(
            "GhlStockTwits.WrongObject", FailureCategory.InvalidArgument,
            $"{char.ToUpperInvariant(Kind.WithArticle[0])}{Kind.WithArticle[1..]} is required here, and {given} was "
            + "passed.",
            Advice);
    }
}
