import { App } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConversationPage, FindingItem, SessionItem } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { counts } from "../show/counts.ts";
import { useTitles } from "../show/use-titles.ts";
import { KeySheet } from "./key-sheet.tsx";
import { neighbour } from "./neighbour.ts";
import { useQuickPoints } from "./quick-tags.ts";
import { RemarkDialog } from "./remark-dialog.tsx";
import type { ReviewKey } from "./review-keys.ts";
import { ScoreDialog } from "./score-dialog.tsx";
import { nextSentence } from "./sentences.ts";
import { TagDialog } from "./tag-dialog.tsx";
import { useMarks } from "./use-marks.tsx";

type DeskOptions = {
  shop: string;
  page: ConversationPage;
  session: SessionItem | null;
  selected: string | null;
  select: (finding: string) => void;
  sentence: string | null;
  setSentence: (event: string) => void;
  review: () => void;
  skip: () => void;
};
type Open =
  | { kind: "help" }
  | { kind: "tag" }
  | { kind: "remark"; finding: FindingItem | null }
  | { kind: "score"; finding: FindingItem };

/** Keys that change nothing, for those who may only read. */
const reading: ReadonlySet<ReviewKey> = new Set<ReviewKey>([
  "nextSentence",
  "sentenceBefore",
  "nextFinding",
  "findingBefore",
  "fullScreen",
  "skip",
  "help",
]);

/** What a reviewer does on the page, by key and by button alike; `dialogs` are drawn by the page. */
export function useReviewDesk(options: DeskOptions) {
  const { shop, page, session, selected, select, sentence, setSentence, review, skip } = options;
  const { t } = useTranslation();
  const { message } = App.useApp();
  const may = useMay();
  const titles = useTitles(shop);
  const points = useQuickPoints(shop);
  const marks = useMarks(shop, session);
  const [open, setOpen] = useState<Open | null>(null);
  const [isWide, setWide] = useState(false);
  const inSession = page.messages.filter((one) => one.session === session?.id);
  const marked = inSession.find(({ event }) => event === sentence) ?? null;
  const finding = page.findings.find(({ id }) => id === selected) ?? null;

  const tag = (point: string | undefined) => {
    if (point === undefined || session === null || marks.adding.isPending) return;
    marks.adding.mutate({ point, ...(marked !== null && { event: marked.event }) });
  };
  const withFinding = (act: (finding: FindingItem) => void) => {
    if (finding === null) void message.info(t("reviewDay.noFinding"));
    else act(finding);
  };
  const walk = (step: 1 | -1) => {
    const next = neighbour(page.findings.filter(counts), selected, step);
    if (next !== null) select(next);
  };
  const step = (by: 1 | -1) => {
    const next = nextSentence(inSession, sentence, by);
    if (next !== null) setSentence(next);
  };
  const editScore = (one: FindingItem) => {
    if (one.score === null) void message.info(t("reviewDay.noScore"));
    else setOpen({ kind: "score", finding: one });
  };

  const acts: Record<ReviewKey, (pressed: string) => void> = {
    nextSentence: () => step(1),
    sentenceBefore: () => step(-1),
    nextFinding: () => walk(1),
    findingBefore: () => walk(-1),
    fullScreen: () => setWide(!isWide),
    skip,
    help: () => setOpen({ kind: "help" }),
    tag: (digit) => tag(points[Number(digit) - 1]),
    otherTag: () => setOpen({ kind: "tag" }),
    wrong: () => withFinding((one) => marks.wronging.mutate(one)),
    score: () => withFinding(editScore),
    remark: () => setOpen({ kind: "remark", finding }),
    counted: () => session !== null && marks.counting.mutate(!session.counted),
    done: review,
  };
  const act = (key: ReviewKey, pressed: string) => {
    if (may.review || reading.has(key)) acts[key](pressed);
  };
  return {
    marks,
    act,
    isOpen: open !== null,
    tag,
    openHelp: () => setOpen({ kind: "help" }),
    openTag: () => setOpen({ kind: "tag" }),
    openRemark: () => setOpen({ kind: "remark", finding: null }),
    isWide,
    toggleWide: () => setWide(!isWide),
    dialogs(onClosed: () => void): ReactNode {
      const close = () => {
        setOpen(null);
        // The dialog gives the focus back to what had it, which may be gone.
        setTimeout(onClosed);
      };
      const then = { onSuccess: close };
      if (open === null) return null;
      if (open.kind === "help") return <KeySheet shop={shop} onClose={close} />;
      if (open.kind === "tag")
        return (
          <TagDialog
            shop={shop}
            sentence={marked}
            isPending={marks.adding.isPending}
            onAdd={(mark) => marks.adding.mutate(mark, then)}
            onClose={close}
          />
        );
      const { finding: about } = open;
      const point = about === null ? "" : titles.point(about.point);
      if (open.kind === "score")
        return (
          <ScoreDialog
            title={t("reviewDay.editScoreTitle", { point })}
            finding={open.finding}
            isPending={marks.scoring.isPending}
            onSave={(score) => marks.scoring.mutate({ finding: open.finding, score }, then)}
            onClose={close}
          />
        );
      return (
        <RemarkDialog
          title={about === null ? t("reviewDay.remarkTitle") : t("reviewDay.findingRemarkTitle", { point })}
          isPending={marks.remarking.isPending}
          onSave={(text) => marks.remarking.mutate({ finding: about?.id ?? null, text }, then)}
          onClose={close}
        />
      );
    },
  };
}
