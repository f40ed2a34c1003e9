import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { settings } from '../../copy/settings';

const { keys: copy } = settings;

/** A key that was just made. Its secret lives in the page only. */
export interface FreshKey {
  readonly name: string;
  readonly secret: string;
}

export function Fresh({ fresh: { name, secret }, onDone }: { fresh: FreshKey; onDone: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const curl = [
    `curl -s ${location.origin}/graphql`,
    `-H 'content-type: application/json'`,
    `-H 'authorization: Bearer ${secret}'`,
    `-d '{"query":"{ me { user { name } memberships { role } } }"}'`,
  ].join(' \\\n  ');
  return (
    <section className="card fresh" aria-labelledby="fresh">
      <header>
        <h2 id="fresh" ref={heading} tabIndex={-1}>
          {copy.made(name)}
        </h2>
        <p>{copy.once}</p>
      </header>
      <Copyable title={copy.key} text={secret} />
      <Copyable title={copy.try} text={curl} />
      <div>
        <Button variant="default" onClick={onDone}>
          {copy.done}
        </Button>
      </div>
    </section>
  );
}

function Copyable({ title, text }: { title: string; text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="secret">
      <h3>{title}</h3>
      <div>
        <code>{text}</code>
        <Button
          variant="light"
          aria-label={`${copied ? copy.copied : copy.copy}: ${title}`}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {copied ? copy.copied : copy.copy}
        </Button>
      </div>
    </div>
  );
}
