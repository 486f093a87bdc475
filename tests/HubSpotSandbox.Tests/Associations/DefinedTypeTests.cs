using HubSpotSandbox.Tests.Drivers;

namespace HubSpotSandbox.Tests.Associations;

public sealed class DefinedTypeTests : AssociationFixture
{
    private static readonly string[] Types = ["contacts", "companies", "deals", "tickets", "calls", "emails", "meetings", "notes", "tasks"];

    [TestCase("contacts", "449 279 4 15 193 197 199 201 203")]
    [TestCase("companies", "280 450 342 340 181 185 187 189 191")]
    [TestCase("deals", "3 341 451 27 205 209 211 213 215")]
    [TestCase("tickets", "16 339 28 452 219 223 225 227 229")]
    [TestCase("calls", "194 182 206 220 - - - - -")]
    [TestCase("emails", "198 186 210 224 - - - - -")]
    [TestCase("meetings", "200 188 212 226 - - - - -")]
    [TestCase("notes", "202 190 214 228 - - - - -")]
    [TestCase("tasks", "204 192 216 230 - - - - -")]
    [Cites("FACTS §6.2")]
    public async Task Has_the_unlabelled_type_of_every_pair(string from, string ids)
    {
        List<string> found = [];
        foreach (var to in Types)
        {
            var labels = await Api.GetAsync(Between(from, to, "labels"));
            var unlabelled = labels.Each("results", "typeId").Zip(labels.Each("results", "label")).Where(type => type.Second.Length == 0);
            found.Add(unlabelled.Select(type => type.First).FirstOrDefault("-"));
        }

        Assert.That(string.Join(' ', found), Is.EqualTo(ids));
    }

    [TestCase("contacts", "companies", 1, "Primary")]
    [TestCase("companies", "contacts", 2, "Primary")]
    [TestCase("deals", "companies", 5, "Primary")]
    [TestCase("companies", "deals", 6, "Primary")]
    [TestCase("tickets", "companies", 26, "Primary")]
    [TestCase("companies", "tickets", 25, "Primary")]
    [TestCase("companies", "companies", 13, "Child Company")]
    [TestCase("companies", "companies", 14, "Parent Company")]
    [TestCase("contacts", "companies", 931, "Billing Contact")]
    [TestCase("companies", "contacts", 930, "Billing Contact")]
    [Cites("FACTS §6.2")]
    public async Task Has_HubSpots_own_labels(string from, string to, int id, string label)
    {
        var labels = await Api.GetAsync(Between(from, to, "labels"));

        var named = labels.Each("results", "typeId").Zip(labels.Each("results", "label"));
        Assert.That(named, Does.Contain(($"{id}", label)));
        Assert.That(labels.Each("results", "category"), Is.All.EqualTo("HUBSPOT_DEFINED"));
    }

    [TestCase("/crm/v4/associations/contacts/companies/labels", "0-1")]
    [TestCase("/crm/associations/v4/contacts/companies/labels", "0-1")]
    [TestCase("/crm/associations/2026-03/0-1/0-2/labels", "0-1")]
    [TestCase("/crm/associations/2026-09/contact/company/labels", null)]
    [Cites("FACTS §1, §6.1")]
    public async Task Lists_labels_under_every_path_with_null_object_types_in_2026_09(string path, string? fromType)
    {
        var labels = await Api.GetAsync(path);

        Assert.That(labels.Each("results", "typeId"), Is.SupersetOf(new[] { "1", "279" }));
        Assert.That(labels["results.0.fromObjectTypeId"], Is.EqualTo(fromType));
        Assert.That(labels.Has("results.0.toObjectTypeId"), Is.True);
    }
}
