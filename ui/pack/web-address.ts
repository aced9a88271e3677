/** An address on the web, or nothing: no scripts, no mail, nothing of this site. */
export function webAddress(address: string): string {
  return /^https?:\/\//i.test(address) ? address : "";
}
