/**
 * What may go wrong, and what proves that it is survived: deliveries and state (F), hostile input (H), plugins, tenants and people
 * (P). Each row names tests by file and title, or says openly what of it is still to come. A test may also name its rows itself, as
 * `… (failure F8)`. These are failure rows: F001 and the like, in `docs/rows.md`, are features.
 */
export type FailureRow = {
  readonly id: string;
  readonly what: string;
  /** Titles of tests, by file. */
  readonly tests?: Readonly<Record<string, readonly string[]>>;
  /** Commands that measure what no test of a few seconds can. */
  readonly measured?: readonly string[];
  /** What no test shows yet, and why. A row without any test must say it. */
  readonly open?: string;
};

const conversation = "worker/conversation/conversation.workerd.test.ts";
const engine = "worker/conversation/engine.test.ts";
const erasure = "worker/conversation/erasure.test.ts";
const outbox = "worker/conversation/outbox.test.ts";
const floor = "worker/floor/floor.workerd.test.ts";
const writer = "worker/ledger/writer.libsql.test.ts";
const hooks = "worker/hooks/receive.workerd.test.ts";
const body = "worker/hooks/body.test.ts";
const signatures = "plugins/channels/standard-webhooks.test.ts";
const access = "worker/api/access.workerd.test.ts";
const signIn = "worker/api/sign-in.workerd.test.ts";
const sim = "test/sim/sim.test.ts";
const kill = "test/faults/kill.test.ts";
const crashes = "test/chaos/crashes.test.ts";
const planned = "test/faults/planned-actions.long.test.ts";
const hostile = "test/browser/hostile-corpus.long.test.ts";
const hostileInput = "worker/hooks/hostile.workerd.test.ts";
const oddStrings = "worker/hooks/odd-strings.workerd.test.ts";
const admission = "worker/hooks/admission.workerd.test.ts";
const cells = "worker/files/csv-cell.test.ts";
const torture = "test/system/torture.test.ts";
const staging = "only a production account enforces it: section “What only production proves” of SECURITY.md";

export const failureRows: readonly FailureRow[] = [
  {
    id: "F1",
    what: "A crash or `kill -9` under load",
    tests: {
      [crashes]: [
        "failure F1, F4, F5, F7, F8, F11: killed while the database fails, nothing acknowledged is lost or there twice (G1, G2, G4)",
      ],
      [kill]: ["a question that nobody answers is found with nobody sending anything, also after %s"],
      [sim]: ["no invariant breaks in a thousand runs in which calls, disks, machines and people fail (G5)"],
    },
    measured: ["npm run chaos"],
  },
  {
    id: "F2",
    what: "An object is evicted or reset in the middle of a request",
    tests: {
      [conversation]: ["failure F2: what was accepted is known after the object was evicted, with the same answer"],
      [engine]: ["a woken conversation equals the one that stayed awake"],
      "worker/hooks/submit.test.ts": [
        "failure F16: leaves an overloaded object alone, also when the error is retryable",
        "tries a retryable failure once more, with a new stub",
      ],
      [sim]: ["every scenario survives the failure of an effect, before and after it took effect (G5)"],
    },
  },
  {
    id: "F3",
    what: "An alarm fires twice, late, never, or throws",
    tests: {
      [conversation]: [
        "a question left alone is found by the alarm alone, once, however often the alarm runs (F092)",
        "failure F3: an alarm that cannot work leaves another one behind",
      ],
      "worker/ledger/ledger.workerd.test.ts": [
        "the sweeper pokes what is overdue once, then leaves it alone for a while",
      ],
      [kill]: ["a question that nobody answers is found with nobody sending anything, also after %s"],
      [sim]: ["no invariant breaks in a thousand runs in which calls, disks, machines and people fail (G5)"],
    },
  },
  {
    id: "F4",
    what: "The same webhook comes twice",
    tests: {
      [hooks]: ["is taken once, however often it comes", "with the id of another body is a conflict, and says which"],
      [engine]: ["absorbs a repeated event and refuses another body under its id"],
      [conversation]: ["the same id with another body stores nothing of the request"],
      [crashes]: [
        "failure F1, F4, F5, F7, F8, F11: killed while the database fails, nothing acknowledged is lost or there twice (G1, G2, G4)",
      ],
    },
  },
  {
    id: "F5",
    what: "Events come out of order",
    tests: {
      [crashes]: [
        "failure F1, F4, F5, F7, F8, F11: killed while the database fails, nothing acknowledged is lost or there twice (G1, G2, G4)",
      ],
      [engine]: [
        "every order of arrival gives the view of the right order",
        "an answer that was sent in time and arrives late withdraws the finding",
      ],
      "worker/conversation/guests.test.ts": [
        "comes to the same findings in whatever order events arrive and guests answer (F5)",
      ],
    },
  },
  {
    id: "F6",
    what: "An event comes late: recorded, and nothing surprising is done",
    tests: {
      [engine]: [
        "a trigger older than the watermark is recorded as late",
        "a late event judges what follows again and decides nothing twice",
      ],
      "worker/conversation/guest-plans.test.ts": ["that comes too late is recorded as late"],
    },
  },
  {
    id: "F7",
    what: "A message is taken back, before or after it came",
    tests: {
      [engine]: [
        "a retraction takes the words out of the log and out of the quotes, and repeated deliveries stay duplicates",
      ],
      [erasure]: [
        "loses its words, also those of its edits, and keeps what was noted of them",
        "is judged alike in every order of arrival, awake or woken, however often it is delivered",
      ],
      [writer]: ["a retraction erases the text for good, whatever is sent after it"],
      [floor]: ["leaves the kept items without its words, each at its place"],
      "test/browser/conversation.long.test.ts": ["says that a message was retracted and shows its words nowhere"],
    },
  },
  {
    id: "F8",
    what: "libSQL is down for an hour",
    tests: {
      [crashes]: [
        "failure F1, F4, F5, F7, F8, F11: killed while the database fails, nothing acknowledged is lost or there twice (G1, G2, G4)",
      ],
      "test/browser/operations.long.test.ts": [
        "says on every page that data are delayed while the database is down, and that chats are judged; gone when it has caught up (failure F8)",
      ],
      [writer]: [
        "while the database is %s everybody is sent away at once, then all is accepted",
        "a database that hangs is given up after the patience, and not asked by those who come after",
        "a commit whose answer is lost is sent again and counts once",
      ],
      "worker/ledger/breaker.test.ts": [
        "an hour of outage costs a conversation fewer than 20 calls, and it is back within 10 minutes",
      ],
      "worker/api/outage.workerd.test.ts": [
        "settings that an isolate has read go on serving while libSQL is down",
        "after a restart without libSQL the last published settings serve, and the shop is known by its id",
      ],
      "worker/ledger/owing.workerd.test.ts": [
        "a shop waits since the first of its conversations was sent away, until the last of them is through",
      ],
    },
    measured: ["npm run faults"],
  },
  {
    id: "F9",
    what: "Rows on their way to the ledger are lost, doubled or stuck",
    tests: {
      [writer]: ["sending the same rows again changes nothing, counters included"],
      "worker/ledger/ledger.workerd.test.ts": [
        "appended rows are in the database when the receipt comes, and once however often they are sent",
      ],
      [sim]: ["no invariant breaks in a thousand runs in which calls, disks, machines and people fail (G5)"],
    },
  },
  {
    id: "F10",
    what: "Rows that the database refuses for good: others are not delayed, and somebody is told",
    tests: {
      [writer]: ["rows that the database refuses spoil no other append, and are named in a dead letter"],
      "worker/api/operations.workerd.test.ts": [
        "a dead letter is listed with its reason and without a word, and only to its own shop; sent again it can succeed",
        "rows that a conversation still owes are sent by the button at once, not in an hour",
      ],
      "test/browser/operations.long.test.ts": [
        "lists a chat that the database refuses, and sends it again (failure F10)",
      ],
    },
  },
  {
    id: "F11",
    what: "An outbound call fails, its answer is lost, or the receiver is slow",
    tests: {
      [planned]: [
        "every planned action arrives under one key, though the platform breaks calls and the product is killed",
      ],
      [outbox]: [
        "an attempt that a crash cut off is repeated only where the receiver drops known keys",
        "somebody outside who does not answer holds up neither the chat nor others",
        "nobody knows what became of it when the process died meanwhile",
      ],
      "worker/outbound/deliver.test.ts": ["does not follow a redirect", "is over when the endpoint is gone"],
    },
    measured: ["npm run faults"],
  },
  {
    id: "F12",
    what: "A deploy while work is under way: old and new side by side",
    tests: {
      [conversation]: [
        "failure F12: an object of the first schema goes on as it is (G21)",
        "failure F12: tables of a newer build are left alone",
      ],
      [writer]: ["rows of a version that it does not know are kept by their sender"],
      "worker/ledger/statements.test.ts": [
        "rows of an earlier build, without the columns that came later, are completed",
      ],
      "db/serve.libsql.test.ts": [
        "refuses a database that another version migrated, or whose migration was changed since",
      ],
      "test/upgrade/upgrade.test.ts": [
        "shows what was found and decided under the same ids",
        "is woken by a timer that the old build armed, with nobody sending anything",
        "knows what it has seen, and goes on with it",
      ],
    },
  },
  {
    id: "F13",
    what: "Settings change in the middle of a conversation",
    tests: {
      "worker/settings/fresh.test.ts": [
        "a change is seen within ten seconds by a caller that asks all the time (F034)",
      ],
      "worker/api/settings.workerd.test.ts": [
        "a changed point is a new revision, and what judges reads it at once in this isolate (F034, F085)",
        "four people who save at once all succeed, each on a revision of their own",
        "refuses %s, naming the field and what is allowed",
      ],
      "worker/api/revisions.workerd.test.ts": [
        "going back publishes a new revision that judges at once, and is in the history",
      ],
    },
  },
  {
    id: "F14",
    what: "An agent's or supervisor's WebSocket drops, hibernates, or is closed by a deploy",
    tests: {
      [floor]: [
        "catches up without gaps or doubles after the object was evicted and its sockets closed",
        "goes on sending to a socket that hibernated",
        "answers a close frame ($sent) and goes on for the others",
      ],
      "test/browser/live.test.ts": [
        "catches up after a break, each item once",
        "comes back by itself when the server was killed",
      ],
    },
  },
  {
    id: "F15",
    what: "Clocks differ, and jump",
    tests: {
      [signatures]: ["answers an attempt that is %i s off with %s"],
      [engine]: [
        "an event from the far future is taken as five minutes ahead at most",
        "time passes by event time: an answer dated after the deadline does not undo it",
      ],
      [sim]: ["no invariant breaks in a thousand runs in which calls, disks, machines and people fail (G5)"],
    },
  },
  {
    id: "F16",
    what: "A hot conversation, and overload",
    tests: {
      [admission]: [
        "of one conversation leave the shop's others alone",
        "are refused at once with 503, and however many shops are loud, a quiet one finds room",
        "are refused before anything of them is read: to verify what is refused anyway is work that nobody has left",
      ],
      "worker/hooks/submit.test.ts": [
        "failure F16: leaves an overloaded object alone, also when the error is retryable",
      ],
      "worker/ledger/forward.libsql.test.ts": ["a flood is bounded: those who would wait for seconds are sent away"],
      "worker/hooks/group.test.ts": ["asks to try again later, before it tells of a conflict"],
    },
    measured: ["npm run chaos -- --overload"],
    open: "over more than 256 connections at twice the capacity one local workerd leaves requests unanswered; a proxy holds them back: docs/running.md",
  },
  {
    id: "F17",
    what: "An object's storage or a row grows beyond what the platform takes",
    tests: {
      [hostileInput]: ["is refused above 64 KB by its field, and above two million bytes before it is read"],
      [body]: ["of %i bytes, announced or streamed, gives %j"],
      "db/queries/retention.libsql.test.ts": [
        "each shop loses what is older than its own retention, with all rows, and nothing else",
      ],
      "worker/conversation/shop-thread.workerd.test.ts": [
        "minutes in which nothing is found reach no ledger, and are forgotten after two hours",
      ],
      "worker/conversation/conversation.workerd.test.ts": [
        "failure F17: a store that has grown large is told of whenever its object wakes, by its name and size alone",
      ],
    },
  },

  {
    id: "H1",
    what: "A forged webhook",
    tests: {
      [hooks]: ["gets one and the same answer, whatever is wrong with it, and reaches nothing"],
      [signatures]: [
        "accepts the published vector",
        "are all refused, wherever they fall (G10)",
        "verifies what npm standardwebhooks signs: %j",
        "signs what npm standardwebhooks verifies: %j",
        "verifies what npm svix signs, and signs what it verifies: %j",
      ],
    },
  },
  {
    id: "H2",
    what: "A replayed webhook",
    tests: {
      [hostileInput]: [
        "is a duplicate within its five minutes and refused after them; with another body it is a conflict",
      ],
      [hooks]: ["is taken once, however often it comes", "with the id of another body is a conflict, and says which"],
      [signatures]: ["answers an attempt that is %i s off with %s"],
    },
  },
  {
    id: "H3",
    what: "Tricks with timestamps, ids and signature headers",
    tests: {
      [signatures]: [
        "refuses the timestamp %s",
        "refuses the id %j",
        "refuses to let one signature fit two splits of id and body",
        "refuses a second %s header",
        "takes eight signatures and refuses nine",
        "refuses a signature header of a megabyte",
      ],
    },
  },
  {
    id: "H4",
    what: "A body of ten megabytes",
    tests: {
      [hostileInput]: ["are refused with 413 and reach no object, announced, unannounced and dripping"],
      [hooks]: ["of ten megabytes is refused before anything else, announced or not"],
      [body]: [
        "is refused by its announcement without reading any of it",
        "is refused as soon as the stream passes the cap",
      ],
    },
  },
  {
    id: "H5",
    what: "Deeply nested JSON",
    tests: {
      [hostileInput]: ["of $kind, $depth deep, is a refusal that says so and never a failure"],
      [body]: [
        "%i levels are fine",
        "%i levels are refused",
        "33 levels are refused, with the path of the first that is too deep",
      ],
    },
  },
  {
    id: "H6",
    what: "Odd JSON and encodings",
    tests: {
      [hostileInput]: [
        "has its 318 files",
        "is accepted and refused as it says, and where it leaves us free as ever",
        "leaves what is signed as it came: numbers beyond 2^53, a NUL, the last of two equal keys",
      ],
      [body]: [
        "is refused: %j",
        "%s is not UTF-8",
        "turns lone surrogates into U+FFFD and keeps pairs, so that offsets stay",
      ],
    },
  },
  {
    id: "H7",
    what: "Prototype pollution by settings or events",
    tests: {
      [body]: ["are refused in %s", "are allowed as text, and `constructor` where it reaches nothing"],
      "plugins/sdk/rules/parse-rule.test.ts": ["any JSON is read or refused, and no prototype changes"],
      "worker/hooks/presence.test.ts": ["keeps agents apart whose ids are names of object properties"],
    },
  },
  {
    id: "H8",
    what: "A merchant's pattern that runs for ever",
    tests: {
      "plugins/sdk/rules/hostile-patterns.test.ts": [
        "end on 100 KB: %s",
        "are refused with their place where they are not RE2: %s",
      ],
      "plugins/sdk/rules/pattern.test.ts": [
        "%j is linear where other engines hang",
        "refuses %j at its place",
        "reads no more than its share of a long message",
      ],
    },
  },
  {
    id: "H9",
    what: "Naughty text: emoji, right to left, zero width, very long lines",
    tests: {
      [oddStrings]: [
        "come out of the API as they went in, through the object and libSQL, and in words that are searched for",
      ],
      [cells]: ["H9: holds every odd string byte for byte"],
      [hostile]: ["are stored and shown as they were written, as texts and as names, and none is executed"],
      [writer]: ["text comes back as it was sent, with quotes, marks, emoji and NUL"],
      "plugins/sdk/text/fold.test.ts": ["spans lie within the text, never empty, and never run backwards"],
    },
  },
  {
    id: "H10",
    what: "SQL injection",
    tests: {
      [oddStrings]: ["find nothing that is not theirs and never fail"],
      [hostile]: ["are harmless as titles of groups, remarks and saved settings, on every page that shows them"],
      [writer]: ["another shop's rows are not touched by rows that carry their ids"],
      "worker/api/envelope.workerd.test.ts": ["a list refuses ?%s and names the parameter"],
    },
  },
  {
    id: "H11",
    what: "Cross-site scripting through a text or name",
    tests: {
      [hostile]: [
        "are at least as many as the public lists hold",
        "are stored and shown as they were written, as texts and as names, and none is executed",
        "are harmless as titles of groups, remarks and saved settings, on every page that shows them",
      ],
      "test/browser/hostile.test.ts": ["has a content policy that stops a script even if one got in"],
      "ui/conversation/parts.test.ts": ["are http or https"],
    },
  },
  {
    id: "H12",
    what: "A cell of a file that is a formula",
    tests: {
      [cells]: ["is never a live formula, stays in its cell, and is read back as it was"],
      "worker/reports/report-csv.test.ts": [
        "a file has a row for the shop, each group and each account; names that look like formulas are text",
      ],
      "ui/exports/detail-rows.test.ts": [
        "no cell of the file is a formula, whatever agents and buyers call themselves",
      ],
      "worker/files/read-csv.test.ts": ["reads back what was written, also what looks like a formula"],
    },
  },
  {
    id: "H13",
    what: "Injection into paths, headers and logs",
    tests: {
      [oddStrings]: ["are refused or taken as an id, add no header to the answer and no line to the log"],
      "test/system/canaries.test.ts": [
        "what buyers say, who they are, and secrets are in no log, no dead letter, and secrets in no file (failure P12, failure P13, failure H13)",
      ],
      "worker/log.test.ts": ["whatever an id holds, it stays one line of JSON"],
      [signatures]: ["travel as their digest, the same on every attempt"],
    },
  },
  {
    id: "H14",
    what: "A compressed bomb",
    tests: {
      [hostileInput]: ["is refused unopened: %s"],
      [body]: ["%s is refused"],
      "worker/api/envelope.workerd.test.ts": [
        "a body that is not UTF-8, compressed, or not JSON by its type is refused by its own code",
      ],
    },
  },
  {
    id: "H15",
    what: "A buyer who talks a language model round",
    open: "no point asks a language model. Embeddings of sentences answer with numbers only, and whatever acts is a policy with conditions",
  },

  {
    id: "P1",
    what: "A plugin throws",
    tests: {
      "worker/runners/builtin.test.ts": [
        "a point that throws is an error, and all others are judged",
        "one bad result costs the point all of that call, never a half",
      ],
      "worker/guest/call.workerd.test.ts": [
        "by throwing %s is a line of text",
        "is an error of its own; the others are asked",
      ],
      "worker/floor/guest-usage.workerd.test.ts": [
        "twenty failures within five minutes pause a guest until a person has looked, and the count starts anew",
      ],
      "worker/floor/windows.workerd.test.ts": ["are counted by chats, once a minute in each, however often they did"],
    },
  },
  {
    id: "P2",
    what: "A plugin runs on and on",
    tests: {
      [torture]: ["many hostile points in one request have the steps of few", "the list is as long as it was"],
      "worker/guest/call.test.ts": ["after a second without an answer; a late one is let go"],
      "worker/guest/load.test.ts": ["a guest has no bindings, no network, little time, and an id of its own"],
    },
    open: `the platform's own limit of processor time: ${staging}`,
  },
  {
    id: "P3",
    what: "A plugin eats memory, or blows up what is native",
    tests: {
      [torture]: ["a guest that hoards in every request holds no more than one request's hoard"],
      "worker/guest/guard/expression-cost.test.ts": ["is never below what trying one way after another takes"],
    },
    open: `the platform's own limit of memory: ${staging}`,
  },
  {
    id: "P4",
    what: "A plugin lies: huge output, another shop's id, a forged time",
    tests: {
      "plugins/sdk/output.test.ts": ["takes %s", "refuses %s"],
      "worker/conversation/guests.test.ts": ["that answer with %s are not believed"],
      "worker/guest/call.workerd.test.ts": ["by an output that is too long is an error, too"],
    },
  },
  {
    id: "P5",
    what: "A merchant's URL that leads inside",
    tests: {
      "test/hostile/network.test.ts": [
        "reaches nothing inside from a network of public addresses: %s",
        "does not follow a redirect",
      ],
      "worker/outbound/guard.test.ts": ["is refused: %s", "no user name is let through"],
      "worker/outbound/deliver.test.ts": ["goes nowhere that the shop did not set, and to no address inside"],
      "worker/outbound/fetch-image.test.ts": ["is not asked for at %s"],
    },
    open: `names that resolve to an inner address: ${staging}`,
  },
  {
    id: "P6",
    what: "Reaching into another shop or merchant",
    tests: {
      [access]: [
        "the document lists routes, and each is either a shop's or named in the table",
        "anonymous callers are sent away everywhere",
        "another merchant's key finds nothing, in a shop that exists and in one that does not",
        "another merchant's signed-in admin finds nothing",
        "a key of one shop does not find its sibling",
      ],
      "db/queries/ledger.libsql.test.ts": ["no query shows one tenant's rows to another"],
      [conversation]: ["an object answers only for the conversation it was made for"],
    },
  },
  {
    id: "P7",
    what: "Taking a role, or setting a field that nobody may",
    tests: {
      [access]: [
        "fields that nobody may set are refused by every route that takes a body",
        "members and keys are managed by signed-in administrators of all shops, and by nobody else",
        "a quality inspector reads and says what he thinks of results; a reading key only reads",
      ],
    },
  },
  {
    id: "P8",
    what: "Requests of a foreign page (CSRF)",
    tests: { [access]: ["a foreign page changes nothing, whatever it sends"] },
  },
  {
    id: "P9",
    what: "A WebSocket of a foreign page, and one whose login has ended",
    tests: {
      [access]: ["a WebSocket of a foreign page is refused, and one of ours is opened"],
      "worker/api/feed-revocation.workerd.test.ts": [
        "a login that is ended loses its feed, and no other one does",
        "who has listened $listened is sent back to be checked before the next item, and catches up",
      ],
    },
  },
  {
    id: "P10",
    what: "A login session that is planted or stolen",
    tests: {
      [signIn]: [
        "signing in sets host-only cookies that scripts cannot read, and the token is not in the body",
        "signing in again gives a new login session and ends the one before",
        "a cookie that was set before signing in is not taken over",
        "the database holds only the hash of a login token",
        "a login session ends after seven days, however busy it was, and after twelve idle hours",
        "a role that was taken away is gone on the next request",
      ],
    },
  },
  {
    id: "P11",
    what: "Trying passwords, and finding out who has an account",
    tests: {
      [signIn]: [
        "an unknown account and a wrong password get the same answer",
        "wrong passwords in a row block the account, also for the right one and from another address",
      ],
      "worker/api/password-reset.workerd.test.ts": [
        "whoever asks for a letter hears the same for an account that exists and one that does not",
      ],
      "test/system/canaries.test.ts": [
        "how long a refusal takes does not say whether there is such an account (failure P11)",
      ],
    },
  },
  {
    id: "P12",
    what: "Secrets at rest",
    tests: {
      "test/system/canaries.test.ts": [
        "what buyers say, who they are, and secrets are in no log, no dead letter, and secrets in no file (failure P12, failure P13, failure H13)",
      ],
      "worker/settings/secrets.test.ts": [
        "a sealed secret opens again and does not contain the plain one",
        "does not open for another merchant",
        "opens what an older master key sealed, as long as that key is still listed",
      ],
    },
  },
  {
    id: "P13",
    what: "A buyer's personal data in logs",
    tests: {
      "test/system/canaries.test.ts": [
        "what buyers say, who they are, and secrets are in no log, no dead letter, and secrets in no file (failure P12, failure P13, failure H13)",
      ],
      "worker/log.test.ts": ["what a library prints is told, and not repeated; our own lines pass"],
      "worker/api/refusals.test.ts": [
        "%s is internal: its text is neither shown nor logged, and it is logged once, with its route",
      ],
    },
  },
  {
    id: "P14",
    what: "A buyer asks to be forgotten",
    tests: {
      "db/queries/retention.libsql.test.ts": [
        "each shop loses what is older than its own retention, with all rows, and nothing else",
      ],
      "worker/api/erasure.workerd.test.ts": [
        "a buyer is forgotten in every chat of his: object, ledger and feed; the next shop's and other buyers' stay (failure P14)",
      ],
      [erasure]: ["loses its words, also those of its edits, and keeps what was noted of them"],
    },
  },
  {
    id: "P15",
    what: "A noisy neighbour",
    tests: {
      [admission]: ["are nobody else's affair (failure P15)"],
      [writer]: ["appends that wait share a transaction, which stays within its size"],
      "worker/ledger/forward.libsql.test.ts": ["a flood is bounded: those who would wait for seconds are sent away"],
    },
    measured: ["npm run chaos -- --overload"],
    open: "the quiet shop loses nothing and nearly has its median, but its p99 is five to twelve times that alone: docs/chaos.md",
  },
  {
    id: "P16",
    what: "Rate limits",
    tests: {
      [admission]: ["are refused with the time after which they are taken, stored nowhere, and taken then"],
      "worker/hooks/budget.test.ts": ["lets half of twice as much in (45 to 55 of 100)"],
      [signIn]: ["wrong passwords in a row block the account, also for the right one and from another address"],
    },
  },
  {
    id: "P17",
    what: "A package that is not what it was",
    tests: {
      "test/packages/supply-chain.test.ts": [
        "is not installed: each is named by one version and the digest of what was published, on every system",
        "runs nothing while it is installed",
        "is on the list of what a deployment is made of, with its digest",
      ],
    },
    measured: ["npm run check", "npm audit"],
  },
];
