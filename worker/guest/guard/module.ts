import type { AnyNode, ExportDefaultDeclaration, ExportNamedDeclaration } from "acorn";
import { helpers, prefix } from "../realm/names.ts";
import type { Edits } from "./edits.ts";
import type { Source } from "./source.ts";

/**
 * The guarded module: a function that makes the pack, from its first line on. Each request makes it anew, so that nothing that a
 * pack remembers outlives the request, and nothing that it hoards can pile up.
 */
export function moduleText(source: Source, edits: Edits, steps: number): string {
  const exported = takeExports(source, edits);
  const imported = helpers.map((helper) => `${helper} as ${prefix}${helper}`).join(", ");
  return `import { ${imported} } from "guard.js";
export default () => {${prefix}tick(${steps});
${edits.applied()}
return ${exported};
};
`;
}

const made = `${prefix}default`;

/** Takes the exports out of the code. @returns the name of what is exported as default */
function takeExports({ program, code }: Source, edits: Edits): string {
  let name = "undefined";
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration") name = takeDefault(statement, code, edits);
    if (statement.type === "ExportNamedDeclaration") name = takeNamed(statement, edits) ?? name;
  }
  return name;
}

function takeDefault({ start, declaration }: ExportDefaultDeclaration, code: string, edits: Edits): string {
  const declares = declaration.type === "FunctionDeclaration" || declaration.type === "ClassDeclaration";
  if (declares && declaration.id) {
    edits.replace(start, declaration.start, "");
    return declaration.id.name;
  }
  // Parentheses around the value stand before it.
  const keyword = code.indexOf("default", start) + "default".length;
  edits.replace(start, keyword, `const ${made} = `);
  // A declaration needs no semicolon behind it, a value may.
  if (declares) edits.close(declaration.end, ";");
  return made;
}

function takeNamed({ start, end, declaration, specifiers }: ExportNamedDeclaration, edits: Edits): string | null {
  if (declaration) {
    edits.replace(start, declaration.start, "");
    return null;
  }
  edits.replace(start, end, ";");
  const found = specifiers.find(({ exported }) => nameOf(exported) === "default");
  return found === undefined ? null : nameOf(found.local);
}

function nameOf(name: AnyNode): string {
  return name.type === "Identifier" ? name.name : String((name as { value?: unknown }).value);
}
