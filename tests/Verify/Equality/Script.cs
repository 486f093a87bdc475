namespace Verify.Equality;

/// <summary>
/// Random calls from a seed. Each key has records, e-mails and codes of its own, and its calls are made in their order, so
/// that whatever happens to other keys at the same time, its answers can only be these.
/// </summary>
internal static class Script
{
    /// <summary>A unique property of contacts.</summary>
    public const string Code = "verify_code";

    public static IReadOnlyList<IReadOnlyList<Operation>> Write(int seed, int keys, int operations)
    {
        var dice = new Random(seed);
        return [.. Enumerable.Range(0, keys).Select(key => Enumerable.Range(0, (operations + keys - 1) / keys).Select(_ => Throw(dice, key)).ToList())];
    }

    private static Operation Throw(Random dice, int key) => dice.Next(10) switch
    {
        < 7 => OfContact(dice, key),
        < 9 => OfDeal(dice),
        _ => OfCompany(dice, key),
    };

    private static Operation OfContact(Random dice, int key) => dice.Next(100) switch
    {
        < 16 => Operation.Get("contacts", Someone(dice), dice.Next(3) == 0 ? $"?properties={Code}" : ""),
        < 20 => Operation.Get("contacts", Whom.Missing),
        < 44 => Operation.Patch("contacts", Someone(dice), Change(dice, key)),
        < 47 => Operation.Patch("contacts", Whom.Missing, new { jobTitle = "nobody" }),
        < 58 => Operation.Patch("contacts", Someone(dice), Bad(dice)),
        < 70 => Operation.Post("contacts", new { email = Email(dice, key), firstName = Word(dice), leadStatus = "NEW" }),
        < 75 => Operation.Post("contacts", dice.Next(2) == 0 ? new { email = Email(dice, key), leadStatus = "NONSENSE" } : new { email = "not an address", leadStatus = "NEW" }),
        < 88 => Operation.Put(Email(dice, key), new { lastName = Word(dice), city = Word(dice) }),
        < 91 => Operation.Put(Email(dice, key), new { leadStatus = "NONSENSE" }),
        < 98 => Operation.Delete("contacts", Whom.Current),
        _ => Operation.Delete("contacts", Whom.Missing),
    };

    private static Operation OfDeal(Random dice) => dice.Next(10) switch
    {
        < 3 => Operation.Get("deals", Whom.Current),
        < 5 => Operation.Patch("deals", Whom.Current, new { amount = dice.Next(1, 1000), description = Word(dice) }),
        < 6 => Operation.Patch("deals", Whom.Current, new { stage = "no-such-stage" }),
        < 9 => Operation.Post("deals", new { name = $"Deal {Word(dice)}", stage = "qualifiedtobuy", pipeline = "default", amount = dice.Next(1, 1000) }),
        _ => Operation.Delete("deals", Whom.Current),
    };

    private static Operation OfCompany(Random dice, int key) => dice.Next(10) switch
    {
        < 4 => Operation.Get("companies", dice.Next(4) == 0 ? Whom.Missing : Whom.Current),
        < 7 => Operation.Patch("companies", Whom.Current, dice.Next(3) == 0 ? new { industry = "NONSENSE" } : new { city = Word(dice) }),
        < 9 => Operation.Post("companies", new { name = $"Company {key} {Word(dice)}" }),
        _ => Operation.Delete("companies", Whom.Current),
    };

    private static Whom Someone(Random dice) => dice.Next(10) switch { < 7 => Whom.Current, < 9 => Whom.Merged, _ => Whom.Survivor };

    private static object Change(Random dice, int key) => dice.Next(6) switch
    {
        0 => new { firstName = (string?)null, jobTitle = Word(dice) },
        1 => new { jobTitle = Word(dice), city = Word(dice), phone = (string?)null },
        2 => new { customProperties = new Dictionary<string, string>(StringComparer.Ordinal) { [Code] = $"code-{key}-{dice.Next(3)}" } },
        3 => new { email = Email(dice, key) },
        4 => new { website = $"https://{Word(dice)}.example.com", company = Word(dice) },
        _ => new { lastName = Word(dice) },
    };

    private static object Bad(Random dice) => dice.Next(5) switch
    {
        0 => new { leadStatus = "NONSENSE" },
        1 => new { customProperties = new Dictionary<string, string>(StringComparer.Ordinal) { ["no_such_property"] = "x" } },
        2 => new { },
        3 => new { fristName = "typo" },
        _ => new { email = "not an address" },
    };

    private static string Email(Random dice, int key) => $"key-{key}-{dice.Next(3)}@example.com";

    private static string Word(Random dice) => ((string[])["alpha", "bravo", "charlie", "delta", "echo", "foxtrot"])[dice.Next(6)] + dice.Next(100);
}
