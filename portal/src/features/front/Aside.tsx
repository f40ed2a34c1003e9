import { front } from '../../copy/front';
import { Network } from './Network';

/** What it is about, beside a form of the front door. */
export const Aside = () => (
  <aside aria-hidden="true">
    <Network />
    <blockquote className="display">{front.aside.line}</blockquote>
    <p>{front.aside.text}</p>
  </aside>
);
