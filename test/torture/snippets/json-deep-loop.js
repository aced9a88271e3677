// stopped
export function attack() {
  for (;;) {
    try {
      JSON.parse("[".repeat(100_000));
    } catch {}
  }
}
