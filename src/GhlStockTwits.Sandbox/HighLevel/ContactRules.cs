using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// What the body of a contact must contain beyond the types of its properties. Choice: the messages, which are those of
/// the validator that HighLevel's known messages come from, and that codes of countries are those of the document's
/// locations.
/// </summary>
internal static class ContactRules
{
    private const string Countries =
        "AF AX AL DZ AS AD AO AI AQ AG AR AM AW AU AT AZ BS BH BD BB BY BE BZ BJ BM BT BO BA BW BV BR IO "
        + "BN BG BF BI KH CM CA CV KY CF TD CL CN CX CC CO KM CG CD CK CR CI HR CU CY CZ DK DJ DM DO EC EG "
        + "SV GQ ER EE ET FK FO FJ FI FR GF PF TF GA GM GE DE GH GI GR GL GD GP GU GT GG GN GW GY HT HM VA "
        + "HN HK HU IS IN ID IR IQ IE IM IL IT JM JP JE JO KZ KE KI KP KR XK KW KG LA LV LB LS LR LY LI LT "
        + "LU MO MK MG MW MY MV ML MT MH MQ MR MU YT MX FM MD MC MN ME MS MA MZ MM NA NR NP NL AN NC NZ NI "
        + "NE NG NU NF MP NO OM PK PW PS PA PG PY PE PH PN PL PT PR QA RE RO RU RW SH KN LC MF PM VC WS SM "
        + "ST SA SN RS SC SL SG SX SK SI SB SO ZA GS ES LK SD SR SJ SZ SE CH SY TW TJ TZ TH TL TG TK TO TT "
        + "TN TR TM TC TV UG GB UA AE US UM UY UZ VU VE VN VG VI WF EH YE ZM ZW";

    private static readonly HashSet<string> s_countries = [.. Countries.Split(' ')];
    private static readonly string[] s_statuses = ["active", "inactive", "permanent"];
    private static readonly string[] s_inboundStatuses = ["active", "inactive"];
    private static readonly string[] s_inboundChannels = ["all"];

    /// <exception cref="HighLevelException">The body is not valid.</exception>
    public static void Check(HighLevelCall call)
    {
        string[] errors =
        [
            .. CheckTimeZone(call.Body["timezone"]),
            .. CheckCountry(call.Body["country"]),
            .. CheckChannels(call.Body, "dndSettings", DndChannels.Names, s_statuses),
            .. CheckChannels(call.Body, "inboundDndSettings", s_inboundChannels, s_inboundStatuses),
            .. CheckCustomFields(call.Body["customFields"] as JsonArray ?? []),
        ];
        if (errors.Length > 0)
        {
            throw HighLevelException.Invalid(errors);
        }

        call.RequireUser((string?)call.Body["assignedTo"]);
    }

    /// <summary>Whether a contact has neither a name, an e-mail address nor a phone number.</summary>
    public static bool IsNameless(Contact contact)
    {
        return string.IsNullOrWhiteSpace(contact.Name) && contact.Email is null && contact.Phone is null;
    }

    private static IEnumerable<string> CheckTimeZone(JsonNode? value)
    {
        bool isValid = (string?)value is not { Length: > 0 } name
            || (TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) && zone.HasIanaId);
        return isValid ? [] : ["timezone must be a valid IANA time zone"];
    }

    private static IEnumerable<string> CheckCountry(JsonNode? value)
    {
        return (string?)value is not { Length: > 0 } code || s_countries.Contains(code)
            ? []
            : ["country must be a valid ISO 3166-1 alpha-2 code"];
    }

    private static IEnumerable<string> CheckChannels(
        JsonObject body,
        string name,
        string[] channels,
        string[] statuses)
    {
        foreach ((string channel, JsonNode? value) in body[name] as JsonObject ?? [])
        {
            if (!channels.Contains(channel))
            {
                yield return $"{name}.property {channel} should not exist";
            }
            else if (value is not JsonObject setting)
            {
                yield return $"{name}.{channel} must be an object";
            }
            else if (!statuses.Contains(Text(setting["status"])))
            {
                yield return
                    $"{name}.{channel}.status must be one of the following values: {string.Join(", ", statuses)}";
            }
        }
    }

    private static IEnumerable<string> CheckCustomFields(JsonArray fields)
    {
        for (int index = 0; index < fields.Count; index++)
        {
            if (fields[index] is not JsonObject field)
            {
                yield return "each value in nested property customFields must be either object or array";
            }
            else if (Text(field["id"]) is null && Text(field["key"]) is null)
            {
                yield return $"customFields.{index}.id must be a string";
            }
        }
    }

    /// <summary>The text of a value; null if it is not a text.</summary>
    private static string? Text(JsonNode? value)
    {
        return value?.GetValueKind() == JsonValueKind.String ? (string?)value : null;
    }
}
