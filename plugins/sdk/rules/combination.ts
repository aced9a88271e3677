import type { TextProblem } from "./problem.ts";

/** `a && (b || c)` over the ids of a rule's standards; `&&` binds tighter than `||`. */
export type Combination =
  | { readonly kind: "standard"; readonly id: string }
  | { readonly kind: "all" | "any"; readonly of: readonly Combination[] };

export const combinationLimits = { characters: 500, names: 50, depth: 10 } as const;

export type ParsedCombination =
  | { readonly ok: true; readonly combination: Combination; readonly names: readonly string[] }
  | { readonly ok: false; readonly problem: TextProblem };

type Token = { readonly text: string; readonly start: number };

/** Reads a combination, or says at which place what is allowed instead. `known` are the ids that may be named. */
export function parseCombination(source: string, known: readonly string[]): ParsedCombination {
  const { characters, names: mostNames, depth: mostDepth } = combinationLimits;
  if (source.length > characters) {
    return refused(characters, `最多 ${characters} 个字符`, `at most ${characters} characters are allowed`);
  }
  const tokens: Token[] = [...source.matchAll(/&&|\|\||[()]|[^\s()&|]+|[&|]/g)].map(({ 0: text, index }) => ({
    text,
    start: index,
  }));
  tokens.push({ text: "", start: source.length });
  const names: string[] = [];
  let next = 0;
  let problem: TextProblem | null = null;
  const peek = (): Token => tokens[next] as Token;
  const refuse = (offset: number, zh: string, en: string): null => {
    problem ??= { offset, message: { zh, en } };
    return null;
  };

  function any(depth: number): Combination | null {
    return joined("||", "any", () => joined("&&", "all", () => one(depth)));
  }

  function joined(mark: string, kind: "all" | "any", read: () => Combination | null): Combination | null {
    const parts: Combination[] = [];
    for (;;) {
      const part = read();
      if (part === null) return null;
      parts.push(part);
      if (peek().text !== mark) return parts.length === 1 ? part : { kind, of: parts };
      next++;
    }
  }

  function one(depth: number): Combination | null {
    const { text, start } = peek();
    if (text === "(") {
      if (depth === mostDepth) {
        return refuse(start, `括号最多嵌套 ${mostDepth} 层`, `brackets may be nested ${mostDepth} deep`);
      }
      next++;
      const inner = any(depth + 1);
      if (inner === null) return null;
      if (peek().text !== ")") return refuse(peek().start, "缺少右括号“)”", 'the closing ")" is missing');
      next++;
      return inner;
    }
    if (!known.includes(text)) return unknown(text, start);
    if (names.length === mostNames) {
      return refuse(start, `最多引用 ${mostNames} 次`, `at most ${mostNames} standards may be named`);
    }
    next++;
    names.push(text);
    return { kind: "standard", id: text };
  }

  function unknown(text: string, start: number): null {
    const allowed = known.join(", ");
    if (text === "") return refuse(start, "到此结束，需要一个标准的编号", "the text ends where a standard is needed");
    if (/^(?:&&?|\|\|?|\))$/.test(text)) {
      return refuse(start, `这里需要一个标准的编号：${allowed}`, `a standard is needed here: ${allowed}`);
    }
    return refuse(start, `没有标准“${text}”，可用：${allowed}`, `there is no standard "${text}"; allowed: ${allowed}`);
  }

  const combination = any(0);
  const rest = peek();
  if (combination !== null && rest.text !== "") {
    refuse(rest.start, "标准之间要写 && 或 ||", "between standards write && or ||");
  }
  return combination === null || problem !== null
    ? { ok: false, problem: problem ?? { offset: 0, message: { zh: "无法读取", en: "cannot be read" } } }
    : { ok: true, combination, names };
}

function refused(offset: number, zh: string, en: string): ParsedCombination {
  return { ok: false, problem: { offset, message: { zh, en } } };
}
