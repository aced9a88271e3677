type HowTo<Row> = { readonly key: (row: Row) => string; readonly summed: readonly (keyof Row)[] };

/** Rows with the same key become one: what is `summed` is added, of the rest the last row has the say. */
export function addUp<Row extends object>(rows: readonly Row[], { key, summed }: HowTo<Row>): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const before = found.get(key(row));
    if (before === undefined) found.set(key(row), row);
    else {
      const sums = summed.map((name) => [name, Number(before[name]) + Number(row[name])]);
      found.set(key(row), { ...row, ...Object.fromEntries(sums) });
    }
  }
  return [...found.values()];
}
