import { defineRule } from '../define-rule.js';
import { isExitByItself } from '../reading/judge-task.js';

/** 128 + signal; a crash of Python by SIGSEGV ends a shell and a container with 139 (seen in runs). */
const SIGNALS: Readonly<Record<number, string>> = {
  132: 'SIGILL, an instruction that this processor does not support',
  134: 'SIGABRT, the program aborted itself',
  135: 'SIGBUS, an invalid memory access',
  139: 'SIGSEGV, an invalid memory access',
};

export const nativeCrash = defineRule({
  id: 'native-crash',
  severity: 'cause',
  find: ({ stoppedTasks }) =>
    stoppedTasks.filter(isExitByItself).flatMap(({ stoppedReason, containers }) =>
      containers.flatMap(({ name, exitCode }) => {
        const signal = SIGNALS[exitCode ?? 0];
        const line = `${stoppedReason ?? 'Essential container in task exited'} (container ${name}: exit code ${exitCode ?? 0})`;
        return signal === undefined || exitCode === null ? [] : [{ name, exitCode, signal, line }];
      }),
    ),
  explain: ({ name, exitCode, signal, line }) => ({
    what: `Container ${name} crashed with exit code ${exitCode} (${signal}).`,
    why: 'Compiled code crashed, not Python: usually a package that was built for another C library (Alpine) or another processor.',
    fix: 'Build the image on the platform it runs on, with wheels for its C library; PYTHONFAULTHANDLER=1 makes Python print where it crashed.',
    evidence: [line],
  }),
});
