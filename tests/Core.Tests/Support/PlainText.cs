using System.Text.Encodings.Web;
using System.Text.Json;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>JSON as people write it.</summary>
internal static class PlainText
{
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
