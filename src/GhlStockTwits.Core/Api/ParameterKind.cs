namespace GhlStockTwits.Api;

/// <summary>What a value must be; written in a row after the name as in <c>limit:int</c>.</summary>
public enum ParameterKind
{
    /// <summary>Text (no suffix).</summary>
    Text,

    /// <summary>A whole number (<c>:int</c>).</summary>
    Int,

    /// <summary>True or false (<c>:bool</c>).</summary>
    Bool,

    /// <summary>A moment, sent as ISO 8601 with offset (<c>:time</c>).</summary>
    Time,

    /// <summary>A moment, sent as milliseconds since 1970 (<c>:ms</c>).</summary>
    Milliseconds,

    /// <summary>A list of values (<c>:list</c>).</summary>
    List,

    /// <summary>A nested object or list of objects (<c>:object</c>).</summary>
    Object,

    /// <summary>The path of a local file, sent as a part of a multipart form (<c>:file</c>).</summary>
    File,

    /// <summary>A <see cref="System.Security.SecureString"/>, which shows nowhere (<c>:secret</c>).</summary>
    Secret,
}
