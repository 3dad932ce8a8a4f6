using System.Reflection;
using System.Reflection.Emit;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

/// <summary>
/// Reads compiled method bodies, as far as finding the methods that they call or hand on and the static fields that they read.
/// </summary>
internal static class InstructionReader
{
    private const byte TwoByteCode = 0xFE;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    /// <summary>The methods; exact where no override is looked for, as in a call of base.</summary>
    public static IEnumerable<(MethodBase Method, bool IsExact)> CalledBy(MethodBase method)
    {
        (Type[]? ofType, Type[]? ofMethod) = Generics(method);

        return Tokens(method, OperandType.InlineMethod).Select(operand =>
            (method.Module.ResolveMethod(operand.Token, ofType, ofMethod)!, operand.Code == OpCodes.Call));
    }

    public static IEnumerable<FieldInfo> StaticFieldsOf(MethodBase method)
    {
        (Type[]? ofType, Type[]? ofMethod) = Generics(method);

        return Tokens(method, OperandType.InlineField)
            .Select(operand => method.Module.ResolveField(operand.Token, ofType, ofMethod)!)
            .Where(static field => field.IsStatic);
    }

    private static (Type[]? OfType, Type[]? OfMethod) Generics(MethodBase method)
    {
        return (
            method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static IEnumerable<(OpCode Code, int Token)> Tokens(MethodBase method, OperandType wanted)
    {
        byte[] body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (int at = 0; at < body.Length;)
        {
            short value = body[at++];
            if (value == TwoByteCode)
            {
                value = (short)((TwoByteCode << 8) | body[at++]);
            }

            OpCode code = s_codes[value];
            if (code.OperandType == wanted)
            {
                yield return (code, BitConverter.ToInt32(body, at));
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
