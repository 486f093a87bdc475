using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Associations;

namespace Infrastructure.IntegrationTests.Associations;

/// <summary>HubSpot's table of association types (https://developers.hubspot.com/docs/api-reference/latest/crm/associations/associate-records/guide).</summary>
public sealed class AssociationTypesTests
{
    // Columns in the order of the guide.
    private static readonly string[] Columns = ["contact", "company", "deal", "ticket", "call", "email", "meeting", "note", "task"];

    private static readonly string[] Rows =
    [
        "contact 449 279 4 15 193 197 199 201 203",
        "company 280 450 342 340 181 185 187 189 191",
        "deal 3 341 451 27 205 209 211 213 215",
        "ticket 16 339 28 452 219 223 225 227 229",
        "call 194 182 206 220 - - - - -",
        "email 198 186 210 224 - - - - -",
        "meeting 200 188 212 226 - - - - -",
        "note 202 190 214 228 - - - - -",
        "task 204 192 216 230 - - - - -",
    ];

    private static IEnumerable<TestCaseData> Cells =>
        from row in Rows.Select(row => row.Split(' ')) from column in Columns.Index() select new TestCaseData(Type(row[0]), Type(column.Item), row[column.Index + 1]);

    [TestCaseSource(nameof(Cells))]
    public void Has_the_id_of_the_direction(CrmObjectType from, CrmObjectType to, string id) => Assert.That(IdOf(from, to), Is.EqualTo(id));

    [TestCaseSource(nameof(Cells))]
    public void Has_none_where_the_domain_knows_none(CrmObjectType from, CrmObjectType to, string id) => Assert.That(from.CanBeAssociatedWith(to), Is.EqualTo(id != "-"));

    [Test]
    public void Has_another_id_for_the_way_back() => Assert.That(
        Cells.Select(cell => ((CrmObjectType)cell.Arguments[0]!, (CrmObjectType)cell.Arguments[1]!)).Where(pair => pair.Item1 != pair.Item2 && pair.Item1.CanBeAssociatedWith(pair.Item2) && IdOf(pair.Item1, pair.Item2) == IdOf(pair.Item2, pair.Item1)),
        Is.Empty);

    [Test]
    public void Sends_nothing_for_no_associations() => Assert.That(AssociationTypes.Of(CrmObjectType.Note, []), Is.Null);

    [Test]
    public void Names_each_record_once() =>
        Assert.That(AssociationTypes.Of(CrmObjectType.Note, [new(CrmObjectType.Contact, "1"), new(CrmObjectType.Deal, "1"), new(CrmObjectType.Contact, "1")])?.Select(each => each.Types.Single().AssociationTypeId), Is.EqualTo([202, 214]));

    private static string IdOf(CrmObjectType from, CrmObjectType to)
    {
        try
        {
            return $"{AssociationTypes.Default(from, to)}";
        }
        catch (ArgumentException)
        {
            return "-";
        }
    }

    private static CrmObjectType Type(string word) => Enum.Parse<CrmObjectType>(word, ignoreCase: true);
}
