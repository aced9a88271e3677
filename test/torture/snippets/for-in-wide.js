// stopped
export function attack() {
  const wide = {};
  for (let index = 0; index < 50_000; index++) wide[`k${index}`] = index;
  let turns = 0;
  for (;;) for (const name in wide) if (turns++ >= 0) break;
}
