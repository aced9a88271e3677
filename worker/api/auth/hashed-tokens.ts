import type { BetterAuthOptions, DBAdapter, Where } from "better-auth";
import { sha256 } from "./sha256.ts";

type MakeAdapter = (options: BetterAuthOptions) => DBAdapter;

/**
 * Keeps only the SHA-256 of login tokens in the database, which the library has no option for: a stolen copy of the table
 * signs nobody in. The library goes on seeing the token that its caller named.
 */
export function withHashedTokens(make: MakeAdapter): MakeAdapter {
  return (options) => {
    const inner = make(options);
    const hashed: DBAdapter = {
      ...inner,
      async create<T extends Record<string, unknown>, R = T>(query: Parameters<typeof inner.create<T, R>>[0]) {
        if (query.model !== "session") return inner.create<T, R>(query);
        const token = tokenIn(query.data);
        const data = token === undefined ? query.data : { ...query.data, token: sha256(token) };
        return withToken(await inner.create<T, R>({ ...query, data }), token);
      },
      async findOne<T>(query: Parameters<typeof inner.findOne>[0]) {
        return withToken(await inner.findOne<T>(hashWhere(query)), namedToken(query));
      },
      findMany: (query) => inner.findMany(hashWhere(query)),
      count: (query) => inner.count(hashWhere(query)),
      async update<T>(query: Parameters<typeof inner.update>[0]) {
        return withToken(await inner.update<T>(hashWhere(query)), namedToken(query));
      },
      updateMany: (query) => inner.updateMany(hashWhere(query)),
      delete: (query) => inner.delete(hashWhere(query)),
      deleteMany: (query) => inner.deleteMany(hashWhere(query)),
      consumeOne: (query) => inner.consumeOne(hashWhere(query)),
      incrementOne: (query) => inner.incrementOne(hashWhere(query)),
      // Our writes are single statements: nothing here needs a transaction, and libSQL's would time out behind the writer.
      transaction: (run) => run(hashed),
    };
    return hashed;
  };
}

function hashWhere<Query extends { model: string; where?: Where[] | undefined }>(query: Query): Query {
  if (query.model !== "session" || query.where === undefined) return query;
  return { ...query, where: query.where.map((part) => (part.field === "token" ? hashPart(part) : part)) };
}

function hashPart(part: Where): Where {
  const { value } = part;
  if (typeof value === "string") return { ...part, value: sha256(value) };
  return Array.isArray(value) ? { ...part, value: value.map((token) => sha256(String(token))) } : part;
}

function namedToken({ model, where }: { model: string; where?: Where[] | undefined }): string | undefined {
  const value = model === "session" ? where?.find((part) => part.field === "token")?.value : undefined;
  return typeof value === "string" ? value : undefined;
}

function tokenIn(data: object): string | undefined {
  return "token" in data && typeof data.token === "string" ? data.token : undefined;
}

function withToken<Row>(row: Row, token: string | undefined): Row {
  return token === undefined || row === null || typeof row !== "object" ? row : { ...row, token };
}
