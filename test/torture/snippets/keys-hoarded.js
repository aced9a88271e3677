// stopped
export function attack() {
  const hoard = {};
  const base = "中".repeat(1_000);
  for (let index = 0; ; index++) hoard[base + index] = index;
}
