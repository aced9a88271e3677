/** `TypeError`, `timeout`: what stands before the colon, when that is a name. The rest may quote the chat. */
export function errorKind(error: string): string {
  return /^[A-Za-z]{1,40}(?=:|$)/.exec(error)?.[0] ?? "output";
}
