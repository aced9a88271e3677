// stopped
export function attack() {
  const kept = [];
  for (;;) {
    try {
      kept.push(new Float64Array(100_000), new Uint8Array(1e6));
      kept.push(new Float64Array(2 ** 31));
    } catch {}
    const bytes = kept[0];
    kept.push(bytes.slice(), bytes.fill(2 ** 31));
    if (bytes.buffer !== undefined) return ["buffer"];
  }
}
