namespace GhlStockTwits.Sandbox.Control;

/// <summary>One request as the log keeps it.</summary>
internal sealed record RequestRecord(
    long Number,
    DateTimeOffset At,
    string Service,
    string Method,
    string Target,
    string Operation,
    int Status,
    bool Write,
    string? Fault,
    double Milliseconds,
    string? Body);
