import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react';
import { profile as copy } from '../../copy/profile';
import { Refused } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { toast } from '../../ui/toast';

export interface PartFieldsProps<Value> {
  readonly value: Value;
  readonly onChange: (change: Partial<Value>) => void;
  readonly errors: Readonly<Record<string, string>>;
}

export interface Part<Value> {
  readonly id: string;
  readonly name: string;
  readonly line: string;
  readonly value: Value;
}

/** Lets a page around it save what is open. */
export interface PartsHandle {
  /** False when what is open cannot be saved yet. `must`: an untouched form counts as one to fill in while the list is empty. */
  readonly commit: (must: boolean) => Promise<boolean>;
}

interface Props<Value extends object> {
  /** Name of the draft in this browser. */
  readonly draft: string;
  readonly parts: readonly Part<Value>[];
  readonly blank: Value;
  readonly labels: { readonly add: string; readonly save: string; readonly empty: string };
  readonly fields: (props: PartFieldsProps<Value>) => ReactNode;
  readonly problems: (value: Value) => Record<string, string>;
  readonly save: (value: Value, partId: string | null) => Promise<unknown>;
  readonly remove: (partId: string) => Promise<unknown>;
  /** Shows the form for the first one at once. */
  readonly opens?: boolean;
  readonly ref?: Ref<PartsHandle>;
}

/** A list of things of one kind that belong to a profile, each changed in its place. */
export function Parts<Value extends object>({ parts, blank, labels, opens = false, ref, ...props }: Props<Value>) {
  const [editing, setEditing] = useState<string | null>(opens && parts.length === 0 ? NEW : null);
  const [draft, setDraft, clearDraft] = useDraft<Value>(props.draft, blank);
  const [changed, setChanged] = useState<Value | null>(null);
  const [errors, setErrors] = useState<{ byField: Record<string, string>; rest: string[] }>(NONE);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  const old = parts.find(({ id }) => id === editing)?.value;
  const value = editing === NEW ? draft : { ...(old ?? blank), ...changed };
  const close = () => {
    setEditing(null);
    setChanged(null);
    setErrors(NONE);
  };
  const show = (byField: Record<string, string>, rest: string[]) => {
    setErrors({ byField, rest });
    focusFirstError(box.current);
    return false;
  };
  const save = async (): Promise<boolean> => {
    const byField = props.problems(value);
    if (Object.keys(byField).length > 0) return show(byField, []);
    setBusy(true);
    try {
      await props.save(value, editing === NEW ? null : editing);
      if (editing === NEW) clearDraft();
      close();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) return show({}, [error instanceof Error ? error.message : String(error)]);
      const sorted = sortErrors(error.errors, Object.keys(blank));
      return show(sorted.byField, sorted.rest);
    } finally {
      setBusy(false);
    }
  };
  const isTouched = editing === NEW ? JSON.stringify(draft) !== JSON.stringify(blank) : changed !== null;
  useImperativeHandle(ref, () => ({
    commit: async (must) => {
      if (editing === null) {
        if (must && parts.length === 0) setEditing(NEW);
        return !(must && parts.length === 0);
      }
      if (isTouched || (must && parts.length === 0)) return save();
      close();
      return true;
    },
  }));

  const form = (
    <div className="part-form" ref={box}>
      <FormErrors errors={errors.rest} />
      {props.fields({
        value,
        errors: errors.byField,
        onChange: (change) => (editing === NEW ? setDraft(change) : setChanged({ ...value, ...change })),
      })}
      <div className="form-foot">
        {(parts.length > 0 || !opens) && (
          <Button variant="subtle" color="gray" c="var(--c-text-2)" onClick={close}>
            {copy.cancel}
          </Button>
        )}
        <Button variant="light" loading={busy} onClick={() => void save()}>
          {labels.save}
        </Button>
      </div>
    </div>
  );
  return (
    <div className="parts">
      {parts.length === 0 && editing === null && <p className="soft">{labels.empty}</p>}
      <ul>
        {parts.map(({ id, name, line }) =>
          id === editing ? (
            <li key={id}>{form}</li>
          ) : (
            <li key={id} className="part">
              <div>
                <h3>{name}</h3>
                <p>{line}</p>
              </div>
              <div className="acts">
                <Button size="xs" variant="light" aria-label={copy.edit(name)} onClick={() => setEditing(id)}>
                  {copy.editWord}
                </Button>
                <Button
                  size="xs"
                  variant="subtle"
                  color="gray"
                  c="var(--c-text-2)"
                  aria-label={copy.remove(name)}
                  onClick={() => void take(id, name)}
                >
                  {copy.removeWord}
                </Button>
              </div>
            </li>
          ),
        )}
      </ul>
      {editing === NEW && form}
      {editing === null && (
        <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEditing(NEW)}>
          {labels.add}
        </Button>
      )}
    </div>
  );

  /** Takes one out, and offers to put it back: a new one with the same words. */
  async function take(id: string, name: string): Promise<void> {
    const before = parts.find((part) => part.id === id)?.value;
    try {
      await props.remove(id);
      if (before) toast(copy.removed(name), () => void props.save(before, null));
    } catch (error) {
      show({}, [error instanceof Error ? error.message : String(error)]);
    }
  }
}

const NEW = 'new';
const NONE = { byField: {}, rest: [] };
