/** The mark: two rings that share a space. */
export const Mark = ({ className = 'mark' }: { className?: string }) => (
  <svg className={className} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="9" fill="#16735F" />
    <circle cx="12.5" cy="16" r="6" fill="none" stroke="#fff" strokeWidth="2.6" />
    <circle cx="19.5" cy="16" r="6" fill="none" stroke="#F2C46B" strokeWidth="2.6" />
  </svg>
);
