import { plumbing } from '../platform/plumbing.js';
export const unnamed = plumbing;
