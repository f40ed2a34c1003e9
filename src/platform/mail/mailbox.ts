import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import PostalMime from 'postal-mime';

/** A letter as its reader sees it. */
export interface ReadMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly sentAt: Date;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
  /** The addresses its links lead to. */
  readonly links: readonly string[];
}

/** The letters in a mailbox folder, the newest first; none when there is no such folder. */
export async function readMailbox(folder: string): Promise<ReadMail[]> {
  const names = await readdir(folder).catch(() => []);
  const letters = await Promise.all(
    names
      .filter((name) => name.endsWith('.eml'))
      .map(async (name) => {
        const path = join(folder, name);
        const { mtimeNs } = await stat(path, { bigint: true });
        return { mtimeNs, mail: await readMail(path) };
      }),
  );
  return letters.sort((a, b) => (a.mtimeNs < b.mtimeNs ? 1 : -1)).map(({ mail }) => mail);
}

/** One letter; the path must exist. */
export async function readMail(path: string): Promise<ReadMail> {
  const mail = await PostalMime.parse(await readFile(path));
  const html = mail.html ?? '';
  return {
    id: basename(path, '.eml'),
    to: mail.to?.[0]?.address ?? '',
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    sentAt: new Date(mail.date ?? 0),
    text: mail.text ?? '',
    html,
    headers: mail.headers,
    links: [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, url]) => (url ?? '').replaceAll('&amp;', '&')),
  };
}
