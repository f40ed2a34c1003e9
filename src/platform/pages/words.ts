const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `1 March 2027`, as people write it. */
export const longDay = (moment: Date): string => day.format(moment);

/** How somebody is called by who knows her. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
