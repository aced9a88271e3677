// biome-ignore-all lint: as people write it

export function run() {
  const a = 1,
    b = [2, 3],
    n = null;
  const tag = (s, ...v) => s.raw.join("|") + v.join(",");
  return [
    `${a}`,
    `x${b}y${n}`,
    `${`${a}${b}`}z`,
    tag`p${a}\n${b}q`,
    `plain`,
    `${a}`.length,
    `${{ toString: () => "t" }}`,
  ];
}
