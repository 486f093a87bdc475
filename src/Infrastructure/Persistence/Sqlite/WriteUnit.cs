using Microsoft.Data.Sqlite;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>A unit of work on its way through the writer.</summary>
internal abstract class WriteUnit(CancellationToken cancellationToken)
{
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>Why it has failed already, alone of its group.</summary>
    public Exception? Failure { get; set; }

    public abstract Task RunAsync(DbSession session);

    /// <summary>Its group is on disk: the caller gets the result, or what this unit alone failed with.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

internal sealed class WriteUnit<T>(Func<DbSession, Task<T>> work, CancellationToken cancellationToken) : WriteUnit(cancellationToken)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override async Task RunAsync(DbSession session) => _result = await work(session);

    public override void Complete()
    {
        if (Failure is null)
            _done.TrySetResult(_result!);
        else
            Fail(Failure);
    }

    public override void Fail(Exception exception)
    {
        if (exception is OperationCanceledException && CancellationToken.IsCancellationRequested)
            _done.TrySetCanceled(CancellationToken);
        else
            _done.TrySetException(exception is SqliteException sqlite && SqliteFailures.IsOfStore(sqlite) ? SqliteFailures.Explain(sqlite) : exception);
    }
}
