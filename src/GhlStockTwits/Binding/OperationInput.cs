using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>A piped object whose IDs become arguments of an operation.</summary>
/// <param name="input">The object.</param>
internal sealed class OperationInput(object input)
{
    private readonly ArgumentInput _input = new(input);

    /// <summary>
    /// Why the operation cannot use the object, or null if it can. An operation that removes or overwrites something
    /// accepts only objects of its own resource: the ID of a note must not name a contact.
    /// </summary>
    /// <param name="operation">The operation.</param>
    public GhlStockTwitsException? RefusalBy(Operation operation)
    {
        if (_input.Kind is not { } kind || !operation.Changes)
        {
            return null;
        }

        if (kind == ObjectKind.WebhookDelivery)
        {
            return ObjectArgument.Unverified("Read the object with the matching Get- cmdlet, and pipe that.");
        }

        bool isDestructive = operation.Method != HttpMethod.Post
            || operation.Name.Contains("destroy", StringComparison.OrdinalIgnoreCase);
        return isDestructive && !ObjectKind.ResourcesOf(kind).Contains(operation.Resource)
            ? new GhlStockTwitsException(
                "GhlStockTwits.WrongObject", FailureCategory.InvalidArgument,
                $"{operation} does not accept {ObjectKind.Describe(kind)} from the pipeline.",
                "Pass the IDs as parameters, or pipe objects of its own kind.")
            : null;
    }
}
