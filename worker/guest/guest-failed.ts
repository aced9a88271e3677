/**
 * `load`: its code cannot be had, or does not run. `timeout`: no answer in time. `output`: it answered something else than asked.
 * `crash`: the call itself broke off.
 */
export type GuestFailure = "load" | "timeout" | "output" | "crash";

/** A call of a guest failed as a whole. The message tells why, in our words: a guest's own could repeat the chat. */
export class GuestFailed extends Error {
  readonly code: GuestFailure;

  constructor(code: GuestFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "GuestFailed";
    this.code = code;
  }
}
