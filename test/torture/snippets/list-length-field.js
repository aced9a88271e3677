// refused
export function attack() {
  class Long extends Array {
    length = 3e7;
  }
  return new Long().fill(0);
}
