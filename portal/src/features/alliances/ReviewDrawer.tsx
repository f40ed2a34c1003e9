import '../../styles/overlays.css';
import '@mantine/core/styles/Radio.layer.css';
import { Button, Drawer, Radio, SegmentedControl, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { alliances } from '../../copy/alliances';
import { frame } from '../../copy/frame';
import type { PilotReviewInput, PilotVerdict } from '../../gql/generated/alliances/graphql';
import { Refused, useAct } from '../../ui/act';
import { useDraft } from '../../ui/draft';
import { focusFirstError, FormErrors, sortErrors } from '../../ui/form';
import { sendsByKey } from '../../ui/send';
import { toast } from '../../ui/toast';
import { ReviewDocument, touched } from './acts';
import type { Alliance } from './queries';

const { pilot: copy } = alliances;
const MARKS = ['delivery', 'clientCare', 'communication', 'ethics'] as const;
const FIELDS = [...MARKS, 'example', 'verdict'];

/** One side's review of the pilot: four marks, an example, a verdict. Hidden from the other until both are in. */
export function ReviewDrawer({
  alliance: { id, version },
  firmId,
  onClose,
}: {
  alliance: Alliance;
  firmId: string;
  onClose: () => void;
}) {
  const [value, change, clear] = useDraft<PilotReviewInput>(`review.${firmId}.${id}`, {
    delivery: 4,
    clientCare: 4,
    communication: 4,
    ethics: 4,
    example: '',
    verdict: 'GO',
  });
  const form = useRef<HTMLFormElement>(null);
  const review = useAct(ReviewDocument, {
    touches: touched,
    onDone: () => {
      clear();
      toast(alliances.done['REVIEW'] ?? '');
      onClose();
    },
  });
  const { byField, rest } = sortErrors(
    review.error instanceof Refused ? review.error.errors : review.error ? [review.error] : [],
    FIELDS,
  );
  return (
    <Drawer opened onClose={onClose} title={copy.review} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={sendsByKey}
        onSubmit={(event) => {
          event.preventDefault();
          review.mutate({ id, expectedVersion: version, input: value }, { onError: () => focusFirstError(form.current) });
        }}
      >
        <p className="soft">{copy.reviewLead}</p>
        {MARKS.map((mark) => (
          <div key={mark} className="mark-row" role="group" aria-label={copy.marks[mark]}>
            <span>{copy.marks[mark]}</span>
            <SegmentedControl
              size="sm"
              aria-label={`${copy.marks[mark]}: ${copy.markHelp}`}
              value={String(value[mark])}
              onChange={(chosen) => change({ [mark]: Number(chosen) })}
              data={['1', '2', '3', '4', '5']}
            />
          </div>
        ))}
        <p className="note">{copy.markHelp}</p>
        <Textarea
          label={copy.example}
          rows={4}
          value={value.example}
          error={byField['example']}
          onChange={(event) => change({ example: event.currentTarget.value })}
        />
        <Radio.Group
          label={copy.verdict}
          value={value.verdict}
          onChange={(chosen) => change({ verdict: chosen })}
          error={byField['verdict']}
        >
          <div className="radios">
            {(Object.keys(copy.verdicts) as PilotVerdict[]).map((verdict) => (
              <Radio key={verdict} value={verdict} label={copy.verdicts[verdict]} />
            ))}
          </div>
        </Radio.Group>
        <FormErrors errors={rest} />
        <div className="form-foot">
          <Button variant="subtle" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" loading={review.isPending}>
            {copy.send}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
