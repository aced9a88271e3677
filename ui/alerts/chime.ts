import type { Severity } from "../../plugins/sdk/point.ts";

/** Short tones of our own, drawn by the browser: frequencies in hertz one after the other. The graver, the higher and more. */
const tones: Record<Severity, readonly number[]> = { urgent: [880, 1_175, 880], normal: [660, 784], low: [523] };
const toneSeconds = 0.14;
const loudness = 0.18;

let context: AudioContext | null = null;

/**
 * Browsers let a page sound only after somebody has clicked on it. false: that has not happened yet, and nothing was heard.
 */
export async function chime(severity: Severity): Promise<boolean> {
  context ??= new AudioContext();
  if (context.state === "suspended") await Promise.race([context.resume(), soon()]);
  if (context.state !== "running") return false;
  const start = context.currentTime;
  for (const [index, frequency] of tones[severity].entries()) sound(context, frequency, start + index * toneSeconds);
  return true;
}

const soon = () => new Promise<void>((done) => setTimeout(done, 200));

function sound(audio: AudioContext, frequency: number, at: number): void {
  const [oscillator, gain] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = frequency;
  // Swelling and fading, because a tone that is cut off clicks.
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.linearRampToValueAtTime(0, at + toneSeconds);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + toneSeconds);
}
