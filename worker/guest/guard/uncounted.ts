import { type AnyNode, parse } from "acorn";
import { prefix } from "../realm/names.ts";
import { childrenOf } from "./source.ts";

/**
 * Looks at guarded code as if somebody else had written it, before it is taken: a mistake of ours must not set anybody free. Places
 * that run without being counted, and writes that nobody looks at.
 */
export function uncounted(guarded: string): AnyNode[] {
  const program = parse(guarded, { ecmaVersion: 2024, sourceType: "module", locations: true });
  const found: AnyNode[] = [];
  const visit = (node: AnyNode): void => {
    if (!isCounted(node)) found.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(program);
  return found;
}

function isCounted(node: AnyNode): boolean {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
      return begins(node.body.body[0]);
    case "ArrowFunctionExpression":
      if (node.body.type === "BlockStatement") return begins(node.body.body[0]);
      // What the guard itself wrote runs within what it counted.
      if (node.params.some((param) => param.type === "Identifier" && param.name === `${prefix}old`)) return true;
      return node.body.type === "SequenceExpression" && calls(node.body.expressions[0], ["tick"]);
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
      return node.body.type === "BlockStatement" && begins(node.body.body[0]);
    case "CatchClause":
    case "StaticBlock":
      return begins(node.type === "StaticBlock" ? node.body[0] : node.body.body[0]);
    case "TryStatement":
      return !node.finalizer || begins(node.finalizer.body[0]);
    case "PropertyDefinition":
      return Boolean(node.value);
    case "AssignmentExpression":
      return node.operator === "=" ? !isOpen(node.left) : node.operator.length === 3 && !isOpen(node.left);
    case "UpdateExpression":
      return false;
    case "SpreadElement":
      return calls(node.argument, ["args", "spread", "keys"]);
    default:
      return true;
  }
}

function begins(statement: AnyNode | undefined): boolean {
  return statement?.type === "ExpressionStatement" && calls(statement.expression, ["tick", "caught"]);
}

function calls(node: AnyNode | undefined, helpers: readonly string[]): boolean {
  if (node?.type !== "CallExpression" || node.callee.type !== "Identifier") return false;
  return helpers.includes(node.callee.name.replace(prefix, ""));
}

/** A place whose name is only known when the code runs. */
function isOpen(target: AnyNode): boolean {
  switch (target.type) {
    case "MemberExpression":
      return target.computed ? target.property.type !== "Literal" : nameOf(target.property) === "length";
    case "ArrayPattern":
      return target.elements.some((element) => element !== null && isOpen(element));
    case "ObjectPattern":
      return target.properties.some((property) =>
        isOpen(property.type === "Property" ? property.value : property.argument),
      );
    case "AssignmentPattern":
      return isOpen(target.left);
    case "RestElement":
      return isOpen(target.argument);
    default:
      return false;
  }
}

function nameOf(property: AnyNode): string | null {
  return property.type === "Identifier" ? property.name : null;
}
