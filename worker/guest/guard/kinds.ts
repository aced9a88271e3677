import type { AnyNode } from "acorn";

/**
 * What is known of a value before the code runs. `number`: a number whatever happens; `short`: a plain value that takes no time to
 * compare or to read as a number; `none`: null or undefined.
 */
export type Kind = "number" | "short" | "none" | "unknown";

const shortText = 1_000;
const compares = new Set(["==", "!=", "===", "!==", "<", ">", "<=", ">=", "in", "instanceof"]);

/** `shadowed`: names of the language that the code declares anew. */
export function kindOf(node: AnyNode, shadowed: ReadonlySet<string>): Kind {
  const of = (other: AnyNode) => kindOf(other, shadowed);
  switch (node.type) {
    case "Literal":
      if (typeof node.value === "number") return "number";
      if (node.value === null && node.raw === "null") return "none";
      if (typeof node.value === "boolean") return "short";
      return typeof node.value === "string" && node.value.length <= shortText ? "short" : "unknown";
    case "TemplateLiteral":
      return node.expressions.length === 0 && node.end - node.start <= shortText ? "short" : "unknown";
    case "Identifier":
      if (shadowed.has(node.name)) return "unknown";
      if (node.name === "undefined") return "none";
      return node.name === "NaN" || node.name === "Infinity" ? "number" : "unknown";
    case "UnaryExpression":
      if (node.operator === "void") return "none";
      return node.operator === "-" || node.operator === "+" || node.operator === "~" ? "number" : "short";
    case "UpdateExpression":
      return "number";
    case "BinaryExpression":
      if (compares.has(node.operator)) return "short";
      if (node.operator !== "+") return "number";
      return of(node.left) === "number" && of(node.right) === "number" ? "number" : "unknown";
    case "ConditionalExpression": {
      const [one, other] = [of(node.consequent), of(node.alternate)];
      return one === other ? one : "unknown";
    }
    default:
      return "unknown";
  }
}
