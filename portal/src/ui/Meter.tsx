import './meter.css';

/** How far something is, as a bar and in words. */
export function Meter({ label, done, total, note }: { label: string; done: number; total: number; note?: string }) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className="meter">
      <p className="meter-label">{label}</p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="meter-track"
      >
        <div className="meter-fill" style={{ width: `${share * 100}%` }} />
      </div>
      {note && <p className="meter-note">{note}</p>}
    </div>
  );
}
