import { harden } from "./harden.ts";
import { allow } from "./steps.ts";

/** The first module of a guest to run: all others find the realm as it leaves it. */

export { answer, describe } from "./answer.ts";
export * from "./helpers.ts";

allow(Number.POSITIVE_INFINITY);
harden();
allow(0);
