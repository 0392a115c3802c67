import fc from 'fast-check';

/** Texts that mean something to Markdown, HTML, GitHub, or the runner. */
export const HOSTILE = [
  '# heading',
  '</details></td></table><script>alert(1)</script>',
  '<details><summary>x',
  '<img src=x onerror=alert(1)>',
  '| a | b |\n| - | - |',
  'a | b \\| c \\\\| d',
  'x\n\n# heading\n\n- item',
  '```\n# out of the fence',
  '`` ` ``',
  '`code` | `',
  '> [!CAUTION]\n> boo',
  ':-: | :-:',
  ':-:',
  '![img](https://evil.example/p.png)',
  '[link](javascript:alert(1))',
  '[^1] [x] <https://evil.example>',
  '@octocat see https://evil.example and www.evil.example, mail me@evil.example',
  'fixes #12, GH-34 and owner/repo#56',
  '\\',
  '\\|\\`\\\\',
  '~~~\n<!--',
  '<!-- --><?php <![CDATA[ x',
  '$$\\unicode{x}$$ $`a`$',
  '&lt;b&gt; &amp; &#60;b&#62;',
  '1. one',
  '    indented',
  '***bold*** __strong__ ~~gone~~',
  '::error::boo ##[error]boo ::add-mask::x',
  '\u202eRTL\u202c \u0000\u001b[31mred\u001b[0m',
  '🔥 :fire: :+1: \ud800',
  '👩‍👩‍👧‍👦',
  '---',
  '===',
  '- [ ] task',
  '+ plus',
] as const;

const MARKS = [
  ...[
    '`',
    '``',
    '|',
    '\\',
    '\n',
    '\t',
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '&',
    '&#',
    ';',
    '#',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '!',
    '@',
    '://',
    'www.',
    ' ',
    '~',
    'a',
    '1.',
    '-',
    '=',
    '+',
    ':',
    ':a:',
    '::',
    '##[',
    '$',
    '#1',
    '\u202e',
    '\u200d',
  ],
  ...['details>', 'td>', 'br>', '😀', '"', "'", '%', '^'],
];

/** Any text made of such pieces and of anything else. */
export const hostileTexts = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...MARKS) }, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
  // names of workers whose domain the drain table would tell once
  .filter((text) => !/@[^.@]+\.[\w.-]*$/.test(text));

/** What GitHub makes links, mentions and emoji of, in text that is not code (GFM §6.9; docs: autolinked references). */
export const MADE_BY_GITHUB = /@\w|\w@|:\/\/|www\.|#\d|\bGH-\d|:[0-9_]*[a-z+-][\w+-]*:/;
