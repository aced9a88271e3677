// refused
function* all() {
  for (;;) yield 1;
}
export function attack() {
  return [...all()];
}
