import type { AnyNode, Program } from "acorn";
import { childrenOf } from "./source.ts";

export type Names = {
  readonly declared: ReadonlySet<string>;
  /** Where a name is read or written that is declared nowhere; once each, without those that `typeof` asks for. */
  readonly free: ReadonlyMap<string, AnyNode>;
};

/** Scopes are not told apart: what is declared somewhere counts as declared, and what it is not is found out when it runs. */
export function namesOf(program: Program): Names {
  const declared = new Set<string>();
  const used = new Map<string, AnyNode>();
  const open: AnyNode[] = [program];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const name of declaredBy(node)) declared.add(name);
    for (const child of childrenOf(node)) {
      if (child.type === "Identifier" && !isReference(child, node)) continue;
      if (child.type === "Identifier" && child.start < (used.get(child.name)?.start ?? Number.POSITIVE_INFINITY))
        used.set(child.name, child);
      open.push(child);
    }
  }
  const free = new Map([...used].filter(([name]) => !declared.has(name) && name !== "arguments"));
  return { declared, free };
}

function declaredBy(node: AnyNode): string[] {
  switch (node.type) {
    case "VariableDeclarator":
      return namesIn(node.id);
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return [...(node.id ? [node.id.name] : []), ...node.params.flatMap(namesIn)];
    case "ClassDeclaration":
    case "ClassExpression":
      return node.id ? [node.id.name] : [];
    case "CatchClause":
      return node.param ? namesIn(node.param) : [];
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return [node.local.name];
    default:
      return [];
  }
}

/** Names that a pattern binds. */
export function namesIn(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === "Property" ? property.value : property),
      );
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "RestElement":
      return namesIn(pattern.argument);
    default:
      return [];
  }
}

function isReference(name: AnyNode, parent: AnyNode): boolean {
  switch (parent.type) {
    case "MemberExpression":
      return parent.object === name || parent.computed;
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return parent.computed || parent.value === name || (parent.type === "Property" && parent.shorthand);
    case "UnaryExpression":
      return parent.operator !== "typeof";
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
    case "ExportSpecifier":
    case "MetaProperty":
      return false;
    default:
      return true;
  }
}
