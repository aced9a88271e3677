import type { Channel } from "./channel.ts";
import { chatwoot } from "./chatwoot.ts";
import { interject } from "./interject.ts";

/** Every channel that is compiled in, by id. A new platform is a file beside these and a line here. */
export const channels: ReadonlyMap<string, Channel> = new Map(
  [interject, chatwoot].map((channel) => [channel.id, channel]),
);
