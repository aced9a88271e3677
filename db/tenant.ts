/**
 * Whose rows a query may touch. Built from a verified secret, API key or login session, never from a field that a caller
 * chooses; every query on a merchant's data takes one and filters by both parts.
 */
export type Tenant = { readonly merchant: string; readonly shop: string };
