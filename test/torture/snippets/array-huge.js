// contained
export function attack() {
  return Array(1e9).fill(1);
}
