import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { PackReview } from "../api/install-calls.ts";
import { useTitlesWith } from "../show/use-titles.ts";
import { Problems } from "./problems.tsx";

type KeptSettingsProps = { shop: string; manifest: Manifest; settings: PackReview["settings"] };

/** What becomes of the settings that the shop has for the pack's points. */
export function KeptSettings({ shop, manifest, settings: { carried, problems } }: KeptSettingsProps) {
  const { t } = useTranslation();
  const titles = useTitlesWith(shop, manifest);
  if (problems.length > 0) {
    return (
      <Alert
        type="warning"
        showIcon
        title={t("install.review.misfit")}
        description={
          <>
            <p>{t("install.review.misfitHint")}</p>
            <Problems problems={problems} titles={titles} manifest={manifest} />
          </>
        }
      />
    );
  }
  if (carried.length === 0) return <p>{t("install.review.noSettings")}</p>;
  const points = carried.map((id) => titles.point(id)).join(" / ");
  return <p>{t("install.review.carried", { count: carried.length, points })}</p>;
}
