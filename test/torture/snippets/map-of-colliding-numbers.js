// stopped
export function attack() {
  const map = new Map();
  for (let key = 0; ; key += 65_536) map.set(key, key);
}
