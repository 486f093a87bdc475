using System.IO.Compression;
using System.Text;
using Api.FunctionalTests.Assertions;
using TestSupport.Drivers;

namespace Api.FunctionalTests.Conventions;

public sealed class MediaTypeTests : CrmFixture
{
    private static readonly byte[] Ana = Encoding.UTF8.GetBytes("""{ "firstName": "Ana" }""");

    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/octet-stream")]
    [TestCase("application/json; charset=utf-7")]
    [TestCase("application/json; charset=utf-16")]
    [TestCase("application/json; charset=us-ascii")]
    [TestCase("application/json; charset=nonsense")]
    [TestCase("nonsense")]
    [TestCase("*/*")]
    [TestCase(";;;")]
    [TestCase(null)]
    public async Task Refuses_a_body_that_does_not_say_it_is_json(string? type)
    {
        Assert.That(await PostAsync(Ana, type), Problem.Of(415, "request.media-type-unsupported"));
    }

    [TestCase("application/json")]
    [TestCase("application/json; charset=utf-8")]
    [TestCase("Application/JSON; charset=\"UTF-8\"")]
    public async Task Takes_json(string type)
    {
        Assert.That((await PostAsync(Ana, type)).Status, Is.EqualTo(201));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    [TestCase("deflate")]
    [TestCase("zstd")]
    [TestCase("gzip, gzip")]
    public async Task Refuses_a_compressed_body_whatever_is_in_it(string encoding)
    {
        Assert.That(await PostAsync(Gzip(Ana), "application/json", encoding), Problem.Of(415, "request.media-type-unsupported"));
    }

    [Test]
    public async Task Takes_a_body_that_says_it_is_not_compressed()
    {
        Assert.That((await PostAsync(Ana, "application/json", "identity")).Status, Is.EqualTo(201));
    }

    [TestCase("text/html")]
    [TestCase("application/xml")]
    [TestCase("nonsense;;q=-1")]
    [TestCase("*/*;q=0")]
    public async Task Answers_with_json_whatever_the_caller_would_like(string accept)
    {
        var answer = await Reader.SendAsync(HttpMethod.Get, Contacts, body: null, ("Accept", accept));

        Assert.That((answer.Status, answer.Header("Content-Type")), Is.EqualTo((200, "application/json; charset=utf-8")));
    }

    private static byte[] Gzip(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(body);
        return packed.ToArray();
    }

    private static Task<Answer> PostAsync(byte[] body, string? type, string? encoding = null)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (encoding is not null)
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return Writer.SendAsync(HttpMethod.Post, Contacts, content);
    }
}
