// stopped
export function attack() {
  return [...{ [Symbol.iterator]: () => ({ next: Object }) }];
}
