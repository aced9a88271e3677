import { Skeleton } from "antd";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { Bilingual } from "../../plugins/sdk/point.ts";
import { later } from "../text/later.ts";
import { useWords } from "../text/use-language.ts";
import { Section } from "./section.tsx";

/** Larger than the rest of the page, and most packs have none. */
const Markdown = later(() => import("./markdown.tsx"), "Markdown");

export function Docs({ docs }: { docs: Bilingual | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  if (docs === undefined) return null;
  return (
    <Section title={t("pack.docs")}>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} title={false} />}>
        <Markdown text={words(docs)} />
      </Suspense>
    </Section>
  );
}
