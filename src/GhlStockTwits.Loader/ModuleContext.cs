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
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> s_cmdlets = new();

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, nint> _natives = new();

    private ModuleContext(string folder)
        : base("GhlStockTwits")
    {
        _folder = folder;
    }

    /// <summary>Gives a cmdlet assembly in a context of its folder, loaded once however many runspaces ask.</summary>
    public static Assembly LoadCmdlets(string path)
    {
        return s_cmdlets.GetOrAdd(Path.GetFullPath(path), static file => new Lazy<Assembly>(() => Load(file))).Value;
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
        string path = Path.Combine(_folder, assemblyName.Name + ".dll");

        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        // Asked anew for every entry point that is called.
        return _natives.GetOrAdd(unmanagedDllName, LoadNative);
    }

    private static Assembly Load(string file)
    {
        return new ModuleContext(Path.GetDirectoryName(file)!).LoadFromAssemblyPath(file);
    }

    private static bool IsMusl()
    {
        // A distribution's own build of .NET names the distribution there.
        string identifier = RuntimeInformation.RuntimeIdentifier;

        return identifier.Contains("musl", StringComparison.Ordinal)
            || identifier.StartsWith("alpine", StringComparison.Ordinal);
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
