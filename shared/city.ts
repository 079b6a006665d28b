/** `Europe/Berlin` → `Berlin`: what people call a zone. */
export const zoneToCity = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
