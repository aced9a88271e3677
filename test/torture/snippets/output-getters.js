// contained
export function attack() {
  const bad = {
    get kind() {
      throw {
        get message() {
          throw 1;
        },
      };
    },
  };
  return [bad];
}
