using System.Collections;
using System.Reflection;
using CsCheck;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Deals;
using HubSpotCrm.Domain.Emails;
using HubSpotCrm.Domain.Meetings;
using HubSpotCrm.Domain.Notes;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Tasks;
using HubSpotCrm.Domain.Tickets;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.ReferenceData;
using Infrastructure.IntegrationTests.Drivers;

namespace Infrastructure.IntegrationTests.Records;

/// <summary>What is written to HubSpot is what is read from it, for every object type and any values that HubSpot takes.</summary>
[TestFixture(typeof(Contact), typeof(ContactFields), "Email")]
[TestFixture(typeof(Company), typeof(CompanyFields), "Name")]
[TestFixture(typeof(Deal), typeof(DealFields), "Name", "Pipeline", "Stage")]
[TestFixture(typeof(Ticket), typeof(TicketFields), "Subject", "Pipeline", "Stage")]
[TestFixture(typeof(Call), typeof(CallFields), "OccurredAt")]
[TestFixture(typeof(Meeting), typeof(MeetingFields), "OccurredAt")]
[TestFixture(typeof(Note), typeof(NoteFields), "OccurredAt")]
[TestFixture(typeof(CrmTask), typeof(CrmTaskFields), "DueAt")]
[TestFixture(typeof(Email), typeof(EmailFields), "OccurredAt", "Direction", "From", "To", "Cc", "Bcc")]
public sealed class RoundTripTests<T, TFields>(params string[] required) : SandboxFixture
    where T : CrmRecord, ICrmRecord
    where TFields : class, IRecordFields, new()
{
    private const int Samples = 15;

    private static IEnumerable<PropertyInfo> Fields => typeof(TFields).GetProperties().Where(each => each.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Optional<>));

    private ICrmWriter<T, TFields> Writer => HubSpot.Get<ICrmWriter<T, TFields>>();

    private RecordMap<T, TFields> Map => HubSpot.Get<RecordMap<T, TFields>>();

    [Test]
    public async Task A_new_record_is_what_was_written() => await (await GeneratorAsync()).SampleAsync(async fields =>
    {
        var made = await Writer.CreateAsync(new(fields, []), Ct);

        return Differences(fields, made).Concat(Differences(fields, await ReadAsync(made.Id))).ToArray() is [] ? true : throw new InvalidOperationException(string.Join("; ", Differences(fields, made)));
    }, iter: Samples, threads: 1);

    [Test]
    public async Task A_changed_record_is_what_was_written_last() => await Gen.Select(await GeneratorAsync(), await GeneratorAsync()).SampleAsync(async (first, second) =>
    {
        var made = await Writer.CreateAsync(new(first, []), Ct);
        var changed = await Writer.UpdateAsync(new(made.Id), second, Ct);

        return Differences(second, changed).Concat(Differences(second, await ReadAsync(made.Id))).ToArray() is [] ? true : throw new InvalidOperationException(string.Join("; ", Differences(second, changed)));
    }, iter: Samples, threads: 1);

    [Test]
    public async Task A_cleared_record_has_nothing_left()
    {
        var made = await Writer.CreateAsync(new((await GeneratorAsync()).Single(), []), Ct);
        var clearing = new TFields();
        foreach (var field in Fields.Where(field => !required.Contains(field.Name, StringComparer.Ordinal) || field.PropertyType == typeof(Optional<IReadOnlyList<string>>)))
            field.SetValue(clearing, field.PropertyType.GetMethod("Of")!.Invoke(null, [null]));

        await Writer.UpdateAsync(new(made.Id), clearing, Ct);

        var read = await ReadAsync(made.Id);
        Assert.That(Fields.Where(field => !required.Contains(field.Name, StringComparer.Ordinal) && typeof(T).GetProperty(field.Name)!.GetValue(read) is not null).Select(field => field.Name), Is.Empty);
    }

    private Task<T> ReadAsync(string id) => HubSpot.Get<ICrmReader<T>>().GetAsync(new(id), RecordView.Typed, Ct);

    private async Task<Gen<TFields>> GeneratorAsync()
    {
        var properties = (await HubSpot.Get<ICrmProperties>().ListAsync(T.ObjectType, Freshness.Known, Ct)).ToDictionary(property => property.Name, StringComparer.Ordinal);
        var stages = T.ObjectType is CrmObjectType.Deal or CrmObjectType.Ticket ? await HubSpot.Get<ICrmPipelines>().ListAsync(T.ObjectType, Freshness.Known, Ct) : [];
        return FieldGenerator.Of<TFields>(field => field.Name switch
        {
            "Pipeline" => Choice([stages[0].Id]),
            "Stage" => Choice([.. stages[0].Stages.Select(stage => stage.Id)]),
            "LifecycleStage" => Choice(["lead"]),    // it moves forward only
            "Outcome" when T.ObjectType is CrmObjectType.Call => Choice([.. HubSpot.Get<ICallOutcomes>().Known.Select(outcome => outcome.Id)]),
            _ => properties.GetValueOrDefault(Map.PropertyOf(JsonName(field))),
        }, required);
    }

    private static HubSpotCrm.Domain.Properties.PropertyDefinition Choice(string[] values) =>
        new("choice", "choice", "enumeration", "select", ReadOnly: false, Unique: false, [.. values.Select(value => new HubSpotCrm.Domain.Properties.PropertyOption(value, value))]);

    private IEnumerable<string> Differences(TFields fields, T record) =>
        from field in Fields
        let written = Meaning(field, FieldGenerator.ValueOf(fields, field))
        let read = typeof(T).GetProperty(field.Name)!.GetValue(record)
        where written is not null && !Same(written, read)
        select $"{field.Name}: wrote {written}, read {read}";

    private static bool Same(object written, object? read) => written is string[] list ? read is IEnumerable other && list.SequenceEqual(other.Cast<string>(), StringComparer.Ordinal) : written.Equals(read);

    // Outcomes are written by id and read by label.
    private object? Meaning(PropertyInfo field, object? value) => value is string id && field.Name == "Outcome" ? HubSpot.Get<HubSpotCallOutcomes>().LabelOf(id) : value;

    private static string JsonName(PropertyInfo field) => field.Name == "JoinUrl" ? "url" : char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
}
