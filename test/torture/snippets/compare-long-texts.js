// stopped
export function attack() {
  const one = "中".repeat(900_000);
  const other = `${one.slice(1)}中`;
  let equal = 0;
  for (;;) {
    if (one === other) equal++;
    if (one < other) equal++;
    if (one == other) equal++;
    switch (one) {
      case other:
        equal++;
    }
    equal += [one].indexOf(other) + [other].includes(one) + (new Set([one]).has(other) ? 1 : 0);
  }
}
