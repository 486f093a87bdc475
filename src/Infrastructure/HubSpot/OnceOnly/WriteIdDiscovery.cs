using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using Microsoft.Extensions.Logging;

namespace HubSpotCrm.Infrastructure.HubSpot.OnceOnly;

/// <summary>
/// Which object types have the write id. Creations wait for the first look: a record that was made without its id would be
/// looked for by that id after a crash, and made again. While looks fail, records are created with ids: HubSpot refuses what it
/// does not know. An account without it costs one call at the start, and one a minute while records are created.
/// </summary>
internal sealed partial class WriteIdDiscovery(IHubSpotPropertiesApi api, ICallerContext callers, TimeProvider time, ILogger<WriteIdDiscovery> logger) : ICrmProvisioningWatch
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastRetry = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly CrmObjectType[] All = Enum.GetValues<CrmObjectType>();

    private readonly bool[] _there = new bool[All.Length];
    private readonly bool[] _unknown = new bool[All.Length];
    private readonly bool[] _created = new bool[All.Length];
    private readonly TaskCompletionSource _firstLook = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Task _looked = Task.CompletedTask;
    private bool _begun;
    private int _failures;

    public Task FirstLook => _firstLook.Task;

    /// <summary>Ends when there is no first look to wait for any more.</summary>
    public Task Known => _looked;

    public void Begin()
    {
        Array.Fill(_unknown, value: true);
        _looked = _firstLook.Task;
    }

    /// <summary>True also while it is not known.</summary>
    public bool Has(CrmObjectType type) => Volatile.Read(ref _there[(int)type]) || Volatile.Read(ref _unknown[(int)type]);

    /// <summary>A record was created without a write id: it is worth looking again.</summary>
    public void CreatedWithout(CrmObjectType type) => Volatile.Write(ref _created[(int)type], value: true);

    /// <summary>The account has lost the property.</summary>
    public void Forget(CrmObjectType type)
    {
        if (Volatile.Read(ref _there[(int)type]))
            Log.Lost(logger, type);
        Know(type, isThere: false);
    }

    public async Task<TimeSpan> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var entered = callers.Enter(new Caller(Caller.Service.Name) { IsBackground = true, Deadline = time.GetTimestamp() + (long)(Patience.TotalSeconds * time.TimestampFrequency) });
            await LookWhereWorthAsync(cancellationToken);
            _failures = 0;
            return Every;
        }
#pragma warning disable CA1031 // a loop that ends would end the service
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(logger, failure);
            var wait = FirstRetry * Math.Pow(2, Math.Min(_failures++, 10));
            return wait < LastRetry ? wait : LastRetry;
        }
        finally
        {
            _firstLook.TrySetResult();
        }
    }

    // Provisioning makes all of them: where one is, the others are worth a call.
    private async Task LookWhereWorthAsync(CancellationToken cancellationToken)
    {
        CrmObjectType[] worth = _begun ? [.. All.Where(type => !Volatile.Read(ref _there[(int)type]) && Volatile.Read(ref _created[(int)type]))] : [CrmObjectType.Contact];
        var found = false;
        foreach (var type in worth)
            found |= await LookAtAsync(type, cancellationToken);
        foreach (var type in All.Except(worth).Where(type => !Volatile.Read(ref _there[(int)type])))
        {
            if (found)
                await LookAtAsync(type, cancellationToken);
            else
                Know(type, isThere: false);
        }

        _begun = true;
    }

    private async Task<bool> LookAtAsync(CrmObjectType type, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _created[(int)type], value: false);
        try
        {
            var property = await api.GetAsync(type.Plural(), WriteIdProperty.Name, cancellationToken);
            Know(type, property.HasUniqueValue);
            if (!property.HasUniqueValue)
                Log.NotUnique(logger, type);
            return property.HasUniqueValue;
        }
        catch (CrmException failure) when (failure is CrmRecordNotFoundException or CrmAccessException)
        {
            Know(type, isThere: false);
            return false;    // not provisioned, or not for this token to know
        }
        catch (CrmException)
        {
            CreatedWithout(type);    // still worth a look
            throw;
        }
    }

    private void Know(CrmObjectType type, bool isThere)
    {
        Volatile.Write(ref _there[(int)type], isThere);
        Volatile.Write(ref _unknown[(int)type], value: false);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Whether the write ids are provisioned could not be read; it is tried again later")]
        public static partial void Failed(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The write id of {ObjectType} is there but not unique, so it is not used")]
        public static partial void NotUnique(ILogger logger, CrmObjectType objectType);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The account has lost the write id of {ObjectType}; records are created without it")]
        public static partial void Lost(ILogger logger, CrmObjectType objectType);
    }
}
