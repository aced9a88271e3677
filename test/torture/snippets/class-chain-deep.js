// contained
export function attack() {
  let Top = class {};
  for (let depth = 0; depth < 100_000; depth++) Top = class extends Top {};
  for (;;) new Top().missing;
}
