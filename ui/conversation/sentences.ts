type Sentence = { readonly event: string; readonly role: string };

/** The sentence after (1) or before (-1) the selected one; what the platform says is none. The walk begins at an end and stays there. */
export function nextSentence(messages: readonly Sentence[], selected: string | null, step: 1 | -1): string | null {
  const said = messages.filter(({ role }) => role !== "system");
  const here = said.findIndex(({ event }) => event === selected);
  const next = here < 0 ? (step === 1 ? 0 : said.length - 1) : here + step;
  return said[Math.max(0, Math.min(said.length - 1, next))]?.event ?? null;
}
