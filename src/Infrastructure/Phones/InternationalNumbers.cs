using HubSpotCrm.Application.Ports.Workflows;
using Microsoft.Extensions.Options;
using PhoneNumbers;
using PhoneNumber = HubSpotCrm.Domain.Contacts.PhoneNumber;

namespace HubSpotCrm.Infrastructure.Phones;

/// <summary>Reads numbers by the numbering plans of all countries.</summary>
internal sealed class InternationalNumbers(IOptions<PhoneOptions> options) : IPhoneNumbers
{
    private const int LongestText = 250;

    /// <summary>What has fewer digits is an extension or a short code, unless its country gives out such numbers.</summary>
    private const int FewestDigits = 7;

    private readonly PhoneNumberUtil _plans = PhoneNumberUtil.GetInstance();

    public PhoneNumber? Parse(string? text) => Parse(text, options.Value.DefaultRegion);

    // A number that lacks the country is taken as one of the country in question.
    public bool IsSame(PhoneNumber number, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var parsed = _plans.Parse(number.Value, defaultRegion: null);
        var region = _plans.GetRegionCodeForNumber(parsed) ?? _plans.GetRegionCodeForCountryCode(parsed.CountryCode);    // numbers that are not given out have a country code only
        return Parse(text, region)?.Value == number.Value;
    }

    private PhoneNumber? Parse(string? text, string? region)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
            return null;
        try
        {
            var number = _plans.Parse(text, string.IsNullOrEmpty(region) ? null : region);
            var national = _plans.GetNationalSignificantNumber(number);
            var isWhole = _plans.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE && (national.Length >= FewestDigits || _plans.IsValidNumber(number));
            return isWhole ? new(_plans.Format(number, PhoneNumberFormat.E164), national) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
