using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.Keys;

namespace Infrastructure.IntegrationTests.Keys;

public sealed class InMemoryRecordKeysTests
{
    private InMemoryRecordKeys _keys = null!;

    [SetUp]
    public void Start() => _keys = new();

    [Test]
    public void Finds_what_was_remembered_last()
    {
        Remember("1");
        Remember("2");

        Assert.That(Find(), Is.EqualTo("2"));
    }

    [Test]
    public void Finds_nothing_that_was_forgotten()
    {
        Remember("1");
        _keys.Forget(CrmObjectType.Company, Key());

        Assert.That(Find(), Is.Null);
    }

    [Test]
    public void Keeps_types_and_fields_apart()
    {
        Remember("1");

        Assert.That((_keys.Find(CrmObjectType.Contact, Key()), _keys.Find(CrmObjectType.Company, new("website", Key().Value))), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void Keeps_the_latest_and_lets_the_oldest_go()
    {
        Remember("1");
        Fill(InMemoryRecordKeys.Kept - 1);
        var before = Find();
        Fill(1);

        Assert.That((before, Find()), Is.EqualTo(("1", (string?)null)));
    }

    [Test]
    public void Keeps_what_was_forgotten_and_written_again()
    {
        Remember("1");
        _keys.Forget(CrmObjectType.Company, Key());
        Remember("2");
        Fill(InMemoryRecordKeys.Kept - 1);

        Assert.That(Find(), Is.EqualTo("2"));
    }

    [Test]
    public async Task Lets_one_in_at_a_time_in_the_order_of_their_coming()
    {
        var order = new List<int>();
        var first = await HoldAsync();
        var others = Enumerable.Range(1, 20).Select(EnterAsync).ToList();
        order.Add(0);
        first.Dispose();
        await Task.WhenAll(others);

        Assert.That(order, Is.EqualTo(Enumerable.Range(0, 21)));

        async Task EnterAsync(int number)
        {
            using var turn = await HoldAsync();
            order.Add(number);
        }
    }

    [Test]
    public async Task Lets_different_keys_in_together()
    {
        using var one = await HoldAsync();

        Assert.That(_keys.HoldAsync(CrmObjectType.Company, Key("elsewhere"), CancellationToken.None).IsCompletedSuccessfully, Is.True);
    }

    [Test]
    public async Task Lets_the_next_in_when_one_before_it_has_left()
    {
        using var leaving = new CancellationTokenSource();
        var first = await HoldAsync();
        var second = _keys.HoldAsync(CrmObjectType.Company, Key(), leaving.Token);
        var third = HoldAsync();
        await leaving.CancelAsync();
        Assert.That(async () => await second, Throws.InstanceOf<OperationCanceledException>());
        var waited = third.IsCompleted;
        first.Dispose();
        (await third).Dispose();

        Assert.That(waited, Is.False);
    }

    [Test]
    public async Task Is_left_once_however_often_it_is_disposed()
    {
        var first = await HoldAsync();
        first.Dispose();
        first.Dispose();
        using var second = await HoldAsync();

        Assert.That(HoldAsync().IsCompleted, Is.False);
    }

    private static UniqueKey Key(string name = "northwind-bikes") => new("domain", $"{name}.example.net");

    private string? Find() => _keys.Find(CrmObjectType.Company, Key());

    private void Remember(string id) => _keys.Remember(CrmObjectType.Company, Key(), id);

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
            _keys.Remember(CrmObjectType.Company, Key($"filler-{Guid.NewGuid():N}"), "9");
    }

    private Task<IDisposable> HoldAsync() => _keys.HoldAsync(CrmObjectType.Company, Key(), CancellationToken.None);
}
