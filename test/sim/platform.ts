/**
 * The chat platforms, and the merchant's own endpoint. Each takes an action once a key where it is told the key, as a receiver
 * should; how often each was called is for the judge of the run.
 */
export type Taken = {
  readonly key: string;
  /** `path` of the first call: it names the conversation. */
  readonly path: string;
  readonly body: string;
  readonly firstAt: number;
  calls: number;
  /** A later call under the same key said something else. */
  changed: boolean;
};

type Call = { readonly path: string; readonly headers: Headers; readonly body: string };

export class Platform {
  readonly taken = new Map<string, Taken>();
  readonly #now: () => number;
  readonly #onTaken: (taken: Taken) => void;

  constructor({ now, onTaken }: { now: () => number; onTaken: (taken: Taken) => void }) {
    this.#now = now;
    this.#onTaken = onTaken;
  }

  take({ path, body }: Call): { status: number; body: string } {
    const key = keyIn(body);
    // Chatwoot is asked for its messages and its labels, too.
    if (key === null) return { status: 200, body: '{"payload":[]}' };
    const known = this.taken.get(key);
    const taken = known ?? { key, path, body, firstAt: this.#now(), calls: 0, changed: false };
    taken.calls++;
    if (known !== undefined && known.body !== body) taken.changed = true;
    this.taken.set(key, taken);
    this.#onTaken(taken);
    return { status: 200, body: '{"payload":[]}' };
  }
}

type Body = {
  key?: string;
  actions?: readonly { key: string }[];
  content_attributes?: { interject?: string };
};

/** In our own envelope, in a call of an endpoint, in a message of Chatwoot. */
function keyIn(body: string): string | null {
  if (body === "") return null;
  const { key, actions, content_attributes: attributes } = JSON.parse(body) as Body;
  return key ?? actions?.[0]?.key ?? attributes?.interject ?? null;
}
