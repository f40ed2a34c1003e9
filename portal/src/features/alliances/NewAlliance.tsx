import type { Creating } from '../../app/router';

export default function NewAlliance(_: { given: Creating; onClose: () => void }) {
  return null;
}
