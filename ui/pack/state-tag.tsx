import { useTranslation } from "react-i18next";
import type { Install } from "../api/install-calls.ts";
import styles from "./about.module.css";

export type PackState = "on" | "off" | "paused" | "attention";

/** What is most worth knowing of an installation. */
export function stateOf(install: Install): PackState {
  if (install === null) return "on";
  if (install.state === "off") return "off";
  if (install.paused !== undefined) return "paused";
  return install.attention === undefined ? "on" : "attention";
}

/** Nothing is said of a pack that simply runs, unless asked. */
export function StateTag({ install, always = false }: { install: Install; always?: boolean }) {
  const { t } = useTranslation();
  const state = stateOf(install);
  if (state === "on" && !always) return null;
  return (
    <span className={styles.state} data-state={state}>
      {t(`pack.state.${state}`)}
    </span>
  );
}
