// stopped
export function attack() {
  let turn = 0;
  const numbers = Array.from({ length: 50_000 }, (_, index) => index);
  for (;;) numbers.sort(() => (turn++ % 3) - 1);
}
