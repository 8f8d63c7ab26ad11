/** What keyboards and input methods write for the dot between the parts of a name. */
const dots = /[·•・．･‧∙⋅●▪]/g;

const longest = 60;

/** A name as it is written down: one kind of middle dot (U+00B7), one line, at most 60 characters. */
export function normaliseName(text: string): string {
  const line = text.replace(dots, '\u00b7').replace(/[\r\n]+/g, ' ');
  return withinUnits(line, longest);
}

/** As many whole characters as take no more UTF-16 units: one beyond the basic plane takes two, and is never cut in half. */
function withinUnits(text: string, units: number): string {
  const cut = text.slice(0, units);
  return /[\uD800-\uDBFF]$/.test(cut) && text.length > units ? cut.slice(0, -1) : cut;
}
