using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Infrastructure.Persistence;
using Infrastructure.IntegrationTests.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Infrastructure.IntegrationTests.Idempotency;

/// <summary>Turns of one instance as the others see them.</summary>
public sealed class KeyLeaseTests() : EngineFixture(Postgres)
{
    private static readonly IdempotencyKey Key = new("shop", "order-1");

    [Test]
    public async Task Takes_over_when_the_lease_of_another_instance_is_over()
    {
        await using var other = await StartAsync();
        var first = (KeyState.Yours)await other.GetRequiredService<IIdempotencyKeys>().TakeAsync(Key, "request", Ct);
        var meanwhile = await TakeAsync();
        await EndLeaseAsync();

        var second = (KeyState.Yours)await TakeAsync();

        Assert.That((meanwhile is KeyState.InProgress, second.Writes.Since is not null, second.Writes.Next()), Is.EqualTo((true, true, first.Writes.Next())));
    }

    [Test]
    public async Task Keeps_its_lease_by_renewing_it()
    {
        await using var other = await StartAsync();
        await other.GetRequiredService<IIdempotencyKeys>().TakeAsync(Key, "request", Ct);
        await EndLeaseAsync();

        await other.GetRequiredService<IIdempotencyKeys>().RenewAsync(Ct);

        Assert.That(await TakeAsync(), Is.TypeOf<KeyState.InProgress>());
    }

    private Task<KeyState> TakeAsync() => Get<IIdempotencyKeys>().TakeAsync(Key, "request", Ct);

    private Task<int> EndLeaseAsync() => Database.ExecuteAsync("UPDATE idempotency_keys SET lease_until = 0", Ct);
}
