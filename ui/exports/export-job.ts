import { useSyncExternalStore } from "react";
import type { ListedSession, Page } from "../api/types.ts";
import type { Cell } from "./detail-rows.ts";
import { download, type FileKind, fileOf } from "./files.ts";

/**
 * The export of details, which goes on while its owner reviews. It reads page by page through the index of sessions and keeps the
 * rows in the browser: the server holds no job, so that a reload ends it and it is begun anew.
 */

/** Up to so many the file comes by itself; more wait for a button, since they took a while. */
const atOnce = 10_000;
/** What a spreadsheet opens without complaint, and a browser holds without noticing. */
const most = 200_000;
/** A page that fails is asked for again, so that a restart of the server does not end the export. */
const tries = 5;
const waitMs = 2_000;

export type ExportPlan = {
  readonly kind: FileKind;
  readonly name: string;
  readonly head: readonly string[];
  readonly read: (cursor: string | null, signal: AbortSignal) => Promise<Page<ListedSession>>;
  readonly row: (session: ListedSession) => Cell[];
};
export type ExportState =
  | { readonly state: "none" }
  | { readonly state: "running"; readonly count: number }
  | { readonly state: "ready"; readonly count: number; readonly isCut: boolean; readonly save: () => void }
  | { readonly state: "failed"; readonly again: () => void };

let current: ExportState = { state: "none" };
let running: AbortController | null = null;
const listeners = new Set<() => void>();

function become(state: ExportState): void {
  current = state;
  for (const listener of listeners) listener();
}

export const useExport = (): ExportState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );

export function dismissExport(): void {
  running?.abort();
  running = null;
  become({ state: "none" });
}

/** One at a time: a new one takes the place of what ran. */
export async function startExport(plan: ExportPlan): Promise<void> {
  dismissExport();
  const own = new AbortController();
  running = own;
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", warn);
  try {
    const rows: Cell[][] = [[...plan.head]];
    let cursor: string | null = null;
    let isCut = false;
    become({ state: "running", count: 0 });
    do {
      const page = await readPage(plan, cursor, own.signal);
      rows.push(...page.items.map(plan.row));
      cursor = page.next;
      isCut = cursor !== null && rows.length > most;
      become({ state: "running", count: rows.length - 1 });
    } while (cursor !== null && !isCut);
    const file = await fileOf(plan.kind, rows);
    own.signal.throwIfAborted();
    const save = () => download(file, `${plan.name}.${plan.kind}`);
    become({ state: "ready", count: rows.length - 1, isCut, save });
    if (rows.length - 1 <= atOnce) save();
  } catch {
    // Cancelled, or refused for good: what stands on the page says which.
    if (!own.signal.aborted) become({ state: "failed", again: () => void startExport(plan) });
  } finally {
    window.removeEventListener("beforeunload", warn);
  }
}

async function readPage(plan: ExportPlan, cursor: string | null, signal: AbortSignal): Promise<Page<ListedSession>> {
  for (let tried = 1; ; tried++) {
    try {
      return await plan.read(cursor, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (tried === tries) throw error;
      await new Promise((done) => setTimeout(done, waitMs * tried));
    }
  }
}
