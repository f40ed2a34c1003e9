import { ActionIcon, Button, Menu, Tooltip, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconPlus, IconSearch, IconSun } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import type { Me } from '../app/session';
import { signOut } from '../app/sign-out';
import { frame } from '../copy/frame';
import { PersonMark } from './pieces';

const JobTray = lazy(() => import('./JobTray'));

type Create = (what: keyof typeof frame.creations) => void;

/** Search, create, theme, account. A region and no banner, for Mantine's dialogs bring a banner each. */
export function TopBar({
  me,
  canCreate,
  businessId,
  onSearch,
  onCreate,
  onKeys,
}: {
  me: Me;
  canCreate: boolean;
  /** The firm she works for; null for an admin without one. */
  businessId: string | null;
  onSearch: () => void;
  onCreate: Create;
  onKeys: () => void;
}) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <section className="top" aria-label={frame.tools}>
      <button type="button" className="search" onClick={onSearch}>
        <IconSearch size={15} aria-hidden />
        <span className="search-word">{frame.search}</span>
        <span className="k hide-s" aria-hidden="true">
          ⌘K
        </span>
      </button>
      <div className="top-end">
        {businessId && (
          <Suspense fallback={null}>
            <JobTray businessId={businessId} />
          </Suspense>
        )}
        {canCreate && <NewMenu onCreate={onCreate} />}
        <SchemeSwitch />
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <UnstyledButton aria-label={frame.account(me.user.name)} className="me">
              <PersonMark name={me.user.name} />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{me.user.name}</Menu.Label>
            <Menu.Item component={Link} to="/settings">
              {frame.pages.settings}
            </Menu.Item>
            <Menu.Item onClick={onKeys}>{frame.keys}</Menu.Item>
            <Menu.Item onClick={() => void signOut(queries).then(() => navigate({ to: '/login' }))}>{frame.signOut}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </section>
  );
}

export function NewMenu({ onCreate, round = false }: { onCreate: Create; round?: boolean }) {
  return (
    <Menu position={round ? 'top-end' : 'bottom-end'} width={180}>
      <Menu.Target>
        {round ? (
          <ActionIcon className="fab" size={56} radius="50%" variant="filled" aria-label={frame.create}>
            <IconPlus size={24} />
          </ActionIcon>
        ) : (
          <Button leftSection={<IconPlus size={15} />} className="hide-s">
            {frame.create}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(frame.creations) as (keyof typeof frame.creations)[]).map((what) => (
          <Menu.Item key={what} onClick={() => onCreate(what)}>
            {frame.creations[what]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const label = isDark ? frame.light : frame.dark;
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || !event.shiftKey || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      setColorScheme(isDark ? 'light' : 'dark');
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, [isDark, setColorScheme]);
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={34}
        variant="subtle"
        color="gray"
        c="var(--c-text-2)"
        aria-label={label}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </Tooltip>
  );
}
