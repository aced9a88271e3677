import { buildUi } from "./build.ts";

// Wrangler's build command: what it deploys and what it serves in `npm run dev` is never stale.
await buildUi();
