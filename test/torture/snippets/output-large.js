// contained
export function attack() {
  return [{ kind: "finding", code: "x".repeat(1e6), data: "y".repeat(1e6).split("") }];
}
