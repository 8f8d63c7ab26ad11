/** What keyboards and input methods write for the dot between the parts of a name. */
const dots = /[·•・．･‧∙⋅●▪]/g;

/** A name as it is written down: one kind of middle dot (U+00B7), one line, at most 60 characters. */
export function normaliseName(text: string): string {
  return text
    .replace(dots, '\u00b7')
    .replace(/[\r\n]+/g, ' ')
    .slice(0, 60);
}
