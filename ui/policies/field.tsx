import { createContext, type ReactNode, useContext } from "react";
import type { ApiFailure } from "../api/call.ts";
import styles from "./policy-edit.module.css";

/** The server's refusal of the policy, told beside the field that it names. */
export const RefusedPolicy = createContext<ApiFailure | null>(null);

type FieldProps = { label: string; path: string; hint?: string; children: ReactNode };

export function Field({ label, path, hint, children }: FieldProps) {
  const refused = useContext(RefusedPolicy);
  const isHere = refused?.path === path || refused?.path?.startsWith(`${path}.`) === true;
  return (
    <div className={styles.field} data-wrong={isHere}>
      <span aria-hidden>{label}</span>
      {children}
      {hint !== undefined && <small>{hint}</small>}
      {isHere && (
        <p role="alert">
          <bdi>{refused.message}</bdi>
        </p>
      )}
    </div>
  );
}
