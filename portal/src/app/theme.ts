import { createTheme, defaultVariantColorsResolver, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#EEF7F4',
  '#D6ECE5',
  '#AEDACB',
  '#7FC3AE',
  '#4FA88F',
  '#2F9C82',
  '#16735F',
  '#0F5E4E',
  '#0B4B3E',
  '#07372E',
];

/** Lists to choose from open by a press, in the page's own order, and scroll by themselves: that is what screen readers know. */
const list = {
  defaultProps: {
    size: 'md',
    openOnFocus: false,
    withScrollArea: false,
    comboboxProps: { withinPortal: false, transitionProps: { duration: 0 } },
  },
  styles: { options: { maxHeight: 260, overflowY: 'auto' as const } },
};

/** Mantine in our tokens (styles/tokens.css). */
export const theme = createTheme({
  primaryColor: 'pine',
  primaryShade: { light: 6, dark: 5 },
  colors: { pine },
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'ui-monospace,SFMono-Regular,Menlo,monospace',
  fontSizes: { xs: '.75rem', sm: '.8125rem', md: '.875rem', lg: '1rem', xl: '1.125rem' },
  lineHeights: { xs: '1rem', sm: '1.25rem', md: '1.375rem', lg: '1.5rem', xl: '1.625rem' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Mantine's filled buttons are white on anything; on the bright pine of dark mode that is 3.4:1.
  variantColorResolver: (input) => {
    const usual = defaultVariantColorsResolver(input);
    const isOurs = input.variant === 'filled' && (!input.color || input.color === 'pine');
    return isOurs ? { ...usual, color: 'var(--c-on-primary)' } : usual;
  },
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 550 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: list,
    MultiSelect: list,
    NumberInput: { defaultProps: { size: 'md' } },
    Drawer: {
      defaultProps: { position: 'right', size: 480, padding: 'lg', transitionProps: { duration: 200 } },
    },
    Modal: { defaultProps: { centered: true, radius: 'lg', padding: 'lg', transitionProps: { duration: 200 } } },
  },
});

const ours = {
  '--mantine-color-body': 'var(--c-surface)',
  '--mantine-color-text': 'var(--c-text)',
  '--mantine-color-dimmed': 'var(--c-text-3)',
  '--mantine-color-default': 'var(--c-surface)',
  '--mantine-color-default-hover': 'var(--c-sunken)',
  '--mantine-color-default-border': 'var(--c-border)',
  '--mantine-color-default-color': 'var(--c-text)',
  '--mantine-color-placeholder': 'var(--c-text-3)',
  '--mantine-color-anchor': 'var(--c-link)',
  '--mantine-color-error': 'var(--c-bad)',
  '--mantine-primary-color-filled': 'var(--c-primary)',
  '--mantine-primary-color-filled-hover': 'var(--c-primary-hover)',
  '--mantine-primary-color-contrast': 'var(--c-on-primary)',
  '--mantine-primary-color-light': 'var(--c-primary-soft)',
  '--mantine-primary-color-light-hover': 'var(--c-primary-soft)',
  '--mantine-primary-color-light-color': 'var(--c-primary-text)',
  '--mantine-color-pine-filled': 'var(--c-primary)',
  '--mantine-color-pine-filled-hover': 'var(--c-primary-hover)',
  '--mantine-color-pine-light': 'var(--c-primary-soft)',
  '--mantine-color-pine-light-hover': 'var(--c-primary-soft)',
  '--mantine-color-pine-light-color': 'var(--c-primary-text)',
  // Fields, and what drops down from them.
  '--mantine-color-dark-4': 'var(--c-border)',
  '--mantine-color-dark-6': 'var(--c-surface)',
  '--mantine-color-red-outline': 'var(--c-bad)',
  '--mantine-color-red-filled': '#b3261e',
  '--mantine-color-red-filled-hover': '#8f1d17',
};
/** Both schemes alike: the tokens themselves know light from dark. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
