using System.Management.Automation;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// Counts piped rows as a person does: the first row is row 1, and it is in line 2 of the file, after the header.
/// </summary>
internal sealed class InputRows
{
    private const int FirstLine = 2;

    private int _row;
    private int _line = FirstLine;
    private int _lines;

    /// <summary>The current row, or null if there is none.</summary>
    public PSObject? Current { get; private set; }

    /// <summary>Where the current row is: <c>row 3 (line 4)</c>; null if there is none.</summary>
    public string? Place => Current is null ? null : $"row {_row} (line {_line})";

    /// <summary>Goes on to the next row.</summary>
    /// <param name="row">The row, or null if the input is not one.</param>
    /// <exception cref="Api.GhlStockTwitsException">The file was read with the wrong separator.</exception>
    public void Next(PSObject? row)
    {
        _line += _lines;
        Current = row;
        if (row is not null)
        {
            _row++;
            RequireSeparator([.. row.Properties.Select(static cell => cell.Name)]);
            _lines = 1 + row.Properties.Where(static cell => cell.MemberType == PSMemberTypes.NoteProperty)
                .Sum(static cell => (cell.Value as string)?.Count(static letter => letter == '\n') ?? 0);
        }
    }

    /// <summary>Recognizes a file that was read with the wrong separator: all columns are in one.</summary>
    private static void RequireSeparator(string[] headers)
    {
        string first = headers.FirstOrDefault()?.Trim('\uFEFF', ' ') ?? string.Empty;
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            string separator = first.Length > 4 ? first[4..5] : ",";
            throw CmdletErrors.WrongSeparator(
                "The first line of the file, 'sep=', is for spreadsheets and was read as the header.",
                $"Get-Content people.csv | Select-Object -Skip 1 | ConvertFrom-Csv -Delimiter '{separator}'");
        }

        if (headers.Length == 1 && first.IndexOfAny([';', '\t', '|']) is >= 0 and int position)
        {
            string separator = first[position] == '\t' ? "\"`t\"" : $"'{first[position]}'";
            throw CmdletErrors.WrongSeparator(
                "The columns of the file are not separated by commas.",
                $"Import-Csv people.csv -Delimiter {separator}");
        }
    }
}
