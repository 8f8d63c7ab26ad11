import { expect, type Locator } from '@playwright/test';

/** Filling in a form by the words on it; `within` is the part of the window where these words stand once. */

export async function write(within: Locator, label: string, text: string): Promise<void> {
  await within.getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** One of a short list. */
export async function pick(within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('button', { name: new RegExp(label) }).click();
  await within.page().getByRole('option', { name: option, exact: true }).click();
}

/** One of a long list, found by its first characters. */
export async function find(within: Locator, label: string, option: string): Promise<void> {
  const field = within.getByRole('combobox', { name: label, exact: true });
  // A list that opened closes when its field scrolls into view: only then is there somewhere to type.
  await field.scrollIntoViewIfNeeded();
  await field.click();
  await field.pressSequentially(option, { delay: 40 });
  await within
    .page()
    .getByRole('option', { name: new RegExp(`^${option}`) })
    .first()
    .click();
  await expect(field).toHaveValue(new RegExp(`^${option}`));
}
