// stopped
export function attack() {
  for (;;);
}
