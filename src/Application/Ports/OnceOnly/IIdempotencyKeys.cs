namespace HubSpotCrm.Application.Ports.OnceOnly;

/// <summary>A name that a caller gives to a request, so that it can be sent again.</summary>
/// <param name="Caller">The API key's name: callers do not see each other's keys.</param>
public readonly record struct IdempotencyKey(string Caller, string Value)
{
    public override string ToString() => $"a key of {Caller}";
}

/// <summary>Who gives keys beside callers. No API key has such a name.</summary>
public static class KeyOwners
{
    /// <summary>Steps of runs. Their keys begin with kind and external id, as <c>order|10077/</c>.</summary>
    public const string Runs = "(run)";
}

/// <summary>An answer as it was first given.</summary>
public sealed record KeptAnswer(int Status, string? ContentType, string? Location, ReadOnlyMemory<byte> Body);

/// <summary>What a request may do with its key.</summary>
public abstract record KeyState
{
    /// <summary>Nobody has answered it yet: do the work, then end the turn.</summary>
    /// <param name="Writes">The ids of what the work creates, the same in every try.</param>
    public sealed record Yours(IKeyTurn Turn, WriteIds Writes) : KeyState;

    /// <summary>It was answered before.</summary>
    public sealed record Answered(KeptAnswer Answer) : KeyState;

    /// <summary>Another request with this key is being worked on.</summary>
    public sealed record InProgress(TimeSpan RetryAfter) : KeyState;

    /// <summary>The key stands for another request.</summary>
    public sealed record Mismatch : KeyState;
}

/// <summary>The right to work on a key's request. Nobody else has it until it is ended, or this process dies.</summary>
public interface IKeyTurn
{
    /// <summary>Keeps the answer for whoever sends the request again.</summary>
    Task AnswerAsync(KeptAnswer answer);

    /// <summary>Leaves the request unanswered: the next one with this key tries again.</summary>
    Task LeaveOpenAsync();
}

/// <summary>The idempotency keys of callers. What is taken is on disk before the work begins.</summary>
public interface IIdempotencyKeys
{
    /// <summary>Takes the key, or says why that cannot be.</summary>
    /// <param name="fingerprint">Tells one request from another: a key stands for one.</param>
    /// <exception cref="Errors.StoreUnavailableException">It cannot be told; nothing may be done.</exception>
    Task<KeyState> TakeAsync(IdempotencyKey key, string fingerprint, CancellationToken cancellationToken);

    /// <summary>Lets other instances know that this one is still at work. To be called every few seconds.</summary>
    Task RenewAsync(CancellationToken cancellationToken);

    /// <summary>Forgets some of the keys that are older than they are kept.</summary>
    /// <returns>False when none are left.</returns>
    Task<bool> PurgeAsync(CancellationToken cancellationToken);
}
