import type { Manifest } from "./manifest.ts";
import type { Bilingual } from "./point.ts";
import type { SettingField, SettingsSchema } from "./settings-schema.ts";

/** The documentation page of a pack in Chinese and English, from its manifest alone. */
export function docsOf(manifest: Manifest): string {
  const { id, version, title, description, points, interventions, policies, permissions } = manifest;
  const parts = [
    "<!-- Generated from the pack's code by `npm run generate`. -->",
    `# ${both(title)}`,
    `\`${id}\` ${version}`,
    paragraph(description),
    ...(points.length > 0 ? ["## 质检点与告警 · Points"] : []),
    ...points.map((point) => pointDocs(id, point)),
    ...(interventions.length > 0 ? ["## 干预 · Interventions"] : []),
    ...interventions.map((intervention) => interventionDocs(id, intervention)),
    ...(policies.length > 0 ? ["## 建议策略 · Suggested policies", policyTable(policies)] : []),
    "## 权限 · Permissions",
    permissions.actions.length > 0
      ? `动作 · Actions: ${permissions.actions.map((kind) => `\`${kind}\``).join(", ")}`
      : "无：只检测，不动作。 · None: it finds and never acts.",
  ];
  return `${parts.join("\n\n")}\n`;
}

const kinds = { alert: "告警 · alert", deduct: "扣分 · deduct", bonus: "加分 · bonus" };
const moments = {
  message: "消息到达时 · at each message",
  timer: "到时 · by timer",
  session: "会话结束时 · per session",
  shop: "全店每分钟 · for the whole shop, each minute",
};
const severityNames = { low: "低 · low", normal: "中 · normal", urgent: "紧急 · urgent" };

function pointDocs(pack: string, point: Manifest["points"][number]): string {
  const codes = Object.entries(point.codes).map(([code, { severity, score, message }]) => [
    `\`${code}\``,
    cell(both(message)),
    score === undefined ? severityNames[severity ?? "normal"] : String(score),
  ]);
  return [
    `### ${both(point.title)}`,
    `\`${pack}/${point.id}\` — ${kinds[point.kind]}, ${moments[point.moment]}`,
    paragraph(point.description),
    table(["代码 Code", "说明 Message", point.kind === "alert" ? "级别 Severity" : "分值 Score"], codes),
    settingsDocs(point.settings),
  ].join("\n\n");
}

function interventionDocs(pack: string, intervention: Manifest["interventions"][number]): string {
  const reasons = Object.entries(intervention.reasons).map(([reason, text]) => [`\`${reason}\``, cell(both(text))]);
  return [
    `### ${both(intervention.title)}`,
    `\`${pack}/${intervention.id}\` — ${intervention.actions.map((kind) => `\`${kind}\``).join(", ")}`,
    paragraph(intervention.description),
    ...(reasons.length > 0 ? [table(["不执行的原因 Reason", "说明 Meaning"], reasons)] : []),
    settingsDocs(intervention.settings),
  ].join("\n\n");
}

function settingsDocs({ properties }: SettingsSchema): string {
  const fields = Object.entries(properties);
  if (fields.length === 0) return "没有设置项。 · No settings.";
  const rows = fields.map(([name, field]) => [
    `\`${name}\``,
    cell(both(field)),
    cell(shown(field.default)),
    cell(bounds(field)),
  ]);
  return table(["设置 Setting", "含义 Meaning", "默认 Default", "范围 Bounds"], rows);
}

function bounds(field: SettingField): string {
  switch (field.type) {
    case "boolean":
      return "true, false";
    case "integer":
    case "number":
      return `${field.minimum} – ${field.maximum}`;
    case "string":
      return "enum" in field ? field.enum.join(", ") : `≤ ${field.maxLength} 字 chars`;
    case "array": {
      const { items } = field;
      return `≤ ${field.maxItems} × ${"enum" in items ? items.enum.join(", ") : `${items.maxLength} 字 chars`}`;
    }
  }
}

function shown(value: SettingField["default"]): string {
  if (Array.isArray(value))
    return value.length > 8 ? `${value.slice(0, 8).join("、")}…（${value.length}）` : value.join("、") || "—";
  return value === "" ? "—" : String(value);
}

function policyTable(policies: Manifest["policies"]): string {
  const rows = policies.map(({ id, title, when, then, frequency, rollout, tuning, holdout }) => [
    `\`${id}\` ${cell(both(title))}`,
    [...when.points, ...(when.codes ?? [])]
      .map((name) => `\`${name}\``)
      .concat(when.moment === undefined ? [] : [momentText(when.moment)])
      .join(", "),
    then
      .map(({ intervention, after }) => `\`${intervention}\`${after === undefined ? "" : ` +${after} s`}`)
      .join(" → "),
    frequency.kind === "cool-down" ? `cool-down ${frequency.seconds} s` : frequency.kind,
    [
      ...(rollout < 100 ? [`${rollout} %`] : []),
      ...(tuning !== undefined ? [`${tuning.floor}–${tuning.ceiling} %`] : []),
      ...(holdout > 0 ? [`− ${holdout} %`] : []),
    ].join(", ") || "100 %",
  ]);
  const note = [
    "安装后先观察，只记录“本会做什么”。 · Installed in observe: what would be done is recorded.",
    "比例：灰度，按机器人质量调节的上下限，减去对照组。 · Share: roll-out, its range by how good the bot is, less the hold-out.",
  ].join("\n\n");
  return `${note}\n\n${table(["策略 Policy", "当 When", "则 Then", "频率 Frequency", "比例 Share"], rows)}`;
}

/** What sets a policy off besides findings, as `bot-rounds, atLeast 5`. */
function momentText({ type, ...limits }: NonNullable<Manifest["policies"][number]["when"]["moment"]>): string {
  return [`\`${type}\``, ...Object.entries(limits).map(([name, value]) => `${name} ${value}`)].join(" ");
}

function both({ zh, en }: Bilingual): string {
  return zh === en ? zh : `${zh} · ${en}`;
}

function paragraph({ zh, en }: Bilingual): string {
  return `${zh}\n\n${en}`;
}

/** A bar would end the cell, a line break the row. */
function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
