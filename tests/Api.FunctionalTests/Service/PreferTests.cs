using TestSupport.Drivers;

namespace Api.FunctionalTests.Service;

/// <summary>How long a caller waits: <c>Prefer: wait=N</c>.</summary>
public sealed class PreferTests : CrmFixture
{
    [TestCase("wait=10", "wait=10")]
    [TestCase("WAIT = 0", "wait=0")]
    [TestCase("respond-async, wait=7", "wait=7")]
    [TestCase("wait=600", "wait=60")]
    public async Task A_wait_is_taken_and_said(string prefer, string applied)
    {
        var answer = await ListAsync(prefer);

        Assert.That((answer.Status, answer.Header("Preference-Applied")), Is.EqualTo((200, applied)));
    }

    [TestCase("handling=strict")]
    [TestCase("return=minimal, odd")]
    public async Task Other_preferences_are_left_alone(string prefer)
    {
        var answer = await ListAsync(prefer);

        Assert.That((answer.Status, answer.Header("Preference-Applied")), Is.EqualTo((200, (string?)null)));
    }

    [TestCase("wait")]
    [TestCase("wait=")]
    [TestCase("wait=soon")]
    [TestCase("wait=-1")]
    [TestCase("wait=1.5")]
    [TestCase("wait=1, wait=2")]
    public async Task A_wait_of_no_whole_seconds_is_refused(string prefer)
    {
        var answer = await ListAsync(prefer);

        Assert.That((answer.Status, answer["code"], answer["errors.Prefer.0"]), Is.EqualTo((400, "request.invalid", "wait takes a whole number of seconds, such as wait=10.")));
    }

    private static Task<Answer> ListAsync(string prefer) => Reader.SendAsync(HttpMethod.Get, "/api/v1/contacts?limit=1", body: null, ("Prefer", prefer));
}
