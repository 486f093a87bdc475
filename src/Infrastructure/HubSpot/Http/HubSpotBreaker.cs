using HubSpotCrm.Application.Errors;
using Polly;
using Polly.CircuitBreaker;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>
/// Stops calling a HubSpot that is down. It stands between the quota and the call: a caller that gets no permit says
/// nothing about HubSpot, and must neither hide an outage nor end one.
/// </summary>
internal sealed class HubSpotBreaker
{
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeProvider _time;
    private long _openUntil = long.MinValue;

    public HubSpotBreaker(TimeProvider time)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddCircuitBreaker(Options()).Build();
    }

    /// <summary>The error of a call that is held back, so that nobody queues for a permit only to be told that HubSpot is down; else null.</summary>
    public CrmUnavailableException? Refusal
    {
        get
        {
            var (now, until) = (_time.GetTimestamp(), Volatile.Read(ref _openUntil));
            return now < until ? HeldBack(_time.GetElapsedTime(now, until)) : null;
        }
    }

    public static CrmUnavailableException HeldBack(TimeSpan? retryAfter, Exception? inner = null, bool mayBeDone = false) =>
        new("HubSpot has been failing; calls to it are held back for a moment.", retryAfter, inner: inner) { MayBeDone = mayBeDone };

    /// <exception cref="BrokenCircuitException">Calls are held back for now; this one was not sent.</exception>
    public ValueTask<HttpResponseMessage> RunAsync<TState>(Func<TState, CancellationToken, ValueTask<HttpResponseMessage>> call, TState state, CancellationToken cancellationToken) =>
        _pipeline.ExecuteAsync(call, state, cancellationToken);

    // Tuned to HubSpot's tens of calls per second: the library's default needs a hundred calls before it opens.
    private CircuitBreakerStrategyOptions<HttpResponseMessage> Options() => new()
    {
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(10),
        BreakDuration = TimeSpan.FromSeconds(5),
        StateProvider = _state,
        ShouldHandle = arguments => new(IsFailure(arguments.Outcome)),
        OnOpened = arguments =>
        {
            Volatile.Write(ref _openUntil, _time.GetTimestamp() + (long)(arguments.BreakDuration.TotalSeconds * _time.TimestampFrequency));
            return ValueTask.CompletedTask;
        },
    };

    // A probe whose caller went away has not shown that HubSpot is back.
    private bool IsFailure(Outcome<HttpResponseMessage> outcome) => RetryRules.IsOutage(outcome.Result, outcome.Exception)
        || (outcome.Exception is OperationCanceledException && _state.CircuitState == CircuitState.HalfOpen);
}
