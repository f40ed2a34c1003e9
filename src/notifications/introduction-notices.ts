import { REOPEN_WITHIN } from '../introductions/index.js';
import { SECOND } from '../kernel/time.js';
import type { Notice } from './notice.js';

const introduction = { label: 'Open the introduction', path: '/introductions/:id' };

/** Who the client is stands in none of them: a mailbox is read by more people than the portal. */
export const introductionNotices: Readonly<Record<string, readonly Notice[]>> = {
  'introduction.offered': [
    {
      ...introduction,
      to: 'beneficiary',
      title: ({ other }) => `${other} offers you an introduction`,
      sentence: () => 'Read the anonymous brief and say yes, or no with a reason. The client is asked only after your yes.',
      waits: true,
    },
  ],
  'introduction.requested': [
    {
      ...introduction,
      to: 'introducer',
      title: ({ other }) => `${other} asks you for an introduction`,
      sentence: () => 'Read what kind of client is meant. Say yes with a person in your book, or no with a reason.',
      waits: true,
    },
  ],
  'introduction.accepted': [
    {
      ...introduction,
      to: 'introducer',
      title: ({ other }) => `${other} says yes to your introduction`,
      sentence: () => 'Now it is your turn: read the words once more and have your client asked.',
      waits: true,
    },
    {
      ...introduction,
      to: 'beneficiary',
      title: ({ other }) => `${other} says yes to your request`,
      sentence: () => 'They have somebody in mind. The client is asked next; you learn who it is with the client’s yes.',
    },
  ],
  'introduction.declined': [
    {
      ...introduction,
      to: 'other',
      title: ({ other }) => `${other} says no to an introduction`,
      sentence: () => 'The reason stands beside it.',
      // Some moments more, so that a no taken back in the last one is seen to be.
      held: { for: REOPEN_WITHIN + 5 * SECOND, unless: 'introduction.reopened' },
    },
  ],
  'introduction.withdrawn': [
    {
      ...introduction,
      to: 'other',
      title: ({ other }) => `An introduction with ${other} was taken back`,
      sentence: () => 'Nothing is waited for any more. The reason stands beside it.',
    },
  ],
  'introduction.expired': [
    {
      ...introduction,
      to: 'introducer',
      title: ({ other }) => `An introduction to ${other} has expired`,
      sentence: () => 'The time for the next step ran out. If you still want to help this client, send it on to another ally.',
    },
    {
      ...introduction,
      to: 'beneficiary',
      title: ({ other }) => `An introduction by ${other} has expired`,
      sentence: () => 'The time for the next step ran out. Nothing is waited for any more.',
    },
  ],
  /** The beneficiary has a letter of its own, see `IntroductionLetters`. */
  'introduction.introduced': [
    {
      ...introduction,
      to: 'introducer',
      title: ({ other }) => `Your client said yes to ${other}`,
      sentence: ({ other }) => `What the client chose to share is now with ${other}, which gets in touch.`,
    },
  ],
  'introduction.consent_declined': [
    {
      ...introduction,
      to: 'beneficiary',
      title: ({ other }) => `The client said no to the introduction by ${other}`,
      sentence: () => 'You do not learn who it was, and nothing is waited for any more.',
    },
    {
      ...introduction,
      to: 'introducer',
      title: ({ other }) => `Your client said no to ${other}`,
      sentence: () => 'Nothing was shared. For this purpose the client will not be asked again for a good while.',
    },
  ],
  'introduction.deferred': [
    {
      ...introduction,
      to: 'both',
      title: ({ other }) => `Not yet: the client of your introduction with ${other} named a later day`,
      sentence: () => 'That is an answer as well. On that day the client is asked again.',
    },
  ],
  'introduction.consent_revoked': [
    {
      ...introduction,
      to: 'beneficiary',
      title: ({ other }) => `The client of an introduction by ${other} took the yes back`,
      sentence: () =>
        'What you had of this person is erased here. Erase it wherever else you noted it, and do not get in touch again.',
    },
    {
      ...introduction,
      to: 'introducer',
      title: ({ other }) => `Your client took back the yes to ${other}`,
      sentence: ({ other }) => `What ${other} had of this person is erased.`,
    },
  ],
  'introduction.first_contact_missed': [
    {
      ...introduction,
      to: 'introducer',
      title: ({ other }) => `${other} has not been in touch with your client`,
      sentence: () => 'The time for the first contact is over. Have a word, or send the introduction on to another ally.',
    },
    {
      ...introduction,
      to: 'beneficiary',
      title: ({ other }) => `A client introduced by ${other} is waiting for you`,
      sentence: () =>
        'The time for the first contact is over, and the introducer knows. Get in touch today, or say that you cannot.',
    },
  ],
  'introduction.progress_due': [
    {
      ...introduction,
      to: 'beneficiary',
      title: ({ other }) => `How goes the introduction by ${other}?`,
      sentence: () => 'One line is enough. Without a word for a long time it closes by itself.',
      waits: true,
    },
  ],
};
