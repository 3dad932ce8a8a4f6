using System.Globalization;

namespace GhlStockTwits.Sandbox;

/// <summary>The program's arguments.</summary>
internal sealed class CommandLine
{
    public const string Help = """
        Serves HighLevel's and StockTwits' APIs on 127.0.0.1, with made-up data. When it is ready, it prints one line of
        JSON: addresses, tokens, location, account. It ends with Ctrl+C.

          --port N             the port; 0 (the default) takes a free one
          --contacts N         how many contacts (25)
          --seed N             the same seed gives the same data (1)
          --csv FILE           contacts from a HighLevel contact export instead
          --search-lag SECONDS how far contact search is behind (2)
          --now TIME           where the clock starts, such as 2026-11-23T12:00:00Z
          --no-limits          rate limits are not enforced
          --exit-with-stdin    ends when its defaultValue input is closed
          --help               shows this
        """;

    private readonly Dictionary<string, Action<string>> _settings;
    private readonly Dictionary<string, Action> _switches;

    private CommandLine()
    {
        _settings = new()
        {
            ["--port"] = value => Options.Port = Number(value),
            ["--contacts"] = value => Options.Contacts = Number(value),
            ["--seed"] = value => Options.Seed = Number(value),
            ["--csv"] = value => Options.CsvPath = value,
            ["--search-lag"] = value => Options.SearchLag = TimeSpan.FromSeconds(Number(value)),
            ["--now"] = value => Options.Now = DateTimeOffset.Parse(
                value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };
        _switches = new()
        {
            ["--no-limits"] = () => Options.EnforceLimits = false,
            ["--exit-with-stdin"] = () => ExitsWithInput = true,
            ["--help"] = () => WantsHelp = true,
        };
    }

    public SandboxOptions Options { get; } = new();

    public bool ExitsWithInput { get; private set; }

    public bool WantsHelp { get; private set; }

    /// <summary>Understands the arguments.</summary>
    /// <exception cref="ArgumentException">One of them is not understood; the message says which.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        CommandLine line = new();
        for (int index = 0; index < arguments.Length; index++)
        {
            string name = arguments[index];
            if (line._switches.TryGetValue(name, out Action? turnOn))
            {
                turnOn();
            }
            else if (!line._settings.TryGetValue(name, out Action<string>? set))
            {
                throw new ArgumentException($"{name} is not understood; --help shows what is.");
            }
            else if (++index == arguments.Length)
            {
                throw new ArgumentException($"{name} needs a value.");
            }
            else
            {
                Set(name, arguments[index], set);
            }
        }

        return line;
    }

    private static void Set(string name, string value, Action<string> set)
    {
        try
        {
            set(value);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new ArgumentException($"{name} does not understand '{value}'.", exception);
        }
    }

    private static int Number(string text)
    {
        return int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
    }
}
