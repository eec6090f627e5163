/** The most frequent first. */
export const passwords: string[];
export const words: string[];
export const firstNames: string[];
export const lastNames: string[];
