/** Which keys lie beside each other, by keyboard. */
export const graphs: Record<string, Record<string, (string | null)[]>>;
