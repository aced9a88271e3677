import { EditOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "../api/queries.ts";
import type { FindingItem, Remark } from "../api/types.ts";
import { useMay } from "../api/use-may.ts";
import { addRemark, deleteRemark } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./review.module.css";

/** As the server takes it. */
const longest = 500;

type RemarksProps = {
  shop: string;
  finding: FindingItem;
  remarks: readonly Remark[];
  nameOf: (by: string | null) => string;
};

/** What people noted beside a finding, and a box for one more (F089). */
export function Remarks({ shop, finding, remarks, nameOf }: RemarksProps) {
  const { t } = useTranslation();
  const may = useMay();
  const place = usePlace(shop);
  const me = useQuery(meQuery).data?.by;
  const [writing, setWriting] = useState(false);
  const { adding, deleting } = useRemarks(shop, finding);
  return (
    <>
      {remarks.length > 0 && (
        <ul className={styles.remarks} aria-label={t("review.remark")}>
          {remarks.map(({ id, text, by, at }) => (
            <li key={id}>
              <p dir="auto">{text}</p>
              <small className="numbers">
                <bdi>{nameOf(by)}</bdi> · {dateAndClock(at, place)}
                {by === me && (
                  <Popconfirm title={t("review.remarkDeleteAsk")} onConfirm={() => deleting.mutateAsync(id)}>
                    <Button type="link" size="small">
                      {t("review.remarkDelete")}
                    </Button>
                  </Popconfirm>
                )}
              </small>
            </li>
          ))}
        </ul>
      )}
      {may.review &&
        (writing ? (
          <RemarkForm
            isPending={adding.isPending}
            onClose={() => setWriting(false)}
            onSave={(text) => adding.mutate(text, { onSuccess: () => setWriting(false) })}
          />
        ) : (
          <Button
            className={styles.write}
            size="small"
            type="text"
            icon={<EditOutlined aria-hidden />}
            onClick={() => setWriting(true)}
          >
            {t("review.remark")}
          </Button>
        ))}
    </>
  );
}

type RemarkFormProps = { isPending: boolean; onSave: (text: string) => void; onClose: () => void };

function RemarkForm({ isPending, onSave, onClose }: RemarkFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  return (
    <form
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text.trim());
      }}
    >
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2, maxRows: 6 }}
        showCount
        maxLength={longest}
        dir="auto"
        aria-label={t("review.remark")}
        placeholder={t("review.remarkPlace")}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className={styles.buttons}>
        <Button size="small" onClick={onClose}>
          {t("common.cancel")}
        </Button>
        <Button size="small" type="primary" htmlType="submit" loading={isPending} disabled={text.trim() === ""}>
          {t("review.remarkSave")}
        </Button>
      </div>
    </form>
  );
}

function useRemarks(shop: string, { id: finding, conversation }: FindingItem) {
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const onSuccess = () => client.refetchQueries({ queryKey: ["shop", shop, "conversation", conversation] });
  const onError = (error: Error) => void message.error(failureText(error).title);
  const adding = useMutation({
    mutationFn: (text: string) => addRemark({ shop, finding, text }),
    onSuccess,
    onError,
  });
  const deleting = useMutation({ mutationFn: (remark: string) => deleteRemark({ shop, remark }), onSuccess, onError });
  return { adding, deleting };
}
