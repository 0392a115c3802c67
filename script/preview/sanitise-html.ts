import { JSDOM } from 'jsdom';

/** The elements that GitHub keeps (html-pipeline's allow-list). Of all others it removes the tags and keeps the text. */
const ELEMENTS = new Set(
  [
    'a abbr b bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr',
    'i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strike strong sub summary sup table',
    'tbody td tfoot th thead time tr tt ul var wbr',
  ].flatMap((line) => line.split(' ')),
);
const DROPPED = new Set('script style title textarea iframe noscript template math'.split(' '));
const ATTRIBUTES = new Set(
  'align alt colspan height href open rowspan src start title type width'.split(' '),
);
const SAFE_URL = /^(https?:|mailto:|#|[^:]*$)/i;
/** The classes that GitHub itself adds after it has sanitised the page. */
const OWN_CLASS = /^(language-\w+|markdown-alert[\w -]*)$/;

/** The same HTML without what GitHub removes: scripts, styles, unknown elements and attributes, odd links. */
export function sanitiseHtml(html: string): string {
  const { document } = new JSDOM(`<body>${html}</body>`).window;
  for (const element of [...document.body.querySelectorAll('*')]) {
    if (element.closest('svg.octicon') === null) cleanElement(element);
  }
  return document.body.innerHTML;
}

function cleanElement(element: Element): void {
  const name = element.tagName.toLowerCase();
  if (DROPPED.has(name)) element.remove();
  else if (!ELEMENTS.has(name)) element.replaceWith(...element.childNodes);
  else cleanAttributes(element);
}

function cleanAttributes(element: Element): void {
  // markdown-it aligns cells with a style, GitHub with an attribute
  const [, align] = /^text-align:(left|right|center)$/.exec(element.getAttribute('style') ?? '') ?? [];
  for (const { name, value } of [...element.attributes]) {
    const isOdd = (name === 'href' || name === 'src') && !SAFE_URL.test(value);
    const isKept = ATTRIBUTES.has(name) || (name === 'class' && OWN_CLASS.test(value));
    if (!isKept || isOdd) element.removeAttribute(name);
  }
  if (align !== undefined) element.setAttribute('align', align);
}
