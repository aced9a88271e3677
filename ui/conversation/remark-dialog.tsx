import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** As the server takes it. */
const longest = 500;

type RemarkDialogProps = { title: string; isPending: boolean; onSave: (text: string) => void; onClose: () => void };

/** A remark on the session or beside a finding; Enter saves, Shift and Enter begin a new line. */
export function RemarkDialog({ title, isPending, onSave, onClose }: RemarkDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const said = text.trim();
  return (
    <Modal
      open
      title={title}
      okText={t("reviewDay.save")}
      okButtonProps={{ disabled: said === "", loading: isPending }}
      onOk={() => onSave(said)}
      onCancel={onClose}
    >
      <Input.TextArea
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
