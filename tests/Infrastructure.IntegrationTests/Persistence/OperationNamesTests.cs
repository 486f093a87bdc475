using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Operations;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Infrastructure.Persistence;

namespace Infrastructure.IntegrationTests.Persistence;

/// <summary>External ids where several instances give them free and take them.</summary>
public sealed class OperationNamesTests() : EngineFixture(Postgres)
{
    private const string Queue = "work";

    [Test]
    public async Task One_that_becomes_free_between_two_statements_is_taken()
    {
        var (first, _) = await AcceptAsync();
        await FreeAfterNextInsertAsync(first);

        var (second, isNew) = await AcceptAsync();

        Assert.That((isNew, (await Get<IOperations>().FindAsync(second.Id, Ct))?.Id), Is.EqualTo((true, second.Id)));
        Assert.That((await Get<IQueueEngine>().ClaimAsync(Queue, 10, Ct)).Sum(lane => lane.Messages.Count), Is.EqualTo(2));
    }

    private Task<(Operation Operation, bool IsNew)> AcceptAsync() =>
        Get<IOperations>().AcceptAsync(new(new(Operation.NewId(), "order", "shop", DateTimeOffset.UnixEpoch), "A-1", Queue, "lane", "{}"), Ct);

    // As another instance does that commits a refusal: after the insert has met the row, and before the row is read.
    private async Task FreeAfterNextInsertAsync(Operation operation)
    {
        await Database.ExecuteAsync($"CREATE FUNCTION give_free() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN UPDATE operations SET external_id = NULL WHERE id = ''{operation.Id}''; RETURN NULL; END'", Ct);
        await Database.ExecuteAsync("CREATE TRIGGER give_free AFTER INSERT ON operations FOR EACH STATEMENT EXECUTE FUNCTION give_free()", Ct);
    }
}
