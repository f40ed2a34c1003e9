import { door } from '../accounts/index.js';
export const upward = door;
