import { frame } from '../../copy/frame';

export function Campaigns() {
  return <h1>{frame.pages.campaigns}</h1>;
}
