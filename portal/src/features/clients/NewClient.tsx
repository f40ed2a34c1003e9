import type { Creating } from '../../app/router';

export default function NewClient(_: { given: Creating; onClose: () => void }) {
  return null;
}
