// stopped
export function attack() {
  const map = new Map([[1, 1]]);
  const behind = [];
  for (let index = 0; index < 20_000; index++) behind.push(map.keys());
  for (let index = 0; index < 10_000; index++) {
    map.clear();
    map.set(index, 1);
  }
  for (const iterator of behind) iterator.next();
  for (;;) map.clear();
}
