import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { ConversationPage, SessionItem } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { ScoreTag } from "../show/severity.tsx";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useKeysOn } from "./key-setting.ts";
import { peopleOf } from "./people.ts";
import { useQuickPoints } from "./quick-tags.ts";
import styles from "./session-marks.module.css";
import type { Marks } from "./use-marks.tsx";

type SessionMarksProps = {
  shop: string;
  page: ConversationPage;
  session: SessionItem;
  marks: Marks;
  /** Adds a finding of that point to the selected sentence. */
  onTag: (point: string) => void;
  onOther: () => void;
  onRemark: () => void;
};

/** The session under review: its score, what people added to it and noted on it, and the tags that the digits add. */
export function SessionMarks({ shop, page, session, marks, onTag, onOther, onRemark }: SessionMarksProps) {
  const { t } = useTranslation();
  const may = useMay();
  const place = usePlace(shop);
  const titles = useTitles(shop);
  const nameOf = peopleOf(page, t("review.somebody"));
  const added = page.added.filter((one) => one.session === session.id);
  const remarks = page.remarks.filter((one) => one.session === session.id);
  return (
    <section className={styles.marks} aria-label={t("reviewDay.session")}>
      <header>
        <strong>
          {t("reviewDay.session")} · <bdi>{session.agentName ?? session.agent ?? t("live.noAgent")}</bdi>
        </strong>
        <span className="numbers">{session.day}</span>
        <b className="numbers">
          {session.score === null ? t("reviewDay.unjudged") : t("reviewDay.score", { score: session.score })}
        </b>
        <span className={styles.counted}>
          <Switch
            size="small"
            aria-label={t("reviewDay.counted")}
            checked={session.counted}
            disabled={!may.review}
            loading={marks.counting.isPending}
            onChange={(counted) => marks.counting.mutate(counted)}
          />
          <span aria-hidden>{t("reviewDay.counted")}</span>
        </span>
      </header>
      {added.length > 0 && (
        <ul className={styles.added} aria-label={t("reviewDay.tags")}>
          {added.map((one) => (
            <li key={one.id}>
              {one.kind !== "alert" && <ScoreTag kind={one.kind} score={one.score} />}
              <span>
                <strong>{titles.point(one.point)}</strong>{" "}
                {one.quote === null ? <small>{t("reviewDay.onWhole")}</small> : <q dir="auto">{one.quote}</q>}
                {one.remark !== null && <small dir="auto"> {one.remark}</small>}
                <small>
                  {" "}
                  <bdi>{nameOf(one.by)}</bdi>
                </small>
              </span>
              {may.review && (
                <Button
                  size="small"
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t("reviewDay.remove", { point: titles.point(one.point) })}
                  onClick={() => marks.removing.mutate(one)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {may.review && <QuickTags shop={shop} onTag={onTag} onOther={onOther} />}
      {remarks.length > 0 && (
        <ul className={styles.remarks} aria-label={t("reviewDay.remarks")}>
          {remarks.map(({ id, text, by, at }) => (
            <li key={id}>
              <span dir="auto">{text}</span>{" "}
              <small className="numbers">
                <bdi>{nameOf(by)}</bdi> · {dateAndClock(at, place)}
              </small>
            </li>
          ))}
        </ul>
      )}
      {may.review && (
        <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={onRemark}>
          {t("reviewDay.addRemark")}
        </Button>
      )}
    </section>
  );
}

/** The legend of the digits, which are buttons, too. */
function QuickTags({ shop, onTag, onOther }: Pick<SessionMarksProps, "shop" | "onTag" | "onOther">) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const points = useQuickPoints(shop);
  const on = useKeysOn();
  return (
    <fieldset className={styles.quick}>
      <legend>{t("reviewDay.quick")}</legend>
      <p>{t("reviewDay.quickHint")}</p>
      {points.map((point, index) => (
        <Button key={point} size="small" onClick={() => onTag(point)}>
          {on && <kbd>{index + 1}</kbd>}
          {titles.point(point)}
        </Button>
      ))}
      <Button size="small" type="dashed" onClick={onOther}>
        {on && <kbd>0</kbd>}
        {t("reviewDay.other")}
      </Button>
    </fieldset>
  );
}
