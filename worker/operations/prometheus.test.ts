import { expect, test } from "vitest";
import { prometheusText } from "./prometheus.ts";

test("writes help, type and a line for each sample", () => {
  const text = prometheusText([
    { name: "a_total", type: "counter", help: "All of a.", samples: [{ value: 3 }] },
    { name: "b", type: "gauge", help: "Some b.", samples: [{ labels: { kind: "x", of: "y" }, value: 0.5 }] },
  ]);
  expect(text).toBe(
    '# HELP a_total All of a.\n# TYPE a_total counter\na_total 3\n# HELP b Some b.\n# TYPE b gauge\nb{kind="x",of="y"} 0.5\n',
  );
});

test("a label ends neither its quotes nor its line", () => {
  const [, , line] = prometheusText([
    { name: "c", type: "gauge", help: "c", samples: [{ labels: { kind: 'a"b\\c\nd' }, value: 1 }] },
  ]).split("\n");
  expect(line).toBe('c{kind="a\\"b\\\\c\\nd"} 1');
});
