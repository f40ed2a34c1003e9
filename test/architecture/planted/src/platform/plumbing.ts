export const plumbing = 1;
