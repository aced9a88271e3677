// stopped
export function attack() {
  const hoard = [];
  for (let index = 0; ; index++)
    hoard.push({ 1000: 1 }, { [1000]: 1 }, [, , , , , , , , ,], { [`${index % 1000}`]: 1 });
}
