using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Auth;

public sealed class AuthenticationTests : CrmFixture
{
    private static readonly ProblemConstraint Missing = Problem.Of(401, "auth.missing");

    [Test]
    public async Task Refuses_a_caller_without_a_key()
    {
        Assert.That(await GetAsync(), Missing);
    }

    [TestCase("")]
    [TestCase("wrong")]
    [TestCase("reader-key-0123456789abcdef012345678")]
    [TestCase("READER-KEY-0123456789ABCDEF0123456789")]
    [TestCase("shop")]
    [TestCase("shop:reader:reader-key-0123456789abcdef0123456789")]
    [TestCase("reader-key-0123456789abcdef0123456789,writer-key-0123456789abcdef0123456789")]
    public async Task Refuses_a_wrong_key(string key)
    {
        Assert.That(await GetAsync(("X-Api-Key", key)), Missing);
    }

    [Test]
    public async Task Refuses_a_key_of_any_length()
    {
        Assert.That(await GetAsync(("X-Api-Key", new string('k', 20_000))), Missing);
    }

    [Test]
    public async Task Refuses_two_keys_even_when_both_are_right()
    {
        var answer = await SharedSystem.Current.Api.Raw.SendAsync(
            $"GET {Contacts} HTTP/1.1\r\nHost: {{host}}\r\nConnection: close\r\nX-Api-Key: {ApiKeys.Reader}\r\nX-Api-Key: {ApiKeys.Writer}\r\n\r\n");

        Assert.That(answer.First, Missing);
    }

    [TestCase("Bearer ")]
    [TestCase("bearer ")]
    [TestCase("BEARER  ")]
    public async Task Takes_the_key_as_a_bearer_token(string scheme)
    {
        Assert.That((await GetAsync(("Authorization", scheme + ApiKeys.Reader))).Status, Is.EqualTo(200));
    }

    [TestCase("Bearer wrong")]
    [TestCase("Bearer")]
    [TestCase("Bearer ")]
    [TestCase("Basic c2hvcDpyZWFkZXI=")]
    [TestCase("reader-key-0123456789abcdef0123456789")]
    public async Task Refuses_any_other_authorization(string value)
    {
        Assert.That(await GetAsync(("Authorization", value)), Missing);
    }

    [Test]
    public async Task Lets_no_right_token_make_up_for_a_wrong_key()
    {
        Assert.That(await GetAsync(("X-Api-Key", "wrong"), ("Authorization", $"Bearer {ApiKeys.Reader}")), Missing);
    }

    [Test]
    public async Task Takes_no_key_from_the_address()
    {
        Assert.That(await Nobody.GetAsync($"{Contacts}?X-Api-Key={ApiKeys.Reader}&apiKey={ApiKeys.Reader}"), Missing);
    }

    [Test]
    public async Task Says_how_to_authenticate()
    {
        Assert.That((await GetAsync()).Header("WWW-Authenticate"), Is.EqualTo("ApiKey, Bearer"));
    }

    [Test]
    public async Task Tells_a_stranger_nothing_of_what_routes_there_are()
    {
        Assert.That(await Nobody.GetAsync("/api/v1/no-such-route"), Missing);
    }

    [Test]
    public async Task Takes_a_key_of_which_it_knows_only_the_hash()
    {
        await using var api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings
        {
            ApiKeys = "hashed:reader:sha256=2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824",    // of "hello"
        });

        var answers = new[] { await HeaderAsync(api, "hello"), await HeaderAsync(api, "2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824") };

        Assert.That(answers, Is.EqualTo(new[] { 200, 401 }));
    }

    [Test]
    public async Task Takes_each_of_several_keys_of_one_role()
    {
        await using var api = await ApiServer.StartAsync(HubSpot.Address, new ApiSettings { ApiKeys = "old:reader:first-key, new:reader:second-key" });

        Assert.That(new[] { await HeaderAsync(api, "first-key"), await HeaderAsync(api, "second-key") }, Is.EqualTo(new[] { 200, 200 }));
    }

    private static async Task<int> HeaderAsync(ApiServer api, string key) => (await api.Nobody.SendAsync(HttpMethod.Get, Contacts, body: null, ("X-Api-Key", key))).Status;

    private static Task<Answer> GetAsync(params (string Name, string Value)[] headers) => Nobody.SendAsync(HttpMethod.Get, Contacts, body: null, headers);
}
