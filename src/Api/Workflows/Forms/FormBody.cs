using System.Text.Json.Nodes;
using HubSpotCrm.Api.Workflows.Mapping;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>A browser's form as the JSON that a program would send: a dot leads into an object, what is empty is not given.</summary>
internal static class FormBody
{
    /// <summary>No input of ours is deeper.</summary>
    private const int MostLevels = 8;

    /// <param name="names">Gets what is refused.</param>
    /// <exception cref="BadHttpRequestException">It is no form, or too large.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, CallersNames names, CancellationToken cancellationToken)
    {
        try
        {
            var form = await request.ReadFormAsync(cancellationToken);
            var body = new JsonObject();
            foreach (var (name, values) in form)
            {
                var value = string.Join(';', values.Where(each => !string.IsNullOrWhiteSpace(each)));    // several boxes of one name: as HubSpot writes them
                if (name.Count(letter => letter == '.') >= MostLevels)
                    names.Refuse(name, $"A name has at most {MostLevels} parts.");
                else if (value.Length > 0 && !body.TryPut(name, value))
                    body[name] = value;
            }

            foreach (var file in form.Files)
                body[file.Name] = file.FileName;    // there is no such member: it is refused by its name
            return body;
        }
        catch (InvalidDataException malformed)
        {
            throw new BadHttpRequestException("The form cannot be read.", malformed);
        }
    }
}
