// stopped
export function attack() {
  const text = " ".repeat(50_000);
  for (;;) /\s+$/.test(`${text}x`);
}
