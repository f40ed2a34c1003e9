/** For somebody who has never heard of the network. */
export const WHAT_ADJOIN_IS =
  'Adjoin is a network of firms whose businesses lie next to each other and who serve the same people. Two of them form an alliance and introduce clients to each other, each client only after she said yes. An admin admits every firm.';
