using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Batches;

/// <summary>Single calls of many callers, where HubSpot allows a hundred in ten seconds.</summary>
public sealed class RidingTests : DrivenFixture
{
    private const int Callers = 60;

    private List<string> _ids = null!;

    protected override TimeProvider? SandboxTime => Clock;

    [SetUp]
    public async Task MakeAsync()
    {
        var made = await HubSpot.Writer.CreateManyAsync([.. Enumerable.Range(0, Callers).Select(n => new ContactFields { Email = Text($"c{n}@example.net"), Phone = Text($"{n}") })], Ct);
        _ids = [.. made.Select(outcome => outcome.Record!.Id)];
        await Sandbox.SetAsync("""{"tier":"free"}""");
        Clock.Advance(TimeSpan.FromSeconds(11));
        await HubSpot.DisposeAsync();
        HubSpot = Client();
    }

    [Test]
    public async Task Each_reader_gets_its_own_properties()
    {
        var reads = await TogetherAsync(n => HubSpot.Reader.GetAsync(Id(_ids[n]), n % 2 == 0 ? RecordView.Typed : new RecordView(["hs_object_id"]), Ct));

        Assert.That(reads.Select(contact => contact.Phone), Is.EqualTo(Enumerable.Range(0, Callers).Select(n => $"{n}")));
        Assert.That(reads.Select(contact => contact.CustomProperties.Count), Is.EqualTo(Enumerable.Range(0, Callers).Select(n => n % 2)));
    }

    [Test]
    public async Task Readers_by_a_unique_value_ride_together() =>
        Assert.That((await TogetherAsync(n => HubSpot.Reader.FindAsync(new("email", $"c{n}@example.net"), RecordView.Typed, Ct))).Select(contact => contact?.Id), Is.EqualTo(_ids));

    [Test]
    public async Task Writers_ride_together_and_each_writes_its_own() =>
        Assert.That((await TogetherAsync(n => HubSpot.Writer.UpdateAsync(Id(_ids[n]), new() { FirstName = Text($"n{n}") }, Ct), most: 30)).Select(contact => contact.FirstName), Is.EqualTo(Enumerable.Range(0, Callers).Select(n => $"n{n}")));

    [Test]
    public async Task Writes_to_one_record_keep_their_order()
    {
        await TogetherAsync(n => HubSpot.Writer.UpdateAsync(Id(_ids[n % 20]), new() { FirstName = Text($"write {n}") }, Ct), most: Callers);

        var stored = await DriveAsync(HubSpot.Reader.GetManyAsync([.. _ids.Take(20)], by: null, RecordView.Typed, Ct));
        Assert.That(stored.Select(outcome => outcome.Record?.FirstName), Is.EqualTo(Enumerable.Range(40, 20).Select(n => $"write {n}")));
    }

    [Test]
    public async Task A_caller_that_goes_away_takes_its_write_out_of_the_queue()
    {
        using var goes = new CancellationTokenSource();
        var writes = Enumerable.Range(0, Callers).Select(n => HubSpot.Writer.UpdateAsync(Id(_ids[n]), new() { FirstName = Text("written") }, n == Callers - 1 ? goes.Token : Ct)).ToList();
        await goes.CancelAsync();
        Assert.That(async () => await writes[^1], Throws.InstanceOf<OperationCanceledException>());
        await DriveAsync(Task.WhenAll(writes.SkipLast(1)));

        Assert.That((await DriveAsync(HubSpot.Reader.GetAsync(Id(_ids[^1]), RecordView.Typed, Ct))).FirstName, Is.Null);
    }

    /// <summary>All callers at once; ten calls may go alone, and a few batches take the rest. The first answers to updates are read back (ADR 0009).</summary>
    private async Task<T[]> TogetherAsync<T>(Func<int, Task<T>> call, int most = 20)
    {
        var before = await Sandbox.CountAsync("requests");
        var answers = await DriveAsync(Task.WhenAll(Enumerable.Range(0, Callers).Select(call)));
        Assert.That(await Sandbox.CountAsync("requests") - before, Is.LessThanOrEqualTo(most), "HubSpot calls");
        return answers;
    }
}
