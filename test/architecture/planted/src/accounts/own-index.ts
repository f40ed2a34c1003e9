import { door } from './index.js';
export const own = door;
