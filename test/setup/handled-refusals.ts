/**
 * workerd reports every error that an RPC call answers with as "uncaught", although the caller handles it: tests of refusals and
 * outages would fill the log with stacks that mean nothing. `VERBOSE=1` lets them through.
 */
export function hideHandledRefusals(stream: NodeJS.WriteStream): void {
  if (process.env.VERBOSE === "1") return;
  const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean =>
    typeof chunk === "string" && chunk.startsWith("uncaught exception; ") ? true : write(chunk, ...rest);
}
