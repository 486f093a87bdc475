using HubSpotCrm.Domain.Scheduling;

namespace Domain.UnitTests.Scheduling;

public sealed class PlainTextTests
{
    private static readonly (string? Text, string Line)[] Cases =
    [
        ("Ana\r\nBcc: all@example.com", "Ana Bcc: all@example.com"),
        ("a\rb\nc\u0085d\u2028e\u2029f\u000bg\fh", "a b c d e f g h"),
        ("a\0b\u001bc\u007fd\u009fe\tf", "a b c d e f"),
        ("invoice\u202egpj.exe\u2066x", "invoice gpj.exe x"),
        ("  Ana Ruiz \n", "Ana Ruiz"),
        ("José 👩‍💻 李", "José 👩‍💻 李"),
        ("half \ud83d", "half \ufffd"),
        (null, ""),
    ];

    [Test]
    public void One_line_stays_one() => Assert.That(Cases.Select(pair => PlainText.OneLine(pair.Text)), Is.EqualTo(Cases.Select(pair => pair.Line)));

    [Test]
    public void Lines_stay_lines_and_nothing_else_moves() =>
        Assert.That((PlainText.Lines("a\r\nb\rc\nd\u2028e"), PlainText.Lines("a\0\nb\u001b[2J\n")), Is.EqualTo(("a\nb\nc\nd\ne", "a \nb [2J")));
}
