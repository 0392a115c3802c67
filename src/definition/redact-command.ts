const SECRET_NAME = /pass|secret|token|key|credential|auth|broker|dsn|private/i;
const URL_WITH_PASSWORD = /([a-z][a-z0-9+.-]*:\/\/)[^/\s]*@/gi;
/** Looks like no word: long, and without a blank, a slash or a dot. */
const RANDOM = /^(?=.*\d)[A-Za-z0-9+=_-]{24,}$/;

/** A command's words as one line, without what may be secret in it: passwords in URLs, values of options named like one. */
export function redactCommand(words: readonly string[]): string {
  let hidesNext = false;
  const shown = words.map((word) => {
    if (hidesNext && !word.startsWith('-')) {
      hidesNext = false;
      return '***';
    }
    hidesNext = /^--?[A-Za-z]/.test(word) && !word.includes('=') && SECRET_NAME.test(word);
    return /\s/.test(word) ? redactScript(word) : redactWord(word);
  });
  return shown.map((word) => (/\s/.test(word) ? `'${word}'` : word)).join(' ');
}

/** A shell's script is words again. */
function redactScript(script: string): string {
  return redactCommand(script.split(/\s+/)).replaceAll("'", '"');
}

function redactWord(word: string): string {
  if (RANDOM.test(word)) return '***';
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
  if (value !== '' && SECRET_NAME.test(name)) return `${name}=***`;
  return word.replace(URL_WITH_PASSWORD, '$1***@');
}
