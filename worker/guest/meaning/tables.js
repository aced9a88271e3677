// biome-ignore-all lint: as people write it

export function run() {
  const t = new Uint8Array(4);
  t[0] = 257;
  t[9] = 1;
  const u = Uint32Array.from([3, 1, 2], (x) => x * 2);
  const f = new Float64Array([0.5, 1]);
  u.sort();
  return [
    [...t],
    t.length,
    [...u],
    [...u.slice(1)],
    [...u.subarray(0, 2)],
    f[0],
    [...new Uint16Array(3).fill(7)],
    u.indexOf(4),
    [...new Int32Array(2)],
    u instanceof Uint32Array,
    Uint8Array.BYTES_PER_ELEMENT,
    [...new Uint8Array(new Uint8Array([1, 2]))],
  ];
}
