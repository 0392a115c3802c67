import type { Token } from 'markdown-it';
import { createParser } from '../../../script/preview/render-markdown.js';

/** A piece of a page as Markdown's parser sees it: a mark that makes structure, or text between two marks. */
export type Piece =
  | { readonly kind: 'mark'; readonly mark: string }
  | { readonly kind: 'prose' | 'code'; readonly text: string };

const parser = createParser();

/** The page in pieces. HTML is taken apart too: its tags are marks, and what stands between them is text. */
export function readPage(markdown: string): readonly Piece[] {
  return parser.parse(markdown, {}).flatMap(readToken);
}

function readToken(token: Token): Piece[] {
  const { type, content, tag, attrs, info, children } = token;
  switch (type) {
    case 'inline':
      return (children ?? []).flatMap(readToken);
    case 'text':
      return [{ kind: 'prose', text: content }];
    case 'code_inline':
      return [{ kind: 'code', text: content }];
    case 'fence':
      return [mark(`fence ${info} of ${content.split('\n').length} lines`), { kind: 'code', text: content }];
    case 'html_block':
    case 'html_inline':
      if (content === '<!-- -->') return [];
      return readHtml(content);
    default:
      return [mark([type, tag, token.markup, ...(attrs ?? []).flat().map(cutUrl)].join(' '))];
  }
}

/** A text in HTML holds no `<` of its own, or it would begin a tag here. */
function readHtml(html: string): Piece[] {
  let isCode = false;
  return html.split(/(<[^>]*>?)/).flatMap((part): Piece[] => {
    if (part.startsWith('<')) {
      isCode = part === '<code>' || (isCode && part !== '</code>');
      return /^<\/?code>$/.test(part) ? [] : [mark(part)];
    }
    const text = part.replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)));
    return text.trim() === '' ? [] : [{ kind: isCode ? 'code' : 'prose', text }];
  });
}

/** Where a link leads to at all; what it asks for there may be a name. */
function cutUrl(value: string | number): string {
  return String(value).replace(/^(https:\/\/[^/]+)\/.*$/, '$1');
}

function mark(text: string): Piece {
  return { kind: 'mark', mark: text };
}

/** The structure: marks, and where there is text; blind to whether that is code. */
export function outlineOf(pieces: readonly Piece[]): readonly string[] {
  const outline: string[] = [];
  for (const piece of pieces) {
    const line = piece.kind === 'mark' ? piece.mark : 'text';
    if (line !== 'text' || outline.at(-1) !== 'text') outline.push(line);
  }
  return outline;
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'mark' ? '' : piece.text)).join('');
}

/** Text at which GitHub looks once more for mentions, links and emoji. */
export function proseOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'prose' ? piece.text : '\n')).join('');
}
