using System.Reflection;
using System.Runtime.CompilerServices;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

/// <summary>
/// The methods that a cmdlet can come to, read from its compiled code: from its own methods and from those that the
/// engine calls in its bases, through everything in its assembly, and in others where they are given.
/// </summary>
internal sealed class CallGraph
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly string[] s_entries = ["BeginProcessing", "ProcessRecord", "EndProcessing"];

    private readonly Type _cmdlet;
    private readonly Assembly[] _within;
    private readonly HashSet<MethodBase> _seen = [];
    private readonly Queue<MethodBase> _open = new();

    public CallGraph(Type cmdlet, params Assembly[] beyond)
    {
        _cmdlet = cmdlet;
        _within = [cmdlet.Assembly, .. beyond];
        foreach (MethodBase method in cmdlet.GetMethods(Declared).Concat<MethodBase>(cmdlet.GetConstructors(Declared)))
        {
            Visit(method);
        }

        for (Type? type = cmdlet.BaseType; type?.Assembly == cmdlet.Assembly; type = type!.BaseType)
        {
            foreach (MethodInfo entry in type!.GetMethods(Declared).Where(method => s_entries.Contains(method.Name)))
            {
                Visit(entry);
            }
        }

        while (_open.TryDequeue(out MethodBase? method))
        {
            foreach ((MethodBase called, bool isExact) in InstructionReader.CalledBy(method))
            {
                Visit(called, isExact);
            }
        }
    }

    /// <summary>The values of the static fields that the methods read.</summary>
    public IEnumerable<T> Reads<T>()
        where T : class
    {
        return _seen.Where(IsWithin)
            .SelectMany(InstructionReader.StaticFieldsOf)
            .Where(static field => typeof(T).IsAssignableFrom(field.FieldType))
            .Distinct()
            .Select(static field => (T)field.GetValue(null)!);
    }

    public bool Reaches(string method)
    {
        return _seen.Any(seen => seen.Name == method);
    }

    private void Visit(MethodBase method, bool isExact = false)
    {
        MethodBase actual = isExact ? method : Override(method) ?? method;
        if (!_seen.Add(actual) || !IsWithin(actual))
        {
            return;
        }

        _open.Enqueue(actual);
        if (actual.GetCustomAttribute<StateMachineAttribute>() is { } machine)
        {
            foreach (MethodInfo step in machine.StateMachineType.GetMethods(Declared))
            {
                Visit(step);
            }
        }
    }

    private bool IsWithin(MethodBase method)
    {
        return _within.Contains(method.DeclaringType?.Assembly);
    }

    /// <summary>A base calls what it leaves abstract; this cmdlet's own answer is what runs.</summary>
    private MethodInfo? Override(MethodBase method)
    {
        if (method is not MethodInfo { IsVirtual: true } called || !called.DeclaringType!.IsAssignableFrom(_cmdlet))
        {
            return null;
        }

        MethodInfo definition = called.GetBaseDefinition();
        for (Type? type = _cmdlet; type is not null && type != called.DeclaringType; type = type.BaseType)
        {
            if (type.GetMethods(Declared).FirstOrDefault(each => each.GetBaseDefinition() == definition) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
