import { Command } from "commander";
import { inviteAdministrator } from "../../db/invite-administrator.ts";
import { UserError } from "../../db/user-error.ts";

// `npm run admin`: a link by which an administrator comes in where nobody is in yet, or whose password is lost.
const command = new Command("admin")
  .description("Prints a link by which an administrator of a shop and its merchant comes in; it works once")
  .option("--email <address>", "whose link it is")
  .option("--shop <id>", "id of the shop, such as my-shop; made if there is none. Left out: made in the browser")
  .option("--name <name>", "name of the shop, or without one of the merchant, that is made")
  .option("--new-password", "the password of the account is lost: it ends now, the link asks for a new one")
  .addHelpText("after", "\nReads LIBSQL_URL, LIBSQL_AUTH_TOKEN and PUBLIC_URL from the environment.")
  .parse();

try {
  const { LIBSQL_URL, LIBSQL_AUTH_TOKEN, PUBLIC_URL } = process.env;
  const options = command.opts<{ email?: string; shop?: string; name?: string; newPassword?: boolean }>();
  const made = await inviteAdministrator({ ...options, LIBSQL_URL, LIBSQL_AUTH_TOKEN, PUBLIC_URL });
  if (made.madeShop) console.log(`Made the shop ${options.shop}. Its policies observe; nobody is written to yet.`);
  console.log(
    `\n  ${made.link}\n\nOpen it to set a password${options.shop === undefined ? " and to set up the first shop" : ""}. It works once, until ${new Date(made.expiresAt).toISOString()}.`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof UserError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
