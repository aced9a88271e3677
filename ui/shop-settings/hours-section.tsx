import { CopyOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Radio } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Hours } from "../../plugins/sdk/hours.ts";
import type { DayWindow } from "../../plugins/sdk/time-window.ts";
import { settingsQuery } from "../api/queries.ts";
import type { ShopSettings } from "../api/types.ts";
import { saveHours } from "../api/writes.ts";
import { useUnsavedGuard } from "../packs/use-unsaved-guard.ts";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import { HolidayList } from "./holiday-list.tsx";
import { type HoursDraft, hoursDraftOf, hoursOf, problemsIn, usualHours, weekdays } from "./hours-draft.ts";
import styles from "./shop-settings.module.css";
import { WindowField } from "./window-field.tsx";

type HoursSectionProps = { shop: string; settings: ShopSettings; mayWrite: boolean };

/** When somebody is there: always, or by the week with its exceptions. */
export function HoursSection({ shop, settings, mayWrite }: HoursSectionProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { notification, message } = App.useApp();
  const client = useQueryClient();
  const saved = useMemo(() => (settings.hours === undefined ? null : hoursDraftOf(settings.hours)), [settings.hours]);
  const [draft, setDraft] = useState<HoursDraft | null>(saved);
  const dirty = JSON.stringify(draft) !== JSON.stringify(saved);
  useUnsavedGuard(dirty);
  const problems = draft === null ? [] : problemsIn(draft);
  const problemAt = (path: string) => {
    const found = problems.find((problem) => problem.path === path);
    return found === undefined ? null : words(found.text);
  };
  const saving = useMutation({
    mutationFn: (hours: Hours | null) => saveHours({ shop, hours }),
    onSuccess(next, _, __) {
      const before = settings.hours ?? null;
      client.setQueryData(settingsQuery(shop).queryKey, next);
      setDraft(next.hours === undefined ? null : hoursDraftOf(next.hours));
      const key = `hours-${next.revision}`;
      notification.success({
        key,
        title: t("shopSettings.saved", { revision: next.revision }),
        actions: (
          <Button
            size="small"
            onClick={() => {
              notification.destroy(key);
              undoing.mutate(before);
            }}
          >
            {t("shopSettings.undo")}
          </Button>
        ),
      });
    },
  });
  const undoing = useMutation({
    mutationFn: (hours: Hours | null) => saveHours({ shop, hours }),
    onSuccess(next) {
      client.setQueryData(settingsQuery(shop).queryKey, next);
      setDraft(next.hours === undefined ? null : hoursDraftOf(next.hours));
      message.success(t("shopSettings.undone", { revision: next.revision }));
    },
  });
  const failed = saving.error ?? undoing.error;
  const setDay = (day: number, windows: readonly DayWindow[]) =>
    draft !== null && setDraft({ ...draft, week: draft.week.with(day, windows) });

  return (
    <section className={styles.section} aria-labelledby="hours">
      <h2 id="hours">{t("shopSettings.hours")}</h2>
      <p className={styles.hint}>{t("shopSettings.hoursHint", { timeZone: settings.timeZone })}</p>
      <Radio.Group
        disabled={!mayWrite}
        value={draft === null ? "always" : "week"}
        onChange={({ target }) => setDraft(target.value === "always" ? null : (saved ?? usualHours))}
        options={[
          { value: "always", label: t("shopSettings.always") },
          { value: "week", label: t("shopSettings.byWeek") },
        ]}
      />
      {draft !== null && (
        <>
          <ul className={styles.week}>
            {weekdays.map((weekday, day) => (
              <li key={weekday}>
                <strong>{t(`shopSettings.weekday.${weekday}`)}</strong>
                <div className={styles.windows}>
                  {draft.week[day]?.length === 0 && <em>{t("shopSettings.closed")}</em>}
                  {draft.week[day]?.map((window, index) => (
                    <WindowField
                      // Windows of a day have no id, and are only added at the end.
                      // biome-ignore lint/suspicious/noArrayIndexKey: see above
                      key={index}
                      label={t(`shopSettings.weekday.${weekday}`)}
                      value={window}
                      error={problemAt(`week.${day}.${index}`)}
                      disabled={!mayWrite}
                      onChange={(next) => setDay(day, (draft.week[day] ?? []).with(index, next))}
                      onRemove={() => setDay(day, (draft.week[day] ?? []).toSpliced(index, 1))}
                    />
                  ))}
                </div>
                <Button
                  type="text"
                  size="small"
                  icon={<PlusOutlined aria-hidden />}
                  disabled={!mayWrite || (draft.week[day]?.length ?? 0) >= 6}
                  aria-label={`${t("shopSettings.addWindow")} ${t(`shopSettings.weekday.${weekday}`)}`}
                  onClick={() => setDay(day, [...(draft.week[day] ?? []), nextWindow(draft.week[day] ?? [])])}
                >
                  {t("shopSettings.addWindow")}
                </Button>
              </li>
            ))}
          </ul>
          {problemAt("week") !== null && (
            <p className={styles.error} role="alert">
              {t("shopSettings.neverOpen")}
            </p>
          )}
          <Button
            size="small"
            icon={<CopyOutlined aria-hidden />}
            disabled={!mayWrite}
            onClick={() =>
              setDraft({
                ...draft,
                week: draft.week.map((windows, day) => (day < 5 ? (draft.week[0] ?? []) : windows)),
              })
            }
          >
            {t("shopSettings.copyMonday")}
          </Button>
          <HolidayList
            holidays={draft.holidays}
            onChange={(holidays) => setDraft({ ...draft, holidays })}
            problemAt={problemAt}
            disabled={!mayWrite}
          />
        </>
      )}
      {failed !== null && <Failure error={failed} />}
      <div className={styles.buttons}>
        <span role="status">{dirty && t("packs.unsaved")}</span>
        <Button disabled={!dirty} onClick={() => setDraft(saved)}>
          {t("shopSettings.discard")}
        </Button>
        <Button
          type="primary"
          disabled={!dirty || !mayWrite || problems.length > 0}
          loading={saving.isPending}
          onClick={() => saving.mutate(draft === null ? null : hoursOf(draft))}
        >
          {t("common.save")}
        </Button>
      </div>
    </section>
  );
}

/** A second window begins an hour after the first has ended. */
function nextWindow(windows: readonly DayWindow[]): DayWindow {
  const last = windows.at(-1);
  if (last === undefined) return { from: "09:00", to: "18:00" };
  const hour = Math.min(22, Number(last.to.slice(0, 2)) + 1);
  const two = (value: number) => String(value).padStart(2, "0");
  return { from: `${two(hour)}:00`, to: `${two(hour + 1)}:00` };
}
