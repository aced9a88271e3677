// stopped
export function attack() {
  const long = "9".repeat(1_000_000);
  const liar = {
    valueOf: () => long,
    toString: () => long,
  };
  let sum = 0;
  for (;;) {
    sum += liar * 1;
    if (liar < liar) sum++;
    if (liar == long) sum++;
    sum += [1, 2, 3].slice(liar, liar).length + "abc".slice(liar).length + [1].at(liar);
    sum += new Date(liar).getTime() + parseInt(liar, liar) + (0.5).toFixed(0).length;
    sum += [[1]].flat(liar).length + "a".padEnd(liar % 10).length + { [liar]: 1 }[liar];
  }
}
