import { plumbing } from '../platform/plumbing.js';
export const impure = plumbing;
