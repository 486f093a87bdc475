using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests.Conventions;

public sealed class BodySizeTests : CrmFixture
{
    private const int Megabyte = 1024 * 1024;
    private static readonly ProblemConstraint TooLarge = Problem.Of(413, "request.too-large");

    [Test]
    public async Task Takes_a_body_of_one_megabyte()
    {
        Assert.That((await PostAsync(Contacts, """{ "firstName": "Ana" }""", Megabyte)).Status, Is.EqualTo(201));
    }

    [TestCase(1)]
    [TestCase(Megabyte)]
    public async Task Refuses_a_body_of_more(int more)
    {
        Assert.That(await PostAsync(Contacts, """{ "firstName": "Ana" }""", Megabyte + more), TooLarge);
    }

    [Test]
    public async Task Refuses_a_body_of_more_that_does_not_say_how_long_it_is()
    {
        var head = $"POST {Contacts} HTTP/1.1\r\nHost: {{host}}\r\nX-Api-Key: {ApiKeys.Writer}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

        var answer = await SharedSystem.Current.Api.Raw.SendAsync($"{head}{Megabyte + 1:x}\r\n{new string(' ', Megabyte + 1)}");

        Assert.That(answer.First, TooLarge);
    }

    [Test]
    public async Task Takes_a_batch_of_more()
    {
        Assert.That((await PostAsync($"{Contacts}/batch/create", """{ "records": [{ "firstName": "Ana" }] }""", 2 * Megabyte)).Status, Is.EqualTo(200));
    }

    [TestCase("create")]
    [TestCase("read")]
    public async Task Refuses_a_batch_of_more_than_thirty_two_megabytes(string operation)
    {
        Assert.That(await PostAsync($"{Contacts}/batch/{operation}", "{}", (32 * Megabyte) + 1), TooLarge);
    }

    [Test]
    public async Task Says_how_much_it_takes()
    {
        Assert.That((await PostAsync(Contacts, "{}", Megabyte + 1))["detail"], Does.Contain("1 MB").And.Contain("32 MB"));
    }

    // The caller asks before it sends: who is refused in the middle of sending may never read why.
    private static Task<Answer> PostAsync(string path, string json, int length) =>
        Writer.SendAsync(HttpMethod.Post, path, (object)json.PadRight(length), ("Expect", "100-continue"));
}
