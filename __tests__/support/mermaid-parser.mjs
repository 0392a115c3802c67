/** Reads one diagram a line (JSON text) from stdin and writes what Mermaid's own parser makes of it, a line each. */
import { createInterface } from 'node:readline';
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('');
Object.assign(globalThis, { window, document: window.document });
const { default: mermaid } = await import('mermaid');

/** Sections and tasks of a Gantt chart, or why it is none. */
async function read(text) {
  try {
    await mermaid.parse(text);
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
    if (type !== 'gantt') return { type };
    const tasks = db
      .getTasks()
      .map(({ id, section, task, startTime, endTime, active, done, crit, milestone }) => ({
        ...{ id, section, label: task.trim() },
        ...{ fromMs: startTime.getTime(), toMs: endTime.getTime() },
        states: Object.entries({ active, done, crit, milestone }).flatMap(([name, is]) => (is ? [name] : [])),
      }));
    return {
      type,
      sections: db.getSections(),
      tasks,
      title: db.getDiagramTitle(),
      links: [...db.getLinks()],
    };
  } catch (error) {
    return { error: String(error?.message ?? error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await read(JSON.parse(line)))}\n`);
}
