using System.Management.Automation;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

/// <summary>Cmdlets can be read alone: few classes above them, and no base for the sake of one or two.</summary>
public sealed class ClassTests
{
    private const int MaxBases = 3;
    private const int LeastLeaves = 3;

    [Fact]
    public void At_most_three_classes_are_between_a_cmdlet_and_PSCmdlet()
    {
        Convention.Require(
            "Turn a base class into a helper that the cmdlet uses.",
            from cmdlet in CmdletType.All
            let bases = BasesOf(cmdlet.Type).Count()
            where bases > MaxBases
            select $"{cmdlet}: {bases}");
    }

    [Fact]
    public void A_base_has_at_least_three_cmdlets()
    {
        Convention.Require(
            "Turn the base class into a helper that its cmdlets use.",
            from type in typeof(Infrastructure.AsyncCmdlet).Assembly.GetTypes()
            where type.IsAbstract && typeof(PSCmdlet).IsAssignableFrom(type)
            let leaves = CmdletType.All.Count(cmdlet => BasesOf(cmdlet.Type).Contains(type))
            where leaves < LeastLeaves
            select $"{type.Name}: {leaves}");
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (Type? each = type.BaseType; each is not null && each != typeof(PSCmdlet); each = each.BaseType)
        {
            yield return each;
        }
    }
}
