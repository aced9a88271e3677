/** What the engine uses and Node 20 does not have yet. */
if (Map.groupBy === undefined) {
  const groupBy = <Item, Key>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key): Map<Key, Item[]> => {
    const groups = new Map<Key, Item[]>();
    let index = 0;
    for (const item of items) {
      const key = keyOf(item, index++);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
    return groups;
  };
  Object.defineProperty(Map, "groupBy", { value: groupBy, writable: true, configurable: true });
}
