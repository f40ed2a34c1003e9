import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsUrl, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Day, MoneyInput } from '../platform/graphql/scalars.js';
import type { CampaignContent, CampaignKind, CampaignReason } from './campaign.rules.js';
import {
  CampaignChannelEnum,
  CampaignFieldEnum,
  CampaignKindEnum,
  CampaignReasonEnum,
  CampaignSideEnum,
} from './campaigns.graph.js';

@InputType({ description: 'The offer and the message' })
export class CampaignContentInput {
  @Length(1, 100)
  @Field(() => String, { description: 'Title, at most 100 characters' })
  title!: string;
  @MaxLength(300)
  @Field(() => String, { description: 'What the guest gets, at most 300 characters' })
  what!: string;
  @MaxLength(200)
  @Field(() => String, { description: 'For whom it is' })
  forWhom!: string;
  @IsOptional()
  @Field(() => MoneyInput, { nullable: true, description: 'What it is worth to the guest' })
  value?: MoneyInput | null;
  @IsOptional()
  @Field(() => MoneyInput, { nullable: true, description: 'What it is thought to cost' })
  cost?: MoneyInput | null;
  @IsOptional()
  @Min(0)
  @Max(100)
  @Field(() => Int, { nullable: true, description: 'The host’s share of the cost, in percent; 50 when absent' })
  hostShare?: number | null;
  @IsOptional()
  @Min(1)
  @Max(100_000)
  @Field(() => Int, { nullable: true, description: 'Places; as many as come when absent' })
  capacity?: number | null;
  @IsOptional()
  @Field(() => Date, { nullable: true, description: 'When an event is held' })
  heldAt?: Date | null;
  @IsOptional()
  @Min(1)
  @Max(10_000)
  @Field(() => Int, { nullable: true, description: 'How long it takes, in minutes' })
  minutes?: number | null;
  @IsOptional()
  @MaxLength(120)
  @Field(() => String, { nullable: true, description: 'Where it is held' })
  place?: string | null;
  @IsOptional()
  @MaxLength(120)
  @Field(() => String, { nullable: true, description: 'Subject of the mail; a feature has none' })
  subject?: string | null;
  @IsOptional()
  @MaxLength(800)
  @Field(() => String, { nullable: true, description: 'What the guest reads, at most 800 characters; a feature has none' })
  text?: string | null;
  @IsOptional()
  @MaxLength(120)
  @Field(() => String, { nullable: true, description: 'One question that the guest may leave open' })
  question?: string | null;
  @IsOptional()
  @MaxLength(160)
  @Field(() => String, { nullable: true, description: 'Where a feature is placed' })
  placement?: string | null;
  @IsOptional()
  @Field(() => Day, { nullable: true, description: 'By which day a feature is placed' })
  dueOn?: string | null;
  @IsOptional()
  @Field(() => [CampaignFieldEnum], {
    nullable: true,
    description: 'What the beneficiary gets with a yes, beside the name; e-mail and company when absent',
  })
  fields?: CampaignContent['fields'] | null;
}

@InputType({ description: 'A campaign to write' })
export class CampaignDraftInput {
  @IsUUID('loose')
  @Field(() => ID, { description: 'Id of the active alliance' })
  allianceId!: string;
  @Field(() => CampaignSideEnum, { description: 'As what the caller’s own firm takes part' })
  side!: 'HOST' | 'BENEFICIARY';
  @Field(() => CampaignKindEnum, { description: 'What it invites to' })
  kind!: CampaignKind;
  @ValidateNested()
  @Type(() => CampaignContentInput)
  @Field(() => CampaignContentInput, { description: 'The offer and the message' })
  content!: CampaignContentInput;
}

@InputType({ description: 'New words' })
export class CampaignUpdateInput {
  @ValidateNested()
  @Type(() => CampaignContentInput)
  @Field(() => CampaignContentInput, { description: 'The offer and the message, as a whole' })
  content!: CampaignContentInput;
  @IsOptional()
  @Field(() => CampaignKindEnum, { nullable: true, description: 'Another kind, only while it is a draft; the same when absent' })
  kind?: CampaignKind | null;
}

@InputType({ description: 'Which words are accepted' })
export class CampaignAcceptInput {
  @Field(() => Int, { description: 'Number of the words that were read; refused when they have changed since' })
  contentNumber!: number;
}

@InputType({ description: 'Why' })
export class CampaignReasonInput {
  @Field(() => CampaignReasonEnum, { description: 'The reason, read by both sides' })
  reason!: CampaignReason;
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Words to it; needed for OTHER' })
  note?: string | null;
}

@InputType({ description: 'Whom to invite' })
export class CampaignAudienceInput {
  @ArrayMaxSize(50)
  @IsUUID('loose', { each: true })
  @Field(() => [ID], { description: 'Ids of the host’s segments, at most 50' })
  segmentIds!: string[];
}

@InputType({ description: 'When, how fast and by which way' })
export class CampaignScheduleInput {
  @IsOptional()
  @Field(() => Date, { nullable: true, description: 'When invitations begin to go out; now when absent' })
  startsAt?: Date | null;
  @IsOptional()
  @Field(() => Date, { nullable: true, description: 'Until when answers are taken; the event, or 14 days, when absent' })
  endsAt?: Date | null;
  @IsOptional()
  @Min(1)
  @Max(6_000)
  @Field(() => Int, { nullable: true, description: 'Mails a minute, 1 to 6,000; 120 when absent' })
  pacePerMinute?: number | null;
  @IsOptional()
  @Field(() => CampaignChannelEnum, { nullable: true, description: 'How invitations reach the guests; ADJOIN when absent' })
  channel?: 'ADJOIN' | 'HOST' | null;
}

@InputType({ description: 'Where a feature stands' })
export class CampaignProofInput {
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true, require_tld: false },
    { message: 'Give the address where it can be seen, such as https://firm.example/news.' },
  )
  @MaxLength(500)
  @Field(() => String, { description: 'Its address, beginning with http: or https:' })
  url!: string;
}

@InputType({ description: 'What it has cost' })
export class CampaignSettleInput {
  @IsOptional()
  @Field(() => MoneyInput, { nullable: true, description: 'All of it; nothing when absent' })
  cost?: MoneyInput | null;
}

const tidy = (text: string | null | undefined): string | null => text?.trim() || null;

/** An input as it is kept. */
export const contentOf = (input: CampaignContentInput): CampaignContent => ({
  title: input.title.trim(),
  what: input.what.trim(),
  forWhom: input.forWhom.trim(),
  valueMinor: input.value ? String(input.value.amountMinor) : null,
  costMinor: input.cost ? String(input.cost.amountMinor) : null,
  currency: input.value?.currency ?? input.cost?.currency ?? null,
  hostShare: input.hostShare ?? 50,
  capacity: input.capacity ?? null,
  heldAt: input.heldAt?.toISOString() ?? null,
  minutes: input.minutes ?? null,
  place: tidy(input.place),
  subject: tidy(input.subject) ?? '',
  text: tidy(input.text) ?? '',
  question: tidy(input.question),
  placement: tidy(input.placement),
  dueOn: input.dueOn ?? null,
  fields: (['EMAIL', 'PHONE', 'TITLE', 'COMPANY'] as const).filter((field) =>
    (input.fields ?? ['EMAIL', 'COMPANY']).includes(field),
  ),
});

export const reasonsOf = ({ reason, note }: CampaignReasonInput) => ({ reason, note: tidy(note) });
