// stopped
export function attack() {
  const name = "中".repeat(1_000_000);
  for (;;) {
    try {
      null[name];
    } catch {}
  }
}
