namespace Verify.Workflows;

/// <summary>What the option <c>--limit</c> means on both sides.</summary>
internal static class AccountTier
{
    private const int None = 1_000_000;

    /// <summary>Of the service, requests in ten seconds.</summary>
    public static int QuotaOf(int limit) => limit == 0 ? None : limit;

    /// <summary>Of the sandbox.</summary>
    /// <exception cref="FormatException">There is no such tier.</exception>
    public static string NameOf(int limit) => limit switch
    {
        0 => "unlimited",
        100 => "free",
        190 => "pro",
        _ => throw new FormatException("--limit takes 100, 190, or 0 for no limit."),
    };
}
