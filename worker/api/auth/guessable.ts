import { z } from "@hono/zod-openapi";

/**
 * Passwords of twelve characters and more that whoever guesses tries first: what lists of stolen passwords have most of is one
 * character again and again, a walk over the keyboard, or a common word with a year behind it.
 */
const walks = ["0123456789", "9876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"].flatMap(
  (walk) => [walk, [...walk].reverse().join("")],
);
const longWalks = ["1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "qweasdzxc"];
const common =
  "my|the|super|new|this|is|your|password|passwort|passwd|pass|admin|administrator|interject|welcome|letmein|iloveyou|woaini|changeme|secret|login|master|monkey|dragon|football|baseball|princess|sunshine|superman|qwerty|abc|test|user|guest|root|hello|shop|taobao|kefu|mima";
// Ours, and without two ways to read one text.
const onlyCommon = new RegExp(`^(?:${common})+$`);
const fewCharacters = 4;
const shortestStep = 4;

export function isGuessable(password: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size <= fewCharacters) return true;
  if (isRepeated(plain) || isWalk(plain)) return true;
  const word = plain.replace(/[^a-z]+$/, "");
  const letters = word.replaceAll("@", "a").replaceAll("0", "o").replaceAll("$", "s");
  return onlyCommon.test(letters.replaceAll(/[^a-z]/g, ""));
}

/** `hunterhunter`, `abc123abc123`. */
function isRepeated(text: string): boolean {
  return text.length > 0 && (text + text).indexOf(text, 1) < text.length && (text + text).indexOf(text, 1) <= 6;
}

/** Nothing but walks of four keys and more, one after the other. */
function isWalk(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    let length = 0;
    for (const walk of [...walks, ...longWalks]) {
      for (let end = Math.min(text.length, at + walk.length); end - at > length; end--)
        if (walk.includes(text.slice(at, end))) length = end - at;
    }
    const isRest = at > 0 && text.length - at < shortestStep;
    if (length < shortestStep && !isRest) return false;
    at += Math.max(length, isRest ? text.length : 0);
  }
  return true;
}

export const guessableMessage = "A password that nobody guesses: no common word, row of keys or repetition";

/** What a person may choose. Whatever characters he likes; long, and not what everybody tries first. */
export const newPassword = z
  .string()
  .min(12)
  .max(128)
  .refine((password) => !isGuessable(password), guessableMessage);
