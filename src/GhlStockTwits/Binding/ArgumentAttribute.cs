namespace GhlStockTwits.Binding;

/// <summary>Names the operation's argument that a parameter fills, if their names differ.</summary>
/// <param name="name">The service's name of the argument.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ArgumentAttribute(string name) : Attribute
{
    /// <summary>The service's name of the argument.</summary>
    public string Name { get; } = name;
}
