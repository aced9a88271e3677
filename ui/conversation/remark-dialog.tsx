import { Input, Modal } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";

/** As the server takes it. */
const longest = 500;

type RemarkDialogProps = { title: string; isPending: boolean; onSave: (text: string) => void; onClose: () => void };

/** A remark on the session or beside a finding; Enter saves, Shift and Enter begin a new line. */
export function RemarkDialog({ title, isPending, onSave, onClose }: RemarkDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const field = useRef<TextAreaRef>(null);
  const said = text.trim();
  return (
    <Modal
      open
      title={title}
      okText={t("reviewDay.save")}
      okButtonProps={{ disabled: said === "", loading: isPending }}
      onOk={() => onSave(said)}
      onCancel={onClose}
      // While it opens it cannot take the focus.
      afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
    >
      <Input.TextArea
        ref={field}
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        showCount
        maxLength={longest}
        dir="auto"
        aria-label={title}
        placeholder={t("reviewDay.remarkPlace")}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={(event) => {
          if (event.shiftKey || event.nativeEvent.isComposing || said === "") return;
          event.preventDefault();
          onSave(said);
        }}
      />
    </Modal>
  );
}
