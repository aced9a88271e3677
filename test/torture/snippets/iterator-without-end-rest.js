// stopped
export function attack() {
  const [first, ...others] = { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }) }) };
  return [first, others.length];
}
