import { Body, Button, Container, Head, Heading, Html, Preview, Section, Text } from '@react-email/components';
import type { CSSProperties, ReactElement, ReactNode } from 'react';

const paper = { backgroundColor: '#F7F6F3', color: '#1B1A17', margin: 0, padding: '32px 16px' };
const sans = `Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif`;
const card: CSSProperties = {
  backgroundColor: '#FFFFFF',
  border: '1px solid #E3E0D8',
  borderRadius: 16,
  maxWidth: 560,
  padding: '32px 32px 24px',
};
const headline: CSSProperties = {
  fontFamily: `Fraunces, Georgia, 'Times New Roman', serif`,
  fontSize: 28,
  fontWeight: 480,
  letterSpacing: '-0.015em',
  lineHeight: '34px',
  margin: '0 0 16px',
};
const text: CSSProperties = { fontFamily: sans, fontSize: 16, lineHeight: '26px', margin: '0 0 16px' };
const button: CSSProperties = {
  backgroundColor: '#16735F',
  borderRadius: 8,
  color: '#FFFFFF',
  fontFamily: sans,
  fontSize: 16,
  fontWeight: 600,
  padding: '12px 20px',
};
const small: CSSProperties = { ...text, color: '#676257', fontSize: 13, lineHeight: '20px', margin: '24px 0 0' };

/** One paragraph of a letter. */
export const Paragraph = ({ children }: { children: ReactNode }): ReactElement => <Text style={text}>{children}</Text>;

/** The look of every letter: a serif headline on warm paper, what there is to say, at most one button, and why it came. */
export function Letter({
  title,
  preview,
  children,
  action,
  note,
}: {
  title: string;
  /** The line that mail programs show beside the subject. */
  preview?: string;
  children: ReactNode;
  action?: { label: string; url: string };
  /** Why the reader gets this letter, or until when its link works. */
  note?: string;
}): ReactElement {
  return (
    <Html lang="en">
      <Head />
      {preview ? <Preview>{preview}</Preview> : null}
      <Body style={paper}>
        <Container style={card}>
          <Heading as="h1" style={headline}>
            {title}
          </Heading>
          {children}
          {action ? (
            <Section style={{ margin: '24px 0 8px' }}>
              <Button href={action.url} style={button}>
                {action.label}
              </Button>
            </Section>
          ) : null}
          {note ? <Text style={small}>{note}</Text> : null}
        </Container>
      </Body>
    </Html>
  );
}
