// stopped
export function attack() {
  let open = "[";
  while (open.length < 100_000) open += open;
  const deep = JSON.parse(open + open.replaceAll("[", "]"));
  let walked = deep;
  for (let turn = 0; ; turn++) {
    walked = walked[0] ?? deep;
    if (turn % 10_000 === 0) Object.entries(deep).flat(Number.POSITIVE_INFINITY);
  }
}
