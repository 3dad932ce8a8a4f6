using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace GhlStockTwits.ScriptHost.StandIns;

/// <summary>A property as scripts give it: name, wildcard, script block, or <c>@{ Name; Expression }</c>.</summary>
internal sealed class PropertyExpression
{
    private readonly object _expression;

    public PropertyExpression(object expression, string? name = null)
    {
        _expression = expression is PSObject wrapped ? wrapped.BaseObject : expression;
        Name = name ?? _expression.ToString()!;
    }

    public string Name { get; }

    public static IEnumerable<PropertyExpression> Resolve(object property, PSObject item)
    {
        object plain = property is PSObject wrapped ? wrapped.BaseObject : property;
        if (plain is IDictionary parts)
        {
            object expression = Part(parts, "Expression")
                ?? throw new PSArgumentException("A calculated property needs an Expression.");
            object? label = Part(parts, "Name") ?? Part(parts, "Label");
            return [new PropertyExpression(expression, label?.ToString())];
        }

        return plain is string name && WildcardPattern.ContainsWildcardCharacters(name)
            ? item.Properties.Match(name).Select(found => new PropertyExpression(found.Name))
            : [new PropertyExpression(plain)];
    }

    public object? Evaluate(PSObject item)
    {
        if (_expression is ScriptBlock script)
        {
            List<PSVariable> variables = [new PSVariable("_", item)];
            Collection<PSObject> results = script.InvokeWithContext(functionsToDefine: null, variables);
            return results.Count == 1 ? results[0] : results;
        }

        return item.Properties[_expression.ToString()]?.Value;
    }

    /// <summary>Keys may be shortened, as in <c>@{ n = 'Due'; e = { $_.DueDate } }</c>.</summary>
    private static object? Part(IDictionary parts, string name)
    {
        return parts.Keys.Cast<object>()
            .Where(key => name.StartsWith(key.ToString()!, StringComparison.OrdinalIgnoreCase))
            .Select(key => parts[key])
            .FirstOrDefault();
    }
}
