/** A form that comes back. Pure. */

/** What was typed, flat and as text, to be put back into the form. */
export const typed = (raw: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).map(([key, inner]) => [`${name}.${key}`, String(inner)])
        : [[name, String(value)]],
    ),
  );
