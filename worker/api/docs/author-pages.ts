/** The documentation for authors of packs, in the order in which it is read. Its texts are `docs/plugins/<language>/<page>.md`. */
export const authorPages = [
  "overview",
  "first-point",
  "contract",
  "tester",
  "time",
  "interventions",
  "rules",
  "settings",
  "captures",
  "guests",
  "publishing",
  "limits",
] as const;
export type AuthorPage = (typeof authorPages)[number];

export const docsLanguages = ["en", "zh"] as const;
export type DocsLanguage = (typeof docsLanguages)[number];

export const authorAddress = (language: DocsLanguage, page: AuthorPage) => `/docs/plugins/${language}/${page}`;

/** The language of whoever does not choose one: `zh` where the browser names it before English. */
export function languageOf(acceptLanguage: string | undefined): DocsLanguage {
  const named = (acceptLanguage ?? "").toLowerCase().match(/\b(?:zh|en)\b/);
  return named?.[0] === "zh" ? "zh" : "en";
}
