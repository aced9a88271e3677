import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Member, type MemberChange, type Role, roles } from "./members-api.ts";
import { rolesQuery } from "./roles-api.ts";

/** How a role is named in a list of choices: a built-in one by its word, an own one as `own:<id>`. */
export const choiceOf = ({ role, ownRole }: Pick<Member, "role" | "ownRole">): string =>
  ownRole === null ? role : `own:${ownRole}`;

export const changeTo = (choice: string): Pick<MemberChange, "role" | "ownRole"> =>
  choice.startsWith("own:") ? { ownRole: choice.slice(4) } : { role: choice as Role };

/** All roles that somebody may be given. */
export function useRoleChoices(): { value: string; label: string }[] {
  const { t } = useTranslation();
  const own = useQuery(rolesQuery).data?.items ?? [];
  return [
    ...roles.map((role) => ({ value: role as string, label: t(`role.${role}`) })),
    ...own.map(({ id, name }) => ({ value: `own:${id}`, label: name })),
  ];
}
