import { createHmac } from 'node:crypto';
import type { Config } from '../platform/config/config.js';

/**
 * The password of all demo people. It follows from the service's secret, so that it can be printed at each start, is
 * kept nowhere, and is another one in each installation.
 */
export function demoPassword({ secret }: Pick<Config, 'secret'>): string {
  if (secret === null) throw new Error('The demo network needs the secret of the service.');
  const digits = createHmac('sha256', secret).update('demo people').digest('hex').slice(0, 12);
  return `quay-${digits.match(/.{4}/g)!.join('-')}`;
}
