/**
 * How far an alert is (N11). `pending`: it stands and nobody is on it. `resolved`: an answer settled it by itself. `wrong`: a person
 * said so. Each alert is in one of them; what people did counts before what happened by itself.
 */
export const alertStates = ["pending", "taken", "handled", "resolved", "wrong"] as const;
export type AlertState = (typeof alertStates)[number];
/** `live`: pending or taken; `all`: whatever became of it. */
export const alertViews = ["live", ...alertStates, "all"] as const;
export type AlertView = (typeof alertViews)[number];
