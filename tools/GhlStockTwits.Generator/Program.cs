namespace GhlStockTwits.Generator;

/// <summary>
/// Writes the files that are generated from the cmdlets; with <c>--check</c>, lists the files that are out of date.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        IReadOnlyList<string> stale = Outputs.Stale();
        if (arguments is ["--check"])
        {
            Print("stale", stale);
            return stale.Count == 0 ? 0 : 1;
        }

        Outputs.Write();
        Print("written", stale);
        return 0;
    }

    private static void Print(string what, IReadOnlyList<string> files)
    {
        foreach (string file in files)
        {
            Console.WriteLine($"{what}: {file}");
        }

        Console.WriteLine($"{files.Count} {what}.");
    }
}
