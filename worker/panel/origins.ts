import { z } from "zod";

/** As many as a shop's chat desktops, test systems among them. */
export const mostPanelOrigins = 10;

/** A place in which the panel may be framed: scheme, host and port, as `frame-ancestors` compares them. */
export const panelOrigin = z
  .string()
  .max(255)
  .refine(isOrigin, "an address such as https://desk.example.com, without a path; http only for localhost");

/** Nothing but what `URL` gives back may reach the header, so that no address can smuggle in a directive. */
function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { origin, protocol, hostname } = new URL(value);
  // A host may hold `*` and `;` as far as URLs go.
  if (origin !== value || !/^([a-z0-9.-]+|\[[0-9a-f:]+\])$/.test(hostname)) return false;
  return protocol === "https:" || (protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1"));
}
