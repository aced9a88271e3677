import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

export const faultModes = ["ok", "down", "500", "hang", "commit-then-drop"] as const;
export type FaultMode = (typeof faultModes)[number];

export type FaultProxy = {
  readonly url: string;
  mode: FaultMode;
  /** Requests that met a fault, by mode. A test of a fault counts only if this is above zero. */
  readonly faults: Readonly<Record<Exclude<FaultMode, "ok">, number>>;
  /** Requests that the server behind it has answered. */
  readonly served: number;
  stop(): Promise<void>;
};

/** Stands in front of an HTTP server and fails on demand. `down` breaks the connection before, `commit-then-drop` after it was served. */
export async function startFaultProxy(
  target: string,
  { port = 0, onBody }: { port?: number; onBody?: (body: string) => void } = {},
): Promise<FaultProxy> {
  const faults = { down: 0, "500": 0, hang: 0, "commit-then-drop": 0 };
  const state = { mode: "ok" as FaultMode, served: 0 };
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { mode } = state;
    if (mode !== "ok") faults[mode]++;
    if (mode === "down") return void request.socket.destroy();
    if (mode === "500") return void response.writeHead(500).end("fault");
    if (mode === "hang") return;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    onBody?.(Buffer.concat(chunks).toString());
    const answer = await fetch(new URL(request.url ?? "/", target), {
      method: request.method ?? "GET",
      headers: { "content-type": request.headers["content-type"] ?? "application/json" },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const body = Buffer.from(await answer.arrayBuffer());
    state.served++;
    if (mode === "commit-then-drop") return void request.socket.destroy();
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" }).end(body);
  }

  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("proxy: no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    get mode() {
      return state.mode;
    },
    set mode(mode) {
      state.mode = mode;
    },
    faults,
    get served() {
      return state.served;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
