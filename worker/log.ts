/**
 * The worker's log: one JSON object a line, of names and ids. Never a text that somebody wrote, in a chat or elsewhere: it may hold
 * personal data, and logs go to places that keep no merchant's promises. `console` is called here and nowhere else.
 */
type Value = string | number | boolean | null | undefined;
export type LogFields = Readonly<Record<string, Value | readonly string[]>>;

/** What is longer is no id. */
const longest = 200;

/** `event`: what happened, in kebab-case. An error is named by its kind alone, because its message may quote a chat or a body. */
export function logError(event: string, fields: LogFields, error?: unknown): void {
  console.error(lineOf(event, fields, error));
}

export function lineOf(event: string, fields: LogFields, error?: unknown): string {
  const shown = Object.entries(fields).map(([name, value]) => [name, short(value)]);
  return JSON.stringify({ level: "error", event, ...Object.fromEntries(shown), ...kindOf(error) });
}

function short(value: LogFields[string]): unknown {
  if (typeof value === "string") return value.toWellFormed().slice(0, longest);
  return Array.isArray(value) ? value.map(short) : value;
}

/** An error's name, and its code where it has one of ours or the database's; the same of what caused it. */
function kindOf(error: unknown): Record<string, string> {
  if (error === undefined) return {};
  if (!(error instanceof Error)) return { error: typeof error };
  const { error: cause, code: causeCode } = error.cause instanceof Error ? kindOf(error.cause) : {};
  const own: unknown = Reflect.get(error, "code");
  const code = typeof own === "string" && isName(own) ? own : causeCode;
  return {
    error: isName(error.name) ? error.name : "Error",
    ...(code !== undefined && { code }),
    ...(cause !== undefined && { cause }),
  };
}

const isName = (text: string) => /^[A-Za-z0-9_-]{1,60}$/.test(text);
