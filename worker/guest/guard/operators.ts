import type { AnyNode, AssignmentProperty, BinaryExpression, MemberExpression, Property, UnaryExpression } from "acorn";
import type { Helper } from "../realm/names.ts";
import { costOfLiteral } from "./expression-cost.ts";
import { tokenFrom } from "./source.ts";
import { type Closing, called, type Work, wrap } from "./work.ts";

/** Operators and literals behind which there may be much to do. */
export function rewriteOperator(work: Work, node: AnyNode, parent: AnyNode): Closing[] {
  switch (node.type) {
    case "BinaryExpression":
      return rewriteBinary(work, node);
    case "UnaryExpression":
      return rewriteUnary(work, node);
    case "TemplateLiteral":
      if (node.expressions.length > 0 && !(parent.type === "TaggedTemplateExpression" && parent.quasi === node))
        work.edits.open(node.start, called("template"));
      return [];
    case "SpreadElement": {
      const helper = { ObjectExpression: "keys", ArrayExpression: "spread" }[parent.type as string] ?? "args";
      return [wrap(work, node.start + 3, node.end, helper as Helper)];
    }
    case "SwitchCase":
      if (!node.test || work.kindOf(node.test) !== "unknown") return [];
      return [wrap(work, node.start + 4, tokenFrom(work.source, node.test.end, ":").start, "weigh")];
    case "Property":
      return rewriteKey(work, node, parent);
    case "Literal":
      return node.regex ? [rewriteExpression(work, node.start, node.end, node.regex)] : [];
    default:
      return [];
  }
}

const ordering = new Set(["<", ">", "<=", ">="]);
const untouched = new Set(["in", "instanceof"]);

function rewriteBinary(work: Work, node: BinaryExpression): Closing[] {
  const { source, edits, kindOf } = work;
  const { operator, left, right } = node;
  if (untouched.has(operator)) return [];
  const [one, other] = [kindOf(left), kindOf(right)];
  const token = tokenFrom(source, left.end, operator);
  const first = (helper: Helper) => (one === "unknown" ? [wrap(work, node.start, token.start, helper)] : []);
  const second = (helper: Helper) => (other === "unknown" ? [wrap(work, token.end, node.end, helper)] : []);
  const whole = (helper: Helper) => {
    edits.open(node.start, `${called(helper)}(`);
    edits.replace(token.start, token.end, ",");
    return [() => edits.close(node.end, ")")];
  };
  if (ordering.has(operator)) return [...first("ordered"), ...second("ordered")];
  switch (operator) {
    case "===":
    case "!==":
      return one === "unknown" && other === "unknown" ? second("weigh") : [];
    case "==":
    case "!=":
      if (one === "none" || other === "none" || (one !== "unknown" && other !== "unknown")) return [];
      if (operator === "!=") edits.open(node.start, " !");
      return whole("equals");
    case "+":
      return one !== "unknown" && other !== "unknown" ? [] : whole("add");
    default:
      return [...first("number"), ...second("number")];
  }
}

function rewriteUnary(work: Work, { operator, argument, start, end }: UnaryExpression): Closing[] {
  if (operator === "delete" && argument.type === "MemberExpression" && argument.computed)
    return removes(work, start, argument, end);
  const reads = operator === "-" || operator === "+" || operator === "~";
  return reads && work.kindOf(argument) === "unknown" ? [wrap(work, start + 1, end, "number")] : [];
}

/** `delete target[name]` as a call. Behind `?.` there is nothing to do where there is no target. */
function removes(
  { source, edits }: Work,
  start: number,
  { object, optional, end }: MemberExpression,
  to: number,
): Closing[] {
  edits.replace(start, start + "delete".length, `${called("remove")}(`);
  const open = tokenFrom(source, object.end, optional ? "?." : "[");
  edits.replace(open.start, tokenFrom(source, open.start, "[").end, ", ");
  edits.replace(end - 1, end, "");
  return [() => edits.close(to, ")")];
}

/** `{ [name]: … }`; what a pattern takes apart is only read. */
function rewriteKey(work: Work, node: Property | AssignmentProperty, parent: AnyNode): Closing[] {
  if (!node.computed || parent.type !== "ObjectExpression" || work.kindOf(node.key) === "short") return [];
  const open = tokenFrom(work.source, node.start, "[");
  return [wrap(work, open.end, tokenFrom(work.source, node.key.end, "]").start, "keyed")];
}

function rewriteExpression(work: Work, start: number, end: number, regex: { pattern: string; flags: string }): Closing {
  const found = costOfLiteral(regex);
  if (!found.ok) throw new Error("an expression that is refused");
  const { linear, square, runs } = found.cost;
  const flags = ["i", "s", "u"].filter((flag) => regex.flags.includes(flag)).join("");
  const measure = runs === null ? "" : `, /${runs}/g${flags}`;
  work.edits.open(start, `${called("regexp")}(`);
  return () => work.edits.close(end, `, ${Math.ceil(linear)}, ${Math.ceil(square)}${measure})`);
}
