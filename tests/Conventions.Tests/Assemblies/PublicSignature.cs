using System.Reflection;

namespace GhlStockTwits.Conventions.Tests.Assemblies;

/// <summary>The types that a caller of a public type can see.</summary>
internal static class PublicSignature
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Of(Type type)
    {
        IEnumerable<Type> own = type.GetInterfaces();
        if (type.BaseType is { } parent)
        {
            own = own.Append(parent);
        }

        return own.Concat(type.GetMembers(Members).Where(IsVisible).SelectMany(Of)).SelectMany(Parts);
    }

    private static IEnumerable<Type> Of(MemberInfo member)
    {
        return member switch
        {
            FieldInfo field => [field.FieldType],
            PropertyInfo property => [property.PropertyType],
            MethodInfo method => [method.ReturnType, .. ParametersOf(method)],
            ConstructorInfo constructor => ParametersOf(constructor),
            _ => [],
        };
    }

    private static IEnumerable<Type> ParametersOf(MethodBase method)
    {
        return method.GetParameters().Select(static parameter => parameter.ParameterType);
    }

    private static bool IsVisible(MemberInfo member)
    {
        return member switch
        {
            FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
            PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
            MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
            _ => false,
        };
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.IsGenericParameter)
        {
            return [];
        }

        IEnumerable<Type> parts = type.HasElementType ? Parts(type.GetElementType()!) : [type];
        return type.IsGenericType ? parts.Concat(type.GetGenericArguments().SelectMany(Parts)) : parts;
    }
}
