// harmless
export function attack() {
  const names = [
    typeof fetch,
    typeof connect,
    typeof WebSocket,
    typeof caches,
    typeof crypto,
    typeof self,
    typeof globalThis,
  ];
  return names.every((name) => name === "undefined") ? [] : names;
}
