// stopped
export function attack() {
  let nested = [1];
  for (let depth = 0; depth < 25; depth++) nested = [nested, nested];
  return JSON.stringify(nested);
}
