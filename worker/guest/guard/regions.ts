import type {
  AnonymousClassDeclaration,
  AnonymousFunctionDeclaration,
  AnyNode,
  ArrowFunctionExpression,
  ClassDeclaration,
  ClassExpression,
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  FunctionDeclaration,
  FunctionExpression,
  IfStatement,
  Pattern,
  PropertyDefinition,
  Statement,
  StaticBlock,
  SwitchCase,
  TryStatement,
  WhileStatement,
} from "acorn";
import { rewritePattern } from "./assignments.ts";
import { namesIn } from "./names.ts";
import { tokenBefore, tokenFrom } from "./source.ts";
import { type Closing, called, type Region, type Work, wrap } from "./work.ts";

/** Where code is entered, or entered once more: there it counts its steps first. */

/** Branches that are not heavier count where they stand: a count of their own would cost more than it tells. */
const lightBranch = 8;

const counted = (weight: number): string => `${called("tick")}(${Math.ceil(weight)})`;

type Code = FunctionDeclaration | AnonymousFunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

export function visitFunction(work: Work, node: Code): void {
  const region: Region = { weight: 1 + node.params.length };
  for (const parameter of node.params) work.visit(parameter, region, node);
  const rests = node.params.flatMap(restsIn).map((name) => `${called("keys")}(${name})`);
  if (node.body.type !== "BlockStatement") {
    const arrow = tokenFrom(work.source, node.params.at(-1)?.end ?? node.start, "=>");
    work.visit(node.body, region, node);
    work.edits.begin(arrow.end, ` (${[counted(region.weight), ...rests].join(",")}, `);
    work.edits.close(node.end, ")");
    return;
  }
  for (const statement of node.body.body) work.visit(statement, region, node.body);
  work.edits.begin(node.body.start + 1, `${[counted(region.weight), ...rests].join(";")};`);
}

/** What `{ a, ...rest }` binds: all other properties are copied. */
function restsIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        property.type === "RestElement" ? namesIn(property) : restsIn(property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : restsIn(element)));
    case "AssignmentPattern":
      return restsIn(pattern.left);
    default:
      return [];
  }
}

/** More declarations, which count what the patterns before them copied. */
export function countRests(work: Work, pattern: Pattern, end: number): void {
  for (const name of restsIn(pattern)) work.edits.close(end, `, ${work.fresh()} =${called("keys")}(${name})`);
}

export function visitClass(
  work: Work,
  node: ClassDeclaration | AnonymousClassDeclaration | ClassExpression,
  region: Region,
): void {
  const { superClass, body } = node;
  if (superClass) {
    const token = tokenFrom(work.source, node.id?.end ?? node.start + 5, "extends");
    const close = wrap(work, token.end, body.start, "parent");
    work.visit(superClass, region, node);
    close();
  }
  for (const member of body.body) work.visit(member, region, body);
}

export function visitField(work: Work, node: PropertyDefinition, outer: Region): void {
  const { key, value, computed } = node;
  if (computed) work.visit(key, outer, node);
  const named = computed ? tokenFrom(work.source, key.end, "]").end : key.end;
  if (!value) {
    work.edits.close(named, ` = void${counted(1)};`);
    return;
  }
  const region: Region = { weight: 1 };
  work.visit(value, region, node);
  const end = work.source.code[node.end - 1] === ";" ? node.end - 1 : node.end;
  work.edits.begin(tokenFrom(work.source, named, "=").end, ` (${counted(region.weight)}, `);
  work.edits.close(end, ")");
}

export function visitStaticBlock(work: Work, node: StaticBlock): void {
  const region: Region = { weight: 1 };
  for (const statement of node.body) work.visit(statement, region, node);
  work.edits.begin(tokenFrom(work.source, node.start, "{").end, `${counted(region.weight)};`);
}

type Loop = ForStatement | ForInStatement | ForOfStatement | WhileStatement | DoWhileStatement;

export function visitLoop(work: Work, node: Loop, outer: Region): void {
  const region: Region = { weight: 1 };
  const rests: string[] = [];
  switch (node.type) {
    case "ForStatement":
      if (node.init) work.visit(node.init, outer, node);
      if (node.test) work.visit(node.test, region, node);
      if (node.update) work.visit(node.update, region, node);
      break;
    case "ForInStatement":
    case "ForOfStatement":
      visitHead(work, node, region);
      if (node.left.type === "VariableDeclaration")
        rests.push(...node.left.declarations.flatMap(({ id }) => restsIn(id)));
      visitSource(work, node, outer);
      break;
    default:
      work.visit(node.test, region, node);
  }
  const more = rests.map((name) => `${called("keys")}(${name});`);
  visitBody(work, node.body, region, node, more.join(""));
}

/** Each turn writes to what stands there. */
function visitHead(work: Work, node: ForInStatement | ForOfStatement, region: Region): void {
  const closings = node.left.type === "VariableDeclaration" ? [] : rewritePattern(work, node.left);
  work.visit(node.left, region, node);
  for (const close of closings.reverse()) close();
}

function visitSource(work: Work, node: ForInStatement | ForOfStatement, outer: Region): void {
  const { source } = work;
  const close =
    node.type === "ForInStatement"
      ? wrap(work, tokenFrom(source, node.left.end, "in").end, tokenBefore(source, node.body.start).start, "chain")
      : null;
  work.visit(node.right, outer, node);
  close?.();
}

/** The body of a loop, or a branch, which begins by counting. */
function visitBody(work: Work, body: Statement, region: Region, parent: AnyNode, more = ""): void {
  work.visit(body, region, parent);
  enter(work, body, `${counted(region.weight)};${more}`);
}

function enter({ edits }: Work, body: Statement, text: string): void {
  if (body.type === "BlockStatement") edits.begin(body.start + 1, text);
  else {
    edits.begin(body.start, ` {${text}`);
    edits.close(body.end, "}");
  }
}

export function visitIf(work: Work, node: IfStatement, outer: Region): void {
  work.visit(node.test, outer, node);
  visitBranch(work, node.consequent, outer, node);
  if (node.alternate) visitBranch(work, node.alternate, outer, node);
}

function visitBranch(work: Work, body: Statement, outer: Region, parent: AnyNode): void {
  const region: Region = { weight: 0 };
  work.visit(body, region, parent);
  if (region.weight > lightBranch) enter(work, body, `${counted(region.weight)};`);
  else outer.weight += region.weight;
}

export function visitCase(work: Work, node: SwitchCase, outer: Region, closings: readonly Closing[]): void {
  if (node.test) work.visit(node.test, outer, node);
  for (const close of closings) close();
  const region: Region = { weight: 0 };
  for (const statement of node.consequent) work.visit(statement, region, node);
  const [first] = node.consequent;
  if (first !== undefined && region.weight > lightBranch) work.edits.begin(first.start, `${counted(region.weight)};`);
  else outer.weight += region.weight;
}

export function visitTry(work: Work, node: TryStatement, outer: Region): void {
  const { edits, errorSteps } = work;
  work.visit(node.block, outer, node);
  if (node.handler) {
    const { param, body } = node.handler;
    const region: Region = { weight: 1 };
    for (const statement of body.body) work.visit(statement, region, body);
    if (!param) edits.close(node.handler.start + "catch".length, " (guard$error)");
    const name = param?.type === "Identifier" ? param.name : "guard$error";
    edits.begin(body.start + 1, `${called("caught")}(${name}, ${Math.ceil(region.weight + errorSteps)});`);
  }
  if (node.finalizer) {
    const region: Region = { weight: 1 };
    for (const statement of node.finalizer.body) work.visit(statement, region, node.finalizer);
    edits.begin(node.finalizer.start + 1, `${counted(region.weight + errorSteps)};`);
  }
}
