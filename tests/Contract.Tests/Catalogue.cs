using System.Reflection;
using GhlStockTwits.Connections;
using GhlStockTwits.Http;

namespace GhlStockTwits.Contract.Tests;

/// <summary>All rows of the module, found where they are declared.</summary>
internal static class Catalogue
{
    private static readonly MethodInfo s_send =
        typeof(Connection).GetMethod(nameof(Connection.SendAsync), BindingFlags.Instance | BindingFlags.NonPublic)!;

    public static IReadOnlyDictionary<string, Operation> Rows { get; } = typeof(Operation).Assembly.GetTypes()
        .SelectMany(static type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(static field => typeof(Operation).IsAssignableFrom(field.FieldType) && !field.DeclaringType!.IsNested)
        .Select(static field => (Operation)field.GetValue(null)!)
        .ToDictionary(static row => row.Name);

    public static IEnumerable<Operation> Of(Service service) => Rows.Values.Where(row => row.Service == service);

    /// <summary>Calls a row of whichever type; returns what stands behind its envelope key.</summary>
    public static async Task<object?> SendAsync(Connection connection, Operation row, Arguments arguments)
    {
        MethodInfo send = s_send.MakeGenericMethod(row.GetType().GetGenericArguments()[0]);
        Task call = (Task)send.Invoke(connection, [row, arguments, new CallContext(CancellationToken.None)])!;
        await call;
        object reply = call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call)!;
        return reply.GetType().GetProperty(nameof(Reply<>.Value))!.GetValue(reply);
    }
}
