import { CloseOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber } from "antd";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Content } from "../../plugins/sdk/rules/content.ts";
import { faqsOf, linesOf, textOfFaqs } from "./content-lines.ts";
import { Issues, useIssues } from "./issues.tsx";
import { LinesField } from "./lines-field.tsx";
import { PreviewHits } from "./preview-hits.tsx";
import { usualLikeness } from "./rule-draft.ts";
import styles from "./rule-editor.module.css";

type ContentFieldsProps<Said extends Content> = { path: string; value: Said; onChange: (value: Said) => void };

/** What a message must say: keywords, and beside them likeness, linked questions or a pattern. Any of them suffices. */
export function ContentFields<Said extends Content>({ path, value, onChange }: ContentFieldsProps<Said>) {
  const { t } = useTranslation();
  const id = useId();
  const { keywords, similar, faqs, pattern } = value;
  const change = (part: Partial<Content>) => onChange({ ...value, ...part });
  const drop = (name: keyof Content) => {
    const { [name]: _, ...rest } = value;
    onChange(rest as Said);
  };
  const wrong = useIssues(`${path}.keywords`).problems.length > 0;
  const empty = useIssues(path).problems.length > 0;
  return (
    <div className={styles.content}>
      <label className={styles.field} htmlFor={id}>
        <span>{t("rules.keywords")}</span>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={4_000}
          dir="auto"
          value={keywords ?? ""}
          placeholder={t("rules.keywordsExample")}
          aria-describedby={`${id}-syntax ${id}-issues`}
          aria-invalid={wrong || empty}
          {...((wrong || empty) && { status: "error" as const })}
          onChange={({ target }) => change({ keywords: target.value })}
        />
      </label>
      <p id={`${id}-syntax`} className={styles.syntax}>
        {t("rules.syntax")}
      </p>
      <Issues path={`${path}.keywords`} id={`${id}-issues`} text={keywords ?? ""} />
      {similar !== undefined && (
        <Part title={t("rules.similar")} onDrop={() => drop("similar")}>
          <LinesField
            label={t("rules.similar")}
            hint={t("rules.similarHint")}
            text={similar.sentences.join("\n")}
            onChange={(text) => change({ similar: { ...similar, sentences: linesOf(text) } })}
          />
          <Likeness
            value={similar.threshold}
            onChange={(threshold) => change({ similar: { ...similar, threshold } })}
          />
          <Issues path={`${path}.similar`} within />
        </Part>
      )}
      {faqs !== undefined && (
        <Part title={t("rules.faqs")} onDrop={() => drop("faqs")}>
          <LinesField
            label={t("rules.faqs")}
            hint={t("rules.faqsHint")}
            text={textOfFaqs(faqs.entries)}
            onChange={(text) => change({ faqs: { ...faqs, entries: faqsOf(text, faqs.entries) } })}
          />
          <Likeness value={faqs.threshold} onChange={(threshold) => change({ faqs: { ...faqs, threshold } })} />
          <Issues path={`${path}.faqs`} within />
        </Part>
      )}
      {pattern !== undefined && (
        <Part title={t("rules.pattern")} onDrop={() => drop("pattern")}>
          <Input
            aria-label={t("rules.pattern")}
            value={pattern}
            maxLength={512}
            dir="ltr"
            onChange={({ target }) => change({ pattern: target.value })}
          />
          <Issues path={`${path}.pattern`} text={pattern} />
        </Part>
      )}
      <div className={styles.more}>
        {similar === undefined && (
          <More onClick={() => change({ similar: { sentences: [], threshold: usualLikeness } })}>
            {t("rules.addSimilar")}
          </More>
        )}
        {faqs === undefined && (
          <More onClick={() => change({ faqs: { entries: [], threshold: usualLikeness } })}>{t("rules.addFaqs")}</More>
        )}
        {pattern === undefined && <More onClick={() => change({ pattern: "" })}>{t("rules.addPattern")}</More>}
      </div>
      <PreviewHits path={path} />
    </div>
  );
}

function More({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button type="link" size="small" icon={<PlusOutlined aria-hidden />} onClick={onClick}>
      {children}
    </Button>
  );
}

type PartProps = { title: string; onDrop: () => void; children: React.ReactNode };

function Part({ title, onDrop, children }: PartProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.part}>
      {children}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t("rules.dropContent", { what: title })}
        onClick={onDrop}
      />
    </div>
  );
}

function Likeness({ value, onChange }: { value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.inline}>
      <span aria-hidden>{t("rules.likeness")}</span>
      <InputNumber
        size="small"
        aria-label={t("rules.likeness")}
        min={0.3}
        max={1}
        step={0.05}
        value={value}
        onChange={(next) => onChange(next ?? usualLikeness)}
      />
    </div>
  );
}
