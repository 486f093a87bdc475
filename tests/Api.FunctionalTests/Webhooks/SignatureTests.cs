using System.Reflection;
using System.Text;
using System.Text.Json;
using HubSpotCrm.Api.Webhooks;
using TestSupport.Webhooks;

namespace Api.FunctionalTests.Webhooks;

/// <summary>The check of signatures as a pure function, against published and made examples.</summary>
public sealed class SignatureTests
{
    private const string Secret = "a-client-secret";
    private const string Uri = "https://crm.example.net/webhooks/hubspot";
    private const long Now = 1_790_000_000_000;

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""[{"eventId":1}]""");
    private static readonly byte[][] Secrets = [Encoding.UTF8.GetBytes(Secret)];

    public static IEnumerable<TestCaseData> Examples =>
        JsonSerializer.Deserialize<Example[]>(Assembly.GetExecutingAssembly().GetManifestResourceStream("signatures.json")!, JsonSerializerOptions.Web)!
            .Select(example => new TestCaseData(example).SetArgDisplayNames(example.Name));

    [TestCaseSource(nameof(Examples))]
    public void Judges_as_HubSpot_does(Example example)
    {
        var outcome = HubSpotSignature.Check(example.ToRequest(), Encoding.UTF8.GetBytes(example.Body), [Encoding.UTF8.GetBytes(example.Secret)], example.Now);

        Assert.That(outcome == SignatureOutcome.Valid, Is.EqualTo(example.Valid), outcome.ToString());
    }

    [TestCase(-300_000, SignatureOutcome.Valid)]
    [TestCase(-300_001, SignatureOutcome.Stale)]
    [TestCase(30_000, SignatureOutcome.Valid)]
    [TestCase(30_001, SignatureOutcome.Early)]
    public void Takes_what_is_fresh(long offset, SignatureOutcome expected) =>
        Assert.That(HubSpotSignature.Check(Signed(Now + offset), Body, Secrets, Now), Is.EqualTo(expected));

    [Test]
    public void Takes_the_secret_before_the_change_too()
    {
        var both = new[] { Encoding.UTF8.GetBytes("another"), Encoding.UTF8.GetBytes(Secret) };

        Assert.That(HubSpotSignature.Check(Signed(Now), Body, both, Now), Is.EqualTo(SignatureOutcome.Valid));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("\0")]
    [TestCase("AAAA")]
    [TestCase("not base64 at all, but as long as it is!!!!!")]
    public void A_version_3_header_decides_whatever_it_holds(string header)
    {
        var older = new SignedRequest("POST", Uri, header, "1", Signatures.V1(Secret, Body), "v1");

        Assert.That(HubSpotSignature.Check(older, Body, Secrets, Now), Is.EqualTo(SignatureOutcome.Malformed));
    }

    [TestCase(" {0}")]
    [TestCase("{0} ")]
    [TestCase("{0}\n")]
    [TestCase("{0}=")]
    public void Refuses_other_writings_of_the_same_signature(string form)
    {
        var signed = Signed(Now);

        Assert.That(HubSpotSignature.Check(signed with { V3 = form.Replace("{0}", signed.V3, StringComparison.Ordinal) }, Body, Secrets, Now), Is.EqualTo(SignatureOutcome.Malformed));
    }

    [TestCase("-1")]
    [TestCase("1.79e12")]
    [TestCase("")]
    [TestCase("9223372036854775808")]
    [TestCase("now")]
    public void Refuses_a_timestamp_that_is_no_number_of_milliseconds(string timestamp) =>
        Assert.That(HubSpotSignature.Check(Signed(Now) with { Timestamp = timestamp }, Body, Secrets, Now), Is.EqualTo(SignatureOutcome.Malformed));

    [Test]
    public void Every_byte_of_the_body_counts()
    {
        var signed = Signed(Now);
        for (var at = 0; at < Body.Length; at++)
        {
            byte[] changed = [.. Body];
            changed[at] ^= 1;
            Assert.That(HubSpotSignature.Check(signed, changed, Secrets, Now), Is.EqualTo(SignatureOutcome.Wrong), $"byte {at}");
        }
    }

    [Test]
    public void A_digit_moved_from_the_timestamp_to_the_body_makes_it_old()
    {
        var signed = Signed(Now);
        byte[] longer = [.. Body, (byte)'1'];

        Assert.That(HubSpotSignature.Check(signed with { Timestamp = signed.Timestamp![1..] }, longer, Secrets, Now), Is.EqualTo(SignatureOutcome.Stale));    // HubSpot's scheme has no border between the two: freshness is what refuses it
    }

    [Test]
    public void Older_versions_are_small_hexadecimal()
    {
        var signed = new SignedRequest("POST", Uri, V3: null, Timestamp: null, Signatures.V1(Secret, Body).ToUpperInvariant(), "v1");

        Assert.That(HubSpotSignature.Check(signed, Body, Secrets, Now), Is.EqualTo(SignatureOutcome.Malformed));
    }

    private static SignedRequest Signed(long at) => new("POST", Uri, Signatures.V3(Secret, "POST", Uri, Body, at), $"{at}", Older: null, OlderVersion: null);

    public sealed record Example(string Name, bool Valid, string Method, string Uri, string Body, Dictionary<string, string> Headers, string Secret, long Now)
    {
        internal SignedRequest ToRequest() => new(Method, Uri, Of("x-hubspot-signature-v3"), Of("x-hubspot-request-timestamp"), Of("x-hubspot-signature"), Of("x-hubspot-signature-version"));

        private string? Of(string header) => Headers.GetValueOrDefault(header);
    }
}
