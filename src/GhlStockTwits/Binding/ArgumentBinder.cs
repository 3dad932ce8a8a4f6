using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;
using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>
/// Fills an operation's arguments from the parameters that a user gave. The only place that reflects on cmdlets.
/// </summary>
internal static class ArgumentBinder
{
    /// <summary>The parameter that names the thing itself, whatever the service calls it in the path.</summary>
    private const string Identity = "Id";

    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> s_properties = new();

    /// <summary>
    /// The arguments of an operation from the bound parameters of a cmdlet; what was not given is not sent.
    /// </summary>
    public static Arguments Bind(PSCmdlet cmdlet, Operation operation)
    {
        IReadOnlyDictionary<string, PropertyInfo> properties = s_properties.GetOrAdd(cmdlet.GetType(), ByArgumentName);
        Arguments arguments = [];
        foreach (OperationParameter parameter in operation.Parameters)
        {
            if ((properties.TryGetValue(parameter.Name, out PropertyInfo? property)
                    || (parameter == operation.Identity && properties.TryGetValue(Identity, out property)))
                && cmdlet.MyInvocation.BoundParameters.ContainsKey(property.Name))
            {
                arguments.Add(parameter.Name, Unwrap(property.GetValue(cmdlet)));
            }
        }

        return arguments;
    }

    /// <summary>The value without PowerShell's wrappers, so that Core sees plain values only.</summary>
    public static object? Unwrap(object? value) => value switch
    {
        PSObject wrapped when wrapped.BaseObject is PSCustomObject =>
            wrapped.Properties.ToDictionary(
                static property => property.Name, static property => Unwrap(property.Value)),
        PSObject wrapped => Unwrap(wrapped.BaseObject),
        SwitchParameter flag => flag.IsPresent,
        string text => text,
        IDictionary dictionary => dictionary.Keys.Cast<object>().ToDictionary(
            static key => key.ToString()!, key => Unwrap(dictionary[key]), StringComparer.OrdinalIgnoreCase),
        IEnumerable list => list.Cast<object?>().Select(Unwrap).ToArray(),
        _ => value,
    };

    private static Dictionary<string, PropertyInfo> ByArgumentName(Type cmdlet) =>
        cmdlet.GetProperties()
            .Where(static property => property.IsDefined(typeof(ParameterAttribute)))
            .ToDictionary(
                static property => property.GetCustomAttribute<ArgumentAttribute>()?.Name ?? property.Name,
                StringComparer.OrdinalIgnoreCase);
}
