namespace HubSpotCrm.Api.Hosting.Problems;

/// <summary>A feature of requests whose caller has names of its own for our fields.</summary>
internal interface IErrorNames
{
    /// <summary>The caller's name for a field.</summary>
    string Of(string ours);
}

/// <summary>A feature of requests that are not answered with JSON.</summary>
internal interface IProblemPage
{
    Task WriteAsync(HttpContext context, Problem problem);
}
