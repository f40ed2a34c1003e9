/** What a column of a file can say, and what that is. */
export const IMPORT_FIELDS = {
  NAME: 'Name of the company',
  DOMAIN: 'Website or domain; several with a space or comma between',
  IDENTIFIER: 'Number in the company register',
  INDUSTRY: 'NAICS sector, as a code or by name; left empty when it is neither',
  SIZE: 'How many people work there, as a number or a range; left empty when it is neither',
  REGION: 'Where it is: ISO 3166, or a country’s name in English',
  TIER: 'A, B or C',
  LIFECYCLE: 'Customer, prospect, lapsed, lost or friend; an open opportunity is a prospect with that tag',
  VALUE: 'What it is worth in a year',
  CURRENCY: 'Currency of that, ISO 4217',
  SINCE: 'Day of the first purchase',
  TAGS: 'Tags, with a comma or semicolon between',
  DO_NOT_INTRODUCE: 'Whether it must never be introduced: yes or no',
  CONTACT_NAME: 'Name of a person there',
  FIRST_NAME: 'First name of a person there',
  LAST_NAME: 'Last name of a person there',
  EMAIL: 'E-mail address of that person',
  PHONE: 'Phone number of that person',
  TITLE: 'Title of that person',
} as const;
export type ImportField = keyof typeof IMPORT_FIELDS;

/** Headers that say it in so many words, without spaces, accents and marks. The first field that claims a header has it. */
const HEADERS: Readonly<Record<ImportField, RegExp>> = {
  EMAIL: /^(e?mail|emailaddress|epost|courriel|kontaktemail|contactemail|mailadresse)$/,
  PHONE: /^(phone|phonenumber|tel|telephone|telefon|telefono|mobile|mobil|contactphone)$/,
  TITLE: /^(title|jobtitle|position|role|stilling|titel|funktion|fonction|contacttitle)$/,
  FIRST_NAME: /^(firstname|givenname|fornavn|vorname|prenom|contactfirstname)$/,
  LAST_NAME: /^(lastname|surname|familyname|etternavn|efternavn|nachname|contactlastname)$/,
  CONTACT_NAME: /^(contact|contactname|contactperson|person|fullname|kontakt|kontaktperson|ansprechpartner)$/,
  DOMAIN: /^(domain|domains|website|web|url|homepage|hjemmeside|webseite|siteweb|companydomain|companywebsite|nettside)$/,
  IDENTIFIER:
    /^(identifier|registernumber|registrationnumber|companynumber|companyid|orgnr|orgno|organisationnumber|organizationnumber|organisasjonsnummer|vat|vatnumber|vatid|siren|siret|cvr|kvk|hrb|duns)$/,
  INDUSTRY: /^(industry|sector|naics|naicscode|bransje|branche|secteur)$/,
  SIZE: /^(size|sizeband|employees|employeecount|numberofemployees|headcount|ansatte|mitarbeiter|effectif)$/,
  REGION: /^(region|country|countrycode|land|pays|hq|location|billingcountry)$/,
  TIER: /^(tier|class|abc|grade|rating)$/,
  LIFECYCLE: /^(lifecycle|lifecyclestage|status|stage|type|relationship|accounttype|accountstatus)$/,
  CURRENCY: /^(currency|currencycode|valuta|waehrung|devise)$/,
  VALUE: /^(value|valueperyear|annualvalue|revenue|annualrevenue|arr|acv|omsetning|umsatz)$/,
  SINCE: /^(since|customersince|clientsince|firstpurchase|startdate|kundesiden|kundeseit)$/,
  TAGS: /^(tags|tag|labels|groups|keywords)$/,
  DO_NOT_INTRODUCE: /^(donotintroduce|donotcontact|barred)$/,
  NAME: /^(name|company|companyname|account|accountname|client|clientname|customer|customername|organisation|organization|firm|business|bedrift|firma|unternehmen|kunde|societe|entreprise|empresa|azienda|legalname)$/,
};
const ORDER = Object.keys(HEADERS) as ImportField[];

/** A header without what is only its dress. */
export const bareHeader = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/ø/gi, 'o')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WEBSITE = /^(https?:\/\/)?([a-z0-9-]+\.)+[a-z]{2,}(\/\S*)?$/i;

/**
 * Which field each column holds: by its header, then for the fields nothing claimed by what its samples look like.
 * No field is claimed twice. The first column of words is the name where no header says so.
 */
export function guessFields(headers: readonly string[], samples: readonly (readonly string[])[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const fields: (ImportField | null)[] = headers.map(() => null);
  const claim = (index: number, field: ImportField) => {
    if (fields[index] !== null || taken.has(field)) return;
    fields[index] = field;
    taken.add(field);
  };
  headers.forEach((header, index) => {
    const bare = bareHeader(header);
    const field = ORDER.find((each) => !taken.has(each) && HEADERS[each].test(bare));
    if (field) claim(index, field);
  });
  const looksLike = (index: number, pattern: RegExp) => {
    const seen = samples[index] ?? [];
    return seen.length > 0 && seen.every((sample) => pattern.test(sample.trim()));
  };
  headers.forEach((_, index) => {
    if (looksLike(index, EMAIL)) claim(index, 'EMAIL');
    else if (looksLike(index, WEBSITE)) claim(index, 'DOMAIN');
  });
  const words = headers.findIndex((_, index) => fields[index] === null && looksLike(index, /\p{L}{2}/u));
  if (words >= 0) claim(words, 'NAME');
  return fields;
}

/** Whether a first line names the columns, rather than being a company already: nothing in it looks like a value. */
export const isHeader = (cells: readonly string[]): boolean =>
  cells.some((cell) => cell.trim() !== '') &&
  !cells.some((cell) => EMAIL.test(cell.trim()) || WEBSITE.test(cell.trim()) || /^[+\d][\d\s.,-]{3,}$/.test(cell.trim()));
