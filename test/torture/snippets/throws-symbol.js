// contained
export function attack() {
  throw Symbol("nobody can write this down");
}
