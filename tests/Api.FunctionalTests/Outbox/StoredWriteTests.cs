using System.Text;
using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Domain.Records;
using Microsoft.AspNetCore.Http;

namespace Api.FunctionalTests.Outbox;

/// <summary>What is kept of a write that waits.</summary>
public sealed class StoredWriteTests
{
    [TestCase("POST", "/api/v1/contacts", CrmObjectType.Contact)]
    [TestCase("POST", "/API/V1/Deals/?x=1", CrmObjectType.Deal)]
    [TestCase("PATCH", "/api/v1/Contacts/7", CrmObjectType.Contact)]
    [TestCase("POST", "/api/v1/contacts/7/Notes/", CrmObjectType.Note)]
    [TestCase("POST", "/api/v1/Contacts/batch/create", CrmObjectType.Contact)]
    [TestCase("PUT", "/api/v1/contacts/7/associations/companies/8", CrmObjectType.Contact)]
    public void Knows_its_type_as_the_router_does(string method, string address, CrmObjectType type) => Assert.That(Write(method, address).Type, Is.EqualTo(type));

    [TestCase("/api/v1/Contacts/op_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f/Notes")]
    [TestCase("/API/v1/contacts/op_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f")]
    public void Operations_are_found_in_its_address(string path) =>
        Assert.That(WriteReferences.Find(path, default).Select(reference => reference.Type), Is.EqualTo(new[] { CrmObjectType.Contact }));

    [TestCase("PATCH", "/api/v1/Contacts/7")]
    [TestCase("POST", "/api/v1/deals/")]
    public void Can_be_corrected(string method, string address)
    {
        var payload = Write(method, address).Write();

        Assert.That(StoredWrite.FlawsOf(payload, payload), Is.Empty);
    }

    [TestCase("{ \"email\": \"ana@example.org\" }", true)]
    [TestCase("[1]", false)]
    [TestCase("{ not json", false)]
    [TestCase("\uFEFF{}", false)]
    [TestCase("", false)]
    public void Keeps_a_body_that_is_an_object(string body, bool kept) =>
        Assert.That(WriteAcceptance.Text(Encoding.UTF8.GetBytes(body)), Is.EqualTo(kept ? body : null));

    [Test]
    public void Is_known_by_its_key_and_by_what_it_asks()
    {
        string?[] names =
        [
            Name("POST", "/api/v1/contacts", "key", "shop", "{}"),
            Name("POST", "/api/v1/contacts", "other", "shop", "{}"),
            Name("POST", "/api/v1/contacts", "key", "bank", "{}"),
            Name("POST", "/api/v1/contacts", "key", "shop", "{ }"),
            Name("POST", "/api/v1/deals", "key", "shop", "{}"),
            Name("PUT", "/api/v1/contacts", "key", "shop", "{}"),
            Name("POST", "/api/v1/contacts", "c", "a/b", "{}"),
            Name("POST", "/api/v1/contacts", "b/c", "a", "{}"),
        ];

        Assert.That(names, Is.Unique.And.All.Not.Null);
        Assert.That(Name("POST", "/api/v1/contacts", "key", "shop", "{}"), Is.EqualTo(names[0]));
    }

    [TestCase("DELETE", "key")]
    [TestCase("POST", "two words")]
    public void Has_no_name_where_no_key_counts(string method, string key) => Assert.That(Name(method, "/api/v1/contacts/7", key, "shop", ""), Is.Null);

    private static StoredWrite Write(string method, string address) => new("op_0197c0f2a1b27c3d8e4f5a6b7c8d9e0f", method, address, Body: null, "shop", "writer", "trace");

    private static string? Name(string method, string path, string key, string caller, string body)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path) = (method, path);
        request.Headers["Idempotency-Key"] = key;
        return WriteAcceptance.ExternalId(request, caller, Encoding.UTF8.GetBytes(body));
    }
}
