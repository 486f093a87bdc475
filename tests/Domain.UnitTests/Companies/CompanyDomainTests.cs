using CsCheck;
using HubSpotCrm.Domain.Companies;

namespace Domain.UnitTests.Companies;

public sealed class CompanyDomainTests
{
    private static readonly Gen<string> Label = Gen.String[Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"], 1, 20];

    private static readonly Gen<string> Domain = Gen.Select(Gen.OneOf(Label, Gen.Const("www")).Array[1, 6], Gen.OneOf(Gen.Const("net"), Gen.Const("example"), Gen.Const("de")), (labels, top) => $"{string.Join('.', labels)}.{top}");

    private static readonly Gen<string> Anything = Gen.OneOf(Gen.String, Domain, Gen.String[Gen.Char["a.-w_ü。\u00df\u0130\u200d/@:"], 0, 80], Gen.Select(Domain, Gen.Int[0, 6], (text, times) => string.Concat(Enumerable.Repeat(text, times))));

    [TestCase("northwind-bikes.example.net", "northwind-bikes.example.net")]
    [TestCase("  Northwind-Bikes.EXAMPLE.net ", "northwind-bikes.example.net")]
    [TestCase("www.northwind-bikes.example.net", "northwind-bikes.example.net")]
    [TestCase("WWW.northwind-bikes.example.net.", "northwind-bikes.example.net")]
    [TestCase("www.www.example.net", "example.net")]
    [TestCase("www.com", "www.com")]
    [TestCase("www.www.com", "www.com")]
    [TestCase("www2.example.net", "www2.example.net")]
    [TestCase("wwwexample.net", "wwwexample.net")]
    [TestCase("bücher.example", "xn--bcher-kva.example")]
    [TestCase("BÜCHER.example", "xn--bcher-kva.example")]
    [TestCase("xn--bcher-kva.example", "xn--bcher-kva.example")]
    [TestCase("example。net", "example.net")]
    [TestCase("a.b.c.d.example.net", "a.b.c.d.example.net")]
    [TestCase("1and1.com", "1and1.com")]
    public void Has_one_writing(string text, string value) => Assert.That(CompanyDomain.Parse(text).Value, Is.EqualTo(value));

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("northwind")]
    [TestCase("www.")]
    [TestCase("a..net")]
    [TestCase(".example.net")]
    [TestCase("-a.example.net")]
    [TestCase("a-.example.net")]
    [TestCase("a_b.example.net")]
    [TestCase("a b.example.net")]
    [TestCase("https://example.net")]
    [TestCase("example.net/path")]
    [TestCase("example.net:443")]
    [TestCase("ana@example.net")]
    [TestCase("example.net\n.x")]
    [TestCase("exa\u0000mple.net")]
    public void Refuses_what_is_no_domain(string? text) => Assert.That(CompanyDomain.TryParse(text, out _), Is.False);

    [Test]
    public void Refuses_a_label_of_64_characters() => Assert.That(CompanyDomain.TryParse($"{new string('a', 64)}.example.net", out _), Is.False);

    [Test]
    public void Takes_a_label_of_63_characters() => Assert.That(CompanyDomain.TryParse($"{new string('a', 63)}.example.net", out _), Is.True);

    [Test]
    public void Refuses_254_characters() => Assert.That(CompanyDomain.TryParse(string.Concat(Enumerable.Repeat("aaaaaaa.", 31)) + "aaa.net", out _), Is.False);

    [Test]
    public void Says_that_a_text_is_no_domain_and_not_which() => Assert.That(() => CompanyDomain.Parse("ana@example.net"), Throws.TypeOf<FormatException>().With.Message.EqualTo("Not a domain."));

    [Test]
    public void Is_the_same_in_all_its_writings() => Domain.Sample(text =>
    {
        var domain = CompanyDomain.Parse(text);
        return domain.Writings.All(writing => CompanyDomain.Parse(writing) == domain) && CompanyDomain.Parse($" {text.ToUpperInvariant()}. ") == domain;
    });

    [Test]
    public void Takes_or_refuses_any_text_and_means_the_same_when_read_again() => Anything.Sample(text =>
        !CompanyDomain.TryParse(text, out var domain) || (domain.Value.Length <= 253 && CompanyDomain.Parse(domain.Value) == domain));
}
