// stopped
export function attack() {
  return [
    {
      toJSON() {
        for (;;);
      },
    },
  ];
}
