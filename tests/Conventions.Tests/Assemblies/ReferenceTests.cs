using GhlStockTwits.Conventions.Tests.Source;

namespace GhlStockTwits.Conventions.Tests.Assemblies;

public sealed class ReferenceTests
{
    private const string Engine = "System.Management.Automation";

    /// <summary>
    /// The one package of the sandbox: .NET 8 cannot sign with Ed25519. Node.js verifies what it signs.
    /// </summary>
    private const string Signatures = "BouncyCastle.Cryptography";

    [Fact]
    public void The_core_knows_nothing_of_PowerShell()
    {
        Convention.Require(
            "Move what needs PowerShell to the cmdlets: the core gives and takes plain objects.",
            BuiltAssembly.Called("GhlStockTwits.Core").ReferencedNames.Where(static name => name == Engine));
    }

    [Fact]
    public void The_sandbox_stands_alone()
    {
        Convention.Require(
            "Reference the framework and nothing else: a sandbox that shares code with its client proves nothing.",
            BuiltAssembly.Called("GhlStockTwits.Sandbox").ReferencedNames
                .Where(static name => !BuiltAssembly.IsFramework(name) && name != Signatures));
    }

    [Fact]
    public void The_loader_brings_nothing_along()
    {
        Convention.Require(
            "Reference the framework and PowerShell only: what the loader brings along is not isolated.",
            BuiltAssembly.Called("GhlStockTwits.Loader").ReferencedNames
                .Where(static name => name != Engine && !BuiltAssembly.IsFramework(name)));
    }

    [Fact]
    public void Flurl_is_named_in_one_file()
    {
        Convention.Require(
            "Keep Flurl in src/GhlStockTwits.Core/Api/Transport.cs, so that another version of it is one edit.",
            SourceFile.OfProduct
                .Where(static file => file.Lines.Any(static line => line.Contains("Flurl", StringComparison.Ordinal)))
                .Select(static file => file.Path)
                .Where(static path => path != "src/GhlStockTwits.Core/Api/Transport.cs"));
    }

    [Theory]
    [InlineData("GhlStockTwits")]
    [InlineData("GhlStockTwits.Core")]
    public void The_module_leaves_console_and_process_to_its_host(string assembly)
    {
        BuiltAssembly built = BuiltAssembly.Called(assembly);

        Convention.Require(
            "Write through the cmdlet (WriteObject, WriteVerbose): there may be no console, or it is not ours.",
            built.UsedTypes.Where(static type => type == "System.Console"));
        Convention.Require(
            "Throw, or write an error: a module that ends the process ends the user's session.",
            built.UsedMembers.Where(static use => use is "System.Environment.Exit" or "System.Environment.FailFast"));
    }
}
