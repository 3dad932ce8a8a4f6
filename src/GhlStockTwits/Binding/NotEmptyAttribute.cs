using System.Collections;
using System.Management.Automation;

namespace GhlStockTwits.Binding;

/// <summary>Refuses null, empty texts and lists with them, and says what the parameter takes.</summary>
/// <param name="accepted">What the parameter takes, for example <c>the names of tags</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotEmptyAttribute(string accepted) : ValidateArgumentsAttribute
{
    /// <summary>What the parameter takes.</summary>
    public string Accepted { get; } = accepted;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (IsEmpty(arguments))
        {
            throw new ValidationMetadataException($"The value is empty. Pass {Accepted}.");
        }
    }

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        PSObject wrapped => IsEmpty(wrapped.BaseObject),
        string text => string.IsNullOrWhiteSpace(text),
        IDictionary => false,
        ICollection list => list.Count == 0 || list.Cast<object?>().Any(IsEmpty),
        _ => false,
    };
}
