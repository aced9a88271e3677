// stopped
export function attack() {
  let map = new WeakMap();
  const keys = [];
  for (;;) {
    const key = {};
    keys.push(key);
    const next = new WeakMap();
    map.set(key, next);
    map = next;
  }
}
