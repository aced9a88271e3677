import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Installation, installPack } from "../api/install-calls.ts";
import { packsQuery, policiesQuery } from "../api/queries.ts";
import type { Pack } from "../api/types.ts";
import { useRefresh } from "../install/use-refresh.ts";
import { packAddress } from "../packs/point-address.ts";
import { useFailureText } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";

/** What a shop had, which brings it back. */
export type Had = { readonly shop: string; readonly installation: Installation };

const shownSeconds = 15;

/** Names the offer, which is void once the pack is back. */
export const undoKey = (pack: string) => `uninstalled ${pack}`;

/** Notes what each of the shops has of a pack before it goes: the same version, and which of its policies. */
export function useNoteHad(): (shops: readonly string[], pack: Pack) => Promise<Had[]> {
  const client = useQueryClient();
  return async (shops, { manifest: { id } }) => {
    const had = await Promise.all(
      shops.map(async (shop) => {
        const [{ packs }, { policies }] = await Promise.all([
          client.fetchQuery({ ...packsQuery(shop), staleTime: 0 }),
          client.fetchQuery({ ...policiesQuery(shop), staleTime: 0 }),
        ]);
        const found = packs.find(({ manifest }) => manifest.id === id);
        if (found === undefined) return [];
        const ids = policies.map((policy) => policy.id);
        const kept = found.manifest.policies
          .map((policy) => policy.id)
          .filter((policy) => ids.includes(policy) || ids.includes(`${id}-${policy}`));
        const by = found.install === null ? { pack: id } : { sha256: found.install.sha256 };
        return [{ shop, installation: { ...by, policies: kept } }];
      }),
    );
    return had.flat();
  };
}

/** Offers for a while to bring back what was just uninstalled, in each shop as it was. */
export function useUndo(): (pack: Pack, had: readonly Had[]) => void {
  const { t } = useTranslation();
  const words = useWords();
  const { notification, message } = App.useApp();
  const failureText = useFailureText();
  const refresh = useRefresh();
  const navigate = useNavigate();
  return ({ manifest }, had) => {
    const title = words(manifest.title);
    const key = undoKey(manifest.id);
    const undo = async () => {
      notification.destroy(key);
      try {
        for (const { shop, installation } of had) await installPack({ shop, ...installation });
        message.success(t("pack.undone", { title }));
        const [first] = had;
        if (first !== undefined) navigate(packAddress(first.shop, manifest.id));
      } catch (error) {
        const { title: what, detail } = failureText(error);
        message.error([what, detail].filter((part) => part !== null).join(" "));
      } finally {
        await refresh(had.map(({ shop }) => shop));
      }
    };
    notification.success({
      key,
      title: t("pack.uninstalledUndo", { title }),
      description: t("pack.undoHint"),
      duration: shownSeconds,
      actions: (
        <Button type="primary" onClick={() => void undo()}>
          {t("pack.undo")}
        </Button>
      ),
    });
  };
}
