import { type AnyNode, Parser, type Program, type Token, tokTypes } from "acorn";
import { packLimits } from "../../../plugins/sdk/pack-format.ts";
import { type GuardProblem, problem } from "./problem.ts";

export type Source = { readonly code: string; readonly program: Program; readonly tokens: readonly Token[] };

/** Telling a name declared twice takes the parser as many comparisons as the scope has names. */
const mostNames = 4_000;
/** Deeper code would use up the stack of whoever reads it, ourselves and the engine among them. */
const deepest = 400;

class TooCrowded extends SyntaxError {}

type Inside = { declareName(name: string, kind: number, position: number): void; currentScope(): Scope };
type Scope = { readonly var: unknown[]; readonly lexical: unknown[]; readonly functions: unknown[] };

const GuardParser = Parser.extend((Base) => {
  const Plain = Base as unknown as new (...given: never[]) => Inside;
  return class extends Plain {
    override declareName(name: string, kind: number, position: number): void {
      const { var: variables, lexical, functions } = this.currentScope();
      if (variables.length + lexical.length + functions.length >= mostNames) throw new TooCrowded();
      super.declareName(name, kind, position);
    }
  } as unknown as typeof Parser;
});

/** The code as a tree, or why it cannot be read. */
export function readSource(code: string): Source | GuardProblem {
  if (code.length > packLimits.code) return problem("large", start, `${packLimits.code}`);
  const tokens: Token[] = [];
  try {
    const program = GuardParser.parse(code, {
      ecmaVersion: 2024,
      sourceType: "module",
      locations: true,
      allowHashBang: false,
      onToken: tokens,
    });
    return isTooDeep(program) ? problem("deep", start) : { code, program, tokens };
  } catch (error) {
    if (error instanceof TooCrowded) return problem("crowded", start, `${mostNames}`);
    // The parser calls itself for each level.
    if (error instanceof RangeError) return problem("deep", start);
    if (!(error instanceof SyntaxError)) throw error;
    const { loc = start } = error as SyntaxError & { loc?: typeof start };
    return problem("syntax", loc, error.message.replace(/ \(\d+:\d+\)$/, ""));
  }
}

const start = { line: 1, column: 0 };

export function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value && !isToken(value);
}

function isToken(value: object): boolean {
  return "type" in value && typeof value.type !== "string";
}

/** What stands right below a node, in the order of its fields. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  return children;
}

/** Level by level, since the depth is not yet known. */
function isTooDeep(program: Program): boolean {
  let level: AnyNode[] = [program];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) level = level.flatMap(childrenOf);
  return level.length > 0;
}

/** The first token of that kind at or behind a place. */
export function tokenFrom({ tokens, code }: Source, from: number, text: string): Token {
  for (let index = placeOf(tokens, from); index < tokens.length; index++) {
    const token = tokens[index] as Token;
    if (token.type !== tokTypes.string && code.startsWith(text, token.start) && token.end - token.start === text.length)
      return token;
  }
  throw new Error(`no ${text} behind ${from}`);
}

/** Where the next token begins at or behind a place. */
export function nextToken({ tokens, code }: Source, from: number): number {
  return tokens[placeOf(tokens, from)]?.start ?? code.length;
}

/** The last token that ends at or before a place. */
export function tokenBefore({ tokens }: Source, to: number): Token {
  return tokens[placeOf(tokens, to) - 1] as Token;
}

function placeOf(tokens: readonly Token[], from: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
