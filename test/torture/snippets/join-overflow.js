// contained
export function attack() {
  let nested = ["x".repeat(1_000)];
  for (let depth = 0; depth < 20_000; depth++) nested = [nested];
  const found = [];
  const dig = (depth) => {
    try {
      found.push(nested.join("").length);
    } catch {}
    if (depth < 200) dig(depth + 1);
  };
  dig(0);
  return [found.length];
}
