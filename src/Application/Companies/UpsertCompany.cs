using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Companies;

/// <param name="Domain">The company's domain: decides which company is meant.</param>
/// <param name="Fields">What to write; its domain, when set, is the same one.</param>
public sealed record UpsertCompanyCommand(string Domain, CompanyFields Fields) : ICommand<WriteResult<Company>>;

internal sealed class UpsertCompanyValidator : AbstractValidator<UpsertCompanyCommand>
{
    public UpsertCompanyValidator(IValidator<CompanyFields> fields)
    {
        RuleFor(command => command.Domain).IsDomain();
        RuleFor(command => command.Fields).SetValidator(fields);
        RuleFor(command => command.Fields.Domain).Must((command, domain) => !domain.IsSet || IsSame(command.Domain, domain.Value))
            .WithMessage("The 'domain' of the body differs from the one in the path. Leave it out, or change it with PATCH.");
    }

    private static bool IsSame(string path, string? body) =>
        CompanyDomain.TryParse(path, out var first) && CompanyDomain.TryParse(body, out var second) && first == second;
}

/// <summary>One at a time for each domain: of two simultaneous calls the second finds what the first has made.</summary>
internal sealed class UpsertCompanyHandler(CompanyKeys companies, ICrmWriter<Company, CompanyFields> writer, IRecordKeys keys, KeyedCreation creation)
    : IRequestHandler<UpsertCompanyCommand, WriteResult<Company>>
{
    public async Task<WriteResult<Company>> Handle(UpsertCompanyCommand request, CancellationToken cancellationToken)
    {
        var domain = CompanyDomain.Parse(request.Domain);
        await using var turn = await keys.HoldAsync(Company.ObjectType, CompanyKeys.Of(domain), cancellationToken);
        var company = await companies.FindKeptAsync(domain, RecordView.Typed, cancellationToken) is { } kept
            ? new WriteResult<Company>(kept, Created: false)
            : await creation.FindOrMakeAsync(Wanted(domain, request.Fields with { Domain = Optional<string>.Of(domain.Value) }), cancellationToken);
        if (company.Created)
            return company;
        var changes = request.Fields with { Domain = Optional<string>.Absent };    // it is found by it; its writing is the CRM's
        return changes.IsEmpty ? company : new(await writer.UpdateAsync(new(company.Record.Id), changes, cancellationToken), Created: false);
    }

    private KeyedRecord<Company> Wanted(CompanyDomain domain, CompanyFields fields) => new(Company.ObjectType, CompanyKeys.Of(domain), company => company.Id)
    {
        GetAsync = (id, cancellationToken) => companies.RecallAsync(id, domain, RecordView.Typed, cancellationToken),
        SearchAsync = cancellationToken => companies.SearchAsync(domain, RecordView.Typed, cancellationToken),
        MakeAsync = (_, cancellationToken) => writer.CreateAsync(new(fields, []), cancellationToken),
    };
}
