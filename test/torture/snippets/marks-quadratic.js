// stopped
export function attack() {
  const marks = `a${"\u0301\u0323".repeat(200_000)}`;
  for (;;) marks.normalize("NFD");
}
