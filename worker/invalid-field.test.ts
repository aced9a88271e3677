import { expect, test } from "vitest";
import { z } from "zod";
import { policy } from "../plugins/sdk/policy.ts";
import { invalidField } from "./invalid-field.ts";

function refusal(schema: z.ZodType, value: unknown, under: string[] = []) {
  const parsed = schema.safeParse(value);
  if (parsed.success) throw new Error("The value was accepted");
  return invalidField(parsed.error, under).body().error;
}

test("names the field by its path and the allowed values", () => {
  expect(refusal(z.object({ a: z.object({ mode: z.enum(["off", "act"]) }) }), { a: { mode: "on" } })).toEqual({
    code: "invalid",
    path: "a.mode",
    message: 'Invalid option: expected one of "off"|"act"',
  });
});

test("names the bound of a number", () => {
  expect(refusal(z.object({ seconds: z.number().min(5) }), { seconds: 1 }, ["config"])).toEqual({
    code: "invalid",
    path: "config.seconds",
    message: "Too small: expected number to be >=5",
  });
});

test("names a field that does not exist", () => {
  expect(refusal(z.strictObject({ a: z.string() }), { a: "", role: "admin" })).toEqual({
    code: "invalid",
    path: "role",
    message: "There is no such field",
  });
});

test("looks into the option of a union that was meant", () => {
  expect(refusal(z.object({ f: z.union([z.string(), z.object({ n: z.number() })]) }), { f: { n: "x" } }).path).toBe(
    "f.n",
  );
});

test("says what a policy's frequency may be", () => {
  const error = refusal(policy.shape.frequency, { kind: "cool-down", seconds: 0 });
  expect(error.path).toBe("seconds");
  expect(error.message).toContain(">=1");
});
