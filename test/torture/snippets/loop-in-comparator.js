// stopped
export function attack() {
  return [3, 1, 2].sort(() => {
    for (;;);
  });
}
