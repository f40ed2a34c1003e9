/** An address as it is stored and compared. */
export const addressOf = (email: string): string => email.trim().toLowerCase();
