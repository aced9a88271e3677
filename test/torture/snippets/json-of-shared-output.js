// contained
export function attack() {
  let nested = ["text"];
  for (let depth = 0; depth < 25; depth++) nested = [nested, nested];
  return nested;
}
