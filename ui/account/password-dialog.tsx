import { useMutation } from "@tanstack/react-query";
import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { ApiFailure, call } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";

type Passwords = { currentPassword: string; newPassword: string; again: string };

const changePassword = ({ currentPassword, newPassword }: Passwords) =>
  call<unknown>("/v1/auth/change-password", { method: "POST", body: { currentPassword, newPassword } });

export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Passwords>();
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess() {
      message.success(t("account.passwordChanged"));
      onClose();
    },
  });
  const { error } = changing;
  const isWrong = error instanceof ApiFailure && error.path === "currentPassword";
  return (
    <Modal
      open
      title={t("account.password")}
      okText={t("common.save")}
      cancelText={t("common.cancel")}
      confirmLoading={changing.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error !== null && !isWrong && <Failure error={error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => changing.mutate(values)}>
        <Form.Item
          name="currentPassword"
          label={t("account.current")}
          rules={[{ required: true, message: t("signIn.passwordNeeded") }]}
          {...(isWrong && { validateStatus: "error" as const, help: t("account.currentWrong") })}
        >
          <Input.Password autoComplete="current-password" maxLength={128} autoFocus />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t("account.new")}
          extra={t("account.newHint")}
          rules={[{ required: true, min: 12, message: t("account.tooShort") }]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t("account.again")}
          dependencies={["newPassword"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue("newPassword") ? Promise.resolve() : Promise.reject(t("account.differs")),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
