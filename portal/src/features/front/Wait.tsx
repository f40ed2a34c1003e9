import { useEffect, useState } from 'react';
import { front } from '../../copy/front';

const { login: copy } = front;

/** Too many tries: said once in words, then counted down for the eye only. */
export function Wait({ seconds }: { seconds: number }) {
  const [until] = useState(() => Date.now() + seconds * 1_000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1_000))), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <div className="form-errors wait">
      <p role="alert">{left === 0 ? copy.over : copy.wait(inWords(seconds))}</p>
      {left > 0 && (
        <p className="num countdown" aria-hidden="true">
          {copy.left} {clock(left)}
        </p>
      )}
    </div>
  );
}

const inWords = (seconds: number) => (seconds < 90 ? copy.seconds(seconds) : copy.minutes(Math.ceil(seconds / 60)));
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
