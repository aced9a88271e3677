import { DownloadOutlined, SearchOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { apiPath } from "../api/call.ts";
import { meQuery } from "../api/queries.ts";
import { useLanguage } from "../text/use-language.ts";
import { FileDialog } from "./file-dialog.tsx";
import { MemberRow } from "./member-row.tsx";
import { changeMember, type Member, type Shop } from "./members-api.ts";
import styles from "./members-page.module.css";
import { useReachName } from "./reach-select.tsx";
import { changeTo, choiceOf, useRoleChoices } from "./role-choice.ts";
import { membersFile } from "./roles-api.ts";
import { useOfferUndo } from "./use-offer-undo.tsx";

type MembersSectionProps = { by: string; members: readonly Member[]; shops: readonly Shop[] };

/** The list of members: searched, changed one by one or many at once, out to a file and back in (F007). */
export function MembersSection({ by, members, shops }: MembersSectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const reachName = useReachName(shops);
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [importing, setImporting] = useState(false);
  const wanted = (search.get("q") ?? "").trim().toLowerCase();
  const shown = members.filter(({ name, email, agents }) =>
    [name, email, ...agents].some((word) => word.toLowerCase().includes(wanted)),
  );
  const picked = shown.filter(({ id }) => chosen.includes(id));
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: ["merchant"] });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  };
  const alsoIn = (member: Member) =>
    members.filter(({ user, id }) => user === member.user && id !== member.id).map(({ shop }) => reachName(shop));
  return (
    <section className={styles.section} aria-labelledby="members">
      <div className={styles.bar}>
        <h2 id="members">{t("members.people")}</h2>
        <Input
          type="search"
          className={styles.search}
          prefix={<SearchOutlined aria-hidden />}
          allowClear
          aria-label={t("access.members.search")}
          placeholder={t("access.members.search")}
          defaultValue={search.get("q") ?? ""}
          onChange={({ target }) => setSearch(target.value === "" ? {} : { q: target.value }, { replace: true })}
        />
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={apiPath(["merchant", "members", "export"], { language })}
          download
        >
          {t("access.members.export")}
        </Button>
        <Button icon={<UploadOutlined aria-hidden />} onClick={() => setImporting(true)}>
          {t("access.members.import")}
        </Button>
      </div>
      {picked.length > 0 && <Batch members={picked} onDone={refresh} onClear={() => setChosen([])} />}
      <section className={styles.scroll} aria-label={t("members.people")}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={t("access.members.chooseAll")}
                  checked={shown.length > 0 && picked.length === shown.length}
                  indeterminate={picked.length > 0 && picked.length < shown.length}
                  onChange={({ target }) => setChosen(target.checked ? shown.map(({ id }) => id) : [])}
                />
              </th>
              <th scope="col">{t("members.person")}</th>
              <th scope="col">{t("members.shop")}</th>
              <th scope="col">{t("members.role")}</th>
              <th scope="col">{t("members.actions")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                isMe={by === `user:${member.user}`}
                reach={reachName(member.shop)}
                alsoIn={alsoIn(member)}
                isChosen={chosen.includes(member.id)}
                onChoose={(is) =>
                  setChosen((before) => (is ? [...before, member.id] : before.filter((id) => id !== member.id)))
                }
              />
            ))}
          </tbody>
        </table>
      </section>
      {shown.length === 0 && <p className={styles.hint}>{t("access.members.noMatch")}</p>}
      <p className={styles.hint}>{t("members.forgot")}</p>
      {importing && (
        <FileDialog
          title={t("access.members.importTitle")}
          hint={t("access.members.importHint")}
          path={membersFile}
          onDone={refresh}
          onClose={() => setImporting(false)}
        />
      )}
    </section>
  );
}

type BatchProps = { members: readonly Member[]; onDone: () => Promise<unknown>; onClear: () => void };

/** One role for all that were chosen; whom it cannot be given keeps his. */
function Batch({ members, onDone, onClear }: BatchProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const offerUndo = useOfferUndo();
  const choices = useRoleChoices();
  const [choice, setChoice] = useState<string | null>(null);
  const changing = useMutation({
    async mutationFn(to: string) {
      const changed: Member[] = [];
      let failed = 0;
      for (const member of members.filter((one) => choiceOf(one) !== to)) {
        try {
          await changeMember(member.id, changeTo(to));
          changed.push(member);
        } catch {
          // The last administrator keeps his role, and the others do not wait for him.
          failed++;
        }
      }
      return { changed, failed };
    },
    async onSuccess({ changed, failed }) {
      await onDone();
      onClear();
      if (failed > 0) message.warning(t("access.members.failed", { count: failed }));
      if (changed.length === 0) return;
      offerUndo(t("access.members.changed", { count: changed.length }), async () => {
        for (const before of changed) {
          const agents = before.agents.length > 0 ? { agents: before.agents } : {};
          await changeMember(before.id, { ...changeTo(choiceOf(before)), ...agents });
        }
        await onDone();
      });
    },
  });
  return (
    <div className={styles.batch}>
      <span>{t("access.members.chosen", { count: members.length })}</span>
      <Select
        className={styles.roleSelect}
        aria-label={t("access.members.batch")}
        placeholder={t("access.members.batch")}
        value={choice}
        options={choices}
        onChange={setChoice}
      />
      <Button
        type="primary"
        disabled={choice === null}
        loading={changing.isPending}
        onClick={() => choice !== null && changing.mutate(choice)}
      >
        {t("access.members.batchApply")}
      </Button>
    </div>
  );
}
