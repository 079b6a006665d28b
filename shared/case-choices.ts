/** What a case is told apart by, apart from its schemas: the inbox's first script need not carry those. */

export const priorities = ['urgent', 'high', 'medium', 'low'] as const;
export const caseSorts = ['due', 'waiting', 'votes'] as const;
