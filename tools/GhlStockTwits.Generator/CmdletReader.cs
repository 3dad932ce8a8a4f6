using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text.RegularExpressions;
using GhlStockTwits.Binding;
using GhlStockTwits.Catalog;
using Microsoft.PowerShell.Commands;

namespace GhlStockTwits.Generator;

/// <summary>Reads the help of the cmdlets from their classes and XML comments.</summary>
internal static partial class CmdletReader
{
    private static readonly Assembly s_assembly = typeof(CatalogCmdlets).Assembly;

    private static readonly XmlDocs s_docs = new(Path.ChangeExtension(s_assembly.Location, ".xml"));

    /// <summary>All cmdlets by name.</summary>
    public static CmdletHelp[] All()
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(SessionState());
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        CmdletHelp[] cmdlets =
        [
            .. Commands(runspace).Select(Read)
                .OrderBy(static cmdlet => cmdlet.Name, StringComparer.OrdinalIgnoreCase),
        ];

        return [.. cmdlets.Select(
            cmdlet => cmdlet with { Links = [.. Related(cmdlet, cmdlets), .. Documentation(cmdlet)] })];
    }

    private static InitialSessionState SessionState()
    {
        InitialSessionState state = InitialSessionState.Create();
        state.Commands.Add(new SessionStateCmdletEntry("Get-Command", typeof(GetCommandCommand), null));
        foreach (Type type in s_assembly.GetTypes().Where(static type => type.IsDefined(typeof(CmdletAttribute))))
        {
            CmdletAttribute attribute = type.GetCustomAttribute<CmdletAttribute>()!;
            state.Commands.Add(new SessionStateCmdletEntry($"{attribute.VerbName}-{attribute.NounName}", type, null));
        }

        return state;
    }

    /// <summary>The cmdlets as Get-Command returns them: with the parameters of their parameter objects.</summary>
    private static CmdletInfo[] Commands(Runspace runspace)
    {
        using PowerShell shell = PowerShell.Create(runspace);
        return
        [
            .. shell.AddCommand("Get-Command").AddParameter("CommandType", CommandTypes.Cmdlet).Invoke<CmdletInfo>()
                .Where(static command => command.ImplementingType.Assembly == s_assembly),
        ];
    }

    private static CmdletHelp Read(CmdletInfo info)
    {
        string name = info.Name;
        Type type = info.ImplementingType;
        IReadOnlyList<string> summary = s_docs.Summary(type);
        ParameterReader parameters = new(type, s_docs);
        CommandParameterSetInfo[] sets =
        [
            .. info.ParameterSets
                .OrderByDescending(static set => set.IsDefault)
                .ThenBy(static set => set.Name, StringComparer.Ordinal),
        ];
        SyntaxHelp[] syntax = [.. sets.Select(set => new SyntaxHelp(set.Name, $"{name} {set}", parameters.Read(set)))];
        ParameterHelp[] all =
        [
            .. syntax.SelectMany(static set => set.Parameters)
                .GroupBy(static parameter => parameter.Name)
                .Select(Merge)
                .OrderBy(static parameter => parameter.Name, StringComparer.Ordinal),
        ];

        return new CmdletHelp
        {
            Name = name,
            Family = Outputs.CmdletFolder(type),
            Synopsis = summary.Count > 0 ? SentenceEnd().Split(summary[0])[0] : string.Empty,
            Description = [.. summary, .. s_docs.Remarks(type), .. LocalTimes(type)],
            Syntax = syntax,
            Parameters = all,
            Inputs = Inputs(all),
            Outputs = OutputsOf(type),
            Examples = s_docs.Examples(type),
            Related = s_docs.Related(type),
            Operations = type.GetCustomAttribute<CallsAttribute>()?.Operations.Order(StringComparer.Ordinal)
                .ToArray() ?? [],
        };
    }

    /// <summary>A parameter in all its sets. It is required if every set requires it.</summary>
    private static ParameterHelp Merge(IEnumerable<ParameterHelp> inSets)
    {
        ParameterHelp[] all = [.. inSets];

        return all[0] with
        {
            IsRequired = Array.TrueForAll(all, static each => each.IsRequired),
            Position = all.Select(static each => each.Position).FirstOrDefault(static position => position is not null),
            TakesPipedObject = Array.Exists(all, static each => each.TakesPipedObject),
            TakesPipedProperty = Array.Exists(all, static each => each.TakesPipedProperty),
        };
    }

    private static string[] Inputs(IEnumerable<ParameterHelp> parameters) =>
    [
        .. parameters.Where(static parameter => parameter.TakesPipedObject || parameter.TakesPipedProperty)
            .Select(static parameter => parameter.TakesPipedObject
                ? parameter.Type
                : $"Any object with a property {string.Join(" or ", parameter.Aliases.Prepend(parameter.Name))}"),
    ];

    private static string[] OutputsOf(Type type) =>
    [
        .. type.GetCustomAttributes<OutputTypeAttribute>()
            .SelectMany(static output => output.Type)
            .Select(static output => output.Name)
            .Where(static name => name is not ("System.Void" or "void"))
            .Distinct(),
    ];

    /// <summary>Says which properties of the output are local times.</summary>
    private static IEnumerable<string> LocalTimes(Type type)
    {
        string[] times =
        [
            .. type.GetCustomAttributes<OutputTypeAttribute>()
                .SelectMany(static output => output.Type)
                .SelectMany(static output => output.Type?.GetProperties() ?? [])
                .Where(static property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)
                    == typeof(DateTimeOffset))
                .Select(static property => property.Name)
                .Distinct(),
        ];

        return times.Length == 0
            ? []
            : [$"Times of the output are local, in the time zone of this computer: {string.Join(", ", times)}."];
    }

    /// <summary>
    /// What its comment names; else the cmdlets with the same noun; if there are none, those in the same folder.
    /// </summary>
    private static IEnumerable<LinkHelp> Related(CmdletHelp cmdlet, CmdletHelp[] all)
    {
        if (cmdlet.Related.Count > 0)
        {
            return cmdlet.Related.Select(static name => new LinkHelp(name, null));
        }

        CmdletHelp[] others = [.. all.Where(each => each != cmdlet)];
        CmdletHelp[] siblings = [.. others.Where(each => each.Noun == cmdlet.Noun)];
        return (siblings.Length > 0 ? siblings : others.Where(each => each.Family == cmdlet.Family))
            .Select(static each => new LinkHelp(each.Name, null));
    }

    private static IEnumerable<LinkHelp> Documentation(CmdletHelp cmdlet) =>
        from name in cmdlet.Operations
        let uri = OperationCatalog.Operations.GetValueOrDefault(name)?.HelpUri
        where uri is not null
        select new LinkHelp(name, uri);

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu}|-)")]
    private static partial Regex SentenceEnd();
}
