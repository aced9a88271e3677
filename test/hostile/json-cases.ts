import suite from "./json-test-suite.json" with { type: "json" };

/**
 * nst/JSONTestSuite: what a JSON parser must accept (`y_`), must refuse (`n_`), and may do as it likes (`i_`). As text, as bytes that are
 * no text (`hex`), or as what is repeated.
 */
type Written = string | { readonly hex: string } | { readonly repeat: readonly (readonly [string, number])[] };

export type JsonCase = { readonly name: string; readonly bytes: Uint8Array };

export const jsonCases: readonly JsonCase[] = Object.entries(suite as unknown as Record<string, Written>).map(
  ([name, written]) => ({ name, bytes: bytesOf(written) }),
);

function bytesOf(written: Written): Uint8Array {
  const encoder = new TextEncoder();
  if (typeof written === "string") return encoder.encode(written);
  if ("repeat" in written) return encoder.encode(written.repeat.map(([text, times]) => text.repeat(times)).join(""));
  return Uint8Array.from(written.hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** What this product does with those that are free: everything that is not named here is refused. */
export const acceptedOfFree: ReadonlySet<string> = new Set<string>([
  "number_double_huge_neg_exp",
  "number_huge_exp",
  "number_neg_int_huge_exp",
  "number_pos_double_huge_exp",
  "number_real_neg_overflow",
  "number_real_pos_overflow",
  "number_real_underflow",
  "number_too_big_neg_int",
  "number_too_big_pos_int",
  "number_very_big_negative_int",
  "object_key_lone_2nd_surrogate",
  "string_1st_surrogate_but_2nd_missing",
  "string_1st_valid_surrogate_2nd_invalid",
  "string_incomplete_surrogate_and_escape_valid",
  "string_incomplete_surrogate_pair",
  "string_incomplete_surrogates_escape_valid",
  "string_invalid_lonely_surrogate",
  "string_invalid_surrogate",
  "string_inverted_surrogates_U+1D11E",
  "string_lone_second_surrogate",
]);
