import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { allowedQuery, packsQuery } from "../api/queries.ts";
import { readUntil } from "../api/read-until.ts";
import type { ConversationPage, FindingItem, Lesson, Verdict } from "../api/types.ts";
import { forgetPhrase, judgeFinding } from "../api/writes.ts";
import { statusOf } from "../show/counts.ts";
import { useFailureText } from "../show/failure.tsx";

type Word = { verdict: Verdict | null; learn?: Lesson | undefined; confirm?: boolean };
type Learnt = { point: string | null; phrase: string };

/** Long enough to think again. */
const undoForSeconds = 8;

/** A person's word on a finding: said, shown at once, and taken back together with the phrase that it taught. */
export function useFeedback(shop: string, finding: FindingItem) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const pages = { queryKey: ["shop", shop, "conversation", finding.conversation] };
  const taught = useQuery(allowedQuery(shop)).data?.items.find((item) => item.finding === finding.id) ?? null;

  /** The page shows the word now; status and score come from the ledger a moment later. */
  const show = (verdict: Verdict | null) => {
    client.setQueriesData<ConversationPage>(pages, (page) => page && withVerdict(page, finding.id, verdict));
    void readUntil(
      async () => {
        await client.refetchQueries(pages);
        return client.getQueriesData<ConversationPage>(pages).flatMap(([, page]) => page?.findings ?? []);
      },
      (findings) => findings.every((item) => item.id !== finding.id || item.status === statusOf(item)),
    );
  };
  const refreshPhrases = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: allowedQuery(shop).queryKey }),
      client.invalidateQueries({ queryKey: packsQuery(shop).queryKey }),
    ]);

  const takingBack = useMutation({
    async mutationFn(learnt: Learnt | null) {
      if (learnt !== null) await forgetPhrase({ shop, ...learnt }).catch(bearMissing);
      await judgeFinding({ shop, finding: finding.id, verdict: null });
    },
    async onSuccess(_, learnt) {
      message.destroy(finding.id);
      show(null);
      if (learnt !== null) await refreshPhrases();
    },
    onError: (error) => void message.error(failureText(error).title),
  });

  const saying = useMutation({
    mutationFn: ({ verdict, learn, confirm }: Word) =>
      judgeFinding({
        shop,
        finding: finding.id,
        verdict,
        ...(learn !== undefined && { learn }),
        ...(confirm === true && { confirm }),
      }),
    async onSuccess({ verdict, learnt }) {
      show(verdict);
      const text =
        learnt === undefined
          ? t(verdict === "wrong" ? "feedback.dismissed" : "feedback.confirmed")
          : t(learnt.covers ? "feedback.learnt" : "feedback.learntElsewhere", { phrase: learnt.phrase });
      message.open({
        key: finding.id,
        type: learnt?.covers === false ? "warning" : "success",
        duration: undoForSeconds,
        content: (
          <>
            <bdi>{text}</bdi>{" "}
            <Button type="link" size="small" onClick={() => takingBack.mutate(learnt ?? null)}>
              {t("feedback.undo")}
            </Button>
          </>
        ),
      });
      if (learnt !== undefined) await refreshPhrases();
    },
  });

  return { saying, takingBack, taught };
}

/** Somebody else has forgotten the phrase already, which is what was wanted. */
function bearMissing(error: unknown): void {
  if (!(error instanceof ApiFailure) || error.code !== "not-found") throw error;
}

function withVerdict(page: ConversationPage, id: string, verdict: Verdict | null): ConversationPage {
  const findings = page.findings.map((finding) => (finding.id === id ? { ...finding, verdict } : finding));
  return { ...page, findings };
}
