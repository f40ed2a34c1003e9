import '../../styles/overlays.css';
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { life } from '../../copy/campaign-life';
import { frame } from '../../copy/frame';
import { reasonsOf, useAct } from '../../ui/act';
import { FormErrors } from '../../ui/form';
import { figure } from '../../ui/format';
import { PRESSED, touched, type Pressed } from './acts';
import { audienceQuery, type Record } from './record';

const { confirm: copy, acts } = life;

/** Asks once more before something that reaches many, or ends it. */
export default function Confirm({
  what,
  campaign,
  onClose,
  onDone,
}: {
  what: Pressed;
  campaign: Record;
  onClose: () => void;
  onDone: () => void;
}) {
  const { id, version } = campaign;
  const act = useAct(PRESSED[what], { touches: touched, onDone });
  const { data } = useQuery({ ...audienceQuery(campaign, true), enabled: what === 'START' });
  const invited = data?.campaign?.audience?.invited;
  const text = what === 'COMPLETE' || what === 'CONFIRM_PROOF' ? copy[what].text : copy.START.text(count(invited));
  const { title } = what === 'COMPLETE' || what === 'CONFIRM_PROOF' ? copy[what] : copy.START;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': frame.close }}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          act.mutate({ id, expectedVersion: version });
        }}
      >
        <p className="soft">{text}</p>
        <FormErrors errors={reasonsOf(act.error)} />
        <div className="form-foot">
          <Button variant="default" onClick={onClose}>
            {frame.cancel}
          </Button>
          <Button type="submit" data-autofocus loading={act.isPending} {...(what === 'COMPLETE' && { color: 'red' })}>
            {acts[what]}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

const count = (invited: number | undefined): string =>
  invited === undefined ? copy.START.all : invited === 1 ? life.oneGuest : life.manyGuests(figure(invited));
