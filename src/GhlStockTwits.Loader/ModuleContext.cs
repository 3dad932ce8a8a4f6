using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace GhlStockTwits.Loader;

/// <summary>
/// The private assembly context of the module: whatever lies in its folder is loaded from there, beside any other
/// version that the session or another module has loaded; everything else is the engine's.
/// </summary>
public sealed class ModuleContext : AssemblyLoadContext
{
    private const string CmdletAssembly = "GhlStockTwits.dll";

    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> s_cmdlets = new();

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, nint> _natives = new();

    private ModuleContext(string folder)
        : base("GhlStockTwits")
    {
        _folder = folder;
    }

    /// <summary>Gives the cmdlet assembly of a folder, loaded once however many runspaces ask.</summary>
    public static Assembly LoadCmdlets(string folder)
    {
        return s_cmdlets.GetOrAdd(
            Path.GetFullPath(folder),
            static path => new Lazy<Assembly>(() => new ModuleContext(path).LoadFile(CmdletAssembly))).Value;
    }

    /// <summary>The folder under <c>runtimes</c> that holds native files for this process.</summary>
    public static string NativeFolder()
    {
        string system = OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : IsMusl() ? "linux-musl"
            : "linux";
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

        return Path.Combine("runtimes", $"{system}-{architecture}", "native");
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string file = assemblyName.Name + ".dll";

        return File.Exists(Path.Combine(_folder, file)) ? LoadFile(file) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        // Asked anew for every entry point that is called.
        return _natives.GetOrAdd(unmanagedDllName, LoadNative);
    }

    private static bool IsMusl()
    {
        // A distribution's own build of .NET names the distribution there.
        string identifier = RuntimeInformation.RuntimeIdentifier;

        return identifier.Contains("musl", StringComparison.Ordinal)
            || identifier.StartsWith("alpine", StringComparison.Ordinal);
    }

    private Assembly LoadFile(string file)
    {
        return LoadFromAssemblyPath(Path.Combine(_folder, file));
    }

    private nint LoadNative(string name)
    {
        string file = OperatingSystem.IsWindows() ? name + ".dll"
            : OperatingSystem.IsMacOS() ? $"lib{name}.dylib"
            : $"lib{name}.so";
        string path = Path.Combine(_folder, NativeFolder(), file);

        return File.Exists(path) ? LoadUnmanagedDllFromPath(path) : nint.Zero;
    }
}
