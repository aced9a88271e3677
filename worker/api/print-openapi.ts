import { createApi } from "./api.ts";
import { describeApi } from "./document.ts";

// For `npm run check`, which lints what is served.
process.stdout.write(`${JSON.stringify(describeApi(createApi()), null, 2)}\n`);
