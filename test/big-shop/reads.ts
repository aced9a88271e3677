/**
 * What each page of the merchant asks for first, and the other reads of the API: the path below `/v1/shops/{shop}/`, or below `/v1/`
 * when it begins with a slash. A route of the API that is missing here fails the test of query plans.
 */
export type Read = { readonly page: string; readonly path: string };

export type Known = {
  readonly from: number;
  readonly to: number;
  readonly day: string;
  readonly conversation: string;
  readonly session: string;
  readonly event: string;
  readonly decision: string;
  readonly appeal: string;
};

const dayMs = 86_400_000;
/** The shop's day, UTC + 8. */
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

export function readsOf({ from, to, day, conversation, session, event, decision, appeal }: Known): Read[] {
  const time = `from=${from}&to=${to}`;
  const days = `from=${dayOf(from)}&to=${dayOf(to)}`;
  const week = `from=${dayOf(to - 6 * dayMs)}&to=${dayOf(to)}`;
  const id = encodeURIComponent;
  const of = (page: string, ...paths: string[]) => paths.map((path) => ({ page, path }));
  return [
    ...of("live", "findings?limit=50", "findings?handled=no&limit=50", "findings?severity=urgent&limit=50"),
    ...of("live", `counters?from=${to - dayMs}`, "agents"),
    ...of("shop", "pace", "topics", "incidents", "quality", "seats"),
    ...of("shop", "topics/any/conversations", "incidents/any/conversations"),
    // The page opens with a week; a month is what somebody chose.
    ...(
      [
        ["reports", week],
        ["chosen", days],
      ] as const
    ).flatMap(([page, some]) =>
      of(page, `reports/service?${some}`, `reports/review?${some}`, `reports/trend?${some}&metric=sessions`),
    ),
    ...of("file", `reports/service/export?${days}`, `reports/review/export?${days}`),
    ...of("conversations", "conversations?limit=50", `sessions?${time}&limit=50`, `sessions/sample?day=${day}&size=50`),
    ...of("conversations", `sessions?${time}&agent=agent-1&limit=50`, `sessions?${time}&reviewed=no&limit=50`),
    ...of(
      "conversations",
      ...["point=alerts/unanswered", "feeling=negative", "alerts=unseen"].flatMap((one) => [
        `sessions?${one}&limit=50`,
        `sessions?${time}&${one}&limit=50`,
      ]),
    ),
    ...of("conversations", `sessions?${time}&scoreBelow=90&limit=50`),
    ...of("conversations", `sessions?${time}&buyerText=${id("退款")}&limit=50`),
    ...of("api", `counters?${time}`, `reconciliation?${time}`, `alerts/accuracy?${time}`),
    ...of("conversation", `conversations/${conversation}`, `messages?conversation=${conversation}`),
    ...of("conversation", `findings?conversation=${conversation}`, `sessions?conversation=${conversation}`),
    ...of("conversation", `decisions?conversation=${conversation}`, `conversations/${conversation}/orders`),
    ...of("conversation", `messages/trace?conversation=${conversation}&event=${id(event)}`),
    ...of("conversation", `sessions/${id(session)}/earlier`, `conversations/${conversation}/images/${id(event)}/0`),
    ...of("packs", "packs", "packs/alerts/usage", "allowed", "rules", "rules/any", "backtests", "backtests/any"),
    ...of("policies", "policies", "policies/waiting-to-supervisor/counts", "policies/waiting-to-supervisor/lift"),
    ...of("decisions", "decisions?limit=50", `decisions/counts?${time}&by=outcome`),
    ...of("file", `decisions/export?${time}`),
    ...of("decisions", `decisions/${id(decision)}`, "decisions?outcome=suppressed&limit=50"),
    ...of("tasks", "tasks?limit=50", "tasks?state=open&limit=50", "tasks?agent=agent-1&limit=50"),
    ...of("appeals", "appeals?state=open&limit=50", `appeals?${time}&limit=50`, `appeals/overturned?${time}`),
    ...of("appeals", `appeals/${id(appeal)}`),
    ...of("my", "my/accounts", "my/sessions", `my/sessions/${id(session)}`, "my/alerts", "my/appeals"),
    ...of("settings", "settings", "revisions", "groups", "receivers", "receivers/health"),
    ...of("members", "/me", "/me/logins", "/merchant/members", "/merchant/invitations", "/merchant/keys"),
    ...of("members", "/merchant/members/any/logins", "/merchant/members/export", "/merchant/roles", "/me/passkeys"),
    ...of("audit", "/merchant/audit", "/merchant/audit/export"),
    ...of("alerts", "alerts?limit=50", "alerts?view=all&limit=50", "alerts?severity=urgent&limit=50"),
    ...of("conversations", "views"),
    ...of("appeals", `appeals/${id(appeal)}/cases`, `appeals/${id(appeal)}/precedents`, "appeals?overdue=yes"),
    ...of("my", "my/desk", "my/figures"),
    ...of("settings", "groups/export", "revisions/1", "channels"),
    ...of("accounts", "accounts"),
    ...of("operations", "operations", "waiting"),
  ];
}

export function addressOf({ path }: Read, shop: string): string {
  return path.startsWith("/") ? `/v1${path}` : `/v1/shops/${shop}/${path}`;
}
