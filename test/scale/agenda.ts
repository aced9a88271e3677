type Item<Event> = { readonly at: number; readonly order: number; readonly event: Event };

/** What will happen, earliest first; of the same instant, in the order in which it was noted. A binary heap. */
export class Agenda<Event> {
  readonly #items: Item<Event>[] = [];
  #order = 0;

  add(at: number, event: Event): void {
    const items = this.#items;
    const item = { at, order: this.#order++, event };
    let index = items.push(item) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = items[above] as Item<Event>;
      if (!isBefore(item, parent)) break;
      items[index] = parent;
      index = above;
    }
    items[index] = item;
  }

  next(): { readonly at: number; readonly event: Event } | undefined {
    const items = this.#items;
    const first = items[0];
    const item = items.pop();
    if (item === undefined || items.length === 0) return first;
    let index = 0;
    for (let below = 1; below < items.length; below = 2 * index + 1) {
      let child = items[below] as Item<Event>;
      const other = items[below + 1];
      if (other !== undefined && isBefore(other, child)) {
        child = other;
        below++;
      }
      if (!isBefore(child, item)) break;
      items[index] = child;
      index = below;
    }
    items[index] = item;
    return first;
  }
}

function isBefore(a: Item<unknown>, b: Item<unknown>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
