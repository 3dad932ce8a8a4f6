using System.Text;
using GhlStockTwits.ScriptHost;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

if (!HostArguments.TryParse(args, out HostArguments arguments))
{
    await Console.Error.WriteLineAsync(HostArguments.Usage).ConfigureAwait(false);
    return 64;
}

if (!arguments.IsCommand && !File.Exists(arguments.Text))
{
    await Console.Error.WriteLineAsync($"There is no script {arguments.Text}.").ConfigureAwait(false);
    return 64;
}

using ScriptRunner runner = new(arguments);
return runner.Run();
