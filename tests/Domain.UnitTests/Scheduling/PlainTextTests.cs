using HubSpotCrm.Domain.Scheduling;

namespace Domain.UnitTests.Scheduling;

public sealed class PlainTextTests
{
    [TestCase("Ana\r\nBcc: all@example.com", "Ana Bcc: all@example.com")]
    [TestCase("a\rb\nc\u0085d\u2028e\u2029f\u000bg\fh", "a b c d e f g h")]
    [TestCase("a\0b\u001bc\u007fd\u009fe\tf", "a b c d e f")]
    [TestCase("invoice\u202egpj.exe\u2066x", "invoice gpj.exe x")]
    [TestCase("  Ana Ruiz \n", "Ana Ruiz")]
    [TestCase("José 👩‍💻 李", "José 👩‍💻 李")]
    [TestCase("half \ud83d", "half \ufffd")]
    [TestCase(null, "")]
    public void One_line_stays_one(string? text, string line) => Assert.That(PlainText.OneLine(text), Is.EqualTo(line));

    [TestCase("a\r\nb\rc\nd\u2028e", "a\nb\nc\nd\ne")]
    [TestCase("a\0\nb\u001b[2J\n", "a \nb [2J")]
    public void Lines_stay_lines_and_nothing_else_moves(string text, string lines) => Assert.That(PlainText.Lines(text), Is.EqualTo(lines));
}
