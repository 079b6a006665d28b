/**
 * What each process of ours is told about memory. glibc keeps up to eight arenas a core, and what one helper thread of Node frees does not
 * serve another one: with two of them a writer of files holds some 14 MiB less (docs/decisions/0034).
 */
export const memoryEnvironment = { MALLOC_ARENA_MAX: '2' } as const;
