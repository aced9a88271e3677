// stopped
export function attack() {
  const kept = [];
  for (;;) kept.push(new Error("x"), new Map(), new Set(), new Date(0), new WeakMap(), /x/g, () => kept);
}
