import type { AnyNode } from "acorn";
import { listed, rewriteAssignment, rewriteUpdate } from "./assignments.ts";
import { createEdits, type Edits } from "./edits.ts";
import { namesOf } from "./names.ts";
import { rewriteOperator } from "./operators.ts";
import {
  countRests,
  visitCase,
  visitClass,
  visitField,
  visitFunction,
  visitIf,
  visitLoop,
  visitStaticBlock,
  visitTry,
} from "./regions.ts";
import { childrenOf, type Source } from "./source.ts";
import { weightOf } from "./weights.ts";
import { type Closing, createWork, type Region, type Work } from "./work.ts";

/**
 * Writes the guard into the code: a count at each entry and each turn, and a call in the place of what may take long behind one
 * sign. Everything else stays as it is written, where it is written.
 */
export function instrument(source: Source): { readonly edits: Edits; readonly steps: number } {
  const edits = createEdits(source.code);
  const work = createWork(source, edits, namesOf(source.program).declared, visit);
  const top: Region = { weight: 1 };
  for (const statement of source.program.body) work.visit(statement, top, source.program);
  return { edits, steps: Math.ceil(top.weight) };
}

function visit(work: Work, node: AnyNode, region: Region, parent: AnyNode): void {
  region.weight += weightOf(node);
  if (visitRegion(work, node, region, parent)) return;
  const closings = rewrite(work, node, parent);
  for (const child of childrenOf(node)) work.visit(child, region, node);
  for (const close of closings.reverse()) close();
  if (node.type === "VariableDeclarator" && node.init) countRests(work, node.id, node.end);
}

/** @returns whether the node begins pieces of code of its own, which are visited then */
function visitRegion(work: Work, node: AnyNode, region: Region, parent: AnyNode): boolean {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      visitFunction(work, node);
      return true;
    case "ClassDeclaration":
    case "ClassExpression":
      visitClass(work, node, region);
      return true;
    case "PropertyDefinition":
      visitField(work, node, region);
      return true;
    case "StaticBlock":
      visitStaticBlock(work, node);
      return true;
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      visitLoop(work, node, region);
      return true;
    case "TryStatement":
      visitTry(work, node, region);
      return true;
    case "IfStatement":
      visitIf(work, node, region);
      return true;
    case "SwitchCase":
      visitCase(work, node, region, rewriteOperator(work, node, parent));
      return true;
    default:
      return false;
  }
}

function rewrite(work: Work, node: AnyNode, parent: AnyNode): Closing[] {
  switch (node.type) {
    case "VariableDeclarator":
      return node.init ? listed(work, node.id, node.end, "=") : [];
    case "AssignmentExpression":
      return rewriteAssignment(work, node);
    case "UpdateExpression":
      return rewriteUpdate(work, node, parent);
    default:
      return rewriteOperator(work, node, parent);
  }
}
