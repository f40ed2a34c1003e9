import '../../styles/work.css';
import './imports.css';
import { Button, FileButton } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useFirm } from '../../app/session';
import { imports as copy } from '../../copy/imports';
import { FormErrors } from '../../ui/form';
import { day } from '../../ui/format';
import { Card, PageHead } from '../../ui/pieces';
import { Meter } from '../../ui/Meter';
import { listQuery, send } from './documents';

/** Takes a file, and shows what became of earlier ones. */
export function Begin() {
  const firm = useFirm();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: earlier } = useSuspenseQuery(listQuery(firm.id));
  const [sending, setSending] = useState<{ readonly name: string; readonly percent: number } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const take = async (file: File | null | undefined) => {
    if (!file || sending) return;
    setError(null);
    setSending({ name: file.name, percent: 0 });
    try {
      const id = await send(firm.id, file, (percent) => setSending({ name: file.name, percent }));
      await queries.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/clients/lists/$id', params: { id } });
    } catch (cause) {
      setError(cause instanceof Error ? cause.message : String(cause));
      setSending(null);
    }
  };
  return (
    <>
      <PageHead title={copy.title} lead={copy.lead} />
      <div className="import">
        {error && <FormErrors errors={[error]} />}
        <section
          className="card drop"
          aria-label={copy.drop}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void take(event.dataTransfer.files[0]);
          }}
        >
          {sending ? (
            <Meter label={copy.sending(sending.name)} done={sending.percent} total={100} note={copy.sent(sending.percent)} />
          ) : (
            <>
              <IconFileUpload size={40} stroke={1.3} aria-hidden />
              <p className="drop-title">{copy.drop}</p>
              <p className="soft">{copy.dropHelp}</p>
              <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={(file) => void take(file)}>
                {(props) => <Button {...props}>{copy.choose}</Button>}
              </FileButton>
            </>
          )}
        </section>
        <Card title={copy.earlier}>
          {earlier.length === 0 ? (
            <p className="soft">{copy.noEarlier}</p>
          ) : (
            <table className="tbl">
              <thead>
                <tr>
                  <th scope="col">{copy.file}</th>
                  <th scope="col">{copy.state}</th>
                  <th scope="col" className="hide-p num">
                    {copy.count}
                  </th>
                  <th scope="col" className="hide-p">
                    {copy.when}
                  </th>
                </tr>
              </thead>
              <tbody>
                {earlier.map((each) => (
                  <tr key={each.id}>
                    <td>
                      <Link to="/clients/lists/$id" params={{ id: each.id }} className="rowlink">
                        {each.fileName}
                      </Link>
                    </td>
                    <td>{copy.states[each.state]}</td>
                    <td className="hide-p num">{each.rowCount.toLocaleString('en-GB')}</td>
                    <td className="hide-p">{day(each.createdAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Card>
      </div>
    </>
  );
}
