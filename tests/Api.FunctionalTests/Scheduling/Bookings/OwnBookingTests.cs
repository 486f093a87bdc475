using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Scheduling.Bookings;

/// <summary>Bookings of our own: with an owner, and with an invitation of ours.</summary>
public sealed class OwnBookingTests : BookingFixture
{
    [Test]
    public async Task Ensures_the_contact_logs_the_meeting_and_invites()
    {
        var booked = await BookAsync(Own());

        Assert.That((booked.Status, booked.Header("Location")), Is.EqualTo((201, $"{Path}/{booked.Id}")));
        Assert.That((booked["status"], booked["ownerId"], booked["notify"], booked["sequence"]), Is.EqualTo(("confirmed", Sam, "email", "0")));
        var contact = await HubSpot.RecordAsync("contacts", booked["contactId"]!);
        var meeting = await HubSpot.RecordAsync("meetings", booked["meetingId"]!);
        Assert.That((contact["email"], contact["firstname"]), Is.EqualTo((Email, "Ana")));
        Assert.That((meeting["hs_meeting_title"], meeting["hs_meeting_outcome"], meeting["hubspot_owner_id"]), Is.EqualTo(("Demo", "SCHEDULED", Sam)));
        Assert.That((meeting["hs_meeting_body"], meeting["hs_meeting_external_url"]), Is.EqualTo(("The &lt;booking&gt; screens.", "https://meet.example.com/room-4")));
        Assert.That((await Reader.GetAsync($"/api/v1/meetings/{meeting.Id}?include=contacts"))["associations.contacts.0"], Is.EqualTo(contact.Id));
        var mail = (await MailsAsync(booked.Id)).Single();
        Assert.That((mail["Method"]!.ToString(), mail["To"]!.AsArray().Select(to => to!["Address"]!.ToString())), Is.EqualTo(("REQUEST", new[] { Email, "leo@example.org" })));
        Assert.That(mail["Calendar"]!.ToString(), Does.Contain("SEQUENCE:0").And.Contain("ORGANIZER"));
    }

    [Test]
    public async Task Operators_see_that_mails_wait_for_the_mail_server()
    {
        (await BookAsync(Own())).Succeeded();

        var health = await UntilAsync(() => Reader.GetAsync("/health/ready"), answer => answer["mailsWaitSince"] is not null);

        Assert.That((health.Status, health["status"]), Is.EqualTo((200, "ready")));
    }

    [Test]
    public async Task A_time_of_an_owner_is_booked_once()
    {
        (await BookAsync(Own())).Succeeded();

        Assert.Multiple(async () =>
        {
            Assert.That(await BookAsync(Own()), Problem.Of(409, "booking.slot-taken"));
            Assert.That(await BookAsync(Own(Start.AddMinutes(29))), Problem.Of(409, "booking.slot-taken"));
            Assert.That(await BookAsync(Own(Start.AddMinutes(-29))), Problem.Of(409, "booking.slot-taken"));
            Assert.That((await BookAsync(Own(Start.AddMinutes(30)))).Status, Is.EqualTo(201), "the next one begins where this ends");
            Assert.That((await BookAsync(Own(owner: await OtherOwnerAsync()))).Status, Is.EqualTo(201));
        });
    }

    [Test]
    public async Task Of_two_at_once_one_wins()
    {
        var answers = await Task.WhenAll(BookAsync(Own()), BookAsync(Own()));

        Assert.That(answers.Select(answer => answer.Status), Is.EquivalentTo(new[] { 201, 409 }));
    }

    [Test]
    public async Task An_owner_that_there_is_not_is_a_refusal_and_holds_nothing()
    {
        Assert.That(await BookAsync(Own(owner: "999")), Problem.Of(422, "record.rejected").About("ownerId"));
        Assert.That(await BookAsync(Own(owner: "999")), Problem.Of(422, "record.rejected").About("ownerId"));
    }

    [Test]
    public async Task What_HubSpot_refuses_of_the_attendee_is_told_in_the_words_of_the_request_and_the_time_is_free()
    {
        await HubSpot.FailAsync(new { match = new { method = "POST", path = "/crm/objects/2026-09/contacts" }, kind = "status", status = 400 });

        var refused = await BookAsync(Own());
        await HubSpot.HealAsync();

        Assert.That(refused, Problem.Of(422, "record.rejected"));
        var listed = (await Reader.GetAsync($"{Path}?from={Start:yyyy-MM-ddTHH:mm:ssZ}&to={Start.AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}")).Node("results.0")!;
        Assert.That((listed["status"]!.ToString(), listed["problem"]!["code"]!.ToString()), Is.EqualTo(("cancelled", "record.rejected")));
        Assert.That((await BookAsync(Own())).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_right_that_the_service_lacks_is_told_whoever_waits_and_the_time_is_free()
    {
        await HubSpot.FailAsync(new { match = new { method = "POST", path = "/crm/objects/2026-09/contacts" }, kind = "status", status = 403 });

        Assert.That(await BookAsync(Own()), Problem.Of(502, "hubspot.access"));
        await HubSpot.HealAsync();
        Assert.That((await BookAsync(Own())).Status, Is.EqualTo(201));
    }

    [Test]
    public async Task A_repeat_with_its_key_gives_the_same_booking()
    {
        var key = ("Idempotency-Key", $"key-{Email}");

        var first = await BookAsync(Own(), key);
        var again = await BookAsync(Own(), key);

        Assert.That((again.Status, again.Id, again.Header("Idempotency-Replayed")), Is.EqualTo((201, first.Id, "true")));
        Assert.That(await MailsAsync(first.Id), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_does_not_wait_finds_it_later()
    {
        var taken = await BookAsync(Own(), ("Prefer", "respond-async"));

        Assert.That((taken.Status, taken["status"], taken.Header("Preference-Applied"), taken.Header("Location")), Is.EqualTo((202, "requested", "respond-async", $"{Path}/{taken.Id}")));
        Assert.That((await EndAsync(taken.Id))["status"], Is.EqualTo("confirmed"));
    }

    [TestCase("startAt", "2020-01-01T09:30:00Z")]
    [TestCase("startAt", "2026-12-01T09:30:30Z")]
    [TestCase("durationMinutes", 4)]
    [TestCase("durationMinutes", 1441)]
    [TestCase("timezone", "Romance Standard Time")]
    [TestCase("timezone", "Europe/Madrid\r\nX: y")]
    [TestCase("ownerId", "Sam")]
    [TestCase("subject", "Demo\r\nX: y")]
    [TestCase("location", "Room\u2028 4")]
    [TestCase("notify", "hubspot")]
    [TestCase("notify", "smoke")]
    public async Task Names_what_is_wrong(string field, object value)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(Own(), System.Text.Json.JsonSerializerOptions.Web)!.AsObject();
        body[field] = System.Text.Json.JsonSerializer.SerializeToNode(value);

        Assert.That(await BookAsync(body), Problem.Invalid(field));
    }

    [TestCase("not an address", "leo@example.org", "attendee.email")]
    [TestCase("ana@example.org", "not an address", "guests")]
    [TestCase("ana@example.org", "ANA@example.org", "guests")]
    public async Task Names_which_address_is_wrong(string email, string guest, string field)
    {
        var body = new { ownerId = Sam, startAt = Start, durationMinutes = 30, timezone = "UTC", attendee = new { email }, guests = new[] { guest } };

        Assert.That(await BookAsync(body), Problem.Invalid(field));
    }

    [Test]
    public async Task Needs_a_link_or_an_owner_and_not_both()
    {
        var attendee = new { email = Email };

        Assert.That(await BookAsync(new { startAt = Start, durationMinutes = 30, timezone = "UTC", attendee }), Problem.Invalid("ownerId"));
        Assert.That(await BookAsync(new { link = "sam-lee/demo", ownerId = Sam, startAt = Start, durationMinutes = 30, timezone = "UTC", attendee }), Problem.Invalid("link"));
    }

    [Test]
    public async Task Invites_nobody_when_it_is_told_so()
    {
        var booked = (await BookAsync(Own(notify: "none"))).Succeeded();

        Assert.That((booked["notify"], (await MailsAsync(booked.Id)).Count), Is.EqualTo(("none", 0)));
    }

    private async Task<string> OtherOwnerAsync() => (await Reader.GetAsync("/api/v1/owners")).Each("results", "id").First(id => id != Sam)!;
}
