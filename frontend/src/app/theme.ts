import { createTheme, type MantineColorsTuple } from '@mantine/core';

const teal: MantineColorsTuple = [
  '#e8f6f4',
  '#d2ebe8',
  '#a3d8d2',
  '#72c4bb',
  '#4ab3a8',
  '#30a89c',
  '#1d9d91',
  '#05786e',
  '#00635c',
  '#004f49',
];

/** Colours pass 4.5:1 on white and on the dark ground; corners 6 px, no decoration. */
export const theme = createTheme({
  primaryColor: 'opora',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  colors: { opora: teal },
  fontFamily: "'Golos Text Variable', 'Golos Text', system-ui, sans-serif",
  headings: {
    fontFamily: "'Golos Text Variable', 'Golos Text', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.3' },
      h2: { fontSize: '1.2rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8rem', sm: '0.867rem', md: '0.9375rem', lg: '1.05rem', xl: '1.2rem' },
  defaultRadius: 6,
  respectReducedMotion: true,
  cursorType: 'pointer',
});
