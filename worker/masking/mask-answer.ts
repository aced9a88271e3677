import type { MaskedKind } from "../../db/schema.ts";
import { maskedName, maskedNumber, maskText } from "./mask-text.ts";

/**
 * Hides buyers' personal data in whatever the API answers: in the fields that hold it, and in every other text. It knows no route,
 * so that one that is added later is masked, too. Left as they are: ids by which the API is asked, which are the platform's or ours.
 */

type Json = unknown;
type Fields = Record<string, Json>;

export type Masking = {
  readonly masks: readonly MaskedKind[];
  /** A stable name instead of a buyer's id, that nobody can turn back. */
  readonly pseudonym: (id: string) => string;
  /** Names and ids of the buyers of the conversations that the answer names. */
  readonly known: readonly string[];
};

/** Fields whose text is an address for the next request, and no word about a buyer. */
const addresses = new Set(
  (
    "id seq conversation channel session event finding parent next cursor point points policy intervention pack shop merchant task " +
    "appeal by agent agents code kind type status state role severity reason outcome mode day sha256 version revision group groups " +
    "verdictBy seenBy handledBy reviewedBy decidedBy createdBy"
  ).split(" "),
);

const isFields = (value: Json): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** `policy.if.buyer` is a condition, and no person: rows of chats name their conversation. */
const isAboutChat = (fields: Fields) =>
  ["conversation", "session", "buyerName", "channel"].some((key) => key in fields);
const isBuyer = (fields: Fields) => fields.role === "buyer";
const isOrder = (fields: Fields) =>
  "id" in fields &&
  "status" in fields &&
  ["amount", "items", "placedAt", "flag", "remark"].some((key) => key in fields);

/** What of an answer is a buyer's name or id: texts that quote it are masked by it. */
export function buyersIn(answer: Json): string[] {
  const found = new Set<string>();
  const take = (value: Json) => typeof value === "string" && found.add(value);
  walk(answer, (fields) => {
    if (isAboutChat(fields)) {
      take(fields.buyer);
      take(fields.buyerName);
    }
    if (isBuyer(fields)) {
      for (const key of ["author", "authorName", "name"]) take(fields[key]);
      if (!isAboutChat(fields)) take(fields.id);
    }
  });
  return [...found];
}

/** Conversations that an answer names, by the platform's ids. */
export function conversationsIn(answer: Json): string[] {
  const found = new Set<string>();
  walk(answer, ({ conversation }) => {
    if (typeof conversation === "string") found.add(conversation);
    else if (isFields(conversation) && typeof conversation.id === "string") found.add(conversation.id);
  });
  return [...found];
}

function walk(value: Json, visit: (fields: Fields) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit);
  else if (isFields(value)) {
    visit(value);
    for (const each of Object.values(value)) walk(each, visit);
  }
}

export function maskAnswer(answer: Json, masking: Masking): Json {
  const words = [...new Set([...masking.known, ...buyersIn(answer)])]
    .filter((word) => word.length > 1)
    // A name that holds another one goes first.
    .sort((one, other) => other.length - one.length);
  return masked(answer, { ...masking, words });
}

type Ready = Masking & { readonly words: readonly string[] };

function masked(value: Json, how: Ready): Json {
  if (typeof value === "string") return maskText(value, how.masks, how);
  if (Array.isArray(value)) return value.map((each) => masked(each, how));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, maskField(value, key, field, how)]));
}

function maskField(fields: Fields, key: string, value: Json, how: Ready): Json {
  const hides = (kind: MaskedKind) => how.masks.includes(kind);
  if (typeof value !== "string")
    return addresses.has(key) && !isFields(value) && isTexts(value) ? value : masked(value, how);
  if (hides("names")) {
    const isParty = isBuyer(fields) && !isAboutChat(fields);
    if (
      (key === "buyer" && isAboutChat(fields)) ||
      (key === "author" && isBuyer(fields)) ||
      (key === "id" && isParty)
    ) {
      return how.pseudonym(value);
    }
    if (key === "buyerName" || (key === "authorName" && isBuyer(fields)) || (key === "name" && isParty)) {
      return maskedName(value);
    }
  }
  if (hides("orders") && (key === "order" || (key === "id" && isOrderId(fields)))) return maskedNumber(value);
  if (key === "content") return maskContent(value, how);
  // In evidence this is a message's id; elsewhere it is words.
  if (key === "message" && "start" in fields) return value;
  return addresses.has(key) ? value : maskText(value, how.masks, how);
}

const isTexts = (value: Json) => Array.isArray(value) && value.every((each) => typeof each === "string");
const isOrderId = (fields: Fields) => isOrder(fields) || fields.type === "order";

/** A message's parts, which rows keep as JSON. */
function maskContent(text: string, how: Ready): string {
  try {
    return JSON.stringify(masked(JSON.parse(text), how));
  } catch {
    // Not the parts of a message, but words.
    return maskText(text, how.masks, how);
  }
}
