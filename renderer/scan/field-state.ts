type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** What a field held before a burst, so that a scan leaves no trace in it. */
export interface FieldState {
  readonly control: TextControl;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
}

export function isTextControl(element: Element | null): element is TextControl {
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(element.type))
  );
}

export function rememberField(element: Element | null): FieldState | null {
  return isTextControl(element)
    ? { control: element, value: element.value, start: element.selectionStart, end: element.selectionEnd }
    : null;
}

/** Puts back what the field held. Leaving it first ends a composition, which would otherwise write after us. */
export function restoreField({ control, value, start, end }: FieldState): void {
  const focused = document.activeElement === control;
  if (focused) control.blur();
  if (control.value !== value) {
    const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(control, value);
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (focused) {
    control.focus({ preventScroll: true });
    if (start !== null) control.setSelectionRange(start, end);
  }
}
