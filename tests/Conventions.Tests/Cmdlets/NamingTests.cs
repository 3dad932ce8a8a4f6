using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

public sealed partial class NamingTests
{
    private static readonly HashSet<string> s_approvedVerbs =
    [
        .. typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(static type => ClassOfVerbs().IsMatch(type.FullName!))
            .SelectMany(static type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(static field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void There_are_cmdlets()
    {
        Assert.NotEmpty(CmdletType.All);
    }

    [Fact]
    public void Classes_are_sealed()
    {
        Convention.Holds(
            "Seal these classes; what several cmdlets share is a helper in Infrastructure.",
            CmdletType.All.Where(static cmdlet => !cmdlet.Type.IsSealed).Select(static cmdlet => cmdlet.Type.Name));
    }

    [Fact]
    public void Classes_are_called_verb_noun_command()
    {
        Convention.Holds(
            "Rename the class (or the cmdlet), so that Get-GhlContact is found in GetGhlContactCommand.",
            CmdletType.All
                .Where(static cmdlet => cmdlet.Type.Name != cmdlet.ClassName)
                .Select(static cmdlet => $"{cmdlet.Name} is {cmdlet.Type.Name}"));
    }

    [Fact]
    public void Each_cmdlet_has_a_file_in_the_folder_of_its_service_and_noun()
    {
        Convention.Holds(
            "Move the class to src/GhlStockTwits/Cmdlets/<Service>/<Noun>/<Class>.cs.",
            from cmdlet in CmdletType.All
            let noun = cmdlet.Attribute.NounName
            let service = noun.StartsWith("GhlStockTwits", StringComparison.Ordinal) ? "GhlStockTwits"
                : noun.StartsWith("Ghl", StringComparison.Ordinal) ? "HighLevel" : "StockTwits"
            let path = Repository.PathOf(
                "src", "GhlStockTwits", "Cmdlets", service, noun, cmdlet.Type.Name + ".cs")
            where !File.Exists(path)
            select cmdlet.Name);
    }

    [Fact]
    public void Verbs_are_approved()
    {
        Convention.Holds(
            "Choose a verb that Get-Verb lists: users search by them.",
            CmdletType.Names(static cmdlet => !s_approvedVerbs.Contains(cmdlet.Attribute.VerbName)));
    }

    [Fact]
    public void Nouns_say_whose_they_are()
    {
        Convention.Holds(
            "Begin the noun with Ghl (HighLevel's), StockTwits (StockTwits') or GhlStockTwits (both).",
            CmdletType.Names(static cmdlet => !Noun().IsMatch(cmdlet.Attribute.NounName)));
    }

    [Fact]
    public void Nouns_are_singular()
    {
        Convention.Holds(
            "Use the singular: a cmdlet is named after one of the things that it handles.",
            from cmdlet in CmdletType.All
            let thing = Noun().Match(cmdlet.Attribute.NounName).Groups["thing"].Value
            where Plural().IsMatch(thing)
            select cmdlet.Name);
    }

    [GeneratedRegex(@"^System\.Management\.Automation\.Verbs[A-Z]\w+$")]
    private static partial Regex ClassOfVerbs();

    [GeneratedRegex("^(GhlStockTwits|StockTwits|Ghl)(?<thing>[A-Z][a-z].*)?$")]
    private static partial Regex Noun();

    [GeneratedRegex("[^siu]s$")]
    private static partial Regex Plural();
}
