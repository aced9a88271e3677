// stopped
export function attack() {
  const text = "a".repeat(1_000_000);
  const sought = `${"a".repeat(200_000)}b${"a".repeat(200_000)}`;
  let found = 0;
  for (;;) found += text.indexOf(sought) + text.lastIndexOf(sought) + text.split(sought).length;
}
