using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Generator;

/// <summary>Reads the parameters of one cmdlet.</summary>
internal sealed class ParameterReader
{
    private const int MaxChoices = 25;

    private static readonly HashSet<string> s_common = [.. Cmdlet.CommonParameters];

    private static readonly Dictionary<string, string> s_added = new()
    {
        ["WhatIf"] = "Shows what would happen if the cmdlet runs. The cmdlet is not run.",
        ["Confirm"] = "Prompts you for confirmation before running the cmdlet.",
    };

    private readonly XmlDocs _docs;
    private readonly Dictionary<string, (PropertyInfo Property, object Owner)> _properties = [];

    public ParameterReader(Type cmdlet, XmlDocs docs)
    {
        _docs = docs;
        object instance = Activator.CreateInstance(cmdlet)!;
        AddPropertiesOf(instance);
        if ((instance as IDynamicParameters)?.GetDynamicParameters() is { } shared)
        {
            AddPropertiesOf(shared is RuntimeDefinedParameterDictionary
                ? Activator.CreateInstance(ParameterObjects.DeclaringType(shared))!
                : shared);
        }
    }

    /// <summary>Positional parameters by position, then required ones, then the others by name.</summary>
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
        bool isDeclared =
            _properties.TryGetValue(parameter.Name, out (PropertyInfo Property, object Owner) declared);
        Type type = parameter.ParameterType;
        bool isSwitch = type == typeof(SwitchParameter);

        return new ParameterHelp
        {
            Name = parameter.Name,
            Description = s_added.GetValueOrDefault(parameter.Name)
                ?? (isDeclared
                    ? _docs.Summary(declared.Property.DeclaringType!, declared.Property.Name)
                    : string.Empty),
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
            Default = isSwitch ? "False"
                : isDeclared ? DefaultOf(declared.Property.GetValue(declared.Owner)) : null,
        };
    }

    private void AddPropertiesOf(object owner)
    {
        foreach (PropertyInfo property in ParameterObjects.PropertiesOf(owner.GetType()))
        {
            _properties[property.Name] = (property, owner);
        }
    }

    private static string[] Choices(CommandParameterInfo parameter)
    {
        Type type = Element(parameter.ParameterType);
        string[] words = parameter.Attributes.OfType<ValidateSetAttribute>().FirstOrDefault()?.ValidValues.ToArray()
            ?? (type.IsEnum ? Enum.GetNames(type) : []);

        return words.Length <= MaxChoices ? words : [];
    }

    /// <summary>The default of a simple type; null if it is empty or zero.</summary>
    private static string? DefaultOf(object? value) => value switch
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
