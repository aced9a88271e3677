// biome-ignore-all lint: as people write it

export function run() {
  const l = [1, 2, 3, 4, 5];
  const out = [
    l.push(6, 7),
    l.pop(),
    l.shift(),
    l.unshift(0),
    l.splice(1, 2),
    l.splice(1, 0, "a", "b"),
    l.splice(-1),
    l.splice(2, 1, "x"),
  ];
  l[l.length] = "end";
  l.length = 3;
  const copy = [];
  copy[0] = 1;
  copy[1] = 2;
  l.forEach((x, i) => {
    copy[i] = x;
  });
  const self = [1];
  self.push(self);
  return [out, l, copy, self.join(), [1, 2, 3].fill(0, 1), [].length, copy.reverse()];
}
