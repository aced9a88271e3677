// biome-ignore-all lint: as people write it

export function run() {
  const o = {
    a: [1, "x", null, undefined, () => 1, NaN],
    b: undefined,
    c: {
      toJSON() {
        return "j";
      },
    },
    d: new Date(0),
    "é\n": '\u2028"',
    e: {},
    f: [],
  };
  return [
    JSON.stringify(o),
    JSON.parse(JSON.stringify(o)),
    JSON.stringify("x"),
    JSON.stringify(undefined) === undefined,
    JSON.stringify([undefined]),
    JSON.parse(' [1, {"a": null}] '),
  ];
}
