import { Injectable } from '@nestjs/common';
import { DAY, now } from '../kernel/time.js';
import { Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/unit-of-work.js';
import { Letter, Paragraph } from '../platform/mail/letter-layout.js';
import { OnLetter, type LetterOrder, type Mail } from '../platform/mail/letter.js';
import { MailLinks } from '../platform/mail/mail-links.js';
import { firstNameOf, longDay } from '../platform/pages/words.js';
import { SURVEY_LINK } from './survey-answers.js';
import { SurveyMoves } from './survey-moves.js';
import { isSurveyOpen } from './survey.policy.js';
import { SurveyViews } from './survey-views.js';

/** A link works as long as the answer stands; this only keeps the table of links from growing for ever. */
const LINK_MS = 5 * 365 * DAY;

/** The one letter to a client who is asked for suppliers. */
@Injectable()
export class SurveyLetters {
  constructor(
    private readonly moves: SurveyMoves,
    private readonly views: SurveyViews,
    private readonly links: MailLinks,
    private readonly config: Config,
  ) {}

  @OnLetter('supplier_survey.ask')
  async ask(tx: Tx, { subjectId: id }: LetterOrder): Promise<Mail | null> {
    const survey = await this.moves.find(tx, id);
    if (survey?.state !== 'ASKED' || !isSurveyOpen(survey, now())) return null;
    const { person, askedBy } = await this.views.of(tx, survey);
    if (!person?.address) return null;
    const url = `${this.config.http.publicUrl}/s/${await this.links.mint(tx, SURVEY_LINK, id, LINK_MS)}`;
    return {
      to: person.address,
      subject: `${askedBy.name} of ${askedBy.business} asks: which suppliers do you respect?`,
      body: (
        <Letter
          title="Which suppliers do you respect?"
          action={{ label: 'Name up to three', url }}
          note={`You get this letter because ${askedBy.business} knows you. The page takes a no as well. It works until ${longDay(survey.expiresAt)}.`}
        >
          <Paragraph>Dear {firstNameOf(person.name)},</Paragraph>
          {survey.text
            .split(/\n+/)
            .filter((line) => line.trim())
            .map((line, index) => (
              <Paragraph key={index}>{line}</Paragraph>
            ))}
          <Paragraph>
            Nobody but {askedBy.business} reads what you say. A firm hears that “a client” recommends it only where you allow it,
            and never who.
          </Paragraph>
        </Letter>
      ),
    };
  }
}
