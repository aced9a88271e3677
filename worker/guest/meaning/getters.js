// biome-ignore-all lint: as people write it

export function run() {
  let asked = 0;
  const o = {
    get k() {
      asked++;
      return "p";
    },
    p: 1,
    get obj() {
      asked++;
      return this;
    },
  };
  o[o.k] += 1;
  o.obj.p++;
  o.obj[o.k] = o.p + 1;
  const { k } = o;
  return [asked, o.p, k];
}
