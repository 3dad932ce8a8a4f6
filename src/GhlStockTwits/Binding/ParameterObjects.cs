using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;

namespace GhlStockTwits.Binding;

/// <summary>
/// Marks a property of a parameter object that New- cmdlets can also take from piped objects. Set- cmdlets never do: a
/// value that a piped object happens to have must not be written back.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ColumnAttribute : Attribute;

/// <summary>
/// Parameters that several cmdlets share: an object whose properties have [Parameter] declares them once.
/// </summary>
internal static class ParameterObjects
{
    /// <summary>The parameters of a parameter object; its columns bind by property name too.</summary>
    /// <typeparam name="T">The type of the parameter object.</typeparam>
    public static RuntimeDefinedParameterDictionary WithColumns<T>()
    {
        RuntimeDefinedParameterDictionary parameters = new() { Data = typeof(T) };
        foreach (PropertyInfo property in PropertiesOf(typeof(T)))
        {
            Collection<Attribute> attributes = [.. property.GetCustomAttributes<Attribute>().Where(static attribute =>
                attribute is ParameterAttribute or AliasAttribute or ArgumentCompleterAttribute
                    or ValidateArgumentsAttribute or ArgumentTransformationAttribute)];
            foreach (ParameterAttribute binding in attributes.OfType<ParameterAttribute>())
            {
                binding.ValueFromPipelineByPropertyName = property.IsDefined(typeof(ColumnAttribute));
            }

            parameters[property.Name] = new RuntimeDefinedParameter(property.Name, property.PropertyType, attributes);
        }

        return parameters;
    }

    /// <summary>The type that declares the parameters of a cmdlet or of its parameter object.</summary>
    public static Type DeclaringType(object source) =>
        source is RuntimeDefinedParameterDictionary { Data: Type declaring } ? declaring : source.GetType();

    /// <summary>The properties of a type that are parameters.</summary>
    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        type.GetProperties().Where(static property => property.IsDefined(typeof(ParameterAttribute)));

    /// <summary>The value of a parameter.</summary>
    public static object? ValueOf(object source, PropertyInfo property) =>
        source is RuntimeDefinedParameterDictionary parameters
            ? parameters[property.Name].Value
            : property.GetValue(source);
}
