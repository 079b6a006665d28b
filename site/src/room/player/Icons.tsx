/** The signs on the player's buttons: drawn in the text's colour; the words are on the button. */

const shapes = {
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M6.5 5h4v14h-4zM13.5 5h4v14h-4z',
  again: 'M12 5V1.5L6.5 6 12 10.5V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z',
  loud: 'M4 9v6h4l5 4.5v-15L8 9zm11.5 3A4 4 0 0 0 14 8.9v6.2a4 4 0 0 0 1.5-3.1zM14 5.2v2a5.2 5.2 0 0 1 0 9.6v2a7.2 7.2 0 0 0 0-13.6z',
  quiet: 'M4 9v6h4l5 4.5v-15L8 9zm16.5.9-1.4-1.4-2.1 2.1-2.1-2.1-1.4 1.4 2.1 2.1-2.1 2.1 1.4 1.4 2.1-2.1 2.1 2.1 1.4-1.4-2.1-2.1z',
  captions:
    'M3 6.5A1.5 1.5 0 0 1 4.5 5h15A1.5 1.5 0 0 1 21 6.5v11a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17.5zm2 .5v10h14V7zm1.5 5h3v2h-3zm4.5 0h6.5v2H11zm-4.5-3.2H13v2H6.5zm8 0h3v2h-3z',
  small: 'M3 5h18v14H3zm2 2v10h14V7zm6.5 4.5h6V15h-6z',
  full: 'M4 4h6v2H6v4H4zm10 0h6v6h-2V6h-4zM4 14h2v4h4v2H4zm14 0h2v6h-6v-2h4z',
} as const;

export const Icon = ({ name }: { name: keyof typeof shapes }) => (
  <svg viewBox="0 0 24 24" width="24" height="24" fill="currentColor" aria-hidden="true" focusable="false">
    <path d={shapes[name]} />
  </svg>
);
