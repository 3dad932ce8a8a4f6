using System.Management.Automation;
using System.Management.Automation.Host;

namespace GhlStockTwits.ScriptHost.Terminal;

/// <summary>The size and colours of the terminal; its cells can be neither read nor painted.</summary>
internal sealed class TerminalRawUserInterface : PSHostRawUserInterface
{
    /// <summary>Whatever the terminal has: which colour that is cannot be asked everywhere.</summary>
    public const ConsoleColor OwnColor = (ConsoleColor)(-1);

    private static readonly Size s_redirected = new(120, 50);

    public override ConsoleColor ForegroundColor { get; set; } = OwnColor;

    public override ConsoleColor BackgroundColor { get; set; } = OwnColor;

    public override Size BufferSize
    {
        get => Measure(() => new Size(Console.BufferWidth, Console.BufferHeight));
        set => throw Unsupported();
    }

    public override Size WindowSize
    {
        get => Measure(() => new Size(Console.WindowWidth, Console.WindowHeight));
        set => throw Unsupported();
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates CursorPosition
    {
        get => new(Console.CursorLeft, Console.CursorTop);
        set => Console.SetCursorPosition(value.X, value.Y);
    }

    public override Coordinates WindowPosition
    {
        get => new(0, 0);
        set => throw Unsupported();
    }

    public override int CursorSize
    {
        get => 25;
        set => throw Unsupported();
    }

    public override string WindowTitle
    {
        get => "";
        set => Console.Title = value;
    }

    public override bool KeyAvailable => Console.KeyAvailable;

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        ConsoleKeyInfo key = Console.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));

        return new KeyInfo((int)key.Key, key.KeyChar, default, keyDown: true);
    }

    public override void FlushInputBuffer()
    {
        while (!Console.IsInputRedirected && Console.KeyAvailable)
        {
            Console.ReadKey(intercept: true);
        }
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle)
    {
        throw Unsupported();
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
    {
        throw Unsupported();
    }

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        throw Unsupported();
    }

    public override void ScrollBufferContents(
        Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
    {
        throw Unsupported();
    }

    private static Size Measure(Func<Size> measure)
    {
        if (Console.IsOutputRedirected)
        {
            return s_redirected;
        }

        // A pseudo-terminal may not know its own size.
        Size size = measure();
        return size.Width == 0 || size.Height == 0 ? s_redirected : size;
    }

    private static PSNotSupportedException Unsupported()
    {
        return new PSNotSupportedException("This host cannot read or paint the cells of the terminal.");
    }
}
