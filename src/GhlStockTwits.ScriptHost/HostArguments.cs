using System.Management.Automation.Runspaces;

namespace GhlStockTwits.ScriptHost;

/// <summary>The command line, read as pwsh reads its own: a script with arguments, or a command.</summary>
internal sealed class HostArguments
{
    public const string Usage = """
        Usage: dotnet run --project src/GhlStockTwits.ScriptHost -- [-NonInteractive] <script.ps1> [arguments]
               dotnet run --project src/GhlStockTwits.ScriptHost -- [-NonInteractive] -Command "<text>"
        """;

    public bool NonInteractive { get; private init; } = Console.IsInputRedirected;

    public bool IsCommand { get; private init; }

    /// <summary>The script's path, or the text of the command.</summary>
    public string Text { get; private init; } = "";

    public IReadOnlyList<CommandParameter> Parameters { get; private init; } = [];

    public static bool TryParse(string[] args, out HostArguments arguments)
    {
        Queue<string> rest = new(args);
        bool nonInteractive = Take(rest, "-NonInteractive") || Console.IsInputRedirected;
        bool isCommand = Take(rest, "-Command");
        if (!isCommand)
        {
            Take(rest, "-File");
        }

        if (rest.Count == 0)
        {
            arguments = new HostArguments();
            return false;
        }

        arguments = new HostArguments
        {
            NonInteractive = nonInteractive,
            IsCommand = isCommand,
            Text = isCommand ? string.Join(' ', rest) : Path.GetFullPath(rest.Dequeue()),
            Parameters = isCommand ? [] : [.. rest.Select(ToParameter)],
        };
        return true;
    }

    private static bool Take(Queue<string> rest, string name)
    {
        return rest.TryPeek(out string? next)
            && next.Equals(name, StringComparison.OrdinalIgnoreCase)
            && rest.TryDequeue(out _);
    }

    private static CommandParameter ToParameter(string argument)
    {
        if (argument.Length < 2 || argument[0] != '-' || !char.IsLetter(argument[1]))
        {
            return new CommandParameter(null, argument);
        }

        int colon = argument.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || colon == argument.Length - 1)
        {
            // Without a value the engine takes the next argument, or reads a switch.
            return new CommandParameter(argument, null);
        }

        string value = argument[(colon + 1)..];
        return new CommandParameter(
            argument[..colon],
            bool.TryParse(value.TrimStart('$'), out bool isOn) ? isOn : value);
    }
}
