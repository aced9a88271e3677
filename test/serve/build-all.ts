import { buildUi, buildWorker } from "./build.ts";

await buildUi();
await buildWorker();
