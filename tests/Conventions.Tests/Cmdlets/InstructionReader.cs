using System.Reflection;
using System.Reflection.Emit;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

/// <summary>Reads compiled method bodies, as far as finding the methods that they call or hand on.</summary>
internal static class InstructionReader
{
    private const byte TwoByteCode = 0xFE;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    public static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        byte[] body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        Type[]? ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        Type[]? ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;

        for (int at = 0; at < body.Length;)
        {
            short value = body[at++];
            if (value == TwoByteCode)
            {
                value = (short)((TwoByteCode << 8) | body[at++]);
            }

            OpCode code = s_codes[value];
            if (code.OperandType is OperandType.InlineMethod)
            {
                yield return method.Module.ResolveMethod(BitConverter.ToInt32(body, at), ofType, ofMethod)!;
            }

            at += SizeOfOperand(code.OperandType, body, at);
        }
    }

    private static int SizeOfOperand(OperandType operand, byte[] body, int at)
    {
        return operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
            _ => 4,
        };
    }
}
