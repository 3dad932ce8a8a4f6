using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Assemblies;

/// <summary>An assembly of the built module, read without loading it.</summary>
internal sealed class BuiltAssembly
{
    private static readonly string s_framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private BuiltAssembly(string path)
    {
        using PEReader file = new(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        Name = Path.GetFileNameWithoutExtension(path);
        References = [.. reader.AssemblyReferences.Select(each => reader.GetAssemblyReference(each).GetAssemblyName())];
        UsedTypes = [.. reader.TypeReferences.Select(each => FullName(reader, reader.GetTypeReference(each)))];
        UsedMembers =
        [
            .. from handle in reader.MemberReferences
               let member = reader.GetMemberReference(handle)
               where member.Parent.Kind == HandleKind.TypeReference
               let type = reader.GetTypeReference((TypeReferenceHandle)member.Parent)
               select $"{FullName(reader, type)}.{reader.GetString(member.Name)}",
        ];
    }

    public static IReadOnlyList<BuiltAssembly> All { get; } =
    [
        .. new[] { Repository.ModuleBin, Repository.CoreBin }
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.dll"))
            .Select(static path => new BuiltAssembly(path)),
    ];

    public string Name { get; }

    public IReadOnlyList<AssemblyName> References { get; }

    public IEnumerable<string> ReferencedNames => References.Select(static each => each.Name!);

    public HashSet<string> UsedTypes { get; }

    public HashSet<string> UsedMembers { get; }

    public static BuiltAssembly Called(string name)
    {
        return All.Single(each => each.Name == name);
    }

    public static bool IsFramework(string name)
    {
        return File.Exists(Path.Combine(s_framework, name + ".dll"));
    }

    public override string ToString()
    {
        return Name;
    }

    private static string FullName(MetadataReader reader, TypeReference type)
    {
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
