/** 95 %, two sides. */
const z = 1.959963984540054;

export type Interval = { readonly low: number; readonly high: number };
/** `count` of `of`. */
export type Share = { readonly count: number; readonly of: number };

/** Wilson's interval of a share (E. B. Wilson, 1927): it holds for few cases and near 0 and 1, too. */
export function wilson({ count, of }: Share): Interval {
  const share = count / of;
  const centre = share + (z * z) / (2 * of);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

/** Newcombe's interval of the difference `a - b` of two shares (R. G. Newcombe, 1998, method 10): from both Wilson intervals. */
export function newcombe(a: Share, b: Share): Interval {
  const [p, q] = [a.count / a.of, b.count / b.of];
  const [first, second] = [wilson(a), wilson(b)];
  return {
    low: p - q - Math.hypot(p - first.low, second.high - q),
    high: p - q + Math.hypot(first.high - p, q - second.low),
  };
}

/** Values by their number, their sum and the sum of their squares. */
export type Sample = { readonly n: number; readonly sum: number; readonly squares: number };

function variance({ n, sum, squares }: Sample): number {
  return Math.max(0, (squares - (sum * sum) / n) / (n - 1));
}

/** Welch's interval of the difference `a - b` of two means, variances not being equal (B. L. Welch, 1947). At least two values each. */
export function welch(a: Sample, b: Sample): Interval {
  const difference = a.sum / a.n - b.sum / b.n;
  const [first, second] = [variance(a) / a.n, variance(b) / b.n];
  const error = first + second;
  if (error === 0) return { low: difference, high: difference };
  const freedom = error ** 2 / (first ** 2 / (a.n - 1) + second ** 2 / (b.n - 1));
  const spread = studentT(freedom) * Math.sqrt(error);
  return { low: difference - spread, high: difference + spread };
}

/** The 97.5 % point of Student's t, by its expansion (Abramowitz and Stegun, 26.7.5): to four digits from ten degrees of freedom. */
export function studentT(freedom: number): number {
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((t, term, index) => t + term / freedom ** (index + 1), z);
}
