import { MailOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { call } from "../api/call.ts";
import { Failure } from "../show/failure.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { useLanguage } from "../text/use-language.ts";
import { Entrance } from "./entrance.tsx";
import styles from "./sign-in.module.css";

/** Where whoever forgot a password asks for a link. The answer never says whether there is an account. */
export function Forgot() {
  const { t } = useTranslation();
  const language = useLanguage();
  const asking = useMutation({
    mutationFn: ({ email }: { email: string }) =>
      call<{ mail: boolean }>("/v1/auth/password-reset", { method: "POST", body: { email, language } }),
    meta: { signIn: true },
  });
  const back = <Link to="/sign-in">{t("access.forgot.back")}</Link>;
  if (asking.data !== undefined) {
    const { mail } = asking.data;
    return (
      <Entrance title={t("access.forgot.title")}>
        <PageNotice
          tone={mail ? "success" : "info"}
          title={t(mail ? "access.forgot.sent" : "access.forgot.noMail")}
          hint={t(mail ? "access.forgot.sentHint" : "access.forgot.noMailHint")}
          extra={back}
        />
      </Entrance>
    );
  }
  return (
    <Entrance title={t("access.forgot.title")}>
      <Form
        className={styles.form}
        layout="vertical"
        requiredMark={false}
        validateTrigger="onSubmit"
        onFinish={(values: { email: string }) => asking.mutate(values)}
      >
        <h1>{t("access.forgot.title")}</h1>
        <p className={styles.invited}>{t("access.forgot.lead")}</p>
        {asking.isError && <Failure error={asking.error} />}
        <Form.Item
          name="email"
          label={t("signIn.email")}
          rules={[
            { required: true, message: t("signIn.emailNeeded") },
            { type: "email", message: t("signIn.emailWrong") },
          ]}
        >
          <Input
            size="large"
            prefix={<MailOutlined aria-hidden />}
            autoComplete="username"
            inputMode="email"
            maxLength={254}
            autoFocus
          />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={asking.isPending}>
          {t("access.forgot.send")}
        </Button>
        <p className={styles.hint}>{back}</p>
      </Form>
    </Entrance>
  );
}
