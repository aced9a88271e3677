// refused
export async function attack() {
  for (;;) await null;
}
