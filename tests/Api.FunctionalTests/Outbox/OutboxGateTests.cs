using HubSpotCrm.Api.Outbox;
using HubSpotCrm.Domain.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Api.FunctionalTests.Outbox;

/// <summary>Who may go to a HubSpot that is away, or that refuses this service.</summary>
public sealed class OutboxGateTests
{
    private const string Token = "HubSpot does not accept the access token.";
    private const string Scope = "The HubSpot token lacks a scope: crm.objects.contacts.write.";

    private FakeTimeProvider _time = null!;
    private Errors _errors = null!;
    private OutboxGate _gate = null!;

    [SetUp]
    public void Build()
    {
        _time = new FakeTimeProvider();
        _errors = new Errors();
        _gate = new OutboxGate(_time, _errors);
    }

    [Test]
    public void While_HubSpot_is_away_one_knocks_every_three_seconds()
    {
        _gate.Away(Now);

        Assert.That((Goes(), _gate.MayKnock(), Goes(), Goes(), _gate.MayKnock()), Is.EqualTo((false, true, true, false, false)));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.That((_gate.MayKnock(), Goes()), Is.EqualTo((true, true)));
    }

    [Test]
    public void An_answer_lets_all_go_and_takes_back_a_knock_that_nobody_used()
    {
        _gate.Away(Now);
        _gate.MayKnock();
        _gate.Answered(CrmObjectType.Contact);
        Assert.That((_gate.IsOpen, Goes(), Goes()), Is.EqualTo((true, true, true)));

        _time.Advance(TimeSpan.FromSeconds(1));
        _gate.Away(Now);

        Assert.That(Goes(), Is.False);
    }

    [Test]
    public void Who_set_out_before_the_last_answer_closes_nothing()
    {
        var began = Now;
        _time.Advance(TimeSpan.FromSeconds(1));
        _gate.Answered(CrmObjectType.Deal);

        _gate.Away(began);

        Assert.That(_gate.IsOpen, Is.True);
    }

    [Test]
    public void A_token_that_is_refused_parks_all()
    {
        _gate.Refused(type: null, Token);
        Assert.That((_gate.IsOpen, _gate.Refusal, _gate.MayKnock(), Goes()), Is.EqualTo((false, Token, false, false)));

        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.That((_gate.MayKnock(), Goes(), Goes()), Is.EqualTo((true, true, false)));
        _gate.Answered(CrmObjectType.Deal);

        Assert.That((_gate.IsOpen, _gate.Refusal, Goes()), Is.EqualTo((true, (string?)null, true)));
    }

    [Test]
    public void A_missing_scope_parks_its_type()
    {
        _gate.Refused(CrmObjectType.Contact, Scope);
        Assert.That((_gate.IsOpen, Goes(), Goes(CrmObjectType.Deal), _gate.Refusal), Is.EqualTo((true, false, true, Scope)));

        _time.Advance(TimeSpan.FromSeconds(15));
        Assert.That((Goes(), Goes()), Is.EqualTo((true, false)));
        _gate.Answered(CrmObjectType.Deal);
        Assert.That((_gate.Refusal, Goes()), Is.EqualTo((Scope, false)));
        _gate.Answered(CrmObjectType.Contact);

        Assert.That((_gate.Refusal, Goes()), Is.EqualTo(((string?)null, true)));
    }

    [Test]
    public void An_answer_ends_both_when_all_and_its_type_were_parked()
    {
        _gate.Refused(CrmObjectType.Contact, Scope);
        _gate.Refused(type: null, Token);

        _gate.Answered(CrmObjectType.Contact);

        Assert.That((_gate.Refusal, Goes()), Is.EqualTo(((string?)null, true)));
    }

    [Test]
    public void Who_is_refused_alone_is_told_and_parks_nobody()
    {
        _gate.Refused(CrmObjectType.Contact, Scope, alone: true);

        Assert.That((_gate.Refusal, Goes(), _errors.Count), Is.EqualTo(((string?)null, true, 1)));
    }

    [Test]
    public void A_parked_type_keeps_its_knock_while_HubSpot_is_away()
    {
        _gate.Refused(CrmObjectType.Contact, Scope);
        _time.Advance(TimeSpan.FromSeconds(15));
        _gate.Away(Now);
        Assert.That(Goes(), Is.False);

        _gate.MayKnock();

        Assert.That(Goes(), Is.True);
    }

    [TestCase(0, 15)]
    [TestCase(300, 30)]
    [TestCase(86_400, 60)]
    public void The_older_a_write_of_a_parked_type_is_the_longer_it_waits(int age, int wait)
    {
        _gate.Refused(CrmObjectType.Contact, Scope);

        Assert.That(_gate.MustWait(CrmObjectType.Contact, TimeSpan.FromSeconds(age)), Is.EqualTo(TimeSpan.FromSeconds(wait)));
    }

    [Test]
    public void The_same_is_said_every_five_minutes_although_HubSpot_answers_in_between()
    {
        for (var i = 0; i < 3; i++)
        {
            _gate.Refused(CrmObjectType.Contact, Scope);
            _gate.Answered(CrmObjectType.Contact);
        }

        Assert.That(_errors.Count, Is.EqualTo(1));
        _gate.Refused(type: null, Token);
        Assert.That(_errors.Count, Is.EqualTo(2));
        _time.Advance(TimeSpan.FromMinutes(5));
        _gate.Refused(CrmObjectType.Contact, Scope);
        Assert.That(_errors.Count, Is.EqualTo(3));
    }

    [Test]
    public void It_remembers_answers_by_type()
    {
        var before = Now;
        _time.Advance(TimeSpan.FromSeconds(1));

        _gate.Answered(CrmObjectType.Contact);

        Assert.That((_gate.HasAnswered(CrmObjectType.Contact, before), _gate.HasAnswered(CrmObjectType.Contact, Now), _gate.HasAnswered(CrmObjectType.Deal, before)), Is.EqualTo((true, false, false)));
    }

    private long Now => _time.GetTimestamp();

    private bool Goes(CrmObjectType type = CrmObjectType.Contact) => _gate.MustWait(type, TimeSpan.Zero) is null;

    private sealed class Errors : ILogger<OutboxGate>
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Count += logLevel == LogLevel.Error ? 1 : 0;
    }
}
