import type { AnyNode } from "acorn";

/** Names, values and statements: each is something to do, though not much. */
const little = 0.25;

/** Steps that a piece of code takes each time, without what it calls: about one for an operation, more for what takes memory. */
export function weightOf(node: AnyNode): number {
  switch (node.type) {
    case "CallExpression":
      return 2 + node.arguments.length / 2;
    case "NewExpression":
      return 4 + node.arguments.length / 2;
    case "UpdateExpression":
    case "SpreadElement":
      return 2;
    case "TaggedTemplateExpression":
      return 3;
    case "MemberExpression":
    case "AssignmentExpression":
    case "VariableDeclarator":
    case "LogicalExpression":
    case "ConditionalExpression":
    case "SwitchCase":
    case "TryStatement":
    case "AssignmentPattern":
    case "RestElement":
    case "ObjectPattern":
    case "Property":
      return 1;
    case "UnaryExpression":
      return node.operator === "delete" ? 20 : 1;
    case "BinaryExpression":
      return operators[node.operator] ?? 1;
    case "ObjectExpression":
      return 2 + gapOf(node.properties);
    case "ArrayExpression":
    case "ArrayPattern":
      return 2 + node.elements.length;
    case "FunctionExpression":
    case "FunctionDeclaration":
    case "ArrowFunctionExpression":
      return 4;
    case "ClassDeclaration":
    case "ClassExpression":
      return 30 + node.body.body.length * 4;
    case "TemplateLiteral":
      return 2 + node.expressions.length;
    case "ThrowStatement":
      return 10;
    case "Literal":
      return "regex" in node ? 10 : little;
    default:
      return little;
  }
}

const operators: { readonly [operator: string]: number } = { "%": 8, "**": 4, in: 4, instanceof: 4 };

/** Properties with numbers for names lie in one piece, up to the highest. */
function gapOf(properties: readonly AnyNode[]): number {
  let highest = 0;
  for (const property of properties) {
    if (property.type !== "Property" || property.computed || property.key.type !== "Literal") continue;
    const place = Number(property.key.value);
    if (place > highest) highest = Math.min(place, 1_024);
  }
  return highest >> 2;
}
