/**
 * Six fields for six groups of digits that somebody reads aloud: the next one takes over when five are typed, and what is
 * pasted is spread over them.
 */

const GROUP = 5;

/**
 * @param {HTMLElement} group what holds the fields
 * @returns {{ value(): string, complete(): boolean, clear(): void, focus(): void, mark(wrong: boolean): void }}
 */
export function digitFields(group) {
  const fields = [...group.querySelectorAll('input')];
  const value = () => fields.map((field) => field.value).join(' ');

  /**
   * @param {number} at
   * @param {string} digits
   */
  const spread = (at, digits) => {
    let left = digits;
    for (const field of fields.slice(at)) {
      if (left === '') break;
      field.value = left.slice(0, GROUP);
      left = left.slice(GROUP);
    }
    const next = fields.find((field) => field.value.length < GROUP) ?? fields.at(-1);
    next?.focus();
  };

  for (const [at, field] of fields.entries()) {
    field.addEventListener('input', () => {
      const digits = field.value.replace(/\D/gu, '');
      if (digits !== field.value) field.value = digits;
      if (digits.length >= GROUP) fields[at + 1]?.focus();
    });
    field.addEventListener('paste', (event) => {
      event.preventDefault();
      spread(at, (event.clipboardData?.getData('text/plain') ?? '').replace(/\D/gu, ''));
    });
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Backspace' && field.value === '') fields[at - 1]?.focus();
    });
  }
  return {
    value,
    complete: () => fields.every((field) => field.value.length === GROUP),
    clear() {
      for (const field of fields) field.value = '';
    },
    focus: () => (fields.find((field) => field.value.length < GROUP) ?? fields[0])?.focus(),
    mark(wrong) {
      for (const field of fields) {
        if (wrong) field.setAttribute('aria-invalid', 'true');
        else field.removeAttribute('aria-invalid');
      }
    },
  };
}
