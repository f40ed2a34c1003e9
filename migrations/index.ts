import { CreatePlatform1767225600000 } from './1767225600000-create-platform.js';
import { CreateAccounts1767225600100 } from './1767225600100-create-accounts.js';
import { CreateBusinesses1767225600200 } from './1767225600200-create-businesses.js';
import { CreateAlliances1767225600300 } from './1767225600300-create-alliances.js';
import { CreateClients1767225600400 } from './1767225600400-create-clients.js';
import { CreateConsents1767225600500 } from './1767225600500-create-consents.js';
import { CreateIntroductions1767225600600 } from './1767225600600-create-introductions.js';
import { CreateOutcomes1767225600700 } from './1767225600700-create-outcomes.js';
import { CreateEventAudience1767225600800 } from './1767225600800-create-event-audience.js';
import { AddDeclinedDueAt1767225600801 } from './1767225600801-add-declined-due-at.js';
import { CreateInbox1767225600810 } from './1767225600810-create-inbox.js';
import { IndexReports1767225600811 } from './1767225600811-index-reports.js';
import { IndexLikeness1767225600812 } from './1767225600812-index-likeness.js';
import { CreateDemoRemove1767225600820 } from './1767225600820-create-demo-remove.js';
import { CreateDiscovery1767225600830 } from './1767225600830-create-discovery.js';
import { CreateGettingToKnow1767225600840 } from './1767225600840-create-getting-to-know.js';
import { CreateNominations1767225600850 } from './1767225600850-create-nominations.js';
import { CreateContactImports1767225600851 } from './1767225600851-create-contact-imports.js';
import { CreateClientNeeds1767225600860 } from './1767225600860-create-client-needs.js';
import { CreateEnablement1767225600861 } from './1767225600861-create-enablement.js';
import { CreateReferences1767225600862 } from './1767225600862-create-references.js';
import { AllowUnknownRisk1767225600863 } from './1767225600863-allow-unknown-risk.js';
import { CreateBookKeys1767225600870 } from './1767225600870-create-book-keys.js';
import { CreateImports1767225600871 } from './1767225600871-create-imports.js';
import { CreateSharing1767225600880 } from './1767225600880-create-sharing.js';
import { CreateOverlap1767225600881 } from './1767225600881-create-overlap.js';
import { ReadOverlap1767225600882 } from './1767225600882-read-overlap.js';
import { AnswerMatches1767225600883 } from './1767225600883-answer-matches.js';
import { CreateCampaigns1767225600890 } from './1767225600890-create-campaigns.js';
import { CreateHandOvers1767225600895 } from './1767225600895-create-hand-overs.js';
import { CreateNoteDisclosures1767225600896 } from './1767225600896-create-note-disclosures.js';
import { CreateAwaitedFirms1767225600897 } from './1767225600897-create-awaited-firms.js';
import { NameUploads1767225600905 } from './1767225600905-name-uploads.js';
import { HardenOverlap1767225600906 } from './1767225600906-harden-overlap.js';
import { QuickenCompanyKeys1767225600907 } from './1767225600907-quicken-company-keys.js';
import { CheckClientsAtOnce1767225600908 } from './1767225600908-check-clients-at-once.js';
import { CheckContactsAtOnce1767225600920 } from './1767225600920-check-contacts-at-once.js';
import { QuickenNewKeys1767225600921 } from './1767225600921-quicken-new-keys.js';
import { StoreChunksPlainly1767225600922 } from './1767225600922-store-chunks-plainly.js';
import { QuickenDiscovery1767225600930 } from './1767225600930-quicken-discovery.js';

/** Every migration, oldest first. */
export const migrations = [
  CreatePlatform1767225600000,
  CreateAccounts1767225600100,
  CreateBusinesses1767225600200,
  CreateAlliances1767225600300,
  CreateClients1767225600400,
  CreateConsents1767225600500,
  CreateIntroductions1767225600600,
  CreateOutcomes1767225600700,
  CreateEventAudience1767225600800,
  AddDeclinedDueAt1767225600801,
  CreateInbox1767225600810,
  IndexReports1767225600811,
  IndexLikeness1767225600812,
  CreateDemoRemove1767225600820,
  CreateDiscovery1767225600830,
  CreateGettingToKnow1767225600840,
  CreateNominations1767225600850,
  CreateContactImports1767225600851,
  CreateClientNeeds1767225600860,
  CreateEnablement1767225600861,
  CreateReferences1767225600862,
  AllowUnknownRisk1767225600863,
  CreateBookKeys1767225600870,
  CreateImports1767225600871,
  CreateSharing1767225600880,
  CreateOverlap1767225600881,
  ReadOverlap1767225600882,
  AnswerMatches1767225600883,
  CreateCampaigns1767225600890,
  CreateHandOvers1767225600895,
  CreateNoteDisclosures1767225600896,
  CreateAwaitedFirms1767225600897,
  NameUploads1767225600905,
  HardenOverlap1767225600906,
  QuickenCompanyKeys1767225600907,
  CheckClientsAtOnce1767225600908,
  CheckContactsAtOnce1767225600920,
  QuickenNewKeys1767225600921,
  StoreChunksPlainly1767225600922,
  QuickenDiscovery1767225600930,
];
