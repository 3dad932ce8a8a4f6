namespace GhlStockTwits.TestKit;

public sealed class ScriptFailedException(string message, ScriptResult result) : Exception($"{message} {result}")
{
    public ScriptResult Result { get; } = result;
}
