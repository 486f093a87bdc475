using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HubSpotCrm.Api.Records;

namespace HubSpotCrm.Api.Workflows.Mapping;

/// <summary>What a member of an input holds.</summary>
internal enum MemberKind
{
    Text,
    Number,
    Time,

    /// <summary>A list or an object; not to be set by configuration.</summary>
    Nested,
}

/// <summary>The members of an input by their paths, as the JSON contract has them.</summary>
internal sealed class InputShape
{
    private const string Custom = "customProperties";

    private readonly Dictionary<string, MemberKind> _members = new(StringComparer.Ordinal);

    public InputShape(Type request, JsonSerializerOptions json) => Add("", json.GetTypeInfo(request), json);

    /// <summary>Paths of the members that hold a time.</summary>
    public IEnumerable<string> Times => _members.Where(member => member.Value == MemberKind.Time).Select(member => member.Key);

    public IEnumerable<string> Numbers => _members.Where(member => member.Value == MemberKind.Number).Select(member => member.Key);

    /// <summary>What stands at a path; null when nothing can.</summary>
    public MemberKind? KindOf(string path)
    {
        if (_members.TryGetValue(path, out var kind))
            return kind;
        var dot = path.LastIndexOf('.');
        return dot > 0 && dot < path.Length - 1 && IsCustom(path[..dot]) ? MemberKind.Text : null;
    }

    private bool IsCustom(string path) => _members.ContainsKey(path) && (path == Custom || path.EndsWith($".{Custom}", StringComparison.Ordinal));

    private void Add(string prefix, JsonTypeInfo type, JsonSerializerOptions json)
    {
        foreach (var member in type.Properties)
        {
            var held = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            var path = prefix + member.Name;
            _members[path] = held == typeof(string) ? MemberKind.Text
                : held == typeof(DateTimeOffset) ? MemberKind.Time
                : held.IsPrimitive || held == typeof(decimal) ? MemberKind.Number
                : MemberKind.Nested;
            if (held != typeof(CustomProperties) && json.GetTypeInfo(held) is { Kind: JsonTypeInfoKind.Object } inner)
                Add($"{path}.", inner, json);
        }
    }
}
