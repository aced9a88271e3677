import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { addFinding, addSessionRemark, countSession, deleteAddedFinding, editScore } from "../api/review-calls.ts";
import type { AddedFinding, FindingItem, SessionItem } from "../api/types.ts";
import { addRemark, judgeFinding } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { useTitles } from "../show/use-titles.ts";

const undoForSeconds = 8;

export type NewMark = {
  readonly point: string;
  readonly code?: string;
  readonly score?: number | undefined;
  readonly remark?: string | undefined;
  readonly event?: string | undefined;
};

/** What a reviewer does to the session under review. Each act says what it did, and how to take it back. */
export function useMarks(shop: string, session: SessionItem | null) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const titles = useTitles(shop);
  const client = useQueryClient();
  const refresh = async () => {
    await client.refetchQueries({ queryKey: ["shop", shop, "conversation", session?.conversation] });
    void client.invalidateQueries({ queryKey: ["shop", shop, "sessions"] });
  };
  const onError = (error: Error) => void message.error(failureText(error).title);
  const say = (text: string, undo?: () => Promise<unknown>) =>
    void message.open({
      key: "mark",
      type: "success",
      duration: undoForSeconds,
      content: (
        <>
          {text}{" "}
          {undo !== undefined && (
            <Button type="link" size="small" onClick={() => undoing.mutate(undo)}>
              {t("reviewDay.undo")}
            </Button>
          )}
        </>
      ),
    });
  const undoing = useMutation({
    mutationFn: (undo: () => Promise<unknown>) => undo(),
    async onSuccess() {
      say(t("reviewDay.undone"));
      await refresh();
    },
    onError,
  });
  const address = { shop, session: session?.id ?? "" };

  const adding = useMutation({
    mutationFn: (mark: NewMark) => addFinding({ ...address, ...mark }),
    onError,
    async onSuccess({ id, point }) {
      say(t("reviewDay.added", { point: titles.point(point) }), () => deleteAddedFinding({ ...address, added: id }));
      await refresh();
    },
  });
  const removing = useMutation({
    mutationFn: ({ id }: AddedFinding) => deleteAddedFinding({ ...address, added: id }),
    onError,
    async onSuccess(_, { point, code, score, event, remark }) {
      const again = { point, code, score, event: event ?? undefined, remark: remark ?? undefined };
      say(t("reviewDay.removed", { point: titles.point(point) }), () => addFinding({ ...address, ...again }));
      await refresh();
    },
  });
  const counting = useMutation({
    mutationFn: (counted: boolean) => countSession({ ...address, counted }),
    onError,
    async onSuccess(_, counted) {
      const text = t(counted ? "reviewDay.countedNow" : "reviewDay.uncountedNow");
      say(text, () => countSession({ ...address, counted: !counted }));
      await refresh();
    },
  });
  const remarking = useMutation({
    mutationFn: ({ finding, text }: { finding: string | null; text: string }) =>
      finding === null ? addSessionRemark({ ...address, text }) : addRemark({ shop, finding, text }),
    onError,
    async onSuccess() {
      say(t("reviewDay.remarkSaved"));
      await refresh();
    },
  });
  const scoring = useMutation({
    mutationFn: ({ finding, score }: { finding: FindingItem; score: number | null }) =>
      editScore({ shop, finding: finding.id, score }),
    onError,
    async onSuccess(_, { finding }) {
      say(t("reviewDay.scoreSaved"), () => editScore({ shop, finding: finding.id, score: finding.editedScore }));
      await refresh();
    },
  });
  const wronging = useMutation({
    mutationFn: ({ id }: FindingItem) => judgeFinding({ shop, finding: id, verdict: "wrong" }),
    onError,
    async onSuccess(_, { id, point, verdict }) {
      say(t("reviewDay.wrong", { point: titles.point(point) }), () => judgeFinding({ shop, finding: id, verdict }));
      await refresh();
    },
  });
  return { adding, removing, counting, remarking, scoring, wronging };
}
export type Marks = ReturnType<typeof useMarks>;
