/** Takes something away: said in words to those who listen, and to a pointer that rests on it. */
export const Cross = ({ label, onPress }: { label: string; onPress: (() => void) | undefined }) => (
  <button type="button" class="button plain-button tiny segment-cross" aria-label={label} title={label} onClick={onPress}>
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" />
    </svg>
  </button>
);
