using System.Net.Http.Headers;
using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Conventions;

public sealed class BodySizeTests : CrmFixture
{
    private const int Megabyte = 1024 * 1024;
    private static readonly ProblemConstraint TooLarge = Problem.Of(413, "request.too-large");

    [Test]
    public async Task Takes_a_body_of_one_megabyte()
    {
        Assert.That((await Writer.PostAsync(Contacts, Padded("""{ "firstName": "Ana" }""", Megabyte))).Status, Is.EqualTo(201));
    }

    [TestCase(1)]
    [TestCase(Megabyte)]
    public async Task Refuses_a_body_of_more(int more)
    {
        Assert.That(await Writer.PostAsync(Contacts, Padded("""{ "firstName": "Ana" }""", Megabyte + more)), TooLarge);
    }

    [Test]
    public async Task Refuses_a_body_of_more_that_does_not_say_how_long_it_is()
    {
        Assert.That(await SendInChunksAsync(Contacts, Megabyte + 1), TooLarge);
    }

    [Test]
    public async Task Takes_a_batch_of_more()
    {
        Assert.That((await Writer.PostAsync($"{Contacts}/batch/create", Padded("""{ "records": [{ "firstName": "Ana" }] }""", 2 * Megabyte))).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Refuses_a_batch_of_more_than_thirty_two_megabytes()
    {
        Assert.That(await SendInChunksAsync($"{Contacts}/batch/create", (32 * Megabyte) + 1), TooLarge);
    }

    [Test]
    public async Task Says_how_much_it_takes()
    {
        Assert.That((await Writer.PostAsync(Contacts, Padded("{}", Megabyte + 1)))["detail"], Does.Contain("1 MB").And.Contain("32 MB"));
    }

    private static string Padded(string json, int length) => json.PadRight(length);

    private static Task<Answer> SendInChunksAsync(string path, int length) => Writer.SendAsync(HttpMethod.Post, path, new Spaces(length));

    /// <summary>So many spaces, without a Content-Length.</summary>
    private sealed class Spaces : HttpContent
    {
        private readonly int _length;

        public Spaces(int length)
        {
            _length = length;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var chunk = new byte[Megabyte];
            chunk.AsSpan().Fill((byte)' ');
            for (var sent = 0; sent < _length; sent += Megabyte)
                await stream.WriteAsync(chunk.AsMemory(0, Math.Min(Megabyte, _length - sent)));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
