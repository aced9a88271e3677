import type { AnyNode, CallExpression, Class, NewExpression, PropertyDefinition } from "acorn";
import { prefix } from "../realm/names.ts";
import { costOfLiteral } from "./expression-cost.ts";
import type { Found, Refusal } from "./problem.ts";

/** Parts of the language that a guest does without. */
export function syntaxProblems(node: AnyNode): Found[] {
  const refused = (refusal: Refusal, detail: Found["detail"] = "", at: AnyNode = node) => [{ refusal, at, detail }];
  switch (node.type) {
    case "ImportDeclaration":
    case "ImportExpression":
    case "ExportAllDeclaration":
      return refused("imports");
    case "ExportNamedDeclaration":
      return node.source ? refused("imports") : [];
    case "MetaProperty":
      return node.meta.name === "import" ? refused("imports") : [];
    case "AwaitExpression":
      return refused("later", "await");
    case "ForOfStatement":
      return node.await ? refused("later", "for await") : [];
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return [...(node.async ? refused("later", "async") : []), ...(node.generator ? refused("generator") : [])];
    case "Identifier":
      return node.name.startsWith(prefix) ? refused("prefix", prefix) : [];
    case "PrivateIdentifier":
      return refused("privateName", `#${node.name}`);
    case "DebuggerStatement":
      return refused("debugger");
    case "Literal": {
      if (node.bigint) return refused("bigint");
      const cost = node.regex ? costOfLiteral(node.regex) : { ok: true as const };
      return cost.ok ? [] : refused("expression", cost.why);
    }
    case "CallExpression":
    case "NewExpression":
      return isBuiltExpression(node) ? refused("builtExpression") : [];
    case "ClassDeclaration":
    case "ClassExpression":
      return fieldProblems(node);
    case "UnaryExpression": {
      const { operator, argument } = node;
      if (operator !== "delete") return [];
      if (argument.type === "ChainExpression") return refused("deletedChain");
      return argument.type === "MemberExpression" && argument.object.type === "Super" ? refused("superWrite") : [];
    }
    case "CatchClause":
      return node.param && node.param.type !== "Identifier" ? refused("caughtPattern", "", node.param) : [];
    default:
      return [];
  }
}

/** Fields are defined, not assigned, so nobody can look at what they do to a list. */
function fieldProblems({ superClass, body }: Class): Found[] {
  return body.body.flatMap((member): Found[] => {
    if (member.type !== "PropertyDefinition") return [];
    const name = fieldName(member);
    return name === null || (name === "length" && !superClass) ? [] : [{ refusal: "field", at: member, detail: name }];
  });
}

/** null for a name of which there is nothing to fear. */
function fieldName({ computed, key }: PropertyDefinition): string | null {
  if (computed) return "[…]";
  if (key.type === "Identifier") return key.name === "length" ? key.name : null;
  if (key.type !== "Literal") return null;
  const isName = typeof key.value === "string" && /^[A-Za-z_$][\w$-]*$/.test(key.value) && key.value !== "length";
  return isName ? null : String(key.value);
}

/** `RegExp(…)`, but for a copy of an expression that stands in the code. */
function isBuiltExpression({ callee, arguments: [from] }: CallExpression | NewExpression): boolean {
  if (callee.type !== "Identifier" || callee.name !== "RegExp") return false;
  if (from?.type !== "MemberExpression" || from.computed || from.property.type !== "Identifier") return true;
  return from.property.name !== "source";
}
