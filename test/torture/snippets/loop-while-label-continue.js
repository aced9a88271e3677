// stopped
export function attack() {
  let turns = 0;
  outer: while (true) {
    do {
      turns++;
      if (turns % 2) continue outer;
    } while (turns);
  }
}
