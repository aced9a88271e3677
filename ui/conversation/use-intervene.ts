import { useMutation, useQueryClient } from "@tanstack/react-query";
import { readUntil } from "../api/read-until.ts";
import type { ConversationItem, ConversationPage } from "../api/types.ts";
import { type InterventionConfig, intervene } from "../api/writes.ts";

/** Runs an intervention in the chat; the page shows the decision as soon as the ledger has it. */
export function useIntervene(shop: string, { conversation, channel }: ConversationItem, intervention: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (config: InterventionConfig) => intervene({ shop, conversation, channel, intervention, config }),
    onSuccess({ decision }) {
      const pages = { queryKey: ["shop", shop, "conversation", conversation] };
      // Not waited for: what became of it is known, and the list follows.
      void readUntil(
        async () => {
          await client.refetchQueries(pages);
          return client.getQueriesData<ConversationPage>(pages).flatMap(([, page]) => page?.decisions ?? []);
        },
        (decisions) => decisions.some(({ id }) => id === decision),
      );
    },
  });
}
