import type { ConversationPage } from "../api/types.ts";

/** Names for `by` columns; who is not known any more is `somebody`. */
export function peopleOf(
  { people }: Pick<ConversationPage, "people">,
  somebody: string,
): (by: string | null) => string {
  const names = new Map(people.map(({ by, name }) => [by, name]));
  return (by) => (by === null ? somebody : (names.get(by) ?? somebody));
}
