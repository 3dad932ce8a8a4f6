using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace GhlStockTwits.Generator;

/// <summary>Reads the parameters of one cmdlet.</summary>
internal sealed class ParameterReader
{
    private const int MaxChoices = 25;

    private static readonly HashSet<string> s_common = [.. Cmdlet.CommonParameters];

    private static readonly Dictionary<string, string> s_added = new()
    {
        ["WhatIf"] = "Says what would be changed and changes nothing.",
        ["Confirm"] = "Asks before each change.",
    };

    private readonly Type _cmdlet;
    private readonly XmlDocs _docs;
    private readonly object _instance;

    public ParameterReader(Type cmdlet, XmlDocs docs)
    {
        _cmdlet = cmdlet;
        _docs = docs;
        _instance = Activator.CreateInstance(cmdlet)!;
    }

    /// <summary>Positional parameters in their order, then those that are required, then the rest by name.</summary>
    public ParameterHelp[] Read(CommandParameterSetInfo set) =>
    [
        .. set.Parameters.Where(static parameter => !s_common.Contains(parameter.Name))
            .Select(Read)
            .OrderBy(static parameter => parameter.Position ?? int.MaxValue)
            .ThenByDescending(static parameter => parameter.IsRequired)
            .ThenBy(static parameter => s_added.ContainsKey(parameter.Name))
            .ThenBy(static parameter => parameter.Name, StringComparer.Ordinal),
    ];

    private ParameterHelp Read(CommandParameterInfo parameter)
    {
        PropertyInfo? property = Array.Find(_cmdlet.GetProperties(), each => each.Name == parameter.Name);
        Type type = parameter.ParameterType;
        bool isSwitch = type == typeof(SwitchParameter);

        return new ParameterHelp
        {
            Name = parameter.Name,
            Description = s_added.GetValueOrDefault(parameter.Name)
                ?? (property is null ? string.Empty : _docs.Summary(property.DeclaringType!, property.Name)),
            Type = NameOf(type),
            IsSwitch = isSwitch,
            IsList = type.IsArray,
            IsRequired = parameter.IsMandatory,
            TakesWildcards = parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            Position = parameter.Position >= 0 ? parameter.Position : null,
            TakesPipedObject = parameter.ValueFromPipeline,
            TakesPipedProperty = parameter.ValueFromPipelineByPropertyName,
            Aliases = [.. parameter.Aliases.Order(StringComparer.Ordinal)],
            Choices = Choices(parameter),
            Default = isSwitch ? "False" : DefaultOf(property),
        };
    }

    private static string[] Choices(CommandParameterInfo parameter)
    {
        Type type = Element(parameter.ParameterType);
        string[] words = parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues.ToArray()
            ?? (type.IsEnum ? Enum.GetNames(type) : []);

        return words.Length <= MaxChoices ? words : [];
    }

    /// <summary>Only plain values: what is empty or nothing says nothing.</summary>
    private string? DefaultOf(PropertyInfo? property) => property?.GetValue(_instance) switch
    {
        string { Length: > 0 } text => text,
        Enum word => word.ToString(),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Uri uri => uri.ToString(),
        int number when number != 0 => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        Type plain = Element(type);

        return plain.IsGenericType
            ? $"{plain.Name.Split('`')[0]}<{string.Join(", ", plain.GetGenericArguments().Select(NameOf))}>"
            : plain.Name;
    }

    private static Type Element(Type type)
    {
        Type element = type.IsArray ? type.GetElementType()! : type;

        return Nullable.GetUnderlyingType(element) ?? element;
    }
}
