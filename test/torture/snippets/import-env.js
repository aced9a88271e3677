// refused
import { env } from "cloudflare:workers";
export function attack() {
  return [Object.keys(env)];
}
