import { trust } from '../../copy/trust';
import { Card, Chip } from '../../ui/pieces';
import type { Alliance } from './queries';

const { health: copy } = trust;

/** How the two are, in sentences for the two. */
export function Health({ health }: { health: NonNullable<Alliance['health']> }) {
  return (
    <Card
      title={copy.title}
      right={<Chip tone={health.state === 'GOOD' ? 'ok' : 'warn'}>{health.state === 'GOOD' ? copy.good : copy.watch}</Chip>}
    >
      <ul className="plain">
        {health.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p className="note">{copy.only}</p>
    </Card>
  );
}
