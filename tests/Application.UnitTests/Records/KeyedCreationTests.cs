using System.Text;
using Application.UnitTests.Drivers;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Application.UnitTests.Records;

/// <summary>The record of a key is made once, also when who makes it dies.</summary>
public sealed class KeyedCreationTests : UseCases
{
    private static readonly UniqueKey Key = new("phone", "+34911222333");

    private readonly List<string> _calls = [];
    private readonly List<string> _names = [];
    private string? _found;
    private string? _known;

    [SetUp]
    public void Forget()
    {
        _calls.Clear();
        _names.Clear();
        (_found, _known) = (null, null);
    }

    [Test]
    public async Task Makes_what_nobody_has_made()
    {
        Takes(Yours());

        var result = await FindOrMakeAsync();

        Assert.That((result, string.Join(", ", _calls)), Is.EqualTo((new WriteResult<string>("made", Created: true), "search, make anew, answer made")));
    }

    [Test]
    public async Task Makes_nothing_when_search_shows_it()
    {
        _found = "7";
        Takes(Yours());

        var result = await FindOrMakeAsync();

        Assert.That((result, string.Join(", ", _calls)), Is.EqualTo((new WriteResult<string>("7", Created: false), "search, answer 7")));
    }

    [Test]
    public void Makes_and_finds_nothing_before_search_can_tell_what_a_dead_process_has_made()
    {
        Takes(Yours(Now.AddMinutes(-1), Now.AddSeconds(-10)));

        Assert.That(() => FindOrMakeAsync(), Throws.TypeOf<CrmOutcomeUnknownException>().With.Property(nameof(CrmOutcomeUnknownException.RetryAfter)).EqualTo(TimeSpan.FromSeconds(20)));
        Assert.That(_calls, Is.EqualTo(new[] { "leave open" }));
    }

    [Test]
    public async Task Makes_it_again_under_the_same_ids_when_search_shows_nothing_after_that()
    {
        var state = Yours(Now.AddMinutes(-1), Now.AddSeconds(-30));
        Takes(state);

        await FindOrMakeAsync();

        Assert.That(_calls, Is.EqualTo(new[] { "search", "make again", "answer made" }));
        Port<ICallerContext>().Verify(port => port.Enter(It.Is<Caller>(caller => caller.Writes == state.Writes)), Times.Once);
    }

    [Test]
    public async Task Gives_what_was_made_when_nobody_remembers_it()
    {
        _known = "7";
        Takes(Answered("7"));

        Assert.That((await FindOrMakeAsync()).Record, Is.EqualTo("7"));
    }

    [Test]
    public async Task Makes_another_when_that_one_is_gone()
    {
        Takes(Answered("7"), Yours());

        await FindOrMakeAsync();

        Assert.That(_calls, Is.EqualTo(new[] { "get 7", "search", "make anew", "answer made" }));
        Assert.That(_names[1], Is.EqualTo($"{_names[0]}/1"));
    }

    [Test]
    public void Waits_for_an_instance_that_may_live()
    {
        Takes(new KeyState.InProgress(TimeSpan.FromSeconds(2)));

        Assert.That(() => FindOrMakeAsync(), Throws.TypeOf<CrmBusyException>());
    }

    [Test]
    public void Leaves_it_to_the_next_one_when_it_fails()
    {
        Takes(Yours());

        Assert.That(() => FindOrMakeAsync((_, _) => throw new CrmUnavailableException("away")), Throws.TypeOf<CrmUnavailableException>());
        Assert.That(_calls, Is.EqualTo(new[] { "search", "leave open" }));
    }

    [Test]
    public async Task Keeps_no_key_in_the_clear()
    {
        Takes(Yours());

        await FindOrMakeAsync();

        Assert.That(_names.Single(), Does.Not.Contain("911222333"));
    }

    private static KeyState.Answered Answered(string id) => new(new(200, ContentType: null, Location: null, Encoding.UTF8.GetBytes(id)));

    private KeyState.Yours Yours(DateTimeOffset? since = null, DateTimeOffset? lastSent = null)
    {
        var turn = new Mock<IKeyTurn>();
        turn.Setup(each => each.AnswerAsync(It.IsAny<KeptAnswer>())).Callback((KeptAnswer answer) => _calls.Add($"answer {Encoding.UTF8.GetString(answer.Body.Span)}")).Returns(Task.CompletedTask);
        turn.Setup(each => each.LeaveOpenAsync()).Callback(() => _calls.Add("leave open")).Returns(Task.CompletedTask);
        return new(turn.Object, new("seed", since, lastSent));
    }

    private void Takes(params KeyState[] states)
    {
        var next = new Queue<KeyState>(states);
        Port<IIdempotencyKeys>().Setup(port => port.TakeAsync(It.IsAny<IdempotencyKey>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((IdempotencyKey key, string _, CancellationToken _) => _names.Add(key.Value)).ReturnsAsync(() => next.Dequeue());
    }

    private Task<WriteResult<string>> FindOrMakeAsync() => FindOrMakeAsync((isAgain, _) =>
    {
        _calls.Add(isAgain ? "make again" : "make anew");
        return Task.FromResult("made");
    });

    private Task<WriteResult<string>> FindOrMakeAsync(Func<bool, CancellationToken, Task<string>> make) => Services.GetRequiredService<KeyedCreation>().FindOrMakeAsync(
        new KeyedRecord<string>(CrmObjectType.Contact, Key, id => id)
        {
            GetAsync = (id, _) =>
            {
                _calls.Add($"get {id}");
                return Task.FromResult(_known);
            },
            SearchAsync = _ =>
            {
                _calls.Add("search");
                return Task.FromResult(_found);
            },
            MakeAsync = make,
        },
        Ct);
}
