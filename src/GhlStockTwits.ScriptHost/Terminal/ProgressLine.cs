using System.Management.Automation;

namespace GhlStockTwits.ScriptHost.Terminal;

/// <summary>Shows the newest progress record in one line that the next output wipes; nothing when redirected.</summary>
internal sealed class ProgressLine
{
    private const string Wipe = "\r\u001b[K";

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly bool _isShown = !Console.IsOutputRedirected && !Console.IsErrorRedirected;

    private bool _isDrawn;
    private long _drawnAt;

    public void Show(ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
        }
        else if (_isShown && (!_isDrawn || TimeProvider.System.GetElapsedTime(_drawnAt) > s_pause))
        {
            string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : "";
            string text = $"{record.Activity}: {record.StatusDescription}{percent}";
            int width = Math.Max(1, Console.WindowWidth - 1);
            Console.Error.Write(Wipe + (text.Length > width ? text[..width] : text));
            _isDrawn = true;
            _drawnAt = TimeProvider.System.GetTimestamp();
        }
    }

    public void Clear()
    {
        if (_isDrawn)
        {
            Console.Error.Write(Wipe);
            _isDrawn = false;
        }
    }
}
