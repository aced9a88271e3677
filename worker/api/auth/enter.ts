import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/**
 * Starts a login session for somebody who has shown who he is in another way than by a password. It is called by our own routes
 * after they have checked that, and mounted nowhere.
 */
export const enterPlugin = {
  id: "interject-enter",
  endpoints: {
    enter: createAuthEndpoint(
      "/interject/enter",
      { method: "POST", body: z.object({ user: z.string() }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.user);
        if (user === null) throw new Error("no such user");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ id: session.id });
      },
    ),
  },
} satisfies BetterAuthPlugin;
