export { announceDemo } from './announce-demo.js';
export { loadDemo } from './load-demo.js';
