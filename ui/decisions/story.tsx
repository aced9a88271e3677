import {
  CheckOutlined,
  ClockCircleOutlined,
  CustomerServiceOutlined,
  EyeOutlined,
  RollbackOutlined,
  SelectOutlined,
  ShoppingOutlined,
  StarOutlined,
  StopOutlined,
  SwapOutlined,
  ThunderboltOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ExplainedDecision } from "../../worker/api/decision-schemas.ts";
import { clock, elapsed } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import styles from "./decision-page.module.css";
import { Delivery } from "./delivery.tsx";
import { type Happening, type Step, type StoryEntry, storyOf } from "./story-of.ts";
import { useDecisionWords } from "./use-decision-words.ts";

const happenings: { readonly [kind in Happening]: ReactNode } = {
  handedOver: <SwapOutlined aria-hidden />,
  human: <CustomerServiceOutlined aria-hidden />,
  ordered: <ShoppingOutlined aria-hidden />,
  again: <RollbackOutlined aria-hidden />,
  taskSeen: <EyeOutlined aria-hidden />,
  taskDone: <CheckOutlined aria-hidden />,
  taskExpired: <ClockCircleOutlined aria-hidden />,
};

const steps: { readonly [outcome in Step["outcome"]]: ReactNode } = {
  acted: <ThunderboltOutlined aria-hidden />,
  observed: <EyeOutlined aria-hidden />,
  suppressed: <StopOutlined aria-hidden />,
  late: <ClockCircleOutlined aria-hidden />,
  planned: <ClockCircleOutlined aria-hidden />,
  cancelled: <StopOutlined aria-hidden />,
};

function iconOf(entry: StoryEntry): ReactNode {
  if (entry.kind === "step") return steps[entry.step.outcome];
  if (entry.kind === "choice") return <SelectOutlined aria-hidden />;
  return entry.kind === "rated" ? <StarOutlined aria-hidden /> : happenings[entry.kind];
}

type StoryProps = { shop: string; explained: ExplainedDecision };

/** Drawn as a line from top to bottom: what we did, what the buyer did, what people did, each with its time. */
export function Story({ shop, explained }: StoryProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const story = storyOf(explained);
  const units = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  const start = story[0]?.at ?? 0;
  const { outcome } = explained.decision;
  const undone = outcome === "suppressed" || outcome === "late" || outcome === "cancelled";
  return (
    <section className={styles.card} aria-labelledby="story">
      <h2 id="story">{t("decision.story")}</h2>
      <ol className={styles.story}>
        {story.map((entry, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen in one millisecond
            key={`${entry.kind} ${entry.at} ${index}`}
            data-by={entry.kind === "step" ? entry.step.outcome : "others"}
          >
            <span className={styles.icon}>{iconOf(entry)}</span>
            <div className={styles.entry}>
              <div className={styles.entryTop}>
                <EntryTitle shop={shop} entry={entry} explained={explained} />
                <small className="numbers">
                  {clock(entry.at, place)}
                  {entry.at > start && ` · ${t("decision.elapsed", { time: elapsed(entry.at - start, units) })}`}
                </small>
              </div>
              {entry.kind === "step" && <StepBody shop={shop} step={entry.step} first={entry.first} />}
            </div>
          </li>
        ))}
      </ol>
      {undone && story.length === 1 && <p className={styles.hint}>{t("decision.notBegun")}</p>}
    </section>
  );
}

function EntryTitle({ shop, entry, explained }: StoryProps & { entry: StoryEntry }) {
  const { t } = useTranslation();
  const words = useWords();
  const optional = useOptionalText();
  const inWords = useDecisionWords(useTitles(shop));
  switch (entry.kind) {
    case "step": {
      const { outcome, actions } = entry.step;
      // What a later step did says more than that it went on.
      if (outcome === "acted" && !entry.first && actions.length > 0)
        return <strong>{actions.map(({ kind }) => optional("action", kind) ?? kind).join(" · ")}</strong>;
      const key = outcome === "acted" && !entry.first ? "followed" : outcome;
      return <strong>{t(`decision.step.${key}`, { what: words(explained.title) })}</strong>;
    }
    case "choice":
      return <span>{inWords.choice({ ...explained.decision, choice: entry.choice })}</span>;
    case "rated":
      return <span>{t("decision.event.rated", { rating: entry.rating })}</span>;
    default:
      return <span>{t(`decision.event.${entry.kind}`)}</span>;
  }
}

/** The reason where something was not done, and each action with what became of it. */
function StepBody({ shop, step, first }: { shop: string; step: Step; first: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const { outcome, actions } = step;
  const because = outcome !== "acted" && outcome !== "observed";
  return (
    <>
      {because && <p className={styles.reason}>{words(step.said)}</p>}
      {outcome === "observed" && first && actions.length > 0 && (
        <p className={styles.hint}>{t("decision.wouldHave")}</p>
      )}
      {actions.map((action) => (
        <Delivery
          key={action.key}
          shop={shop}
          decision={step.id}
          action={action}
          carriedOut={outcome === "acted"}
          named={first || outcome !== "acted" || actions.length > 1}
        />
      ))}
    </>
  );
}
