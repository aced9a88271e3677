/** Where an appeal stands (F176). `partly`: some of what it names was wrong (N08). What is decided stays so. */
export const appealStates = ["open", "accepted", "partly", "rejected"] as const;
export type AppealState = (typeof appealStates)[number];

/** A finding that an appeal doubts; `overturned` null until somebody has decided. */
export type AppealItem = { readonly finding: string; readonly point: string; readonly overturned: boolean | null };
