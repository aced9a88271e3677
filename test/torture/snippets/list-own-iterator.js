// contained
export function attack() {
  const list = [1, 2];
  let asked = 0;
  Object.defineProperty(list, Symbol.iterator, {
    get: () => (asked++ % 2 ? () => ({ next: Object }) : undefined),
    configurable: true,
  });
  const found = [];
  for (const take of [() => [...list], () => Math.max(...list), () => new Set(list), () => Array.from(list)]) {
    try {
      found.push(take());
    } catch {}
  }
  return [list, [...{ [Symbol.iterator]: () => ({ next: Object }) }]];
}
