import '../styles/overlays.css';
import { Kbd, Modal } from '@mantine/core';
import { frame } from '../copy/frame';
import { keySheet } from '../copy/key-sheet';

export default function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={keySheet.title} closeButtonProps={{ 'aria-label': frame.close }}>
      <p className="soft">{keySheet.intro}</p>
      <dl className="keys">
        {keySheet.rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <Kbd>{keys}</Kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
