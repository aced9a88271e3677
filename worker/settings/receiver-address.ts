import { z } from "zod";
import { guardAddress } from "../outbound/guard.ts";
import type { ReceiverKind } from "./snapshot.ts";

/** Where the robots of a kind live, and which part of their address is the key that must not be shown. */
const robots: Record<Exclude<ReceiverKind, "email" | "webhook">, Robot> = {
  slack: {
    hosts: ["hooks.slack.com", "hooks.slack-gov.com"],
    path: "/services/",
    keyOf: ({ pathname }) => pathname.split("/").at(-1) ?? "",
    example: "https://hooks.slack.com/services/T…/B…/…",
  },
  wecom: {
    hosts: ["qyapi.weixin.qq.com"],
    path: "/cgi-bin/webhook/send",
    keyOf: ({ searchParams }) => searchParams.get("key") ?? "",
    example: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
  },
  dingtalk: {
    hosts: ["oapi.dingtalk.com"],
    path: "/robot/send",
    keyOf: ({ searchParams }) => searchParams.get("access_token") ?? "",
    example: "https://oapi.dingtalk.com/robot/send?access_token=…",
  },
};
type Robot = {
  readonly hosts: readonly string[];
  readonly path: string;
  readonly keyOf: (url: URL) => string;
  readonly example: string;
};

export type Checked = { readonly ok: true; readonly shown: string } | { readonly ok: false; readonly message: string };

const mailbox = z.email().max(254);

/** Whether the address is one of its kind, and what of it may be shown. On a developer's machine robots may be on loopback. */
export function checkReceiverAddress(
  kind: Exclude<ReceiverKind, "webhook">,
  address: string,
  { allowLoopback }: { allowLoopback: boolean },
): Checked {
  if (kind === "email") {
    return mailbox.safeParse(address).success
      ? { ok: true, shown: maskedMailbox(address) }
      : { ok: false, message: "Expected one mailbox, such as lead@example.com" };
  }
  const guarded = guardAddress(address, { allowLoopback });
  if (!guarded.ok) return { ok: false, message: `Not a public https address: ${guarded.reason}` };
  const { url } = guarded;
  const { hosts, path, keyOf, example } = robots[kind];
  const isLocal = allowLoopback && url.protocol === "http:";
  if (!isLocal && (!hosts.includes(url.hostname) || !url.pathname.startsWith(path))) {
    return { ok: false, message: `Expected an address such as ${example}` };
  }
  const key = keyOf(url);
  if (key.length < 8) return { ok: false, message: `The key is missing: expected an address such as ${example}` };
  return { ok: true, shown: `${url.host} …${key.slice(-4)}` };
}

function maskedMailbox(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, 1)}***${address.slice(at)}`.slice(0, 120);
}
