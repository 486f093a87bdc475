using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;

namespace Infrastructure.IntegrationTests.Drivers;

/// <summary>The writer of contacts as most cases need it: new contacts without associations.</summary>
public sealed class ContactWriter(ICrmWriter<Contact, ContactFields> writer)
{
    public Task<Contact> CreateAsync(ContactFields fields, CancellationToken cancellationToken) => writer.CreateAsync(new(fields, []), cancellationToken);

    public Task<IReadOnlyList<BatchOutcome<Contact>>> CreateManyAsync(IReadOnlyList<ContactFields> inputs, CancellationToken cancellationToken) =>
        writer.CreateManyAsync([.. inputs.Select(fields => new NewRecord<ContactFields>(fields, []))], cancellationToken);

    public Task<Contact> UpdateAsync(RecordId<Contact> id, ContactFields fields, CancellationToken cancellationToken) => writer.UpdateAsync(id, fields, cancellationToken);

    public Task<IReadOnlyList<BatchOutcome<Contact>>> UpdateManyAsync(IReadOnlyList<RecordUpdate<Contact, ContactFields>> inputs, CancellationToken cancellationToken) =>
        writer.UpdateManyAsync(inputs, cancellationToken);

    public Task<WriteResult<Contact>> UpsertAsync(UniqueKey key, ContactFields fields, CancellationToken cancellationToken) => writer.UpsertAsync(key, fields, cancellationToken);

    public Task<IReadOnlyList<BatchOutcome<Contact>>> UpsertManyAsync(string by, IReadOnlyList<ContactFields> inputs, CancellationToken cancellationToken) =>
        writer.UpsertManyAsync(by, inputs, cancellationToken);
}
