import type { Creating } from '../../app/router';

export default function ReportOutcome(_: { given: Creating; onClose: () => void }) {
  return null;
}
