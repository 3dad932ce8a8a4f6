namespace GhlStockTwits.Sandbox.Server;

/// <summary>A file of a multipart form.</summary>
internal sealed record FormFile(string Name, string FileName, string ContentType, ReadOnlyMemory<byte> Content);
