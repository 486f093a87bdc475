namespace Api.FunctionalTests.Meetings;

/// <summary>A meeting has two addresses: one to join at, and its page in HubSpot.</summary>
public sealed class MeetingAddressTests : CrmFixture
{
    private const string Meetings = "/api/v1/meetings";
    private const string Join = "https://meet.example.org/1";

    private string _id = "";

    [SetUp]
    public async Task GivenMeetingAsync()
    {
        var contact = await HubSpot.CreateAsync("contacts", new { email = "ana@example.org" });
        _id = (await Writer.PostAsync(Meetings, new { title = "Demo", url = Join, body = "For all", internalNotes = "For us", associations = new { contacts = new[] { contact } } })).Succeeded().Id;
    }

    [Test]
    public async Task The_url_is_the_address_to_join_at()
    {
        Assert.That(((await Reader.GetAsync($"{Meetings}/{_id}"))["url"], (await HubSpot.RecordAsync("meetings", _id))["hs_meeting_external_url"]), Is.EqualTo((Join, Join)));
    }

    [Test]
    public async Task The_record_url_is_its_page()
    {
        Assert.That((await Reader.GetAsync($"{Meetings}/{_id}"))["recordUrl"], Does.Contain(_id).And.Contain("hubspot"));
    }

    [Test]
    public async Task The_url_is_cleared_with_null_and_the_page_stays()
    {
        var answer = await Writer.PatchAsync($"{Meetings}/{_id}", """{ "url": null }""");

        Assert.That((answer["url"], answer["recordUrl"] is null), Is.EqualTo((default(string), false)));
    }

    [Test]
    public async Task Notes_for_all_and_for_us_are_kept_apart()
    {
        var stored = await HubSpot.RecordAsync("meetings", _id);

        Assert.That((stored["hs_meeting_body"], stored["hs_internal_meeting_notes"], stored.Properties.ContainsKey("hs_meeting_notes")), Is.EqualTo(("For all", "For us", false)));
    }
}
