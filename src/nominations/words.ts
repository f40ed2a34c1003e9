const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `1 March 2027`, as people write it. */
export const longDay = (moment: Date): string => day.format(moment);

/** How somebody is called by who knows her. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** For somebody who has never heard of the network. */
export const WHAT_ADJOIN_IS =
  'Adjoin is a network of firms whose businesses lie next to each other and who serve the same people. Two of them form an alliance and introduce clients to each other, each client only after she said yes. An admin admits every firm.';
