// stopped
const hoard = [];
export function attack() {
  for (;;) hoard.push({ hoard });
}
