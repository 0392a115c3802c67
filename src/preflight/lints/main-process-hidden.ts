import { defineLint } from '../define-lint.js';
interface Found {
  readonly container: string;
  readonly by: string;
}

export const mainProcessHidden = defineLint<Found>({
  id: 'main-process-hidden',
  code: 'L44',
  severity: 'warn',

  find: ({ containers, processes }) =>
    containers.flatMap(({ name, commandLine }) => {
      const own = processes.filter(({ container }) => container.name === name);
      const words = own.flatMap((process) => process.words);
      const celery = words.some((word) => /(^|\/)celery$/.test(word));
      const by = [
        ...(commandLine.hasBackground ? ['`&`'] : []),
        ...(celery && words.includes('--detach') ? ['`--detach`'] : []),
        ...(celery && words.includes('multi') ? ['`celery multi`'] : []),
        ...(words.some((word) => /(^|\/)supervisord$/.test(word)) ? ['`supervisord`'] : []),
      ][0];
      return by === undefined ? [] : [{ container: name, by }];
    }),

  explain: ({ container, by }) => ({
    what: `Container ${container} runs its main program in the background (${by}).`,
    why: 'ECS watches and signals only PID 1: the real program may die unnoticed, or never get SIGTERM.',
    fix: 'Run one program per container, in the foreground.',
  }),
});
