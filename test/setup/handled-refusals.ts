/**
 * workerd reports every error that an RPC call answers with as "uncaught", and every connection that is refused, although the
 * caller handles it: tests of refusals and outages would fill the log with stacks that mean nothing. So would packages that name
 * sources they do not ship. `VERBOSE=1` lets all of it through.
 */
export function hideHandledRefusals(stream: NodeJS.WriteStream): void {
  if (process.env.VERBOSE === "1") return;
  const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean;
  let hidStack = false;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const isHandled = typeof chunk === "string" && (handled(chunk) || (hidStack && chunk.startsWith("stack: ")));
    hidStack = isHandled;
    return isHandled || write(chunk, ...rest);
  };
}

function handled(text: string): boolean {
  return (
    text.startsWith("uncaught exception; ") ||
    (text.startsWith("exception = ") && text.includes(" disconnected: ")) ||
    (text.startsWith('Sourcemap for "') && text.includes("/node_modules/"))
  );
}
