/** A command that cannot be carried out; the message is shown to the author as it is. */
export class CommandRefused extends Error {}
