import { Input } from "antd";
import { useId, useState } from "react";
import styles from "./rule-editor.module.css";

type LinesFieldProps = { label: string; hint: string; text: string; onChange: (text: string) => void };

/** A list that is written a line each. What is typed stays as it is: empty lines go from the list, not from under the cursor. */
export function LinesField({ label, hint, text, onChange }: LinesFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(text);
  return (
    <label className={styles.field} htmlFor={id}>
      <span>{label}</span>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 8 }}
        dir="auto"
        value={typed}
        placeholder={hint}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(target.value);
        }}
      />
    </label>
  );
}
