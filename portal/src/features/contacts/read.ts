import { contacts as copy } from '../../copy/contacts';

export const FIELDS = ['name', 'email', 'phone', 'title', 'company'] as const;
export type Field = (typeof FIELDS)[number];

/** A person in the file as the service read her, and what it found out about her. */
interface Read extends Readonly<Record<Field, string | null>> {
  readonly doubts: readonly string[];
  readonly contact: { readonly id: string; readonly name: string } | null;
  readonly client: { readonly id: string; readonly name: string } | null;
  readonly newClient: string | null;
}

/** A row on the screen: what is typed, whether it is wanted, and what is known as long as nobody changed it. */
export interface Row {
  readonly values: Readonly<Record<Field, string>>;
  readonly found: Read;
  readonly isWanted: boolean;
  readonly isEdited: boolean;
}

/** Sends the file itself; nothing is kept of it. Throws the service's own sentence. */
export async function readFile(businessId: string, file: Blob): Promise<Row[]> {
  const response = await fetch(`/imports/contacts?businessId=${businessId}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/vnd.adjoin.contacts', accept: 'application/json' },
    body: file,
  }).catch(() => null);
  const body = (await response?.json().catch(() => null)) as { rows?: Read[]; errors?: { message: string }[] } | null;
  if (!response?.ok || !body?.rows) throw new Error(body?.errors?.[0]?.message ?? copy.failed);
  return body.rows.map((found) => ({
    values: {
      name: found.name ?? '',
      email: found.email ?? '',
      phone: found.phone ?? '',
      title: found.title ?? '',
      company: found.company ?? '',
    },
    found,
    isWanted: found.doubts.every((doubt) => doubt === 'NO_EMAIL'),
    isEdited: false,
  }));
}
