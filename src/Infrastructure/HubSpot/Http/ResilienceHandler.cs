using HubSpotCrm.Infrastructure.Callers;
using Polly;
using Polly.Retry;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>The only layer that retries. Each attempt takes a permit of its own further in (ADR 0008).</summary>
internal sealed class ResilienceHandler(CallerPatience patience, HubSpotPipeline pipeline) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.SetDeadline(patience.Deadline);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(HubSpotPipeline.Request, request);
        try
        {
            return await pipeline.Attempts.ExecuteAsync(
                static (context, next) => new ValueTask<HttpResponseMessage>(next.handler.AttemptAsync(next.request, context.CancellationToken)),
                context, (handler: this, request));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);
}

/// <summary>Retries within the caller's patience and a budget.</summary>
internal sealed class HubSpotPipeline
{
    public static readonly ResiliencePropertyKey<HttpRequestMessage> Request = new("HubSpotCrm.Request");
    private static readonly ResiliencePropertyKey<TimeSpan> Delay = new("HubSpotCrm.Delay");
    private const int MaxRetries = 5;
    private readonly RetryBudget _budget = new();
    private readonly TimeProvider _time;

    public HubSpotPipeline(TimeProvider time)
    {
        _time = time;
        Attempts = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(Retry()).Build();
    }

    public ResiliencePipeline<HttpResponseMessage> Attempts { get; }

    private RetryStrategyOptions<HttpResponseMessage> Retry() => new()
    {
        MaxRetryAttempts = MaxRetries,
        ShouldHandle = arguments => new(MayRetry(arguments)),
        DelayGenerator = arguments => new(arguments.Context.Properties.GetValue(Delay, TimeSpan.Zero)),
        OnRetry = arguments =>
        {
            arguments.Outcome.Result?.Dispose();
            return ValueTask.CompletedTask;
        },
    };

    private bool MayRetry(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        if (arguments.AttemptNumber == 0)
            _budget.Called();
        var (context, outcome) = (arguments.Context, arguments.Outcome);
        if (!context.Properties.TryGetValue(Request, out var request))
            return false;
        if (RetryRules.MayBeDone((int?)outcome.Result?.StatusCode, outcome.Exception))
            request.SetMayBeDone();
        if (arguments.AttemptNumber >= MaxRetries
            || RetryRules.DelayFor(request, outcome.Result, outcome.Exception, arguments.AttemptNumber, _time) is not { } delay
            || delay + CallDeadline.ShortestAttempt >= request.PatienceLeft(_time) || !_budget.TryRetry())
        {
            return false;
        }

        context.Properties.Set(Delay, delay);
        return true;
    }
}
