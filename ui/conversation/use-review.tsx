import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { nextUnseen } from "../api/queries.ts";
import type { ConversationPage } from "../api/types.ts";
import { reviewSession } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { listAddress, sessionAddress } from "./queue.ts";
import { reviewTargets } from "./review-targets.ts";
import type { Queue } from "./use-queue.ts";

/** Long enough to think again, also on the next conversation's page. */
const undoForSeconds = 8;
const messageKey = "review";

type Came = { session: string | null; finding: string | null; point: string | null };

/**
 * 已检看下一个 (F087, F144): marks what the page is about as looked through, and opens what comes next: in a queue its next session,
 * without one the next alert that nobody has seen.
 */
export function useReview(shop: string, page: ConversationPage, came: Came & { readonly queue: Queue | null }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { queue } = came;
  const failed = (error: Error) => void message.error(failureText(error).title);
  const refresh = () => client.invalidateQueries({ queryKey: ["shop", shop] });

  const takingBack = useMutation({
    mutationFn: (sessions: readonly string[]) =>
      Promise.all(sessions.map((session) => reviewSession({ shop, session, reviewed: false }))),
    async onSuccess() {
      void message.success({ key: messageKey, content: t("review.undone") });
      await refresh();
    },
    onError: failed,
  });
  const goOn = async ({ next, search, count }: Queue) => {
    if (next !== null) return navigate(sessionAddress(shop, next, { queue: search }));
    client.removeQueries({ queryKey: ["review-queue", shop] });
    return navigate(listAddress(shop, search, count));
  };

  const reviewing = useMutation({
    async mutationFn() {
      const meant = reviewTargets(page, came).map(({ id }) => id);
      const sessions = queue === null ? meant : meant.filter((id) => id === came.session);
      for (const session of sessions) await reviewSession({ shop, session, reviewed: true });
      const next = queue === null ? (await nextUnseen(shop, came.point)).items[0] : undefined;
      return { sessions, next };
    },
    async onSuccess({ sessions, next }) {
      const said = queue !== null ? "reviewDay.doneNow" : next === undefined ? "review.seen" : "review.seenOn";
      message.open({
        key: messageKey,
        type: "success",
        duration: undoForSeconds,
        content: (
          <>
            {t(said)}{" "}
            <Button type="link" size="small" onClick={() => takingBack.mutate(sessions)}>
              {t("review.undo")}
            </Button>
          </>
        ),
      });
      void refresh();
      if (queue !== null) return goOn(queue);
      if (next === undefined) return;
      const { conversation, channel, id } = next;
      const search = new URLSearchParams({ channel, ...(came.point !== null && { point: came.point }) });
      const path = `/shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}`;
      await navigate(`${path}?${search}#${encodeURIComponent(id)}`);
    },
    onError: failed,
  });

  const skip = () => {
    if (queue !== null) void goOn(queue);
  };
  return { reviewing, skip };
}
