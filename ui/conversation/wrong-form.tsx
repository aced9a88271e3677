import { Button, Input, Radio } from "antd";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import type { FindingItem, Lesson } from "../api/types.ts";
import { Failure } from "../show/failure.tsx";
import styles from "./feedback.module.css";
import { maskedOf } from "./masked.ts";
import { MaskedWarning } from "./masked-warning.tsx";
import type { useFeedback } from "./use-feedback.tsx";

type WrongFormProps = {
  shop: string;
  finding: FindingItem;
  saying: ReturnType<typeof useFeedback>["saying"];
  mayLearn: boolean;
  onClose: () => void;
};

/** As the server takes them. */
const phraseLength = { least: 2, most: 200 };

/** A wrong finding is removed, and a phrase may be learnt so that it does not come again. */
export function WrongForm({ shop, finding, saying, mayLearn, onClose }: WrongFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [learning, setLearning] = useState(false);
  const [phrase, setPhrase] = useState(() => (finding.evidence[0]?.quote ?? "").trim().slice(0, phraseLength.most));
  const [scope, setScope] = useState<Lesson["scope"]>("point");
  const form = useRef<HTMLFormElement>(null);
  const masked = maskedOf(saying.error);

  useEffect(() => {
    form.current?.querySelector("input")?.focus();
  }, []);
  // It grows below the last card of a list: with a phrase to learn, and with a warning.
  const grown = `${learning} ${masked !== null}`;
  useEffect(() => {
    if (grown !== "") form.current?.scrollIntoView({ block: "nearest" });
  }, [grown]);

  /** A warning belongs to the phrase and scope that it was made for. */
  const change = (apply: () => void) => {
    saying.reset();
    apply();
  };
  const submit = () =>
    saying.mutate(
      {
        verdict: "wrong",
        ...(learning && { learn: { phrase: phrase.trim(), scope } }),
        confirm: masked !== null,
      },
      { onSuccess: onClose },
    );
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t("feedback.wrongTitle")}
      onKeyDown={closeOnEscape}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Radio.Group
        vertical
        value={learning}
        onChange={({ target }) => change(() => setLearning(target.value === true))}
        options={[
          { value: false, label: t("feedback.removeOnly") },
          { value: true, label: t("feedback.removeAndLearn"), disabled: !mayLearn },
        ]}
      />
      {!mayLearn && <p className={styles.hint}>{t("feedback.adminLearns")}</p>}
      {learning && (
        <div className={styles.lesson}>
          <label htmlFor={id}>{t("feedback.phrase")}</label>
          <Input
            id={id}
            value={phrase}
            dir="auto"
            maxLength={phraseLength.most}
            onChange={({ target }) => change(() => setPhrase(target.value))}
          />
          <Radio.Group
            aria-label={t("feedback.scope")}
            value={scope}
            onChange={({ target }) => change(() => setScope(target.value === "shop" ? "shop" : "point"))}
            options={[
              { value: "point", label: t("feedback.scopePoint") },
              { value: "shop", label: t("feedback.scopeShop") },
            ]}
          />
          <p className={styles.hint}>{t("feedback.learnHint")}</p>
        </div>
      )}
      {masked !== null && <MaskedWarning masked={masked} shop={shop} />}
      {masked === null && saying.error !== null && <FormFailure error={saying.error} />}
      <div className={styles.buttons}>
        <Button size="small" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button
          size="small"
          type="primary"
          danger={masked !== null}
          htmlType="submit"
          loading={saying.isPending}
          disabled={learning && phrase.trim().length < phraseLength.least}
        >
          {t(masked !== null ? "feedback.learnAnyway" : learning ? "feedback.learn" : "feedback.remove")}
        </Button>
      </div>
    </form>
  );
}

/** The server's words belong to the phrase, which stands right above. */
function FormFailure({ error }: { error: Error }) {
  if (error instanceof ApiFailure && error.path === "learn.phrase") {
    return (
      <p className={styles.refused} role="alert">
        <bdi>{error.message}</bdi>
      </p>
    );
  }
  return <Failure error={error} />;
}
