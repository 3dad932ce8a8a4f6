using System.Management.Automation;
using System.Reflection;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

/// <summary>A cmdlet as its class declares it.</summary>
internal sealed class CmdletType
{
    private CmdletType(Type type, CmdletAttribute attribute)
    {
        Type = type;
        Attribute = attribute;
        object? shared = (Activator.CreateInstance(type) as IDynamicParameters)?.GetDynamicParameters();
        Parameters =
        [
            .. ParameterObjects.PropertiesOf(type),
            .. shared is null ? [] : ParameterObjects.PropertiesOf(ParameterObjects.DeclaringType(shared)),
        ];
    }

    public static IReadOnlyList<CmdletType> All { get; } =
    [
        .. from type in typeof(ServiceCmdlet).Assembly.GetTypes()
           let attribute = type.GetCustomAttribute<CmdletAttribute>()
           where attribute is not null
           select new CmdletType(type, attribute),
    ];

    public Type Type { get; }

    public CmdletAttribute Attribute { get; }

    public IReadOnlyList<PropertyInfo> Parameters { get; }

    public string Name => $"{Attribute.VerbName}-{Attribute.NounName}";

    public string ClassName => $"{Attribute.VerbName}{Attribute.NounName}Command";

    public IEnumerable<ParameterAttribute> Bindings => Parameters.SelectMany(BindingsOf);

    public static IEnumerable<ParameterAttribute> BindingsOf(PropertyInfo parameter)
    {
        return parameter.GetCustomAttributes<ParameterAttribute>();
    }

    public static IEnumerable<string> Names(Func<CmdletType, bool> predicate)
    {
        return All.Where(predicate).Select(static cmdlet => cmdlet.Name);
    }

    public override string ToString()
    {
        return Name;
    }
}
