using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows;

/// <summary>From what a caller gives to the steps that are to be done.</summary>
internal interface IWorkflow
{
    /// <summary>Such as <c>lead</c>; the kind of its operations.</summary>
    string Kind { get; }

    bool Takes(IWorkflowInput input);

    ValidationResult Validate(IWorkflowInput input);

    /// <summary>The input as JSON, to be kept.</summary>
    JsonElement Write(IWorkflowInput input);

    IWorkflowInput Read(JsonElement kept);

    /// <summary>The steps, in an order in which each comes after what it needs. The same input and time give the same steps.</summary>
    /// <param name="at">When the input came.</param>
    IReadOnlyList<RunStep> Plan(IWorkflowInput input, DateTimeOffset at);
}

/// <summary>A workflow for one kind of input.</summary>
internal abstract class Workflow<TInput>(string kind, IValidator<TInput> rules) : IWorkflow
    where TInput : class, IWorkflowInput
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public string Kind { get; } = kind;

    public bool Takes(IWorkflowInput input) => input is TInput;

    public ValidationResult Validate(IWorkflowInput input) => rules.Validate((TInput)input);

    public JsonElement Write(IWorkflowInput input) => JsonSerializer.SerializeToElement(Kept((TInput)input), Json);

    public IWorkflowInput Read(JsonElement kept) => kept.Deserialize<TInput>(Json)!;

    public IReadOnlyList<RunStep> Plan(IWorkflowInput input, DateTimeOffset at) => [.. Plan((TInput)input, at)];

    /// <summary>The input as it is kept: what it means must not depend on settings that change.</summary>
    protected virtual TInput Kept(TInput input) => input;

    protected abstract IEnumerable<RunStep> Plan(TInput input, DateTimeOffset at);
}

/// <summary>Every workflow there is.</summary>
internal sealed class AllWorkflows(IEnumerable<IWorkflow> workflows)
{
    public IWorkflow Of(IWorkflowInput input) => workflows.Single(workflow => workflow.Takes(input));

    public IWorkflow Of(string kind) => workflows.Single(workflow => workflow.Kind == kind);
}
