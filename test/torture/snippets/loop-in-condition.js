// stopped
export function attack() {
  const more = () => true;
  for (; more(); );
}
