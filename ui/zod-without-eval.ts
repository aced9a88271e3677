import { config } from "zod/v4/core";

/** zod compiles its parsers with `new Function`, which the page's policy forbids; without, it need not even try. */
config({ jitless: true });
