using AutoMapper;
using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Swagger;
using HubSpotCrm.Api.Records;
using HubSpotCrm.Application.Associations;
using HubSpotCrm.Domain.Records;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Associations;

/// <summary>What belongs to what.</summary>
[ApiController]
[Authorize(Roles = Roles.Reader)]
[Route("api/v1/{records:records}/{id}/associations/{toRecords:records}")]
[Tags("Associations")]
[Produces("application/json")]
public sealed class AssociationsController(IMediator mediator, IMapper mapper) : ControllerBase
{
    /// <summary>List what a record is associated with</summary>
    /// <param name="records" example="contacts">The record's object type.</param>
    /// <param name="id" example="51200000101">The record id.</param>
    /// <param name="toRecords" example="deals">The object type of the associated records.</param>
    /// <param name="after">The <c>after</c> of the page before.</param>
    /// <param name="limit">Associations per page, 1 to 100.</param>
    /// <response code="200">A page of associated ids with the labels of each.</response>
    [HttpGet]
    [NamesRecord]
    public async Task<PageResponse<AssociationResponse>> List(
        string records, string id, string toRecords, string? after, CancellationToken cancellationToken, int limit = Views.DefaultLimit)
    {
        var page = await mediator.Send(new ListAssociationsQuery(Ref(records, id), RecordsRouteConstraint.TypeOf(toRecords), limit, after), cancellationToken);
        return new(mapper.Map<IReadOnlyList<AssociationResponse>>(page.Results), page.After);
    }

    /// <summary>Associate two records</summary>
    /// <remarks>Safe to send twice. A label is added to those that the two have; <c>Primary</c> makes a company the primary one.</remarks>
    /// <param name="records" example="contacts">The record's object type.</param>
    /// <param name="id" example="51200000101">The record id.</param>
    /// <param name="toRecords" example="companies">The object type of the other record.</param>
    /// <param name="toId" example="18800004402">The other record's id.</param>
    /// <param name="label" example="Primary">A label's name, as seen from the first record.</param>
    /// <response code="204">Associated.</response>
    [HttpPut("{toId}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord, MayBeRefused]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Associate(string records, string id, string toRecords, string toId, string? label, CancellationToken cancellationToken)
    {
        await mediator.Send(new AssociateRecordsCommand(Ref(records, id), Ref(toRecords, toId), label), cancellationToken);
        return NoContent();
    }

    /// <summary>Remove an association</summary>
    /// <remarks>With all its labels, in both directions. Safe to send twice.</remarks>
    /// <param name="records" example="contacts">The record's object type.</param>
    /// <param name="id" example="51200000101">The record id.</param>
    /// <param name="toRecords" example="companies">The object type of the other record.</param>
    /// <param name="toId" example="18800004402">The other record's id.</param>
    /// <response code="204">No longer associated.</response>
    [HttpDelete("{toId}")]
    [Authorize(Roles = Roles.Writer)]
    [NamesRecord]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<NoContentResult> Dissociate(string records, string id, string toRecords, string toId, CancellationToken cancellationToken)
    {
        await mediator.Send(new DissociateRecordsCommand(Ref(records, id), Ref(toRecords, toId)), cancellationToken);
        return NoContent();
    }

    private static RecordRef Ref(string records, string id) => new(RecordsRouteConstraint.TypeOf(records), id);
}
