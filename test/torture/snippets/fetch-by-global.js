// refused
export function attack() {
  return globalThis.fetch("https://example.com/");
}
