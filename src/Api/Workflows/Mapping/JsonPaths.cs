using System.Text.Json.Nodes;

namespace HubSpotCrm.Api.Workflows.Mapping;

/// <summary>Members of JSON objects by dotted paths.</summary>
internal static class JsonPaths
{
    public static bool Has(this JsonObject root, string path) => root.TryFind(path, out var owner, out var name) && owner.ContainsKey(name);

    public static JsonNode? At(this JsonObject root, string path) => root.TryFind(path, out var owner, out var name) ? owner[name] : null;

    /// <summary>Takes a member out, and objects that are empty without it.</summary>
    public static JsonNode? Take(this JsonObject root, string path)
    {
        if (!root.TryFind(path, out var owner, out var name))
            return null;
        var value = owner[name];
        owner.Remove(name);
        for (var each = owner; each.Count == 0 && each.Parent is JsonObject parent; each = parent)
            parent.Remove(each.GetPropertyName());
        return value;
    }

    /// <summary>Paths of the members that are none of these, nor within one of them.</summary>
    public static IEnumerable<string> Beyond(this JsonObject root, IReadOnlyCollection<string> paths, string within = "")
    {
        foreach (var (name, value) in root)
        {
            var path = within + name;
            if (paths.Contains(path, StringComparer.Ordinal))
                continue;
            foreach (var beyond in value is JsonObject { Count: > 0 } inner ? inner.Beyond(paths, $"{path}.") : [path])
                yield return beyond;
        }
    }

    /// <summary>Puts a member in, with the objects that lead to it.</summary>
    /// <returns>False when something else stands in the way.</returns>
    public static bool TryPut(this JsonObject root, string path, JsonNode? value)
    {
        var steps = path.Split('.');
        var owner = root;
        foreach (var step in steps[..^1])
        {
            if (owner[step] is null)
                owner[step] = new JsonObject();
            if (owner[step] is not JsonObject next)
                return false;
            owner = next;
        }

        owner[steps[^1]] = value;
        return true;
    }

    // A caller's name may have a dot of its own.
    private static bool TryFind(this JsonObject root, string path, out JsonObject owner, out string name)
    {
        (owner, name) = (root, path);
        while (!owner.ContainsKey(name))
        {
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0 || owner[name[..dot]] is not JsonObject next)
                return false;
            (owner, name) = (next, name[(dot + 1)..]);
        }

        return true;
    }
}
