import {
  IconBuildingStore,
  IconChecklist,
  IconCompass,
  IconHeartHandshake,
  IconHistory,
  IconHome,
  IconInbox,
  IconMap2,
  IconSettings,
  IconSpeakerphone,
  IconTrophy,
  IconUsers,
  IconUserShare,
} from '@tabler/icons-react';
import { frame } from '../copy/frame';

const { pages } = frame;

export const places = {
  today: { to: '/today', label: pages.today, icon: IconHome, keys: 'g t' },
  inbox: { to: '/inbox', label: pages.inbox, icon: IconInbox, keys: 'g i' },
  discover: { to: '/discover', label: pages.discover, icon: IconCompass, keys: 'g d' },
  firms: { to: '/firms', label: pages.firms, icon: IconBuildingStore, keys: 'g f' },
  alliances: { to: '/alliances', label: pages.alliances, icon: IconHeartHandshake, keys: 'g a' },
  map: { to: '/map', label: pages.map, icon: IconMap2, keys: 'g m' },
  clients: { to: '/clients', label: pages.clients, icon: IconUsers, keys: 'g l' },
  introductions: { to: '/introductions', label: pages.introductions, icon: IconUserShare, keys: 'g n' },
  campaigns: { to: '/campaigns', label: pages.campaigns, icon: IconSpeakerphone, keys: 'g c' },
  outcomes: { to: '/outcomes', label: pages.outcomes, icon: IconTrophy, keys: 'g o' },
  approvals: { to: '/admin/approvals', label: pages.approvals, icon: IconChecklist, keys: 'g p' },
  audit: { to: '/admin/audit', label: pages.audit, icon: IconHistory, keys: 'g u' },
  settings: { to: '/settings', label: pages.settings, icon: IconSettings, keys: 'g s' },
} as const;

export type Place = (typeof places)[keyof typeof places];

/** The rail's groups: for who works for a firm, and for admins of the network. */
export const groups = {
  firm: [
    { title: null, places: [places.today, places.inbox] },
    { title: frame.groups.network, places: [places.discover, places.firms, places.alliances, places.map] },
    { title: frame.groups.work, places: [places.introductions, places.campaigns, places.outcomes, places.clients] },
  ],
  admin: [{ title: frame.groups.manage, places: [places.approvals, places.audit] }],
} as const;
