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
  ours = true;
  try {
    console.error(lineOf(event, fields, error));
  } finally {
    ours = false;
  }
}

/** A line of ours is being written. */
let ours = false;

const levels = ["debug", "info", "log", "warn", "error"] as const;

/**
 * Libraries print whole errors, and that of a query names its parameters: a mail address, an id of a buyer. What others print becomes
 * a line that says only that they did, and of what kind the error was.
 */
export function quietLibraries(target: Pick<Console, (typeof levels)[number]>): void {
  for (const level of levels) {
    const write = target[level].bind(target);
    target[level] = (...parts: unknown[]) => {
      if (ours) return write(...parts);
      write(
        lineOf(
          "library-log",
          { by: level },
          parts.find((part) => part instanceof Error),
        ),
      );
    };
  }
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
