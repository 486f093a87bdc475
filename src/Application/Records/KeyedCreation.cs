using System.Security.Cryptography;
using System.Text;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Records;

namespace HubSpotCrm.Application.Records;

/// <summary>How the record of a key is found, and how it is made.</summary>
/// <param name="Key">A key that the CRM neither keeps unique nor finds at once.</param>
internal sealed record KeyedRecord<T>(CrmObjectType Type, UniqueKey Key, Func<T, string> IdOf)
    where T : class
{
    /// <summary>The record of an id, known by its key from now on; null when it is gone or holds the key no more.</summary>
    public required Func<string, CancellationToken, Task<T?>> GetAsync { get; init; }

    /// <summary>What the CRM's search shows, or null.</summary>
    public required Func<CancellationToken, Task<T?>> SearchAsync { get; init; }

    /// <summary>Makes it, and has it known by its key. Told true when an earlier work may have made it, with other values and links.</summary>
    public required Func<bool, CancellationToken, Task<T>> MakeAsync { get; init; }
}

/// <summary>
/// Makes the record of a key once, whoever wants it and whatever becomes of the process that makes it: the creation stands on
/// disk under the key, not under the work that wants it, before the CRM is asked (ADR 0018).
/// </summary>
internal sealed class KeyedCreation(IIdempotencyKeys turns, ICallerContext callers, TimeProvider time)
{
    private const string Work = "create";
    private const int Done = 200;

    /// <summary>Search shows a record some seconds after it was made; integrators have seen up to thirty.</summary>
    private static readonly TimeSpan SearchLag = TimeSpan.FromSeconds(30);

    /// <summary>For whoever holds the key's turn (<see cref="IRecordKeys.HoldAsync"/>) and finds it held by nobody.</summary>
    /// <returns>Created is false also when an earlier work may have made it.</returns>
    /// <exception cref="CrmOutcomeUnknownException">Somebody's creation ended without a word, and search cannot tell yet.</exception>
    /// <exception cref="CrmBusyException">An instance that may have died has the creation.</exception>
    public async Task<WriteResult<T>> FindOrMakeAsync<T>(KeyedRecord<T> wanted, CancellationToken cancellationToken)
        where T : class
    {
        for (var generation = 0; ; generation++)
        {
            switch (await turns.TakeAsync(NameOf(wanted.Type, wanted.Key, generation), Work, CancellationToken.None))
            {
                case KeyState.Yours yours:
                    return await EndAsync(wanted, yours, cancellationToken);
                case KeyState.Answered answered:
                    if (await wanted.GetAsync(Encoding.UTF8.GetString(answered.Answer.Body.Span), cancellationToken) is { } record)
                        return new(record, Created: false);
                    break;    // that one is gone: the next generation
                case KeyState.InProgress other:
                    throw new CrmBusyException("Another instance is making the record of this key, or was when it ended. Nothing was sent.", other.RetryAfter);
                case var other:
                    throw new InvalidOperationException($"The key of a creation stands for something else: {other.GetType().Name}.");
            }
        }
    }

    private async Task<WriteResult<T>> EndAsync<T>(KeyedRecord<T> wanted, KeyState.Yours yours, CancellationToken cancellationToken)
        where T : class
    {
        WriteResult<T> result;
        try
        {
            result = await DoAsync(wanted, yours.Writes, cancellationToken);
        }
        catch
        {
            await yours.Turn.LeaveOpenAsync();
            throw;
        }

        await yours.Turn.AnswerAsync(new(Done, ContentType: null, Location: null, Encoding.UTF8.GetBytes(wanted.IdOf(result.Record))));
        return result;
    }

    // What another work left half done had other values and links: only the key tells it, and search only after a while.
    private async Task<WriteResult<T>> DoAsync<T>(KeyedRecord<T> wanted, WriteIds writes, CancellationToken cancellationToken)
        where T : class
    {
        if (writes.LastSent is { } sent && sent + SearchLag - time.GetUtcNow() is { Ticks: > 0 } wait)
            throw new CrmOutcomeUnknownException(wait);
        if (await wanted.SearchAsync(cancellationToken) is { } found)
            return new(found, Created: false);
        var isAgain = writes.Since is not null;
        using var entered = callers.Enter(callers.Current with { Writes = writes });
        return new(await wanted.MakeAsync(isAgain, CancellationToken.None), Created: !isAgain);    // seen through: what is given up half-way may have been made
    }

    // Keys may be personal data, and these names outlive the record.
    private static IdempotencyKey NameOf(CrmObjectType type, UniqueKey key, int generation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Field}|{key.Value}")));
        return new($"({type.Singular()})", generation == 0 ? name : $"{name}/{generation}");    // no API key has such a name
    }
}
