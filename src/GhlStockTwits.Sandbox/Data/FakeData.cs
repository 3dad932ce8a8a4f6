namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// The values that fake data is made of. No person here exists. Addresses and phone numbers come from reserved ranges.
/// </summary>
internal static class FakeData
{
    public static readonly string[] FirstNames =
    [
        "Ada", "Amir", "Anouk", "Ayo", "Bela", "Bruno", "Carla", "Chen", "Dalia", "Dario", "Edith", "Emre", "Farah",
        "Felix", "Greta", "Hugo", "Ines", "Ivo", "Jana", "Jonas", "Kaya", "Kenji", "Lena", "Luca", "Mara", "Milan",
        "Nadia", "Noor", "Olga", "Omar", "Petra", "Quinn", "Rana", "Rosa", "Sami", "Tara", "Uma", "Viktor", "Wanda",
        "Yara", "Zeno",
    ];

    public static readonly string[] LastNames =
    [
        "Abara", "Andersen", "Baptiste", "Berg", "Castellan", "Dahl", "Duarte", "Ekberg", "Falk", "Ferrante", "Gruber",
        "Haddad", "Holm", "Ibsen", "Jansen", "Kato", "Keller", "Kovac", "Lindqvist", "Lopes", "Maren", "Moreau", "Nagy",
        "Novak", "Okafor", "Olsen", "Parisi", "Petrov", "Quist", "Rahman", "Ruiz", "Sato", "Silva", "Sorensen",
        "Tanaka", "Ulrich", "Varga", "Weiss", "Yilmaz", "Zhao",
    ];

    public static readonly (string Name, string State)[] Cities =
    [
        ("Springfield", "IL"), ("Riverside", "CA"), ("Georgetown", "TX"), ("Fairview", "NY"), ("Franklin", "TN"),
        ("Clinton", "MA"), ("Salem", "OR"),
    ];

    public static readonly string[] Tags =
    [
        "vip", "investor", "newsletter", "prospect", "retail investor", "institutional", "webinar", "press", "customer",
        "annual meeting",
    ];

    public static readonly string[] Industries =
        ["Technology", "Health care", "Energy", "Finance", "Consumer goods", "Real estate"];

    public static readonly string[] LifecycleStages = ["Lead", "Prospect", "Customer", "Evangelist"];

    public static readonly string[] Topics = ["Earnings", "Dividends", "Options", "Crypto"];

    public static readonly string[] Companies =
    [
        "Amber Example Ltd", "Birch Example LLC", "Cobalt Example Inc", "Dune Example Partners", "Ember Example Group",
        "Fjord Example Holdings",
    ];

    public static readonly string[] TaskTitles =
    [
        "Send the investor deck", "Call about the annual meeting", "Confirm the webinar seat",
        "Follow up on the quarterly results", "Send the fact sheet", "Book a call with the CFO",
        "Ask for a testimonial", "Update the mailing address",
    ];

    public static readonly string[] NoteBodies =
    [
        "Asked for the slides of the last call.", "Wants to hear about the dividend policy before the next results.",
        "Prefers e-mail to phone.", "Met at the spring conference; interested in the retail programme.",
        "Would like an introduction to the CFO.", "Read the annual report and has questions on page 12.",
    ];

    public static readonly string[] Opinions =
    [
        "watching the open closely", "adding a little on this dip", "volume looks thin today", "chart is coiling here",
        "guidance was better than feared", "taking some profit into strength", "this range won't last",
        "waiting for the filing before I decide", "support held again & again", "earnings next week, staying light",
    ];
}
