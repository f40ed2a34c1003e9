import { register as copy } from '../../copy/register';
import type { UserError } from '../../gql/client';

/** What the service said is still missing, at the step where it belongs. */
export function Missing({ errors }: { errors: readonly UserError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="notice" role="alert">
      <h2>{copy.missing}</h2>
      <ul>
        {errors.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </div>
  );
}
