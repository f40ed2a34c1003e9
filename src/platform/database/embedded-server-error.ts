/** Why the embedded PostgreSQL cannot be used, phrased for the person at the terminal. */
export class EmbeddedServerError extends Error {
  override readonly name = 'EmbeddedServerError';
}
