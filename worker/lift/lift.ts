import type { ArmCounts } from "../../db/queries/lift.ts";
import { type Interval, newcombe, type Sample, type Share, welch, wilson } from "./interval.ts";

/** With fewer cases than this on either side nothing is said about the difference. */
export const enoughCases = 30;

export const verdicts = ["too-few", "higher", "lower", "no-difference"] as const;
/** `no-difference`: the interval holds 0, so chance alone may have made it. */
export type LiftVerdict = (typeof verdicts)[number];

export const measures = ["humanReached", "ratedGood", "rating", "ordered", "contactedAgain"] as const;
export type Measure = (typeof measures)[number];

/** One side: `value` is a share (0 to 1) or a mean over `of` cases; `count` those that it happened to, null for a mean. */
export type Side = {
  readonly value: number | null;
  readonly count: number | null;
  readonly of: number;
  readonly interval: Interval | null;
};
export type Compared = {
  readonly measure: Measure;
  readonly kind: "share" | "mean";
  readonly act: Side;
  readonly holdout: Side;
  /** Acting minus leaving alone. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  readonly verdict: LiftVerdict;
};

/** What acting brings: the conversations acted on against those that chance left alone. */
export function compareArms({ act, holdout }: { act: ArmCounts; holdout: ArmCounts }): Compared[] {
  const all = (name: "humanReached" | "ordered" | "contactedAgain") =>
    compareShares(
      name,
      { count: act[name], of: act.conversations },
      { count: holdout[name], of: holdout.conversations },
    );
  return [
    all("humanReached"),
    compareShares(
      "ratedGood",
      { count: act.ratedGood, of: act.rated },
      { count: holdout.ratedGood, of: holdout.rated },
    ),
    compareRatings(sampleOf(act), sampleOf(holdout)),
    all("ordered"),
    all("contactedAgain"),
  ];
}

function compareShares(measure: Measure, act: Share, holdout: Share): Compared {
  const side = (share: Share): Side => ({
    value: share.of === 0 ? null : share.count / share.of,
    count: share.count,
    of: share.of,
    interval: share.of === 0 ? null : wilson(share),
  });
  const interval = act.of === 0 || holdout.of === 0 ? null : newcombe(act, holdout);
  return compared({ measure, kind: "share", act: side(act), holdout: side(holdout), interval });
}

function sampleOf({ rated, ratingSum, ratingSquares }: ArmCounts): Sample {
  return { n: rated, sum: ratingSum, squares: ratingSquares };
}

function compareRatings(act: Sample, holdout: Sample): Compared {
  const side = ({ n, sum }: Sample): Side => ({ value: n === 0 ? null : sum / n, count: null, of: n, interval: null });
  const interval = act.n < 2 || holdout.n < 2 ? null : welch(act, holdout);
  return compared({ measure: "rating", kind: "mean", act: side(act), holdout: side(holdout), interval });
}

function compared(known: Omit<Compared, "difference" | "verdict">): Compared {
  const { act, holdout, interval } = known;
  const difference = act.value === null || holdout.value === null ? null : act.value - holdout.value;
  return { ...known, difference, verdict: verdictOf(Math.min(act.of, holdout.of), interval) };
}

function verdictOf(cases: number, interval: Interval | null): LiftVerdict {
  if (cases < enoughCases || interval === null) return "too-few";
  if (interval.low > 0) return "higher";
  return interval.high < 0 ? "lower" : "no-difference";
}
