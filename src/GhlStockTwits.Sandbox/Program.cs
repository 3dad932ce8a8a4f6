using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace GhlStockTwits.Sandbox;

internal static class Program
{
    private const int BadArguments = 2;

    private static int Main(string[] arguments)
    {
        try
        {
            CommandLine line = CommandLine.Parse(arguments);
            if (line.WantsHelp)
            {
                Console.Out.WriteLine(CommandLine.Help);
                return 0;
            }

            Run(line);
            return 0;
        }
        catch (Exception exception) when (exception is ArgumentException or IOException
            or UnauthorizedAccessException or SocketException)
        {
            Console.Error.WriteLine($"Sandbox: {exception.Message}");
            return BadArguments;
        }
    }

    private static void Run(CommandLine line)
    {
        using ManualResetEventSlim ending = new();
        using PosixSignalRegistration interrupt = EndOn(PosixSignal.SIGINT, ending);
        using PosixSignalRegistration terminate = EndOn(PosixSignal.SIGTERM, ending);
        using SandboxServer server = SandboxServer.Start(line.Options);
        foreach (SandboxImportError error in server.ImportErrors)
        {
            Console.Error.WriteLine($"Sandbox: {line.Options.CsvPath}, {error}");
        }

        Console.Out.WriteLine(server.ReadyLine);
        if (line.ExitsWithInput)
        {
            EndWithInput(ending);
        }

        ending.Wait();
    }

    private static PosixSignalRegistration EndOn(PosixSignal signal, ManualResetEventSlim ending)
    {
        return PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            ending.Set();
        });
    }

    private static void EndWithInput(ManualResetEventSlim ending)
    {
        Thread reader = new(() =>
        {
            while (Console.In.ReadLine() is not null)
            {
                continue;
            }

            ending.Set();
        })
        {
            IsBackground = true,
        };
        reader.Start();
    }
}
