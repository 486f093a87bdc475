using HubSpotCrm.Domain.Workflows;

namespace HubSpotCrm.Application.Workflows.Kinds;

/// <summary>What an input calls the fields of a person in it.</summary>
internal static class PersonNames
{
    /// <param name="within">Where the person stands.</param>
    public static InputNames Of(Person person, string within)
    {
        var names = new InputNames(within);
        return person.IsNamedInOne ? names.But("firstName", $"{within}name").But("lastName", $"{within}name") : names;
    }
}
