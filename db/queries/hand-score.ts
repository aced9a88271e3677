import { type SQL, sql } from "drizzle-orm";

/**
 * What people add to the score that a Conversation gave: their own findings, and scores that they edited of those that stand. Names
 * are the tables' own; the outer query calls its session `session`. `+` leaves the planner the conversation's index.
 */
const addedByHand = sql`(SELECT total(added.score) FROM added_finding AS added
  WHERE added.shop = session.shop AND added.conversation = session.conversation AND added.session = session.id
    AND added.merchant = session.merchant)`;
const editedByHand = sql`(SELECT total(edited.edited_score - edited.score) FROM finding AS edited
  WHERE edited.shop = session.shop AND edited.conversation = session.conversation AND edited.session = session.id
    AND edited.merchant = session.merchant AND edited.edited_score IS NOT NULL AND +edited.status IN ('active', 'resolved'))`;

/** The score of a session as everybody sees it; null until it was judged. */
export const finalScore: SQL<number | null> = sql<
  number | null
>`(session.score + ${addedByHand} + ${editedByHand})`.mapWith((score: number | null) => score);
