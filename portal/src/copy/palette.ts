/** Words of ⌘K, which come with it. */
export const palette = {
  label: 'Search and commands',
  search: 'Search',
  placeholder: 'Type a firm, client or command',
  nothing: 'Nothing matches. Try a firm name, a client, or “new introduction”.',
  do: 'Do',
  go: 'Go to',
  firms: 'Firms',
  clients: 'Clients',
  newIntroduction: 'New introduction',
  newIntroductionHint: 'Introduce one of your clients to a partner',
  newAlliance: 'Ask for an alliance',
  newClient: 'Add a client',
  planCampaign: 'Plan a campaign',
  planCampaignHint: 'Invite your clients to something useful from a partner',
  reportOutcome: 'Report an outcome',
} as const;
