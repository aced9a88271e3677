// stopped
export function attack() {
  const source = /[\p{L}\p{N}]/iu;
  for (;;) new RegExp(source.source, "giu").test("x");
}
