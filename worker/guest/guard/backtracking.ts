import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** A matcher that tries one way after another, as engines do, and counts what it compares. For tests of the cost only. */

type Next = (at: number) => boolean;
type Look = { readonly text: string; readonly backwards: boolean };

/** Comparisons that searching the whole text takes when nothing is ever accepted until the end says so. */
export function comparisonsOf(source: string, flags: string, text: string): number {
  const pattern = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(source, 0, source.length, {
    unicode: flags.includes("u"),
  });
  let count = 0;

  function anyOf(alternatives: readonly AST.Alternative[], at: number, next: Next, look: Look): boolean {
    return alternatives.some(({ elements }) =>
      sequence(look.backwards ? [...elements].reverse() : elements, at, next, look),
    );
  }
  function sequence(elements: readonly AST.Element[], at: number, next: Next, look: Look): boolean {
    const [first, ...others] = elements;
    if (first === undefined) return next(at);
    return element(first, at, (behind) => sequence(others, behind, next, look), look);
  }
  function element(node: AST.Element, at: number, next: Next, look: Look): boolean {
    switch (node.type) {
      case "Group":
      case "CapturingGroup":
        return anyOf(node.alternatives, at, next, look);
      case "Quantifier":
        return repeated(node, 0, at, next, look);
      case "Assertion":
        return asserted(node, at, look) && next(at);
      default:
        return single(node.raw, at, next, look);
    }
  }
  function single(raw: string, at: number, next: Next, { backwards }: Look): boolean {
    count++;
    const place = backwards ? at - 1 : at;
    const character = text[place];
    if (character === undefined || !new RegExp(`^(?:${raw})$`, flags).test(character)) return false;
    return next(backwards ? place : place + 1);
  }
  function repeated(node: AST.Quantifier, done: number, at: number, next: Next, look: Look): boolean {
    const more = () =>
      done < node.max &&
      element(
        node.element,
        at,
        (behind) => (behind === at && done >= node.min ? false : repeated(node, done + 1, behind, next, look)),
        look,
      );
    const enough = () => done >= node.min && next(at);
    return node.greedy ? more() || enough() : enough() || more();
  }
  function asserted(node: AST.Assertion, at: number, look: Look): boolean {
    count++;
    switch (node.kind) {
      case "start":
        return at === 0;
      case "end":
        return at === text.length;
      case "word":
        return true;
      default:
        return (
          anyOf(node.alternatives, at, () => true, { ...look, backwards: node.kind === "lookbehind" }) !== node.negate
        );
    }
  }

  for (let start = 0; start <= text.length; start++)
    if (anyOf(pattern.alternatives, start, () => true, { text, backwards: false })) break;
  return count;
}
