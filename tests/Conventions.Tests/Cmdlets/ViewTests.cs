using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

public sealed class ViewTests
{
    private const string Ours = "GhlStockTwits";
    private const int LeastOfLast = 12;

    private static readonly XElement[] s_views =
        [.. XDocument.Load(Repository.PathOf("module", "GhlStockTwits.Format.ps1xml")).Descendants("View")];

    [Fact]
    public void What_cmdlets_give_has_a_view()
    {
        HashSet<string> viewed = [.. s_views.SelectMany(TypeNames)];

        Convention.Require(
            "Add a view to module/GhlStockTwits.Format.ps1xml: without one, objects print in the columns of those "
                + "before them.",
            from cmdlet in CmdletType.All
            from output in cmdlet.Type.GetCustomAttributes<OutputTypeAttribute>()
            from type in output.Type.Select(static each => each.Type)
            where type?.FullName is { } name && name.StartsWith(Ours, StringComparison.Ordinal)
            where !BasesOf(type).Any(each => viewed.Contains(each.FullName!))
            select $"{cmdlet} gives {type.FullName}");
    }

    [Fact]
    public void Views_name_types_and_properties_that_exist()
    {
        Convention.Require(
            "Correct the view, or rename back: PowerShell shows an empty column and says nothing.",
            from view in s_views
            from name in TypeNames(view)
            where name.StartsWith(Ours, StringComparison.Ordinal)
            from missing in Missing(name, view)
            select missing);
    }

    [Fact]
    public void Tables_fit_into_80_columns()
    {
        Convention.Require(
            $"Narrow the columns: with a blank between them, and {LeastOfLast} for a last one without a width, "
                + "they must fit into 80.",
            from view in s_views
            let headers = view.Descendants("TableColumnHeader").ToArray()
            where headers.Length > 0
            let width = headers.Sum(static header => (int?)header.Element("Width") ?? LeastOfLast) + headers.Length - 1
            where width > 80
            select $"{view.Element("Name")!.Value}: {width}");
    }

    private static IEnumerable<string> Missing(string name, XElement view)
    {
        Type? type = new[] { Ours, Ours + ".Core", Ours + ".Sync", Ours + ".Sandbox" }
            .Select(assembly => Assembly.Load(assembly).GetType(name))
            .FirstOrDefault(static found => found is not null);
        if (type is null)
        {
            return [name];
        }

        return view.Descendants("PropertyName")
            .Select(static property => property.Value)
            .Where(property => type.GetProperty(property) is null)
            .Select(property => $"{name}.{property}");
    }

    private static IEnumerable<string> TypeNames(XElement view)
    {
        return view.Element("ViewSelectedBy")!.Elements("TypeName").Select(static name => name.Value);
    }

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (Type? each = type; each is not null; each = each.BaseType)
        {
            yield return each;
        }
    }
}
