/** The filter of the audit log as it stands in the address: ids and days. */
export interface AuditSearch {
  readonly actor?: string | undefined;
  readonly business?: string | undefined;
  readonly subject?: string | undefined;
  readonly type?: string | undefined;
  /** Days as `2026-11-21`, both included, in the reader's zone. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export interface ServiceFilter {
  actorId?: string;
  businessId?: string;
  subjectId?: string;
  type?: string;
  since?: string;
  until?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The same filter as the service has it: moments, the end of the last day excluded. What is no day is left out. */
export function serviceFilter({ actor, business, subject, type, since, until }: AuditSearch): ServiceFilter {
  const from = since && DAY.test(since) ? startOf(since, 0) : null;
  const to = until && DAY.test(until) ? startOf(until, 1) : null;
  return {
    ...(actor && { actorId: actor }),
    ...(business && { businessId: business }),
    ...(subject && { subjectId: subject }),
    ...(type && { type }),
    ...(from && { since: from }),
    ...(to && { until: to }),
  };
}

/** Where the file with these rows is. */
export const csvAddress = (filter: ServiceFilter): string =>
  `/api/audit.csv?${new URLSearchParams(filter as Record<string, string>).toString()}`;

function startOf(day: string, plusDays: number): string | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date + plusDays);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
