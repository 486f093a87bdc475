using FluentValidation;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Companies;
using MediatR;

namespace HubSpotCrm.Application.Companies;

public sealed record FindCompanyByDomainQuery(string Domain, RecordView View) : IQuery<Company>;

internal sealed class FindCompanyByDomainValidator : AbstractValidator<FindCompanyByDomainQuery>
{
    public FindCompanyByDomainValidator()
    {
        RuleFor(query => query.Domain).IsDomain();
        RuleFor(query => query.View).IsView();
        RuleFor(query => query.View).CanInclude(Company.ObjectType);
    }
}

internal sealed class FindCompanyByDomainHandler(CompanyKeys companies) : IRequestHandler<FindCompanyByDomainQuery, Company>
{
    public async Task<Company> Handle(FindCompanyByDomainQuery request, CancellationToken cancellationToken) =>
        await companies.FindAsync(CompanyDomain.Parse(request.Domain), request.View, cancellationToken) ?? throw CrmRecordNotFoundException.Of(Company.ObjectType);
}
