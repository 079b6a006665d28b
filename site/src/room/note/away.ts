/** Notes that this tab put away: they stay so over a reload, and come back in another tab. */

const nameOf = (webinar: string): string => `parley-away-${webinar}`;

export const readAway = (webinar: string): ReadonlySet<string> => {
  try {
    const ids = JSON.parse(sessionStorage.getItem(nameOf(webinar)) ?? '[]');
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []);
  } catch {
    return new Set();
  }
};

export const keepAway = (webinar: string, ids: ReadonlySet<string>): void => {
  try {
    sessionStorage.setItem(nameOf(webinar), JSON.stringify([...ids]));
  } catch {
    // Then it comes back with the next reload.
  }
};
