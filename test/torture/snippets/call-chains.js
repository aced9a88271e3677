// stopped
export function attack() {
  const { call } = attack;
  let depth = 0;
  for (;;) {
    try {
      call.call.call.apply(call, [call, call, attack]);
    } catch {
      depth++;
    }
  }
}
