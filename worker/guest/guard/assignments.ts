import type { AnyNode, AssignmentExpression, MemberExpression, Pattern, UpdateExpression } from "acorn";
import { tokenFrom } from "./source.ts";
import { type Closing, called, type Work, wrap } from "./work.ts";

/** Everything that is written: to a name, to a property, or to what a pattern names. */

const arithmetic = new Set(["-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^="]);

export function rewriteAssignment(work: Work, node: AssignmentExpression): Closing[] {
  const { left, operator } = node;
  if (left.type === "MemberExpression") return writesMember(work, node, left);
  if (left.type !== "Identifier") return [...rewritePattern(work, left), ...listed(work, left, node.end, "=")];
  if (operator !== "+=" && !arithmetic.has(operator)) return [];
  const { start, end } = tokenFrom(work.source, left.end, operator);
  work.edits.replace(start, end, `= ${changed(left.name, operator)}`);
  return [() => work.edits.close(node.end, ")")];
}

/** What becomes of an old value, up to the new operand, which a parenthesis closes. */
function changed(old: string, operator: string): string {
  if (operator === "+=") return `${called("add")}(${old}, `;
  return `${called("number")}(${old}) ${operator.slice(0, -1)}${called("number")}(`;
}

function writesMember(work: Work, node: AssignmentExpression, target: MemberExpression): Closing[] {
  const { source, edits } = work;
  const { operator } = node;
  const plain = !isGuarded(target);
  const isLogical = operator === "||=" || operator === "&&=" || operator === "??=";
  if (plain && (operator === "=" || isLogical)) return [];
  const sign = tokenFrom(source, target.end, operator);
  const helper = operator === "=" ? "set" : isLogical ? "settle" : "update";
  edits.open(node.start, `${called(helper)}(`);
  placeAsArguments(work, target);
  if (operator === "=") edits.replace(sign.start, sign.end, ",");
  else if (isLogical) edits.replace(sign.start, sign.end, `, "${operator.slice(0, -1)}", (guard$old) => (`);
  else edits.replace(sign.start, sign.end, `, (guard$old) =>${changed("guard$old", operator)}`);
  return [() => edits.close(node.end, operator === "=" ? ")" : "))")];
}

/** Whether what is written may make a list longer, or change a prototype. */
function isGuarded({ computed, property }: MemberExpression): boolean {
  if (!computed) return property.type === "Identifier" && property.name === "length";
  return (
    property.type !== "Literal" ||
    typeof property.value !== "string" ||
    !/^[A-Za-z_]\w*$/.test(property.value) ||
    property.value === "length"
  );
}

/** `target[name]` and `target.name` as `target, name`. */
function placeAsArguments({ source, edits }: Work, { object, property, computed, end }: MemberExpression): void {
  if (computed) {
    const open = tokenFrom(source, object.end, "[");
    edits.replace(open.start, open.end, ", ");
    edits.replace(end - 1, end, "");
    return;
  }
  const dot = tokenFrom(source, object.end, ".");
  edits.replace(dot.start, property.end, `, ${JSON.stringify((property as { name: string }).name)}`);
}

export function rewriteUpdate(work: Work, node: UpdateExpression, parent: AnyNode): Closing[] {
  const { edits, source } = work;
  const { argument, operator, prefix: before } = node;
  const sign = operator[0] as string;
  const isUsed = parent.type !== "ExpressionStatement" && parent.type !== "ForStatement";
  if (argument.type === "Identifier") {
    const { name } = argument;
    const next = `${name} =${called("number")}(${name}) ${sign} 1`;
    const both = `${called("first")}(${name} =${called("number")}(${name}), ${name} = ${name} ${sign} 1)`;
    edits.replace(node.start, node.end, !isUsed ? next : before ? `${called("same")}(${next})` : both);
    return [];
  }
  const token = tokenFrom(source, before ? node.start : argument.end, operator);
  const asks = isUsed && !before;
  edits.open(node.start, `${called(asks ? "bump" : "update")}(`);
  edits.replace(token.start, token.end, "");
  placeAsArguments(work, argument as MemberExpression);
  const by = asks ? `, ${sign}1)` : `, (guard$old) =>${called("number")}(guard$old) ${sign} 1)`;
  return [() => edits.close(node.end, by)];
}

/** Properties that a pattern writes to. */
export function rewritePattern(work: Work, pattern: Pattern): Closing[] {
  switch (pattern.type) {
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : rewritePattern(work, element)));
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        rewritePattern(work, property.type === "Property" ? property.value : property.argument),
      );
    case "AssignmentPattern":
      return rewritePattern(work, pattern.left);
    case "RestElement":
      return rewritePattern(work, pattern.argument);
    case "MemberExpression":
      return isGuarded(pattern) ? [writtenPlace(work, pattern)] : [];
    default:
      return [];
  }
}

function writtenPlace(work: Work, target: MemberExpression): Closing {
  work.edits.open(target.start, `${called("ref")}(`);
  placeAsArguments(work, target);
  return () => work.edits.close(target.end, ").v");
}

/** `[first, ...others] = value`: the language would go through the value by itself. */
export function listed(work: Work, pattern: Pattern, end: number, sign: string): Closing[] {
  const hasRest =
    pattern.type === "ArrayPattern" && pattern.elements.some((element) => element?.type === "RestElement");
  return hasRest ? [wrap(work, tokenFrom(work.source, pattern.end, sign).end, end, "list")] : [];
}
