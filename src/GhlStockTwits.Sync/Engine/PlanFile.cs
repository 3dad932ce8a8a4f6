using System.Text.Json;
using System.Text.Json.Serialization;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.Engine;

/// <summary>A plan in a file of its owner alone.</summary>
internal static class PlanFile
{
    /// <summary>Writes a plan; an earlier file of the same name is replaced.</summary>
    /// <exception cref="GhlStockTwitsException">The file cannot be written, or is a link.</exception>
    public static void Write(string path, SyncPlan plan)
    {
        try
        {
            PrivateFile.RefuseLink(path, PlanErrors.NotPrivate);
            // A name that cannot have been prepared.
            string unique = $"{path}.{Guid.NewGuid():N}";
            PrivateFile.WriteNew(unique, JsonSerializer.SerializeToUtf8Bytes(plan, PlanJson.Default.SyncPlan));
            File.Move(unique, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw PlanErrors.NotAccessible(path, failure);
        }
    }

    /// <summary>Reads a plan.</summary>
    /// <exception cref="GhlStockTwitsException">It is not one, cannot be read, or others can change it.</exception>
    public static SyncPlan Read(string path)
    {
        if (!File.Exists(path))
        {
            throw PlanErrors.NotFound(path);
        }

        try
        {
            PrivateFile.RefuseLink(path, PlanErrors.NotPrivate);
            byte[] content = File.ReadAllBytes(path);
            PrivateFile.Require(path, PlanErrors.NotPrivate);
            return JsonSerializer.Deserialize(content, PlanJson.Default.SyncPlan)
                ?? throw PlanErrors.Invalid($"'{path}' is not a plan");
        }
        catch (JsonException failure)
        {
            throw PlanErrors.Invalid($"'{path}' is not a plan", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw PlanErrors.NotAccessible(path, failure);
        }
    }
}

/// <summary>The form of a plan in its file.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(DateTimeOffsetConverter)])]
[JsonSerializable(typeof(SyncPlan))]
internal sealed partial class PlanJson : JsonSerializerContext;
