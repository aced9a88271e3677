import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { settingsQuery } from "../api/queries.ts";
import { useFailureText } from "../show/failure.tsx";
import { channelsQuery } from "./channels-api.ts";

/** What every change of a channel does afterwards. */
export function useChanged(shop: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const failureText = useFailureText();
  return {
    async refresh() {
      await Promise.all([
        client.invalidateQueries({ queryKey: channelsQuery(shop).queryKey }),
        client.invalidateQueries({ queryKey: settingsQuery(shop).queryKey }),
      ]);
    },
    failed(error: unknown) {
      const { title, detail } = failureText(error);
      message.error([title, detail].filter((part) => part !== null).join(" "));
    },
  };
}
