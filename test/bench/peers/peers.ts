import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Figure, type Figures, type How, median } from "../figures.ts";
import { inFolder, openHouse } from "../house.ts";
import { measure, measureBegun, type Side, settle, type Whole, wholly } from "../measure.ts";
import { residentMb } from "../processes.ts";
import { n8n, n8n40, n8nUnsaved } from "./n8n.ts";
import { nodeRed, nodeRed40 } from "./node-red.ts";
import type { Peer, StartedPeer } from "./peer.ts";
import { plainNode } from "./plain-node.ts";
import { rulesEngine } from "./rules-engine.ts";

/**
 * S6: what else a shop could judge its messages with. All of them run at the same time and take turns with ours on the same POST; ours
 * has every point on and is durable, what theirs store is said with each. Processor time of ours is that of a message with all that follows
 * behind its answer. What cannot be installed or started here is said too.
 */

const peers: readonly Peer[] = [n8n40, n8n, n8nUnsaved, nodeRed40, nodeRed, rulesEngine, plainNode];

type Taken = { readonly perSecond: number; readonly cpuUs: number; readonly residentMb: number };

export async function measurePeers(how: How): Promise<Figures> {
  const { disk, seconds, rounds, tick, say } = how;
  return inFolder(disk, async (folder) => {
    const { side: ours, demo, stop } = await openHouse({ folder: await ownFolder(folder, "house") });
    const started = new Map<Peer, StartedPeer>();
    const failed = new Map<Peer, string>();
    try {
      for (const peer of peers) {
        try {
          started.set(peer, await peer.start({ ...how, folder: await ownFolder(folder, peer.name) }));
        } catch (error) {
          const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
          say(`${peer.name}: ${why}\n`);
          failed.set(peer, why);
        }
      }
      const sides: [string, Side][] = [
        ["ours", ours],
        ...[...started].map(([{ name }, side]): [string, Side] => [name, side]),
      ];
      const load = { secret: demo.secret, perRequest: 1, conversations: 1_000, seconds };
      const runs = new Map<string, Whole[]>();
      for (const [, side] of sides) await measure(side, { ...load, requests: 2_000, name: "warm" });
      await settle(ours);
      for (let round = 0; round < rounds; round++) {
        for (const [name, side] of sides) {
          const order = { ...load, requests: 8_000 * seconds, name: `${name}-${round}` };
          // Ours forgets a chat that rests for ten seconds, and the others' turns take longer: its chats begin with its turn.
          const run = await wholly(side, () => (side.owes ? measureBegun(side, order) : measure(side, order)));
          runs.set(name, [...(runs.get(name) ?? []), run]);
          tick();
        }
      }
      const taken = new Map(sides.map(([name, side]) => [name, takenBy(runs.get(name) ?? [], side)]));
      return figuresOf(taken, { failed, memory: how.memory });
    } finally {
      for (const peer of started.values()) await peer.stop();
      await stop();
    }
  });
}

async function ownFolder(folder: string, name: string): Promise<string> {
  const own = join(folder, name);
  await mkdir(own, { recursive: true });
  return own;
}

function takenBy(runs: readonly Whole[], { served }: Side): Taken {
  return {
    perSecond: median(runs.map(({ messages, seconds }) => messages / seconds)),
    cpuUs: median(runs.map(({ allUs }) => allUs ?? Number.NaN)),
    residentMb: residentMb(served.pid) ?? Number.NaN,
  };
}

type Beside = { readonly failed: ReadonlyMap<Peer, string>; readonly memory: boolean };

function figuresOf(taken: ReadonlyMap<string, Taken>, { failed, memory }: Beside): Figures {
  const nothing: Taken = { perSecond: Number.NaN, cpuUs: Number.NaN, residentMb: Number.NaN };
  const ours = taken.get("ours") ?? nothing;
  const goals: Readonly<Record<string, number>> = { "n8n-40": 40, n8n: 20, "node-red-40": memory ? 2 : 0.8 };
  const figures: Record<string, Figure> = {
    S6: {
      what: "messages a second of ours, every point on, durable",
      ratio: ours.perSecond,
      ...ours,
      goal: "",
      met: null,
    },
  };
  for (const peer of peers) {
    const theirs = taken.get(peer.name) ?? nothing;
    const ratio = ours.perSecond / theirs.perSecond;
    const goal = goals[peer.name];
    figures[`S6-${peer.name}`] = {
      what: `our rate against ${peer.what}`,
      ratio,
      ...theirs,
      ...(failed.has(peer) && { notMeasured: failed.get(peer) ?? "" }),
      goal: goal === undefined ? "" : `>= ${goal}`,
      met: goal === undefined || failed.has(peer) ? null : ratio >= goal,
    };
  }
  const cpu = ours.cpuUs / (taken.get(nodeRed40.name) ?? nothing).cpuUs;
  figures["S6-node-red-40-cpu"] = {
    what: "our processor time a message against Node-RED's with 40 function nodes",
    ratio: cpu,
    goal: "<= 0.6",
    met: Number.isNaN(cpu) ? null : cpu <= 0.6,
  };
  return figures;
}
