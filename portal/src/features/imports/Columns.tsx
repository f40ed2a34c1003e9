import '../../styles/overlays.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { imports } from '../../copy/imports';
import { words } from '../../copy/words';
import type { ImportField, ImportMapInput } from '../../gql/generated/imports/graphql';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { Card } from '../../ui/pieces';
import { MapDocument, touched, type ImportRecord } from './documents';

const { columns: copy } = imports;
const fieldChoices = [
  { value: '', label: copy.nowhere },
  ...Object.entries(imports.fields).map(([value, label]) => ({ value, label })),
];
const choices = (all: Readonly<Record<string, string>>) => Object.entries(all).map(([value, label]) => ({ value, label }));

/** What was made of the columns; another meaning checks all rows again. */
export default function Columns({ found }: { found: ImportRecord }) {
  const [fields, setFields] = useState<readonly string[]>(found.columns.map(({ field }) => field ?? ''));
  const [lifecycle, setLifecycle] = useState('PROSPECT');
  const [onKnown, setOnKnown] = useState('FILL');
  const [segmentName, setSegmentName] = useState('');
  const map = useAct(MapDocument, { touches: touched });
  const save = () =>
    map.mutate({
      id: found.id,
      expectedVersion: found.version,
      input: {
        fields: fields.map((field) => (field || null) as ImportField | null),
        lifecycle: lifecycle as ImportMapInput['lifecycle'],
        onKnown: onKnown as ImportMapInput['onKnown'],
        segmentName: segmentName.trim() || null,
      },
    });
  return (
    <Card title={copy.title}>
      <p className="soft">{copy.help}</p>
      <table className="tbl columns-table">
        <thead>
          <tr>
            <th scope="col">{copy.column}</th>
            <th scope="col">{copy.samples}</th>
            <th scope="col">{copy.goesTo}</th>
          </tr>
        </thead>
        <tbody>
          {found.columns.map(({ header, samples }, index) => (
            <tr key={`${index}`}>
              <td>
                <strong>{header}</strong>
              </td>
              <td className="samples">{samples.join(' · ')}</td>
              <td>
                <NativeSelect
                  aria-label={copy.goesToOf(header)}
                  data={fieldChoices}
                  value={fields[index] ?? ''}
                  onChange={(event) => setFields(fields.with(index, event.currentTarget.value))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="form">
        <div className="two">
          <NativeSelect
            label={copy.lifecycle}
            data={choices(words.lifecycle)}
            value={lifecycle}
            onChange={(event) => setLifecycle(event.currentTarget.value)}
          />
          <NativeSelect
            label={copy.onKnown}
            data={choices(imports.onKnown)}
            value={onKnown}
            onChange={(event) => setOnKnown(event.currentTarget.value)}
          />
        </div>
        <TextInput
          label={copy.group}
          description={copy.groupHelp}
          value={segmentName}
          onChange={(event) => setSegmentName(event.currentTarget.value)}
        />
        <FormErrors errors={reasonsOf(map.error)} />
        <div>
          <Button variant="default" loading={map.isPending} onClick={save}>
            {copy.apply}
          </Button>
        </div>
      </div>
    </Card>
  );
}
