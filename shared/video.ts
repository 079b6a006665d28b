/** The only origins of others whose pages may stand in a frame of ours: players, in the room, after the viewer agreed to each. */
export const playerOrigins = { YouTube: 'https://www.youtube-nocookie.com', Vimeo: 'https://player.vimeo.com' } as const;
