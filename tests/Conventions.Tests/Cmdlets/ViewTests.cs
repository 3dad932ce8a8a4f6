using System.Management.Automation;
using System.Reflection;
using System.Xml.Linq;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

public sealed class ViewTests
{
    private const string Ours = "GhlStockTwits";
    private const int LeastOfLast = 11;

    private static readonly XElement[] s_views =
        [.. XDocument.Load(Repository.PathOf("module", "GhlStockTwits.Format.ps1xml")).Descendants("View")];

    /// <summary>The properties that Types.ps1xml adds, by type.</summary>
    private static readonly ILookup<string, string> s_added =
        XDocument.Load(Repository.PathOf("module", "GhlStockTwits.Types.ps1xml")).Descendants("ScriptProperty")
            .ToLookup(
                static property => property.Ancestors("Type").First().Element("Name")!.Value,
                static property => property.Element("Name")!.Value);

    [Fact]
    public void What_cmdlets_give_has_a_view()
    {
        HashSet<string> viewed = [.. s_views.SelectMany(TypeNames)];

        Convention.Require(
            "Add the type to tools/GhlStockTwits.Generator/ViewWriter.cs: without a view, objects print in the columns "
                + "of those before them.",
            from cmdlet in CmdletType.All
            from output in cmdlet.Type.GetCustomAttributes<OutputTypeAttribute>()
            from type in output.Type.Select(static each => each.Type)
            where type?.FullName is { } name && name.StartsWith(Ours, StringComparison.Ordinal)
            where !BasesOf(type).Any(each => viewed.Contains(each.FullName!))
            select $"{cmdlet} gives {type.FullName}");
    }

    [Fact]
    public void Views_name_types_that_exist()
    {
        Convention.Require(
            "Correct the view, or rename back: PowerShell says nothing.",
            from name in s_views.SelectMany(TypeNames).Concat(s_added.Select(static added => added.Key))
            where TypeOf(name) is null
            select name);
    }

    [Fact]
    public void Columns_are_named_as_the_properties_they_show()
    {
        Convention.Require(
            "Name the column as the property, or add the property to module/GhlStockTwits.Types.ps1xml: Where-Object "
                + "finds no other name and says nothing.",
            from view in s_views
            from name in TypeNames(view)
            from column in Columns(view)
            where !IsPropertyOf(name, column.Label)
                || !column.Text.Contains($"$_.{column.Label}", StringComparison.Ordinal)
            select $"{name}: {column.Label} shows {column.Text}");
    }

    [Fact]
    public void Every_text_is_made_safe_to_show()
    {
        Convention.Require(
            "Show the property by [GhlStockTwits.Loader.ViewText]: text of others can hold control sequences.",
            from view in s_views
            from column in Columns(view)
            where !column.Text.StartsWith("[GhlStockTwits.Loader.ViewText]::", StringComparison.Ordinal)
            select $"{view.Element("Name")!.Value}: {column.Label}");
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

    /// <summary>The columns of a table, or the lines of a list.</summary>
    private static IEnumerable<(string Label, string Text)> Columns(XElement view) =>
        view.Descendants("TableColumnHeader").Zip(
            view.Descendants("TableColumnItem"), static (header, item) => (header.Element("Label")!.Value, item.Value))
            .Concat(view.Descendants("ListItem").Select(static item =>
                (item.Element("Label")!.Value, item.Elements("ScriptBlock").Single().Value)));

    private static bool IsPropertyOf(string typeName, string property)
    {
        Type type = TypeOf(typeName)!;
        IEnumerable<Type> shown = type.IsAbstract
            ? type.Assembly.GetTypes().Where(each => each.IsSubclassOf(type))
            : [type];

        return shown.Any(each => each.GetProperty(property) is not null || s_added[each.FullName!].Contains(property));
    }

    private static Type? TypeOf(string name) => new[] { Ours, Ours + ".Core", Ours + ".Sync", Ours + ".Sandbox" }
        .Select(assembly => Assembly.Load(assembly).GetType(name))
        .FirstOrDefault(static found => found is not null);

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
