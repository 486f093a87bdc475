using System.Text.Json;
using HubSpotCrm.Api.Hosting;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Operations;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Operations;
using HubSpotCrm.Domain.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Api.FunctionalTests.Outbox;

/// <summary>What becomes of a write that waited, by what its request is answered.</summary>
public sealed class OutboxWorkTests
{
    private static readonly JsonOptions Json = MakeJson();

    private FakeTimeProvider _time = null!;
    private OutboxGate _gate = null!;
    private OutboxWork _work = null!;
    private RequestDelegate _answer = null!;
    private int _sent;

    private static IEnumerable<CrmException> NotItsFault =>
    [
        new CrmUnavailableException("HubSpot cannot be reached."),
        new CrmUnavailableException("HubSpot failed with status 503.", answer: new CrmAnswer(503, Category: null, CorrelationId: null)),
        new CrmAccessException("HubSpot does not accept the access token.", [], new CrmAnswer(401, Category: null, CorrelationId: null)),
        new CrmAccessException("The HubSpot token lacks a scope: a.", ["a"], new CrmAnswer(403, Category: null, CorrelationId: null)),
        new CrmAccessException("HubSpot refuses the access token for this call.", [], new CrmAnswer(403, Category: null, CorrelationId: null)),
        new CrmBusyException("HubSpot refuses more requests for now.", TimeSpan.FromSeconds(7)),
        new CrmOutcomeUnknownException(TimeSpan.FromSeconds(5)),
    ];

    [SetUp]
    public void Build()
    {
        _sent = 0;
        _answer = Made;
        _time = new FakeTimeProvider();
        _gate = new OutboxGate(_time, NullLogger<OutboxGate>.Instance);
        var replay = Replay();
        replay.Through(context =>
        {
            _sent++;
            return _answer(context);
        });
        _work = new OutboxWork(replay, new ReferencedOperations(null!), _gate, Options.Create(Json), _time);
    }

    [TestCaseSource(nameof(NotItsFault))]
    public void It_waits_for_what_is_not_its_fault(CrmException failure)
    {
        _answer = Fails(failure);

        Assert.That(() => DoAsync("op_1"), Throws.InstanceOf<PostponedException>());
    }

    [TestCaseSource(nameof(NotItsFault))]
    public void A_batch_waits_for_it_too_although_its_answer_is_a_success(CrmException failure)
    {
        _answer = Batch(failure);

        Assert.That(() => DoAsync("op_1"), Throws.InstanceOf<PostponedException>());
        Assert.That(_gate.HasAnswered(CrmObjectType.Contact, 0), Is.False);
    }

    [Test]
    public async Task A_batch_is_done_with_a_record_that_was_refused()
    {
        _answer = Batch(new CrmRejectedException("HubSpot refuses these values.", new Dictionary<string, string[]>(StringComparer.Ordinal)));

        Assert.That((await DoAsync("op_1")).Status, Is.EqualTo(OperationStatus.Succeeded));
    }

    [Test]
    public void A_batch_whose_record_failed_here_is_counted()
    {
        _answer = Route("CreateBatch", 200, """{ "results": [ { "index": 0, "status": 500, "problem": { "type": "x", "title": "x", "status": 500, "detail": "x", "code": "service.failed" } } ] }""");

        Assert.That(() => DoAsync("op_1"), Throws.InvalidOperationException);
    }

    [Test]
    public async Task A_refusal_is_the_problem_of_its_step_too()
    {
        _answer = Fails(new CrmRecordNotFoundException("HubSpot has no such record.", new CrmAnswer(404, Category: null, CorrelationId: null)));

        var ended = await DoAsync("op_1");

        Assert.That((ended.Status, ended.Steps![0].Problem), Is.EqualTo((OperationStatus.Failed, ended.Problem)));
    }

    [Test]
    public async Task It_asks_the_gate_right_before_it_goes()
    {
        _gate.Away(_time.GetTimestamp());
        Assert.That(() => DoAsync("op_1"), Throws.InstanceOf<PostponedException>());
        Assert.That(_sent, Is.Zero);

        _gate.MayKnock();
        await DoAsync("op_1");

        Assert.That((_sent, _gate.IsOpen), Is.EqualTo((1, true)));
    }

    [TestCase(500)]
    [TestCase(403)]
    public async Task A_failure_counts_when_others_were_answered_since_the_one_before(int status)
    {
        var failure = Failure(status);
        Fail("op_1", failure);
        _time.Advance(TimeSpan.FromSeconds(30));
        _gate.MayKnock();
        await DoAsync("op_2");

        _time.Advance(TimeSpan.FromSeconds(1));
        _answer = Fails(failure);
        Assert.That(() => DoAsync("op_1"), Throws.InvalidOperationException);

        Assert.That((_gate.IsOpen, _gate.Refusal), Is.EqualTo((true, (string?)null)));
    }

    [TestCase(500)]
    [TestCase(403)]
    [TestCase(401)]
    public async Task A_failure_does_not_count_while_nobody_is_answered(int status)
    {
        await DoAsync("op_2");
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            _gate.MayKnock();
            Fail("op_1", Failure(status));
        }

        Assert.That(_sent, Is.EqualTo(21));
    }

    [Test]
    public async Task What_was_held_back_does_not_count()
    {
        Fail("op_1", new CrmUnavailableException("HubSpot has been failing; calls to it are held back for a moment."));
        _time.Advance(TimeSpan.FromSeconds(3));
        _gate.MayKnock();
        await DoAsync("op_2");
        _time.Advance(TimeSpan.FromSeconds(1));

        Fail("op_1", new CrmUnavailableException("HubSpot has been failing; calls to it are held back for a moment."));
    }

    [Test]
    public async Task A_scope_that_one_write_needs_keeps_no_others_waiting()
    {
        var missing = new CrmAccessException("The HubSpot token lacks a scope: a.", ["a"], new CrmAnswer(403, Category: null, CorrelationId: null));
        Fail("op_1", missing);
        _time.Advance(TimeSpan.FromSeconds(15));
        await DoAsync("op_2");
        _time.Advance(TimeSpan.FromSeconds(1));

        Fail("op_1", missing);

        await DoAsync("op_3");
        Assert.That(_gate.Refusal, Is.Null);
    }

    [Test]
    public async Task A_stop_does_not_wait_for_HubSpot()
    {
        using var stop = new CancellationTokenSource();
        _answer = _ => new TaskCompletionSource().Task;
        var doing = _work.DoAsync(Message("op_1"), stop.Token);

        await stop.CancelAsync();

        Assert.That(() => doing.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task It_waits_until_the_service_is_put_together()
    {
        var replay = Replay();
        var write = StoredWrite.Read(Message("op_1").Payload);
        var sending = replay.SendAsync(write, write.Address, write.BodyBytes);
        Assert.That(sending.IsCompleted, Is.False);

        replay.Through(Made);

        Assert.That((await sending).Status, Is.EqualTo(201));
    }

    private static JsonOptions MakeJson()
    {
        var json = new JsonOptions();
        ApiRegistration.Configure(json.JsonSerializerOptions);
        return json;
    }

    private static WriteReplay Replay() =>
        new(new ServiceCollection().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), new NoCallers(), new ProblemWriter(Options.Create(Json)));

    private static CrmException Failure(int status)
    {
        var answer = new CrmAnswer(status, Category: null, CorrelationId: null);
        return status >= 500 ? new CrmUnavailableException($"HubSpot failed with status {status}.", answer: answer) : new CrmAccessException("HubSpot refuses the access token.", [], answer);
    }

    private static RequestDelegate Made => Route("Create", 201, """{ "id": "101" }""");

    private static RequestDelegate Fails(CrmException failure) => _ => Task.FromException(failure);

    private static RequestDelegate Batch(CrmException failure)
    {
        var problem = ProblemTable.Of(failure)!;
        var results = new object[] { new { index = 0, status = 201, record = new { id = "101" } }, new { index = 1, status = problem.Status, problem } };
        return Route("CreateBatch", 200, JsonSerializer.Serialize(new { results }, Json.JsonSerializerOptions));
    }

    private static RequestDelegate Route(string action, int status, string json) => context =>
    {
        var descriptor = new ControllerActionDescriptor { ControllerName = "Contacts", ActionName = action };
        context.SetEndpoint(new Endpoint(requestDelegate: null, new EndpointMetadataCollection(descriptor), action));
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(json);
    };

    private static QueueMessage Message(string operation)
    {
        var write = new StoredWrite(operation, "POST", "/api/v1/contacts", """{ "lastName": "Ruiz" }""", "shop", "writer", "trace");
        return new(1, "outbox", operation, write.Write(), DateTimeOffset.UnixEpoch, Starts: 0, Failures: 0);
    }

    private async Task<OperationEnded> DoAsync(string operation) => (await _work.DoAsync(Message(operation), CancellationToken.None)).OfType<OperationEnded>().Single();

    /// <summary>Fails without being counted.</summary>
    private void Fail(string operation, CrmException failure)
    {
        _answer = Fails(failure);
        Assert.That(() => DoAsync(operation), Throws.InstanceOf<PostponedException>());
        _answer = Made;
    }

    private sealed class NoCallers : ICallerContext, IDisposable
    {
        public Caller Current => Caller.Service;

        public IDisposable Enter(Caller caller) => this;

        public void Dispose()
        {
            // nobody was entered
        }
    }
}
