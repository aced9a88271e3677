import { z } from "zod";

/** The inspector of a served worker: V8's own protocol over a socket. */
export type Inspector = {
  readonly call: (method: string, params?: object) => Promise<unknown>;
  readonly close: () => void;
};

const target = z.array(z.object({ webSocketDebuggerUrl: z.string() })).min(1);
const answer = z.object({ id: z.number().optional(), result: z.unknown().optional() });

/** @param address `host:port` */
export async function inspect(address: string): Promise<Inspector> {
  const [first] = target.parse(await (await fetch(`http://${address}/json`)).json());
  const socket = new WebSocket(first?.webSocketDebuggerUrl ?? "");
  await new Promise<void>((done, fail) => {
    socket.addEventListener("open", () => done(), { once: true });
    socket.addEventListener("error", () => fail(new Error("the inspector does not answer")), { once: true });
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, result } = answer.parse(JSON.parse(String(data)));
    if (id !== undefined) waiting.get(id)?.(result);
  });
  let last = 0;
  return {
    call: (method, params = {}) =>
      new Promise((done) => {
        const id = ++last;
        waiting.set(id, done);
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close(),
  };
}
