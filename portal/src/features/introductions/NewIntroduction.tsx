import type { Creating } from '../../app/router';

export default function NewIntroduction(_: { given: Creating; onClose: () => void }) {
  return null;
}
