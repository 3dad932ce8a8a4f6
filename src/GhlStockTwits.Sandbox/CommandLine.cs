using System.Globalization;

namespace GhlStockTwits.Sandbox;

/// <summary>The command-line arguments of the program.</summary>
internal sealed class CommandLine
{
    public const string Help = """
        Serves HighLevel's and StockTwits' APIs on 127.0.0.1, with fake data. When it is ready, it prints one line of
        JSON with URIs, tokens, location, account, the public key of webhooks and the key of /sandbox. Press Ctrl+C to
        stop it.

          --port N             The port. Default: 0, which selects a free port.
          --contacts N         The number of contacts. Default: 25.
          --messages N         The number of older messages, half of them about AAPL. Default: 300.
          --seed N             The seed of the fake data. The same seed gives the same data. Default: 1.
          --csv FILE           Imports a HighLevel contact export instead of generating contacts.
          --search-lag SECONDS How far contact search lags behind. Default: 2.
          --now TIME           The initial time of the clock, such as 2026-11-23T12:00:00Z. Default: now.
          --no-limits          Turns the rate limits off.
          --exit-with-stdin    Stops when standard input is closed.
          --help               Shows this help.
        """;

    private readonly Dictionary<string, Action<string>> _settings;
    private readonly Dictionary<string, Action> _switches;

    private CommandLine()
    {
        _settings = new()
        {
            ["--port"] = value => Options.Port = ParseInteger(value),
            ["--contacts"] = value => Options.Contacts = ParseInteger(value),
            ["--messages"] = value => Options.Messages = ParseInteger(value),
            ["--seed"] = value => Options.Seed = ParseInteger(value),
            ["--csv"] = value => Options.CsvPath = value,
            ["--search-lag"] = value => Options.SearchLag = TimeSpan.FromSeconds(ParseInteger(value)),
            ["--now"] = value => Options.Now = DateTimeOffset.Parse(
                value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };
        _switches = new()
        {
            ["--no-limits"] = () => Options.EnforceLimits = false,
            ["--exit-with-stdin"] = () => ExitWithInput = true,
            ["--help"] = () => ShowHelp = true,
        };
    }

    public SandboxOptions Options { get; } = new();

    public bool ExitWithInput { get; private set; }

    public bool ShowHelp { get; private set; }

    /// <summary>Parses the arguments.</summary>
    /// <exception cref="ArgumentException">An argument is not valid. The message names it.</exception>
    public static CommandLine Parse(string[] arguments)
    {
        CommandLine line = new();
        for (int index = 0; index < arguments.Length; index++)
        {
            string name = arguments[index];
            if (line._switches.TryGetValue(name, out Action? setSwitch))
            {
                setSwitch();
            }
            else if (!line._settings.TryGetValue(name, out Action<string>? setValue))
            {
                throw new ArgumentException($"{name} is not a known option. See --help.");
            }
            else if (++index == arguments.Length)
            {
                throw new ArgumentException($"{name} requires a value.");
            }
            else
            {
                Set(name, arguments[index], setValue);
            }
        }

        return line;
    }

    private static void Set(string name, string value, Action<string> setValue)
    {
        try
        {
            setValue(value);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new ArgumentException($"'{value}' is not a valid value for {name}.", exception);
        }
    }

    private static int ParseInteger(string text)
    {
        return int.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
    }
}
