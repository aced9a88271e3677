import type { AlertItem } from "../api/alert-queries.ts";
import type { Incident } from "../api/shop-queries.ts";

/** One line of the list: an alert, or many that are one matter (N22). */
export type Line =
  | { readonly kind: "alert"; readonly id: string; readonly alert: AlertItem }
  | {
      readonly kind: "incident";
      readonly id: string;
      readonly incident: Incident;
      readonly alerts: readonly AlertItem[];
      readonly buyers: number;
    };

/** One that belongs to none stands alone; so does the only one of an incident, whose others the filter hides. */
export function linesOf(alerts: readonly AlertItem[], incidents: readonly Incident[]): Line[] {
  const bySubject = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const subject = subjectOf(incident);
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), incident]);
  }
  const incidentOf = (alert: AlertItem) => bySubject.get(subjectOf(alert))?.find((one) => covers(one, alert.at));
  const members = new Map<string, AlertItem[]>();
  for (const alert of alerts) {
    const id = incidentOf(alert)?.id;
    if (id !== undefined) push(members, id, alert);
  }
  const told = new Set<string>();
  return alerts.flatMap((alert): Line[] => {
    const incident = incidentOf(alert);
    const own = incident && members.get(incident.id);
    if (incident === undefined || own === undefined || own.length < 2) return [{ kind: "alert", id: alert.id, alert }];
    if (told.has(incident.id)) return [];
    told.add(incident.id);
    // The shop counts once a minute; the list may know of more by now.
    const buyers = Math.max(incident.buyers, new Set(own.map(buyerOf)).size);
    return [{ kind: "incident", id: incident.id, incident, alerts: own, buyers }];
  });
}

const subjectOf = ({ point, code }: { point: string; code: string }) => `${point}|${code}`;
const buyerOf = ({ buyer, channel, conversation }: AlertItem) => buyer ?? `${channel}/${conversation}`;
const covers = ({ startedAt, closedAt }: Incident, at: number) =>
  at >= startedAt && (closedAt === null || at <= closedAt);

/** Not a copy for each: an incident may have hit thousands. */
function push(members: Map<string, AlertItem[]>, id: string, alert: AlertItem): void {
  const list = members.get(id);
  if (list === undefined) members.set(id, [alert]);
  else list.push(alert);
}
