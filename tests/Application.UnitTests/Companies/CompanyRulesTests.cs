using Application.UnitTests.Drivers;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;

namespace Application.UnitTests.Companies;

public sealed class CompanyRulesTests : UseCases
{
    private static IEnumerable<CompanyFields> Named => [new() { Name = Text("Northwind Bikes") }, new() { Domain = Text("northwind-bikes.example.net") }];

    [TestCaseSource(nameof(Named))]
    public void Takes_a_new_company_with_a_name_or_a_domain(CompanyFields fields) => Assert.That(RefusedNew(fields), Is.Empty);

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public void Refuses_a_new_company_with_neither(string? text) => Assert.That(RefusedNew<CompanyFields>(new() { Name = Text(text), Domain = Text(text) }), Is.EqualTo(["name"]));

    [TestCase(0)]
    [TestCase(250_000)]
    [TestCase(null)]
    public void Takes_a_number_of_employees(long? employees) => Assert.That(RefusedNew(Staffed(employees)), Is.Empty);

    [Test]
    public void Refuses_a_negative_number_of_employees() => Assert.That(RefusedNew(Staffed(-1)), Is.EqualTo(["Employees"]));

    private static CompanyFields Staffed(long? employees) => new() { Name = Text("Northwind Bikes"), Employees = Optional<long?>.Of(employees) };
}
