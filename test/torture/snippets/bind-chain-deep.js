// stopped
export function attack() {
  let bound = () => 1;
  for (let depth = 0; depth < 5_000; depth++) bound = bound.bind(null);
  for (;;) {
    try {
      bound();
    } catch {}
  }
}
