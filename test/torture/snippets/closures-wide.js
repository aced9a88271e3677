// stopped
export function attack() {
  const kept = [];
  const make = () => {
    let a, b, c, d, e, f, g, h;
    a = b = c = d = e = f = g = h = [1, 2, 3, 4, 5, 6, 7, 8];
    return () => [a, b, c, d, e, f, g, h];
  };
  for (;;) kept.push(make());
}
