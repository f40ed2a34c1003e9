/** Words of the frame around every plot. */
export const chart = {
  view: (title: string) => `${title}: plot or table`,
  csv: 'Save as CSV',
} as const;
