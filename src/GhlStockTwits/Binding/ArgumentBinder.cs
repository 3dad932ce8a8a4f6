using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>Fills the arguments of an operation from the parameters that the user passed.</summary>
internal static class ArgumentBinder
{
    private const int MaxDepth = 64;

    /// <summary>The parameter that identifies the object itself, whatever the service calls it in the path.</summary>
    private const string Identity = "Id";

    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> s_properties = new();

    /// <summary>
    /// The arguments of an operation from the parameters of a cmdlet and of its parameter object. Parameters that were
    /// not passed are not sent, nor is a list where the service takes one value: the cmdlet calls it for each.
    /// </summary>
    public static Arguments Bind(PSCmdlet cmdlet, Operation operation)
    {
        object? shared = (cmdlet as IDynamicParameters)?.GetDynamicParameters();
        object[] sources = shared is null ? [cmdlet] : [cmdlet, shared];
        Arguments arguments = [];
        foreach (object source in sources)
        {
            AddFrom(source, cmdlet, operation, arguments);
        }

        return arguments;
    }

    /// <summary>The value without PowerShell's wrappers, so that Core sees plain values only.</summary>
    /// <exception cref="GhlStockTwitsException">The value has too many levels, or contains itself.</exception>
    public static object? Unwrap(object? value) => Unwrap(value, MaxDepth);

    private static object? Unwrap(object? value, int depth) => value switch
    {
        _ when depth == 0 => throw new GhlStockTwitsException(
            "GhlStockTwits.ArgumentTooDeep", FailureCategory.InvalidArgument,
            $"The value has more than {MaxDepth} levels, or contains itself.",
            "Pass a value with fewer levels."),
        PSObject wrapped when wrapped.BaseObject is PSCustomObject =>
            wrapped.Properties.ToDictionary(
                static property => property.Name, property => Unwrap(property.Value, depth - 1)),
        PSObject wrapped => Unwrap(wrapped.BaseObject, depth),
        SwitchParameter flag => flag.IsPresent,
        string text => text,
        IDictionary dictionary => dictionary.Keys.Cast<object>().ToDictionary(
            static key => key.ToString()!, key => Unwrap(dictionary[key], depth - 1), StringComparer.OrdinalIgnoreCase),
        IEnumerable list => list.Cast<object?>().Select(item => Unwrap(item, depth - 1)).ToArray(),
        _ => value,
    };

    private static void AddFrom(object source, PSCmdlet cmdlet, Operation operation, Arguments arguments)
    {
        IReadOnlyDictionary<string, PropertyInfo> properties =
            s_properties.GetOrAdd(ParameterObjects.DeclaringType(source), ByArgumentName);
        foreach (OperationParameter parameter in operation.Parameters)
        {
            if ((properties.TryGetValue(parameter.Name, out PropertyInfo? property)
                    || (parameter == operation.Identity && properties.TryGetValue(Identity, out property)))
                && cmdlet.MyInvocation.BoundParameters.ContainsKey(property.Name)
                && !(property.PropertyType.IsArray && parameter.Kind != ParameterKind.List))
            {
                arguments.Add(parameter.Name, Unwrap(ParameterObjects.ValueOf(source, property)));
            }
        }
    }

    private static Dictionary<string, PropertyInfo> ByArgumentName(Type declaring) =>
        ParameterObjects.PropertiesOf(declaring).ToDictionary(
            static property => property.GetCustomAttribute<ArgumentAttribute>()?.Name ?? property.Name,
            StringComparer.OrdinalIgnoreCase);
}
