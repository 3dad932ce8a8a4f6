using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GhlStockTwits.Credentials;

/// <summary>
/// Windows' protection of data for the current user. .NET has it in a package only, and a package that works on one
/// system would be shipped to all.
/// </summary>
internal static class Dpapi
{
    // CRYPTPROTECT_UI_FORBIDDEN: fail instead of asking.
    private const int NoDialog = 1;

    /// <summary>Protects data.</summary>
    /// <exception cref="CryptographicException">Windows refuses.</exception>
    public static byte[] Protect(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context) =>
        Call(plain, context, static (ref Blob input, ref Blob entropy, out Blob output) =>
            CryptProtectData(ref input, null, ref entropy, 0, 0, NoDialog, out output));

    /// <summary>Returns data that the same user protected with the same context.</summary>
    /// <exception cref="CryptographicException">Another user or context did.</exception>
    public static byte[] Unprotect(ReadOnlySpan<byte> data, ReadOnlySpan<byte> context) =>
        Call(data, context, static (ref Blob input, ref Blob entropy, out Blob output) =>
            CryptUnprotectData(ref input, 0, ref entropy, 0, 0, NoDialog, out output));

    private static byte[] Call(ReadOnlySpan<byte> data, ReadOnlySpan<byte> context, Function function)
    {
        GCHandle pinnedData = GCHandle.Alloc(data.ToArray(), GCHandleType.Pinned);
        GCHandle pinnedContext = GCHandle.Alloc(context.ToArray(), GCHandleType.Pinned);
        Blob output = default;
        try
        {
            Blob input = new() { Size = data.Length, Data = pinnedData.AddrOfPinnedObject() };
            Blob entropy = new() { Size = context.Length, Data = pinnedContext.AddrOfPinnedObject() };
            if (!function(ref input, ref entropy, out output))
            {
                throw new CryptographicException(Marshal.GetHRForLastWin32Error());
            }

            byte[] result = new byte[output.Size];
            Marshal.Copy(output.Data, result, 0, result.Length);
            return result;
        }
        finally
        {
            Marshal.FreeHGlobal(output.Data);
            pinnedData.Free();
            pinnedContext.Free();
        }
    }

    private delegate bool Function(ref Blob input, ref Blob entropy, out Blob output);

    [DllImport("crypt32", CharSet = CharSet.Unicode, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptProtectData(
        ref Blob input, string? description, ref Blob entropy, nint reserved, nint prompt, int flags, out Blob output);

    [DllImport("crypt32", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool CryptUnprotectData(
        ref Blob input, nint description, ref Blob entropy, nint reserved, nint prompt, int flags, out Blob output);

    [StructLayout(LayoutKind.Sequential)]
    private struct Blob
    {
        public int Size;
        public nint Data;
    }
}
