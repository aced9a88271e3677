// stopped
export function attack() {
  const closing = {
    [Symbol.iterator]: () => ({
      next: () => ({ value: 1 }),
      return() {
        for (;;);
      },
    }),
  };
  const [one] = closing;
  for (const each of closing) return [one, each];
}
