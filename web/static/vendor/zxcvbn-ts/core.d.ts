/** Of the library's declarations what the pages use; the whole is in the package's dist/types.d.ts. */
export interface Result {
  /** 0: falls at once, to 4: stands against a very patient attacker with the stolen database. */
  score: 0 | 1 | 2 | 3 | 4;
  feedback: {
    /** The names of src/data/translationKeys.ts. */
    warning: string | null;
    suggestions: string[];
  };
}

export interface Settings {
  /** Words by how often they are chosen, the most frequent first. */
  dictionary?: Record<string, string[]>;
  graphs?: Record<string, Record<string, (string | null)[]>>;
  /** What follows is not looked at. */
  maxLength?: number;
}

export class ZxcvbnFactory {
  constructor(settings?: Settings);
  /** `userInputs` are words that an attacker would try first. */
  check(password: string, userInputs?: string[]): Result;
}
