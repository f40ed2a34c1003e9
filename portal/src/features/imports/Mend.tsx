import '../../styles/overlays.css';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { imports } from '../../copy/imports';
import type { ImportField, ImportRowDecision as RowDecision } from '../../gql/generated/imports/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';
import { MendDocument, rowsQuery, touched, type DoubtfulRow, type ImportRecord } from './documents';

const { mend: copy } = imports;
const ABOUT_IDENTITY = new Set(['MANY_KNOWN', 'SAME_NAME']);

/** The doubtful rows, each mended where it stands. */
export default function Mend({ found }: { found: ImportRecord }) {
  const { data } = useQuery({ ...rowsQuery(found.id, found.version), placeholderData: keepPreviousData });
  if (found.doubtfulCount === 0) return null;
  return (
    <Card title={copy.title(found.doubtfulCount)}>
      <p className="soft">{copy.help}</p>
      <ul className="mend">
        {data?.nodes.map((row) => (
          <Row key={row.id} importId={found.id} row={row} />
        ))}
      </ul>
    </Card>
  );
}

function Row({ importId, row }: { importId: string; row: DoubtfulRow }) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const act = useAct(MendDocument, { touches: touched });
  const errors = new Map(row.doubts.map((doubt) => [imports.about[doubt] ?? '', imports.doubts[doubt] ?? doubt]));
  const isIdentity = row.doubts.some((doubt) => ABOUT_IDENTITY.has(doubt));
  const decide = (decision: RowDecision) => act.mutate({ id: importId, input: { row: Number(row.id), decision } });
  // The name says which company it is; beside it what has to be mended.
  const shown = row.cells.filter(({ field }) => field === 'NAME' || errors.has(field));
  const rest = errors.get('');
  return (
    <li>
      <form
        className="mend-row"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const cells = Object.entries(texts).map(([field, value]) => ({ field: field as ImportField, value }));
          act.mutate({ id: importId, input: { row: Number(row.id), cells } });
        }}
      >
        <h3>{copy.row(row.id)}</h3>
        <div>
          <div className="mend-cells">
            {shown.map(({ field, value }) => (
              <TextInput
                key={field}
                size="sm"
                label={imports.fields[field]}
                error={errors.get(field)}
                value={texts[field] ?? value}
                onChange={(event) => setTexts({ ...texts, [field]: event.currentTarget.value })}
              />
            ))}
          </div>
          {rest && <p className="soft">{rest}</p>}
          <FormErrors errors={reasonsOf(act.error)} />
        </div>
        <div className="mend-acts">
          {isIdentity ? (
            <>
              <Button variant="light" size="compact-md" aria-label={copy.sameOf(row.id)} onClick={() => decide('UPDATE')}>
                {copy.same}
              </Button>
              <Button variant="default" size="compact-md" aria-label={copy.otherOf(row.id)} onClick={() => decide('ADD')}>
                {copy.other}
              </Button>
            </>
          ) : (
            <Button type="submit" variant="light" size="compact-md" loading={act.isPending} aria-label={copy.saveOf(row.id)}>
              {copy.save}
            </Button>
          )}
          <Button variant="subtle" color="gray" size="compact-md" aria-label={copy.skipOf(row.id)} onClick={() => decide('SKIP')}>
            {copy.skip}
          </Button>
        </div>
      </form>
    </li>
  );
}
