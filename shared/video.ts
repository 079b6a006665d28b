/** The only origins of others whose pages may stand in a frame of ours: players, in the room, after the viewer agreed to each. */
export const playerOrigins = { YouTube: 'https://www.youtube-nocookie.com', Vimeo: 'https://player.vimeo.com' } as const;

/** The stack's own channel: the address that the room plays, and for hosts the server and the key to stream with. */
export type VideoChannel = { readonly playback: string; readonly server: string; readonly key: string };
