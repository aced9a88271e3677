import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiFailure } from "../api/call.ts";
import { meQuery } from "../api/queries.ts";
import { useFailureText } from "../show/failure.tsx";
import { useList } from "../text/use-language.ts";
import { AccountsDialog } from "./accounts-dialog.tsx";
import { takesAccounts } from "./accounts-select.tsx";
import { LoginsDialog } from "./logins-dialog.tsx";
import { changeMember, type Member, type MemberChange, membersQuery, removeMember } from "./members-api.ts";
import styles from "./members-page.module.css";
import { ResetDialog } from "./reset-dialog.tsx";
import { changeTo, choiceOf, useRoleChoices } from "./role-choice.ts";

type MemberRowProps = {
  member: Member;
  isMe: boolean;
  reach: string;
  /** Other shops in which the same person is a member (N30). */
  alsoIn: readonly string[];
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

export function MemberRow({ member, isMe, reach, alsoIn, isChosen, onChoose }: MemberRowProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const failureText = useFailureText();
  const list = useList();
  const client = useQueryClient();
  const [showsLogins, setShowsLogins] = useState(false);
  const [resets, setResets] = useState(false);
  const choices = useRoleChoices();
  const [showsAccounts, setShowsAccounts] = useState(false);
  const { id, name, email, role, disabledAt } = member;
  const options = {
    async onSuccess() {
      message.success(t("members.saved"));
      // One's own role may have changed, and with it what one may see.
      if (isMe) await client.invalidateQueries({ queryKey: meQuery.queryKey });
      await client.invalidateQueries({ queryKey: ["merchant"] });
    },
    onError(error: Error) {
      const isLast = error instanceof ApiFailure && error.code === "conflict";
      message.error(isLast ? t("members.lastOne") : failureText(error).title);
      void client.invalidateQueries({ queryKey: membersQuery.queryKey });
    },
  };
  const changing = useMutation({
    mutationFn: (change: MemberChange) => changeMember(id, change),
    ...options,
  });
  const removing = useMutation({ mutationFn: () => removeMember(id), ...options });
  const ask = (title: string, okText: string, act: () => Promise<unknown>) =>
    modal.confirm({
      title,
      okText,
      okButtonProps: { danger: true },
      cancelText: t("common.cancel"),
      onOk: () => act().catch(() => undefined),
    });
  const isOff = disabledAt !== null;
  return (
    <tr data-off={isOff || undefined}>
      <td>
        <Checkbox
          aria-label={t("access.members.choose", { name })}
          checked={isChosen}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </td>
      <th scope="row">
        <bdi>{name}</bdi>
        {isMe && <span className={styles.tag}>{t("members.you")}</span>}
        {isOff && <span className={styles.tag}>{t("members.off")}</span>}
        <small>
          <bdi>{email}</bdi>
        </small>
      </th>
      <td>
        <bdi>{reach}</bdi>
        {alsoIn.length > 0 && (
          <small>
            <bdi>{t("access.members.alsoIn", { shops: list(alsoIn) })}</bdi>
          </small>
        )}
      </td>
      <td>
        <Select
          className={styles.roleSelect}
          size="small"
          aria-label={t("members.roleOf", { name })}
          disabled={isOff}
          loading={changing.isPending}
          popupMatchSelectWidth={false}
          value={choiceOf(member)}
          options={choices}
          onChange={(next) => changing.mutate(changeTo(next))}
        />
        {(role === "agent" && member.ownRole === null) || member.agents.length > 0 ? (
          <small>
            <bdi>{member.agents.length > 0 ? list(member.agents) : t("members.accountsNone")}</bdi>
          </small>
        ) : null}
      </td>
      <td>
        <span className={styles.buttons}>
          {takesAccounts(member) && (
            <Button size="small" aria-label={t("members.accountsOf", { name })} onClick={() => setShowsAccounts(true)}>
              {t("members.accounts")}
            </Button>
          )}
          <Button size="small" aria-label={t("logins.of", { name })} onClick={() => setShowsLogins(true)}>
            {t("logins.title")}
          </Button>
          <Button size="small" aria-label={t("access.members.resetOf", { name })} onClick={() => setResets(true)}>
            {t("access.members.reset")}
          </Button>
          <Button
            size="small"
            aria-label={t(isOff ? "members.enableOf" : "members.disableOf", { name })}
            onClick={() =>
              isOff
                ? changing.mutate({ disabled: false })
                : ask(t("members.disableAsk", { name }), t("members.disable"), () =>
                    changing.mutateAsync({ disabled: true }),
                  )
            }
          >
            {t(isOff ? "members.enable" : "members.disable")}
          </Button>
          <Button
            size="small"
            type="text"
            danger
            aria-label={t("members.removeOf", { name })}
            onClick={() => ask(t("members.removeAsk", { name }), t("members.remove"), () => removing.mutateAsync())}
          >
            {t("members.remove")}
          </Button>
        </span>
        {showsAccounts && (
          <AccountsDialog
            member={member}
            saving={changing.isPending}
            onSave={(agents) => changing.mutate({ agents }, { onSuccess: () => setShowsAccounts(false) })}
            onClose={() => setShowsAccounts(false)}
          />
        )}
        {resets && <ResetDialog member={member} onClose={() => setResets(false)} />}
        {showsLogins && (
          <LoginsDialog title={t("logins.of", { name })} member={id} onClose={() => setShowsLogins(false)} />
        )}
      </td>
    </tr>
  );
}
