import type { AnyNode, MemberExpression, Pattern, UpdateExpression } from "acorn";
import type { Found, Refusal } from "./problem.ts";
import { nextToken, type Source } from "./source.ts";

/** Places that a guest may not write to, or not in this form. */
export function targetProblems(source: Source, node: AnyNode, parent: AnyNode): Found[] {
  switch (node.type) {
    case "Property": {
      const sets = parent.type === "ObjectExpression" && !node.computed && !node.shorthand && !node.method;
      return sets && isProto(node.key) ? [found("prototype", node, "__proto__")] : [];
    }
    case "AssignmentExpression": {
      if (node.left.type !== "MemberExpression" && node.left.type !== "Identifier")
        return patternProblems(node.left, { assigned: true, top: true });
      const isPlain = node.start === node.left.start && isNext(source, node.left.end, node.operator);
      return [...(isPlain ? [] : [found("parentheses", node)]), ...memberProblems(node.left)];
    }
    case "UpdateExpression":
      return [...(isPlainUpdate(source, node) ? [] : [found("parentheses", node)]), ...memberProblems(node.argument)];
    case "UnaryExpression": {
      const isPlain = nextToken(source, node.start + node.operator.length) === node.argument.start;
      return node.operator === "delete" && !isPlain ? [found("parentheses", node)] : [];
    }
    case "VariableDeclarator":
      return patternProblems(node.id, { assigned: false, top: Boolean(node.init) });
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return node.params.flatMap((parameter) =>
        patternProblems(parameter.type === "RestElement" ? parameter.argument : parameter, {
          assigned: false,
          top: false,
        }),
      );
    case "ForInStatement":
    case "ForOfStatement":
      if (node.left.type === "VariableDeclaration") return [];
      return patternProblems(node.left, { assigned: true, top: false });
    default:
      return [];
  }
}

function found(refusal: Refusal, at: AnyNode, detail = ""): Found {
  return { refusal, at, detail };
}

function isNext(source: Source, from: number, text: string): boolean {
  return source.code.startsWith(text, nextToken(source, from));
}

function isPlainUpdate(source: Source, { prefix, start, argument, operator }: UpdateExpression): boolean {
  if (prefix) return nextToken(source, start + operator.length) === argument.start;
  return start === argument.start && isNext(source, argument.end, operator);
}

function isProto(key: AnyNode): boolean {
  return key.type === "Identifier" ? key.name === "__proto__" : key.type === "Literal" && key.value === "__proto__";
}

function memberProblems(target: AnyNode): Found[] {
  if (target.type !== "MemberExpression") return [];
  const name = nameOf(target);
  return [
    ...(target.object.type === "Super" ? [found("superWrite", target)] : []),
    ...(name === "prototype" || name === "__proto__" ? [found("prototype", target, `.${name}`)] : []),
  ];
}

/** The name of the property, where it stands there. */
function nameOf({ property, computed }: MemberExpression): unknown {
  if (property.type === "Identifier") return computed ? null : property.name;
  return property.type === "Literal" ? property.value : null;
}

type Where = {
  readonly assigned: boolean;
  /** The value that is taken apart stands right beside, so that it can be counted first. */
  readonly top: boolean;
};

function patternProblems(pattern: Pattern, { assigned, top }: Where): Found[] {
  const below = { assigned, top: false };
  switch (pattern.type) {
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => {
        if (element === null) return [];
        const rest =
          element.type === "RestElement" && !top ? [found("nestedRest", element, said(element.argument))] : [];
        return [...rest, ...patternProblems(element, below)];
      });
    case "ObjectPattern":
      return pattern.properties.flatMap((property) => {
        if (property.type === "Property") return patternProblems(property.value, below);
        return [...(assigned ? [found("assignedRest", property)] : []), ...patternProblems(property, below)];
      });
    case "AssignmentPattern":
      return patternProblems(pattern.left, below);
    case "RestElement":
      return patternProblems(pattern.argument, below);
    default:
      return memberProblems(pattern);
  }
}

function said(pattern: Pattern): string {
  return pattern.type === "Identifier" ? pattern.name : "";
}
