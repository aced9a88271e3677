import { expect, it } from "vitest";
import { readCsv } from "../files/read-csv.ts";
import { type House, memberColumns, planMembers } from "./member-import.ts";

const house: House = {
  members: [
    { id: "m-1", email: "a@example.com", shop: "*", role: "admin", ownRole: null, agents: [] },
    { id: "m-2", email: "b@example.com", shop: "north", role: "agent", ownRole: null, agents: ["a-1"] },
  ],
  shops: [{ id: "north", name: "北店" }],
  ownRoles: [{ id: "outsourced", name: "外包" }],
};
const plan = (rows: string) => planMembers(readCsv(`email,shop,role,accounts\n${rows}`, memberColumns).lines, house);

it("says what each line would change, from what to what (F007)", () => {
  expect(plan("a@example.com,*,管理员,\nB@Example.com,北店,外包,a-2 a-1")).toMatchObject([
    { line: 2, outcome: "same" },
    { line: 3, outcome: "change", member: "m-2", from: "agent a-1", to: "outsourced a-1 a-2" },
  ]);
});

it.each([
  ["x@example.com,*,agent,", "email"],
  ["a@example.com,south,agent,", "shop"],
  ["a@example.com,*,boss,", "role"],
  ["a@example.com,*,admin,a-1", "accounts"],
  ["b@example.com,*,agent,", "email"],
])("%s is wrong in %s, and keeps no other line from going (F007, F010)", (row, field) => {
  expect(plan(`${row}\nb@example.com,north,quality,`)).toMatchObject([
    { outcome: "error", field },
    { outcome: "change", to: "quality" },
  ]);
});

it("takes a member once", () => {
  expect(plan("b@example.com,north,quality,\nb@example.com,north,admin,")[1]).toMatchObject({ outcome: "error" });
});
