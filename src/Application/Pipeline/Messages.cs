using MediatR;

namespace HubSpotCrm.Application.Pipeline;

/// <summary>Asks for a change.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>Asks for knowledge and changes nothing.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;
