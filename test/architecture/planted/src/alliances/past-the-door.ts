import { door } from '../accounts/door.js';
export const past = door;
