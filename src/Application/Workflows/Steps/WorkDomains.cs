using System.Reflection;
using HubSpotCrm.Application.Ports.Workflows;
using HubSpotCrm.Domain.Companies;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Steps;

/// <summary>Tells which domain is a company's own. Where everybody may have an e-mail, nobody's company is.</summary>
internal sealed class WorkDomains
{
    private const string FreeMail = "free-mail-domains.txt";

    private readonly HashSet<string> _free;

    public WorkDomains(IWorkflowSettings settings)
    {
        using var list = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(FreeMail)!);
        _free = new(list.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
        foreach (var domain in settings.FreeMailDomains)
            _free.Add(CompanyDomain.TryParse(domain, out var known) ? known.Value : domain.Trim());
    }

    /// <summary>The company's domain, else that of its website, else that of the e-mail; null when none of them is a company's.</summary>
    public CompanyDomain? Of(NamedCompany? company, string? email) =>
        OfText(company?.Domain) ?? OfText(company?.Website) ?? (EmailAddress.TryParse(email, out var address) ? OfText(address.Value[(address.Value.IndexOf('@', StringComparison.Ordinal) + 1)..]) : null);

    /// <summary>Which of them tells it: <c>domain</c>, <c>website</c>, or else <c>email</c>.</summary>
    public string SourceOf(NamedCompany? company) => OfText(company?.Domain) is not null ? "domain" : OfText(company?.Website) is not null ? "website" : "email";

    private CompanyDomain? OfText(string? text) => HostOf(text) is { } host && CompanyDomain.TryParse(host, out var domain) && !IsNobodys(domain.Value) ? domain : null;

    private static string? HostOf(string? text)
    {
        var address = text?.Trim();
        if (string.IsNullOrEmpty(address))
            return null;
        return Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : $"http://{address}", UriKind.Absolute, out var uri) && uri.HostNameType == UriHostNameType.Dns ? uri.Host : null;
    }

    // Also mail.example.com, when example.com is on the list.
    private bool IsNobodys(string domain)
    {
        for (var rest = domain; rest.Contains('.', StringComparison.Ordinal); rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (_free.Contains(rest))
                return true;
        }

        return false;
    }
}
