namespace TestSupport.Hosting;

/// <summary>One API key for each role, long enough for Production.</summary>
public static class ApiKeys
{
    public const string Reader = "reader-key-0123456789abcdef0123456789";
    public const string Writer = "writer-key-0123456789abcdef0123456789";
    public const string Operator = "operator-key-0123456789abcdef0123456";

    /// <summary>The three as the setting <c>API_KEYS</c> takes them.</summary>
    public const string Setting = $"shop:reader:{Reader},phone:writer:{Writer},desk:operator:{Operator}";

    public static IReadOnlyList<string> All { get; } = [Reader, Writer, Operator];
}
