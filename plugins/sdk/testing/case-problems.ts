import type { z } from "zod";

type Case = { readonly name: string; readonly config?: object; readonly rows?: readonly string[] };

/** Two cases of one name, or cases without one: a failure must say which case it is. */
export function nameProblems(cases: readonly Case[]): string[] {
  const names = cases.map(({ name }) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [
    ...[...twice].map((name) => `two cases are named ${JSON.stringify(name)}`),
    ...(names.some((name) => name.trim() === "") ? ["a case has no name"] : []),
  ];
}

/** Settings that the schema does not know or refuses: the case would silently test the defaults. */
export function configProblems(schema: z.ZodObject, { name, config = {} }: Case): string[] {
  const parsed = schema.strict().safeParse(config);
  return (parsed.error?.issues ?? []).map(({ path, message }) => `${name}: config.${path.join(".")}: ${message}`);
}

/** A misspelled key of an expectation would assert nothing. */
export function unknownKeys(name: string, expectation: object, allowed: readonly string[]): string[] {
  return Object.keys(expectation)
    .filter((key) => !allowed.includes(key))
    .map((key) => `${name}: an expectation has no ${JSON.stringify(key)}; allowed: ${allowed.join(", ")}`);
}

const row = /^[FN]\d{2,3}$/;

/** Rows that could not be found in any list of features: the case would show nothing. */
export function rowProblems({ name, rows = [] }: Case): string[] {
  return rows
    .filter((id) => !row.test(id))
    .map((id) => `${name}: rows: ${JSON.stringify(id)} is no id such as F102 or N16`);
}
