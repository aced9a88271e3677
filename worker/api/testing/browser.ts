import { exports } from "cloudflare:workers";

export const origin = "https://interject.test";

type Send = { method?: string; body?: unknown; headers?: Record<string, string> };

/** Sends a request to the worker of the test as it is, without cookies. */
export function send(path: string, { method = "GET", body, headers = {} }: Send = {}): Promise<Response> {
  const init: RequestInit = { method, headers, redirect: "manual" };
  if (body !== undefined) init.body = typeof body === "string" ? body : JSON.stringify(body);
  return exports.default.fetch(new Request(`${origin}${path}`, init));
}

export function withKey(key: string) {
  return (path: string, { headers = {}, ...rest }: Send = {}) =>
    send(path, {
      ...rest,
      headers: { "content-type": "application/json", authorization: `Bearer ${key}`, ...headers },
    });
}

/** What the other side of an opened WebSocket says first. */
export function firstFrame({ webSocket }: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (webSocket === null) return reject(new Error("The answer carries no WebSocket"));
    webSocket.addEventListener("message", ({ data }) => {
      resolve(JSON.parse(String(data)));
      webSocket.close();
    });
    webSocket.accept();
  });
}

/** A browser on our own page: keeps cookies, sends JSON from our origin. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** Its own: wrong tries of one test must not count against the others. */
  readonly #address = `test-${crypto.randomUUID()}`;

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async send(path: string, { headers = {}, ...rest }: Send = {}): Promise<Response> {
    const own: Record<string, string> = {
      origin,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
      "cf-connecting-ip": this.#address,
    };
    if (this.cookies.size > 0) own.cookie = this.cookieHeader;
    const answer = await send(path, { ...rest, headers: { ...own, ...headers } });
    for (const line of answer.headers.getSetCookie()) this.#take(line);
    return answer;
  }

  signIn({ email, password }: { email: string; password: string }, headers: Record<string, string> = {}) {
    return this.send("/v1/auth/sign-in/email", { method: "POST", body: { email, password }, headers });
  }

  #take(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line) || value === "") this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
