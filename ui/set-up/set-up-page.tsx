import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Skeleton, Steps } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { meQuery } from "../api/queries.ts";
import { useMay } from "../api/use-may.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { ChannelStep, TestStep } from "./channel-step.tsx";
import { DoneStep, PeopleStep } from "./last-steps.tsx";
import { PacksStep } from "./packs-step.tsx";
import styles from "./set-up.module.css";
import { type Step, stepShown, steps } from "./steps.ts";
import { useSetUp } from "./use-set-up.ts";

/** From a name to the first alert: each step has an address, and what is done is read off what exists (F001, F016). */
export function SetUpPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { shop = "" } = useParams();
  const [search, setSearch] = useSearchParams();
  const setUp = useSetUp(shop);
  const { configure } = useMay();
  const name = useQuery(meQuery).data?.shops.find(({ id }) => id === shop)?.name ?? shop;
  const { done } = setUp;
  if (done === null) {
    return (
      <main className={styles.whole}>
        <PageHead title={t("setUp.title")} lead={t("setUp.lead")} />
        {setUp.error === null ? <Skeleton active /> : <Failure error={setUp.error} onRetry={setUp.retry} />}
      </main>
    );
  }
  const step = stepShown(search.get("step"), done);
  const index = steps.indexOf(step);
  const go = (next: Step) => setSearch({ ...Object.fromEntries(search), step: next });
  const before = steps[index - 1];
  const after = steps[index + 1];
  return (
    <main className={styles.whole}>
      <PageHead title={t("setUp.title")} lead={t("setUp.lead")} aside={<bdi>{name}</bdi>} />
      <nav className={styles.progress} aria-label={t("setUp.nav")}>
        <Steps
          size="small"
          current={index}
          items={steps.map((each) => ({
            title: t(`setUp.step.${each}`),
            status: each === step ? "process" : done.has(each) ? "finish" : "wait",
            disabled: each === "shop",
          }))}
          onChange={(chosen) => go(steps[chosen] ?? step)}
        />
      </nav>
      {!configure && <Alert className={styles.readOnly} type="info" showIcon title={t("channels.readOnly")} />}
      <section className={styles.step} aria-labelledby="step">
        <p className={styles.count}>{t("setUp.stepOf", { step: index + 1, steps: steps.length })}</p>
        {step === "channel" && <ChannelStep shop={shop} views={setUp.channels} mayWrite={configure} />}
        {step === "test" && <TestStep shop={shop} views={setUp.channels} mayWrite={configure} />}
        {step === "packs" && setUp.packs !== undefined && (
          <PacksStep shop={shop} packs={setUp.packs} mayWrite={configure} />
        )}
        {step === "people" && <PeopleStep shop={shop} setUp={setUp} />}
        {step === "done" && <DoneStep done={done} onStep={go} />}
      </section>
      <footer className={styles.footer}>
        {before !== undefined && before !== "shop" && <Button onClick={() => go(before)}>{t("setUp.back")}</Button>}
        {after !== undefined && (
          <Button type={done.has(step) ? "primary" : "default"} onClick={() => go(after)}>
            {t(done.has(step) ? "setUp.next" : "setUp.skip")}
          </Button>
        )}
        {after === undefined && (
          <Button type="primary" onClick={() => navigate(`/shops/${encodeURIComponent(shop)}/live`)}>
            {t("setUp.done.open")}
          </Button>
        )}
      </footer>
    </main>
  );
}
