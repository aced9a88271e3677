/** A Conversation writes to the ledger within about a second of a change. */
const everyMs = 400;
const giveUpAfterMs = 6_000;

/** Reads again until what was read shows a change that was just made; gives up silently, because the page reads on anyway. */
export async function readUntil<Data>(
  read: () => Promise<Data>,
  shows: (data: Data) => boolean,
  pause: (ms: number) => Promise<void> = wait,
): Promise<void> {
  for (let waited = 0; waited < giveUpAfterMs; waited += everyMs) {
    if (shows(await read())) return;
    await pause(everyMs);
  }
}

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
