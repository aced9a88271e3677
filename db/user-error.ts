/** Something the person at the terminal can put right. Its message is one line; print that and no stack. */
export class UserError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "UserError";
  }
}
