import type { MaskedKind } from "../../db/schema.ts";
import type { Env } from "../env.ts";
import type { Identity } from "./identity.ts";

/** What routes of /v1 find in Hono's context. */
export type Api = {
  Bindings: Env;
  Variables: {
    requestId: string;
    /** Whoever asks; set for every route that is not listed as open to all. */
    identity: Identity;
    /** Id of the login session that asks; null for an API key. */
    login: string | null;
    /** The shop of the path, after the identity was found to reach it. */
    tenant: { merchant: string; shop: string };
    /**
     * What of the shop is hidden from whoever asks. `agents`: only chats of these accounts, which are those of `groups`; null: of all.
     */
    limits: { masks: readonly MaskedKind[]; agents: readonly string[] | null; groups: readonly string[] | null };
    /** Set by a route whose file holds no personal data, or whose rows were masked before they were written. */
    keepsMasks?: boolean;
  };
};
