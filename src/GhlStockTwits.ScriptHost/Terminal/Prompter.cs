using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace GhlStockTwits.ScriptHost.Terminal;

/// <summary>Asks the person at the terminal; where there is none, asking is an error.</summary>
internal sealed class Prompter(bool nonInteractive, Action<string> write)
{
    public bool IsReading { get; private set; }

    public string ReadLine()
    {
        return Read(static () => Console.ReadLine() ?? throw new HostException("The input has ended."));
    }

    public SecureString ReadSecret()
    {
        return Read(ReadMasked);
    }

    public int AskChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Refuse(message);
        Announce(caption, message);
        while (true)
        {
            write(string.Concat(choices.Select(choice => $"[{HotKey(choice)}] {Plain(choice)}  ")));
            write(defaultChoice < 0 ? "[?] Help: " : $"[?] Help (default is \"{HotKey(choices[defaultChoice])}\"): ");
            string answer = ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            for (int i = 0; i < choices.Count; i++)
            {
                if (Matches(answer, HotKey(choices[i])) || Matches(answer, Plain(choices[i])))
                {
                    return i;
                }
            }

            if (answer == "?")
            {
                write(string.Concat(choices.Select(
                    choice => $"{HotKey(choice)} - {choice.HelpMessage}{Environment.NewLine}")));
            }
        }
    }

    public Dictionary<string, PSObject> AskFields(
        string caption, string message, Collection<FieldDescription> descriptions)
    {
        Refuse(string.Join(", ", descriptions.Select(field => field.Name)));
        Announce(caption, message);

        return descriptions.ToDictionary(field => field.Name, field => PSObject.AsPSObject(AskField(field)));
    }

    public PSCredential AskCredential(string caption, string message, string? userName)
    {
        Refuse(message);
        Announce(caption, message);
        string user = userName ?? "";
        if (user.Length == 0)
        {
            write("User: ");
            user = ReadLine();
        }

        write($"Password for user {user}: ");
        return new PSCredential(user, ReadSecret());
    }

    private static SecureString ReadMasked()
    {
        SecureString secret = new();
        for (ConsoleKeyInfo key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                secret.AppendChar(key.KeyChar);
            }
            else if (secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
            }
        }

        Console.WriteLine();
        secret.MakeReadOnly();
        return secret;
    }

    private static bool Matches(string answer, string label)
    {
        return answer.Equals(label, StringComparison.OrdinalIgnoreCase);
    }

    private static string Plain(ChoiceDescription choice)
    {
        return choice.Label.Replace("&", "", StringComparison.Ordinal);
    }

    private static string HotKey(ChoiceDescription choice)
    {
        string[] parts = choice.Label.Split('&', 2);

        return parts is [_, { Length: > 0 } marked] ? marked[..1].ToUpperInvariant() : "";
    }

    private object AskField(FieldDescription field)
    {
        bool isList = field.ParameterTypeName.EndsWith("[]", StringComparison.Ordinal);
        if (!isList)
        {
            write(field.Name + ": ");
            return field.ParameterTypeName switch
            {
                nameof(SecureString) => ReadSecret(),
                nameof(PSCredential) => AskCredential("", "", null),
                _ => ReadLine(),
            };
        }

        List<string> values = [];
        while (true)
        {
            write($"{field.Name}[{values.Count}]: ");
            string value = ReadLine();
            if (value.Length == 0)
            {
                return values.ToArray();
            }

            values.Add(value);
        }
    }

    private void Announce(string caption, string message)
    {
        foreach (string line in new[] { caption, message }.Where(text => !string.IsNullOrEmpty(text)))
        {
            write(line + Environment.NewLine);
        }
    }

    private void Refuse(string question)
    {
        if (nonInteractive)
        {
            throw new HostException($"Nobody can answer here: the host is not interactive. It was asked: {question}");
        }
    }

    private T Read<T>(Func<T> read)
    {
        Refuse("for input.");
        IsReading = true;
        try
        {
            return read();
        }
        finally
        {
            IsReading = false;
        }
    }
}
