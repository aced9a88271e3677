import { expect, test } from "vitest";
import { isGuessable, newPassword } from "./guessable.ts";

test.each([
  "aaaaaaaaaaaa",
  "121212121212",
  "123456789012",
  "1234567890123456",
  "qwertyuiop12",
  "qwertyuiopasdfghjkl",
  "1q2w3e4r5t6y",
  "1qaz2wsx3edc",
  "abcdefghijkl",
  "password1234",
  "Password2026!",
  "P@ssw0rd2026",
  "administrator",
  "Interject2026",
  "woaini520520",
  "abc123abc123",
  "iloveyou1234",
])("everybody tries %s", (password) => {
  expect(isGuessable(password)).toBe(true);
  expect(newPassword.safeParse(password).success).toBe(false);
});

test.each([
  "correct horse battery staple",
  "a long enough password",
  "客服质检的长口令一二三四五",
  "Vq8#mLp2@xTz",
  "grün-ist-der-frosch",
  "the monkey eats at seven",
])("%s is a password", (password) => expect(newPassword.safeParse(password).success).toBe(true));

test("says what it wants, and not what it was given", () => {
  const { error } = newPassword.safeParse("password1234");
  expect(error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining("no common word")]);
  expect(newPassword.safeParse("short").success).toBe(false);
});
