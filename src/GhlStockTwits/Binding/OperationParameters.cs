using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Binding;

/// <summary>
/// An operation's arguments as parameters of a cmdlet, so that PowerShell completes and converts them.
/// </summary>
internal static class OperationParameters
{
    private static readonly Dictionary<ParameterKind, Type> s_types = new()
    {
        [ParameterKind.Text] = typeof(string),
        [ParameterKind.Int] = typeof(long),
        [ParameterKind.Bool] = typeof(bool),
        [ParameterKind.Time] = typeof(DateArgument),
        [ParameterKind.Milliseconds] = typeof(DateArgument),
        [ParameterKind.List] = typeof(object[]),
        [ParameterKind.Object] = typeof(object),
        [ParameterKind.File] = typeof(string),
        [ParameterKind.Secret] = typeof(SecureString),
    };

    /// <summary>
    /// The parameters. An argument whose name clashes with a parameter of the cmdlet is prefixed with the resource.
    /// </summary>
    public static RuntimeDefinedParameterDictionary For(Operation operation, IReadOnlyCollection<string> taken)
    {
        RuntimeDefinedParameterDictionary parameters = [];
        foreach (OperationParameter parameter in operation.Parameters)
        {
            string name = NameOf(operation, parameter, taken);
            parameters[name] = new RuntimeDefinedParameter(
                name, TypeOf(operation, parameter), Attributes(operation, parameter));
        }

        return parameters;
    }

    /// <summary>The values that the user passed, by the service's names.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Given(
        RuntimeDefinedParameterDictionary parameters, Operation operation, IReadOnlyCollection<string> taken) =>
        from parameter in operation.Parameters
        let given = parameters[NameOf(operation, parameter, taken)]
        where given.IsSet
        select KeyValuePair.Create(parameter.Name, ArgumentBinder.Unwrap(given.Value));

    /// <summary>A value of a hashtable as its parameter reads it: text for a time is a date.</summary>
    /// <exception cref="GhlStockTwitsException">The text is not a date.</exception>
    public static object? Read(Operation operation, string name, object? value)
    {
        ParameterKind? kind = operation.Parameters
            .FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Kind;
        bool isMilliseconds = kind == ParameterKind.Milliseconds && long.TryParse(
            value as string, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        bool isDate = kind is ParameterKind.Time or ParameterKind.Milliseconds && value is string or DateOnly;
        return isDate && !isMilliseconds
            ? DateArgument.From(value) ?? throw new GhlStockTwitsException(
                "GhlStockTwits.DateInvalid", FailureCategory.InvalidArgument,
                $"{name}: {DateArgument.Refusal(value)}", DateText.Forms)
            : value;
    }

    private static string NameOf(Operation operation, OperationParameter parameter, IReadOnlyCollection<string> taken)
    {
        string name = Pascal(parameter.Name);
        return taken.Contains(name, StringComparer.OrdinalIgnoreCase) ? Pascal(operation.Resource) + name : name;
    }

    private static Type TypeOf(Operation operation, OperationParameter parameter) =>
        operation.Service == HighLevelService.Instance && parameter is { Place: ParameterPlace.Path, Name: "contactId" }
            ? typeof(ContactArgument)
            : s_types[parameter.Kind];

    /// <summary>
    /// Only IDs in the path may come from a piped object. Anything else, such as a text, must not be sent by accident.
    /// </summary>
    private static Collection<Attribute> Attributes(Operation operation, OperationParameter parameter)
    {
        bool isPath = parameter.Place == ParameterPlace.Path;
        Collection<Attribute> attributes = [new ParameterAttribute { ValueFromPipelineByPropertyName = isPath }];
        bool isOnlyId = isPath && operation.Parameters.Count(static each =>
            each.Place == ParameterPlace.Path && each.Name != "locationId") == 1;
        if (isOnlyId && parameter.Name is not ("id" or "locationId"))
        {
            attributes.Add(new AliasAttribute("Id"));
        }

        if (s_types[parameter.Kind] == typeof(DateArgument))
        {
            attributes.Add(new DateTransformationAttribute());
        }

        if (parameter.Choices.Count > 0)
        {
            attributes.Add(new ValidateSetAttribute([.. parameter.Choices]));
        }

        return attributes;
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Select(static part => char.ToUpperInvariant(part[0]) + part[1..]));
}
