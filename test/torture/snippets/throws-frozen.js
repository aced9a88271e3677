// contained
export function attack() {
  throw Object.freeze(Object.assign(new RangeError("中".repeat(1e5)), { name: "N".repeat(1e5) }));
}
