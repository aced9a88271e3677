/** Changes to a text by place. What closes at a place comes before what opens there. */
export type Edits = {
  /** Closes something that ends here; what was opened last closes first. */
  readonly close: (at: number, text: string) => void;
  /** Stands before everything that opens here. */
  readonly begin: (at: number, text: string) => void;
  readonly open: (at: number, text: string) => void;
  readonly replace: (from: number, to: number, text: string) => void;
  readonly applied: () => string;
};

type Edit = { readonly from: number; readonly to: number; readonly order: number; readonly text: string };

export function createEdits(code: string): Edits {
  const edits: Edit[] = [];
  const add = (order: number) => (at: number, text: string) => void edits.push({ from: at, to: at, order, text });
  return {
    close: add(0),
    begin: add(1),
    open: add(2),
    replace: (from, to, text) => void edits.push({ from, to, order: 3, text }),
    applied() {
      let made = "";
      let copied = 0;
      // The order of entries that are equal stays as it is.
      for (const { from, to, text } of edits.sort((a, b) => a.from - b.from || a.order - b.order)) {
        made += code.slice(copied, from) + text;
        copied = to;
      }
      return made + code.slice(copied);
    },
  };
}
