using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace GhlStockTwits.Sandbox;

internal static class Program
{
    private const int InvalidArguments = 2;

    private static int Main(string[] arguments)
    {
        try
        {
            CommandLine line = CommandLine.Parse(arguments);
            if (line.ShowHelp)
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
            return InvalidArguments;
        }
    }

    private static void Run(CommandLine line)
    {
        using ManualResetEventSlim stopping = new();
        using PosixSignalRegistration interrupt = StopOn(PosixSignal.SIGINT, stopping);
        using PosixSignalRegistration terminate = StopOn(PosixSignal.SIGTERM, stopping);
        using SandboxServer server = SandboxServer.Start(line.Options);
        foreach (SandboxImportError error in server.ImportErrors)
        {
            Console.Error.WriteLine($"Sandbox: {line.Options.CsvPath}, {error}");
        }

        Console.Out.WriteLine(server.ReadyLine);
        if (line.ExitWithInput)
        {
            StopWithInput(stopping);
        }

        stopping.Wait();
    }

    private static PosixSignalRegistration StopOn(PosixSignal signal, ManualResetEventSlim stopping)
    {
        return PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            stopping.Set();
        });
    }

    private static void StopWithInput(ManualResetEventSlim stopping)
    {
        Thread reader = new(() =>
        {
            while (Console.In.ReadLine() is not null)
            {
                continue;
            }

            stopping.Set();
        })
        {
            IsBackground = true,
        };
        reader.Start();
    }
}
