// refused
export function attack() {
  Array.prototype.push = () => 1;
  return { __proto__: Array.prototype };
}
