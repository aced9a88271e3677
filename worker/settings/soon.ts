/** `soon` was not soon enough. */
export const late = Symbol("late");

/** What `value` brings within so many milliseconds, or `late`: it goes on, and nobody waits for it here any more. */
export async function soon<Value>(value: Promise<Value>, patienceMs: number): Promise<Value | typeof late> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), patienceMs);
  });
  try {
    return await Promise.race([value, patience]);
  } finally {
    clearTimeout(timer);
  }
}
