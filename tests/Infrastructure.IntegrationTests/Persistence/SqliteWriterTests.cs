using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;

namespace Infrastructure.IntegrationTests.Persistence;

public sealed class SqliteWriterTests : SqliteFixture
{
    [Test]
    public async Task What_is_written_is_read()
    {
        await PutAsync("a");

        Assert.That(await NamesAsync(), Is.EqualTo(["a"]));
    }

    [Test]
    public async Task What_was_answered_is_there_after_a_restart()
    {
        await PutAsync("a");
        await Database.DisposeAsync();
        await using var again = Create();
        await again.StartAsync(Ct);

        Assert.That(await again.ReadAsync(session => session.FirstAsync("SELECT name FROM quota", row => row.GetString(0)), Ct), Is.EqualTo("a"));
    }

    [Test]
    public async Task Writes_that_wait_together_are_committed_together()
    {
        using var gate = new ManualResetEventSlim();
        var first = Database.WriteAsync(_ => Task.Run(() => gate.Wait(Ct)).ContinueWith(_ => 0, TaskScheduler.Default), Ct);
        var others = Enumerable.Range(0, 200).Select(each => PutAsync($"n{each}")).ToArray();
        gate.Set();
        await first;
        await Task.WhenAll(others);

        Assert.That(await NamesAsync(), Has.Count.EqualTo(200));
        Assert.That(Frames, Is.LessThan(50), "each commit of its own would add frames of its own to the log");
    }

    [Test]
    public async Task A_unit_that_fails_takes_nothing_of_the_others_with_it()
    {
        await PutAsync("taken");
        var good = PutAsync("before");
        var bad = PutAsync("taken");
        var half = Database.WriteAsync<int>(async session =>
        {
            await session.ExecuteAsync("INSERT INTO quota (name, state, version) VALUES ('half', '{}', 1)");
            throw new InvalidOperationException("changed its mind");
        }, Ct);
        await Task.WhenAll(good, PutAsync("after"));

        Assert.Multiple(() =>
        {
            Assert.That(async () => await bad, Throws.InstanceOf<SqliteException>());
            Assert.That(async () => await half, Throws.InvalidOperationException);
            Assert.That(async () => await NamesAsync(), Is.EqualTo(["after", "before", "taken"]));
        });
    }

    [Test]
    public async Task A_unit_that_was_cancelled_while_it_waited_is_left_out()
    {
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var first = Database.WriteAsync(_ => Task.Run(() => gate.Wait(Ct)).ContinueWith(_ => 0, TaskScheduler.Default), Ct);
        var cancelled = Database.ExecuteAsync("INSERT INTO quota (name, state, version) VALUES ('late', '{}', 1)", cancel.Token);
        await cancel.CancelAsync();
        gate.Set();
        await first;

        Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await NamesAsync(), Is.Empty);
    }

    [Test]
    public async Task A_full_disk_is_told_and_outlived()
    {
        await PutAsync("before");
        var large = new string('x', 200_000);
        await Database.WriteAsync(session => session.ExecuteAsync($"PRAGMA max_page_count = 1"), Ct);    // what is there stays, nothing more fits

        var failures = new List<Exception?>();
        for (var i = 0; i < 3; i++)
        {
            var write = Database.ExecuteAsync("INSERT INTO quota (name, state, version) VALUES (@name, @state, 1)", Ct, ("name", $"large{i}"), ("state", large));
            failures.Add(await write.ContinueWith(done => done.Exception?.InnerException, TaskScheduler.Default));
        }

        Assert.That(failures, Is.EqualTo(new object?[] { failures.OfType<StoreUnavailableException>().Single(), null, null }));
        Assert.That(await NamesAsync(), Is.EqualTo(["before", "large1", "large2"]), "the connection is opened anew, and the limit was the old one's");
    }

    [Test]
    public async Task Reads_see_what_is_committed_while_a_write_lasts()
    {
        await PutAsync("a");
        using var gate = new ManualResetEventSlim();
        var write = Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync("DELETE FROM quota");
            await Task.Run(() => gate.Wait(Ct));
            return 0;
        }, Ct);

        Assert.That(await NamesAsync(), Is.EqualTo(["a"]));
        gate.Set();
        await write;
        Assert.That(await NamesAsync(), Is.Empty);
    }

    [Test]
    public async Task Takes_no_writes_once_it_is_closed()
    {
        await Database.DisposeAsync();

        Assert.That(async () => await PutAsync("late"), Throws.InstanceOf<StoreUnavailableException>());
    }

    [Test]
    public void Is_refused_to_a_second_one()
    {
        var second = Create();

        Assert.That(async () => await second.StartAsync(Ct), Throws.InstanceOf<DatabaseStartException>().With.Message.Contain("another process"));
    }

    private long Frames => new FileInfo($"{File}-wal").Length / 4120;
}
