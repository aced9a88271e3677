// stopped
export function attack() {
  const text = "ab".repeat(10_000);
  const hoard = [];
  for (;;) hoard.push([...text.matchAll(/(?<first>a)(b)?/g)], text.match(/a|b/g), text.split(/b/), text.split(""));
}
