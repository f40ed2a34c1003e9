/** Why a person may be written to on behalf of partners. */
export const basis: Readonly<Record<string, string>> = {
  CONSENT: 'Agreed to be written to',
  EXISTING_CUSTOMER: 'Existing customer',
  LEGITIMATE_INTEREST: 'Legitimate interest',
};
