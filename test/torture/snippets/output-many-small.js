// contained
export function attack() {
  return Array.from({ length: 100_000 }, () => 1);
}
