/** Where a page of a chat's history goes on: before a line, which both sides name alike. */
export const lineToCursor = (id: string): string => btoa(id).replace(/=+$/, '');
