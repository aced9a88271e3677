/**
 * The feature rows that judging, its settings and the hand-over to a human must keep, each with a short title of our own.
 * `judged`: what is found or done; `setting`: what a merchant can change. Each needs a test case that names it, or `npm run check`
 * fails.
 */
export type Row = {
  readonly id: string;
  readonly what: string;
  readonly kind: "judged" | "setting";
  /** The part that carries the row, beside the points and interventions that declare it. */
  readonly part?: string;
  /** What of the row is still to come. */
  readonly open?: string;
};

type More = { readonly part?: string; readonly open?: string };
const judged = (id: string, what: string, more: More = {}): Row => ({ id, what, kind: "judged", ...more });
const setting = (id: string, what: string, more: More = {}): Row => ({ id, what, kind: "setting", ...more });

const rules = "rules of the merchant";
const engine = "engine";
const handoff = "suggested policies of handoff";
const feedback = "people's word on findings";
const reconciliation = "reconciliation";

export const rows: readonly Row[] = [
  setting("F001", "An administrator's first login accepts an invitation and leads through setting up a shop", {
    part: "sign-in, set-up",
    open: "no agreement to accept",
  }),
  setting("F002", "Agent accounts come by themselves, and stopped ones leave the lists", {
    part: "agent accounts",
    open: "Chat platforms that hand over their list of accounts",
  }),
  setting("F005", "An agent's login shows his own work, and nothing else of the shop", {
    part: "members, own results",
  }),
  setting("F006", "The last administrator keeps his role", { part: "members" }),
  setting("F007", "Roles: totals, what each may do, search, many at once, files in and out", { part: "members" }),
  setting("F008", "New accounts are in the default group", { part: "agent accounts" }),
  setting("F010", "Groups from a file: one that does not exist fails only its lines", { part: "settings" }),
  judged("F013", "Agents see the sessions and alerts of their accounts; managers the whole shop, groups and agents", {
    part: "own results, reports",
  }),
  setting("F012", "Several shops of a merchant, switched at the top right without signing in again", {
    part: "set-up, header",
  }),
  judged("F014", "From the reply time to late agents, what their sessions are about, and the hours", {
    part: "reports, shop page",
  }),
  setting("F015", "A panel in the agents' desktop: one's own day, or the whole shop's", { part: "panel" }),
  setting("F016", "Pages for live alerts, reports, settings and channels, and a guide to the first of them", {
    part: "navigation, set-up",
    open: "no introductory video",
  }),
  setting("F018", "Official points come with the product and are switched on or off", { part: "packs, settings" }),
  judged("F019", "First results from the first message on, not on the next day", { part: engine }),
  setting("F020", "A standard of a point can be left out, and own wording added", { part: "packs" }),
  judged("F021", "One satisfied standard is enough; combinations where they are wanted", { part: rules }),
  setting("F022", "Points of the shop's own, with several standards", { part: rules }),
  setting("F023", "Adding a standard while marking", { part: "conversation page, rules" }),
  setting("F024", "A standard may be limited to groups of agents, and bots inspected by their group", {
    part: "rules, settings",
  }),
  setting("F025", "−3 for a deduction and +1 for a bonus unless changed", { part: "packs, rules" }),
  setting("F026", "A score of 0 is not the same as not inspecting", { part: engine }),
  judged("F027", "Presale or aftersale, from the buyer's intent and the order", { part: engine }),
  setting("F028", "A person corrects a session's type, and the score follows", { part: "people's word on sessions" }),
  setting("F029", "Six kinds of conditions, combined", { part: rules }),
  judged("F030", "A rule of the shop deducts or adds by itself", { part: rules }),
  setting("F031", "Buyer's words by keywords, similar sentences or a linked question", { part: rules }),
  setting("F032", "Only chats about a product", { part: rules }),
  setting("F033", "Several things that the agent must say, in order", { part: rules }),
  judged("F034", "Changed settings count at once", { part: "settings, rules" }),
  judged("F035", "Reminder after an order: missing, wrong order, too late"),
  judged("F036", "Ordered on the day of the first question", { part: rules }),

  judged("F037", "The buyer had the last word"),
  judged("F038", "A transfer needs a line before it"),
  judged("F039", "Transfers from or to the bot need none"),
  judged("F040", "Asked for aftersale himself: no line, but some answer"),
  judged("F041", "An offer of further help before or with the closing"),
  judged("F042", "Strict form: the offer in a message of its own"),
  judged("F043", "Superlatives and claims that advertising law forbids"),
  judged("F044", "One round took longer than set"),
  judged("F045", "The rounds' average is above the limit, automatic replies included"),
  judged("F046", "Abuse, mockery, or a buyer who questions the attitude"),
  judged("F047", "The same or a similar line in a row"),
  judged("F048", "The same or a similar line after others"),
  setting("F049", "How alike two lines must be"),
  setting("F050", "Lines that the shop lets agents repeat"),
  judged("F051", "Lines under five characters may be repeated"),
  judged("F052", "Replies of one or two characters"),
  judged("F053", "Nodding back at a nod is fine"),
  judged("F054", "No proper closing"),
  judged("F055", "End of shift and transfers need no closing"),
  setting("F056", "The shop teaches its own closing line", { part: feedback }),

  judged("F057", "An answer to something else, or none"),
  judged("F058", "The buyer leaves with his problem, seen from his side"),
  judged("F059", "Anger at being passed around alone is no unsolved problem"),
  judged("F060", "Never answered, or promised and forgotten, over the whole session"),
  judged("F061", "An answer that came late is an answer"),

  judged("F062", "An offer that keeps a buyer who wants to return"),
  judged("F063", "Sold out, and nothing else offered"),
  judged("F064", "Words or link alone, closings and urging lines do not count"),
  judged("F065", "The buyer lacks a little for the discount, and nothing is offered"),
  judged("F066", "Words and link together; urging, closing and review lines do not count"),
  judged("F067", "A bundle offered with words and link"),
  judged("F068", "An alternative offered with words and link"),
  judged("F069", "Advice wanted, none given"),
  judged("F070", "A matching product offered"),
  judged("F071", "Leading the buyer to another platform"),
  judged("F072", "Presale without an urging line at any time of the day"),
  judged("F073", "No urging line within the set time after the buyer's last sentence"),
  judged("F074", "Ordered within the session: not inspected"),
  judged("F075", "Ordered later that day: not inspected in the loose form"),
  judged("F076", "The finding sits on the session's last sentence"),
  setting("F077", "The shop teaches its own urging line, or deletes the finding", { part: feedback }),

  judged("F078", "A negative buyer whom nobody soothes"),
  judged("F079", "Presale sessions are not inspected for it"),
  judged("F080", "Counter-questions that challenge the buyer"),

  judged("F081", "Found while the chat goes on", { part: engine }),
  setting("F082", "Alerts of three groups, official and own", { part: "alerts, rules" }),
  setting("F083", "Each alert on or off, and for which session types", { part: "settings" }),
  setting("F084", "Every alert can be edited", { part: "alerts, settings" }),
  setting("F085", "Each alert has a severity that the shop may change", { part: "settings" }),
  judged("F086", "A wrong alert is deleted, and stays so", { part: feedback }),
  judged("F087", "Kept is right, deleted is wrong: how good each alert is", {
    part: `${feedback}, ${reconciliation}, review`,
  }),
  judged("F088", "Filter by whether an alert was seen", { part: "review" }),
  judged("F089", "Remark on an alert, at once beside the whole session", { part: "review" }),
  judged("F090", "Alert and session point are compared, not copied", { part: reconciliation }),
  judged("F091", "A late answer does not undo an alert: it stays, marked as resolved where it is"),
  judged("F092", "Alerts come seconds after they are due", { part: engine }),
  judged("F093", "The supervisor is told, and whoever the shop names by person or by group", {
    part: "receivers",
    open: "how each person's own device rings",
  }),
  setting("F094", "Whether a notice can reach its receiver", { part: "receivers" }),
  judged("F095", "A notice for the one agent who serves, and his own alerts in his panel", { part: "panel" }),
  judged("F096", "A task for the agent to follow up, done when he answers"),
  judged("F097", "Order details beside the chat", { part: "conversation page" }),

  judged("F098", "Promised to check, and silent past the set time"),
  judged("F099", "The whole session has the last word on it", { part: reconciliation }),
  judged("F100", "The buyer says that he gets no proper answer"),
  judged("F101", "The whole session has the last word on it", { part: reconciliation }),
  judged("F102", "Nobody answers within the set time"),
  judged("F103", "The whole session has the last word on it", { part: reconciliation }),
  judged("F104", "No urging line within the set time, live"),
  judged("F105", "Again when the buyer speaks again"),
  judged("F106", "Presale only, and not once he has ordered"),
  judged("F107", "The whole session has the last word; the shop's own line is learnt", {
    part: `${reconciliation}, ${feedback}`,
  }),

  judged("F108", "Challenging counter-questions, live"),
  judged("F109", "Forbidden claims, live"),
  judged("F110", "The agent abuses, typos included"),
  judged("F111", "The agent mocks"),
  judged("F112", "The agent is curt or impatient"),

  judged("F113", "Faulty goods and a buyer strongly discontent"),
  judged("F114", "Calm reports, mild words and suppositions do not count"),
  judged("F115", "Uncivil words of the buyer, as many as set"),
  judged("F116", "Authorities, law or the public, beyond the platform"),
  judged("F117", "The buyer calls the shop a cheat"),
  judged("F118", "Swindlers from outside and doubts that are over do not count"),
  judged("F119", "Complaint inside the platform, threatened or made"),
  judged("F120", "The buyer wants whoever is in charge; advertisers do not count"),
  judged("F121", "Angry without abuse and without a reason in the goods"),
  judged("F122", "Discontent with delivery, and with the service"),
  judged("F123", "A bad review, threatened or given"),
  judged("F124", "Alerts about the buyer's feelings have no session point", { part: reconciliation }),

  judged("F125", "Trouble at promotions: failing orders, wrong prices, sensitive words", {
    part: "rules, recipes, `alerts/incident`",
  }),
  setting("F126", "Question and poor answer together", { part: rules }),
  setting("F127", "The keyword language", { part: rules }),
  judged("F128", "Poor answers about coupons and activities"),
  judged("F129", "Poor answers about deposits"),
  judged("F130", "Poor answers about orders that fail"),
  judged("F131", "Whole-shop human response time, live: slow agents, questions not answered in time, each hour", {
    part: "pace of the shop",
  }),
  judged("F132", "Many more buyers than yesterday ask the same", {
    part: "topics of the shop",
    open: "questions are sorted into scenes and own topics, not grouped freely",
  }),
  setting("F133", "Topics of the shop's own are counted live, and their chats listed", { part: "topics of the shop" }),

  judged("F134", "A reviewer goes through a search or a sample, session by session", { part: "review" }),
  judged("F138", "What the buyer said in the three days before, above the session and apart from it", {
    part: "conversation page",
  }),
  judged("F142", "The images of a chat, one after the other", { part: "conversation page" }),
  setting("F135", "Searches over the whole shop's chats, kept under a name", { part: "review, search" }),
  judged("F137", "Only sessions in which both sides wrote, where that is asked for", { part: "search" }),
  judged("F140", "A score edited for one session, and no other", { part: "review" }),
  judged("F141", "A session that does not count is in no average score", { part: "review, reports" }),
  judged("F143", "Everything by single keys, which can be switched off", { part: "review" }),
  judged("F144", "Reviewed, next: the saved one is reviewed, and the next opens", { part: "review" }),
  judged("F145", "Details of the sessions of a search as a file", { part: "export" }),
  judged("F146", "All findings of a session in one cell, joined by bars", { part: "export" }),
  judged("F147", "One agent and one day make a session", { part: engine }),
  judged("F148", "Every session is judged; a day's sample to review by hand, for shops that want one", {
    part: `${engine}, review`,
  }),
  judged("F149", "Chats of agents who have left", { part: "search" }),
  setting("F150", "The bot can be inspected by the same points", { part: "packs, rules" }),
  judged("F151", "Retracted messages: attitude counts them, repetition does not, own rules as set", {
    part: "engine, rules",
  }),
  judged("F152", "Search by words of either side, marked in the chat", { part: "search" }),
  judged("F153", "Results by point; what a person deletes leaves them at once", {
    part: `${feedback}, search`,
  }),
  judged("F154", "Filter by negative feeling", { part: "search" }),

  judged("F155", "Report by days, agents and groups", { part: "reports" }),
  judged("F156", "Groups and agents ranked by any figure", { part: "reports" }),
  judged("F157", "The work of reviewers, by the time of the review", { part: "reports" }),
  judged("F158", "M1: accounts that reviewed", { part: "reports" }),
  judged("F159", "M2: sessions, and those reviewed", { part: "reports" }),
  judged("F160", "M3: share of reviewed sessions in which a person found a deduction", { part: "reports" }),
  judged("F161", "M4: findings of the system that a person kept or called wrong", { part: "reports" }),
  judged("F162", "M5: findings that people added", { part: "reports" }),
  judged("F163", "M6: sessions with a remark on the whole", { part: "reports" }),
  judged("F164", "M7: remarks on sentences", { part: "reports" }),
  judged("F165", "M8: time spent reviewing", { part: "reports" }),
  judged("F166", "Paid total, for the last account before the payment", { part: "reports" }),
  judged("F167", "Human reply: no bot, ten minutes a round at most", { part: "reports" }),
  judged("F168", "Buyers received, without chats that they never answered", { part: "reports" }),
  judged("F169", "Average score, where the human word wins", { part: "reports" }),
  judged("F170", "Inquirers who paid on the day", { part: "reports" }),
  judged("F171", "Paid per payer", { part: "reports" }),
  judged("F172", "Buyers received in a day", { part: "reports" }),
  judged("F173", "Average response: how long receptions take, automatic replies included", { part: "reports" }),
  judged("F174", "Buyers who got a reply", { part: "reports" }),
  judged("F175", "An agent doubts a result with a reason, whether somebody reviewed it or not", { part: "appeals" }),
  judged("F176", "A doubted result says so at the same place", { part: "appeals" }),
  judged("F177", "A second appeal is the last", { part: "appeals" }),
  judged("F178", "Appeals of the agent, and of the shop with how many wait", { part: "appeals" }),
  judged("F179", "Accepting replaces the result", { part: `appeals, ${feedback}` }),
  judged("F180", "Rejecting leaves it, with a reason", { part: "appeals" }),
  judged("F181", "Reason and answer stand where the appeal was made", { part: "appeals" }),
  judged("F183", "Nobody has to review first: agents appeal, and reviewers look at that", { part: "appeals" }),

  judged("F198", "A buyer who wants a human is noticed while the bot serves"),
  judged("F199", "The menu opens in the chat with the bot"),
  judged("F200", "Going on with the bot ends it"),
  judged("F201", "Choosing the human starts the shop's usual transfer"),
  judged("F202", "Typing dismisses the menu"),
  judged("F203", "A notice names who came"),
  judged("F204", "Strong feeling brings the menu every time", { part: handoff }),
  judged("F205", "After five rounds with the bot, once a session", { part: handoff }),
  judged("F206", "In the scene where humans do much better, once a session", {
    part: `${handoff}, scenes, shop quality`,
  }),
  judged("F207", "The better the bot, the rarer the menu", { part: `${handoff}, tuning` }),
  setting("F208", "For some shops and some chats first", { part: handoff }),
  judged("F209", "Somebody must be online and not suspended"),
  judged("F210", "Once the shop's own transfer came first, no menu"),
  judged("F211", "The menu asks; it transfers nobody by itself", { part: handoff }),
  judged("F212", "Who was offered a human, why, and why not", { part: "engine, ledger" }),
  judged("F213", "Nobody online: no menu for a human, with the reason kept"),
  judged("F214", "The buyer joins the queue like everybody"),
  judged("F235", "A bot that cannot answer hands over by itself"),

  setting("F246", "Who is there, how busy and how fast, at a glance", { part: "overview page" }),
  judged("F247", "A chat is moved to another agent"),
  judged("F248", "Long waits and quarrels go to the supervisor"),
  judged("N01", "Every offer on record: trigger, rule, what it rested on, what the buyer did", {
    part: "engine, ledger",
  }),
  judged("N02", "Why nothing was offered is on record, too", { part: "engine, ledger" }),
  judged("N03", "Nobody online: a message or a call back, and a list for the morning"),
  judged("N04", "The share of chats is a published function of the bot's quality, with a hold-out", {
    part: `${handoff}, tuning, shop quality`,
  }),
  setting("N05", "How often each policy may act, and one menu at a time for a buyer", { part: "engine" }),
  judged("N06", "The wait is estimated, and a call back offered where it is long"),
  judged("N07", "A bot never talks over a human"),
  judged(
    "N08",
    "A second appeal to another reviewer; deadlines with reminders; partial; how the same was decided before",
    {
      part: "appeals",
    },
  ),
  judged("N09", "Appeals against alerts, by agent and supervisor, and how often each point was overturned", {
    part: "appeals",
  }),
  judged("N11", "What an answer settles is over for everybody, and stays in the history", {
    part: "alerts, alerts page",
  }),
  setting("N12", "A change counts at once and is a revision with a difference, to which one can go back", {
    part: "settings, history",
    open: "a re-run over past days that is marked as such",
  }),
  setting("N13", "Draft, shadow, live, with a backtest on the shop's own sessions", {
    part: "rules, backtests, policies",
  }),
  judged("N14", "Standards combine with && and ||, with a severity and score of their own", { part: rules }),
  setting("N15", "Every alert: limits, phrases, severity, session types, groups and hours", {
    part: "packs, settings",
  }),
  judged("N22", "Many alike alerts are told as one, with the number of buyers", {
    part: "incidents, alerts page, supervision/notify-supervisor",
  }),
  judged("N25", "Rules judge every session; people look first at those that most speaks against", { part: "review" }),
  setting("N30", "One person with accounts in several shops, without a phone number", {
    part: "members",
    open: "single sign-on",
  }),
  judged("N31", "Roles of the merchant's own: what they may do, which groups they see, what of buyers is hidden", {
    part: "own roles",
    open: "the live page, alerts and tasks limited to groups",
  }),
  judged("N32", "Somebody confirms, or others are told; who cannot be reached is known before", { part: "receivers" }),
  judged("N33", "The agent is warned before a bad sentence leaves, and may send it with a reason", {
    part: "pre-send gate",
  }),
  setting("N37", "The keyword language, with hits in the shop's own messages and hints while it is written", {
    part: rules,
  }),
  judged("N38", "No alert about an agent is hidden from him; his figures beside his group's at the same load", {
    part: "own results, panel",
  }),
];
