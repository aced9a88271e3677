// stopped
export function attack() {
  for (;;) new Date("(".repeat(900_000)).getTime();
}
