// contained
export function attack() {
  const ways = [
    (again) => [1].map(again),
    (again) => [2, 1].sort(again),
    (again) => "a".replace(/a/, again),
    (again) => new Map([[1, 1]]).forEach(again),
    (again) => Array.from({ length: 1 }, again),
    (again) => JSON.stringify({ toJSON: again }),
    (again) => String({ toString: again }),
    (again) => again.call.call.call(again),
  ];
  const again = () => ways[again.turn++ % ways.length](again);
  again.turn = 0;
  return again();
}
