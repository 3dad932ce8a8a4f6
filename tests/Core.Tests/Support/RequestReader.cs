using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>Reads the requests of a connection one after the other.</summary>
internal sealed class RequestReader(Stream stream)
{
    private readonly PipeReader _pipe = PipeReader.Create(stream);

    /// <summary>Reads the next request, or null if the client has closed the connection.</summary>
    public async Task<ReceivedRequest?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await _pipe.ReadAsync(cancellationToken);
            if (Parse(read.Buffer, out SequencePosition end) is { } request)
            {
                _pipe.AdvanceTo(end);
                return request;
            }

            if (read.IsCompleted)
            {
                return null;
            }

            _pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static ReceivedRequest? Parse(ReadOnlySequence<byte> buffer, out SequencePosition end)
    {
        end = buffer.Start;
        SequenceReader<byte> reader = new(buffer);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> head, "\r\n\r\n"u8))
        {
            return null;
        }

        string[] lines = Encoding.Latin1.GetString(head).Split("\r\n");
        Dictionary<string, string> headers = lines.Skip(1)
            .Select(static line => line.Split(": ", 2))
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);
        int length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
        if (!reader.TryReadExact(length, out ReadOnlySequence<byte> body))
        {
            return null;
        }

        end = reader.Position;
        string[] first = lines[0].Split(' ');
        return new ReceivedRequest(first[0], first[1], headers, body.ToArray());
    }
}
