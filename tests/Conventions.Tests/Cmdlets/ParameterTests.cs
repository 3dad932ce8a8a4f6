using System.Management.Automation;
using System.Reflection;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

public sealed class ParameterTests
{
    private static readonly string[] s_secretWords = ["Token", "Secret", "Password", "Key", "Credential"];

    private static readonly Type[] s_dateTypes =
        [typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly)];

    [Fact]
    public void Cmdlets_say_what_they_give()
    {
        Convention.Require(
            "Add [OutputType(typeof(...))], or [OutputType(typeof(void))]: completion and documentation live on it.",
            CmdletType.Names(static cmdlet => !cmdlet.Type.IsDefined(typeof(OutputTypeAttribute))));
    }

    [Fact]
    public void Secrets_are_not_plain_text()
    {
        Convention.Require(
            "Make the parameter a SecureString or a PSCredential: plain text stays in histories, logs and transcripts.",
            from cmdlet in CmdletType.All
            from parameter in cmdlet.Parameters
            where parameter.PropertyType == typeof(string) || parameter.PropertyType == typeof(string[])
            where parameter.Name != "PublicKey"
            where s_secretWords.Any(word => parameter.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            select $"{cmdlet} -{parameter.Name}");
    }

    [Fact]
    public void Dates_are_read_the_same_in_every_culture()
    {
        Convention.Require(
            "Make the parameter a DateArgument with [DateTransformation]: PowerShell alone reads text in the culture "
                + "of the session.",
            from cmdlet in CmdletType.All
            from parameter in cmdlet.Parameters
            let type = Plain(parameter.PropertyType)
            where s_dateTypes.Contains(type)
                || (type == typeof(DateArgument) && !parameter.IsDefined(typeof(DateTransformationAttribute)))
            select $"{cmdlet} -{parameter.Name}");
    }

    [Fact]
    public void Dates_of_any_operation_are_read_the_same_in_every_culture()
    {
        Convention.Require(
            "Give the parameter a DateTransformationAttribute in OperationParameters.",
            from operation in OperationCatalog.Operations.Values
            from parameter in OperationParameters.For(operation, []).Values
            where s_dateTypes.Contains(parameter.ParameterType)
                || (parameter.ParameterType == typeof(DateArgument)
                    && !parameter.Attributes.OfType<DateTransformationAttribute>().Any())
            select $"{operation.Name} -{parameter.Name}");
    }

    [Fact]
    public void Numbers_for_durations_are_seconds()
    {
        Convention.Require(
            "Add [SecondsTransformation]: PowerShell alone reads a number as ticks.",
            from cmdlet in CmdletType.All
            from parameter in cmdlet.Parameters
            where Plain(parameter.PropertyType) == typeof(TimeSpan)
                && !parameter.IsDefined(typeof(SecondsTransformationAttribute))
            select $"{cmdlet} -{parameter.Name}");
    }

    [Fact]
    public void At_most_one_parameter_of_a_set_takes_the_piped_object()
    {
        Convention.Require(
            "Keep ValueFromPipeline on one parameter of the set; the others can bind by property name. A TextArgument "
                + "can come beside the object that the text is for.",
            from cmdlet in CmdletType.All
            from set in SetsOf(cmdlet)
            let takers = from parameter in cmdlet.Parameters
                         where parameter.PropertyType.Name != "TextArgument"
                         where CmdletType.BindingsOf(parameter).Any(
                             binding => binding.ValueFromPipeline && IsIn(binding, set))
                         select parameter.Name
            where takers.Count() > 1
            select $"{cmdlet}, set {set}: {string.Join(", ", takers)}");
    }

    [Fact]
    public void Positions_are_taken_once_in_a_set()
    {
        Convention.Require(
            "Give the positions of the set different numbers.",
            from cmdlet in CmdletType.All
            from set in SetsOf(cmdlet)
            from position in cmdlet.Bindings
                .Where(binding => binding.Position >= 0 && IsIn(binding, set))
                .GroupBy(static binding => binding.Position)
            where position.Count() > 1
            select $"{cmdlet}, set {set}, position {position.Key}");
    }

    [Fact]
    public void Cmdlets_with_several_parameter_sets_name_an_existing_default()
    {
        Convention.Require(
            "Set DefaultParameterSetName to one of the sets, so that a call without hints is not ambiguous.",
            CmdletType.Names(static cmdlet => SetsOf(cmdlet) is { Count: > 1 } sets
                && !sets.Contains(cmdlet.Attribute.DefaultParameterSetName)));
    }

    [Fact]
    public void Switches_are_off_by_default()
    {
        Convention.Require(
            "Reverse the switch, or make it a bool?: users do not expect to turn off a switch.",
            from cmdlet in CmdletType.All
            from parameter in cmdlet.Parameters
            where parameter.PropertyType == typeof(SwitchParameter)
            let declaring = parameter.DeclaringType!.IsAbstract ? cmdlet.Type : parameter.DeclaringType
            where ((SwitchParameter)parameter.GetValue(Activator.CreateInstance(declaring))!).IsPresent
            select $"{cmdlet} -{parameter.Name}");
    }

    private static Type Plain(Type type)
    {
        Type single = type.IsArray ? type.GetElementType()! : type;

        return Nullable.GetUnderlyingType(single) ?? single;
    }

    private static HashSet<string> SetsOf(CmdletType cmdlet)
    {
        HashSet<string> named =
        [
            .. cmdlet.Bindings.Select(static binding => binding.ParameterSetName)
                .Where(static set => set != ParameterAttribute.AllParameterSets),
        ];

        return named.Count > 0 ? named : [ParameterAttribute.AllParameterSets];
    }

    private static bool IsIn(ParameterAttribute binding, string set)
    {
        return binding.ParameterSetName == set || binding.ParameterSetName == ParameterAttribute.AllParameterSets;
    }
}
