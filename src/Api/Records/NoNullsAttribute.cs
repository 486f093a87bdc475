using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace HubSpotCrm.Api.Records;

/// <summary>A list without nulls, lists in it included. JSON's nullability rules look at members, not at elements.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoNullsAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not IEnumerable list || value is string || AreThere(list);

    private bool AreThere(IEnumerable list)
    {
        foreach (var element in list)
        {
            if (element is null || !IsValid(element))
                return false;
        }

        return true;
    }
}
