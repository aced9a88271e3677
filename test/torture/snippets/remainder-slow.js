// stopped
export function attack() {
  let rest = 0;
  for (;;) rest += 1e308 % 3e-308;
}
