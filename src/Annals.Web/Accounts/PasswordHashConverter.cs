using System.Text.Json;
using System.Text.Json.Serialization;

namespace Annals.Web.Accounts;

/// <summary>A password's hash as text in JSON.</summary>
internal sealed class PasswordHashConverter : JsonConverter<PasswordHash>
{
    public override PasswordHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return PasswordHash.Parse(reader.GetString() ?? "");
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, PasswordHash value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
