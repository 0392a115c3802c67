/** One family of rules, in the order of its registry. */
export interface RuleFamily {
  readonly title: string;
  readonly rules: readonly { readonly id: string; readonly page: string }[];
}

const [BEGIN, END] = ['<!-- rules:begin -->', '<!-- rules:end -->'];

/** The index with the lists between its markers written again: each rule with the first sentence of its page. */
export function fillRuleIndex(index: string, families: readonly RuleFamily[]): string {
  const [from, to] = [index.indexOf(BEGIN), index.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/rules/README.md has no ${BEGIN} followed by ${END}.`);
  const lists = families.map(({ title, rules }) => {
    const lines = rules.map(({ id, page }) => `- [${id}](${id}.md): ${findMeaning(id, page)}`);
    return `## ${title}\n\n${lines.join('\n')}\n`;
  });
  return `${index.slice(0, from + BEGIN.length)}\n\n${lists.join('\n')}\n${index.slice(to)}`;
}

/** The first sentence below "What it means". */
function findMeaning(id: string, page: string): string {
  const paragraph = /## What it means\n\n([\s\S]+?)\n\n/.exec(page)?.[1]?.replaceAll('\n', ' ') ?? '';
  const sentence = /^.*?\.(?= [A-Z"`]|$)/.exec(paragraph)?.[0];
  if (sentence === undefined) throw new Error(`docs/rules/${id}.md has no sentence below "What it means".`);
  return sentence;
}
