/** GitHub drops a step's page of more than 1,048,576 bytes as a whole (GitHub docs, workflow commands: step isolation and limits). */
const BUDGET_BYTES = 900_000;

export interface Section {
  readonly name: string;
  /** '': the section is empty. */
  readonly text: string;
  /** Sections are left out in this order when the page is too large; 0: never. */
  readonly leftOut: number;
}

/** Joins the sections to one page. Sections that don't fit are left out, least important first, and the page says so. */
export function renderWithinBudget(sections: readonly Section[]): string {
  let kept = sections.filter(({ text }) => text !== '');
  const gone: string[] = [];
  const expendable = kept.filter(({ leftOut }) => leftOut > 0).sort((a, b) => a.leftOut - b.leftOut);
  for (const section of expendable) {
    if (sizeOf(join(kept, gone)) <= BUDGET_BYTES) break;
    kept = kept.filter((one) => one !== section);
    gone.push(section.name);
  }
  return join(kept, gone);
}

/** Puts the notice before the last section, which links to more details. */
function join(kept: readonly Section[], gone: readonly string[]): string {
  const texts = kept.map(({ text }) => text);
  if (gone.length > 0) {
    const notice = `_Left out, because GitHub shows no page larger than 1 MiB: ${gone.join(', ')}. The JSON report (output \`report\`) has everything._`;
    texts.splice(-1, 0, notice);
  }
  return `${texts.join('\n\n')}\n`;
}

function sizeOf(page: string): number {
  return new TextEncoder().encode(page).length;
}
