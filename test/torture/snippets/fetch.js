// refused
export function attack() {
  return fetch("https://example.com/");
}
