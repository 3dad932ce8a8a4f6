using System.Text;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Reads CSV. Quoted cells may contain line breaks. After a row that cannot be read, reading continues on the line
/// after the one where the row began.
/// </summary>
internal sealed class CsvReader
{
    private readonly string _text;
    private int _position;
    private int _line = 1;

    public CsvReader(string text)
    {
        _text = text.ReplaceLineEndings("\n");
    }

    public IEnumerable<CsvRecord> Read()
    {
        while (_position < _text.Length)
        {
            int line = _line;
            int start = _position;
            CsvRecord record = ReadRecord(line);
            if (record.Error is not null)
            {
                _position = start;
                _line = line;
                SkipLine();
            }

            bool isEmptyLine = record is { Error: null, Cells: [""] };
            if (!isEmptyLine)
            {
                yield return record;
            }
        }
    }

    private CsvRecord ReadRecord(int line)
    {
        List<string> cells = [];
        while (true)
        {
            bool isQuoted = _position < _text.Length && _text[_position] == '"';
            if ((isQuoted ? ReadQuoted() : ReadUnquoted()) is not { } cell)
            {
                return new CsvRecord(line, [], "A closing quote is missing.");
            }

            cells.Add(cell);
            if (_position == _text.Length)
            {
                return new CsvRecord(line, cells);
            }

            char end = _text[_position++];
            if (end == '\n')
            {
                _line++;
                return new CsvRecord(line, cells);
            }
        }
    }

    private string ReadUnquoted()
    {
        int start = _position;
        while (_position < _text.Length && _text[_position] is not (',' or '\n'))
        {
            _position++;
        }

        return _text[start.._position];
    }

    /// <summary>Returns null if the closing quote is missing or followed by other text.</summary>
    private string? ReadQuoted()
    {
        StringBuilder cell = new();
        for (_position++; _position < _text.Length; _position++)
        {
            char character = _text[_position];
            if (character == '"')
            {
                _position++;
                if (_position == _text.Length || _text[_position] is ',' or '\n')
                {
                    return cell.ToString();
                }

                if (_text[_position] != '"')
                {
                    return null;
                }
            }

            _line += character == '\n' ? 1 : 0;
            cell.Append(character);
        }

        return null;
    }

    private void SkipLine()
    {
        int end = _text.IndexOf('\n', _position);
        _position = end < 0 ? _text.Length : end + 1;
        _line++;
    }
}

/// <summary>A row of a CSV file: its cells, or the error that prevented reading them.</summary>
internal sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, string? Error = null);
