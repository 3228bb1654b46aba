/** Something the person at the keyboard can mend: printed as one line, without a stack, and exit code 1. */
export class UserError extends Error {
  override readonly name = "UserError";
}
