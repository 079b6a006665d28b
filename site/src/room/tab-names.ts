export type TabName = 'questions' | 'chat';
export const tabId = (name: TabName): string => `room-tab-${name}`;
export const panelId = (name: TabName): string => `room-panel-${name}`;
