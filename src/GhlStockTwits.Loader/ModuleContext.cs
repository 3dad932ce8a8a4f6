using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace GhlStockTwits.Loader;

/// <summary>
/// The module's private assembly load context. Loads the assemblies of the module's own folder, whatever other versions
/// the session or another module has loaded. PowerShell provides everything else.
/// </summary>
public sealed class ModuleContext : AssemblyLoadContext
{
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> s_cmdlets = new();

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, nint> _libraries = new();

    private ModuleContext(string folder)
        : base("GhlStockTwits")
    {
        _folder = folder;
    }

    /// <summary>Loads a cmdlet assembly in a context of its own, once for all runspaces.</summary>
    /// <param name="path">The path of the assembly.</param>
    public static Assembly LoadCmdlets(string path) => s_cmdlets.GetOrAdd(
        Path.GetFullPath(path),
        static file => new Lazy<Assembly>(() =>
            new ModuleContext(Path.GetDirectoryName(file)!).LoadFromAssemblyPath(file))).Value;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    // Called for every entry point, hence the cache.
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _libraries.GetOrAdd(unmanagedDllName, LoadLibrary);

    private nint LoadLibrary(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".dll"
            : OperatingSystem.IsMacOS() ? $"lib{name}.dylib"
            : $"lib{name}.so";
        string path = Path.Combine(_folder, "runtimes", RuntimeName(), "native", file);
        return File.Exists(path) ? LoadUnmanagedDllFromPath(path) : nint.Zero;
    }

    private static string RuntimeName()
    {
        string system = OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : IsMusl() ? "linux-musl"
            : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    private static bool IsMusl()
    {
        // A .NET that a distribution has built itself has the distribution's name here.
        string identifier = RuntimeInformation.RuntimeIdentifier;
        return identifier.Contains("musl", StringComparison.Ordinal)
            || identifier.StartsWith("alpine", StringComparison.Ordinal);
    }
}
