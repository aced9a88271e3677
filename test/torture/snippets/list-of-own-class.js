// stopped
export function attack() {
  class Slow extends Array {}
  const list = Slow.from ? new Slow(...Array(5_000)) : [];
  for (;;) list.unshift(list.shift());
}
