// contained
export function attack() {
  const trap = {
    toString() {
      return `${trap}`;
    },
  };
  return [String(trap), { [trap]: 1 }];
}
