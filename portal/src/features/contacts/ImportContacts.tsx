import '../../styles/work.css';
import './contacts.css';
import { Button } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState, type DragEvent } from 'react';
import { useFirm } from '../../app/session';
import { clients } from '../../copy/clients';
import { contacts as copy } from '../../copy/contacts';
import { Refused, reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card, PageHead } from '../../ui/pieces';
import { toast } from '../../ui/toast';
import { ImportDocument, touched, UndoDocument } from './documents';
import { People } from './People';
import { FIELDS, readFile, type Row } from './read';

/** People met at an event: a file is looked at, mended in place, and what is chosen goes into the book. */
export function ImportContacts() {
  const firm = useFirm();
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const read = useMutation({ mutationFn: (file: Blob) => readFile(firm.id, file), onSuccess: setRows });
  return (
    <>
      <PageHead
        title={copy.title}
        lead={copy.lead}
        action={
          <Button component={Link} to="/clients" variant="default">
            {clients.title}
          </Button>
        }
      />
      {rows === null ? (
        <Drop pending={read.isPending} error={read.error} onFile={(file) => read.mutate(file)} />
      ) : (
        <Preview rows={rows} setRows={setRows} />
      )}
    </>
  );
}

/** A place to drop a file, with its button twin. */
function Drop({ pending, error, onFile }: { pending: boolean; error: Error | null; onFile: (file: File) => void }) {
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  return (
    <div className="card">
      <div
        className="drop"
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={take}
      >
        <IconAddressBook size={40} stroke={1.3} aria-hidden />
        <h2>{copy.drop}</h2>
        <p className="soft">{copy.dropHelp}</p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".vcf,.csv,text/vcard,text/csv"
          aria-label={copy.file}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) onFile(file);
          }}
        />
        <Button loading={pending} onClick={() => input.current?.click()}>
          {copy.file}
        </Button>
        <FormErrors errors={error ? [error.message] : []} />
      </div>
    </div>
  );
}

function Preview({ rows, setRows }: { rows: readonly Row[]; setRows: (rows: readonly Row[] | null) => void }) {
  const firm = useFirm();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isNone, setNone] = useState(false);
  const undo = useAct(UndoDocument, { touches: touched, onDone: ({ untouched }) => toast(copy.undone(untouched ?? 0)) });
  const add = useAct(ImportDocument, {
    touches: touched,
    onDone: ({ contactImport: made }) => {
      if (!made) return toast(copy.nobodyNew);
      toast(copy.added(made.contactsAdded, made.clientsAdded), () => undo.mutate({ id: made.id }));
      // The list that was left behind would show them only after a press.
      queries.removeQueries({ queryKey: ['clients'] });
      void navigate({ to: '/clients' });
    },
  });
  const wanted = rows.filter(({ isWanted }) => isWanted);
  // Refusals name places in what was sent; people see places in the file.
  const places = rows.flatMap((row, n) => (row.isWanted ? [n] : []));
  const refusals = add.error instanceof Refused ? add.error.errors : [];
  const faults = refusals.map(({ message, field }) => ({
    message,
    row: places[Number(field?.[2])] ?? null,
    field: FIELDS.find((each) => each === field?.[3]) ?? null,
  }));
  const send = () => {
    setNone(wanted.length === 0);
    if (wanted.length === 0) return;
    const input = { rows: wanted.map(({ values }) => Object.fromEntries(FIELDS.map((field) => [field, values[field] || null]))) };
    add.mutate({ businessId: firm.id, input });
  };
  return (
    <Card title={copy.found(rows.length)} note={copy.ready(wanted.length)}>
      <People rows={rows} faults={faults} change={(n, row) => setRows(rows.map((each, at) => (at === n ? row : each)))} />
      <FormErrors
        errors={[
          ...(isNone ? [copy.none] : []),
          ...faults.map(({ row, message }) => (row === null ? message : copy.rowWrong(row + 1, message))),
          ...(add.error && refusals.length === 0 ? reasonsOf(add.error) : []),
        ]}
      />
      <div className="form-foot">
        <Button variant="subtle" onClick={() => setRows(null)}>
          {copy.another}
        </Button>
        <Button loading={add.isPending} onClick={send}>
          {wanted.length === 0 ? copy.addNobody : copy.add(wanted.length)}
        </Button>
      </div>
    </Card>
  );
}
