export const id = 36;
export const ids = [36];
export const modules = {

/***/ 3036:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/adapters/actions/create-log.ts + 1 modules
var create_log = __webpack_require__(7830);
// EXTERNAL MODULE: ./src/adapters/actions/find-secrets.ts
var find_secrets = __webpack_require__(8274);
;// CONCATENATED MODULE: ./src/adapters/actions/find-run-urls.ts
/** The pages of the rules in the running version, which the runner names (GitHub docs, default environment variables). */
function findRulePages(environment) {
    const { GITHUB_SERVER_URL: server = '', GITHUB_ACTION_REPOSITORY: repository = '', GITHUB_ACTION_REF: ref = '', } = environment;
    return [server, repository, ref].includes('') ? null : `${server}/${repository}/blob/${ref}/docs/rules`;
}
/** The page of this run and attempt. */
function findRunUrl(environment) {
    const { GITHUB_SERVER_URL: server = '', GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: run = '', GITHUB_RUN_ATTEMPT: attempt = '', } = environment;
    if ([server, repository, run].includes(''))
        return null;
    return `${server}/${repository}/actions/runs/${run}${attempt === '' ? '' : `/attempts/${attempt}`}`;
}

// EXTERNAL MODULE: ./src/adapters/actions/mask-secrets.ts + 2 modules
var mask_secrets = __webpack_require__(2999);
// EXTERNAL MODULE: ./src/adapters/actions/read-input.ts
var read_input = __webpack_require__(8699);
;// CONCATENATED MODULE: ./src/adapters/actions/read-given-inputs.ts
/** Inputs that hold secrets: the report only says that they were given. */
const SECRET = new Set(['broker-url', 'broker-transport-options']);
const LONGEST = 300;
/** The step's inputs as they were given, for the report. */
function readGivenInputs(read, defaults) {
    return Object.entries(defaults).map(([name, defaultValue]) => {
        const given = read(name);
        const isDefault = given === '' || given === defaultValue;
        const value = isDefault ? defaultValue : given;
        if (!isDefault && SECRET.has(name))
            return { name, value: null, isDefault };
        return { name, value: value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value, isDefault };
    });
}

// EXTERNAL MODULE: ./src/adapters/clock/system-clock.ts
var system_clock = __webpack_require__(8091);
// EXTERNAL MODULE: ./src/create-story.ts + 32 modules
var create_story = __webpack_require__(9945);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/inputs.ts + 10 modules
var src_inputs = __webpack_require__(9163);
// EXTERNAL MODULE: ./src/model/report.ts
var model_report = __webpack_require__(5235);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
;// CONCATENATED MODULE: ./src/adapters/actions/annotate.ts

/** The runner cuts a message at 4,096 characters. */
const annotate_LONGEST = 4_000;
/** At most one annotation per step: GitHub shows ten of a kind, and a reader wants one. */
function annotate(annotation, masker) {
    if (annotation === null)
        return;
    const message = masker.mask(annotation.message);
    const cut = message.length > annotate_LONGEST ? `${message.slice(0, annotate_LONGEST)}…` : message;
    const print = annotation.kind === 'error' ? core/* error */.z3 : core/* warning */.$e;
    print(cut, { title: masker.mask(annotation.title) });
}

;// CONCATENATED MODULE: ./src/adapters/actions/set-outputs.ts

/**
 * All outputs but `report`, '' where there is no value; the outcome first, since later steps decide by it. Names from AWS
 * are not masked: they contain no secret, and later steps need them complete, even if a part of one equals a password.
 */
function setOutputs(report, masker) {
    core/* setOutput */.uH('outcome', report.outcome);
    const outputs = {
        cause: report.diagnoses.find(({ severity }) => severity === 'cause')?.id ?? '',
        'task-definition-arn': report.taskDefinitionArn ?? '',
        'previous-task-definition-arn': report.previousTaskDefinitionArn ?? '',
        'serving-task-definition-arn': report.serving.taskDefinitionArn ?? '',
        'deployment-id': report.deploymentId ?? '',
        'drained-workers': JSON.stringify(masker.maskDeep(report.drain.rows.filter(wasDrained).map(describeRow))),
    };
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
}
/** The report's path; '' where it could not be written. */
function setReportOutput(path) {
    core/* setOutput */.uH('report', path);
}
function wasDrained(row) {
    return row.ending !== 'untouched';
}
function describeRow({ node, taskArn, side, queues, jobsAtStart, jobsLeft, ending }) {
    return { node, taskArn, side, queues, jobsAtStart, jobsLeft, ending };
}

// EXTERNAL MODULE: ./src/adapters/actions/write-or-warn.ts
var write_or_warn = __webpack_require__(6518);
// EXTERNAL MODULE: ./src/adapters/actions/name-runner-file.ts
var name_runner_file = __webpack_require__(6679);
// EXTERNAL MODULE: ./src/adapters/actions/write-atomically.ts
var write_atomically = __webpack_require__(7419);
;// CONCATENATED MODULE: ./src/adapters/actions/write-report.ts


/** Writes the report as JSON, one file per run, and returns its path. */
function writeReport(report, masker) {
    const path = (0,name_runner_file/* nameRunnerFile */.i)('report', report.cluster, report.service, String(report.startedAtMs), String(process.pid));
    (0,write_atomically/* writeAtomically */.v)(path, `${JSON.stringify(masker.maskDeep(report), null, 2)}\n`);
    return path;
}

// EXTERNAL MODULE: ./src/adapters/actions/write-summary.ts
var write_summary = __webpack_require__(726);
// EXTERNAL MODULE: ./src/wording/describe-ended-jobs.ts
var describe_ended_jobs = __webpack_require__(5251);
;// CONCATENATED MODULE: ./src/wording/describe-outcome.ts
/** The outcome in words: completes "The deployment of web …", and can be used alone. */
const WORDS = {
    succeeded: 'succeeded',
    'no-change': 'had nothing to do',
    planned: 'was planned only',
    started: 'was started',
    refused: 'was refused before any change',
    failed: 'failed',
    'rolled-back': 'failed and was rolled back',
    'rollback-failed': 'failed, and the rollback failed too',
    'timed-out': 'ran out of time',
    superseded: 'was replaced by another deployment',
    cancelled: 'was cancelled',
};
function describeOutcome(outcome) {
    return WORDS[outcome];
}

// EXTERNAL MODULE: ./src/wording/shorten-arn.ts
var shorten_arn = __webpack_require__(7643);
;// CONCATENATED MODULE: ./src/summary/describe-annotation.ts




/** An error for a failing outcome (the cause and its fix, or the reason), a warning if a passing one has warnings; else null. */
function describeAnnotation(report) {
    const title = `${report.service}: ${describeSubject(report)} ${describeOutcome(report.outcome)}`;
    if (model_report/* FAILING_OUTCOMES */.l.includes(report.outcome)) {
        return { kind: 'error', title, message: describeFailure(report).join('\n') };
    }
    const { warnings: others, drain } = report;
    const warnings = [...describeEndedJobs(drain.endedJobs), ...others];
    return warnings.length === 0 ? null : { kind: 'warning', title, message: warnings.join('\n') };
}
function describeSubject({ taskDefinitionArn }) {
    return taskDefinitionArn === null ? 'the deployment' : (0,shorten_arn/* revisionOf */.DT)(taskDefinitionArn);
}
function describeFailure({ diagnoses, reason, refusals, serving, drain }) {
    const cause = diagnoses.find(({ severity }) => severity === 'cause');
    const [line = ''] = cause?.evidence ?? [];
    const lines = cause === undefined
        ? [reason, ...refusals]
        : [`${cause.what} ${cause.why}`, line, `What to do: ${cause.fix}`];
    return [...new Set([...lines, serving.sentence, ...describeEndedJobs(drain.endedJobs)])].filter((text) => text !== '');
}
/** Jobs that an annotation names; the page has the others. */
const JOBS_AT_MOST = 5;
function describeEndedJobs(jobs) {
    if (jobs.length === 0)
        return [];
    const counted = `Workers ended with jobs: ${(0,describe_ended_jobs/* countEndedJobs */.WW)(jobs)}.`;
    const named = jobs
        .slice(0, JOBS_AT_MOST)
        .map(({ name, id, node, fate, stop }) => `${name} ${id} on ${node}: ${describe_ended_jobs/* FATES */.QH[fate]} (${stop})`);
    return [counted, ...named];
}

;// CONCATENATED MODULE: ./src/summary/render-within-budget.ts
/** GitHub drops a step's page of more than 1,048,576 bytes as a whole (GitHub docs, workflow commands: step isolation and limits). */
const BUDGET_BYTES = 900_000;
/** Joins the sections to one page. Sections that don't fit are left out, least important first, and the page says so. */
function renderWithinBudget(sections) {
    let kept = sections.filter(({ text }) => text !== '');
    const gone = [];
    const expendable = kept.filter(({ leftOut }) => leftOut > 0).sort((a, b) => a.leftOut - b.leftOut);
    for (const section of expendable) {
        if (sizeOf(join(kept, gone)) <= BUDGET_BYTES)
            break;
        kept = kept.filter((one) => one !== section);
        gone.push(section.name);
    }
    return join(kept, gone);
}
/** Puts the notice before the last section, which links to more details. */
function join(kept, gone) {
    const texts = kept.map(({ text }) => text);
    if (gone.length > 0) {
        const notice = `_Left out, because GitHub shows no page larger than 1 MiB: ${gone.join(', ')}. The JSON report (output \`report\`) has everything._`;
        texts.splice(-1, 0, notice);
    }
    return `${texts.join('\n\n')}\n`;
}
function sizeOf(page) {
    return new TextEncoder().encode(page).length;
}

// EXTERNAL MODULE: ./src/wording/count-of.ts
var count_of = __webpack_require__(7813);
// EXTERNAL MODULE: ./src/summary/escape.ts
var summary_escape = __webpack_require__(7125);
;// CONCATENATED MODULE: ./src/summary/render-fold.ts
/** A section that opens on a click. The title is trusted HTML: it is not escaped. */
function renderFold(title, body) {
    return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}

;// CONCATENATED MODULE: ./node_modules/markdown-table/index.js
// To do: next major: remove.
/**
 * @typedef {Options} MarkdownTableOptions
 *   Configuration.
 */

/**
 * @typedef Options
 *   Configuration.
 * @property {boolean | null | undefined} [alignDelimiters=true]
 *   Whether to align the delimiters (default: `true`);
 *   they are aligned by default:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   Pass `false` to make them staggered:
 *
 *   ```markdown
 *   | Alpha | B |
 *   | - | - |
 *   | C | Delta |
 *   ```
 * @property {ReadonlyArray<string | null | undefined> | string | null | undefined} [align]
 *   How to align columns (default: `''`);
 *   one style for all columns or styles for their respective columns;
 *   each style is either `'l'` (left), `'r'` (right), or `'c'` (center);
 *   other values are treated as `''`, which doesn’t place the colon in the
 *   alignment row but does align left;
 *   *only the lowercased first character is used, so `Right` is fine.*
 * @property {boolean | null | undefined} [delimiterEnd=true]
 *   Whether to end each row with the delimiter (default: `true`).
 *
 *   > 👉 **Note**: please don’t use this: it could create fragile structures
 *   > that aren’t understandable to some markdown parsers.
 *
 *   When `true`, there are ending delimiters:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there are no ending delimiters:
 *
 *   ```markdown
 *   | Alpha | B
 *   | ----- | -----
 *   | C     | Delta
 *   ```
 * @property {boolean | null | undefined} [delimiterStart=true]
 *   Whether to begin each row with the delimiter (default: `true`).
 *
 *   > 👉 **Note**: please don’t use this: it could create fragile structures
 *   > that aren’t understandable to some markdown parsers.
 *
 *   When `true`, there are starting delimiters:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there are no starting delimiters:
 *
 *   ```markdown
 *   Alpha | B     |
 *   ----- | ----- |
 *   C     | Delta |
 *   ```
 * @property {boolean | null | undefined} [padding=true]
 *   Whether to add a space of padding between delimiters and cells
 *   (default: `true`).
 *
 *   When `true`, there is padding:
 *
 *   ```markdown
 *   | Alpha | B     |
 *   | ----- | ----- |
 *   | C     | Delta |
 *   ```
 *
 *   When `false`, there is no padding:
 *
 *   ```markdown
 *   |Alpha|B    |
 *   |-----|-----|
 *   |C    |Delta|
 *   ```
 * @property {((value: string) => number) | null | undefined} [stringLength]
 *   Function to detect the length of table cell content (optional);
 *   this is used when aligning the delimiters (`|`) between table cells;
 *   full-width characters and emoji mess up delimiter alignment when viewing
 *   the markdown source;
 *   to fix this, you can pass this function,
 *   which receives the cell content and returns its “visible” size;
 *   note that what is and isn’t visible depends on where the text is displayed.
 *
 *   Without such a function, the following:
 *
 *   ```js
 *   markdownTable([
 *     ['Alpha', 'Bravo'],
 *     ['中文', 'Charlie'],
 *     ['👩‍❤️‍👩', 'Delta']
 *   ])
 *   ```
 *
 *   Yields:
 *
 *   ```markdown
 *   | Alpha | Bravo |
 *   | - | - |
 *   | 中文 | Charlie |
 *   | 👩‍❤️‍👩 | Delta |
 *   ```
 *
 *   With [`string-width`](https://github.com/sindresorhus/string-width):
 *
 *   ```js
 *   import stringWidth from 'string-width'
 *
 *   markdownTable(
 *     [
 *       ['Alpha', 'Bravo'],
 *       ['中文', 'Charlie'],
 *       ['👩‍❤️‍👩', 'Delta']
 *     ],
 *     {stringLength: stringWidth}
 *   )
 *   ```
 *
 *   Yields:
 *
 *   ```markdown
 *   | Alpha | Bravo   |
 *   | ----- | ------- |
 *   | 中文  | Charlie |
 *   | 👩‍❤️‍👩    | Delta   |
 *   ```
 */

/**
 * @param {string} value
 *   Cell value.
 * @returns {number}
 *   Cell size.
 */
function defaultStringLength(value) {
  return value.length
}

/**
 * Generate a markdown
 * ([GFM](https://docs.github.com/en/github/writing-on-github/working-with-advanced-formatting/organizing-information-with-tables))
 * table.
 *
 * @param {ReadonlyArray<ReadonlyArray<string | null | undefined>>} table
 *   Table data (matrix of strings).
 * @param {Readonly<Options> | null | undefined} [options]
 *   Configuration (optional).
 * @returns {string}
 *   Result.
 */
function markdownTable(table, options) {
  const settings = options || {}
  // To do: next major: change to spread.
  const align = (settings.align || []).concat()
  const stringLength = settings.stringLength || defaultStringLength
  /** @type {Array<number>} Character codes as symbols for alignment per column. */
  const alignments = []
  /** @type {Array<Array<string>>} Cells per row. */
  const cellMatrix = []
  /** @type {Array<Array<number>>} Sizes of each cell per row. */
  const sizeMatrix = []
  /** @type {Array<number>} */
  const longestCellByColumn = []
  let mostCellsPerRow = 0
  let rowIndex = -1

  // This is a superfluous loop if we don’t align delimiters, but otherwise we’d
  // do superfluous work when aligning, so optimize for aligning.
  while (++rowIndex < table.length) {
    /** @type {Array<string>} */
    const row = []
    /** @type {Array<number>} */
    const sizes = []
    let columnIndex = -1

    if (table[rowIndex].length > mostCellsPerRow) {
      mostCellsPerRow = table[rowIndex].length
    }

    while (++columnIndex < table[rowIndex].length) {
      const cell = serialize(table[rowIndex][columnIndex])

      if (settings.alignDelimiters !== false) {
        const size = stringLength(cell)
        sizes[columnIndex] = size

        if (
          longestCellByColumn[columnIndex] === undefined ||
          size > longestCellByColumn[columnIndex]
        ) {
          longestCellByColumn[columnIndex] = size
        }
      }

      row.push(cell)
    }

    cellMatrix[rowIndex] = row
    sizeMatrix[rowIndex] = sizes
  }

  // Figure out which alignments to use.
  let columnIndex = -1

  if (typeof align === 'object' && 'length' in align) {
    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = toAlignment(align[columnIndex])
    }
  } else {
    const code = toAlignment(align)

    while (++columnIndex < mostCellsPerRow) {
      alignments[columnIndex] = code
    }
  }

  // Inject the alignment row.
  columnIndex = -1
  /** @type {Array<string>} */
  const row = []
  /** @type {Array<number>} */
  const sizes = []

  while (++columnIndex < mostCellsPerRow) {
    const code = alignments[columnIndex]
    let before = ''
    let after = ''

    if (code === 99 /* `c` */) {
      before = ':'
      after = ':'
    } else if (code === 108 /* `l` */) {
      before = ':'
    } else if (code === 114 /* `r` */) {
      after = ':'
    }

    // There *must* be at least one hyphen-minus in each alignment cell.
    let size =
      settings.alignDelimiters === false
        ? 1
        : Math.max(
            1,
            longestCellByColumn[columnIndex] - before.length - after.length
          )

    const cell = before + '-'.repeat(size) + after

    if (settings.alignDelimiters !== false) {
      size = before.length + size + after.length

      if (size > longestCellByColumn[columnIndex]) {
        longestCellByColumn[columnIndex] = size
      }

      sizes[columnIndex] = size
    }

    row[columnIndex] = cell
  }

  // Inject the alignment row.
  cellMatrix.splice(1, 0, row)
  sizeMatrix.splice(1, 0, sizes)

  rowIndex = -1
  /** @type {Array<string>} */
  const lines = []

  while (++rowIndex < cellMatrix.length) {
    const row = cellMatrix[rowIndex]
    const sizes = sizeMatrix[rowIndex]
    columnIndex = -1
    /** @type {Array<string>} */
    const line = []

    while (++columnIndex < mostCellsPerRow) {
      const cell = row[columnIndex] || ''
      let before = ''
      let after = ''

      if (settings.alignDelimiters !== false) {
        const size =
          longestCellByColumn[columnIndex] - (sizes[columnIndex] || 0)
        const code = alignments[columnIndex]

        if (code === 114 /* `r` */) {
          before = ' '.repeat(size)
        } else if (code === 99 /* `c` */) {
          if (size % 2) {
            before = ' '.repeat(size / 2 + 0.5)
            after = ' '.repeat(size / 2 - 0.5)
          } else {
            before = ' '.repeat(size / 2)
            after = before
          }
        } else {
          after = ' '.repeat(size)
        }
      }

      if (settings.delimiterStart !== false && !columnIndex) {
        line.push('|')
      }

      if (
        settings.padding !== false &&
        // Don’t add the opening space if we’re not aligning and the cell is
        // empty: there will be a closing space.
        !(settings.alignDelimiters === false && cell === '') &&
        (settings.delimiterStart !== false || columnIndex)
      ) {
        line.push(' ')
      }

      if (settings.alignDelimiters !== false) {
        line.push(before)
      }

      line.push(cell)

      if (settings.alignDelimiters !== false) {
        line.push(after)
      }

      if (settings.padding !== false) {
        line.push(' ')
      }

      if (
        settings.delimiterEnd !== false ||
        columnIndex !== mostCellsPerRow - 1
      ) {
        line.push('|')
      }
    }

    lines.push(
      settings.delimiterEnd === false
        ? line.join('').replace(/ +$/, '')
        : line.join('')
    )
  }

  return lines.join('\n')
}

/**
 * @param {string | null | undefined} [value]
 *   Value to serialize.
 * @returns {string}
 *   Result.
 */
function serialize(value) {
  return value === null || value === undefined ? '' : String(value)
}

/**
 * @param {string | null | undefined} value
 *   Value.
 * @returns {number}
 *   Alignment.
 */
function toAlignment(value) {
  const code = typeof value === 'string' ? value.codePointAt(0) : 0

  return code === 67 /* `C` */ || code === 99 /* `c` */
    ? 99 /* `c` */
    : code === 76 /* `L` */ || code === 108 /* `l` */
      ? 108 /* `l` */
      : code === 82 /* `R` */ || code === 114 /* `r` */
        ? 114 /* `r` */
        : 0
}

;// CONCATENATED MODULE: ./src/summary/render-table.ts

/** More rows don't help on a page; the JSON report has them all. */
const ROWS_AT_MOST = 100;
/** A table of cells that are already Markdown. After 100 rows it says how many are left out. */
function renderTable(columns, rows) {
    const cells = rows.slice(0, ROWS_AT_MOST).map((row) => row.map(escapePipes));
    const body = markdownTable([columns.map(({ title }) => title), ...cells], {
        align: columns.map(({ align }) => (align === 'right' ? 'r' : 'l')),
        alignDelimiters: false,
    });
    const hidden = rows.length - ROWS_AT_MOST;
    return hidden > 0 ? `${body}\n\n_… and ${hidden} more in the JSON report._` : body;
}
/**
 * A pipe ends a cell even in code; an escaped pipe does not (GFM §4.10). Parsers disagree about a pipe after a backslash,
 * so it is replaced by a look-alike.
 */
function escapePipes(cell) {
    return cell.replaceAll('\\|', '\\│').replaceAll('|', '\\|');
}

;// CONCATENATED MODULE: ./src/summary/render-calls.ts




/** How often each AWS operation was called. */
function renderCalls({ calls }) {
    const rows = Object.entries(calls).sort(([, a], [, b]) => b - a);
    if (rows.length === 0)
        return '';
    const total = rows.reduce((sum, [, count]) => sum + count, 0);
    const columns = [{ title: 'Operation' }, { title: 'Calls', align: 'right' }];
    return renderFold((0,count_of/* countOf */.p)(total, 'AWS call'), renderTable(columns, rows.map(([operation, count]) => [(0,summary_escape/* renderCode */.cR)(operation), String(count)])));
}

// EXTERNAL MODULE: ./src/summary/render-alert.ts
var render_alert = __webpack_require__(4861);
;// CONCATENATED MODULE: ./src/summary/render-cause.ts





const LINES_AT_MOST = 5;
const LINES_AT_MOST_FOLDED = 20;
/** The most likely cause, the line that proves it, and what to do; without a cause, a failure's best other finding. */
function renderCause(report) {
    const main = findMain(report);
    if (main === undefined)
        return '';
    const body = renderDiagnosis(main, report.rulePagesUrl, LINES_AT_MOST);
    return main.severity === 'cause' ? (0,render_alert/* renderAlert */.$)('CAUTION', body) : body;
}
/** The other findings: symptoms, other possible causes, and what changed. */
function renderOtherDiagnoses(report) {
    const main = findMain(report);
    const others = report.diagnoses.filter((one) => one !== main);
    if (others.length === 0)
        return '';
    const body = others
        .map((one) => renderDiagnosis(one, report.rulePagesUrl, LINES_AT_MOST_FOLDED))
        .join('\n\n');
    return renderFold(`Also found: ${(0,count_of/* countOf */.p)(others.length, 'finding')}`, body);
}
/** Diagnoses are sorted, best explanation first. */
function findMain({ diagnoses, outcome }) {
    const cause = diagnoses.find(({ severity }) => severity === 'cause');
    const failed = model_report/* FAILING_OUTCOMES */.l.includes(outcome) && outcome !== 'cancelled';
    return cause ?? (failed ? diagnoses[0] : undefined);
}
function renderDiagnosis(diagnosis, rulePagesUrl, linesAtMost) {
    const { id, what, why, fix, evidence } = diagnosis;
    const shown = evidence.slice(0, linesAtMost).map((line) => (0,summary_escape/* renderCode */.cR)(line));
    const more = evidence.length - shown.length;
    if (more > 0)
        shown.push(`_… and ${(0,count_of/* countOf */.p)(more, 'more line')} in the JSON report_`);
    return [
        `**${(0,summary_escape/* escapeProse */.fd)(what)}** ${(0,summary_escape/* escapeProse */.fd)(why)}`,
        shown.join('<br>'),
        `**What to do:** ${(0,summary_escape/* escapeProse */.fd)(fix)}${linkTo(id, rulePagesUrl)}`,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
/** The ids are trusted: they contain no Markdown. */
function linkTo(id, rulePagesUrl) {
    return rulePagesUrl === null ? '' : ` ([${id}](${rulePagesUrl}/${id}.md))`;
}

;// CONCATENATED MODULE: ./src/summary/render-changes.ts




/** What changes, or would change, in the task definition and the service. */
function renderChanges({ ahead }) {
    if (ahead === null || ahead.changes.length === 0)
        return '';
    const rows = ahead.changes.map(({ place, setting, from, to }) => [
        (0,summary_escape/* renderCode */.cR)(place),
        (0,summary_escape/* renderCode */.cR)(setting),
        from === null ? '–' : (0,summary_escape/* renderCode */.cR)(from),
        to === null ? '–' : (0,summary_escape/* renderCode */.cR)(to),
    ]);
    const body = renderTable(['Where', 'Setting', 'Before', 'After'].map((title) => ({ title })), rows);
    return renderFold(`Changes: ${(0,count_of/* countOf */.p)(rows.length, 'setting')}`, body);
}

;// CONCATENATED MODULE: ./src/summary/render-deaths.ts





const TASKS_NAMED = 4;
/** Tasks of the new revision that stopped, one row per cause. */
function renderDeaths({ deaths }) {
    if (deaths.length === 0)
        return '';
    const total = deaths.reduce((sum, { count }) => sum + count, 0);
    const columns = [
        { title: 'Tasks', align: 'right' },
        { title: 'Reason' },
        { title: 'Container' },
        { title: 'Exit code', align: 'right' },
        { title: 'Task ids' },
    ];
    const rows = deaths.map((death) => [
        String(death.count),
        describeCause(death),
        death.container === null ? '–' : (0,summary_escape/* renderCode */.cR)(death.container),
        death.exitCode === null ? '–' : String(death.exitCode),
        nameTasks(death.taskArns),
    ]);
    return renderFold(`${(0,count_of/* countOf */.p)(total, 'stopped task')} of the new revision`, renderTable(columns, rows));
}
function describeCause({ stoppedReason, stopCode, containerReason, transient }) {
    const reasons = [stoppedReason ?? stopCode, containerReason].filter((text) => text !== null && text !== '');
    const cause = reasons.map((text) => (0,summary_escape/* escapeProse */.fd)(text ?? '')).join('<br>') || 'ECS gave no reason';
    return transient ? `${cause}<br>_transient, not counted_` : cause;
}
function nameTasks(arns) {
    const named = arns.slice(0, TASKS_NAMED).map((arn) => (0,summary_escape/* renderCode */.cR)((0,shorten_arn/* shortenTask */.BV)(arn)));
    return arns.length > TASKS_NAMED ? `${named.join(' ')} …` : named.join(' ');
}

;// CONCATENATED MODULE: ./src/summary/shorten-nodes.ts
/** Cuts the domain off if all nodes share it and their names stay distinct without it. */
function shortenNodes(nodes) {
    const asIs = { shorten: (node) => node, suffix: '' };
    const [suffix = '', ...others] = [...new Set(nodes.map(findDomain))];
    if (suffix === '' || others.length > 0)
        return asIs;
    const shorten = (node) => node.slice(0, -suffix.length);
    return new Set(nodes.map(shorten)).size === new Set(nodes).size ? { shorten, suffix } : asIs;
}
/** The part from the host's first dot. */
function findDomain(node) {
    return /^[^@]*@[^.@]+(\.[\w.-]+)$/.exec(node)?.[1] ?? '';
}

;// CONCATENATED MODULE: ./src/summary/render-ended-jobs.ts





/** More of them would push the rest off the first screen. */
const OPEN_AT_MOST = 4;
/** More lines don't help on a page; the JSON report has them all. */
const render_ended_jobs_LINES_AT_MOST = 100;
/** Jobs that were on a worker when its task ended: which, where, why, and what happens to them. */
function renderEndedJobs({ drain: { endedJobs } }) {
    if (endedJobs.length === 0)
        return '';
    const { shorten } = shortenNodes(endedJobs.map(({ node }) => node));
    const lines = endedJobs.slice(0, render_ended_jobs_LINES_AT_MOST).map(({ id, name, node, taskArn, fate, stop }) => {
        const task = taskArn === null ? '' : ` (task ${(0,summary_escape/* renderCode */.cR)((0,shorten_arn/* shortenTask */.BV)(taskArn))})`;
        return (`- ${(0,summary_escape/* renderCode */.cR)(name)}: ${(0,summary_escape/* escapeProse */.fd)(describe_ended_jobs/* FATES */.QH[fate])}. Worker ${(0,summary_escape/* renderCode */.cR)(shorten(node))}${task} ended: ` +
            `${(0,summary_escape/* escapeProse */.fd)(stop)}. Id ${(0,summary_escape/* renderCode */.cR)(id)}`);
    });
    const hidden = endedJobs.length - lines.length;
    if (hidden > 0)
        lines.push(`\n_… and ${String(hidden)} more in the JSON report._`);
    const counted = (0,describe_ended_jobs/* countEndedJobs */.WW)(endedJobs);
    const title = `Workers ended with jobs: ${counted}`;
    const body = lines.join('\n');
    return endedJobs.length > OPEN_AT_MOST ? renderFold(title, body) : `**${title}:**\n\n${body}`;
}

// EXTERNAL MODULE: ./src/wording/describe-eta-jobs.ts
var describe_eta_jobs = __webpack_require__(3655);
// EXTERNAL MODULE: ./src/wording/format-duration.ts
var format_duration = __webpack_require__(8258);
;// CONCATENATED MODULE: ./src/summary/render-drain.ts








const ENDINGS = {
    silenced: 'silenced',
    restored: 'got its queues back',
    replaced: 'replaced',
    'not-restored': 'did **not** get its queues back',
    untouched: 'not touched',
};
const COLUMNS = [
    { title: 'Worker' },
    { title: 'Jobs held', align: 'right' },
    { title: 'Jobs left', align: 'right' },
    { title: 'Idle after', align: 'right' },
    { title: 'Result' },
    { title: 'Revision' },
    { title: 'ECS task' },
    { title: 'Queues' },
];
/** What happened to each drained worker. */
function renderDrain({ drain }) {
    if (drain.mode === 'none' && drain.rows.length === 0)
        return '';
    const held = drain.rows.reduce((sum, row) => sum + (row.jobsAtStart ?? 0), 0);
    const why = drain.why === '' ? '' : ` (${(0,summary_escape/* escapeProse */.fd)(drain.why)})`;
    const { shorten, suffix } = shortenNodes(drain.rows.map(({ node }) => node));
    const rows = drain.rows.map((row) => renderRow(row, shorten(row.node)));
    const parts = [
        `${(0,summary_escape/* renderCode */.cR)(`drain: ${drain.mode}`)}${why}`,
        ...(rows.length === 0 ? [] : [renderTable(COLUMNS, rows)]),
        ...renderEtaJobs(drain.etaJobs),
        ...(suffix === '' ? [] : [`The worker names end in ${(0,summary_escape/* renderCode */.cR)(suffix)}.`]),
    ];
    const title = rows.length === 0
        ? `Drain: ${drain.mode}`
        : `Drain: ${(0,count_of/* countOf */.p)(rows.length, 'worker')}, ${(0,count_of/* countOf */.p)(held, 'job')} held when silenced`;
    return renderFold(title, parts.join('\n\n'));
}
/** Those that were not waited for. */
function renderEtaJobs({ others, otherCount }) {
    if (otherCount === 0)
        return [];
    const lines = others.map(({ name, id, node, dueAtMs }) => {
        const due = dueAtMs === null ? 'at a time that is not known' : `at ${new Date(dueAtMs).toISOString()}`;
        return `- ${(0,summary_escape/* renderCode */.cR)(name)}, due ${due} on ${(0,summary_escape/* renderCode */.cR)(node)}, id ${(0,summary_escape/* renderCode */.cR)(id)}`;
    });
    const hidden = otherCount - others.length;
    if (hidden > 0)
        lines.push(`- … and ${String(hidden)} more`);
    const title = `${(0,count_of/* countOf */.p)(otherCount, 'ETA job')} due after the drain: ${(0,summary_escape/* escapeProse */.fd)(describe_eta_jobs/* ETA_JOBS_RETURN */.N)}.`;
    return [`${title}\n\n${lines.join('\n')}`];
}
function renderRow(row, name) {
    return [
        (0,summary_escape/* renderCode */.cR)(name),
        row.jobsAtStart === null ? '_not known_' : String(row.jobsAtStart),
        String(row.jobsLeft),
        row.idleAfterMs === null ? `_${row.state}_` : (0,format_duration/* formatDuration */.a)(row.idleAfterMs),
        ENDINGS[row.ending],
        row.side,
        row.taskArn === null ? '–' : (0,summary_escape/* renderCode */.cR)((0,shorten_arn/* shortenTask */.BV)(row.taskArn)),
        row.queues.map((queue) => (0,summary_escape/* renderCode */.cR)(queue)).join(' ') || '–',
    ];
}

// EXTERNAL MODULE: ./src/summary/format-time.ts
var format_time = __webpack_require__(5507);
;// CONCATENATED MODULE: ./src/summary/render-events.ts





/** The last rows show how it ended; more rows don't help. */
const render_events_ROWS_AT_MOST = 100;
/** The service events during the run, oldest first. */
function renderEvents({ events }) {
    if (events.length === 0)
        return '';
    const last = [...events].sort((a, b) => a.atMs - b.atMs).slice(-render_events_ROWS_AT_MOST);
    const rows = last.map(({ atMs, message }) => [(0,format_time/* formatTime */.f)(atMs), (0,summary_escape/* escapeProse */.fd)(message)]);
    const body = renderTable([{ title: 'UTC' }, { title: 'Event' }], rows);
    return renderFold((0,count_of/* countOf */.p)(events.length, 'service event'), body);
}

;// CONCATENATED MODULE: ./src/summary/render-evidence.ts




const render_evidence_LINES_AT_MOST = 5;
/** If no cause was found: what was examined, with the last log lines of a container, else the last ECS events. */
function renderSearch({ evidence, diagnoses, outcome }) {
    const passed = model_report/* PASSING_OUTCOMES */.u.includes(outcome);
    if (evidence === null || passed || ['refused', 'cancelled'].includes(outcome))
        return '';
    if (diagnoses.some(({ severity }) => severity === 'cause'))
        return '';
    const examined = describeSearch(evidence);
    return examined === '' ? '' : [examined, ...showLastLines(evidence)].join('\n\n');
}
function describeSearch({ events, stoppedTasks, newTasks, targets, logs }) {
    const lines = logs.reduce((sum, log) => sum + log.lines.length, 0);
    const examined = [
        { count: events.length, words: (0,count_of/* countOf */.p)(events.length, 'service event') },
        { count: stoppedTasks.length, words: (0,count_of/* countOf */.p)(stoppedTasks.length, 'stopped task') },
        { count: newTasks.length, words: `${(0,count_of/* countOf */.p)(newTasks.length, 'running task')} of the new revision` },
        { count: targets.length, words: (0,count_of/* countOf */.p)(targets.length, 'target') },
        { count: lines, words: (0,count_of/* countOf */.p)(lines, 'log line') },
    ].flatMap(({ count, words }) => (count === 0 ? [] : [words]));
    return examined.length === 0 ? '' : `No known cause was found. Examined: ${examined.join(', ')}.`;
}
function showLastLines({ events, logs }) {
    const log = logs.find(({ lines }) => lines.length > 0);
    if (log !== undefined) {
        const last = log.lines.slice(-render_evidence_LINES_AT_MOST).map(({ message }) => (0,summary_escape/* shortenLine */.a0)(message));
        return [`The last log lines of ${(0,summary_escape/* renderCode */.cR)(log.container)}:`, (0,summary_escape/* renderFence */.Q)(last, 'text')];
    }
    const messages = events.slice(-render_evidence_LINES_AT_MOST).map(({ message }) => (0,summary_escape/* shortenLine */.a0)(message));
    return messages.length === 0 ? [] : ['The last events:', (0,summary_escape/* renderFence */.Q)(messages, 'text')];
}
function renderUnreadable({ evidence, ahead }) {
    const denied = (ahead?.missingPermissions ?? []).map(({ action, consequence }) => [
        action,
        `${consequence}.`,
    ]);
    const failed = (evidence?.unreadable ?? []).map(({ source, error }) => [source, error]);
    const rows = [...denied, ...failed].map(([source = '', text = '']) => `- ${(0,summary_escape/* renderCode */.cR)(source)}: ${(0,summary_escape/* escapeProse */.fd)(text)}`);
    if (rows.length === 0)
        return '';
    const note = denied.length > 0 ? ['A permission is missing, or the resource does not exist.'] : [];
    return renderFold(`Could not be read: ${rows.length}`, [...note, rows.join('\n')].join('\n\n'));
}

;// CONCATENATED MODULE: ./src/timeline/find-gaps.ts
/** Per queue, longest first. */
function findGaps({ queues }, endedAtMs) {
    return queues
        .filter(({ gaps }) => gaps.length > 0)
        .map(({ queue, gaps }) => ({
        queue,
        tookMs: gaps.reduce((sum, { fromMs, toMs }) => sum + Math.max(0, (toMs ?? endedAtMs) - fromMs), 0),
        lasts: gaps.at(-1)?.toMs === null,
    }))
        .sort((a, b) => b.tookMs - a.tookMs);
}

;// CONCATENATED MODULE: ./src/wording/format-estimate.ts

const MINUTE_MS = 60_000;
/** An estimate, rounded up: to ten seconds below two minutes, else to whole minutes. */
function formatEstimate(ms) {
    const step = ms < 2 * MINUTE_MS ? 10_000 : MINUTE_MS;
    return (0,format_duration/* formatDuration */.a)(Math.ceil(ms / step) * step);
}

;// CONCATENATED MODULE: ./src/summary/render-facts.ts






/** The queues with the longest gaps; more would fill the screen. */
const QUEUES_AT_MOST = 3;
/** The result in one line: jobs held, finished and left; gaps of queues; time taken against the estimate. */
function renderFacts(report) {
    return [describeJobs(report), describeGap(report), describePace(report)]
        .filter((part) => part !== '')
        .join(' · ');
}
function describeJobs({ drain: { rows, jobsLeft, endedJobs, etaJobs }, outcome }) {
    const silenced = rows.filter(({ ending }) => ending !== 'untouched');
    const counted = outcome === 'planned' ? rows : silenced;
    if (counted.length === 0)
        return '';
    const held = counted.reduce((sum, row) => sum + (row.jobsAtStart ?? 0), 0);
    if (outcome === 'planned')
        return `**Jobs:** ${held} held now`;
    const unknown = counted.filter(({ jobsAtStart }) => jobsAtStart === null).length;
    const more = [
        ...(unknown === 0 ? [] : [`not known of ${(0,count_of/* countOf */.p)(unknown, 'worker')}`]),
        ...describeEtaJobs(etaJobs),
    ];
    if (held + jobsLeft.length + endedJobs.length === 0)
        return `**Jobs:** ${[...(unknown === 0 ? ['none held'] : []), ...more].join(', ')}`;
    const finished = Math.max(0, held - jobsLeft.length - endedJobs.length);
    const ended = endedJobs.length === 0 ? '' : `, ${(0,describe_ended_jobs/* listFates */.GU)(endedJobs)}`;
    const left = jobsLeft.length === 0 ? 'none' : jobsLeft.length;
    return `**Jobs:** ${held} held, ${finished} finished${ended}, ${[`${left} left`, ...more].join(', ')}`;
}
function describeEtaJobs({ awaitedCount, otherCount }) {
    const count = awaitedCount + otherCount;
    return count === 0 ? [] : [`${(0,count_of/* countOf */.p)(count, 'ETA job')} in memory (${awaitedCount} waited for)`];
}
/** From the looks at the workers; '' if there was none. */
function describeGap({ timeline, drain: { droppedQueues = [] }, ...report }) {
    const gaps = describeGaps({ timeline, ...report });
    if (droppedQueues.length === 0)
        return gaps;
    const names = droppedQueues.map((queue) => (0,summary_escape/* renderCode */.cR)(queue)).join(', ');
    return `${gaps === '' ? '**Queues:**' : `${gaps};`} given up: ${names}`;
}
function describeGaps({ timeline, endedAtMs }) {
    if (timeline === null || timeline.queues.length === 0)
        return '';
    const gaps = findGaps(timeline, endedAtMs);
    if (gaps.length === 0)
        return '**Queues:** always consumed';
    const listed = gaps.slice(0, QUEUES_AT_MOST).map(({ queue, tookMs, lasts }) => {
        return `${(0,summary_escape/* renderCode */.cR)(queue)} for ${(0,format_duration/* formatDuration */.a)(tookMs)}${lasts ? ' (still when the step ended)' : ''}`;
    });
    const more = gaps.length - listed.length;
    return `**Queues:** no consumer on ${listed.join(', ')}${more > 0 ? ` and ${(0,count_of/* countOf */.p)(more, 'more queue')}` : ''}`;
}
function describePace({ ahead, deploymentId }) {
    const rollout = ahead?.rollout ?? null;
    if (ahead === null || rollout === null)
        return '';
    if (deploymentId === null)
        return '';
    const { expected, worst } = rollout.duration;
    const estimate = `${formatEstimate(expected)}, at worst ${formatEstimate(worst)}`;
    const waves = rollout.waves > 1 ? ` in ${(0,count_of/* countOf */.p)(rollout.waves, 'wave')}` : '';
    return ahead.tookMs === null
        ? `**Rollout:** estimate ${estimate}${waves}`
        : `**Rollout:** took ${(0,format_duration/* formatDuration */.a)(ahead.tookMs)}${waves} (estimate: ${estimate})`;
}

// EXTERNAL MODULE: ./src/summary/render-footer.ts
var render_footer = __webpack_require__(5728);
;// CONCATENATED MODULE: ./src/summary/render-headline.ts







/** The outcome as a sentence. The page's only heading, so that several pages of one job are easy to tell apart. */
function renderHeadline(report) {
    return `## ${iconOf(report)} ${describe(report)}`;
}
function iconOf(report) {
    const { outcome } = report;
    if (outcome === 'planned')
        return wouldBeRefused(report) ? '⛔' : '📋';
    if (model_report/* PASSING_OUTCOMES */.u.includes(outcome)) {
        return outcome === 'succeeded' && render_headline_describeJobs(report) !== '' ? '⚠️' : '✅';
    }
    return ['timed-out', 'superseded', 'cancelled'].includes(outcome) ? '⚠️' : '❌';
}
function describe(report) {
    const { outcome, taskDefinitionArn, startedAtMs, endedAtMs } = report;
    const service = `${(0,summary_escape/* renderCode */.cR)(report.service)}${describePlace(report)}`;
    const revision = taskDefinitionArn === null ? null : (0,summary_escape/* renderCode */.cR)((0,shorten_arn/* revisionOf */.DT)(taskDefinitionArn));
    const took = (0,format_duration/* formatDuration */.a)(endedAtMs - startedAtMs);
    switch (outcome) {
        case 'succeeded':
            return `${service} now runs ${revision ?? 'its new tasks'}, after ${took}${render_headline_describeJobs(report)}`;
        case 'no-change':
            return `Nothing to do: ${service} already runs ${revision ?? 'what was asked for'}`;
        case 'planned':
            return wouldBeRefused(report)
                ? `Dry run: a deployment of ${service} would be refused`
                : `Dry run: what a deployment of ${service} would do`;
        case 'started':
            return report.deploymentId === null
                ? `${service} is ready for its deployment, after ${took}`
                : `${nameSubject(report)} is rolling out; this step does not wait for it`;
        case 'refused':
            return `The deployment of ${nameSubject(report)} was refused; nothing was changed`;
        case 'timed-out':
            if (report.deploymentId === null)
                return `${service} was not deployed: its jobs did not finish within drain-timeout (after ${took})`;
            break;
        default:
    }
    return `The deployment of ${nameSubject(report)} ${describeOutcome(outcome)}, after ${took}`;
}
/** ` in CLUSTER`: production or staging is what a reader wants to know first. */
function describePlace({ cluster }) {
    return cluster === '' ? '' : ` in ${(0,summary_escape/* renderCode */.cR)((0,shorten_arn/* shortenArn */.Vq)(cluster))}`;
}
function render_headline_describeJobs({ drain: { jobsLeft, endedJobs } }) {
    const left = jobsLeft.length === 0 ? '' : `; ${(0,count_of/* countOf */.p)(jobsLeft.length, 'job')} did not finish`;
    return endedJobs.length === 0 ? left : `; ${(0,describe_ended_jobs/* countEndedJobs */.WW)(endedJobs)}${left}`;
}
/** `worker:46`, or `shop:46` to `worker` if the revision's name doesn't contain the service's; with the cluster. */
function nameSubject(report) {
    const { service, taskDefinitionArn } = report;
    const place = describePlace(report);
    if (taskDefinitionArn === null)
        return `${(0,summary_escape/* renderCode */.cR)(service)}${place}`;
    const revision = (0,shorten_arn/* revisionOf */.DT)(taskDefinitionArn);
    const isSame = revision.split(':')[0] === service;
    return isSame
        ? `${(0,summary_escape/* renderCode */.cR)(revision)}${place}`
        : `${(0,summary_escape/* renderCode */.cR)(revision)} to ${(0,summary_escape/* renderCode */.cR)(service)}${place}`;
}
function wouldBeRefused({ ahead }) {
    return ahead?.findings.some(({ severity }) => severity === 'stop') ?? false;
}

;// CONCATENATED MODULE: ./src/summary/render-jobs-left.ts





/** More of them would push the rest off the first screen. */
const render_jobs_left_OPEN_AT_MOST = 4;
/** More lines don't help on a page; the JSON report has them all. */
const render_jobs_left_LINES_AT_MOST = 100;
/** Jobs that had not finished when the wait ended. A list, because a phone is too narrow for a table. */
function renderJobsLeft({ drain: { jobsLeft } }) {
    if (jobsLeft.length === 0)
        return '';
    const { shorten } = shortenNodes(jobsLeft.map(({ node }) => node));
    const lines = jobsLeft.slice(0, render_jobs_left_LINES_AT_MOST).map((job) => renderJob(job, shorten(job.node)));
    const hidden = jobsLeft.length - lines.length;
    const title = `${(0,count_of/* countOf */.p)(jobsLeft.length, 'job')} did not finish`;
    const body = [lines.join('\n'), hidden > 0 ? `_… and ${hidden} more in the JSON report._` : '']
        .filter((part) => part !== '')
        .join('\n\n');
    return jobsLeft.length > render_jobs_left_OPEN_AT_MOST ? renderFold(title, body) : `**${title}:**\n\n${body}`;
}
function renderJob({ id, name, ageMs }, node) {
    const age = ageMs === null ? 'not started' : `running for ${(0,format_duration/* formatDuration */.a)(ageMs)}`;
    return `- ${(0,summary_escape/* renderCode */.cR)(name)}, ${age} on ${(0,summary_escape/* renderCode */.cR)(node)}, id ${(0,summary_escape/* renderCode */.cR)(id)}`;
}

// EXTERNAL MODULE: ./src/summary/link-to-console.ts
var link_to_console = __webpack_require__(682);
;// CONCATENATED MODULE: ./src/summary/render-logs.ts






const render_logs_LINES_AT_MOST = 40;
/** The end of each container's log. */
function renderLogs(report) {
    const logs = (report.evidence?.logs ?? []).filter(({ lines }) => lines.length > 0);
    return logs.map((log) => renderLog(log, report)).join('\n\n');
}
function renderLog(log, report) {
    const { container, taskArn, lines } = log;
    const shown = lines.slice(-render_logs_LINES_AT_MOST);
    const count = shown.length < lines.length
        ? `last ${shown.length} of ${lines.length} lines`
        : (0,count_of/* countOf */.p)(lines.length, 'line');
    const title = `Log of ${(0,summary_escape/* renderCodeInHtml */.Gh)(container)}, task ${(0,summary_escape/* renderCodeInHtml */.Gh)((0,shorten_arn/* shortenTask */.BV)(taskArn))}: ${count}`;
    const body = (0,summary_escape/* renderFence */.Q)(shown.map(({ atMs, message }) => `${(0,format_time/* formatTime */.f)(atMs)} ${(0,summary_escape/* shortenLine */.a0)(message)}`), 'text');
    const link = (0,link_to_console/* linkToStream */.Q)(report, log);
    return renderFold(title, [body, ...(link === null ? [] : [`[Full log in CloudWatch](${link})`])].join('\n\n'));
}

// EXTERNAL MODULE: ./src/summary/render-notes.ts
var render_notes = __webpack_require__(2674);
;// CONCATENATED MODULE: ./src/summary/is-reason-mentioned.ts

/** The reason needs no line of its own: it is empty, or the phases or the refusals already say the same. */
function isReasonMentioned({ reason, outcome, phases, diagnoses, refusals }) {
    if (reason === '' || (refusals.length === 1 && refusals[0] === reason))
        return true;
    // The headline says so itself.
    if (outcome === 'refused' && refusals.length > 0)
        return true;
    const passed = model_report/* PASSING_OUTCOMES */.u.includes(outcome);
    const explained = passed || diagnoses.some(({ severity }) => severity === 'cause');
    return explained && phases.some(({ sentence }) => sentence === reason);
}

;// CONCATENATED MODULE: ./src/summary/render-phases.ts



const ICONS = { done: '✅', failed: '❌', skipped: '⏭️' };
/** One line per phase, in order of their starts, with the result of each. */
function renderPhases(report) {
    const phases = [...report.phases].sort((a, b) => a.startedAtMs - b.startedAtMs);
    // These outcomes only looked, and the rest of the page shows what they found.
    if (report.outcome === 'refused' || report.outcome === 'planned')
        return '';
    return phases.map((phase) => renderPhase(phase, report)).join('\n');
}
function renderPhase(phase, report) {
    const { name, status, startedAtMs, endedAtMs } = phase;
    const took = status === 'skipped' ? 'skipped' : (0,format_duration/* formatDuration */.a)(endedAtMs - startedAtMs);
    const sentence = (0,summary_escape/* escapeProse */.fd)(findSentence(phase, report));
    return `- ${ICONS[status]} **${name}**, ${took}${sentence === '' ? '' : `: ${sentence}`}`;
}
/** The phase's sentence without what the headline's reason, the refusals or the rollback's own line already say. */
function findSentence({ name, sentence }, report) {
    if (!isReasonMentioned(report) && report.reason.includes(sentence))
        return '';
    if (sentence === report.refusals.join('\n'))
        return '';
    const rollback = report.phases.find((phase) => phase.name === 'rollback');
    if (name === 'rollback' || rollback === undefined || rollback.sentence === '')
        return sentence;
    return sentence.replace(rollback.sentence, '').trim();
}

;// CONCATENATED MODULE: ./src/summary/link-to-lint.ts

/** A link to a lint's page, which is next to the rules' pages. The ids are trusted. */
function linkToLint(id, rulePagesUrl) {
    return rulePagesUrl === null
        ? (0,summary_escape/* renderCode */.cR)(id)
        : `[${(0,summary_escape/* renderCode */.cR)(id)}](${rulePagesUrl.replace(/rules$/, 'lints')}/${id}.md)`;
}

;// CONCATENATED MODULE: ./src/summary/render-preflight.ts





const render_preflight_ICONS = { stop: '⛔', warn: '⚠️', note: 'ℹ️' };
/** The stops of a dry run: the deploy would be refused because of them. */
function renderStops(report) {
    const stops = listStops(report).map((finding) => renderFinding(finding, report));
    return stops.length === 0 ? '' : (0,render_alert/* renderAlert */.$)('CAUTION', `**Fix first:**\n\n${stops.join('\n')}`);
}
/** What the lints found, worst first, without what the page already shows above. */
function renderPreflight(report) {
    const { ahead, refusals } = report;
    if (ahead === null)
        return '';
    const mentioned = refusals.join('\n');
    const stops = listStops(report);
    const findings = ahead.findings.filter((finding) => !stops.includes(finding) && !mentioned.includes(`(preflight: ${finding.id})`));
    const ignored = ahead.ignored.map((id) => (0,summary_escape/* renderCode */.cR)(id)).join(', ');
    const parts = [
        findings.map((finding) => renderFinding(finding, report)).join('\n'),
        ignored === '' ? '' : `Found, but ignored (\`preflight-ignore\`): ${ignored}.`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : renderFold(`Preflight: ${countThem(findings)}`, parts.join('\n\n'));
}
function listStops({ ahead, outcome }) {
    const findings = outcome === 'planned' ? (ahead?.findings ?? []) : [];
    return findings.filter(({ severity }) => severity === 'stop');
}
function renderFinding({ severity, id, what, why, fix }, { rulePagesUrl }) {
    const words = `**${(0,summary_escape/* escapeProse */.fd)(what)}** ${(0,summary_escape/* escapeProse */.fd)(why)} _What to do:_ ${(0,summary_escape/* escapeProse */.fd)(fix)}`;
    return `- ${render_preflight_ICONS[severity]} ${severity}: ${words} (${linkToLint(id, rulePagesUrl)})`;
}
function countThem(findings) {
    const count = (wanted) => findings.filter(({ severity }) => severity === wanted).length;
    const counts = [
        ...(count('stop') > 0 ? [(0,count_of/* countOf */.p)(count('stop'), 'stop')] : []),
        ...(count('warn') > 0 ? [(0,count_of/* countOf */.p)(count('warn'), 'warning')] : []),
        ...(count('note') > 0 ? [(0,count_of/* countOf */.p)(count('note'), 'note')] : []),
    ];
    return counts.length === 0 ? 'no other findings' : counts.join(', ');
}

;// CONCATENATED MODULE: ./src/summary/render-reason.ts




/** Why it ended this way, in a box if it failed; '' if the cause, the phases or the refusals say the same. */
function renderReason(report) {
    if (isReasonMentioned(report))
        return '';
    const words = (0,summary_escape/* escapeProse */.fd)(report.reason);
    if (model_report/* PASSING_OUTCOMES */.u.includes(report.outcome))
        return words;
    const isMild = ['timed-out', 'superseded', 'cancelled'].includes(report.outcome);
    return (0,render_alert/* renderAlert */.$)(isMild ? 'WARNING' : 'CAUTION', words);
}

;// CONCATENATED MODULE: ./src/summary/render-refusals.ts


/** Every problem to fix before the next run. */
function renderRefusals({ refusals }) {
    if (refusals.length === 0)
        return '';
    const [only = '', ...others] = refusals;
    if (others.length === 0)
        return (0,render_alert/* renderAlert */.$)('CAUTION', `**Fix first:** ${(0,summary_escape/* escapeProse */.fd)(only)}`);
    return (0,render_alert/* renderAlert */.$)('CAUTION', `**Fix first:**\n\n${refusals.map((problem) => `- ${(0,summary_escape/* escapeProse */.fd)(problem)}`).join('\n')}`);
}

;// CONCATENATED MODULE: ./src/summary/render-replacement.ts

/** Which of the workers that got their queues back were replaced, and by which deployment. */
function renderReplacement({ replacement }) {
    if (replacement === null)
        return '';
    const { nodes, deploymentId, sentence } = replacement;
    const names = nodes.map((node) => (0,summary_escape/* renderCode */.cR)(node)).join(', ');
    return (`**Replaced:** ${names} got their queues back, and made way for fresh tasks of the same revision ` +
        `(deployment ${(0,summary_escape/* renderCode */.cR)(deploymentId)}). ${(0,summary_escape/* escapeProse */.fd)(sentence)}`);
}

;// CONCATENATED MODULE: ./src/summary/render-revisions.ts





/** The service's deployments at the end, with their revisions. */
function renderRevisions({ serving: { revisions } }) {
    if (revisions.length === 0)
        return '';
    const behindLoadBalancer = revisions.some(({ healthyTargets }) => healthyTargets !== null);
    const healthy = behindLoadBalancer ? [{ title: 'Healthy targets', align: 'right' }] : [];
    const columns = [
        { title: 'Revision' },
        { title: 'Running', align: 'right' },
        ...healthy,
        { title: 'Rollout' },
        { title: 'Deployment' },
    ];
    const rows = revisions.map((revision) => [
        (0,summary_escape/* renderCode */.cR)((0,shorten_arn/* revisionOf */.DT)(revision.taskDefinitionArn)),
        `${revision.running} of ${revision.desired}${revision.pending > 0 ? ` (${revision.pending} starting)` : ''}`,
        ...(behindLoadBalancer ? [String(revision.healthyTargets ?? '–')] : []),
        `${revision.primary ? 'primary' : 'old'}${revision.rolloutState === null ? '' : `, ${(0,summary_escape/* renderCode */.cR)(revision.rolloutState)}`}`,
        (0,summary_escape/* renderCode */.cR)(revision.deploymentId),
    ]);
    return renderFold((0,count_of/* countOf */.p)(revisions.length, 'deployed revision'), renderTable(columns, rows));
}

;// CONCATENATED MODULE: ./src/summary/render-rollout-plan.ts




/** Waves, duration and capacity, and what would make it faster; after a rollout also how long it took. */
function renderRolloutPlan({ ahead }) {
    if (ahead === null || ahead.rollout === null)
        return '';
    const { rollout, tookMs } = ahead;
    const notes = [...rollout.warnings, ...rollout.advice.map(({ sentence }) => sentence)];
    const parts = [
        (0,summary_escape/* escapeProse */.fd)(`${rollout.sentence}.`),
        ...(tookMs === null ? [] : [`It took ${(0,format_duration/* formatDuration */.a)(tookMs)}.`]),
        ...(notes.length === 0 ? [] : [notes.map((note) => `- ${(0,summary_escape/* escapeProse */.fd)(note)}`).join('\n')]),
        renderCapacity(rollout),
    ].filter((part) => part !== '');
    return renderFold(`Rollout plan${tookMs === null ? '' : ` (took ${(0,format_duration/* formatDuration */.a)(tookMs)})`}`, parts.join('\n\n'));
}
function renderCapacity({ capacity, moves }) {
    if (capacity.length < 2)
        return '';
    const rows = capacity.map((point, at) => [
        at === 0 ? 'before' : `+${(0,format_duration/* formatDuration */.a)(point.afterMs)}`,
        moves
            .filter(({ afterMs }) => at > 0 && afterMs === point.afterMs)
            .map(({ kind, count }) => (kind === 'start' ? `start ${count}` : `stop ${count}`))
            .join(', '),
        ...[point.running, point.healthy, point.stopping].map(String),
    ]);
    const right = ['Running or starting', 'Healthy', 'Stopping'].map((title) => ({
        title,
        align: 'right',
    }));
    return [
        renderTable([{ title: 'Expected after' }, { title: 'ECS' }, ...right], rows),
        renderChart(capacity),
    ].join('\n\n');
}
/** Mermaid's xychart; it gets only our own numbers. More points are not readable. */
const POINTS_AT_MOST = 24;
function renderChart(capacity) {
    if (capacity.length > POINTS_AT_MOST)
        return '';
    const list = (values) => `[${values.join(', ')}]`;
    const times = capacity.map(({ afterMs }) => `"${Math.round(afterMs / 1000)} s"`);
    const most = Math.max(1, ...capacity.map(({ running }) => running));
    return (0,summary_escape/* renderFence */.Q)([
        'xychart-beta',
        '  title "Tasks running or starting (bars) and healthy (line)"',
        `  x-axis [${times.join(', ')}]`,
        `  y-axis "tasks" 0 --> ${most}`,
        `  bar ${list(capacity.map(({ running }) => running))}`,
        `  line ${list(capacity.map(({ healthy }) => healthy))}`,
    ], 'mermaid');
}

;// CONCATENATED MODULE: ./src/summary/render-roster.ts




/** The workers that a dry run found; a drain has its own table. */
function renderRoster({ ahead, outcome }) {
    if (ahead === null || outcome !== 'planned' || ahead.roster.length === 0)
        return '';
    const rows = ahead.roster.map(({ node, taskArn, answers, queues, pool }) => [
        (0,summary_escape/* renderCode */.cR)(node),
        taskArn === null ? '–' : (0,summary_escape/* renderCode */.cR)((0,shorten_arn/* shortenTask */.BV)(taskArn)),
        pool === null ? '–' : (0,summary_escape/* renderCode */.cR)(pool),
        answers ? queues.map((queue) => (0,summary_escape/* renderCode */.cR)(queue)).join(', ') || '_none_' : '_does not answer_',
    ]);
    const columns = ['Worker', 'ECS task', 'Pool', 'Queues'].map((title) => ({ title }));
    return renderFold(`Workers: ${rows.length}`, renderTable(columns, rows));
}

;// CONCATENATED MODULE: ./src/summary/render-serving.ts


/** Which revision serves now. */
function renderServing({ serving }) {
    if (serving.sentence === '')
        return '';
    const name = serving.taskDefinitionArn === null ? '' : (0,shorten_arn/* revisionOf */.DT)(serving.taskDefinitionArn);
    return `**What serves now:** ${(0,summary_escape/* escapeProseWith */.x6)(serving.sentence, name)}`;
}

;// CONCATENATED MODULE: ./src/summary/render-settings.ts



/** The step's inputs: the given ones, then the defaults. */
function renderSettings({ settings }) {
    if (settings.length === 0)
        return '';
    const given = settings.filter(({ isDefault }) => !isDefault);
    const others = settings.filter(({ isDefault, value }) => isDefault && value !== '');
    const columns = [{ title: 'Input' }, { title: 'Value' }];
    const rows = given.map(({ name, value }) => [
        (0,summary_escape/* renderCode */.cR)(name),
        value === null ? '_not shown_' : (0,summary_escape/* renderCode */.cR)(value),
    ]);
    const parts = [
        ...(rows.length === 0 ? [] : [renderTable(columns, rows)]),
        ...(others.length === 0
            ? []
            : [`Defaults: ${others.map(({ name, value }) => (0,summary_escape/* renderCode */.cR)(`${name}: ${value ?? ''}`)).join(', ')}.`]),
    ];
    return renderFold(`Inputs: ${given.length}`, parts.join('\n\n'));
}

;// CONCATENATED MODULE: ./src/summary/render-targets.ts






const LOOKS_AT_MOST = 6;
const render_targets_COLUMNS = ['Target', 'Task', 'Revision', 'State over time'].map((title) => ({ title }));
/** The state of each target over time, as the load balancer reports it. */
function renderTargets({ evidence }) {
    const targets = evidence?.targets ?? [];
    if (targets.length === 0)
        return '';
    return renderFold((0,count_of/* countOf */.p)(targets.length, 'target'), renderTable(render_targets_COLUMNS, targets.map(renderTarget)));
}
function renderTarget({ id, port, taskArn, isNew, looks }) {
    const last = looks.slice(-LOOKS_AT_MOST).map(({ atMs, state, reason, description }) => {
        const why = [reason, description]
            .flatMap((text) => (text === null ? [] : [(0,summary_escape/* escapeProse */.fd)(text)]))
            .join(', ');
        return `${(0,format_time/* formatTime */.f)(atMs)} ${(0,summary_escape/* escapeProse */.fd)(state)}${why === '' ? '' : `: ${why}`}`;
    });
    return [
        (0,summary_escape/* renderCode */.cR)(`${id}:${port}`),
        taskArn === null ? '–' : (0,summary_escape/* renderCode */.cR)((0,shorten_arn/* shortenTask */.BV)(taskArn)),
        isNew ? 'new' : 'old',
        last.join('<br>') || '–',
    ];
}

;// CONCATENATED MODULE: ./src/summary/render-tasks.ts





const render_tasks_COLUMNS = ['Task', 'Revision', 'State', 'Created', 'Running', 'Stopped', 'Reason'].map((title) => ({
    title,
}));
/** The tasks as they were at the end of the rollout. */
function renderTasks({ evidence }) {
    if (evidence === null)
        return '';
    const tasks = listTasks(evidence);
    if (tasks.length === 0)
        return '';
    const title = `Tasks at the end of the rollout: ${tasks.length}`;
    return renderFold(title, renderTable(render_tasks_COLUMNS, tasks.map(renderTask)));
}
function listTasks({ newTasks, stoppedTasks, oldTasks }) {
    return [...newTasks, ...stoppedTasks, ...oldTasks].sort((a, b) => a.createdAtMs - b.createdAtMs);
}
function renderTask(task) {
    const { arn, taskDefinitionArn, lastStatus, healthStatus } = task;
    const health = healthStatus === null || healthStatus === 'UNKNOWN' ? '' : `, ${healthStatus}`;
    return [
        (0,summary_escape/* renderCode */.cR)((0,shorten_arn/* shortenTask */.BV)(arn)),
        (0,summary_escape/* renderCode */.cR)((0,shorten_arn/* revisionOf */.DT)(taskDefinitionArn)),
        (0,summary_escape/* escapeProse */.fd)(`${lastStatus}${health}`.toLowerCase()),
        (0,format_time/* formatTime */.f)(task.createdAtMs),
        task.startedAtMs === null ? '–' : (0,format_time/* formatTime */.f)(task.startedAtMs),
        task.stoppedAtMs === null ? '–' : (0,format_time/* formatTime */.f)(task.stoppedAtMs),
        describeStop(task),
    ];
}
function describeStop({ stoppedReason, containers }) {
    const exits = containers.flatMap(({ name, exitCode, reason }) => {
        if (exitCode === null)
            return reason === null ? [] : [`${(0,summary_escape/* renderCode */.cR)(name)}: ${(0,summary_escape/* escapeProse */.fd)(reason)}`];
        return [
            `${(0,summary_escape/* renderCode */.cR)(name)} exited with ${exitCode}${reason === null ? '' : `: ${(0,summary_escape/* escapeProse */.fd)(reason)}`}`,
        ];
    });
    const reasons = [stoppedReason === null ? '' : (0,summary_escape/* escapeProse */.fd)(stoppedReason), ...exits].filter((text) => text !== '');
    return reasons.join('<br>') || '–';
}

// EXTERNAL MODULE: ./src/timeline/find-setting.ts
var find_setting = __webpack_require__(194);
;// CONCATENATED MODULE: ./src/timeline/describe-slowest.ts


/** Shorter parts are not worth mentioning. */
const WORTH_MS = 5_000;
/** The slowest part in one sentence, with the setting that determines it; '' if nothing took long. */
function describeSlowest(slowest, totalMs, settings) {
    if (slowest === null || slowest.tookMs < WORTH_MS)
        return '';
    const share = `took ${(0,format_duration/* formatDuration */.a)(slowest.tookMs)} of ${(0,format_duration/* formatDuration */.a)(totalMs)}`;
    return `${describePart(slowest)} ${share}${describeTimes(slowest, settings)}${describeSetting(slowest)}.`;
}
const PARTS = {
    'register-revision': 'Registering the new revision',
    rollout: 'The rollout',
    bake: 'The bake time of the deployment',
    paused: 'A lifecycle hook that paused the deployment',
    'stable-for': 'Watching the completed rollout',
    provision: 'Placing tasks',
    pull: 'Image pulls',
    start: 'Starting containers',
    'register-target': 'Registering targets with the load balancer',
    'become-healthy': 'Health checks of new tasks',
    'begin-consuming': 'Starting the new workers, until they consumed,',
    'finish-jobs': 'Waiting for jobs on silenced workers',
    idle: 'Idle time',
    deregister: "The target group's deregistration delay",
    stop: 'Stopping tasks, from the stop signal to the last exit,',
    'clean-up': 'Cleaning up stopped tasks',
};
function describePart({ kind, side, setting }) {
    if (kind === 'finish-jobs' && side !== null)
        return `Waiting for jobs on the ${side} workers`;
    if (kind === 'become-healthy' && setting?.name === 'no health check')
        return 'Waiting for ECS to count new tasks as healthy, without a health check,';
    if ((0,find_setting/* isOfFailingChecks */.hC)(setting))
        return 'Health checks that new tasks did not pass';
    return PARTS[kind];
}
function describeTimes({ times, kind }, { maximumPercent }) {
    if (times < 2)
        return '';
    const isOfTasks = kind !== 'bake' && kind !== 'paused';
    const why = isOfTasks && maximumPercent !== undefined && maximumPercent < 200
        ? `, because maximumPercent ${maximumPercent} allows only part of the tasks at a time`
        : '';
    return ` (${times} in a row${why})`;
}
function describeSetting({ kind, setting }) {
    if (setting === null)
        return HINTS[kind] ?? '';
    const { name, valueMs } = setting;
    if (name === 'no health check')
        return `: ECS waits 40 s after RUNNING; a container health check with a short interval is faster`;
    const isBound = kind === 'finish-jobs';
    const value = valueMs === null ? '' : ` (${(0,format_duration/* formatDuration */.a)(valueMs)})`;
    return `; ${isBound ? 'limited' : 'set'} by \`${name}\`${value}`;
}
/** What it depends on, if no single setting determines it. */
const HINTS = {
    pull: '; a smaller image or a registry in the same region would shorten it',
    provision: '; it depends on capacity and on attaching network interfaces',
    start: '; it depends on the order of the containers (`dependsOn`) and on their images',
    'begin-consuming': '; it depends on how fast the application starts',
    paused: '; it ends when the hook is answered',
    bake: '; see `bakeTimeInMinutes` and the bake time of the alarms',
};

;// CONCATENATED MODULE: ./src/timeline/find-slowest.ts
/** These hold nothing up: a rollout is the whole, and idle only waits. */
const NO_CAUSE = new Set(['rollout', 'idle']);
/** A look may show an end this much after the start of the next part. */
const SLACK_MS = 1_000;
/**
 * Follows the run back from its end: the part that ended last was the one waited for; before it, the part that ended last
 * before it started; and so on. Of these parts, the kind that took longest in total. null: nothing is known.
 */
function findSlowest({ lanes }, { startedAtMs, endedAtMs }) {
    const links = lanes.flatMap(({ side, spans }) => spans
        .filter(({ kind }) => !NO_CAUSE.has(kind))
        .map((span) => ({ ...span, side, toMs: Math.min(span.toMs ?? endedAtMs, endedAtMs) }))
        .filter(({ fromMs, toMs }) => toMs > Math.max(fromMs, startedAtMs)));
    const chain = followBack(links, startedAtMs, endedAtMs);
    const byKind = new Map();
    for (const { kind, setting, side, fromMs, toMs } of chain) {
        const known = byKind.get(kind);
        byKind.set(kind, {
            kind,
            side: known === undefined || known.side === side ? side : null,
            setting: known?.setting ?? setting,
            tookMs: (known?.tookMs ?? 0) + toMs - Math.max(fromMs, startedAtMs),
            times: (known?.times ?? 0) + 1,
        });
    }
    return [...byKind.values()].sort((a, b) => b.tookMs - a.tookMs)[0] ?? null;
}
function followBack(links, startedAtMs, endedAtMs) {
    const chain = [];
    let untilMs = endedAtMs;
    // Each step goes back in time and uses each link once.
    const open = [...links].sort((a, b) => b.toMs - a.toMs || a.fromMs - b.fromMs);
    for (const link of open) {
        if (untilMs <= startedAtMs)
            break;
        if (link.toMs > untilMs + SLACK_MS || link.fromMs >= untilMs)
            continue;
        chain.push({ ...link, toMs: Math.min(link.toMs, untilMs) });
        untilMs = link.fromMs;
    }
    return chain;
}

;// CONCATENATED MODULE: ./src/model/timeline.ts
/** What happened when, as far as ECS's own times and the looks of this run show. Plain JSON; times in epoch milliseconds. */
/** What a lane was doing, in the order in which a task lives. */
const SPAN_KINDS = [
    /** The service: the new revision was registered. */
    'register-revision',
    /** The service: from the deployment's creation to its end. */
    'rollout',
    /** The service: ECS lets the new revision prove itself (bake time) before it ends the deployment. */
    'bake',
    /** The service: a lifecycle hook holds the deployment. */
    'paused',
    /** The service: watched on after the rollout had completed. */
    'stable-for',
    /** A place and a network interface are found. */
    'provision',
    'pull',
    /** Containers are created and started; from its creation on where ECS reports no pull. */
    'start',
    /** RUNNING, and not yet listed by the load balancer. */
    'register-target',
    'become-healthy',
    /** RUNNING, and its Celery worker doesn't consume yet. */
    'begin-consuming',
    /** Silenced, and holding jobs. */
    'finish-jobs',
    /** Silenced and idle, until ECS stops the task. */
    'idle',
    /** Taken out of the load balancer, which lets its requests end. */
    'deregister',
    /** From the stop signal to the last container's exit. */
    'stop',
    /** The network interface goes. */
    'clean-up',
];

;// CONCATENATED MODULE: ./src/summary/timeline/labels.ts
/** The labels of the bars, short for a phone. None may start with a keyword of Mermaid's Gantt syntax. */
const LABELS = {
    'register-revision': 'revision registered',
    rollout: 'rollout',
    bake: 'bake time',
    paused: 'held by a hook',
    'stable-for': 'stable-for',
    provision: 'placing',
    pull: 'image pull',
    start: 'starting',
    'register-target': 'registering',
    'become-healthy': 'becoming healthy',
    'begin-consuming': 'until consuming',
    'finish-jobs': 'running jobs',
    idle: 'idle',
    deregister: 'draining',
    stop: 'stopping',
    'clean-up': 'clean-up',
};

;// CONCATENATED MODULE: ./src/summary/timeline/group-lanes.ts




/** Waves that get a bar each; more of them share one bar. */
const WAVES_AT_MOST = 4;
/** The revisions of a service that is deployed over and over would fill the page. */
const SECTIONS_AT_MOST = 6;
/** One section per revision; overlapping spans of one kind share a bar, labelled with their number of tasks. */
function groupLanes(lanes, endedAtMs) {
    const groups = new Map();
    for (const lane of lanes) {
        const key = JSON.stringify([lane.side, lane.taskDefinitionArn]);
        groups.set(key, [...(groups.get(key) ?? []), lane]);
    }
    return [...groups.values()].slice(0, SECTIONS_AT_MOST).map((group) => ({
        title: group[0]?.side ?? 'task',
        name: group[0] === undefined ? '' : revisionName(group[0]),
        rows: SPAN_KINDS.flatMap((kind) => toWaves(group.flatMap(({ spans }) => spans.filter((span) => span.kind === kind)), endedAtMs)).sort((a, b) => a.fromMs - b.fromMs),
    }));
}
function toWaves(spans, endedAtMs) {
    const [first] = spans;
    if (first === undefined)
        return [];
    const waves = [];
    for (const { fromMs, toMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
        const last = waves.at(-1);
        const span = { fromMs, toMs: toMs ?? endedAtMs, open: toMs === null, count: 1 };
        if (last === undefined || fromMs > last.toMs)
            waves.push(span);
        else
            group_lanes_join(last, span);
    }
    const shown = waves.length > WAVES_AT_MOST ? [waves.reduce(joined)] : waves;
    return shown.map(({ fromMs, toMs, open, count }) => ({
        kind: first.kind,
        label: `${LABELS[first.kind]}, ${(0,count_of/* countOf */.p)(count, 'task')}`,
        fromMs,
        toMs: open ? null : toMs,
        setting: first.setting,
    }));
}
function group_lanes_join(wave, other) {
    wave.toMs = Math.max(wave.toMs, other.toMs);
    wave.open ||= other.open;
    wave.count += other.count;
}
function joined(wave, other) {
    const both = { ...wave };
    group_lanes_join(both, other);
    return both;
}
/** `web:46`; '' if not known. */
function revisionName({ taskDefinitionArn }) {
    return taskDefinitionArn === null ? '' : (0,shorten_arn/* revisionOf */.DT)(taskDefinitionArn);
}

;// CONCATENATED MODULE: ./src/summary/timeline/list-sections.ts




/** More are not readable on a phone: then all tasks of a revision share one section. */
const LANES_AT_MOST = 12;
const list_sections_ROWS_AT_MOST = 30;
/** Below this share of the whole a bar is too thin to see. */
const SHORTEST_SHARE = 0.01;
/**
 * The run, then old, then new: one section per task or worker, or, if there are many, per revision. `all`: includes bars
 * that are too short to see.
 */
function listSections(report, { all }) {
    const lanes = report.timeline?.lanes ?? [];
    const shortestMs = (report.endedAtMs - report.startedAtMs) * SHORTEST_SHARE;
    const isSeen = ({ fromMs, toMs }) => (toMs ?? report.endedAtMs) - fromMs > shortestMs;
    const service = lanes.find(({ id }) => id === 'service');
    const own = lanes
        .filter((lane) => lane !== service)
        .map((lane) => ({ ...lane, spans: lane.spans.filter(all ? isOver : isSeen) }))
        .filter(({ spans }) => spans.some(isSeen))
        .sort((a, b) => order(a) - order(b) || beginOf(a) - beginOf(b));
    const count = own.reduce((sum, { spans }) => sum + spans.filter(isSeen).length, 0);
    const isMany = own.length > LANES_AT_MOST || count > list_sections_ROWS_AT_MOST;
    const sections = isMany
        ? groupLanes(own, report.endedAtMs)
        : own.map((lane) => ({
            title: lane.side ?? 'task',
            name: nameOf(lane),
            rows: toRows(lane.spans),
        }));
    return [{ title: 'run', name: '', rows: listRun(report, service) }, ...sections];
}
/** It took some time, even if little. */
function isOver({ fromMs, toMs }) {
    return toMs === null || toMs > fromMs;
}
function listRun(report, service) {
    const spans = service?.spans ?? [];
    const rollout = spans.find(({ kind }) => kind === 'rollout');
    // The rollout's own bar covers these two phases, which start and watch it.
    const isCovered = (name) => rollout !== undefined && (name === 'deploy' || name === 'post-deploy');
    const phases = report.phases
        .filter(({ name, status }) => status !== 'skipped' && !isCovered(name))
        .map(({ name, startedAtMs, endedAtMs }) => ({
        ...{ kind: 'phase', label: name, setting: null },
        ...{ fromMs: startedAtMs, toMs: endedAtMs },
    }));
    // A bar far beyond the end would squeeze all the others.
    const latestMs = report.endedAtMs + (report.endedAtMs - report.startedAtMs) / 2;
    const expectedMs = report.ahead?.rollout?.duration.expected ?? null;
    const planned = rollout === undefined || expectedMs === null || rollout.fromMs + expectedMs > latestMs
        ? []
        : [
            {
                ...{ kind: 'planned', label: 'rollout estimate', setting: null },
                ...{ fromMs: rollout.fromMs, toMs: rollout.fromMs + expectedMs },
            },
        ];
    return [...phases, ...toRows(spans), ...planned].sort((a, b) => a.fromMs - b.fromMs);
}
function toRows(spans) {
    return [...spans]
        .sort((a, b) => a.fromMs - b.fromMs || SPAN_KINDS.indexOf(a.kind) - SPAN_KINDS.indexOf(b.kind))
        .map((span) => ({ ...span, label: LABELS[span.kind] }));
}
function order({ side }) {
    return side === 'old' ? 0 : side === 'new' ? 1 : 2;
}
function beginOf({ spans }) {
    return Math.min(...spans.map(({ fromMs }) => fromMs));
}
/** A task's id; for a worker without a known task, its node name. */
function nameOf({ id, taskDefinitionArn, nodes }) {
    if (taskDefinitionArn === null && nodes.includes(id))
        return id;
    return (0,shorten_arn/* shortenTask */.BV)(id);
}

;// CONCATENATED MODULE: ./src/summary/timeline/escape-gantt.ts
/** Characters with a meaning in Mermaid's syntax, and their look-alikes. */
const LOOKALIKES = { ':': '∶', ',': '‚', '#': '＃' };
const HARMLESS = /^[\p{L}\p{N} @._/+()-]$/u;
/**
 * Foreign text as a label in a Gantt chart, where nothing can be escaped: letters, digits and a few marks stay, all others
 * are replaced. A long text keeps its end, where names differ. Put it after a word of our own, so that it can't be read as
 * a keyword.
 */
function escapeGantt(text, longest) {
    const letters = Array.from(text.trim(), (letter) => HARMLESS.test(letter) ? letter : (LOOKALIKES[letter] ?? '·'));
    return letters.length > longest ? `…${letters.slice(1 - longest).join('')}` : letters.join('');
}

;// CONCATENATED MODULE: ./src/summary/timeline/render-gantt.ts


/** Mermaid parses and shows times as local time, so UTC times written without a zone are shown unchanged. */
const DATE_FORMAT = 'YYYY-MM-DD HH:mm:ss.SSS';
/** Section titles are left of the bars, in 11 px letters: room for one word and a short name. */
const LAYOUT = '%%{init: {"gantt": {"leftPadding": 92}}}%%';
const NAME_LETTERS = 12;
const SECOND_MS = 1000;
const render_gantt_MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * render_gantt_MINUTE_MS;
const TICKS = [
    ...[1, 2, 5, 10, 15, 30].map((count) => ({ ms: count * SECOND_MS, text: `${count}second` })),
    ...[1, 2, 5, 10, 15, 30].map((count) => ({ ms: count * render_gantt_MINUTE_MS, text: `${count}minute` })),
    ...[1, 2, 4, 8, 12].map((count) => ({ ms: count * HOUR_MS, text: `${count}hour` })),
];
/** More don't fit side by side on a phone. */
const TICKS_AT_MOST = 4;
/** A Mermaid Gantt chart: grey, with the slowest part highlighted and failures in red. */
function renderGantt(sections, order) {
    const { endedAtMs } = order;
    const rows = sections.flatMap((section) => section.rows);
    const beginMs = Math.min(...rows.map(({ fromMs }) => fromMs));
    const endMs = Math.max(...rows.map(({ toMs }) => toMs ?? endedAtMs));
    const tick = TICKS.find(({ ms }) => (endMs - beginMs) / ms <= TICKS_AT_MOST) ?? {
        ms: HOUR_MS,
        text: '1day',
    };
    let count = 0;
    const lines = sections.flatMap(({ title, name, rows: own }) => [
        `section ${`${title} ${escapeGantt(name, NAME_LETTERS)}`.trim()}`,
        ...own.map((row) => renderBar(row, `t${(count += 1)}`, findStates(row, title, order), endedAtMs)),
    ]);
    return [
        LAYOUT,
        'gantt',
        'title Times in UTC',
        `dateFormat ${DATE_FORMAT}`,
        `axisFormat ${tick.ms < render_gantt_MINUTE_MS ? '%H:%M:%S' : '%H:%M'}`,
        `tickInterval ${tick.text}`,
        'todayMarker off',
        ...lines,
    ].join('\n');
}
function renderBar({ kind, label, fromMs, toMs }, id, states, endedAtMs) {
    const from = formatLocal(fromMs);
    const to = kind === POINT ? from : formatLocal(Math.max(fromMs, toMs ?? endedAtMs));
    return `  ${label} :${[...states, id, from, to].join(', ')}`;
}
const POINT = 'register-revision';
function findStates({ kind, toMs, setting }, title, { slowest, failed }) {
    // The rollout, a new task that had to stop, health checks that did not pass, and spans that never ended.
    const isFailed = kind === 'rollout' || toMs === null || (title === 'new' && kind === 'stop') || (0,find_setting/* isOfFailingChecks */.hC)(setting);
    if (failed && isFailed)
        return ['crit'];
    if (kind === POINT)
        return ['done', 'milestone'];
    // A bar without a state is visible among grey ones; the label of an `active` one is not readable on a dark page.
    return toMs === null || kind === slowest ? [] : ['done'];
}
function formatLocal(atMs) {
    return new Date(atMs).toISOString().replace('T', ' ').replace('Z', '');
}

;// CONCATENATED MODULE: ./src/summary/timeline/render-table.ts




const render_table_COLUMNS = [
    { title: 'UTC' },
    { title: 'Task' },
    { title: 'Step' },
    { title: 'Took', align: 'right' },
    { title: 'Set by' },
];
/** The chart's bars as a table, for readers without Mermaid. */
function renderTimelineTable(sections, { endedAtMs }) {
    const rows = sections.flatMap(({ title, name, rows: own }) => own.map((row) => [
        (0,format_time/* formatTime */.f)(row.fromMs),
        name === '' ? title : `${title} ${(0,summary_escape/* renderCode */.cR)(name)}`,
        row.label,
        row.toMs === null
            ? `${(0,format_duration/* formatDuration */.a)(endedAtMs - row.fromMs)}, not finished`
            : formatShort(row.toMs - row.fromMs),
        render_table_describeSetting(row),
    ]));
    return renderTable(render_table_COLUMNS, rows);
}
function formatShort(ms) {
    return ms > 0 && ms < 1000 ? '< 1 s' : (0,format_duration/* formatDuration */.a)(ms);
}
/** For these the setting is only an upper limit. */
const BOUNDS = new Set(['finish-jobs', 'stop']);
function render_table_describeSetting({ kind, setting }) {
    if (setting === null)
        return '';
    const most = BOUNDS.has(kind) ? 'at most ' : '';
    const value = setting.valueMs === null ? '' : ` ${most}${(0,format_duration/* formatDuration */.a)(setting.valueMs)}`;
    return `${(0,summary_escape/* renderCode */.cR)(setting.name)}${value}`;
}

;// CONCATENATED MODULE: ./src/summary/render-timeline.ts









/** What happened when: the slowest part as a sentence, then a chart and a table, folded if the run passed. */
function renderTimeline(report) {
    const { timeline, startedAtMs, endedAtMs } = report;
    if (timeline === null || timeline.lanes.length === 0)
        return '';
    const slowest = findSlowest(timeline, report);
    const failed = model_report/* FAILING_OUTCOMES */.l.includes(report.outcome);
    // Tasks that fail are started again: that is no wave of a rollout.
    const { maximumPercent: _, ...withoutWaves } = timeline.settings;
    const settings = failed ? withoutWaves : timeline.settings;
    const slowestText = describeSlowest(slowest, endedAtMs - startedAtMs, settings);
    const order = { endedAtMs, slowest: slowest?.kind ?? null, failed };
    const left = timeline.lanesLeftOut;
    const notice = left === 0 ? [] : [`_${(0,count_of/* countOf */.p)(left, 'more task')} not shown._`];
    const heading = slowestText === '' ? '**Timeline**' : `**Timeline:** ${(0,summary_escape/* escapeProse */.fd)(slowestText)}`;
    const chart = [
        (0,summary_escape/* renderFence */.Q)(renderGantt(listSections(report, { all: false }), order).split('\n'), 'mermaid'),
        `_${describeColours(order)}_`,
    ];
    const rows = [renderTimelineTable(listSections(report, { all: true }), report), ...notice];
    return failed
        ? [heading, ...chart, renderFold('Timeline as a table', rows.join('\n\n'))].join('\n\n')
        : [heading, renderFold('Timeline as a chart and a table', [...chart, ...rows].join('\n\n'))].join('\n\n');
}
function describeColours({ slowest, failed }) {
    const colours = [
        ...(slowest === null ? [] : ['highlighted: the slowest part']),
        ...(failed ? ['red: failed or unfinished'] : []),
    ];
    return ['Grey: finished', ...colours].join('; ') + '.';
}

;// CONCATENATED MODULE: ./src/summary/render-summary.ts





























/** The first screen: did it work, what serves now, why, what to do, what happened. */
const FIRST = [
    { name: 'headline', render: renderHeadline, leftOut: 0 },
    { name: 'what serves', render: renderServing, leftOut: 0 },
    { name: 'repairs', render: render_notes/* renderRepairs */.Xr, leftOut: 0 },
    { name: 'refusals', render: renderRefusals, leftOut: 13 },
    { name: 'reason', render: renderReason, leftOut: 0 },
    { name: 'cause', render: renderCause, leftOut: 14 },
    { name: 'last lines', render: renderSearch, leftOut: 13 },
    { name: 'ended jobs', render: renderEndedJobs, leftOut: 13 },
    { name: 'jobs left', render: renderJobsLeft, leftOut: 12 },
    { name: 'replacement', render: renderReplacement, leftOut: 12 },
    { name: 'facts', render: renderFacts, leftOut: 0 },
    { name: 'stops', render: renderStops, leftOut: 12 },
    { name: 'plan', render: render_notes/* renderPlan */.EG, leftOut: 12 },
    { name: 'phases', render: renderPhases, leftOut: 13 },
    { name: 'warnings', render: render_notes/* renderWarnings */.c7, leftOut: 12 },
];
const TIMELINE = { name: 'timeline', render: renderTimeline, leftOut: 9 };
/** What the action checked and expected. */
const PLAN = [
    { name: 'preflight', render: renderPreflight, leftOut: 10 },
    { name: 'rollout plan', render: renderRolloutPlan, leftOut: 6 },
    { name: 'workers', render: renderRoster, leftOut: 7 },
];
/** What changed and what was seen. */
const EVIDENCE = [
    { name: 'other findings', render: renderOtherDiagnoses, leftOut: 11 },
    { name: 'changes', render: renderChanges, leftOut: 7 },
    { name: 'drain', render: renderDrain, leftOut: 8 },
    { name: 'revisions', render: renderRevisions, leftOut: 8 },
    { name: 'stopped tasks', render: renderDeaths, leftOut: 9 },
    { name: 'tasks', render: renderTasks, leftOut: 4 },
    { name: 'targets', render: renderTargets, leftOut: 5 },
    { name: 'events', render: renderEvents, leftOut: 3 },
    { name: 'logs', render: renderLogs, leftOut: 4 },
    { name: 'unreadable sources', render: renderUnreadable, leftOut: 7 },
];
const LAST = [
    { name: 'settings', render: renderSettings, leftOut: 2 },
    { name: 'calls', render: renderCalls, leftOut: 1 },
];
const FOOTER = { name: 'links', render: render_footer/* renderFooter */.u, leftOut: 0 };
/** The job summary of a run as GitHub Markdown, with all foreign text escaped. `brief`: only the first screen. */
function renderSummary(report, detail = 'full') {
    const details = detail === 'brief' ? [] : listDetails(report);
    const parts = [...FIRST, ...details, FOOTER];
    const sections = parts.map(({ render, ...part }) => ({
        ...part,
        text: render(report),
    }));
    return renderWithinBudget(sections);
}
/** Mostly folded, for a closer look. After a failure the evidence comes first. */
function listDetails({ outcome }) {
    const failed = model_report/* FAILING_OUTCOMES */.l.includes(outcome);
    return failed ? [...EVIDENCE, TIMELINE, ...PLAN, ...LAST] : [TIMELINE, ...PLAN, ...EVIDENCE, ...LAST];
}

;// CONCATENATED MODULE: ./src/write-results.ts







/**
 * Outputs, report file, page and annotation, each on its own: one that can't be written is a line in the log. The report
 * is masked before it is rendered: escaping would hide a secret.
 */
function writeResults({ report, detail, masker, log }) {
    (0,write_or_warn/* writeOrWarn */.H)('The outputs of the step', log, () => {
        setOutputs(report, masker);
    });
    const path = (0,write_or_warn/* writeOrWarn */.H)('The report file', log, () => writeReport(report, masker));
    (0,write_or_warn/* writeOrWarn */.H)('The output report', log, () => {
        setReportOutput(path ?? '');
    });
    const masked = masker.maskDeep(report);
    (0,write_or_warn/* writeOrWarn */.H)('The job summary', log, () => {
        if (detail !== 'none')
            (0,write_summary/* writeSummary */.S)(renderSummary(masked, detail === 'brief' ? detail : 'full'), masker);
    });
    (0,write_or_warn/* writeOrWarn */.H)('The annotation', log, () => {
        annotate(describeAnnotation(masked), masker);
    });
}

// EXTERNAL MODULE: ./src/open-world.ts + 6 modules
var open_world = __webpack_require__(417);
// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
// EXTERNAL MODULE: ./src/phases/report/fetch-known.ts
var fetch_known = __webpack_require__(445);
;// CONCATENATED MODULE: ./src/phases/deploy.ts




/** A lost answer is looked for in the service this long: DescribeServices lags by seconds. */
const LOST_ANSWER_MS = 20_000;
const LOOK_AGAIN_MS = 2_000;
/** UpdateService is sent again so long; part of the printed latest end. Nobody may consume meanwhile. */
const UPDATE_WITHIN_MS = 120_000;
/** One UpdateService call, recorded before and after, and checked against what ECS then reports. */
async function deploy(run, update, taskDefinitionArn) {
    const record = (0,phases_run/* recordOf */.zv)(run);
    if (Object.keys(update).length === 0)
        return { deploymentId: null };
    (0,phases_run/* saveRecord */.hi)(run, {
        ...record,
        update: { state: 'sent', taskDefinitionArn, deploymentId: null, request: update },
    });
    const service = await updateOrFind(run, update, taskDefinitionArn);
    const primary = (0,find_primary/* findPrimary */.W)(service);
    const deploymentId = primary === null || primary.id === record.previous.deploymentId ? null : primary.id;
    (0,phases_run/* saveRecord */.hi)(run, {
        ...(0,phases_run/* recordOf */.zv)(run),
        update: { state: 'made', taskDefinitionArn, deploymentId, request: update },
    });
    const primaryId = primary?.id ?? null;
    (0,phases_run/* setDeployment */.gT)(run, deploymentId ?? primaryId);
    run.world.story.tell({ kind: 'service-updated', deploymentId, primaryId });
    await checkSettings(run, update);
    return { deploymentId };
}
/** Sent again only once the service shows that ECS did not carry it out. */
async function updateOrFind(run, update, taskDefinitionArn) {
    const { ecs, clock, story } = run.world;
    const untilMs = clock.now() + UPDATE_WITHIN_MS;
    let isFirst = true;
    for (;;) {
        try {
            return await ecs.updateService(update);
        }
        catch (error) {
            if (!(error instanceof errors/* WorldError */.nM))
                throw error;
            if (!(0,fetch_known/* isPassing */.WG)(run, error)) {
                // A refusal is an answer: nothing was changed, so an undo needs the broker alone. An earlier call may still arrive.
                if (isFirst)
                    (0,phases_run/* saveRecord */.hi)(run, { ...(0,phases_run/* recordOf */.zv)(run), update: null });
                throw error;
            }
            isFirst = false;
            const sentence = `UpdateService got no usable answer (${error.message}); checking whether ECS carried it out`;
            story.tell({ kind: 'noted', sentence, isWarning: true });
            const service = await findUpdated(run, taskDefinitionArn, untilMs);
            if (service !== null)
                return service;
            if (clock.now() >= untilMs)
                throw error;
            story.tell({ kind: 'noted', sentence: 'ECS did not carry out UpdateService: sending it again' });
        }
    }
}
/**
 * The service that shows the update; null: it was seen without it for as long as an answer may lag, or not seen until
 * `untilMs`. Throws when another deployment came first.
 */
async function findUpdated(run, taskDefinitionArn, untilMs) {
    const { ecs, clock } = run.world;
    let seenUntilMs = null;
    for (;;) {
        const found = await (0,fetch_known/* fetchKnown */.U)(run, 'the service', () => ecs.fetchService());
        const nowMs = clock.now();
        if (found.isKnown) {
            if (isOurs(run, found.value, taskDefinitionArn))
                return found.value;
            const primary = (0,find_primary/* findPrimary */.W)(found.value);
            if (primary !== null && primary.id !== (0,phases_run/* recordOf */.zv)(run).previous.deploymentId)
                throw new errors/* WorldError */.nM('other', 'ecs:UpdateService', `Deployment ${primary.id} was started meanwhile.`);
            seenUntilMs ??= nowMs + LOST_ANSWER_MS;
        }
        if (nowMs >= (seenUntilMs ?? untilMs))
            return null;
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
function isOurs(run, service, taskDefinitionArn) {
    const primary = (0,find_primary/* findPrimary */.W)(service);
    return (primary !== null &&
        primary.id !== (0,phases_run/* recordOf */.zv)(run).previous.deploymentId &&
        primary.taskDefinitionArn === taskDefinitionArn);
}
/** ECS keeps members that are left out; this warns when it took other values than we sent. */
async function checkSettings(run, update) {
    const found = await (0,fetch_known/* fetchKnown */.U)(run, 'the service', () => run.world.ecs.fetchService());
    if (!found.isKnown)
        return;
    const service = found.value;
    const pairs = [
        ['desired-count', update.desiredCount, service.desiredCount],
        ['minimum-healthy-percent', update.minimumHealthyPercent, service.minimumHealthyPercent],
        ['maximum-percent', update.maximumPercent, service.maximumPercent],
    ];
    for (const [name, asked, found] of pairs) {
        if (asked === undefined || asked === found)
            continue;
        const sentence = `${name}: ${asked} was asked for, ECS has ${found} (auto scaling may have changed it).`;
        run.world.story.tell({ kind: 'warned', sentence });
    }
}

// EXTERNAL MODULE: ./src/drain/assess-drain.ts
var assess_drain = __webpack_require__(2153);
// EXTERNAL MODULE: ./src/drain/estimate-jobs-left.ts
var estimate_jobs_left = __webpack_require__(6373);
// EXTERNAL MODULE: ./src/drain/ledger.ts
var ledger = __webpack_require__(6261);
// EXTERNAL MODULE: ./src/drain/plan-expiry.ts
var plan_expiry = __webpack_require__(919);
// EXTERNAL MODULE: ./src/rollout/group-deaths.ts + 1 modules
var group_deaths = __webpack_require__(1753);
// EXTERNAL MODULE: ./src/rollout/is-healthy-task.ts
var is_healthy_task = __webpack_require__(5471);
;// CONCATENATED MODULE: ./src/rollout/has-outlasted.ts
/**
 * Whether a running task has lasted longer than each of the failed ones, or was started before the first of them failed: a
 * later attempt of a revision that exits at its start is RUNNING for a moment too. Always true where none failed.
 * `marginMs`: so much longer, since tasks are read some time before they are judged.
 */
function hasOutlasted({ startedAtMs }, failed, nowMs, marginMs = 0) {
    if (startedAtMs === null)
        return false;
    const longestMs = Math.max(...failed.map(measureRunMs));
    const firstFailureAtMs = Math.min(...failed.map((task) => endedAtMs(task) ?? nowMs));
    return nowMs - startedAtMs > longestMs + marginMs || startedAtMs < firstFailureAtMs;
}
/** From RUNNING to the decision to stop it, or its end; 0 for a task that never ran. */
function measureRunMs(task) {
    const endMs = endedAtMs(task);
    return task.startedAtMs === null || endMs === null ? 0 : Math.max(0, endMs - task.startedAtMs);
}
function endedAtMs({ stoppingAtMs, stoppedAtMs }) {
    return stoppingAtMs ?? stoppedAtMs;
}

;// CONCATENATED MODULE: ./src/rollout/describe-progress.ts




/** Tasks that were read in an earlier turn may have failed since (create-look-source.ts). */
const STALE_MS = 60_000;
/** How far a rollout is, worded like kubectl. `jobs`: the number of jobs that the old tasks are known to be finishing. */
function describeProgress({ service, newTasks, oldTasks, targets }, jobs = 0) {
    const desired = service.desiredCount;
    const healthy = newTasks.filter((task) => (0,is_healthy_task/* isHealthyTask */.t)(task, service.loadBalancers, targets)).length;
    // Without any check "healthy" would be unfounded.
    const isChecked = targets !== null || newTasks.some((task) => (task.healthStatus ?? 'UNKNOWN') !== 'UNKNOWN');
    const created = `${healthy} of ${(0,count_of/* countOf */.p)(desired, 'new task')} ${isChecked ? 'healthy' : 'running'}`;
    const going = oldTasks.filter(({ desiredStatus }) => desiredStatus === 'STOPPED').length;
    const staying = oldTasks.length - going;
    const parts = [
        ...(staying === 0 ? [] : [`${(0,count_of/* countOf */.p)(staying, 'old task')} ${describeStay(jobs)}`]),
        ...(going === 0
            ? []
            : [`${(0,count_of/* countOf */.p)(going, 'old task')} ${service.loadBalancers.length > 0 ? 'draining' : 'stopping'}`]),
    ];
    const words = [created, ...(parts.length === 0 ? ['no old task left'] : parts)].join(', ');
    return { words, allNewHealthy: healthy >= desired, oldLeft: oldTasks.length };
}
function describeStay(jobs) {
    return jobs === 0 ? 'left' : `finishing ${(0,count_of/* countOf */.p)(jobs, 'job')}`;
}
/** All new tasks are healthy and have outlasted those that failed, and only old ones are still stopping. */
function isOnlyOldDraining(snapshot, deploymentId) {
    const { allNewHealthy, oldLeft } = describeProgress(snapshot);
    if (!allNewHealthy || oldLeft === 0 || isRestarting(snapshot, deploymentId))
        return false;
    // Unreadable targets prove nothing, but ECS stopping every old task does.
    const isBlind = snapshot.service.loadBalancers.length > 0 && snapshot.targets === null;
    return !isBlind || snapshot.oldTasks.every(({ desiredStatus }) => desiredStatus === 'STOPPED');
}
/** A running task is only the next attempt of a revision whose tasks keep failing. */
function isRestarting({ newTasks, stoppedTasks, atMs }, deploymentId) {
    const deaths = (0,group_deaths/* groupDeaths */.L)(stoppedTasks, deploymentId).filter(({ transient }) => !transient);
    const failed = stoppedTasks.filter(({ arn }) => deaths.some(({ taskArns }) => taskArns.includes(arn)));
    return failed.length > 0 && !newTasks.every((task) => hasOutlasted(task, failed, atMs, STALE_MS));
}

;// CONCATENATED MODULE: ./src/rollout/find-doomed.ts


/**
 * The largest group of at least `maxFailedTasks` tasks that failed for the same reason, which shows that the revision can't
 * work; or null. ECS's own circuit breaker does not see workers that crash after RUNNING. Transient reasons don't count, and
 * nothing is doomed while a task runs that has lasted longer than the failed ones, or was started before the first failure.
 */
function findDoomed({ tasks, deploymentId, maxFailedTasks, nowMs }) {
    if (maxFailedTasks === 0)
        return null;
    const running = tasks.filter((task) => task.startedBy === deploymentId && task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING');
    const groups = (0,group_deaths/* groupDeaths */.L)(tasks, deploymentId).filter(({ count, transient }) => count >= maxFailedTasks && !transient);
    const isFatal = (death) => {
        const failed = tasks.filter(({ arn }) => death.taskArns.includes(arn));
        return !running.some((task) => hasOutlasted(task, failed, nowMs));
    };
    return groups.find(isFatal) ?? null;
}

// EXTERNAL MODULE: ./src/rollout/find-rollback-evidence.ts
var find_rollback_evidence = __webpack_require__(6941);
// EXTERNAL MODULE: ./src/wording/format-clock.ts
var format_clock = __webpack_require__(418);
;// CONCATENATED MODULE: ./src/rollout/health/find-allowance.ts

/** From RUNNING to registered and first checked. */
const REGISTRATION_MS = 20_000;
/** The next task may take this much longer than the slowest seen. */
const PATIENCE = 1.5;
/**
 * How long a task may be RUNNING without being healthy before its own health settings prove that it won't be; null if it has
 * no checks, or the settings are not readable. An application that answers by the end of its grace period always passes: an
 * unhealthy target needs HealthyThreshold good checks, and stays unhealthy after UnhealthyThreshold bad ones (ELB guide,
 * target group health checks); a container is UNHEALTHY after `retries` failures past its start period. A service whose
 * tasks have been slower gets more time.
 */
function findAllowance(service, settings, observedMs) {
    const { targetGroups, containerChecks } = settings;
    if (targetGroups === null || containerChecks === null)
        return null;
    const graceSeconds = service.healthCheckGracePeriodSeconds;
    const allowances = [
        ...targetGroups.map((group) => ofTargetGroup(group, graceSeconds)),
        ...containerChecks.map((check) => ofContainer(check, graceSeconds)),
    ];
    const [longest] = allowances.sort((a, b) => b.ms - a.ms);
    if (longest === undefined)
        return null;
    const slowestMs = Math.max(0, ...observedMs);
    if (PATIENCE * slowestMs <= longest.ms)
        return longest;
    return {
        ms: PATIENCE * slowestMs,
        words: `1.5 × the ${(0,format_duration/* formatDuration */.a)(slowestMs)} that the slowest task took`,
    };
}
function ofTargetGroup(group, graceSeconds) {
    const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold } = group;
    const checks = Math.max(healthyThreshold, unhealthyThreshold);
    return {
        ms: (graceSeconds + checks * intervalSeconds + timeoutSeconds) * 1000 + REGISTRATION_MS,
        words: describeChecks(checks, intervalSeconds, graceSeconds),
    };
}
function ofContainer(check, graceSeconds) {
    const { intervalSeconds, timeoutSeconds, retries, startPeriodSeconds } = check;
    const waitSeconds = Math.max(graceSeconds, startPeriodSeconds);
    return {
        ms: (waitSeconds + retries * (intervalSeconds + timeoutSeconds)) * 1000,
        words: describeChecks(retries, intervalSeconds, waitSeconds),
    };
}
/** `2 checks of 30 s each after 60 s grace` */
function describeChecks(checks, intervalSeconds, graceSeconds) {
    const after = graceSeconds === 0 ? '' : ` after ${graceSeconds} s grace`;
    return `${checks} ${checks === 1 ? 'check' : 'checks'} of ${intervalSeconds} s each${after}`;
}

;// CONCATENATED MODULE: ./src/rollout/health/list-targets-of.ts
/** The task's own entries in the service's target groups; none if the targets are instances or not readable. */
function listTargetsOf({ privateIpv4 }, { loadBalancers }, targets) {
    if (privateIpv4 === null || targets === null)
        return [];
    return loadBalancers.flatMap(({ targetGroupArn, containerPort }) => {
        const own = targets.filter((target) => target.targetGroupArn === targetGroupArn && target.id === privateIpv4);
        const exact = own.filter(({ port }) => port === containerPort);
        return exact.length > 0 ? exact : own;
    });
}

;// CONCATENATED MODULE: ./src/rollout/planner/measure-pace.ts
/** A longer time has another reason. */
const LONGEST_PROOF_MS = 900_000;
/** ECS sends these events once new tasks are healthy: an old task is stopped, or the rollout is over. */
const PROVED = /has stopped \d+ running tasks|deployment completed\./;
/**
 * How fast the tasks of this service were: to RUNNING by their own times, to healthy by the first later event that ECS only
 * sends when they are (late by one pass of its scheduler at most). Of several tasks the shortest time counts, because the
 * others may have waited for something else.
 */
function measurePace(tasks, events) {
    const started = tasks.flatMap(({ createdAtMs, startedAtMs }) => startedAtMs === null || createdAtMs === 0 ? [] : [{ createdAtMs, startedAtMs }]);
    const proofs = events.filter(({ message }) => PROVED.test(message)).map(({ atMs }) => atMs);
    const gaps = started.flatMap(({ startedAtMs }) => {
        const provedAtMs = Math.min(...proofs.filter((atMs) => atMs >= startedAtMs));
        return provedAtMs - startedAtMs <= LONGEST_PROOF_MS ? [provedAtMs - startedAtMs] : [];
    });
    return {
        observedStartMs: started.map(({ createdAtMs, startedAtMs }) => Math.max(0, startedAtMs - createdAtMs)),
        observedHealthyMs: gaps.length === 0 ? [] : [Math.min(...gaps)],
    };
}

;// CONCATENATED MODULE: ./src/rollout/health/note-health.ts



/** An empty history, except for what the service's events show about the running tasks. */
function openHealthHistory(sinceMs, { service, oldTasks }) {
    const { observedHealthyMs } = measurePace(oldTasks, service.events);
    return { sinceMs, healthyAtMs: {}, complaints: {}, observedMs: observedHealthyMs };
}
/** Adds one look. A task that was healthy once is remembered as such, whatever its state is now. */
function noteHealth(history, snapshot, settings) {
    const { atMs, newTasks, oldTasks } = snapshot;
    const proved = [...newTasks, ...oldTasks].filter((task) => !(task.arn in history.healthyAtMs) && isProved(task, snapshot, settings));
    const seen = proved.flatMap(({ startedAtMs }) => startedAtMs === null || startedAtMs < history.sinceMs ? [] : [atMs - startedAtMs]);
    const complaints = newTasks.flatMap((task) => {
        const words = complainOf(task, snapshot);
        return words === null ? [] : [[task.arn, words]];
    });
    return {
        ...history,
        healthyAtMs: { ...history.healthyAtMs, ...Object.fromEntries(proved.map(({ arn }) => [arn, atMs])) },
        complaints: { ...history.complaints, ...Object.fromEntries(complaints) },
        observedMs: [...history.observedMs, ...seen],
    };
}
/** Healthy by every known check. */
function isProved(task, { service, targets }, settings) {
    const { containerChecks } = settings;
    if (containerChecks !== null && containerChecks.length > 0 && task.healthStatus !== 'HEALTHY')
        return false;
    if (service.loadBalancers.length > 0 && targets === null)
        return false;
    return (0,is_healthy_task/* isHealthyTask */.t)(task, service.loadBalancers, targets);
}
function complainOf(task, { service, targets }) {
    const failing = listTargetsOf(task, service, targets).find(isFailing);
    if (failing !== undefined)
        return failing.description ?? failing.reason ?? failing.state;
    return task.healthStatus === 'UNHEALTHY' ? 'The container health check failed' : null;
}
/** Failed its checks, or is never checked at all. An internal error of the load balancer is not the task's fault. */
function isFailing({ state, reason }) {
    if (state === 'unhealthy')
        return reason?.startsWith('Elb.') !== true;
    return state === 'unused' && reason === 'Target.NotInUse';
}

;// CONCATENATED MODULE: ./src/rollout/health/find-never-healthy.ts


/** ECS's stop reasons for failed checks (field reports; containers: "Task failed container health checks"). */
const STOPPED_FOR_CHECKS = /^Task failed (?:ELB|container) health checks/i;
/**
 * Our tasks that used up the time that the health settings allow and were never healthy: those that ECS itself stopped for
 * failed checks, after its own grace period, and those that run and still fail after `allowedMs` (null: the limit is not
 * known). Not included: tasks that were healthy once, even if they flap; tasks whose first checks are not finished; tasks
 * that started before the watch.
 */
function findNeverHealthy(snapshot, history, allowedMs) {
    const { atMs, newTasks, stoppedTasks } = snapshot;
    const wasHealthy = ({ arn }) => arn in history.healthyAtMs;
    const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
    const unproved = running.filter((task) => !wasHealthy(task));
    const untilOf = (task) => allowedMs === null ? Infinity : Math.max(task.startedAtMs ?? atMs, history.sinceMs) + allowedMs;
    const isOver = (task) => untilOf(task) <= atMs && fails(task, snapshot);
    const stillFailing = unproved.filter(isOver).map((task) => ({
        ...{ task, atMs: untilOf(task), stopped: false },
        livedMs: atMs - Math.max(task.startedAtMs ?? atMs, history.sinceMs),
    }));
    const stopped = stoppedTasks
        .filter((task) => !wasHealthy(task) && STOPPED_FOR_CHECKS.test(task.stoppedReason ?? ''))
        .flatMap((task) => describeStopped(task, history.sinceMs, atMs));
    return {
        failed: [...stopped, ...stillFailing].sort((a, b) => a.atMs - b.atMs),
        waiting: unproved.filter((task) => !isOver(task)),
        anyProved: running.some(wasHealthy),
    };
}
function describeStopped(task, sinceMs, nowMs) {
    const { startedAtMs } = task;
    if (startedAtMs === null || startedAtMs < sinceMs)
        return [];
    const atMs = task.stoppingAtMs ?? task.stoppedAtMs ?? nowMs;
    return [{ task, atMs, livedMs: Math.max(0, atMs - startedAtMs), stopped: true }];
}
function fails(task, { service, targets }) {
    return task.healthStatus === 'UNHEALTHY' || listTargetsOf(task, service, targets).some(isFailing);
}

;// CONCATENATED MODULE: ./src/rollout/health/judge-health.ts





const NOTHING = { doom: null, waitsFor: null };
/**
 * Can the revision still become healthy? One slow task proves nothing: ECS starts a replacement, which may be faster (the
 * first one may have migrated the database). The revision is doomed once `max-failed-tasks` tasks have used up their time,
 * no running task was ever healthy, and none that started before the first failure has time left.
 */
function judgeHealth(snapshot, target) {
    const { health, maxFailedTasks, deadlineAtMs } = target;
    if (health === undefined)
        return NOTHING;
    const { service } = snapshot;
    // Unreadable targets: whether a task is healthy is not known.
    if (service.loadBalancers.length > 0 && snapshot.targets === null)
        return NOTHING;
    const allowance = findAllowance(service, health.settings, health.history.observedMs);
    const standing = findNeverHealthy(snapshot, health.history, allowance?.ms ?? null);
    const { failed, waiting } = standing;
    if (maxFailedTasks > 0 && failed.length >= maxFailedTasks && !standing.anyProved) {
        const firstAtMs = failed[0]?.atMs ?? 0;
        const deservesTime = waiting.some(({ startedAtMs }) => startedAtMs !== null && startedAtMs < firstAtMs);
        if (!deservesTime)
            return { doom: describeDoom(snapshot, target, failed, allowance), waitsFor: null };
    }
    if (allowance === null || waiting.length === 0)
        return NOTHING;
    const starts = waiting.map((task) => Math.max(task.startedAtMs ?? 0, health.history.sinceMs));
    const untilMs = Math.min(deadlineAtMs, Math.max(...starts) + allowance.ms);
    return {
        doom: null,
        waitsFor: describeWait(standing, { untilMs, atMs: snapshot.atMs }, allowance, target),
    };
}
function describeWait({ waiting, failed }, { untilMs, atMs }, { words }, { maxFailedTasks, health }) {
    const noun = health?.settings.targetGroups?.length === 0 ? 'task' : 'target';
    const isOver = untilMs <= atMs;
    const until = isOver
        ? 'whose first checks are not finished'
        : `until ${(0,format_clock/* formatClock */.e)(untilMs)} at the latest: ${words}`;
    const wait = `waiting for ${(0,count_of/* countOf */.p)(waiting.length, noun)} to become healthy, ${until}`;
    if (failed.length === 0 || maxFailedTasks === 0)
        return wait;
    return `${wait} (${(0,count_of/* countOf */.p)(failed.length, 'task')} never did; ${maxFailedTasks} fail the rollout)`;
}
function describeDoom({ service }, target, failed, allowance) {
    const stopped = failed.filter((one) => one.stopped);
    const running = failed.filter((one) => !one.stopped);
    const rule = describeRule(target, service.healthCheckGracePeriodSeconds);
    const parts = [
        ...(stopped.length === 0
            ? []
            : [`ECS stopped ${stopped.length} for failed health checks ${judge_health_describeTimes(stopped)}${rule}`]),
        ...(running.length === 0
            ? []
            : [
                `${running.length} still ${running.length === 1 ? 'fails' : 'fail'} ${judge_health_describeTimes(running)} (allowed: ${allowance?.words ?? ''})`,
            ]),
    ];
    const complaints = failed
        .map(({ task }) => target.health?.history.complaints[task.arn])
        .filter((words) => words !== undefined);
    const complaint = complaints.at(-1);
    const quote = complaint === undefined ? '' : ` ${complaint.replace(/\.?$/, '.')}`;
    const sinceMs = target.health?.history.sinceMs ?? 0;
    const isWhole = failed.every(({ task }) => (task.startedAtMs ?? sinceMs) >= sinceMs);
    const has = failed.length === 1 ? 'has' : 'have';
    const claim = isWhole
        ? 'did not become healthy in time'
        : `${has} not been healthy since this watch started`;
    return `${(0,count_of/* countOf */.p)(failed.length, 'new task')} ${claim}: ${parts.join('; ')}.${quote}`;
}
/** ECS's own limit, if it depends on the settings of one target group alone. */
function describeRule({ health }, graceSeconds) {
    const { targetGroups, containerChecks } = health?.settings ?? {};
    const [group, ...others] = targetGroups ?? [];
    if (group === undefined || others.length > 0 || containerChecks?.length !== 0)
        return '';
    const words = describeChecks(group.unhealthyThreshold, group.intervalSeconds, graceSeconds);
    return ` (its limit: ${words})`;
}
/** `after 71 s and 75 s`; for more than two tasks the range. */
function judge_health_describeTimes(tasks) {
    const times = tasks.map(({ livedMs }) => livedMs).sort((a, b) => a - b);
    const words = [...new Set([times[0], times.at(-1)].map((ms) => (0,format_duration/* formatDuration */.a)(ms ?? 0)))];
    return `after ${words.join(tasks.length > 2 ? ' to ' : ' and ')}`;
}

;// CONCATENATED MODULE: ./src/rollout/assess-rollout.ts









/**
 * The state of our rollout in this snapshot. Judged only by our deployment's id: "the service is stable" is also true after
 * a rollback. `deployments[]` says which one is PRIMARY; the service deployment, if readable, adds rollbacks. Either may be
 * missing or lag behind the other.
 */
function assessRollout(snapshot, target) {
    const judgement = judge(snapshot, target);
    const isOver = judgement.status !== 'waiting' && judgement.status !== 'missing';
    const isLate = !isOver && snapshot.atMs >= target.deadlineAtMs;
    return {
        death: isOver || isLate ? findWorstDeath(snapshot, target) : null,
        onlyOldDraining: (0,find_primary/* findPrimary */.W)(snapshot.service)?.id === target.deploymentId &&
            isOnlyOldDraining(snapshot, target.deploymentId),
        ...judgement,
        ...(isLate ? { status: 'timed-out', sentence: `Out of time: ${judgement.sentence}` } : {}),
    };
}
function judge(snapshot, target) {
    const { service, serviceDeployment } = snapshot;
    if (service.status === 'DRAINING' || service.status === 'INACTIVE') {
        return say('failed', `The service is being deleted (its status is ${service.status}).`);
    }
    const primary = (0,find_primary/* findPrimary */.W)(service);
    if (primary === null)
        return judgeMissing(null, snapshot, target);
    if (primary.id === target.deploymentId)
        return judgeOurs(primary, snapshot, target);
    const isListed = service.deployments.some(({ id }) => id === target.deploymentId);
    const isLag = !isListed && !(0,find_rollback_evidence/* isKnownFailed */.ZW)(service, target.deploymentId, serviceDeployment);
    if (isLag && primary.id === target.previousDeploymentId && !saysRollingBack(primary)) {
        return judgeMissing(primary, snapshot, target);
    }
    return judgeOther(primary, snapshot, target);
}
function judgeOurs(ours, snapshot, target) {
    const { serviceDeployment } = snapshot;
    const reason = serviceDeployment?.rollbackReason ?? serviceDeployment?.statusReason ?? ours.rolloutStateReason;
    if (serviceDeployment !== null && (0,find_rollback_evidence/* isRollingBack */.Fw)(serviceDeployment.status)) {
        return say('rolling-back', `ECS is rolling this deployment back${because(reason)}`);
    }
    if (serviceDeployment?.status === 'ROLLBACK_FAILED') {
        return say('failed', `This deployment failed, and ECS could not roll it back${because(reason)}`);
    }
    if (ours.rolloutState === 'FAILED')
        return say('failed', `ECS marked this deployment as failed${because(reason)}`);
    const isOver = isCompleted(ours, snapshot);
    const isDone = isOver && !isDown(snapshot);
    const health = isDone || isContradictory(ours, snapshot) ? null : judgeHealth(snapshot, target);
    // First, because it names the settings: tasks that failed their checks twice also stopped twice for the same reason.
    if (health !== null && health.doom !== null)
        return say('doomed', health.doom);
    const doom = findDoom(ours, snapshot, target);
    if (doom !== null)
        return doom;
    const { words } = describeProgress(snapshot);
    if (isDone)
        return say('completed', `Completed: ${words}.`);
    return {
        ...say('waiting', isOver ? `ECS completed the rollout, but every target fails its health checks: ${words}.` : `${words}.`),
        ...(health?.waitsFor == null ? {} : { waitsFor: health.waitsFor }),
    };
}
/** COMPLETED; without a rolloutState, the service deployment's status, or that ours is the only one and all tasks run. */
function isCompleted(ours, { service, serviceDeployment, oldTasks }) {
    if (ours.rolloutState !== null)
        return ours.rolloutState === 'COMPLETED';
    if (serviceDeployment !== null)
        return serviceDeployment.status === 'SUCCESSFUL';
    const isAlone = service.deployments.length === 1 && oldTasks.length === 0;
    return isAlone && ours.runningCount === service.desiredCount && ours.pendingCount === 0;
}
function findDoom(ours, snapshot, target) {
    if (isContradictory(ours, snapshot))
        return null;
    const { newTasks, stoppedTasks } = snapshot;
    const death = findDoomed({
        tasks: [...newTasks, ...stoppedTasks],
        deploymentId: target.deploymentId,
        maxFailedTasks: target.maxFailedTasks,
        nowMs: snapshot.atMs,
    });
    if (death === null)
        return null;
    const details = [
        ...(death.container === null ? [] : [`container ${death.container}`]),
        ...(death.exitCode === null ? [] : [`exit code ${death.exitCode}`]),
    ];
    const where = details.length === 0 ? '' : ` (${details.join(', ')})`;
    const failure = death.count === 1 ? 'A new task failed' : `${death.count} new tasks failed the same way`;
    return { ...say('doomed', `${failure}${where}; none stayed up.`), death };
}
/** All our tasks run and fail their checks in the load balancer: completed or not, this revision doesn't serve. */
function isDown({ newTasks, service, targets }) {
    const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
    return running.length > 0 && running.every((task) => listTargetsOf(task, service, targets).some(isFailing));
}
/** ECS counts running tasks but lists none, running or stopping: two reads that don't match prove nothing. */
function isContradictory(ours, { newTasks, stoppedTasks }) {
    const going = stoppedTasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
    return newTasks.length + going.length === 0 && ours.runningCount > 0;
}
/** Another deployment is PRIMARY. */
function judgeOther(primary, snapshot, target) {
    const { service, serviceDeployment } = snapshot;
    const revision = (0,shorten_arn/* revisionOf */.DT)(primary.taskDefinitionArn);
    if (!(0,find_rollback_evidence/* isRollbackOfOurs */.$y)(service, primary, target, serviceDeployment)) {
        return say('superseded', `Another deployment (${primary.id}, revision ${revision}) replaced this one.`);
    }
    if (primary.rolloutState === 'FAILED' || serviceDeployment?.status === 'ROLLBACK_FAILED') {
        return say('failed', `This deployment failed, and its rollback to revision ${revision} failed too.`);
    }
    const isDone = primary.rolloutState === 'COMPLETED' || serviceDeployment?.status === 'ROLLBACK_SUCCESSFUL';
    if (isDone && !saysRollingBack(primary))
        return say('rolled-back', `ECS rolled this deployment back to revision ${revision}.`);
    return say('rolling-back', `ECS is rolling this deployment back to revision ${revision}.`);
}
/** Our id is not in the list: at first the list may lag; later the deployment is gone. */
function judgeMissing(primary, snapshot, target) {
    const missingMs = snapshot.atMs - (target.firstSeenMissingAtMs ?? snapshot.atMs);
    if (missingMs < target.missingGraceMs)
        return say('missing', `ECS does not list deployment ${target.deploymentId} yet.`);
    if (primary !== null)
        return judgeOther(primary, snapshot, target);
    return say('failed', `ECS no longer lists deployment ${target.deploymentId}, and has no PRIMARY deployment.`);
}
function findWorstDeath({ stoppedTasks }, { deploymentId }) {
    const deaths = (0,group_deaths/* groupDeaths */.L)(stoppedTasks, deploymentId);
    return deaths.find(({ transient }) => !transient) ?? deaths[0] ?? null;
}
function saysRollingBack({ rolloutState, rolloutStateReason }) {
    return rolloutState !== 'COMPLETED' && /rolling back/i.test(rolloutStateReason ?? '');
}
function say(status, sentence) {
    return { status, sentence };
}
/** `: REASON` with one full stop, or only the full stop. */
function because(reason) {
    return reason === null || reason === '' ? '.' : `: ${reason.replace(/\.?$/, '.')}`;
}

// EXTERNAL MODULE: ./src/phases/watch/watch-deployment.ts
var watch_deployment = __webpack_require__(8555);
// EXTERNAL MODULE: ./src/definition/read-container.ts
var read_container = __webpack_require__(7347);
;// CONCATENATED MODULE: ./src/definition/list-container-checks.ts

/** Health checks of the essential containers, with the defaults of ContainerDefinition.healthCheck. */
function listContainerChecks({ containerDefinitions }) {
    return containerDefinitions.map(read_container/* readContainer */.u).flatMap(({ essential, healthCheck }) => {
        if (!essential || healthCheck === null)
            return [];
        const { interval, timeout, retries, startPeriod } = healthCheck;
        return [
            {
                intervalSeconds: interval,
                timeoutSeconds: timeout,
                retries,
                startPeriodSeconds: startPeriod ?? 0,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./src/rollout/to-target-group-settings.ts
/** The settings that plan, lints and watch use. Missing attributes get their defaults (API reference, TargetGroupAttribute). */
function toTargetGroupSettings({ arn, protocol, healthCheck, attributes, }) {
    const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold, matcher } = healthCheck;
    const numberOf = (key, byDefault) => {
        const value = attributes[key];
        return value !== undefined && /^\d+$/.test(value) ? Number(value) : byDefault;
    };
    return {
        targetGroupArn: arn,
        healthCheckPath: healthCheck.path,
        port: healthCheck.port ?? 'traffic-port',
        protocol: healthCheck.protocol ?? protocol ?? 'HTTP',
        ...{ intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold, matcher },
        deregistrationDelaySeconds: numberOf('deregistration_delay.timeout_seconds', 300),
        slowStartSeconds: numberOf('slow_start.duration_seconds', 0),
    };
}

// EXTERNAL MODULE: ./src/phases/evidence/read-source.ts
var read_source = __webpack_require__(7802);
;// CONCATENATED MODULE: ./src/phases/watch/watch-health.ts




/** Remembers from turn to turn which tasks were healthy; the settings that they are checked by are read once. */
function createHealthWatch(run, taskDefinitionArn) {
    const sinceMs = run.world.clock.now();
    let settings = null;
    let history = null;
    return async (snapshot) => {
        settings ??= await fetchHealthSettings(run, snapshot.service, taskDefinitionArn);
        history = noteHealth(history ?? openHealthHistory(sinceMs, snapshot), snapshot, settings);
        return { settings, history };
    };
}
async function fetchHealthSettings({ world: { ecs, loadBalancer } }, { loadBalancers }, taskDefinitionArn) {
    const arns = [...new Set(loadBalancers.map(({ targetGroupArn }) => targetGroupArn))];
    const [groups, revision] = await Promise.all([
        arns.length === 0 ? [] : orNull(() => loadBalancer.fetchTargetGroups(arns)),
        orNull(() => ecs.fetchTaskDefinition(taskDefinitionArn)),
    ]);
    return {
        targetGroups: groups?.length === arns.length ? groups.map(toTargetGroupSettings) : null,
        containerChecks: revision === null ? null : listContainerChecks(revision.definition),
    };
}
/** Without the settings no task fails by them. */
function orNull(read) {
    return (0,read_source/* readSource */.o)({ unreadable: [] }, 'health settings', read);
}

;// CONCATENATED MODULE: ./src/drain/compute-proof-deadline.ts
/** A worker that answers already consumes its queues: a missing queue stays missing. */
const ANSWERS_BUT_MISSES_MS = 15_000;
/** A large application on a small task can take a while to load before its worker answers. */
const NEVER_ANSWERS_MS = 120_000;
/** The latest time for the new workers to prove that they consume: after the rollout's completion, within its deadline. */
function computeProofDeadline(handover, completedAtMs, deadlineAtMs) {
    const grace = handover.answeringNodes.length > 0 ? ANSWERS_BUT_MISSES_MS : NEVER_ANSWERS_MS;
    return Math.min(completedAtMs + grace, deadlineAtMs);
}

// EXTERNAL MODULE: ./src/phases/workers/verify-consumers.ts + 1 modules
var verify_consumers = __webpack_require__(9286);
;// CONCATENATED MODULE: ./src/phases/workers/watch-late-jobs.ts

/**
 * An idle old worker may still start an ETA job that falls due after the drain's bound, until its task has stopped.
 * Nothing but a warning can be done about it here.
 */
function createLateJobWatch(run) {
    return async (oldTasks) => {
        const alive = new Set(oldTasks.map((task) => task.arn));
        const workers = (run.record?.workers ?? []).filter((worker) => worker.side === 'old' && worker.taskArn !== null && alive.has(worker.taskArn));
        if (workers.length === 0)
            return;
        // jsonOnly: false asks no more than is always safe: active and active_queues.
        const profiles = workers.map(({ node, pool }) => ({ node, pool, jsonOnly: false }));
        // A broker that is away for a moment is no reason to end a rollout.
        const looks = await (0,read_source/* readSource */.o)({ unreadable: [] }, 'late jobs', async () => (await run.world.connectCelery()).look(profiles));
        for (const job of (looks ?? []).flatMap((look) => look.active.map((one) => ({ ...one, node: look.node })))) {
            // those that the drain left running have been named
            const isLeft = run.drain.jobsLeft.some(({ id }) => id === job.id);
            if (isLeft)
                continue;
            const sentence = `${job.name} ${job.id} started on the silenced worker ${job.node} (an ETA job fell due): ECS may stop it.`;
            run.world.story.tell({ kind: 'warned', sentence });
        }
    };
}

;// CONCATENATED MODULE: ./src/phases/watch/watch-rollout.ts






/** ECS may list a deployment seconds after it was started. */
const MISSING_GRACE_MS = 60_000;
/** Watches one deployment by its id to the first proof of its end, at most `health-timeout`. */
async function watchRollout(run, order) {
    const proof = createProof(run, order);
    const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
    const watchLateJobs = createLateJobWatch(run);
    let target = createTarget(run, order);
    const judge = async (snapshot) => {
        target = { ...addMissing(target, snapshot), health: await watchHealth(snapshot) };
        const verdict = assessRollout(snapshot, target);
        const proven = await proof(snapshot, verdict, target.deadlineAtMs);
        const { status } = proven;
        if (status !== 'waiting' && status !== 'missing')
            return { status: 'ended', ending: { ...proven, status, isKnown: true, snapshot } };
        await watchLateJobs(snapshot.oldTasks);
        const stand = standOf(proven.sentence, verdict.waitsFor);
        return { status: 'waiting', stand, wait: waitOf(target, order) };
    };
    const watch = { during: 'rollout', ...order };
    const { ending, seen } = await (0,watch_deployment/* watchDeployment */.J)(run, watch, {
        judge,
        boundAtMs: () => target.deadlineAtMs,
        endUnknown: describeUnknownEnding,
    });
    return { ...ending, seen };
}
/** Out of time, and what was asked last is not known. */
function describeUnknownEnding(why, snapshot) {
    const sentence = `Out of time: how the rollout is going could not be seen. ${why}`;
    return { status: 'timed-out', sentence, onlyOldDraining: false, isKnown: false, snapshot };
}
/** How far it is, and what it is waiting for. */
function standOf(line, more) {
    return more === undefined ? { line } : { line, more };
}
/** The bounds of a rollout's watch; its likely end is the plan's. */
function waitOf({ startedAtMs, deadlineAtMs }, { expectedMs }) {
    const expectedAtMs = expectedMs === null ? null : startedAtMs + expectedMs;
    return { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs };
}
/** Our deployment, bounded by `health-timeout` from now. */
function createTarget(run, order) {
    const startedAtMs = run.world.clock.now();
    return {
        deploymentId: order.deploymentId,
        taskDefinitionArn: order.taskDefinitionArn,
        previousDeploymentId: order.previousDeploymentId,
        startedAtMs,
        deadlineAtMs: startedAtMs + run.inputs.healthTimeoutMs,
        maxFailedTasks: run.inputs.maxFailedTasks,
        firstSeenMissingAtMs: null,
        missingGraceMs: MISSING_GRACE_MS,
    };
}
/** Since when our id is not in the list. */
function addMissing(target, snapshot) {
    const isListed = snapshot.service.deployments.some((deployment) => deployment.id === target.deploymentId);
    const firstSeenMissingAtMs = isListed ? null : (target.firstSeenMissingAtMs ?? snapshot.atMs);
    return { ...target, firstSeenMissingAtMs };
}
/** What comes with and after COMPLETED: the workers' own word, heard from their first minute on, then `stable-for`. */
function createProof(run, order) {
    const seen = new Map();
    let completedAtMs = null;
    let handover = null;
    return async (snapshot, verdict, deadlineAtMs) => {
        const isCompleted = verdict.status === 'completed';
        if (!isCompleted && verdict.status !== 'waiting')
            return verdict;
        // Once more when it completed: the first worker may have proved it, and the page counts all of them.
        const isDue = handover?.proven !== true || (isCompleted && completedAtMs === null);
        if (order.provesWorkers && isDue && snapshot.service.desiredCount > 0) {
            handover = await (0,verify_consumers/* verifyConsumers */.d)(run, snapshot.newTasks, snapshot.oldTasks, seen);
        }
        if (!isCompleted)
            return verdict;
        completedAtMs ??= snapshot.atMs;
        if (handover?.proven === false) {
            const overAtMs = computeProofDeadline(handover, completedAtMs, deadlineAtMs);
            return unproven(handover, verdict, run.world.clock.now() >= overAtMs);
        }
        const sentence = handover === null ? verdict.sentence : `${verdict.sentence} ${handover.sentence}`;
        if (snapshot.atMs >= completedAtMs + run.inputs.stableForMs)
            return { ...verdict, sentence };
        return { ...verdict, status: 'waiting', sentence: `${sentence} Still watching (stable-for).` };
    };
}
function unproven(handover, verdict, isOver) {
    const sentence = `ECS completed the rollout. ${handover.sentence}`;
    return { ...verdict, status: isOver ? 'unproven' : 'waiting', sentence };
}

// EXTERNAL MODULE: ./src/drain/is-task-finished.ts
var is_task_finished = __webpack_require__(6735);
// EXTERNAL MODULE: ./src/drain/describe-protections.ts
var describe_protections = __webpack_require__(5080);
;// CONCATENATED MODULE: ./src/drain/find-proven-tasks.ts
/** The tasks whose workers consume every expected queue. */
function findProvenTasks(workers, taskArns, expectedQueues) {
    const queuesByTask = new Map();
    for (const { taskArn, queues } of workers) {
        if (taskArn === null || !taskArns.has(taskArn))
            continue;
        queuesByTask.set(taskArn, new Set([...(queuesByTask.get(taskArn) ?? []), ...queues]));
    }
    const isProven = (queues) => queues.size > 0 && expectedQueues.every((queue) => queues.has(queue));
    return new Set([...queuesByTask].filter(([, queues]) => isProven(queues)).map(([arn]) => arn));
}

;// CONCATENATED MODULE: ./src/drain/plan-handover.ts
/**
 * Which old tasks hand over now. With room for a full second set, no task is silenced before every new task is proven;
 * with less room, each proven new task takes over from one old task. Never more than that.
 */
function planHandover(facts) {
    const waiting = facts.oldTaskArns.filter((arn) => !facts.silencedTaskArns.has(arn));
    if (facts.provenCount >= facts.desiredCount)
        return waiting;
    if (facts.room >= facts.desiredCount)
        return [];
    return waiting.slice(0, Math.max(0, facts.provenCount - facts.silencedTaskArns.size));
}

// EXTERNAL MODULE: ./src/phases/workers/drain-workers.ts + 4 modules
var drain_workers = __webpack_require__(6973);
;// CONCATENATED MODULE: ./src/drain/find-dropped-protections.ts

/**
 * Old tasks that are no longer protected and must not be stopped yet: their workers still take jobs, or are not idle. An app
 * that protects its task while a job runs drops that protection when the job ends, whoever set it and whatever else runs.
 */
function findDroppedProtections(facts) {
    const kept = new Set(facts.protections.map(({ taskArn }) => taskArn));
    return facts.tasks
        .filter(({ arn }) => !kept.has(arn))
        .filter((task) => !facts.silencedTaskArns.has(task.arn) || !(0,is_task_finished/* isTaskFinished */.u)(facts.ledger, task, facts.nowMs))
        .map(({ arn }) => arn);
}

// EXTERNAL MODULE: ./src/phases/workers/protect-tasks.ts
var protect_tasks = __webpack_require__(388);
;// CONCATENATED MODULE: ./src/phases/overlap/protect-again.ts




/**
 * Sets the protections again that the app itself dropped. What ECS refuses is named once, and not asked for again: a worker
 * that still takes jobs there is to be silenced at once.
 */
async function protectAgain(run, overlap, old) {
    const { clock, ecs, story } = run.world;
    const tasks = old.filter(({ arn }) => !overlap.released.has(arn) && !overlap.unprotected.has(arn));
    if (tasks.length === 0)
        return;
    const arns = tasks.map(({ arn }) => arn);
    const protections = await (0,read_source/* readSource */.o)({ unreadable: [] }, 'ecs:GetTaskProtection', () => ecs.fetchProtections(arns));
    if (protections === null)
        return;
    const { ledger, silenced: silencedTaskArns } = overlap;
    const facts = { tasks, protections, silencedTaskArns, ledger, nowMs: clock.now() };
    const dropped = findDroppedProtections(facts);
    if (dropped.length === 0)
        return;
    const names = dropped.map(shorten_arn/* shortenTask */.BV).join(', ');
    story.tell({
        kind: 'noted',
        sentence: `${names}: no longer protected, probably by its app: protected again`,
    });
    const failures = await (0,protect_tasks/* protect */.yQ)(run, dropped, overlap.expiryMinutes);
    for (const { taskArn, reason } of failures.filter(({ reason }) => reason !== 'MISSING')) {
        overlap.unprotected.add(taskArn);
        const sentence = `Old task ${(0,shorten_arn/* shortenTask */.BV)(taskArn)} lost its protection and could not be protected again (${reason}): ECS may stop it while its jobs run.`;
        story.tell({ kind: 'warned', sentence });
    }
}

// EXTERNAL MODULE: ./src/phases/report/tell-drain.ts
var tell_drain = __webpack_require__(6095);
// EXTERNAL MODULE: ./src/phases/workers/silence-workers.ts + 1 modules
var silence_workers = __webpack_require__(9007);
// EXTERNAL MODULE: ./src/phases/workers/discover-workers.ts + 5 modules
var discover_workers = __webpack_require__(2133);
// EXTERNAL MODULE: ./src/phases/workers/fetch-expected-queues.ts + 1 modules
var fetch_expected_queues = __webpack_require__(1974);
;// CONCATENATED MODULE: ./src/phases/overlap/step-overlap.ts













function openOverlap(run, { expiryMinutes, endsAtMs = Infinity }) {
    return {
        expiryMinutes,
        endsAtMs,
        ledger: ledger/* EMPTY_LEDGER */._7,
        known: new Set((0,phases_run/* recordOf */.zv)(run).protections.map(({ taskArn }) => taskArn)),
        unprotected: new Set(),
        silenced: new Set(),
        released: new Set(),
        ended: new Set(),
        proven: new Set(),
        allProven: false,
        proofSentence: '',
        waveStartedAtMs: run.world.clock.now(),
        drainDeadlineAtMs: null,
    };
}
/** One turn: adopt late old tasks, ask the new workers, silence who is due, look, and release who is idle. */
async function stepOverlap(run, overlap, snapshot, room) {
    const old = snapshot.oldTasks.filter((task) => task.desiredStatus === 'RUNNING');
    await adoptTasks(run, overlap, old);
    await protectAgain(run, overlap, old);
    const added = snapshot.newTasks.filter((task) => task.lastStatus === 'RUNNING');
    const { roster } = await (0,discover_workers/* discoverWorkers */.J)(run, [...added, ...old]);
    await noteProof(run, overlap, snapshot, roster);
    const { desiredCount } = snapshot.service;
    const oldTaskArns = old.map(({ arn }) => arn);
    const plan = {
        desiredCount,
        room,
        provenCount: overlap.proven.size,
        oldTaskArns,
        silencedTaskArns: overlap.silenced,
    };
    await silenceTasks(run, overlap, [...planHandover(plan), ...overlap.unprotected], roster);
    await lookAndRelease(run, overlap, snapshot.oldTasks, old);
}
async function adoptTasks(run, overlap, old) {
    const isKnown = ({ arn }) => overlap.known.has(arn) || overlap.released.has(arn);
    const late = old.filter((task) => !isKnown(task));
    for (const arn of await (0,protect_tasks/* protectLateTasks */.u7)(run, late, overlap.expiryMinutes))
        overlap.unprotected.add(arn);
    for (const { arn } of old)
        overlap.known.add(arn);
}
/** A task that once proved itself stays proven while it runs: a busy solo worker does not answer again. */
async function noteProof(run, overlap, snapshot, roster) {
    const running = new Set(snapshot.newTasks.map(({ arn }) => arn));
    for (const arn of overlap.proven)
        if (!running.has(arn))
            overlap.proven.delete(arn);
    const answering = roster.workers.filter((worker) => worker.answers);
    const consumed = answering
        .filter(({ taskArn }) => taskArn !== null && running.has(taskArn))
        .flatMap(({ queues }) => queues);
    const tasks = [...snapshot.newTasks, ...snapshot.oldTasks];
    const expected = await (0,fetch_expected_queues/* fetchExpectedQueues */.L)(run, new Set(consumed), roster, tasks);
    for (const arn of findProvenTasks(answering, running, expected))
        overlap.proven.add(arn);
    const { desiredCount } = snapshot.service;
    overlap.allProven = overlap.proven.size >= desiredCount;
    const missing = expected.filter((queue) => !consumed.includes(queue));
    const hasStarted = snapshot.newTasks.some(({ lastStatus }) => lastStatus === 'RUNNING');
    const lacking = hasStarted && missing.length > 0 ? `; no new worker consumes ${missing.join(', ')}` : '';
    overlap.proofSentence = `${overlap.proven.size} of ${desiredCount} new tasks consume what the old ones do${lacking}.`;
}
/** Exported for overtime: then all that is left is silenced. */
async function silenceTasks(run, overlap, arns, roster) {
    const due = arns.filter((arn) => !overlap.silenced.has(arn));
    for (const arn of due)
        overlap.silenced.add(arn);
    const deadlineAtMs = Math.min(run.world.clock.now() + run.inputs.drainTimeoutMs, overlap.endsAtMs);
    if (due.length > 0)
        overlap.drainDeadlineAtMs ??= deadlineAtMs;
    const isDue = (taskArn) => taskArn !== null && overlap.silenced.has(taskArn);
    const workers = roster.workers.filter(({ taskArn }) => isDue(taskArn));
    overlap.ledger = await (0,silence_workers/* silenceWorkers */.B)(run, (0,ledger/* addToLedger */.mq)(overlap.ledger, workers, 'old'));
}
async function lookAndRelease(run, overlap, alive, old) {
    const nowMs = run.world.clock.now();
    const deadlineAtMs = overlap.drainDeadlineAtMs ?? nowMs;
    // A released worker shuts down: that it doesn't answer any more proves nothing.
    const isReleased = ({ taskArn }) => taskArn !== null && overlap.released.has(taskArn) && !overlap.ended.has(taskArn);
    const { workers } = overlap.ledger;
    const watched = { workers: workers.filter((worker) => !isReleased(worker)) };
    const looked = await (0,drain_workers/* fetchLedger */.m)(run, watched, alive, deadlineAtMs);
    overlap.ledger = { workers: [...workers.filter(isReleased), ...looked.workers] };
    (0,silence_workers/* saveLedger */.d)(run, overlap.ledger);
    (0,tell_drain/* tellDrain */.Q)(run, overlap.ledger, (0,assess_drain/* assessDrain */.T)(overlap.ledger, nowMs, deadlineAtMs).jobs);
    const isOver = (arn) => {
        const task = old.find((one) => one.arn === arn);
        return task === undefined || (0,is_task_finished/* isTaskFinished */.u)(overlap.ledger, task, nowMs);
    };
    const finished = [...overlap.silenced].filter((arn) => !overlap.released.has(arn) && isOver(arn));
    const running = finished.filter((arn) => old.some((task) => task.arn === arn));
    for (const arn of finished.filter((one) => !running.includes(one)))
        overlap.ended.add(arn);
    if (finished.length > 0)
        await release(run, overlap, running, finished);
}
/** A wave is over when every silenced task was released: the next one gets its own bounds. */
async function release(run, overlap, running, finished) {
    await (0,protect_tasks/* releaseProtections */.g8)(run, running);
    for (const arn of finished)
        overlap.released.add(arn);
    overlap.waveStartedAtMs = run.world.clock.now();
    if ([...overlap.silenced].every((arn) => overlap.released.has(arn)))
        overlap.drainDeadlineAtMs = null;
}

;// CONCATENATED MODULE: ./src/phases/overlap/handle-overlap-timeout.ts







/**
 * Jobs run longer than `drain-timeout`. The new revision serves, so nothing is rolled back. `fail`: the old tasks finish,
 * silenced, under their protection until it expires, and the watch ends. `proceed`: they are released now, and the watch goes
 * on (null).
 */
async function handleOverlapTimeout(run, overlap, snapshot) {
    const nowMs = run.world.clock.now();
    if (overlap.drainDeadlineAtMs === null || nowMs < overlap.drainDeadlineAtMs)
        return null;
    const { jobs } = (0,assess_drain/* assessDrain */.T)(overlap.ledger, nowMs, nowMs);
    const old = snapshot.oldTasks.filter((task) => task.desiredStatus === 'RUNNING');
    if (run.inputs.onDrainTimeout === 'proceed') {
        warn(run, `drain-timeout is over: old tasks are released anyway (on-drain-timeout: proceed). ECS stops ${handle_overlap_timeout_describeJobs(jobs)}.`);
        const silenced = [...overlap.silenced];
        await release(run, overlap, silenced.filter((arn) => old.some((task) => task.arn === arn)), silenced);
        return null;
    }
    await silenceRest(run, overlap, old, snapshot);
    warn(run, describeLeft(run, jobs));
    return {
        status: 'left-finishing',
        sentence: `The new revision serves. Old tasks finish ${handle_overlap_timeout_describeJobs(jobs)} under their protection.`,
        onlyOldDraining: true,
        isKnown: true,
    };
}
/** In waves some old workers may still consume: they would be stopped at their expiry in the middle of a job. */
async function silenceRest(run, overlap, old, snapshot) {
    const rest = old.map(({ arn }) => arn).filter((arn) => !overlap.silenced.has(arn));
    if (rest.length > 0) {
        const { roster } = await (0,discover_workers/* discoverWorkers */.J)(run, snapshot.oldTasks);
        await silenceTasks(run, overlap, rest, roster);
    }
    const nowMs = run.world.clock.now();
    const idle = old
        .filter((task) => !rest.includes(task.arn) && (0,is_task_finished/* isTaskFinished */.u)(overlap.ledger, task, nowMs))
        .map(({ arn }) => arn);
    if (idle.length > 0)
        await release(run, overlap, idle, idle);
}
function describeLeft(run, jobs) {
    const protections = (0,describe_protections/* describeProtections */.I)((0,phases_run/* recordOf */.zv)(run).protections);
    return (`drain-timeout is over, and old tasks still finish ${handle_overlap_timeout_describeJobs(jobs)}. They take no new job and are protected: ` +
        `${protections}; then ECS stops them, finished or not. Should ECS roll back meanwhile, these workers would ` +
        'be PRIMARY and deaf; the next run finds and reports them.');
}
function handle_overlap_timeout_describeJobs(jobs) {
    if (jobs.length === 0)
        return 'jobs of workers that do not answer';
    return jobs
        .map(({ name, id, node, ageMs }) => `${name} ${id} on ${node} (${ageMs === null ? 'not started' : (0,format_duration/* formatDuration */.a)(ageMs)})`)
        .join(', ');
}
function warn(run, sentence) {
    run.world.story.tell({ kind: 'warned', sentence });
}

;// CONCATENATED MODULE: ./src/phases/overlap/watch-overlap.ts












/** For the turn that ends a drain, where `endsAtMs` cuts it short. */
const OVERTIME_MS = 60_000;
/**
 * Watches the rollout and hands over: old workers are silenced only once new ones have proved themselves, each old task is
 * released as soon as its workers are idle, and ECS then stops it. Bounded: every wave by `health-timeout` until its new
 * tasks have proved themselves, and by `drain-timeout` from its first silencing.
 */
async function watchOverlap(run, order) {
    const rollout = { during: 'rollout', ...order, tasksEveryTurns: 1, needsTasks: true };
    const { ending, seen } = await (0,watch_deployment/* watchDeployment */.J)(run, rollout, createJudge(run, order));
    return { ...ending, seen };
}
function createJudge(run, order) {
    const { clock } = run.world;
    const overlap = openOverlap(run, order);
    const watchLateJobs = createLateJobWatch(run);
    const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
    let target = createTarget(run, order);
    let completedAtMs = null;
    let jobs = estimate_jobs_left/* NO_JOBS_SEEN */.dt;
    const judge = async (snapshot) => {
        const bounded = { ...target, deadlineAtMs: boundOf(run, overlap) };
        target = { ...addMissing(bounded, snapshot), health: await watchHealth(snapshot) };
        const verdict = assessRollout(snapshot, target);
        if (watch_overlap_isFailing(verdict))
            return { status: 'ended', ending: endFailing(overlap, verdict, snapshot) };
        await stepOverlap(run, overlap, snapshot, roomOf(snapshot));
        await watchLateJobs(snapshot.oldTasks.filter(({ arn }) => overlap.released.has(arn)));
        const ended = (0,ledger/* listEndedJobs */.Z7)(overlap.ledger);
        jobs = (0,estimate_jobs_left/* noteJobs */.Dd)(jobs, listJobs(overlap, clock.now()), clock.now(), ended);
        const stand = watch_overlap_describe(overlap, snapshot, verdict, clock.now());
        const wait = waitFor(overlap, waitOf(target, order), jobs, clock.now());
        const overtime = await handleOverlapTimeout(run, overlap, snapshot);
        if (overtime !== null)
            return { status: 'ended', ending: { ...overtime, snapshot } };
        if (verdict.status === 'completed' && overlap.allProven)
            completedAtMs ??= snapshot.atMs;
        if (completedAtMs === null || snapshot.atMs < completedAtMs + run.inputs.stableForMs)
            return { status: 'waiting', stand, wait };
        const { sentence } = verdict;
        return {
            status: 'ended',
            ending: { status: 'completed', sentence, onlyOldDraining: false, isKnown: true, snapshot },
        };
    };
    return {
        judge,
        boundAtMs: () => boundOf(run, overlap),
        // The new workers are known to consume: the old ones finish, silenced, under their protection.
        endUnknown: (why, snapshot) => ({
            ...describeUnknownEnding(why, snapshot),
            ...(overlap.allProven ? { status: 'left-finishing' } : {}),
        }),
    };
}
function watch_overlap_isFailing({ status }) {
    return status !== 'waiting' && status !== 'missing' && status !== 'completed';
}
/** Out of time with old workers that never were silenced: the new ones did not prove themselves. */
function endFailing(overlap, verdict, snapshot) {
    const status = verdict.status;
    if (status !== 'timed-out' || overlap.allProven)
        return { ...verdict, status, isKnown: true, snapshot };
    return {
        ...verdict,
        status: 'unproven',
        sentence: `${verdict.sentence} ${overlap.proofSentence}`,
        isKnown: true,
        snapshot,
    };
}
/** At the end of a drain its own verdict comes first. */
function boundOf(run, { drainDeadlineAtMs, waveStartedAtMs, endsAtMs }) {
    const boundAtMs = (drainDeadlineAtMs ?? waveStartedAtMs) + run.inputs.healthTimeoutMs;
    return Math.min(boundAtMs, drainDeadlineAtMs === null ? endsAtMs : endsAtMs + OVERTIME_MS);
}
function roomOf({ service }) {
    return (0,plan_expiry/* computeRoom */.h2)(service.desiredCount, service.maximumPercent);
}
/** New tasks, what the old ones still finish, and what it is waiting for: the proof, then the old workers. */
function watch_overlap_describe(overlap, snapshot, verdict, nowMs) {
    const jobs = listJobs(overlap, nowMs);
    const line = verdict.status === 'waiting' ? describeProgress(snapshot, jobs.length).words : verdict.sentence;
    const boundAtMs = overlap.drainDeadlineAtMs ?? nowMs;
    const { sentence, silentNodes } = (0,assess_drain/* assessDrain */.T)(overlap.ledger, nowMs, boundAtMs);
    const isQuiet = overlap.drainDeadlineAtMs === null || (jobs.length > 0 && silentNodes.length === 0);
    const more = [
        ...(overlap.allProven ? [] : [overlap.proofSentence]),
        ...(isQuiet ? [] : [sentence]),
        ...(verdict.waitsFor === undefined ? [] : [verdict.waitsFor]),
    ].map((words) => words.replace(/\.$/, ''));
    return standOf(line, more.length === 0 ? undefined : more.join('; '));
}
function listJobs({ ledger, drainDeadlineAtMs }, nowMs) {
    return drainDeadlineAtMs === null ? [] : (0,assess_drain/* assessDrain */.T)(ledger, nowMs, nowMs).jobs;
}
/** While old workers finish, their jobs show how long it is likely to take; before, the plan does. */
function waitFor(overlap, planned, seen, nowMs) {
    const { drainDeadlineAtMs } = overlap;
    if (drainDeadlineAtMs === null)
        return planned;
    const expectedAtMs = (0,estimate_jobs_left/* estimateJobsEnd */.y_)(seen, listJobs(overlap, nowMs), nowMs);
    return { startedAtMs: planned.startedAtMs, boundAtMs: drainDeadlineAtMs, expectedAtMs };
}

// EXTERNAL MODULE: ./src/diagnosis/diagnose.ts + 111 modules
var diagnose = __webpack_require__(9253);
;// CONCATENATED MODULE: ./src/diagnosis/evidence/choose-log-tasks.ts
const CANDIDATES_AT_MOST = 4;
/**
 * The tasks with the most useful logs, best first: tasks that failed by themselves, the earliest first because its lines
 * have arrived; then tasks stopped after failed checks; then running ones. Tasks that never started have no log.
 */
function chooseLogTasks({ stoppedTasks, newTasks, }) {
    const started = [...stoppedTasks, ...newTasks].filter(({ startedAtMs }) => startedAtMs !== null);
    const ranked = started.map((task) => ({ task, rank: rankOf(task) }));
    return ranked
        .sort((a, b) => a.rank - b.rank || a.task.createdAtMs - b.task.createdAtMs)
        .map(({ task }) => task)
        .slice(0, CANDIDATES_AT_MOST);
}
function rankOf({ stopCode, stoppedReason, containers, desiredStatus }) {
    if (desiredStatus === 'RUNNING')
        return 2;
    if (stopCode === 'EssentialContainerExited') {
        return containers.some(({ exitCode }) => exitCode !== null && exitCode !== 0) ? 0 : 1;
    }
    // "Task failed ELB health checks in …", "Task failed container health checks"
    return /failed/i.test(stoppedReason ?? '') ? 1 : 3;
}

// EXTERNAL MODULE: ./src/diagnosis/evidence/note-snapshot.ts + 1 modules
var note_snapshot = __webpack_require__(6740);
;// CONCATENATED MODULE: ./src/diagnosis/evidence/clean-log-lines.ts
const LENGTH_AT_MOST = 2_000;
const LEFT_OUT = '(left out: it contains job arguments)';
/** Colours and other control sequences (ECMA-48), and control characters except the tab. */
// eslint-disable-next-line no-control-regex -- these are to be removed
const CONTROL = /\u001b\[[0-?]*[ -/]*[@-~]|[\u0000-\u0008\u000a-\u001f\u007f]/g;
/** Celery prints the full content of messages it can't process: celery/worker/consumer/consumer.py, UNKNOWN_TASK_ERROR and others. */
const BEFORE_CONTENT = /full contents of the message (?:body|headers)(?: was)?:\s*$/i;
const CONTENT_INSIDE = [
    /((?:full contents of the message (?:body|headers)(?: was)?|^\s*body):\s*)\S.*$/i,
    /(Can't decode message body: ).*$/i,
    /(\bdelivery_info:.*\bheaders=).*$/i,
    /(\bTask \S+ succeeded in [\d.]+s: ).*$/,
];
const CONTENT_LIKE = /^\s*(?:b?['"[{(]|\{)/;
/** Log lines that are safe to keep: without colours, of limited length, and without job arguments. */
function cleanLogLines(lines) {
    let follows = false;
    return lines.map(({ atMs, message }) => {
        const text = message.replaceAll(CONTROL, '').trimEnd();
        const isContent = follows && CONTENT_LIKE.test(text);
        follows = BEFORE_CONTENT.test(text);
        return { atMs, message: clip(isContent ? LEFT_OUT : withoutContent(text)) };
    });
}
function withoutContent(text) {
    return CONTENT_INSIDE.reduce((line, pattern) => line.replace(pattern, `$1${LEFT_OUT}`), text);
}
function clip(text) {
    return text.length > LENGTH_AT_MOST ? `${text.slice(0, LENGTH_AT_MOST)}…` : text;
}

;// CONCATENATED MODULE: ./src/diagnosis/evidence/find-log-streams.ts
/**
 * The CloudWatch log streams of a task's containers: `prefix/container/task-id`, or, without a prefix, the container's
 * runtime id (ECS developer guide, awslogs log driver). `elsewhere`: containers that log to another place.
 */
function findLogStreams(revision, task) {
    const found = revision.definition.containerDefinitions.map((container) => ({
        container: container.name,
        stream: describeStream(container, task),
    }));
    return {
        streams: found.flatMap(({ stream }) => (stream === null ? [] : [stream])),
        elsewhere: found.flatMap(({ container, stream }) => (stream === null ? [container] : [])),
    };
}
function describeStream(container, task) {
    const { logDriver, options = {} } = (container['logConfiguration'] ?? {});
    const group = options['awslogs-group'];
    const runtimeId = task.containers.find(({ name }) => name === container.name)?.runtimeId ?? null;
    const prefix = options['awslogs-stream-prefix'];
    const taskId = task.arn.slice(task.arn.lastIndexOf('/') + 1);
    const stream = prefix === undefined ? runtimeId : `${prefix}/${container.name}/${taskId}`;
    if (logDriver !== 'awslogs' || group === undefined || stream === null)
        return null;
    return {
        taskArn: task.arn,
        container: container.name,
        group,
        stream,
        region: options['awslogs-region'] ?? null,
    };
}

;// CONCATENATED MODULE: ./src/phases/evidence/fetch-container-logs.ts



const LINES_A_CONTAINER = 200;
/**
 * The last lines of the first of these tasks that wrote anything, one log per container. A source that is denied or does not
 * answer is not asked for the other tasks too.
 */
async function fetchContainerLogs(world, revision, tasks, reading) {
    for (const [index, task] of tasks.entries()) {
        const { streams, elsewhere } = findLogStreams(revision, task);
        if (index === 0)
            noteElsewhere(reading, elsewhere);
        const before = reading.unreadable.length;
        const logs = await Promise.all(streams.map(async ({ region, ...stream }) => {
            const from = { group: stream.group, stream: stream.stream, region, sinceMs: task.createdAtMs };
            const source = `logs:GetLogEvents ${stream.group} ${stream.stream}`;
            const lines = await (0,read_source/* readSource */.o)(reading, source, () => world.logs.fetchLastLines(from, LINES_A_CONTAINER));
            return { ...stream, lines: cleanLogLines(lines ?? []) };
        }));
        const found = logs.filter(({ lines }) => lines.length > 0);
        if (found.length > 0 || reading.unreadable.length > before)
            return found;
    }
    return [];
}
function noteElsewhere(reading, containers) {
    const notes = containers.map((name) => ({
        source: `the log of container ${name}`,
        error: 'It does not log to CloudWatch Logs by the awslogs driver.',
    }));
    reading.unreadable = [...reading.unreadable, ...notes];
}

;// CONCATENATED MODULE: ./src/phases/evidence/fetch-target-groups.ts

/** Settings and attributes of the service's target groups, as far as they can be read. */
async function fetchTargetGroups(run, { service }, reading) {
    const { loadBalancer } = run.world;
    const arns = [...new Set((service?.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn))];
    if (arns.length === 0)
        return [];
    const source = 'elasticloadbalancing:DescribeTargetGroups';
    const groups = await (0,read_source/* readSource */.o)(reading, source, () => loadBalancer.fetchTargetGroups(arns));
    return Promise.all((groups ?? []).map(async (group) => {
        const attributes = await (0,read_source/* readSource */.o)(reading, 'elasticloadbalancing:DescribeTargetGroupAttributes', () => loadBalancer.fetchTargetGroupAttributes(group.arn));
        return { ...group, attributes: attributes ?? {} };
    }));
}

;// CONCATENATED MODULE: ./src/phases/evidence/collect-evidence.ts





/**
 * After a failure, and before anything is rolled back: reads what only then is worth its calls. A source that can't be read
 * is a fact of its own, never an error.
 */
async function collectEvidence(run, order, seen) {
    const reading = { unreadable: [...seen.unreadable] };
    const [definitions, targetGroups, protections, stoppedTasks, endedOldTasks] = await Promise.all([
        fetchDefinitions(run, order, reading),
        fetchTargetGroups(run, seen, reading),
        fetchProtections(run, seen, reading),
        fetchStopped(run, seen, reading),
        fetchEndedOld(run, order, seen, reading),
    ]);
    noteMissingSources(seen, reading);
    const known = { ...seen, ...definitions, targetGroups, protections, stoppedTasks, endedOldTasks };
    const logs = await fetchLogs(run, known, reading);
    const evidence = { ...known, logs, atMs: run.world.clock.now(), unreadable: reading.unreadable };
    run.world.story.tell({ kind: 'evidence-collected', evidence });
    return evidence;
}
/** Log lines may arrive seconds after the container exited: where there was none, they are read once more. */
async function collectLateLogs(run, evidence) {
    if (evidence.logs.some(({ lines }) => lines.length > 0))
        return;
    const reading = {
        unreadable: evidence.unreadable.filter(({ source }) => !source.startsWith('logs:')),
    };
    const logs = await fetchLogs(run, evidence, reading);
    if (logs.length === 0)
        return;
    const complete = { ...evidence, logs, unreadable: reading.unreadable };
    run.world.story.tell({ kind: 'evidence-collected', evidence: complete });
}
async function fetchDefinitions(run, order, reading) {
    const { ecs } = run.world;
    const previousArn = run.record?.previous.taskDefinitionArn ?? null;
    const source = 'ecs:DescribeTaskDefinition';
    const [taskDefinition, previousTaskDefinition] = await Promise.all([
        (0,read_source/* readSource */.o)(reading, source, () => ecs.fetchTaskDefinition(order.taskDefinitionArn)),
        previousArn === null ? null : (0,read_source/* readSource */.o)(reading, source, () => ecs.fetchTaskDefinition(previousArn)),
    ]);
    return { taskDefinition, previousTaskDefinition };
}
async function fetchProtections(run, { oldTasks }, reading) {
    if (oldTasks.length === 0)
        return [];
    const arns = oldTasks.map(({ arn }) => arn);
    const found = await (0,read_source/* readSource */.o)(reading, 'ecs:GetTaskProtection', () => run.world.ecs.fetchProtections(arns));
    if (found === null)
        noteUnreadable(reading, 'ecs:GetTaskProtection');
    return found;
}
/** Exit codes may come after the task was asked to stop. */
async function fetchStopped(run, { stoppedTasks }, reading) {
    const arns = stoppedTasks.map(({ arn }) => arn);
    if (arns.length === 0)
        return [];
    const now = await (0,read_source/* readSource */.o)(reading, 'ecs:DescribeTasks', () => run.world.ecs.fetchTasksByArn(arns));
    return (0,note_snapshot/* addStopped */.J)(stoppedTasks, now ?? []);
}
/** How the tasks that this rollout replaced ended: the watch no longer looks at those that are gone. */
async function fetchEndedOld(run, { deploymentId }, { startedAtMs }, reading) {
    const stopped = await (0,read_source/* readSource */.o)(reading, 'ecs:ListTasks', () => run.world.ecs.fetchTasks('stopped'));
    return (stopped ?? []).filter((task) => task.startedBy !== deploymentId && (task.stoppedAtMs ?? 0) >= startedAtMs);
}
function fetchLogs(run, evidence, reading) {
    const { taskDefinition } = evidence;
    return taskDefinition === null
        ? Promise.resolve([])
        : fetchContainerLogs(run.world, taskDefinition, chooseLogTasks(evidence), reading);
}
/** Ports that answer null for "could not be read" do not say why. */
function noteMissingSources({ service, serviceDeployment, targets }, reading) {
    if (service === null)
        return;
    if (serviceDeployment === null)
        noteUnreadable(reading, 'ecs:DescribeServiceDeployments');
    if (service.loadBalancers.length > 0 && targets.length === 0)
        noteUnreadable(reading, 'elasticloadbalancing:DescribeTargetHealth');
}
function noteUnreadable(reading, source) {
    if (reading.unreadable.some((one) => one.source === source))
        return;
    reading.unreadable = [
        ...reading.unreadable,
        { source, error: 'No answer: not permitted, or nothing to show.' },
    ];
}

// EXTERNAL MODULE: ./src/phases/overlap/finish-overlap.ts
var finish_overlap = __webpack_require__(7463);
// EXTERNAL MODULE: ./src/phases/overlap/release-idle.ts
var release_idle = __webpack_require__(996);
;// CONCATENATED MODULE: ./src/phases/report/time-phase.ts

/** Runs a part of a phase in a group of the log, and reports its times. */
async function timePhase({ world }, part) {
    const { clock, story } = world;
    const startedAtMs = clock.now();
    story.tell({ kind: 'phase-begun', title: part.title });
    const end = (status, sentence) => {
        const phase = { name: part.name, startedAtMs, endedAtMs: clock.now(), status, sentence };
        story.tell({ kind: 'phase-ended', phase });
    };
    try {
        const result = await part.run();
        end(part.isFailure?.(result) === true ? 'failed' : 'done', part.describe(result));
        return result;
    }
    catch (error) {
        end('failed', (0,errors/* messageOf */.bD)(error));
        throw error;
    }
}

// EXTERNAL MODULE: ./src/phases/roll-back.ts + 2 modules
var roll_back = __webpack_require__(4498);
// EXTERNAL MODULE: ./src/phases/watch/watch-rollback.ts + 1 modules
var watch_rollback = __webpack_require__(9297);
// EXTERNAL MODULE: ./src/phases/workers/restore-and-release.ts + 2 modules
var restore_and_release = __webpack_require__(2117);
// EXTERNAL MODULE: ./src/drain/find-ended-jobs.ts
var find_ended_jobs = __webpack_require__(7747);
;// CONCATENATED MODULE: ./src/phases/workers/tell-returned-eta-jobs.ts




/**
 * ETA jobs in the memory of old workers that were killed: a worker that stops cleanly puts them back at once, a killed one
 * leaves that to the broker. Those that the worker held at the last look.
 */
async function tellReturnedEtaJobs(run) {
    const { ecs, story, connectCelery } = run.world;
    const holding = (run.drain.ledger?.workers ?? []).filter(({ scheduled }) => scheduled.length > 0);
    const arns = [...new Set(holding.flatMap(({ taskArn }) => taskArn ?? []))];
    if (arns.length === 0)
        return;
    const tasks = await (0,read_source/* readSource */.o)({ unreadable: [] }, 'old tasks', () => ecs.fetchTasksByArn(arns));
    const killed = (0,find_ended_jobs/* findKilledTasks */.b)(tasks ?? []).map(({ arn }) => arn);
    const count = holding
        .filter(({ taskArn }) => taskArn !== null && killed.includes(taskArn))
        .reduce((sum, { scheduled }) => sum + scheduled.length, 0);
    if (count === 0)
        return;
    const { transport } = await connectCelery();
    const when = transport === 'redis'
        ? 'Redis hands them out after visibility_timeout'
        : 'RabbitMQ handed them out again';
    const names = killed.map(shorten_arn/* shortenTask */.BV).join(', ');
    story.tell({
        kind: 'warned',
        sentence: `${(0,count_of/* countOf */.p)(count, 'ETA job')} in the memory of old tasks that were killed (${names}): ${when}.`,
    });
}

;// CONCATENATED MODULE: ./src/phases/post-deploy.ts











/** Watches the deployment to its end, and goes back where it failed and the user wants that. */
async function postDeploy(run, order, watch) {
    const watched = await watch();
    await tellReturnedEtaJobs(run);
    const { status, sentence } = watched;
    run.world.story.tell({ kind: 'watch-ended', status, sentence });
    if (status === 'completed' || status === 'left-finishing')
        return end(run, order, watched);
    // Before anything else: a rollback stops the tasks and clears the targets that show the cause.
    const evidence = await collectEvidence(run, order, watched.seen);
    const ending = await end(run, order, watched);
    await collectLateLogs(run, evidence);
    if (ending.outcome !== 'rolled-back' || run.record?.status !== 'closed')
        return ending;
    return { ...ending, wentBack: { causes: (0,diagnose/* diagnose */.h)(evidence).map(({ id }) => id) } };
}
async function end(run, order, watched) {
    switch (watched.status) {
        case 'completed':
            return succeed(run, watched);
        case 'left-finishing':
            // What was not seen to the end is left to the post step.
            if (watched.isKnown)
                closeRecord(run);
            return { outcome: 'succeeded', reason: watched.sentence };
        case 'superseded':
            return { outcome: 'superseded', reason: `${watched.sentence}${await (0,release_idle/* releaseIdle */.e)(run)}` };
        case 'rolling-back':
        case 'rolled-back':
            return followRollback(run, order, watched);
        case 'timed-out':
            if (watched.onlyOldDraining)
                return leaveDraining(run, watched);
            return goBack(run, order, watched);
        case 'doomed':
        case 'failed':
        case 'unproven':
            return goBack(run, order, watched);
    }
}
function succeed(run, watched) {
    const nodes = run.record?.workers.map((worker) => worker.node) ?? [];
    run.world.story.tell({ kind: 'workers-ended', nodes, ending: 'replaced' });
    closeRecord(run);
    return { outcome: 'succeeded', reason: watched.sentence };
}
/** The new revision serves; ECS stops the old tasks that are slow to go, and their workers stay silent. */
function leaveDraining(run, watched) {
    // Protections that are left could not be released: the post step does it.
    if ((run.record?.protections.length ?? 0) === 0)
        closeRecord(run);
    return { outcome: 'timed-out', reason: watched.sentence };
}
/** ECS goes back by itself: the old workers that stay get their queues back. */
async function followRollback(run, order, watched) {
    if (run.record === null) {
        return { outcome: watched.status === 'rolled-back' ? 'rolled-back' : 'failed', reason: watched.sentence };
    }
    const ending = await (0,watch_rollback/* watchRollback */.C)(run, {
        failedDeploymentId: order.deploymentId,
        requestedTaskDefinitionArn: null,
        timeoutMs: run.inputs.healthTimeoutMs,
        toTheEnd: true,
    });
    return endRollback(run, watched.sentence, ending);
}
async function goBack(run, order, watched) {
    const failed = watched.status === 'timed-out' ? 'timed-out' : 'failed';
    if (run.record === null || run.record.update === null) {
        return {
            outcome: failed,
            reason: `${watched.sentence} This step did not make the deployment and leaves it alone.`,
        };
    }
    if (run.inputs.onFailure === 'leave')
        return leaveFailed(run, order, watched, failed);
    run.world.story.tell({ kind: 'noted', sentence: 'Rolling back.', isWarning: true });
    const rollback = {
        failedDeploymentId: order.deploymentId,
        jobsTimeoutMs: run.inputs.drainTimeoutMs,
        timeoutMs: run.inputs.healthTimeoutMs,
        toTheEnd: true,
    };
    const ending = await timePhase(run, {
        name: 'rollback',
        title: 'Rolling back',
        run: () => (0,roll_back/* rollBack */.F)(run, rollback),
        describe: ({ sentence }) => sentence,
        isFailure: ({ status }) => status !== 'completed',
    });
    return endRollback(run, watched.sentence, ending);
}
async function endRollback(run, why, ending) {
    const reason = `${why} ${ending.sentence}`;
    if (ending.status === 'superseded')
        return { outcome: 'superseded', reason: `${reason}${await (0,release_idle/* releaseIdle */.e)(run)}` };
    if (ending.status !== 'completed')
        return { outcome: 'rollback-failed', reason };
    if (ending.notRestored.length === 0)
        closeRecord(run);
    return { outcome: 'rolled-back', reason };
}
/** `on-failure: leave`: the rollout stays as it is, but no queue stays without a consumer, and no idle task protected. */
async function leaveFailed(run, { deploymentId }, watched, outcome) {
    const { workers, protections } = (0,phases_run/* recordOf */.zv)(run);
    let rest = '';
    if (protections.length > 0 || workers.some(({ side }) => side === 'old')) {
        const { newTasks = [], oldTasks = [] } = watched.snapshot ?? {};
        const handover = await (0,verify_consumers/* verifyConsumers */.d)(run, newTasks, oldTasks, new Map());
        if (!handover.proven) {
            const sentence = `${handover.sentence} The old workers that are left get their queues back.`;
            run.world.story.tell({ kind: 'noted', sentence });
            await (0,restore_and_release/* restoreAndRelease */.J)(run, () => true, watch_rollback/* RESTORE_TIMEOUT_MS */.O);
        }
        else if (protections.length > 0) {
            rest = ` ${await (0,finish_overlap/* finishOverlap */.v)(run, deploymentId, run.inputs.drainTimeoutMs)}`;
        }
    }
    closeRecord(run);
    return { outcome, reason: `${watched.sentence} Left as it is (on-failure: leave).${rest}` };
}
function closeRecord(run) {
    if (run.record !== null)
        (0,phases_run/* saveRecord */.hi)(run, { ...run.record, status: 'closed', workers: [], protections: [] });
}

;// CONCATENATED MODULE: ./src/phases/report/tell-estimate.ts
/** When the rollout that has just begun is expected to be over. */
function tellEstimate({ world }, rollout, startedAtMs) {
    if (rollout === null)
        return;
    const [expected, worst] = [rollout.duration.expected, rollout.duration.worst].map((ms) => new Date(startedAtMs + ms).toISOString());
    const sentence = `the rollout is expected to be over by ${expected ?? ''}, at worst by ${worst ?? ''}`;
    world.story.tell({ kind: 'noted', sentence });
}
/** How long the rollout really took. */
function tellDuration({ world }, startedAtMs) {
    world.story.tell({ kind: 'rollout-timed', tookMs: world.clock.now() - startedAtMs });
}

// EXTERNAL MODULE: ./src/phases/undo.ts + 1 modules
var undo = __webpack_require__(8814);
;// CONCATENATED MODULE: ./src/phases/deploy-and-watch.ts












/** Nobody consumes while a drained service is not updated: longer than that, and the drain is undone. */
const OVERTAKER_WITHIN_MS = 300_000;
/** UpdateService, and the watch where it was asked for. */
async function deployAndWatch(run, plan, { revision }) {
    const { update, primary } = plan;
    if (update === null)
        throw new Error('A deploy needs a plan.');
    const overtaken = await findOvertaker(run);
    if (overtaken !== null)
        return overtaken;
    const taskDefinitionArn = revision.taskDefinitionArn ?? primary.taskDefinitionArn;
    const registered = revision.registered ? { taskDefinitionArn } : {};
    const startedAtMs = run.world.clock.now();
    const started = await timePhase(run, {
        name: 'deploy',
        title: 'Deploying',
        run: () => deploy(run, { ...update.update, ...registered }, taskDefinitionArn),
        describe: describeStart,
    });
    if (update.startsDeployment && started.deploymentId === null)
        return undoStandstill(run);
    if (!run.inputs.phases.includes('post-deploy')) {
        return {
            outcome: 'started',
            reason: 'This step does not watch the rollout (`phases` has no post-deploy).',
        };
    }
    if (started.deploymentId === null)
        return watchPhase(run, plan, { ...orderOf(plan, taskDefinitionArn), provesWorkers: false });
    tellEstimate(run, plan.ahead?.rollout ?? null, startedAtMs);
    const ending = await watchPhase(run, plan, {
        ...orderOf(plan, taskDefinitionArn),
        deploymentId: started.deploymentId,
        provesWorkers: run.inputs.broker !== null && run.inputs.drain !== 'none',
    });
    if (ending.outcome === 'succeeded')
        tellDuration(run, startedAtMs);
    return ending;
}
function orderOf({ primary, ahead }, taskDefinitionArn) {
    return {
        deploymentId: primary.id,
        taskDefinitionArn,
        previousDeploymentId: primary.id,
        expectedMs: ahead?.rollout?.duration.expected ?? null,
    };
}
async function watchPhase(run, plan, order) {
    const overlaps = run.drain.mode === 'overlap' && order.deploymentId !== order.previousDeploymentId;
    return timePhase(run, {
        name: 'post-deploy',
        title: overlaps ? 'Handing over' : 'Watching the rollout',
        run: () => postDeploy(run, order, () => overlaps
            ? watchOverlap(run, { ...order, expiryMinutes: (0,protect_tasks/* planProtectionMinutes */.sk)(run, plan) })
            : watchRollout(run, order)),
        describe: ({ reason }) => reason,
        isFailure: ({ outcome }) => outcome !== 'succeeded',
    });
}
async function undoStandstill(run) {
    const undone = await (0,undo/* undo */.t)(run);
    return {
        outcome: 'failed',
        reason: `ECS accepted UpdateService but started no deployment. ${undone.sentence}`,
    };
}
/** Somebody deployed while we drained: theirs is the newer request, and ours must not be put on top of it. */
async function findOvertaker(run) {
    const fetch = () => run.world.ecs.fetchService();
    const primary = (0,find_primary/* findPrimary */.W)(await (0,fetch_known/* fetchPatiently */.B1)(run, 'the service', OVERTAKER_WITHIN_MS, fetch));
    if (primary === null || primary.id === (0,phases_run/* recordOf */.zv)(run).previous.deploymentId)
        return null;
    const undone = await (0,undo/* undo */.t)(run);
    const revision = (0,shorten_arn/* revisionOf */.DT)(primary.taskDefinitionArn);
    return {
        outcome: 'superseded',
        reason: `Another deployment (${primary.id}, ${revision}) was started while this one drained. Nothing was deployed. ${undone.sentence}`,
    };
}
function describeStart({ deploymentId }) {
    return deploymentId === null ? 'no new deployment was needed' : `deployment ${deploymentId} started`;
}

;// CONCATENATED MODULE: ./src/phases/handle-drain-timeout.ts


/** The drain ran out of time. `fail`: restore and don't deploy; `proceed`: name the jobs that ECS will stop, and go on (null). */
async function handleDrainTimeout(run, verdict) {
    const { story } = run.world;
    for (const job of verdict.jobs) {
        const age = job.ageMs === null ? 'not started' : `running for ${(0,format_duration/* formatDuration */.a)(job.ageMs)}`;
        const sentence = `job ${job.name} ${job.id} on ${job.node}: ${age}`;
        story.tell({ kind: 'noted', sentence, isWarning: true });
    }
    const held = `drain-timeout (${(0,format_duration/* formatDuration */.a)(run.inputs.drainTimeoutMs)}) is over: ${verdict.sentence}`;
    if (run.inputs.onDrainTimeout === 'proceed') {
        const sentence = `${held} Deploying anyway (on-drain-timeout: proceed): ECS will stop these jobs.`;
        story.tell({ kind: 'warned', sentence });
        return null;
    }
    const isBrokerAway = run.outages.has('the state of the workers');
    const undone = await (0,undo/* undo */.t)(run);
    const reason = `${held} Nothing was deployed. ${undone.sentence} Raise drain-timeout, or set on-drain-timeout: proceed. ` +
        'A job that blocks on .get() of a child in a silenced queue never ends by itself.';
    const wentBack = { causes: isBrokerAway ? ['broker-unreachable'] : [] };
    return { outcome: 'timed-out', reason, ...(undone.clean ? { wentBack } : {}) };
}

;// CONCATENATED MODULE: ./src/drain/find-silenced-by-others.ts
/**
 * Workers that answer and consume nothing, though neither this run nor an earlier step of this job silenced them. Another
 * run is draining them, or its post step is about to give their queues back: they are not ours to drain or to restore.
 */
function findSilencedByOthers(workers, record) {
    const ours = record?.status === 'open' ? record.workers.map(({ node }) => node) : [];
    return workers
        .filter(({ node, answers, queues }) => answers && queues.length === 0 && !ours.includes(node))
        .map(({ node }) => node);
}

;// CONCATENATED MODULE: ./src/rollout/find-deployment-at-work.ts

/**
 * The deployment of another run that is still at work; null: there is none. One whose tasks fail is not waited for: this
 * deployment may be its fix. Neither is that of an earlier step of this job.
 */
function findDeploymentAtWork({ service, record, nowMs, healthTimeoutMs, }) {
    const primary = (0,find_primary/* findPrimary */.W)(service);
    if (primary?.rolloutState !== 'IN_PROGRESS' || primary.failedTasks > 0)
        return null;
    const isOurs = record?.status === 'open' && record.update !== null && record.update.deploymentId === primary.id;
    const boundAtMs = primary.createdAtMs + healthTimeoutMs;
    return isOurs || nowMs >= boundAtMs ? null : { ...primary, boundAtMs };
}

// EXTERNAL MODULE: ./src/rollout/estimate-latest-end.ts
var estimate_latest_end = __webpack_require__(7843);
// EXTERNAL MODULE: ./src/phases/report/create-progress.ts + 1 modules
var create_progress = __webpack_require__(8306);
;// CONCATENATED MODULE: ./src/phases/plan/watch-other-runs.ts









const watch_other_runs_LOOK_AGAIN_MS = 3_000;
const LOOK_WITHIN_MS = 60_000;
/** The post step of a run that was killed gives the queues back within three minutes (src/post.ts). */
const GIVEN_BACK_WITHIN_MS = 180_000;
/**
 * Before the plan: takes the lease of the service where this run drains, and waits for a deployment of another run. The lease
 * is waited for as long as a run takes by this run's own settings, drain-timeout and health-timeout; then this run is refused.
 * A deployment is waited for until it is older than health-timeout; then it is taken over. What can't be read is left to the
 * plan, which reports it. `untilMs`: what fails in passing at the first look is repeated so long. True: it waited.
 */
async function watchOtherRuns(run, untilMs) {
    const { inputs } = run;
    if (inputs.dryRun)
        return false;
    const hasWaited = drains(run) && (await takeLease(run, untilMs)) === 'waited';
    return (await waitWhile(run, untilMs, () => findDeployment(run))) !== 'free' || hasWaited;
}
/** After the plan's look: true where workers that another run had silenced were waited for, and the plan is out of date. */
async function watchSilencedWorkers(run, { roster }) {
    if (roster === null || run.inputs.dryRun)
        return false;
    const boundAtMs = run.world.clock.now() + Math.min(run.inputs.drainTimeoutMs, GIVEN_BACK_WITHIN_MS);
    let { workers } = roster;
    const ending = await waitWhile(run, run.world.clock.now() + LOOK_WITHIN_MS, async () => {
        const nodes = findSilencedByOthers(workers, run.world.undo.read());
        if (nodes.length === 0)
            return null;
        const queues = await (await run.world.connectCelery()).fetchQueues(nodes);
        workers = workers
            .filter(({ node }) => queues[node] !== undefined)
            .map((worker) => ({ ...worker, queues: queues[worker.node] ?? [] }));
        const isStill = workers.some((worker) => worker.queues.length === 0);
        if (!isStill)
            return null;
        return {
            sentence: `these workers were silenced by it, or by a run that was lost: ${nodes.join(', ')}`,
            boundAtMs,
        };
    });
    return ending !== 'free';
}
function drains({ inputs }) {
    return inputs.broker !== null && inputs.drain !== 'none' && inputs.phases.includes('pre-deploy');
}
async function takeLease(run, untilMs) {
    const { inputs, world } = run;
    const { cluster, service, drainTimeoutMs, healthTimeoutMs } = inputs;
    const name = `${(0,shorten_arn/* shortenArn */.Vq)(cluster)}/${(0,shorten_arn/* shortenArn */.Vq)(service)}`;
    const boundAtMs = world.clock.now() + drainTimeoutMs + healthTimeoutMs;
    const ending = await waitWhile(run, untilMs, async () => {
        const isHeld = await (await world.connectCelery()).holdLease(name);
        return isHeld ? null : { sentence: `it holds the service's lease on the broker`, boundAtMs };
    });
    if (ending !== 'out-of-time')
        return ending;
    throw new errors/* RefusedError */.fk([
        `service: another run is at work on ${(0,shorten_arn/* shortenArn */.Vq)(service)}, and did not end within ` +
            `${(0,format_duration/* formatDuration */.a)(drainTimeoutMs + healthTimeoutMs)} (drain-timeout and health-timeout). Run this job again when that ` +
            'run has ended; `concurrency:` in the workflow makes runs queue.',
    ]);
}
async function findDeployment({ inputs, world }) {
    const service = await world.ecs.fetchService();
    const { healthTimeoutMs } = inputs;
    const facts = { service, record: world.undo.read(), nowMs: world.clock.now(), healthTimeoutMs };
    const found = findDeploymentAtWork(facts);
    if (found === null)
        return null;
    const { id, taskDefinitionArn, boundAtMs } = found;
    return { sentence: `its deployment ${id} (${(0,shorten_arn/* revisionOf */.DT)(taskDefinitionArn)}) is in progress`, boundAtMs };
}
/** Repeats the look until there is no obstacle, or its bound is over. `free`: there was none. */
async function waitWhile(run, untilMs, look) {
    const { clock } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run);
    const startedAtMs = clock.now();
    let obstacle = await lookPatiently(run, untilMs, look);
    if (obstacle === null)
        return 'free';
    tellWait(run, obstacle);
    while (clock.now() < obstacle.boundAtMs) {
        const wait = { startedAtMs, boundAtMs: obstacle.boundAtMs, expectedAtMs: null };
        progress({ line: `Waiting for another run: ${obstacle.sentence}` }, wait);
        await clock.sleep(watch_other_runs_LOOK_AGAIN_MS);
        const next = await (0,fetch_known/* fetchKnown */.U)(run, 'whether another run is at work', look);
        if (!next.isKnown)
            continue;
        if (next.value === null)
            return 'waited';
        obstacle = next.value;
    }
    return 'out-of-time';
}
/** What can't be read is no obstacle. */
async function lookPatiently(run, untilMs, look) {
    try {
        const boundMs = Math.max(0, untilMs - run.world.clock.now());
        return await (0,fetch_known/* fetchPatiently */.B1)(run, 'whether another run is at work', boundMs, look);
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            throw error;
        if (!(error instanceof errors/* RefusedError */.fk || error instanceof errors/* WorldError */.nM))
            throw error;
        run.world.story.debug(`whether another run is at work is not known: ${error.message}`);
        return null;
    }
}
function tellWait({ inputs, world: { clock, story } }, { sentence, boundAtMs }) {
    const until = (0,format_clock/* formatClock */.e)(boundAtMs);
    story.tell({
        kind: 'warned',
        sentence: `Another run is at work on ${(0,shorten_arn/* shortenArn */.Vq)(inputs.service)}: ${sentence}. Waiting for it, at most until ${until}.`,
    });
    const latestEndAtMs = (0,estimate_latest_end/* estimateLatestEnd */.N)(inputs, Math.max(clock.now(), boundAtMs));
    story.tell({ kind: 'end-bounded', latestEndAtMs, what: 'run' });
}

;// CONCATENATED MODULE: ./src/drain/list-way-back-questions.ts
/** Ids in the format of ECS that it never gave: 21 characters and 32 hexadecimal digits. */
const ABSENT_DEPLOYMENT = 'handover-asks-for-way';
const ABSENT_TASK = '0'.repeat(32);
/**
 * What to ask before the first change, for this drain. Without a drain UpdateService goes back, which the deploy needs
 * anyway. With one, StopServiceDeployment is the shorter way, and protections have to be released again.
 */
function listWayBackQuestions({ name, clusterArn }, mode) {
    if (mode === 'none')
        return [];
    const inCluster = (kind) => clusterArn.replace(':cluster/', `:${kind}/`);
    const stop = {
        action: 'ecs:StopServiceDeployment',
        absentArn: `${inCluster('service-deployment')}/${name}/${ABSENT_DEPLOYMENT}`,
    };
    if (mode === 'before')
        return [stop];
    return [stop, { action: 'ecs:UpdateTaskProtection', absentArn: `${inCluster('task')}/${ABSENT_TASK}` }];
}

// EXTERNAL MODULE: ./src/drain/create-matcher.ts
var create_matcher = __webpack_require__(9563);
;// CONCATENATED MODULE: ./src/drain/find-dropped-queues.ts

/** The queues of these workers that `drop-queues` gives up. */
function findDroppedQueues(roster, { dropQueues }) {
    const queues = new Set(roster?.workers.flatMap((worker) => worker.queues));
    return [...queues].filter((0,create_matcher/* createMatcher */.P)(dropQueues)).sort();
}

;// CONCATENATED MODULE: ./src/phases/plan/describe-plan.ts





/** What a deploy would do, one line each, in its order. */
function describePlan(inputs, plan) {
    const { revision, update, drain, tasks, ahead, roster } = plan;
    const drainLines = describeDrain(inputs, plan);
    const waitsForProof = drain.mode === 'overlap';
    const rollout = ahead?.rollout ?? null;
    return [
        ...describeQuestions(plan),
        ...(revision?.definition == null ? [] : [`register a new revision of ${revision.definition.family}`]),
        ...(revision?.changes ?? []),
        ...(waitsForProof ? [`protect ${(0,count_of/* countOf */.p)(tasks.length, 'old task')}`] : drainLines),
        ...(update?.changes ?? []),
        ...(update === null ? [] : [describeUpdate(update.startsDeployment, tasks.length)]),
        ...(rollout === null ? [] : [`roll out: ${rollout.sentence}`]),
        ...(waitsForProof ? ['wait until the new workers consume the same queues', ...drainLines] : []),
        ...(inputs.phases.includes('post-deploy')
            ? [`watch it for up to ${(0,format_duration/* formatDuration */.a)(inputs.healthTimeoutMs)}; on failure: ${inputs.onFailure}`]
            : []),
        ...describeReplacement(inputs, roster !== null && drain.mode !== 'none'),
    ];
}
function describeReplacement({ replaceRestored, drainTimeoutMs }, drains) {
    if (!replaceRestored || !drains)
        return [];
    const within = (0,format_duration/* formatDuration */.a)(drainTimeoutMs);
    return [
        `if workers get their queues back: replace them within ${within}, where their images are pinned by digest`,
    ];
}
/** A dry run asks nothing: read-only credentials are enough for it. */
function describeQuestions({ service, tasks, drain, update }) {
    if (update?.startsDeployment !== true || tasks.length === 0)
        return [];
    const actions = listWayBackQuestions(service, drain.mode).map(({ action }) => action);
    if (actions.length === 0)
        return [];
    return [
        `ask, by calls about things that do not exist, whether this role may go back: ${actions.join(', ')}`,
    ];
}
function describeDrain(inputs, { roster, drain }) {
    if (roster === null)
        return [`silence no worker: ${drain.why}`];
    if (roster.workers.length === 0)
        return [];
    const dropped = findDroppedQueues(roster, inputs);
    const silenced = roster.workers.map(({ node, taskArn, queues }) => {
        const names = queues.length === 0 ? 'no known queue' : queues.join(', ');
        const on = taskArn === null ? 'no task known' : (0,shorten_arn/* shortenTask */.BV)(taskArn);
        return `silence ${node} (${on}) on ${names}`;
    });
    const givenUp = dropped.length === 0
        ? []
        : [`give up ${dropped.join(', ')} (drop-queues): the new workers need not consume them`];
    return [...silenced, ...givenUp, `wait up to ${(0,format_duration/* formatDuration */.a)(inputs.drainTimeoutMs)} for their jobs`];
}
function describeUpdate(startsDeployment, taskCount) {
    return startsDeployment
        ? `UpdateService: a new deployment replaces ${(0,count_of/* countOf */.p)(taskCount, 'running task')}`
        : 'UpdateService: no new deployment';
}

;// CONCATENATED MODULE: ./src/drain/choose-drain.ts
/** Whether to drain, and why; `auto` is resolved later, once the workers are known. */
function chooseDrain(inputs) {
    if (inputs.drain === 'none')
        return { mode: 'none', why: 'as asked' };
    if (inputs.broker === null)
        return { mode: 'none', why: 'no broker-url' };
    if (inputs.drain === 'auto')
        return 'auto';
    return { mode: inputs.drain, why: 'as asked' };
}
/** `auto` chooses overlap if nothing prevents it; otherwise it says what does. */
function chooseAuto(overlapProblems) {
    const [first] = overlapProblems;
    if (first === undefined)
        return { mode: 'overlap', why: 'chosen by auto' };
    return { mode: 'before', why: `chosen by auto; overlap is not possible: ${overlapProblems.join('; ')}` };
}

;// CONCATENATED MODULE: ./src/rollout/compute-limits.ts
/** DeploymentConfiguration: the lower limit is rounded up, the upper one down. Percentages are whole numbers. */
function computeLimits(desired, minimumHealthyPercent, maximumPercent) {
    return {
        lower: Math.ceil((desired * minimumHealthyPercent) / 100),
        upper: Math.floor((desired * maximumPercent) / 100),
    };
}

;// CONCATENATED MODULE: ./src/rollout/assess-feasibility.ts

/**
 * Can a rolling update move at all? If no task may be started beside the old ones and none may be stopped first, ECS waits
 * forever and only repeats an event ("was unable to stop or start tasks during a deployment").
 */
function assessFeasibility(question) {
    const { desiredCount, minimumHealthyPercent, maximumPercent } = question;
    const { lower, upper } = computeLimits(desiredCount, minimumHealthyPercent, maximumPercent);
    if (desiredCount === 0 || upper > desiredCount || lower < desiredCount)
        return { possible: true };
    const tasks = desiredCount === 1 ? '1 task' : `${desiredCount} tasks`;
    return {
        possible: false,
        problem: `With ${tasks} desired, minimum-healthy-percent ${minimumHealthyPercent} and maximum-percent ${maximumPercent} ` +
            `this rollout can never move: ${lower} must stay up and at most ${upper} may run, so ECS can neither start a new ` +
            `task nor stop an old one. ${describeWayOut(question)}`,
    };
}
/** The smallest change that allows ECS to start or to stop one task. */
function describeWayOut({ desiredCount, schedulingStrategy }) {
    const maximum = Math.ceil((100 * (desiredCount + 1)) / desiredCount);
    const minimum = Math.floor((100 * (desiredCount - 1)) / desiredCount);
    const stopFirst = `minimum-healthy-percent to ${minimum} or less (an old task stops first)`;
    // A DAEMON service's maximumPercent must stay 100 (DeploymentConfiguration.maximumPercent).
    if (schedulingStrategy === 'DAEMON')
        return `Set ${stopFirst}.`;
    return `Set maximum-percent to ${maximum} or more (a new task starts first), or ${stopFirst}.`;
}

;// CONCATENATED MODULE: ./src/rollout/assess-service.ts
/** ECS refuses a sixth deployment: "5 active deployments exist, unable to create new deployment." */
const UNFINISHED_DEPLOYMENTS_LIMIT = 5;
/** What in the service itself prevents this deployment. */
function assessService(service, drains) {
    if (service.status !== 'ACTIVE') {
        return [`service: ${service.name} is ${service.status}. Only an ACTIVE service can be deployed.`];
    }
    const problems = [];
    if (service.deploymentController !== 'ECS') {
        problems.push(`service: ${service.name} uses the deployment controller ${service.deploymentController}; ` +
            'this action supports only the ECS controller (rolling updates).');
    }
    if (drains && service.schedulingStrategy === 'DAEMON') {
        problems.push(`drain: ${service.name} is a DAEMON service; a drain needs REPLICA. Set drain: none.`);
    }
    if (drains && service.strategy !== 'ROLLING') {
        problems.push(`drain: ${service.name} uses the strategy ${service.strategy}; a drain needs ROLLING. Set drain: none.`);
    }
    const unfinished = service.deployments.filter((deployment) => deployment.rolloutState === 'IN_PROGRESS').length;
    if (unfinished >= UNFINISHED_DEPLOYMENTS_LIMIT) {
        problems.push(`service: ${service.name} has ${String(unfinished)} unfinished deployments, and ECS allows no more than ` +
            `${String(UNFINISHED_DEPLOYMENTS_LIMIT)}. Wait until they end, or release the protected tasks that hold them up.`);
    }
    return problems;
}

;// CONCATENATED MODULE: ./src/rollout/plan-update.ts


/**
 * The one UpdateService call: what the user asked for and what differs from the service. A changed count or changed
 * percentages alone start no deployment.
 */
function planUpdate({ service, inputs, taskDefinitionArn, registersNew }) {
    const primary = (0,find_primary/* findPrimary */.W)(service);
    const current = primary?.taskDefinitionArn ?? service.taskDefinitionArn;
    const revision = taskDefinitionArn !== null && taskDefinitionArn !== current ? taskDefinitionArn : null;
    const settings = planSettings(service, inputs);
    const update = {
        ...(revision === null ? {} : { taskDefinitionArn: revision }),
        ...settings.update,
        ...(inputs.forceNewDeployment ? { forceNewDeployment: true } : {}),
    };
    const startsDeployment = revision !== null || registersNew || inputs.forceNewDeployment;
    return {
        update,
        startsDeployment,
        noChange: !startsDeployment && settings.changes.length === 0 && isStable(service, primary),
        changes: [
            ...describeRevision(current, revision, registersNew),
            ...settings.changes,
            ...(inputs.forceNewDeployment ? ['force a new deployment'] : []),
        ],
    };
}
function describeRevision(current, revision, registersNew) {
    const from = (0,shorten_arn/* revisionOf */.DT)(current);
    if (revision !== null)
        return [`replace task definition ${from} by ${(0,shorten_arn/* revisionOf */.DT)(revision)}`];
    return registersNew ? [`replace task definition ${from} by the new revision`] : [];
}
function planSettings(service, inputs) {
    const settings = [
        ['desiredCount', 'desired count'],
        ['minimumHealthyPercent', 'minimum healthy percent'],
        ['maximumPercent', 'maximum percent'],
    ];
    const changed = settings.filter(([name]) => inputs[name] !== null && inputs[name] !== service[name]);
    return {
        update: Object.fromEntries(changed.map(([name]) => [name, inputs[name]])),
        changes: changed.map(([name, words]) => `change ${words} from ${service[name]} to ${inputs[name] ?? service[name]}`),
    };
}
/** COMPLETED; without a rolloutState: the only deployment, with as many tasks as desired. */
function isStable(service, primary) {
    if (primary === null)
        return false;
    if (primary.rolloutState !== null)
        return primary.rolloutState === 'COMPLETED';
    return service.deployments.length === 1 && primary.runningCount === primary.desiredCount;
}

;// CONCATENATED MODULE: ./src/definition/clean-task-definition.ts
/** Members of the API's TaskDefinition that RegisterTaskDefinition does not take (SDK types, client-ecs 3.1162). */
const READ_ONLY = new Set([
    ...['taskDefinitionArn', 'revision', 'status', 'requiresAttributes', 'compatibilities'],
    ...['registeredAt', 'registeredBy', 'deregisteredAt', 'deleteRequestedAt'],
]);
/**
 * Makes parsed JSON fit for RegisterTaskDefinition: a plain definition, or what DescribeTaskDefinition printed
 * (`{ taskDefinition, tags }`). Only the read-only members go. Everything else is passed on as it is, unknown members,
 * empty strings and nulls too: `""` can be an argument of a command, and a null says nothing to the API.
 */
function cleanTaskDefinition(parsed) {
    if (!isMembers(parsed))
        return refuse(['The task definition is not a JSON object.']);
    const members = unwrap(parsed);
    const problems = findProblems(members);
    if (problems.length > 0)
        return refuse(problems);
    const entries = Object.entries(members);
    return {
        definition: Object.fromEntries(entries.filter(([name]) => !READ_ONLY.has(name))),
        problems: [],
        dropped: entries.map(([name]) => name).filter((name) => READ_ONLY.has(name)),
    };
}
/** DescribeTaskDefinition puts the tags beside the definition, RegisterTaskDefinition takes them inside. */
function unwrap(parsed) {
    const inner = parsed['taskDefinition'];
    if (!isMembers(inner))
        return parsed;
    return Array.isArray(parsed['tags']) ? { ...inner, tags: inner['tags'] ?? parsed['tags'] } : inner;
}
function findProblems(members) {
    const problems = [];
    if ('ContainerDefinitions' in members) {
        return [
            'The task definition writes ContainerDefinitions; the ECS API takes containerDefinitions (camel case).',
        ];
    }
    if (!isName(members['family']))
        problems.push('The task definition has no family.');
    const containers = members['containerDefinitions'];
    if (!Array.isArray(containers) || containers.length === 0) {
        return [
            ...problems,
            'The task definition has no containerDefinitions (a list with at least one container).',
        ];
    }
    return [...problems, ...findContainerProblems(containers)];
}
function findContainerProblems(containers) {
    const names = containers.map((container) => (isMembers(container) ? container['name'] : undefined));
    return containers.flatMap((container, at) => {
        const name = names[at];
        if (!isMembers(container) || !isName(name))
            return [`Container ${at + 1} of the task definition has no name.`];
        if (names.indexOf(name) !== at)
            return [`The task definition has more than one container named ${name}.`];
        const image = container['image'];
        const wrong = image !== undefined && image !== null && typeof image !== 'string';
        return wrong ? [`The image of container ${name} in the task definition is not a string.`] : [];
    });
}
function refuse(problems) {
    return { definition: null, problems, dropped: [] };
}
function isName(value) {
    return typeof value === 'string' && value !== '';
}
function isMembers(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ./src/definition/ports.ts
var ports = __webpack_require__(5701);
;// CONCATENATED MODULE: ./src/rollout/plan-task-definition.ts

/**
 * Puts the images into a definition, and checks what the service needs: every container has an image, and the load
 * balancers' containers and ports exist. If no image changes, `definition` is `base` itself.
 */
function planTaskDefinition(base, images, loadBalancers) {
    const problems = [];
    const wanted = new Map();
    for (const line of images) {
        const found = findContainer(base, line, loadBalancers);
        if ('problem' in found)
            problems.push(found.problem);
        else
            wanted.set(found.name, line.image);
    }
    const changes = findChanges(base, wanted);
    const definition = changes.length === 0 ? base : applyChanges(base, changes);
    problems.push(...findMissingImages(definition, problems.length > 0));
    problems.push(...loadBalancers.flatMap((balancer) => findBalancerProblem(base, balancer)));
    return { definition, changes, problems };
}
/** An IMAGE without a container is for the only container, else the only essential one, else the load balancer's. */
function findContainer({ containerDefinitions }, { container, image }, loadBalancers) {
    const names = containerDefinitions.map(({ name }) => name);
    const listed = names.join(', ');
    if (container !== null) {
        if (names.includes(container))
            return { name: container };
        return { problem: `image: the task definition has no container named ${container}; it has ${listed}.` };
    }
    // `essential` is true by default (ContainerDefinition.essential).
    const essential = containerDefinitions
        .filter((each) => each['essential'] !== false)
        .map(({ name }) => name);
    const balanced = [...new Set(loadBalancers.map(({ containerName }) => containerName))];
    const only = [names, essential, balanced.filter((name) => names.includes(name))].find((some) => some.length === 1);
    if (only?.[0] !== undefined)
        return { name: only[0] };
    return {
        problem: `image: ${image} could be for any of the containers ${listed}; give lines CONTAINER=IMAGE.`,
    };
}
function findChanges({ containerDefinitions }, wanted) {
    return containerDefinitions.flatMap(({ name, image }) => {
        const to = wanted.get(name);
        return to === undefined || to === image ? [] : [{ container: name, from: imageOf(image), to }];
    });
}
function applyChanges(base, changes) {
    const containerDefinitions = base.containerDefinitions.map((container) => {
        const change = changes.find((each) => each.container === container.name);
        return change === undefined ? container : { ...container, image: change.to };
    });
    return { ...base, containerDefinitions };
}
/** Left out if a line found no container: most likely that is the same mistake. */
function findMissingImages({ containerDefinitions }, hasProblems) {
    const bare = hasProblems ? [] : containerDefinitions.filter(({ image }) => imageOf(image) === '');
    return bare.map(({ name }) => `Container ${name} of the task definition has no image; set one with the input image.`);
}
/** In a file the image may be missing, if a line of the input sets it. */
function imageOf(image) {
    return image ?? '';
}
function findBalancerProblem(base, { containerName, containerPort }) {
    const container = base.containerDefinitions.find(({ name }) => name === containerName);
    const port = `port ${containerPort} of container ${containerName}`;
    const task = `The service's load balancer sends to ${port}, but the task definition`;
    if (container === undefined)
        return [`${task} has no such container.`];
    return (0,ports/* hasPort */.W)(container, containerPort) ? [] : [`${task} does not map that port.`];
}

;// CONCATENATED MODULE: ./src/phases/plan/resolve-task-definition.ts



/** Reads the task definition that the inputs ask for and puts the images in. Registers nothing. */
async function resolveTaskDefinition(run, service) {
    const base = await fetchBase(run, service);
    const plan = planTaskDefinition(base.definition, run.inputs.images, service.loadBalancers);
    if (plan.problems.length > 0)
        throw new errors/* RefusedError */.fk(plan.problems);
    const changes = plan.changes.map(({ container, from, to }) => `image of ${container}: ${from} → ${to}`);
    const notes = [...base.notes, ...changes];
    if (base.arn !== null && plan.changes.length === 0)
        return { arn: base.arn, definition: null, changes: notes, wanted: plan.definition };
    return { arn: null, definition: plan.definition, changes: notes, wanted: plan.definition };
}
async function fetchBase(run, service) {
    const reference = run.inputs.taskDefinition;
    if (reference === '')
        return fetchRevision(run, service.taskDefinitionArn, 'service');
    if (reference.startsWith('arn:'))
        return fetchRevision(run, reference, 'task-definition');
    const text = readIfThere(run, reference);
    if (text !== null)
        return parseFile(reference, text);
    if (/^[A-Za-z0-9_-]+(:\d+)?$/.test(reference))
        return fetchRevision(run, reference, 'task-definition');
    throw new errors/* RefusedError */.fk([
        `task-definition: there is no file ${reference} in the workspace, and it is no family[:revision] and no ARN. ` +
            'Check the path, and that a checkout step ran before.',
    ]);
}
async function fetchRevision(run, reference, input) {
    const revision = await fetchOrRefuse(run, reference, input);
    if (revision.status !== 'ACTIVE' && input === 'task-definition') {
        throw new errors/* RefusedError */.fk([
            `task-definition: ${reference} is ${revision.status}; only an ACTIVE revision can be deployed.`,
        ]);
    }
    return { definition: revision.definition, arn: revision.arn, notes: [] };
}
async function fetchOrRefuse(run, reference, input) {
    try {
        return await run.world.ecs.fetchTaskDefinition(reference);
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM) || !['missing', 'invalid'].includes(error.kind))
            throw error;
        throw new errors/* RefusedError */.fk([`${input}: ECS knows no task definition ${reference} (${error.message}).`], {
            cause: error,
        });
    }
}
function readIfThere(run, path) {
    try {
        return run.world.readFile(path);
    }
    catch (error) {
        if (error instanceof errors/* WorldError */.nM && error.kind === 'missing')
            return null;
        throw error;
    }
}
function parseFile(path, text) {
    const { definition, problems, dropped } = cleanTaskDefinition(parseJson(path, text));
    if (definition === null || problems.length > 0) {
        throw new errors/* RefusedError */.fk(problems.map((problem) => `task-definition: ${path}: ${problem}`));
    }
    const notes = dropped.length === 0 ? [] : [`read-only members left out: ${dropped.join(', ')}`];
    return { definition, arn: null, notes };
}
function parseJson(path, text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        throw new errors/* RefusedError */.fk([`task-definition: ${path} is not valid JSON. Write it as JSON, without comments.`], {
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./src/phases/plan/fetch-service-or-refuse.ts

/** The first look at the service: where it fails, nothing was changed. Throws RefusedError. */
async function fetchServiceOrRefuse(run) {
    try {
        return await run.world.ecs.fetchService();
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM))
            throw error;
        throw new errors/* RefusedError */.fk([error.message], { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/phases/plan/to-roster-row.ts
function toRosterRow({ node, taskArn, answers, queues, pool }) {
    return { node, taskArn, answers, queues, pool };
}

;// CONCATENATED MODULE: ./src/drain/find-hidden-jobs.ts
/**
 * Workers that accept more than JSON can't be asked for `reserved` and `scheduled`: an argument that JSON can't encode would
 * disable them (celery#3667). Their ETA jobs stay invisible.
 */
function findHiddenJobs({ workers }) {
    const nodes = workers.filter(({ answers, jsonOnly }) => answers && !jsonOnly).map(({ node }) => node);
    if (nodes.length === 0)
        return [];
    return [
        `ETA, countdown and retry jobs of these workers can't be seen, because their accept_content is not only JSON: ` +
            `${nodes.join(', ')}. They are not waited for: one that falls due before its task stops starts on the silenced worker, ` +
            `and ECS may cut it. Set accept_content to ['json'] if you can.`,
    ];
}

;// CONCATENATED MODULE: ./src/drain/describe-stale-mailboxes.ts
/** How a person removes the mailbox of a killed worker from Redis (kombu's `sep` and names, without a prefix). */
const REMOVE = "redis-cli SREM _kombu.binding.celery.pidbox $'\\x06\\x16\\x06\\x16NODE.celery.pidbox'";
/** Mailboxes without a host name of a task that don't answer: those that are waited for, and those that are not. */
function describeStaleMailboxes(waited, stale) {
    return [
        ...(waited.length === 0
            ? []
            : [
                `These workers have a mailbox and do not answer: ${waited.join(', ')}. They are waited for, up to drain-timeout: ` +
                    `they may be busy. The mailbox of a killed worker stays; to remove it: ${REMOVE}`,
            ]),
        ...(stale.length === 0
            ? []
            : [
                `Not waited for: ${stale.join(', ')}. As many workers of that kind answer as tasks run, so these mailboxes are ` +
                    `those of killed workers. To remove one: ${REMOVE}`,
            ]),
    ];
}

;// CONCATENATED MODULE: ./src/drain/assess-roster.ts


/** What prevents draining these workers, and what the user should know. */
function assessRoster(roster, facts) {
    const problems = [...noWorkers(roster, facts), ...sharedNames(roster, facts)];
    const waited = roster.workers.filter(({ answers, taskArn }) => !answers && taskArn === null);
    const stale = describeStaleMailboxes(waited.map(({ node }) => node), facts.staleNodes);
    return {
        problems,
        warnings: [...deafWorkers(roster), ...emptyTasks(roster, facts), ...findHiddenJobs(roster), ...stale],
    };
}
function noWorkers(roster, facts) {
    const running = facts.tasks.filter((task) => task.lastStatus === 'RUNNING').length;
    if (roster.workers.length > 0 || running === 0)
        return [];
    if (facts.nobodyHeard !== null)
        return [facts.nobodyHeard];
    const answered = roster.otherNodes.length === 0
        ? 'no worker answered'
        : `these workers answered: ${roster.otherNodes.join(', ')}`;
    const found = facts.automatic
        ? 'no worker on the broker has a host name of one of them'
        : 'no worker on the broker matches drain-workers';
    return [
        `drain: ${String(running)} running tasks, but ${found} (${facts.where}; ${answered}). ` +
            'Set drain-workers to globs over the node names of this service (one per line), ' +
            'or drain: none to deploy without waiting for jobs.',
    ];
}
/**
 * On AMQP, workers with the same name share a mailbox queue: each command reaches only one of them. On Redis it reaches all
 * of them: a queue that one of them consumed can't be given back to that one alone.
 */
function sharedNames(roster, facts) {
    if (facts.transport !== 'amqp')
        return roster.namesakes.map(describeNamesakes);
    return roster.workers
        .filter((worker) => worker.count > 1)
        .map((worker) => `drain: ${String(worker.count)} workers share the node name ${worker.node}; on RabbitMQ a command reaches only ` +
        'one of them. Give each its own name (celery worker -n NAME@%h), or set drain: none.');
}
function describeNamesakes({ node, queues }) {
    const each = queues.map((names) => names.join(', ')).join('; ');
    return (`drain: workers that share the node name ${node} consume different queues (${each}); were this deploy undone, each ` +
        'of them would get the queues of the others too. Give each its own name (celery worker -n worker1@%h), or set drain: none.');
}
function deafWorkers(roster) {
    const deaf = roster.workers.filter((worker) => worker.answers && worker.queues.length === 0);
    if (deaf.length === 0)
        return [];
    return [
        `These workers consume no queue, probably since an earlier run or because another run has silenced them: ` +
            `${deaf.map((worker) => worker.node).join(', ')}. This deployment replaces them and does not restore their queues.`,
    ];
}
function emptyTasks(roster, facts) {
    const empty = roster.tasksWithoutWorker.length;
    if (!facts.automatic || empty === 0 || roster.workers.length === 0)
        return [];
    return [
        `No worker was found on ${String(empty)} of ${String(facts.tasks.length)} tasks: the action can't wait for their jobs.`,
    ];
}

;// CONCATENATED MODULE: ./src/phases/plan/fetch-roster.ts




/** The service's workers; what prevents a drain is added to the problems, the rest is a warning. */
async function fetchRoster(run, service, tasks, problems) {
    const celery = await run.world.connectCelery();
    const { roster, answers } = await (0,discover_workers/* discoverWorkers */.J)(run, tasks);
    const nobodyHeard = Object.keys(answers.counts).length === 0 ? await celery.explainNoReceivers() : null;
    const automatic = run.inputs.drainWorkers === 'auto';
    const verdict = assessRoster(roster, {
        transport: celery.transport,
        where: celery.where,
        tasks,
        automatic,
        staleNodes: run.staleNodes,
        nobodyHeard,
    });
    if (verdict.problems.length > 0 && (await isCrashLooping(run, service, tasks))) {
        const sentence = 'The running tasks fail at once and hold no worker: nothing is drained.';
        run.world.story.tell({ kind: 'warned', sentence });
        return { ...roster, workers: [] };
    }
    problems.push(...verdict.problems);
    for (const sentence of verdict.warnings)
        run.world.story.tell({ kind: 'warned', sentence });
    return roster;
}
/** A revision whose tasks fail again and again has no workers to wait for; this deployment is meant to fix it. */
async function isCrashLooping(run, service, tasks) {
    const primary = (0,find_primary/* findPrimary */.W)(service);
    if (primary === null)
        return false;
    const stopped = await run.world.ecs.fetchTasks('stopped');
    const all = { tasks: [...tasks, ...stopped], deploymentId: primary.id };
    return findDoomed({ ...all, maxFailedTasks: 2, nowMs: run.world.clock.now() }) !== null;
}

// EXTERNAL MODULE: ./src/definition/read-command.ts + 7 modules
var read_command = __webpack_require__(2068);
;// CONCATENATED MODULE: ./src/definition/is-stop-signal-ignored.ts


/** An essential container runs under a shell that doesn't pass SIGTERM on, so the task always takes the full stopTimeout. */
function isStopSignalIgnored({ containerDefinitions }) {
    return containerDefinitions.map(read_container/* readContainer */.u).some((container) => {
        const swallows = (0,read_command/* readCommand */.U)(container).shell !== null;
        return container.essential && swallows && !container.initProcessEnabled;
    });
}

;// CONCATENATED MODULE: ./src/preflight/define-lint.ts
/** Combines what a lint finds with its explanation. */
function defineLint({ id, code, severity, find, explain }) {
    return {
        id,
        code,
        check: (scene) => find(scene).map((found) => ({
            id,
            code,
            severity: typeof severity === 'string' ? severity : severity(found, scene),
            ...explain(found),
        })),
    };
}

;// CONCATENATED MODULE: ./src/preflight/lints/beat-runs-twice.ts

const beatRunsTwice = defineLint({
    id: 'beat-runs-twice',
    code: 'L23',
    severity: 'stop',
    find: ({ processes, desiredCount, mostTasks }) => processes
        // A script's name doesn't tell whether its scheduler locks.
        .filter(({ beat, toldBy }) => mostTasks > 1 && beat === 'plain' && toldBy === 'command')
        .map(({ container }) => ({ container: container.name, desiredCount, mostTasks })),
    explain: ({ container, desiredCount, mostTasks }) => ({
        what: `Container ${container} runs Celery beat, and up to ${mostTasks} tasks run at once (desired count ${desiredCount}).`,
        why: 'Every beat sends every scheduled job, so jobs run more than once.',
        fix: 'Run beat as its own service with desired count 1 and percentages 0/100, or use a scheduler with a lock.',
    }),
});

// EXTERNAL MODULE: ./src/definition/find-option.ts
var find_option = __webpack_require__(5578);
;// CONCATENATED MODULE: ./src/preflight/lints/bound-to-loopback.ts


const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)(:|$)/;
const boundToLoopback = defineLint({
    id: 'bound-to-loopback',
    code: 'L12',
    severity: ({ isCertain }) => (isCertain ? 'stop' : 'warn'),
    find: ({ gunicorns, processes }) => [
        ...gunicorns.flatMap(judgeGunicorn),
        ...processes.filter(({ kind }) => kind === 'uvicorn').flatMap(judgeUvicorn),
    ],
    explain: ({ container, program, port, isCertain }) => ({
        what: isCertain
            ? `${program} in container ${container} listens only on the loopback address.`
            : `${program} in container ${container} has no \`--bind\`, and its default is 127.0.0.1:8000.`,
        why: 'The load balancer connects from outside the container and gets no answer, so the task never becomes healthy.',
        fix: `Add \`${program === 'gunicorn' ? `--bind 0.0.0.0:${port}` : `--host 0.0.0.0 --port ${port}`}\`.`,
    }),
});
/** Without --bind it is not certain: a gunicorn.conf.py in the image may set it. With PORT the default is 0.0.0.0:PORT. */
function judgeGunicorn({ words, container }) {
    const [port] = container.balancedPorts;
    if (port === undefined)
        return [];
    // --bind may be given several times: one that can be reached is enough.
    const binds = (0,find_option/* findOptions */.Mz)(words, '-b', '--bind');
    const found = { container: container.name, program: 'gunicorn', port };
    if (binds.length > 0)
        return binds.every((bind) => LOOPBACK.test(bind)) ? [{ ...found, isCertain: true }] : [];
    if (container.environment['PORT'] !== undefined || (0,find_option/* hasFlag */.Lt)(words, '-c', '--config'))
        return [];
    return [{ ...found, isCertain: false }];
}
function judgeUvicorn({ words, container }) {
    const [port] = container.balancedPorts;
    if (port === undefined || (0,find_option/* hasFlag */.Lt)(words, '--uds', '--fd'))
        return [];
    const host = (0,find_option/* findOption */.$K)(words, '--host') ?? container.environment['UVICORN_HOST'] ?? '127.0.0.1';
    return LOOPBACK.test(host)
        ? [{ container: container.name, program: 'uvicorn', port, isCertain: true }]
        : [];
}

;// CONCATENATED MODULE: ./src/preflight/lints/debug-on.ts

const debugOn = defineLint({
    id: 'debug-on',
    code: 'L46',
    severity: 'note',
    find: ({ containers }) => containers.flatMap(({ name, environment }) => {
        const names = Object.entries(environment)
            .filter(([variable, value]) => /^(DJANGO_)?DEBUG$/.test(variable) && /^(true|1|yes|on)$/i.test(value))
            .map(([variable]) => variable);
        return names.length === 0 ? [] : [{ container: name, names }];
    }),
    explain: ({ container, names }) => ({
        what: `Container ${container} sets ${names.join(', ')}.`,
        why: 'With DEBUG on, Django shows settings and code on error pages and keeps every query in memory.',
        fix: 'Remove it, or set it to False.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/deprecated-uvicorn-worker.ts


const deprecatedUvicornWorker = defineLint({
    id: 'deprecated-uvicorn-worker',
    code: 'L45',
    severity: 'warn',
    find: ({ gunicorns }) => gunicorns
        .filter(({ words }) => (0,find_option/* findOption */.$K)(words, '-k', '--worker-class')?.startsWith('uvicorn.workers.') === true)
        .map(({ container }) => ({ container: container.name })),
    explain: ({ container }) => ({
        what: `gunicorn in container ${container} uses a worker class from uvicorn.workers.`,
        why: 'That module is deprecated and will be removed from uvicorn.',
        fix: 'Install the package uvicorn-worker and use `-k uvicorn_worker.UvicornWorker`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/deregistration-delay-long.ts

/** AWS's default (TargetGroupAttribute, deregistration_delay.timeout_seconds). */
const DEFAULT_SECONDS = 300;
const deregistrationDelayLong = defineLint({
    id: 'deregistration-delay-long',
    code: 'L20',
    severity: 'warn',
    find: ({ targetGroups }) => targetGroups
        .filter((group) => group.deregistrationDelaySeconds >= DEFAULT_SECONDS)
        .map((group) => ({ seconds: group.deregistrationDelaySeconds })),
    explain: ({ seconds }) => ({
        what: `The target group's deregistration delay is ${seconds} s.`,
        why: 'Every old task waits that long before it gets SIGTERM, even with few open requests.',
        fix: 'Set it a little longer than the longest request; 30 to 60 s is enough for most services.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/downtime-by-design.ts

const downtimeByDesign = defineLint({
    id: 'downtime-by-design',
    code: 'L22',
    severity: 'warn',
    find: ({ isWebService, desiredCount, minimumHealthyPercent: minimum, maximumPercent: maximum }) => {
        const lower = Math.ceil((desiredCount * minimum) / 100);
        const upper = Math.floor((desiredCount * maximum) / 100);
        const stopsAll = desiredCount > 0 && lower === 0 && upper <= desiredCount;
        return isWebService && stopsAll ? [{ minimum, maximum }] : [];
    },
    explain: ({ minimum, maximum }) => ({
        what: `With minimum/maximum percentages of ${minimum}/${maximum}, ECS stops every old task of this web service before it starts a new one.`,
        why: 'No task answers until the new one is healthy.',
        fix: 'Set minimum-healthy-percent: 100 and maximum-percent: 200.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/fargate-refuses.ts

/** CPU units → minimum, maximum and step of the memory in GiB (developer guide, task CPU and memory on Fargate). */
const SIZES = {
    256: [0.5, 2, 0.5],
    512: [1, 4, 1],
    1024: [2, 8, 1],
    2048: [4, 16, 1],
    4096: [8, 30, 1],
    8192: [16, 60, 4],
    16384: [32, 120, 8],
};
const LOG_DRIVERS = ['awslogs', 'splunk', 'awsfirelens'];
const fargateRefuses = defineLint({
    id: 'fargate-refuses',
    code: 'L29',
    severity: 'stop',
    find: (scene) => (scene.asksForFargate ? [...judgeSize(scene), ...judgeContainers(scene)] : []),
    explain: ({ what, fix }) => ({ what, why: 'Fargate rejects such a task definition or task.', fix }),
});
function judgeSize({ cpu, memoryMiB }) {
    if (cpu === null || memoryMiB === null) {
        return [
            {
                what: 'The task definition sets no task-level cpu or memory.',
                fix: 'Set both, such as 256 and 512.',
            },
        ];
    }
    const size = SIZES[cpu];
    // A size that is newer than this list is not an error.
    if (size === undefined)
        return [];
    const [least, most, step] = size;
    const gib = memoryMiB / 1024;
    // 256 units allow 0.5, 1 and 2 GiB.
    const fits = gib >= least && gib <= most && (gib / step) % 1 === 0 && !(cpu === 256 && gib === 1.5);
    if (fits)
        return [];
    const range = `${least * 1024} to ${most * 1024} MiB in steps of ${step * 1024}`;
    return [
        { what: `${cpu} CPU units can not be combined with ${memoryMiB} MiB.`, fix: `Set memory to ${range}.` },
    ];
}
function judgeContainers({ containers, definition }) {
    return containers.flatMap(({ name, logDriver, ports }) => [
        ...(logDriver === null || LOG_DRIVERS.includes(logDriver)
            ? []
            : [
                {
                    what: `Container ${name} uses the log driver ${logDriver}.`,
                    fix: `Use one of ${LOG_DRIVERS.join(', ')}.`,
                },
            ]),
        ...ports
            .filter(({ container, host }) => definition['networkMode'] === 'awsvpc' && host !== null && host !== container)
            .map(({ container, host }) => ({
            what: `Container ${name} maps port ${container} to host port ${host ?? 0}.`,
            fix: 'In awsvpc mode both ports must be the same: remove hostPort.',
        })),
    ]);
}

;// CONCATENATED MODULE: ./src/preflight/lints/fixed-node-name.ts


/** Celery's placeholders for the host, and shell variables. */
const DIFFERS = /%[hn]|\$/;
const fixedNodeName = defineLint({
    id: 'fixed-node-name',
    code: 'L33',
    // On Redis every worker with the name receives and answers a command, so they are counted. On RabbitMQ only one does.
    severity: ({ desiredCount }, { drain, brokerKind }) => drain !== 'none' && brokerKind === 'amqp' && desiredCount > 1 ? 'stop' : 'warn',
    find: ({ shownWorkers, desiredCount, mostTasks }) => shownWorkers.flatMap(({ words, container }) => {
        const name = (0,find_option/* findOption */.$K)(words, '-n', '--hostname');
        if (name === null || DIFFERS.test(name) || mostTasks <= 1)
            return [];
        return [{ container: container.name, desiredCount, mostTasks }];
    }),
    explain: ({ container, desiredCount, mostTasks }) => ({
        what: `Every Celery worker of container ${container} has the same node name, and up to ${mostTasks} run at once (desired count ${desiredCount}).`,
        why: 'Their answers can not be distinguished, and on RabbitMQ a command reaches only one of them.',
        fix: 'Put the host into the name, such as `-n worker@%h`.',
    }),
});

// EXTERNAL MODULE: ./src/definition/parse-script.ts
var parse_script = __webpack_require__(1544);
;// CONCATENATED MODULE: ./src/preflight/lints/fragile-health-check.ts


const fragile_health_check_WORDS = {
    ping: [
        'runs `celery inspect ping` without the name of its own worker and a timeout',
        'It waits 1 s, asks every worker on the broker, and fails while this one is busy.',
        'Add `-d celery@$HOSTNAME --timeout 10`, or check a heartbeat file instead.',
    ],
    slow: [
        'gives `celery inspect` less than 10 s',
        'Each check starts a Python process that loads the whole app.',
        'Set timeout to 10 or more, and the interval to 60.',
    ],
    tool: [
        'uses curl, wget or pgrep, which slim, alpine and distroless images often lack',
        'If the program is missing, the check fails.',
        'Use the app\'s own runtime, such as `python -c "import urllib.request; …"`.',
    ],
    start: [
        'has no startPeriod',
        'Failures during start-up count from the first second, and ECS replaces the task before it is ready.',
        'Set startPeriod to about twice the start-up time.',
    ],
    localhost: [
        'asks `localhost` with busybox wget',
        'It tries ::1 only, where often nothing listens.',
        'Use 127.0.0.1.',
    ],
    words: [
        'has more words after the text of CMD-SHELL',
        'The shell runs only the first one; it ignores the others.',
        'Put the whole command into one text.',
    ],
    form: [
        'begins with neither CMD nor CMD-SHELL',
        'ECS reads the first word as the form of the command, and knows no other.',
        'Write `["CMD-SHELL", "…"]`.',
    ],
};
const fragileHealthCheck = defineLint({
    id: 'fragile-health-check',
    code: 'L25',
    severity: 'warn',
    find: ({ containers }) => containers.flatMap(({ name, image, essential, healthCheck }) => {
        if (healthCheck === null || !essential)
            return [];
        return findWeaknesses(healthCheck, image).map((weakness) => ({ container: name, weakness }));
    }),
    explain: ({ container, weakness }) => {
        const [what, why, fix] = fragile_health_check_WORDS[weakness];
        return { what: `The health check of container ${container} ${what}.`, why, fix };
    },
});
function findWeaknesses({ command, timeout, startPeriod }, image) {
    const text = command.join(' ');
    const asksCelery = /\bcelery\b.*\binspect\b.*\bping\b/.test(text);
    const isNamed = /(^|\s)(-d|--destination)\b/.test(text) && /(^|\s)(-t|--timeout)\b/.test(text);
    const found = [
        ['ping', asksCelery && !isNamed],
        ['slow', asksCelery && timeout < 10],
        ['tool', /\b(curl|wget|pgrep)\b/.test(text) && /slim|alpine|distroless/.test(image)],
        ['start', startPeriod === null],
        ['localhost', /alpine|busybox/i.test(image) && asksLocalhost(command)],
        ['words', command[0] === 'CMD-SHELL' && command.length > 2],
        ['form', command[0] !== 'CMD' && command[0] !== 'CMD-SHELL'],
    ];
    return found.flatMap(([weakness, holds]) => (holds ? [weakness] : []));
}
/** curl, Python's urllib and Node try 127.0.0.1 after ::1 (measured); busybox wget, which Alpine has, does not. */
function asksLocalhost(command) {
    const words = [...(0,parse_script/* parseScript */.t)(command.slice(1).join(' '), []).commands.values()].map((each) => each.words);
    return words.some(([program = '', ...rest]) => /(?:^|\/)wget$/.test(program) && rest.some((word) => /\blocalhost\b/.test(word)));
}

// EXTERNAL MODULE: ./src/definition/stop-timeout.ts
var stop_timeout = __webpack_require__(1335);
;// CONCATENATED MODULE: ./src/preflight/lints/grace-outlives-stop-timeout.ts



/** The default of gunicorn's graceful_timeout (settings reference). */
const GUNICORN_GRACE_SECONDS = 30;
const graceOutlivesStopTimeout = defineLint({
    id: 'grace-outlives-stop-timeout',
    code: 'L06',
    severity: 'warn',
    find: ({ gunicorns, workers }) => [
        ...gunicorns.flatMap(({ words, container }) => {
            const graceSeconds = (0,find_option/* findNumber */.l$)(words, '--graceful-timeout') ?? GUNICORN_GRACE_SECONDS;
            return compare('gunicorn', container, graceSeconds);
        }),
        ...workers.flatMap(({ container }) => {
            const soft = container.environment['CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT'];
            const isCold = container.environment['REMAP_SIGTERM'] === 'SIGQUIT';
            if (soft === undefined || !/^\d+$/.test(soft))
                return isCold ? [cold(container)] : [];
            return compare('the soft shutdown of Celery', container, Number(soft));
        }),
    ],
    explain: ({ container, program, graceSeconds, stopTimeout }) => graceSeconds === 0
        ? {
            what: `Container ${container} sets REMAP_SIGTERM=SIGQUIT, and no soft shutdown timeout is in its environment.`,
            why: 'On SIGTERM the worker then does a cold shutdown and drops its jobs at once.',
            fix: 'Set worker_soft_shutdown_timeout (below stopTimeout) in the app, or remove REMAP_SIGTERM.',
        }
        : {
            what: `In container ${container}, ${program} may take ${graceSeconds} s to stop, but stopTimeout is ${stopTimeout} s.`,
            why: 'ECS kills it before its grace time ends, and cuts its running work.',
            fix: `Set stopTimeout to more than ${graceSeconds}, or the grace time to less than ${stopTimeout} s.`,
        },
});
function compare(program, { name, stopTimeout }, graceSeconds) {
    const limit = stopTimeout ?? stop_timeout/* DEFAULT_STOP_SECONDS */.Zq;
    return graceSeconds >= limit ? [{ container: name, program, graceSeconds, stopTimeout: limit }] : [];
}
function cold({ name, stopTimeout }) {
    return {
        container: name,
        program: 'celery',
        graceSeconds: 0,
        stopTimeout: stopTimeout ?? stop_timeout/* DEFAULT_STOP_SECONDS */.Zq,
    };
}

;// CONCATENATED MODULE: ./src/preflight/lints/grace-period-short.ts

/** Longer than a typical start-up. */
const ENOUGH_SECONDS = 60;
const gracePeriodShort = defineLint({
    id: 'grace-period-short',
    code: 'L18',
    severity: ({ grace, reason }) => (grace === 0 && reason !== 'none' ? 'stop' : 'warn'),
    find: ({ service, isWebService, targetGroups, containers, processes, observedHealthyMs }) => {
        const grace = service.healthCheckGracePeriodSeconds;
        if (!isWebService || grace >= ENOUGH_SECONDS * 5)
            return [];
        // Even without a grace period a target must first fail this many checks in a row.
        const tolerance = Math.min(...targetGroups.map((group) => group.unhealthyThreshold * group.intervalSeconds), ENOUGH_SECONDS);
        const bootSeconds = Math.round(Math.max(0, ...observedHealthyMs) / 1000);
        const startPeriod = Math.max(0, ...containers.map(({ healthCheck }) => healthCheck?.startPeriod ?? 0));
        if (bootSeconds > grace + tolerance)
            return [{ grace, reason: 'boot', seconds: bootSeconds }];
        if (startPeriod > grace)
            return [{ grace, reason: 'start-period', seconds: startPeriod }];
        if (grace > 0)
            return [];
        return [
            {
                grace,
                reason: processes.some(({ migration }) => migration !== null) ? 'migration' : 'none',
                seconds: 0,
            },
        ];
    },
    explain: ({ grace, reason, seconds }) => ({
        what: `healthCheckGracePeriodSeconds is ${grace}${describeBoot(reason, seconds)}.`,
        why: 'After the grace period ECS replaces every task that the load balancer finds unhealthy, even if it is still starting; the rollout then never ends.',
        fix: `Set it to about twice the time a task needs to answer, such as ${Math.max(ENOUGH_SECONDS, 2 * seconds)}.`,
    }),
});
function describeBoot(reason, seconds) {
    if (reason === 'boot')
        return `, but a task of this service took ${seconds} s to become healthy`;
    if (reason === 'start-period')
        return `, but a container's startPeriod is ${seconds} s`;
    return reason === 'migration' ? ', but every task runs database migrations before it answers' : '';
}

;// CONCATENATED MODULE: ./src/preflight/lints/health-check-path-risky.ts

const HEAVY = /^\/(admin|swagger|docs|redoc|api)?\/?$/;
const healthCheckPathRisky = defineLint({
    id: 'health-check-path-risky',
    code: 'L16',
    severity: 'warn',
    find: ({ targetGroups, containers }) => {
        const isDjango = containers.some(({ environment }) => 'DJANGO_SETTINGS_MODULE' in environment);
        return targetGroups.flatMap(({ healthCheckPath: path, matcher }) => [
            ...(path === null ? [] : judgePath(path, isDjango)),
            ...(isTooWide(matcher) ? [tooWide(matcher ?? '')] : []),
        ]);
    },
    explain: ({ subject, why, fix }) => ({ what: subject, why, fix }),
});
function judgePath(path, isDjango) {
    const subject = `The load balancer checks the path ${path}.`;
    if (HEAVY.test(path)) {
        return [
            {
                subject,
                why: 'Such a page is often slow, redirects (to a trailing slash, HTTPS or a login), or is missing in production.',
                fix: 'Add a small view such as /healthz/, without database and login, and check that.',
            },
        ];
    }
    if (!isDjango || path.endsWith('/') || path.includes('.') || path.includes('?'))
        return [];
    return [
        {
            subject,
            why: 'It has no trailing slash: if Django defines the path with one, APPEND_SLASH answers 301, which counts as unhealthy.',
            fix: 'Use the path exactly as in the URL configuration.',
        },
    ];
}
/** With `200-399` a redirect to the login page counts as healthy. */
function isTooWide(matcher) {
    return [...(matcher ?? '').matchAll(/\d{3}/g)].some(([status]) => Number(status) > 299);
}
function tooWide(matcher) {
    return {
        subject: `The load balancer accepts the status codes ${matcher} as healthy.`,
        why: 'Redirects and errors then count as healthy, and a broken revision gets traffic.',
        fix: 'Set the matcher to 200, and make the path return 200.',
    };
}

// EXTERNAL MODULE: ./src/definition/count-server-workers.ts
var count_server_workers = __webpack_require__(6902);
;// CONCATENATED MODULE: ./src/preflight/read/find-server-workers.ts


/** Web servers and how many processes each starts. */
function findServerWorkers({ processes, cpu, memoryMiB }) {
    return processes.flatMap((process) => {
        const { kind, words, container } = process;
        if (kind !== 'gunicorn' && kind !== 'uvicorn' && kind !== 'hypercorn')
            return [];
        const threads = (0,find_option/* findNumber */.l$)(words, '--threads') ?? 1;
        return [
            {
                container: container.name,
                kind,
                workers: (0,count_server_workers/* countServerWorkers */.S)(process, container),
                isSync: kind === 'gunicorn' &&
                    threads === 1 &&
                    ((0,find_option/* findOption */.$K)(words, '-k', '--worker-class') ?? 'sync') === 'sync',
                cpu: container.cpu ?? cpu,
                memoryMiB: container.memoryMiB ?? memoryMiB,
            },
        ];
    });
}

;// CONCATENATED MODULE: ./src/preflight/lints/health-check-timeout-tight.ts


const SHORT_SECONDS = 5;
const SMALL_CPU = 512;
const healthCheckTimeoutTight = defineLint({
    id: 'health-check-timeout-tight',
    code: 'L17',
    severity: 'warn',
    find: (scene) => {
        const servers = findServerWorkers(scene).flatMap(({ workers, cpu, isSync }) => {
            const isAlone = isSync && workers === 1;
            const isStarved = workers !== null && workers >= 3 && cpu !== null && cpu <= SMALL_CPU;
            return workers !== null && (isAlone || isStarved) ? [{ workers, cpu }] : [];
        });
        return scene.targetGroups.flatMap(({ timeoutSeconds: timeout, intervalSeconds: interval }) => {
            if (timeout >= interval)
                return [{ timeout, interval, crowd: null }];
            const [crowd] = timeout <= SHORT_SECONDS ? servers : [];
            return crowd === undefined ? [] : [{ timeout, interval, crowd }];
        });
    },
    explain: ({ timeout, interval, crowd }) => crowd === null
        ? {
            what: `The health check's timeout (${timeout} s) is not shorter than its interval (${interval} s).`,
            why: 'A slow answer overlaps with the next check.',
            fix: 'Make the timeout shorter than the interval.',
        }
        : {
            what: `The health check allows ${timeout} s for ${crowd.workers === 1 ? 'a single sync worker' : `${crowd.workers} workers on ${crowd.cpu ?? 0} CPU units`}.`,
            why: 'One slow request, or all workers starting at once, makes the check time out, and ECS replaces a working task.',
            fix: 'Set the timeout to 10 s, and give the task threads or more CPU.',
        },
});

;// CONCATENATED MODULE: ./src/preflight/lints/heartbeat-on-disk.ts


const heartbeatOnDisk = defineLint({
    id: 'heartbeat-on-disk',
    code: 'L15',
    severity: 'warn',
    find: ({ gunicorns }) => gunicorns
        .filter(({ words }) => !(0,find_option/* hasFlag */.Lt)(words, '--worker-tmp-dir', '-c', '--config'))
        .map(({ container }) => ({ container: container.name })),
    explain: ({ container }) => ({
        what: `gunicorn in container ${container} keeps its workers' heartbeat files on disk.`,
        why: 'On a slow file system a heartbeat can block, and gunicorn kills the worker (gunicorn FAQ).',
        fix: 'Add `--worker-tmp-dir /dev/shm`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/init-cuts-work.ts

const initCutsWork = defineLint({
    id: 'init-cuts-work',
    code: 'L02',
    // A web server's requests are drained by the load balancer before SIGTERM; a worker's jobs are not.
    severity: ({ holdsJobs }) => (holdsJobs ? 'stop' : 'warn'),
    find: ({ containers, shownWorkers }) => containers
        .filter(({ initProcessEnabled, commandLine }) => initProcessEnabled && commandLine.shell !== null)
        .map(({ name }) => ({
        container: name,
        holdsJobs: shownWorkers.some(({ container }) => container.name === name),
    })),
    explain: ({ container }) => ({
        what: `Container ${container} has initProcessEnabled and runs its command in a shell without \`exec\`.`,
        why: 'The init process passes SIGTERM to the shell, which exits at once; the container ends and its running work is cut within milliseconds, regardless of stopTimeout.',
        fix: 'Put `exec` before the last command, so the program itself gets the signal.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/keep-alive-short.ts


/** The default of idle_timeout.timeout_seconds of an Application Load Balancer. */
const IDLE_SECONDS = 60;
const keepAliveShort = defineLint({
    id: 'keep-alive-short',
    code: 'L07',
    severity: 'warn',
    find: ({ gunicorns, processes }) => [
        ...gunicorns.filter(holdsConnections).flatMap((process) => keep_alive_short_judge(process, '--keep-alive', 2)),
        ...processes
            .filter(({ kind }) => kind === 'uvicorn')
            .flatMap((process) => keep_alive_short_judge(process, '--timeout-keep-alive', 5)),
    ],
    explain: ({ container, program, seconds, option }) => ({
        what: `${program} in container ${container} closes idle connections after ${seconds} s.`,
        why: `The load balancer keeps them for ${IDLE_SECONDS} s by default, and sometimes answers 502 when it uses one that was just closed.`,
        fix: `Start ${program} with \`${option} ${IDLE_SECONDS + 5}\`.`,
    }),
});
/** Sync workers close every connection after the answer, so none is reused. */
function holdsConnections({ words }) {
    const threads = (0,find_option/* findNumber */.l$)(words, '--threads') ?? 1;
    return threads > 1 || ((0,find_option/* findOption */.$K)(words, '-k', '--worker-class') ?? 'sync') !== 'sync';
}
function keep_alive_short_judge({ kind, words, container }, option, byDefault) {
    if (container.balancedPorts.length === 0)
        return [];
    const seconds = (0,find_option/* findNumber */.l$)(words, option) ?? byDefault;
    return seconds > IDLE_SECONDS ? [] : [{ container: container.name, program: kind, seconds, option }];
}

;// CONCATENATED MODULE: ./src/preflight/lints/little-memory-per-worker.ts


/** Rule of thumb: a Django process with its libraries rarely needs less. */
const ENOUGH_MIB = 150;
const littleMemoryPerWorker = defineLint({
    id: 'little-memory-per-worker',
    code: 'L11',
    severity: 'warn',
    find: (scene) => findServerWorkers(scene).flatMap(({ container, workers, memoryMiB }) => {
        if (workers === null || memoryMiB === null)
            return [];
        return memoryMiB / (workers + 1) < ENOUGH_MIB ? [{ container, workers, memoryMiB }] : [];
    }),
    explain: ({ container, workers, memoryMiB }) => ({
        what: `Container ${container} has ${memoryMiB} MiB for ${workers} server workers and their parent process.`,
        why: `Less than ${ENOUGH_MIB} MiB per process often leads to an out-of-memory kill under load.`,
        fix: 'Raise the memory, or start fewer workers.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/log-options-missing.ts

const NEEDED = ['awslogs-group', 'awslogs-region', 'awslogs-stream-prefix'];
const logOptionsMissing = defineLint({
    id: 'log-options-missing',
    code: 'L09',
    severity: 'warn',
    find: ({ containers }) => containers.flatMap(({ name, logDriver, logOptions }) => {
        const missing = NEEDED.filter((option) => (logOptions[option] ?? '') === '');
        return logDriver === 'awslogs' && missing.length > 0 ? [{ container: name, missing }] : [];
    }),
    explain: ({ container, missing }) => ({
        what: `Container ${container} logs with awslogs, but without ${missing.join(' and ')}.`,
        why: 'Without them the task may not start, or its log stream can not be found by the task id.',
        fix: `Set ${missing.join(', ')}.`,
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/main-process-hidden.ts

const mainProcessHidden = defineLint({
    id: 'main-process-hidden',
    code: 'L44',
    severity: 'warn',
    find: ({ containers }) => containers.flatMap(({ name, commandLine }) => {
        const hidden = commandLine.programs.flatMap(({ hiddenBy }) => hiddenBy ?? []);
        const [by] = commandLine.hasBackground ? ['&'] : hidden;
        return by === undefined ? [] : [{ container: name, by }];
    }),
    explain: ({ container, by }) => ({
        what: `Container ${container} runs its main program behind or below another process (\`${by}\`).`,
        why: 'ECS watches and signals only PID 1: the real program may die unnoticed, or never get SIGTERM.',
        fix: 'Run one program per container, in the foreground.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/migration-in-command.ts

const migrationInCommand = defineLint({
    id: 'migration-in-command',
    code: 'L42',
    severity: 'warn',
    find: ({ processes, mostTasks }) => processes.flatMap(({ migration, container }) => migration === null ? [] : [{ container: container.name, verb: migration, mostTasks }]),
    explain: ({ container, verb, mostTasks }) => ({
        what: `The command of container ${container} runs \`${verb}\` before it starts the service.`,
        why: `Every task does this at every start, up to ${mostTasks} at once, and does not answer health checks during it.`,
        fix: verb === 'collectstatic' || verb === 'compilemessages'
            ? 'Do it when building the image.'
            : 'Run migrations as a separate task before the deploy.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/moving-image-tag.ts

const MOVING = /^(latest|main|master|develop|dev|trunk|stable|staging|production|prod|edge|nightly)$/;
const movingImageTag = defineLint({
    id: 'moving-image-tag',
    code: 'L27',
    severity: 'warn',
    find: ({ containers }) => containers.flatMap(({ name, image, versionConsistency }) => {
        const tag = findTag(image);
        if (tag !== null && MOVING.test(tag))
            return [{ container: name, what: `uses an image with the tag ${tag}` }];
        if (tag === null || versionConsistency !== 'disabled')
            return [];
        return [{ container: name, what: 'has versionConsistency disabled and an image without a digest' }];
    }),
    explain: ({ container, what }) => ({
        what: `Container ${container} ${what}.`,
        why: 'The tag can point to a new image: a rollback may start a different image than before, and two tasks may differ.',
        fix: 'Deploy a tag that is never reused, such as the commit, or a digest.',
    }),
});
/** null: pinned by a digest. The default tag is `latest`. */
function findTag(image) {
    if (image.includes('@'))
        return null;
    const name = image.slice(image.lastIndexOf('/') + 1);
    return name.includes(':') ? name.slice(name.lastIndexOf(':') + 1) : 'latest';
}

;// CONCATENATED MODULE: ./src/preflight/lints/no-access-log.ts


const noAccessLog = defineLint({
    id: 'no-access-log',
    code: 'L14',
    severity: 'note',
    find: ({ gunicorns }) => gunicorns
        .filter(({ words, container }) => {
        const isSilent = !(0,find_option/* hasFlag */.Lt)(words, '--access-logfile', '-c', '--config');
        return container.balancedPorts.length > 0 && isSilent;
    })
        .map(({ container }) => ({ container: container.name })),
    explain: ({ container }) => ({
        what: `gunicorn in container ${container} writes no access log.`,
        why: 'With an access log you see every health check of the load balancer with its path and status.',
        fix: 'Add `--access-logfile -`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/no-answer-while-busy.ts


const noAnswerWhileBusy = defineLint({
    id: 'no-answer-while-busy',
    code: 'L34',
    severity: 'warn',
    find: ({ shownWorkers, drain }) => shownWorkers
        .filter(({ words }) => drain !== 'none' && (0,find_option/* findOption */.$K)(words, '-P', '--pool') === 'solo')
        .map(({ container }) => ({ container: container.name })),
    explain: ({ container }) => ({
        what: `The Celery worker in container ${container} uses the solo pool.`,
        why: 'It does not answer while it runs a job, so a drain has to wait without knowing what it does.',
        fix: 'Use `--pool prefork --concurrency 1`, and set drain-timeout longer than the longest job.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/no-circuit-breaker.ts

const noCircuitBreaker = defineLint({
    id: 'no-circuit-breaker',
    code: 'L26',
    // If this step watches and rolls back, the breaker only matters when ECS replaces tasks between deploys.
    severity: ({ rollsBackItself }) => (rollsBackItself ? 'note' : 'warn'),
    find: ({ service: { circuitBreaker, deploymentController }, rollsBackItself }) => {
        if (deploymentController !== 'ECS' || (circuitBreaker.enable && circuitBreaker.rollback))
            return [];
        return [{ isEnabled: circuitBreaker.enable, rollsBackItself }];
    },
    explain: ({ isEnabled, rollsBackItself }) => ({
        what: isEnabled
            ? 'The circuit breaker of the service stops a failed deployment, but does not roll it back.'
            : 'The service has no deployment circuit breaker.',
        why: rollsBackItself
            ? 'This step rolls a failed rollout back itself; if its runner is lost, nothing does.'
            : 'ECS then keeps starting tasks of a broken revision forever.',
        fix: 'Enable deploymentCircuitBreaker with rollback.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/no-log-configuration.ts

const noLogConfiguration = defineLint({
    id: 'no-log-configuration',
    code: 'L08',
    severity: 'warn',
    find: ({ containers }) => containers
        .filter(({ essential, logDriver }) => essential && logDriver === null)
        .map(({ name }) => ({ container: name })),
    explain: ({ container }) => ({
        what: `Container ${container} has no logConfiguration.`,
        why: 'Its output is lost with its task, so the reason for a failure can not be found.',
        fix: 'Use the awslogs driver with awslogs-group, awslogs-region and awslogs-stream-prefix.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/port-mismatch.ts



const portMismatch = defineLint({
    id: 'port-mismatch',
    code: 'L13',
    severity: 'stop',
    find: ({ processes, gunicorns }) => [...processes.filter(({ kind }) => kind === 'uvicorn'), ...gunicorns].flatMap((process) => {
        const { name, balancedPorts } = process.container;
        const ports = findPorts(process);
        const [listens] = ports;
        if (listens === undefined || listens === null || balancedPorts.length === 0)
            return [];
        if (ports.some((port) => port === null || balancedPorts.includes(port)))
            return [];
        return [{ container: name, program: process.kind, listens, expected: balancedPorts }];
    }),
    explain: ({ container, program, listens, expected }) => ({
        what: `${program} in container ${container} listens on port ${listens}, but the load balancer sends to port ${expected.join(', ')}.`,
        why: 'Nothing answers there, so the task never becomes healthy.',
        fix: 'Use one port: change the command line, or containerPort in the port mapping and the load balancer.',
    }),
});
/** The ports on which it can be reached; null: not given as a number. gunicorn may be bound to several addresses. */
function findPorts({ kind, words }) {
    const port = (0,find_option/* findOption */.$K)(words, '--port');
    if (kind !== 'gunicorn')
        return port === null ? [] : [parsePort(port)];
    const binds = (0,find_option/* findOptions */.Mz)(words, '-b', '--bind');
    const open = binds.filter((bind) => !LOOPBACK.test(bind));
    return (open.length === 0 ? binds : open).map(parsePort);
}
function parsePort(address) {
    const [, port] = /(?:^|:)(\d+)$/.exec(address) ?? [];
    return port === undefined ? null : Number(port);
}

;// CONCATENATED MODULE: ./src/preflight/lints/prefetch-many.ts


const prefetchMany = defineLint({
    id: 'prefetch-many',
    code: 'L35',
    // The app's settings may limit it, but they are not visible here.
    severity: ({ given }) => (given ? 'warn' : 'note'),
    find: ({ shownWorkers, drain }) => shownWorkers.flatMap(({ words, container }) => {
        const multiplier = (0,find_option/* findOption */.$K)(words, '--prefetch-multiplier');
        if (drain === 'none' || multiplier === '1')
            return [];
        return [{ container: container.name, given: multiplier !== null }];
    }),
    explain: ({ container, given }) => ({
        what: given
            ? `The Celery worker in container ${container} prefetches several jobs per process.`
            : `The command of container ${container} does not limit how many jobs a worker prefetches (Celery's default is 4 per process).`,
        why: 'A drain also waits for the prefetched jobs, one after the other.',
        fix: 'For long jobs set `--prefetch-multiplier 1`, or worker_prefetch_multiplier = 1 in the app.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/role-missing.ts

const ECR = /^\d{12}\.dkr\.ecr\./;
const roleMissing = defineLint({
    id: 'role-missing',
    code: 'L30',
    severity: 'stop',
    find: ({ definition, containers, asksForFargate, service }) => {
        const found = [];
        const reason = containers
            .flatMap(({ image, secretNames, logDriver }) => [
            ...(ECR.test(image) ? ['it pulls an image from ECR'] : []),
            ...(secretNames.length > 0 ? ['it reads secrets'] : []),
            ...(logDriver === 'awslogs' ? ['it logs to CloudWatch'] : []),
        ])
            .at(0);
        if (asksForFargate && reason !== undefined && !isSet(definition['executionRoleArn']))
            found.push({ role: 'executionRoleArn', because: reason });
        if (service.platform?.enableExecuteCommand === true && !isSet(definition['taskRoleArn']))
            found.push({ role: 'taskRoleArn', because: 'ECS Exec is enabled for the service' });
        return found;
    },
    explain: ({ role, because }) => ({
        what: `The task definition has no ${role}, but ${because}.`,
        why: 'ECS needs the role for that: without it tasks do not start, or the feature fails.',
        fix: `Set ${role}.`,
    }),
});
function isSet(value) {
    return typeof value === 'string' && value !== '';
}

// EXTERNAL MODULE: ./src/definition/is-secret-name.ts
var is_secret_name = __webpack_require__(7080);
// EXTERNAL MODULE: ./src/definition/mask-text.ts + 1 modules
var mask_text = __webpack_require__(5048);
;// CONCATENATED MODULE: ./src/preflight/lints/secret-in-environment.ts



/** No value of a secret: a switch, a number, a reference, another URL, what somebody is to fill in. */
const NO_SECRET = /^(?:true|false|yes|no|on|off|none|null|-?[\d.]+|arn:.*|\/.*|[a-z][\w+.-]*:\/\/.*|[<{$].*)?$/is;
const secretInEnvironment = defineLint({
    id: 'secret-in-environment',
    code: 'L32',
    severity: 'warn',
    find: ({ containers }) => containers.flatMap(({ name, environment }) => {
        const entries = Object.entries(environment);
        const urls = entries.filter(([, value]) => (0,mask_text/* findUrlPasswords */.VF)(value).length > 0);
        const named = entries.filter(([variable, value]) => (0,is_secret_name/* isSecretName */.e)(variable) && !NO_SECRET.test(value));
        if (urls.length + named.length === 0)
            return [];
        const namesOf = (found) => found.map(([variable]) => variable);
        return [{ container: name, urls: namesOf(urls), names: namesOf(named) }];
    }),
    explain: ({ container, urls, names }) => ({
        what: `Container ${container} has ${[
            ...(urls.length === 0 ? [] : [`a URL with a password in ${urls.join(', ')}`]),
            ...(names.length === 0 ? [] : [`what looks like a secret in ${names.join(', ')}`]),
        ].join(', and ')}.`,
        why: 'Everyone who may read the task definition can read it, in every revision, forever.',
        fix: 'Store it in Secrets Manager or the Parameter Store, and reference it under `secrets`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/shell-swallows-sigterm.ts

/** A shell that stays PID 1 does not pass SIGTERM on; which do was measured, see definition/find-tails.ts. */
const shellSwallowsSigterm = defineLint({
    id: 'shell-swallows-sigterm',
    code: 'L01',
    severity: ({ shell, holdsJobs }) => (holdsJobs && shell !== 'bash' ? 'stop' : 'warn'),
    // With an init process it is a different, worse problem: init-cuts-work.
    find: ({ containers, shownWorkers }) => containers.flatMap(({ name, commandLine: { shell }, initProcessEnabled }) => {
        if (shell === null || initProcessEnabled)
            return [];
        const holdsJobs = shownWorkers.some((worker) => worker.container.name === name);
        return [{ container: name, shell: shell.name, holdsJobs }];
    }),
    explain: ({ container, shell, holdsJobs }) => ({
        what: `Container ${container} runs its command with \`${shell} -c\` and without \`exec\`.`,
        why: `${shell} stays PID 1 and does not pass SIGTERM on, so the program never gets the signal and is killed ` +
            `after stopTimeout${holdsJobs ? ', which cuts its jobs' : ''}.`,
        fix: 'Put `exec` before the last command, or write the command as an array without a shell.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/slow-recovery.ts

const LONG_SECONDS = 150;
const slowRecovery = defineLint({
    id: 'slow-recovery',
    code: 'L19',
    severity: 'warn',
    find: ({ targetGroups }) => targetGroups
        .filter((group) => group.healthyThreshold * group.intervalSeconds >= LONG_SECONDS)
        .map((group) => ({ threshold: group.healthyThreshold, interval: group.intervalSeconds })),
    explain: ({ threshold, interval }) => ({
        what: `A target that failed gets traffic again only after ${threshold} checks, one every ${interval} s.`,
        why: `For ${threshold * interval} s the task runs without serving, or is replaced; the interval also slows every new task.`,
        fix: 'Set the interval to 10 s and the healthy threshold to 2.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/spot-workers.ts

const spotWorkers = defineLint({
    id: 'spot-workers',
    code: 'L38',
    severity: 'warn',
    find: ({ service, workers }) => service.platform?.capacityProviders.includes('FARGATE_SPOT') === true
        ? workers.map(({ container }) => ({ container: container.name }))
        : [],
    explain: ({ container }) => ({
        what: `The Celery worker in container ${container} may run on FARGATE_SPOT.`,
        why: 'AWS can stop a Spot task at any time with a notice of two minutes, drained or not.',
        fix: 'Run workers with jobs longer than two minutes on FARGATE, or make the jobs safe to repeat.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/stop-timeout-out-of-range.ts

/** ContainerDefinition.stopTimeout: valid values on Fargate are 2 to 120. */
const RANGE = { min: 2, max: 120 };
const stopTimeoutOutOfRange = defineLint({
    id: 'stop-timeout-out-of-range',
    code: 'L05',
    severity: 'stop',
    find: ({ isFargate, containers }) => containers.flatMap(({ name, stopTimeout }) => {
        if (!isFargate || stopTimeout === null)
            return [];
        return stopTimeout < RANGE.min || stopTimeout > RANGE.max ? [{ container: name, stopTimeout }] : [];
    }),
    explain: ({ container, stopTimeout }) => ({
        what: `Container ${container} has a stopTimeout of ${stopTimeout} s.`,
        why: `Fargate allows ${RANGE.min} to ${RANGE.max} s and rejects the task definition.`,
        fix: `Set it to ${RANGE.max} or less; use a drain for longer work.`,
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/stop-timeout-short.ts


/** Fargate: 2 to 120 s, default 30 s (ContainerDefinition.stopTimeout). */
const LONGEST_SECONDS = 120;
const stopTimeoutShort = defineLint({
    id: 'stop-timeout-short',
    code: 'L04',
    severity: 'warn',
    find: ({ isFargate, workers }) => workers
        .filter(({ container }) => isFargate && (container.stopTimeout ?? stop_timeout/* DEFAULT_STOP_SECONDS */.Zq) < LONGEST_SECONDS)
        .map(({ container: { name, stopTimeout } }) => ({ container: name, stopTimeout })),
    explain: ({ container, stopTimeout }) => ({
        what: `The Celery worker in container ${container} has a stopTimeout of ${stopTimeout ?? '30 (the default)'} s.`,
        why: 'When ECS stops the task for another reason than a deployment (lost host, Spot, scale-in), the worker has only that long to finish its jobs.',
        fix: `Set stopTimeout to ${LONGEST_SECONDS}, the maximum on Fargate; on EC2 it can be hours.`,
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/tasks-protected.ts



const tasksProtected = defineLint({
    id: 'tasks-protected',
    code: 'L39',
    severity: ({ lastMs, healthTimeoutMs }) => (lastMs === null || lastMs > healthTimeoutMs ? 'warn' : 'note'),
    find: ({ protections, atMs, healthTimeoutMs }) => {
        if (protections.length === 0)
            return [];
        const ends = protections.map(({ expiresAtMs }) => expiresAtMs);
        const known = ends.filter((end) => end !== null);
        const lastMs = known.length < ends.length ? null : Math.max(...known) - atMs;
        return [{ count: protections.length, lastMs, healthTimeoutMs }];
    },
    explain: ({ count, lastMs, healthTimeoutMs }) => ({
        what: `${(0,count_of/* countOf */.p)(count, 'running task is', 'running tasks are')} protected from scale-in${lastMs === null ? '' : `, the last one for ${(0,format_duration/* formatDuration */.a)(lastMs)}`}.`,
        why: `ECS keeps them until they are released or the protection expires, and this step watches the rollout for ${(0,format_duration/* formatDuration */.a)(healthTimeoutMs)}.`,
        fix: 'Set health-timeout longer than the protection, or release the tasks.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/time-budget.ts


const timeBudget = defineLint({
    id: 'time-budget',
    code: 'L40',
    severity: ({ withRollback }) => (withRollback ? 'warn' : 'stop'),
    find: ({ atMs, endsAtMs, endsWithRollbackAtMs, credentialsExpireAtMs, jobEndsAtMs }) => [
        ['credentials', credentialsExpireAtMs],
        ['job', jobEndsAtMs],
    ].flatMap(([limit, overAtMs]) => {
        if (overAtMs === null || overAtMs >= endsWithRollbackAtMs)
            return [];
        const withRollback = overAtMs >= endsAtMs;
        const neededMs = (withRollback ? endsWithRollbackAtMs : endsAtMs) - atMs;
        return [{ limit, leftMs: overAtMs - atMs, neededMs, withRollback }];
    }),
    explain: ({ limit, leftMs, neededMs, withRollback }) => {
        const subject = limit === 'credentials' ? 'The AWS credentials are valid for' : 'The job may run for';
        const needs = withRollback ? 'this step with a rollback may need' : 'this step may need';
        return {
            what: `${subject} another ${(0,format_duration/* formatDuration */.a)(leftMs)}, but ${needs} ${(0,format_duration/* formatDuration */.a)(neededMs)}.`,
            why: 'If they end in the middle, workers stay silenced and a rollback is not possible.',
            fix: limit === 'credentials'
                ? "Raise role-duration-seconds of configure-aws-credentials (and the role's maximum), or lower drain-timeout and health-timeout."
                : 'Lower drain-timeout and health-timeout.',
        };
    },
});

;// CONCATENATED MODULE: ./src/preflight/lints/too-many-server-workers.ts


const tooManyServerWorkers = defineLint({
    id: 'too-many-server-workers',
    code: 'L10',
    severity: 'warn',
    find: (scene) => findServerWorkers(scene).flatMap(({ container, kind, workers, cpu }) => {
        if (cpu === null || workers === null)
            return [];
        // gunicorn recommends 2 × cores + 1; below one core more than two workers make no sense.
        const fitting = Math.max(2, Math.floor((2 * cpu) / 1024) + 1);
        return workers > fitting ? [{ container, program: kind, workers, cpu, fitting }] : [];
    }),
    explain: ({ container, program, workers, cpu, fitting }) => ({
        what: `${program} in container ${container} starts ${workers} workers on ${cpu} CPU units.`,
        why: `That is ${(cpu / 1024).toFixed(2)} of a CPU for all of them: they start slowly and answer health checks late.`,
        fix: `Start ${fitting} or fewer (with threads if needed), or give the task more CPU.`,
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/visibility-timeout-short.ts

/** kombu's Redis transport, visibility_timeout. */
const visibility_timeout_short_DEFAULT_SECONDS = 3600;
const visibilityTimeoutShort = defineLint({
    id: 'visibility-timeout-short',
    code: 'L36',
    severity: 'warn',
    find: ({ brokerKind, drain, drainTimeoutMs, visibilityTimeoutSeconds }) => {
        const visibilitySeconds = visibilityTimeoutSeconds ?? visibility_timeout_short_DEFAULT_SECONDS;
        const drainSeconds = drainTimeoutMs / 1000;
        const isLonger = brokerKind === 'redis' && drain !== 'none' && drainSeconds > visibilitySeconds;
        return isLonger ? [{ visibilitySeconds, drainSeconds }] : [];
    },
    explain: ({ visibilitySeconds, drainSeconds }) => ({
        what: `drain-timeout is ${drainSeconds} s, but Redis redelivers unacknowledged jobs after ${visibilitySeconds} s.`,
        why: 'A job with acks_late that runs longer is started again by another worker.',
        fix: "Raise visibility_timeout in the app's broker_transport_options above the duration of the longest job.",
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/worker-without-health-check.ts

const workerWithoutHealthCheck = defineLint({
    id: 'worker-without-health-check',
    code: 'L24',
    severity: 'warn',
    find: ({ isWebService, containers, workers }) => {
        const checked = containers.some(({ essential, healthCheck }) => essential && healthCheck !== null);
        return isWebService || checked ? [] : workers.map(({ container }) => ({ container: container.name }));
    },
    explain: ({ container }) => ({
        what: `The Celery worker in container ${container} has no health check.`,
        why: 'ECS counts it as healthy 40 s after RUNNING: a worker that fails later passes, and the circuit breaker never sees it.',
        fix: 'Add a healthCheck with a startPeriod to the container.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/zone-rebalancing.ts

const zoneRebalancing = defineLint({
    id: 'zone-rebalancing',
    code: 'L37',
    severity: 'warn',
    find: ({ service, workers }) => service.platform?.availabilityZoneRebalancing === 'ENABLED'
        ? workers.map(({ container }) => ({ container: container.name }))
        : [],
    explain: ({ container }) => ({
        what: `Availability Zone rebalancing is on, and container ${container} is a Celery worker.`,
        why: 'ECS may replace a worker in the middle of a job, without any deployment.',
        fix: 'Set availabilityZoneRebalancing to DISABLED for worker services.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/index.ts








































/** All lints, listed by hand: within one severity the report has this order, most harmful first. */
const LINTS = [
    timeBudget,
    initCutsWork,
    gracePeriodShort,
    portMismatch,
    boundToLoopback,
    shellSwallowsSigterm,
    stopTimeoutShort,
    stopTimeoutOutOfRange,
    graceOutlivesStopTimeout,
    tooManyServerWorkers,
    healthCheckPathRisky,
    healthCheckTimeoutTight,
    deregistrationDelayLong,
    downtimeByDesign,
    beatRunsTwice,
    workerWithoutHealthCheck,
    fragileHealthCheck,
    noCircuitBreaker,
    movingImageTag,
    fargateRefuses,
    roleMissing,
    secretInEnvironment,
    fixedNodeName,
    noAnswerWhileBusy,
    prefetchMany,
    visibilityTimeoutShort,
    zoneRebalancing,
    spotWorkers,
    tasksProtected,
    migrationInCommand,
    mainProcessHidden,
    littleMemoryPerWorker,
    slowRecovery,
    keepAliveShort,
    heartbeatOnDisk,
    deprecatedUvicornWorker,
    noLogConfiguration,
    logOptionsMissing,
    noAccessLog,
    debugOn,
];

// EXTERNAL MODULE: ./src/definition/parse-size.ts
var parse_size = __webpack_require__(810);
// EXTERNAL MODULE: ./src/definition/read-values.ts
var read_values = __webpack_require__(6108);
;// CONCATENATED MODULE: ./src/preflight/read/read-scene.ts




function readScene(facts) {
    const { definition, service } = facts;
    const containers = definition.containerDefinitions.map((each) => {
        const container = (0,read_container/* readContainer */.u)(each);
        const balanced = service.loadBalancers.filter(({ containerName }) => containerName === container.name);
        return {
            ...container,
            commandLine: (0,read_command/* readCommand */.U)(container, facts.brokerKind !== null),
            balancedPorts: balanced.map(({ containerPort }) => containerPort),
        };
    });
    const processes = containers.flatMap((container) => container.commandLine.programs.map((program) => ({ ...program, container })));
    const workers = processes.filter(({ kind }) => kind === 'celery-worker');
    return {
        ...facts,
        containers,
        processes,
        workers,
        shownWorkers: workers.filter(({ toldBy }) => toldBy === 'command'),
        gunicorns: processes.filter(({ kind }) => kind === 'gunicorn'),
        cpu: (0,parse_size/* parseCpu */.O)(definition['cpu']),
        memoryMiB: (0,parse_size/* parseMemory */.P)(definition['memory']),
        isFargate: isFargate(facts),
        asksForFargate: asksForFargate(facts),
        isWebService: service.loadBalancers.length > 0,
        mostTasks: Math.max(facts.desiredCount, Math.floor((facts.desiredCount * facts.maximumPercent) / 100)),
    };
}
function isFargate({ definition, service }) {
    const { launchType = null, capacityProviders = [] } = service.platform ?? {};
    if (launchType !== null && launchType !== '')
        return launchType === 'FARGATE';
    if (capacityProviders.length > 0)
        return capacityProviders.some((name) => name.startsWith('FARGATE'));
    return asksForFargate({ definition });
}
function asksForFargate({ definition }) {
    return (0,read_values/* textsOf */.CB)(definition['requiresCompatibilities']).includes('FARGATE');
}

;// CONCATENATED MODULE: ./src/preflight/run-preflight.ts


const RANKS = ['stop', 'warn', 'note'];
/** Runs every lint over one set of facts: the findings, worst first, and those that refuse the deploy. */
function runPreflight(facts, { mode, ignore }, lints = LINTS) {
    if (mode === 'off')
        return { findings: [], ignored: [], refusals: [] };
    const scene = readScene(facts);
    const found = lints.flatMap((lint) => lint.check(scene));
    const isIgnored = ({ id, code }) => ignore.includes(id) || ignore.includes(code);
    const findings = found
        .filter((finding) => !isIgnored(finding))
        .sort((a, b) => RANKS.indexOf(a.severity) - RANKS.indexOf(b.severity));
    const refusing = mode === 'strict' ? ['stop', 'warn'] : ['stop'];
    return {
        findings,
        ignored: [...new Set(found.filter(isIgnored).map(({ id }) => id))],
        refusals: findings.filter(({ severity }) => refusing.includes(severity)).map(describeRefusal),
    };
}
function describeRefusal({ id, what, why, fix }) {
    return `${what} ${why} ${fix} (preflight: ${id})`;
}

;// CONCATENATED MODULE: ./src/rollout/to-rollout-plan-question.ts




/** A target group whose settings can't be read is assumed to have AWS's defaults. */
const DEFAULT_GROUP = { intervalSeconds: 30, timeoutSeconds: 5, deregistrationDelaySeconds: 300 };
/** Builds the planner's question from what was read. */
function toRolloutPlanQuestion(sources) {
    const { service, tasks, definition, currentDefinition, targetGroups, ignoresStopSignal, ...question } = sources;
    const arns = [...new Set(service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn))];
    const pace = {
        ...measurePace(tasks, service.events),
        targetGroups: arns.map((arn) => targetGroups.find(({ targetGroupArn }) => targetGroupArn === arn) ?? DEFAULT_GROUP),
        containerCheck: findSlowestCheck(definition),
        stopTimeoutSeconds: (0,stop_timeout/* findLongestStop */.i_)(currentDefinition ?? definition),
        ignoresStopSignal,
    };
    const healthy = tasks.filter((task) => (0,is_healthy_task/* isHealthyTask */.t)(task, service.loadBalancers, null));
    return { ...question, oldCount: tasks.length, oldHealthyCount: healthy.length, pace };
}
function findSlowestCheck(definition) {
    return ([...listContainerChecks(definition)].sort((a, b) => b.intervalSeconds - a.intervalSeconds)[0] ?? null);
}

// EXTERNAL MODULE: ./src/definition/is-random.ts
var is_random = __webpack_require__(4853);
;// CONCATENATED MODULE: ./src/definition/redact-command.ts




/** `redis-cli -a geheim`, `mysqladmin -pgeheim`, `curl -u shop:geheim`, as health checks have them. */
const BARE_SECRETS = [
    { program: /(?:^|\/)redis-cli$/, options: /^-a$/, secret: /^(?<secret>.+)$/s },
    {
        program: /(?:^|\/)(?:mysql|mysqladmin|mariadb|mariadb-admin)$/,
        options: null,
        secret: /^-p(?<secret>.+)$/s,
    },
    { program: /(?:^|\/)curl$/, options: /^(?:-u|--user)$/, secret: /^[^:]*:(?<secret>.+)$/s },
];
/** A script in a script in a script: no deeper, so that a hostile one ends. */
const DEEPEST = 4;
/** A command's words as one line, without what may be secret in it: passwords in URLs, values of what is named like one. */
function redactCommand(words) {
    return redactWords(words, 0)
        .map((word) => (/\s/.test(word) ? `'${word}'` : word))
        .join(' ');
}
function redactWords(words, depth) {
    return words.map((word, at) => {
        const before = words[at - 1] ?? '';
        const bare = findBareSecret(words.slice(0, at), word);
        if (bare !== null)
            return word.slice(0, word.length - bare.length) + mask_text/* MASK */.v5;
        const isValue = /^--?[A-Za-z]/.test(before) && !before.includes('=') && (0,is_secret_name/* isSecretName */.e)(before);
        if (isValue && !word.startsWith('-'))
            return mask_text/* MASK */.v5;
        return /\s/.test(word) ? redactScript(word, depth).replaceAll("'", '"') : redactWord(word);
    });
}
/** The secret at the end of a word, where the option that holds it is not called like one. */
function findBareSecret(before, word) {
    const option = before.at(-1) ?? '';
    for (const { program, options, secret } of BARE_SECRETS) {
        if (!before.some((name) => program.test(name)))
            continue;
        const found = options === null || options.test(option) ? secret.exec(word)?.groups?.['secret'] : undefined;
        if (found !== undefined)
            return found;
    }
    return null;
}
function redactWord(word) {
    if ((0,is_random/* isRandom */.o)(word))
        return mask_text/* MASK */.v5;
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (value !== '' && (0,is_secret_name/* isSecretName */.e)(name))
        return `${name}=${mask_text/* MASK */.v5}`;
    return (0,mask_text/* maskText */.gC)(word, []);
}
/**
 * A shell's script on one line; words stay as they are written where there is nothing to hide in them. `$(( … ))` is one word
 * with blanks, and so a script of itself: at some depth it is taken piece by piece.
 */
function redactScript(script, depth) {
    if (depth >= DEEPEST)
        return script.split(/\s+/).map(redactWord).join(' ');
    const commands = [...(0,parse_script/* parseScript */.t)(script, []).commands.keys()];
    const changes = commands.flatMap((command) => redact_command_findChanges(command, depth + 1));
    const shown = changes
        .sort((a, b) => b.pos - a.pos)
        .reduce((rest, { pos, end, text }) => `${rest.slice(0, pos)}${text}${rest.slice(end)}`, script);
    return (0,mask_text/* maskText */.gC)(shown, []).replaceAll(/\\\n/g, ' ').replaceAll(/\s+/g, ' ').trim();
}
function redact_command_findChanges({ name, args, prefix }, depth) {
    const nodes = [...(name === undefined ? [] : [name]), ...args];
    const words = nodes.map((node) => (node.type === 'Word' ? node.value : node.text));
    const assigned = prefix.flatMap((node) => (node.type === 'Assignment' ? [node] : []));
    return [
        ...redactWords(words, depth).flatMap((text, at) => toChange(nodes[at], words[at], text)),
        ...assigned.flatMap((node) => toChange(node, node.text, redactWord(node.text))),
    ];
}
function toChange(node, word, text) {
    if (node === undefined || !text.includes(mask_text/* MASK */.v5) || text === word)
        return [];
    return [{ pos: node.pos, end: node.end, text: /\s/.test(text) ? `"${text}"` : text }];
}

;// CONCATENATED MODULE: ./src/definition/describe-member.ts

const SHOWN = new Set([
    ...['image', 'cpu', 'memory', 'memoryReservation', 'essential', 'stopTimeout', 'startTimeout', 'user'],
    ...['workingDirectory', 'readonlyRootFilesystem', 'privileged', 'networkMode', 'pidMode', 'ipcMode'],
    ...['taskRoleArn', 'executionRoleArn', 'versionConsistency'],
]);
const COMMANDS = new Set(['command', 'entryPoint']);
/** A member of a definition; null: not there, or empty. */
function describeMember(name, value) {
    if (isEmpty(value))
        return null;
    if (name === 'portMappings')
        return describePorts(value);
    const identity = JSON.stringify(sortKeys(value));
    if (COMMANDS.has(name) && Array.isArray(value))
        return { identity, shown: redactCommand(value.map(textOf)) };
    if (name === 'logConfiguration')
        return { identity, shown: describeLog(value) };
    if (name === 'healthCheck')
        return describeCheck(value);
    if (typeof value !== 'object' && SHOWN.has(name)) {
        // Numbers come as text too: `"256"` and `256`.
        return { identity: textOf(value), shown: redactCommand([textOf(value)]) };
    }
    return { identity, shown: 'set' };
}
/** Names of a list of pairs, with what makes each differ. */
function listNames(value) {
    const entries = Array.isArray(value) ? value : [];
    return new Map(entries.flatMap((entry) => {
        const { name } = membersOf(entry);
        return typeof name === 'string' ? [[name, JSON.stringify(sortKeys(entry))]] : [];
    }));
}
/** `8000/tcp`; a host port that repeats the container port is what ECS writes out by itself. */
function describePorts(value) {
    const entries = Array.isArray(value) ? value : [];
    const ports = entries.map((entry) => {
        const { containerPort, hostPort, protocol, containerPortRange } = membersOf(entry);
        const port = textOf(containerPort ?? containerPortRange ?? '?');
        const host = hostPort === undefined || hostPort === containerPort || hostPort === 0 ? '' : `${textOf(hostPort)}→`;
        return `${host}${port}/${textOf(protocol ?? 'tcp')}`;
    });
    const shown = ports.sort().join(', ');
    return { identity: shown, shown };
}
function describeLog(value) {
    const { logDriver } = membersOf(value);
    return typeof logDriver === 'string' ? logDriver : 'set';
}
function describeCheck(value) {
    const { command, interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = membersOf(value);
    const words = Array.isArray(command) ? command.map(textOf) : [];
    const times = [interval, timeout, retries, startPeriod].map(textOf).join('/');
    return {
        identity: JSON.stringify([words, times]),
        shown: `${redactCommand(words)} (interval/timeout/retries/startPeriod ${times})`,
    };
}
function textOf(value) {
    return typeof value === 'string' ? value : JSON.stringify(value);
}
function isEmpty(value) {
    if (value === undefined || value === null || value === '')
        return true;
    return typeof value === 'object' && Object.keys(value).length === 0;
}
function sortKeys(value) {
    if (Array.isArray(value))
        return value.map(sortKeys);
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value).filter(([, member]) => !isEmpty(member));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sortKeys(member)]));
}
function membersOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}

;// CONCATENATED MODULE: ./src/definition/diff-definitions.ts

/** What a container has where nothing is written; DescribeTaskDefinition fills it in. */
const DEFAULTS = { essential: 'true', cpu: '0' };
const NAMED_LISTS = ['environment', 'secrets'];
const NOT_COMPARED = new Set(['name', 'family', 'containerDefinitions', 'tags', ...NAMED_LISTS]);
/**
 * What differs, for people: known settings with their values, environment and secrets by name only, anything else as changed.
 * Empty lists, nulls and defaults that ECS writes out are no difference.
 */
function diffDefinitions(from, to) {
    const names = [...from.containerDefinitions, ...to.containerDefinitions].map(({ name }) => name);
    const find = ({ containerDefinitions }, name) => containerDefinitions.find((container) => container.name === name);
    return [
        ...(from.family === to.family
            ? []
            : [{ place: 'task', setting: 'family', from: from.family, to: to.family }]),
        ...diffMembers('task', from, to),
        ...[...new Set(names)].flatMap((name) => diffContainers(name, find(from, name), find(to, name))),
    ];
}
function diffContainers(place, from, to) {
    if (from === undefined || to === undefined) {
        return [{ place, setting: 'container', from: from?.image ?? null, to: to?.image ?? null }];
    }
    return [
        ...diffMembers(place, from, to),
        ...NAMED_LISTS.flatMap((list) => diffNames(place, list, from, to)),
    ];
}
function diffMembers(place, from, to) {
    const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((name) => !NOT_COMPARED.has(name));
    return names.flatMap((setting) => {
        const byDefault = place === 'task' ? null : (DEFAULTS[setting] ?? null);
        const [before, after] = [from, to].map((members) => describeMember(setting, members[setting]));
        if ((before?.identity ?? byDefault) === (after?.identity ?? byDefault))
            return [];
        return [{ place, setting, from: before?.shown ?? null, to: after?.shown ?? null }];
    });
}
/** Values are never shown. */
function diffNames(place, list, from, to) {
    const before = listNames(from[list]);
    const after = listNames(to[list]);
    return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name) => {
        const setting = `${list} ${name}`;
        const [old, added] = [before.get(name), after.get(name)];
        if (old === added)
            return [];
        if (old === undefined)
            return [{ place, setting, from: null, to: 'added' }];
        if (added === undefined)
            return [{ place, setting, from: 'removed', to: null }];
        return [{ place, setting, from: 'a value', to: 'another value' }];
    });
}

;// CONCATENATED MODULE: ./src/rollout/diff-service.ts

/** What UpdateService would change in the service itself. */
function diffService(service, update) {
    const place = 'service';
    const settings = [
        ['desiredCount', 'desired count'],
        ['minimumHealthyPercent', 'minimum healthy percent'],
        ['maximumPercent', 'maximum percent'],
    ];
    const changes = settings.flatMap(([name, setting]) => {
        const to = update[name];
        if (to === undefined || to === service[name])
            return [];
        return [{ place, setting, from: String(service[name]), to: String(to) }];
    });
    const { taskDefinitionArn: arn } = update;
    if (arn === undefined || arn === service.taskDefinitionArn)
        return changes;
    const revision = { from: (0,shorten_arn/* revisionOf */.DT)(service.taskDefinitionArn), to: (0,shorten_arn/* revisionOf */.DT)(arn) };
    return [{ place, setting: 'task definition', ...revision }, ...changes];
}

;// CONCATENATED MODULE: ./src/rollout/planner/describe-rollout-plan.ts



/** `2 waves, about 3 min, at worst 11 min; never fewer than 2 healthy tasks; at most 4 tasks` */
function describeRolloutPlan(plan) {
    const { waves, duration, minimumHealthy, maximumRunning } = plan;
    const healthy = minimumHealthy === 0
        ? 'at times no healthy task'
        : `never fewer than ${(0,count_of/* countOf */.p)(minimumHealthy, 'healthy task')}`;
    return (`${(0,count_of/* countOf */.p)(waves, 'wave')}, about ${formatEstimate(duration.expected)}, ` +
        `at worst ${formatEstimate(duration.worst)}; ${healthy}; at most ${(0,count_of/* countOf */.p)(maximumRunning, 'task')}`);
}
/** Warns if health-timeout is shorter than the estimate. */
function findPlanWarnings(question, plan) {
    const { healthTimeoutMs } = question;
    if (healthTimeoutMs === null || healthTimeoutMs >= plan.duration.worst)
        return [];
    const limit = (0,format_duration/* formatDuration */.a)(healthTimeoutMs);
    const enough = formatEstimate(plan.duration.worst);
    const { expected } = plan.duration;
    const verdict = healthTimeoutMs < expected
        ? `shorter than this rollout is expected to take (${formatEstimate(expected)})`
        : 'shorter than this rollout may take';
    return [`health-timeout: ${limit} is ${verdict}; set at least ${enough}.`];
}

;// CONCATENATED MODULE: ./src/rollout/planner/estimate-pace.ts
/** The scheduler acts about every 10 s (measured in real rollouts: stop to deregistration 10.1 s and 9.7 s). */
const PASS_MS = 10_000;
const NOTICE = { best: 0, expected: PASS_MS / 2, worst: PASS_MS };
const PASS = { best: 0, expected: PASS_MS, worst: PASS_MS };
/** Fargate, created to RUNNING, without data from this service: 37 s and 53 s to the first process in real rollouts. */
const UNKNOWN_START = { best: 10_000, expected: 45_000, worst: 180_000 };
/** A task without health checks counts as healthy 40 s after RUNNING (DeploymentConfiguration.minimumHealthyPercent). */
const UNCHECKED = { best: 40_000, expected: 40_000, worst: 45_000 };
/** From registered to the first check. */
const REGISTRATION = { best: 0, expected: 10_000, worst: 20_000 };
/** From the last exit to STOPPED: the network interface is deleted. */
const CLEARING = { best: 0, expected: 6_000, worst: 20_000 };
/** A process that handles SIGTERM and has nothing left to do. */
const QUICK_EXIT_MS = 2_000;
/** How long each step of a task takes in this service, from observations and settings. */
function estimatePace(facts) {
    return {
        notice: NOTICE,
        pass: PASS,
        start: estimateStart(facts.observedStartMs),
        prove: estimateProof(facts),
        stop: estimateStop(facts),
    };
}
/** Image caches and placement vary: the slowest task may take twice as long next time. */
function estimateStart(observed) {
    if (observed.length === 0)
        return UNKNOWN_START;
    const slowest = Math.max(...observed);
    return {
        best: Math.min(...observed) / 2,
        expected: findMedian(observed),
        worst: Math.max(2 * slowest, slowest + 30_000),
    };
}
function estimateProof(facts) {
    const checks = [
        ...facts.targetGroups.map(({ intervalSeconds, timeoutSeconds }) => {
            const intervalMs = intervalSeconds * 1000;
            // A new target needs one passing check, whatever the threshold (ELB guide, target group health checks).
            const checked = { best: 0, expected: intervalMs, worst: 2 * intervalMs + timeoutSeconds * 1000 };
            return add(NOTICE, REGISTRATION, checked);
        }),
        ...(facts.containerCheck === null ? [] : [estimateContainerCheck(facts.containerCheck)]),
    ];
    const proof = checks.length === 0 ? UNCHECKED : slowestOf(checks);
    if (facts.observedHealthyMs.length === 0)
        return proof;
    const expected = findMedian(facts.observedHealthyMs);
    const worst = Math.max(proof.worst, 1.5 * Math.max(...facts.observedHealthyMs));
    return { best: Math.min(proof.best, expected), expected: Math.min(expected, worst), worst };
}
/** One success makes it HEALTHY; failures count only after the start period (ContainerDefinition.healthCheck). */
function estimateContainerCheck(check) {
    const intervalMs = check.intervalSeconds * 1000;
    const failing = check.retries * (intervalMs + check.timeoutSeconds * 1000);
    return { best: 0, expected: intervalMs, worst: check.startPeriodSeconds * 1000 + failing };
}
/** Behind a load balancer SIGTERM comes after the deregistration delay, at the scheduler's next pass. */
function estimateStop({ targetGroups, stopTimeoutSeconds, ignoresStopSignal }) {
    const limitMs = stopTimeoutSeconds * 1000;
    const exit = {
        best: 0,
        expected: ignoresStopSignal ? limitMs : Math.min(limitMs, QUICK_EXIT_MS),
        worst: limitMs,
    };
    if (targetGroups.length === 0)
        return add(exit, CLEARING);
    const delay = Math.max(...targetGroups.map((group) => group.deregistrationDelaySeconds)) * 1000;
    return add(PASS, { best: delay, expected: delay, worst: delay }, NOTICE, exit, CLEARING);
}
function findMedian(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
function add(...ranges) {
    return combine(ranges, (values) => values.reduce((sum, value) => sum + value, 0));
}
function slowestOf(ranges) {
    return combine(ranges, (values) => Math.max(...values));
}
function combine(ranges, join) {
    return {
        best: join(ranges.map(({ best }) => best)),
        expected: join(ranges.map(({ expected }) => expected)),
        worst: join(ranges.map(({ worst }) => worst)),
    };
}

;// CONCATENATED MODULE: ./src/rollout/planner/plan-moves.ts

/**
 * The moves of the scheduler in a rolling update, in order (developer guide, service-options: +2, −2, +2, −2, +2, −2 at
 * 100 %; −3, +5, −3, +1 below): it stops as many old tasks as the healthy ones allow, unhealthy ones first; a pass that
 * stops nothing starts as many new ones as there is room for. null: it can never end.
 */
function planMoves(question) {
    const { desiredCount, holdsOld } = question;
    const { lower, upper } = computeLimits(desiredCount, question.minimumHealthyPercent, question.maximumPercent);
    let unhealthy = question.oldCount - question.oldHealthyCount;
    let old = question.oldHealthyCount;
    let created = 0;
    const moves = [];
    let waitsFor = 'pass';
    while (old + unhealthy > 0 || created < desiredCount) {
        const spare = Math.max(0, Math.min(old, old + created - lower));
        const isHeld = holdsOld && created === 0 && desiredCount > 0;
        const stops = isHeld ? 0 : unhealthy + spare;
        const starts = stops > 0 ? 0 : Math.min(desiredCount - created, upper - old - unhealthy - created);
        if (stops <= 0 && starts <= 0)
            return null;
        if (stops > 0) {
            moves.push({ kind: 'stop', count: stops, waitsFor });
            old -= spare;
            unhealthy = 0;
            waitsFor = 'pass';
        }
        else {
            moves.push({ kind: 'start', count: starts, waitsFor });
            created += starts;
            waitsFor = 'health';
        }
    }
    return moves;
}

;// CONCATENATED MODULE: ./src/rollout/planner/time-moves.ts
/** When each move happens if every step takes its best, expected or worst time. */
function timeMoves(moves, pace, which, begin) {
    const changes = [];
    const timed = [];
    let nowMs = pace.notice[which];
    let lastStartMs = 0;
    let unhealthy = begin.running - begin.healthy;
    let endMs = nowMs;
    for (const { kind, count, waitsFor } of moves) {
        if (timed.length > 0) {
            const provedMs = lastStartMs + pace.start[which] + pace.prove[which] + pace.notice[which];
            nowMs = waitsFor === 'health' ? Math.max(nowMs, provedMs) : nowMs + pace.pass[which];
        }
        timed.push({ kind, count, afterMs: nowMs });
        if (kind === 'start') {
            lastStartMs = nowMs;
            const healthyMs = nowMs + pace.start[which] + pace.prove[which];
            changes.push({ afterMs: nowMs, running: count, healthy: 0, stopping: 0 });
            changes.push({ afterMs: healthyMs, running: 0, healthy: count, stopping: 0 });
            endMs = Math.max(endMs, healthyMs);
        }
        else {
            const goneMs = nowMs + pace.stop[which];
            const healthy = count - unhealthy;
            unhealthy = 0;
            changes.push({ afterMs: nowMs, running: -count, healthy: -healthy, stopping: count });
            changes.push({ afterMs: goneMs, running: 0, healthy: 0, stopping: -count });
            endMs = Math.max(endMs, goneMs);
        }
    }
    return { moves: timed, endMs: endMs + pace.notice[which], capacity: addUp(begin, changes) };
}
function addUp(begin, changes) {
    const points = [{ afterMs: 0, ...begin, stopping: 0 }];
    for (const change of [...changes].sort((a, b) => a.afterMs - b.afterMs)) {
        const last = points.at(-1) ?? { afterMs: 0, ...begin, stopping: 0 };
        const point = {
            afterMs: change.afterMs,
            running: last.running + change.running,
            healthy: last.healthy + change.healthy,
            stopping: last.stopping + change.stopping,
        };
        if (last.afterMs === change.afterMs)
            points.pop();
        points.push(point);
    }
    return points;
}

;// CONCATENATED MODULE: ./src/rollout/planner/estimate-rollout.ts



/** The rollout in numbers; null: with these percentages it can never move. */
function estimateRollout(question) {
    const moves = planMoves(question);
    if (moves === null)
        return null;
    const pace = estimatePace(question.pace);
    const begin = { running: question.oldCount, healthy: question.oldHealthyCount };
    const best = timeMoves(moves, pace, 'best', begin);
    const expected = timeMoves(moves, pace, 'expected', begin);
    const worst = timeMoves(moves, pace, 'worst', begin);
    const { capacity } = expected;
    const runs = [best, expected, worst].flatMap((schedule) => schedule.capacity);
    return {
        waves: moves.filter(({ kind }) => kind === 'start').length,
        moves: expected.moves,
        capacity,
        minimumHealthy: Math.min(...capacity.map(({ healthy }) => healthy)),
        maximumRunning: Math.max(...capacity.map(({ running }) => running)),
        maximumPresent: Math.max(...runs.map(({ running, stopping }) => running + stopping)),
        duration: {
            best: best.endMs,
            expected: expected.endMs,
            worst: worst.endMs + question.drainTimeoutMs,
        },
    };
}

;// CONCATENATED MODULE: ./src/rollout/planner/find-advice.ts



/** Smaller savings are not worth a change. */
const WORTHWHILE_MS = 30_000;
const SHORT_DELAY_SECONDS = 30;
const SHORT_INTERVAL_SECONDS = 10;
const MAXIMUM_PERCENTS = [100, 125, 150, 200];
const MINIMUM_PERCENTS = [100, 75, 50, 0];
/** What would make this rollout faster without making it less safe, largest saving first. */
function findAdvice(question) {
    const now = estimateRollout(question);
    if (now === null)
        return [];
    const changes = [...findPaceChanges(question.pace), ...findFastestPair(question)];
    const advice = changes.flatMap(({ setting, change, words }) => {
        const then = estimateRollout({ ...question, ...change });
        const savesMs = then === null ? 0 : now.duration.expected - then.duration.expected;
        if (savesMs < WORTHWHILE_MS)
            return [];
        return [{ setting, savesMs, sentence: `${words} about ${(0,format_duration/* formatDuration */.a)(savesMs)}.` }];
    });
    return advice.sort((a, b) => b.savesMs - a.savesMs);
}
function findPaceChanges(pace) {
    const delay = Math.max(0, ...pace.targetGroups.map((group) => group.deregistrationDelaySeconds));
    const interval = Math.max(0, ...pace.targetGroups.map((group) => group.intervalSeconds));
    const changes = [];
    const groupsWith = (part) => ({
        pace: {
            ...pace,
            observedHealthyMs: 'intervalSeconds' in part ? [] : pace.observedHealthyMs,
            targetGroups: pace.targetGroups.map((group) => ({ ...group, ...part })),
        },
    });
    if (delay > SHORT_DELAY_SECONDS) {
        changes.push({
            setting: 'deregistration_delay.timeout_seconds',
            change: groupsWith({ deregistrationDelaySeconds: SHORT_DELAY_SECONDS }),
            words: `A deregistration delay of ${SHORT_DELAY_SECONDS} s instead of ${delay} s would save`,
        });
    }
    if (interval > SHORT_INTERVAL_SECONDS) {
        changes.push({
            setting: 'HealthCheckIntervalSeconds',
            change: groupsWith({ intervalSeconds: SHORT_INTERVAL_SECONDS }),
            words: `A health check every ${SHORT_INTERVAL_SECONDS} s instead of every ${interval} s would save`,
        });
    }
    if (pace.ignoresStopSignal) {
        changes.push({
            setting: 'command',
            change: { pace: { ...pace, ignoresStopSignal: false } },
            words: `Handling SIGTERM instead of being killed after ${pace.stopTimeoutSeconds} s would save`,
        });
    }
    return changes;
}
/** The fastest pair that keeps as many tasks healthy as now; of equally fast ones, the one with the fewest tasks. */
function findFastestPair(question) {
    const { desiredCount } = question;
    const { lower } = computeLimits(desiredCount, question.minimumHealthyPercent, question.maximumPercent);
    const pairs = [...new Set([question.minimumHealthyPercent, ...MINIMUM_PERCENTS])].flatMap((minimum) => MAXIMUM_PERCENTS.map((maximum) => ({ minimumHealthyPercent: minimum, maximumPercent: maximum })));
    const safe = pairs.flatMap((pair) => {
        const limits = computeLimits(desiredCount, pair.minimumHealthyPercent, pair.maximumPercent);
        const then = limits.lower < lower ? null : estimateRollout({ ...question, ...pair });
        return then === null ? [] : [{ pair, expectedMs: then.duration.expected, upper: limits.upper }];
    });
    safe.sort((a, b) => a.expectedMs - b.expectedMs || a.upper - b.upper);
    const best = safe[0]?.pair;
    if (best === undefined)
        return [];
    const name = `${best.minimumHealthyPercent}/${best.maximumPercent}`;
    const current = `${question.minimumHealthyPercent}/${question.maximumPercent}`;
    return [
        {
            setting: 'minimum-healthy-percent/maximum-percent',
            change: best,
            words: `Percentages of ${name} (minimum/maximum) instead of ${current} keep as many tasks healthy and would save`,
        },
    ];
}

;// CONCATENATED MODULE: ./src/rollout/plan-rollout.ts



/**
 * What ECS will do, how long it will take, and what would make it faster. Durations are from UpdateService to COMPLETED and
 * assume that new tasks start as fast as the current ones did. null: with these percentages it can never move.
 */
function planRollout(question) {
    const numbers = estimateRollout(question);
    if (numbers === null)
        return null;
    return {
        ...numbers,
        sentence: describeRolloutPlan(numbers),
        warnings: findPlanWarnings(question, numbers),
        advice: findAdvice(question),
    };
}

;// CONCATENATED MODULE: ./src/preflight/find-unknown-lints.ts

/** Names that no lint has: misspelt, or from another version. */
function findUnknownLints(names) {
    const known = new Set(LINTS.flatMap(({ id, code }) => [id, code]));
    return names.filter((name) => !known.has(name));
}

;// CONCATENATED MODULE: ./src/phases/plan/fetch-preflight-context.ts




/** Reads only, and never fails: what can't be read is listed, and the rest is looked at. */
async function fetchPreflightContext(run, service, tasks) {
    const { ecs } = run.world;
    const missing = [];
    const currentDefinition = await fetchCurrent(run, service);
    if (currentDefinition === null) {
        missing.push({ action: 'ecs:DescribeTaskDefinition', consequence: 'what changes can not be shown' });
    }
    const reading = { unreadable: [] };
    const groups = await fetchTargetGroups(run, { service }, reading);
    const groupArns = new Set(service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn));
    const isUnread = reading.unreadable.length > 0 || groups.length < groupArns.size;
    if (isUnread) {
        missing.push({
            action: 'elasticloadbalancing:DescribeTargetGroups, elasticloadbalancing:DescribeTargetGroupAttributes',
            consequence: 'the plan takes the target group for one with the defaults of AWS, and its lints are silent',
        });
    }
    const taskArns = tasks.map(({ arn }) => arn);
    const protections = tasks.length === 0
        ? []
        : await (0,read_source/* readSource */.o)({ unreadable: [] }, 'ecs:GetTaskProtection', () => ecs.fetchProtections(taskArns));
    if (protections === null) {
        missing.push({
            action: 'ecs:GetTaskProtection',
            consequence: 'whether old tasks are protected is not known',
        });
    }
    if (service.currentServiceDeploymentArn !== null) {
        const deployment = await ecs.fetchServiceDeployment(service.currentServiceDeploymentArn);
        if (deployment === null) {
            missing.push({
                action: 'ecs:DescribeServiceDeployments',
                consequence: 'a rollback has to be an UpdateService, and less of it can be seen',
            });
        }
    }
    return {
        currentDefinition,
        targetGroups: isUnread ? [] : groups.map(toTargetGroupSettings),
        protections: protections ?? [],
        missing,
    };
}
async function fetchCurrent(run, service) {
    try {
        return (await run.world.ecs.fetchTaskDefinition(service.taskDefinitionArn)).definition;
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM))
            throw error;
        return null;
    }
}

;// CONCATENATED MODULE: ./src/timeline/read-settings.ts
const read_settings_SECOND_MS = 1000;
/** The settings that determine how long parts of the timeline take; of several target groups, the slowest. */
function readSettings(facts) {
    const { service, pace, targetGroups, maximumPercent, drainTimeoutMs, stableForMs } = facts;
    const most = (read) => Math.max(...targetGroups.map(read)) * read_settings_SECOND_MS;
    const check = pace.containerCheck;
    return {
        ...(targetGroups.length === 0
            ? {}
            : {
                deregistrationDelayMs: most((group) => group.deregistrationDelaySeconds),
                healthCheckIntervalMs: most((group) => group.intervalSeconds),
                unhealthyAfterMs: most((group) => group.intervalSeconds * group.unhealthyThreshold),
            }),
        gracePeriodMs: service.healthCheckGracePeriodSeconds * read_settings_SECOND_MS,
        containerCheckIntervalMs: check === null ? null : check.intervalSeconds * read_settings_SECOND_MS,
        stopTimeoutMs: pace.stopTimeoutSeconds * read_settings_SECOND_MS,
        ...{ maximumPercent, drainTimeoutMs, stableForMs },
    };
}

;// CONCATENATED MODULE: ./src/phases/plan/preflight-deploy.ts












/** Plans the rollout and runs the lints. */
async function preflightDeploy(run, sight) {
    const { inputs, world } = run;
    const context = await fetchPreflightContext(run, sight.service, sight.tasks);
    const rules = { mode: inputs.preflight, ignore: inputs.preflightIgnore };
    const verdict = runPreflight(gatherFacts(run, sight, context), rules);
    const unknown = findUnknownLints(inputs.preflightIgnore);
    if (unknown.length > 0) {
        const sentence = `preflight-ignore: there is no lint ${unknown.join(', ')} (see docs/lints).`;
        world.story.tell({ kind: 'warned', sentence });
    }
    const question = askPlan(run, sight, context);
    const ahead = {
        rollout: question === null ? null : planRollout(question),
        tookMs: null,
        findings: verdict.findings,
        ignored: verdict.ignored,
        changes: listChanges(sight, context),
        roster: (sight.roster?.workers ?? []).map(toRosterRow),
        missingPermissions: context.missing,
    };
    const settings = question === null ? null : settingsOf(run, sight, question, context);
    world.story.tell({ kind: 'preflight-done', ahead, settings });
    return { ahead, refusals: verdict.refusals };
}
function listChanges({ service, update, wanted }, { currentDefinition }) {
    return [
        ...diffService(service, update.update),
        ...(currentDefinition === null ? [] : diffDefinitions(currentDefinition, wanted)),
    ];
}
function gatherFacts(run, sight, context) {
    const { inputs, world } = run;
    const { service, drain, wanted } = sight;
    const atMs = world.clock.now();
    const real = { ...inputs, dryRun: false };
    const visibility = inputs.broker?.transportOptions['visibility_timeout'];
    return {
        atMs,
        service,
        ...percentagesOf(run, service),
        definition: wanted,
        targetGroups: context.targetGroups,
        observedHealthyMs: measurePace(sight.tasks, service.events).observedHealthyMs,
        protections: context.protections,
        drain: drain.mode,
        brokerKind: inputs.broker === null
            ? null
            : /^(py)?amqps?:|^librabbitmq:/.test(inputs.broker.url)
                ? 'amqp'
                : 'redis',
        visibilityTimeoutSeconds: typeof visibility === 'number' ? visibility : null,
        drainTimeoutMs: inputs.drainTimeoutMs,
        healthTimeoutMs: inputs.healthTimeoutMs,
        rollsBackItself: inputs.onFailure === 'rollback' && inputs.maxFailedTasks > 0 && inputs.phases.includes('post-deploy'),
        endsAtMs: (0,estimate_latest_end/* estimateLatestEnd */.N)({ ...real, onFailure: 'leave' }, atMs),
        endsWithRollbackAtMs: (0,estimate_latest_end/* estimateLatestEnd */.N)(real, atMs),
        credentialsExpireAtMs: world.limits?.credentialsExpireAtMs ?? null,
        jobEndsAtMs: world.limits?.jobEndsAtMs ?? null,
    };
}
function percentagesOf({ inputs }, service) {
    return {
        desiredCount: inputs.desiredCount ?? service.desiredCount,
        minimumHealthyPercent: inputs.minimumHealthyPercent ?? service.minimumHealthyPercent,
        maximumPercent: inputs.maximumPercent ?? service.maximumPercent,
    };
}
function askPlan(run, sight, context) {
    const { inputs } = run;
    const { service, tasks, wanted, drain } = sight;
    if (service.schedulingStrategy !== 'REPLICA')
        return null;
    return toRolloutPlanQuestion({
        service,
        tasks,
        definition: wanted,
        currentDefinition: context.currentDefinition,
        targetGroups: context.targetGroups,
        ...percentagesOf(run, service),
        holdsOld: drain.mode === 'overlap',
        drainTimeoutMs: drain.mode === 'overlap' ? inputs.drainTimeoutMs : 0,
        healthTimeoutMs: inputs.phases.includes('post-deploy') ? inputs.healthTimeoutMs : null,
        ignoresStopSignal: isStopSignalIgnored(context.currentDefinition ?? wanted),
    });
}
/** The settings that make this rollout slow or fast, for the timeline. */
function settingsOf({ inputs }, { service }, { pace, maximumPercent }, { targetGroups }) {
    const { drainTimeoutMs, stableForMs } = inputs;
    return readSettings({ service, pace, targetGroups, maximumPercent, drainTimeoutMs, stableForMs });
}

// EXTERNAL MODULE: ./src/model/inputs.ts
var model_inputs = __webpack_require__(492);
;// CONCATENATED MODULE: ./src/definition/find-beat.ts


/** The containers that run Celery beat, alone or within a worker (`-B`). */
function findBeats({ containerDefinitions }) {
    return containerDefinitions.map(read_container/* readContainer */.u).flatMap((container) => (0,read_command/* readCommand */.U)(container)
        .programs.filter(({ beat }) => beat !== null)
        .slice(0, 1)
        .map(({ beat, toldBy }) => ({
        container: container.name,
        isLocking: beat === 'locking',
        isGuess: toldBy === 'name',
    })));
}

;// CONCATENATED MODULE: ./src/drain/assess-overlap.ts



/** ECS allows five unfinished deployments; there must be room for this one and its rollback. */
const UNFINISHED_AT_MOST = 3;
/** Everything that prevents `drain: overlap`; empty: it is possible. */
function assessOverlap(facts) {
    return [
        ...assessPhases(facts),
        ...assessRoom(facts),
        ...assessDeployments(facts),
        ...assessWorkers(facts),
        ...assessBeat(facts),
    ];
}
function assessPhases({ inputs }) {
    const missing = model_inputs/* PHASES */.ZG.filter((phase) => !inputs.phases.includes(phase));
    return missing.length === 0
        ? []
        : [`all three phases must be in one step (missing: ${missing.join(', ')})`];
}
function assessRoom({ inputs, service, taskCount }) {
    const desired = inputs.desiredCount ?? service.desiredCount;
    const maximumPercent = inputs.maximumPercent ?? service.maximumPercent;
    if (desired === 0)
        return [];
    const room = (0,plan_expiry/* computeRoom */.h2)(desired, maximumPercent);
    if (room < 1) {
        const needed = Math.ceil(((desired + 1) * 100) / desired);
        return [
            `with desired-count ${String(desired)} and maximum-percent ${String(maximumPercent)} no new task can start ` +
                `beside the old ones: maximum-percent must be ${String(needed)} or more`,
        ];
    }
    const { drainTimeoutMs, healthTimeoutMs } = inputs;
    const minutes = (0,plan_expiry/* planExpiryMinutes */.sI)({ taskCount, room, drainTimeoutMs, healthTimeoutMs });
    if (minutes <= plan_expiry/* LONGEST_EXPIRY_MINUTES */.p7)
        return [];
    return [
        `the old tasks would need ${String(minutes)} minutes of protection, and ECS allows ` +
            `${String(plan_expiry/* LONGEST_EXPIRY_MINUTES */.p7)}: shorten drain-timeout or health-timeout, or raise maximum-percent`,
    ];
}
function assessDeployments({ service, canStopDeployments }) {
    const problems = [];
    const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
    if (primary !== undefined && primary.rolloutState !== 'COMPLETED') {
        problems.push(`the current deployment of the service (${primary.id}) is not completed, so there is nothing to roll back to`);
    }
    const unfinished = service.deployments.filter(({ rolloutState }) => rolloutState === 'IN_PROGRESS').length;
    if (unfinished > UNFINISHED_AT_MOST) {
        problems.push(`${String(unfinished)} deployments are unfinished, and ECS allows 5, including this one and its rollback`);
    }
    if (!canStopDeployments) {
        problems.push('the service deployments are not readable (ecs:ListServiceDeployments), so ECS can not be asked to roll back');
    }
    return problems;
}
function assessWorkers({ inputs, roster }) {
    const unmapped = roster.workers.filter(({ taskArn }) => taskArn === null).map(({ node }) => node);
    const shared = roster.workers.filter(({ count }) => count > 1).map(({ node }) => node);
    return [
        ...(inputs.drainWorkers === 'auto' ? [] : [describeGlobs(inputs.drainWorkers)]),
        ...(unmapped.length > 0
            ? [`these workers can't be mapped to exactly one task: ${unmapped.join(', ')}`]
            : []),
        ...(shared.length > 0 ? [`more than one worker has the name ${shared.join(', ')}`] : []),
    ];
}
/** A glob that also matches the new workers can't tell them from the old ones; one that doesn't would never find them. */
function describeGlobs(globs) {
    return (`drain-workers (${globs.join(', ')}) can't tell new workers from old ones: only drain-workers: auto can, ` +
        'because it uses the ECS tasks');
}
function assessBeat({ definitions }) {
    const beats = definitions.flatMap(findBeats);
    return [...describeBeats(beats.filter(({ isLocking }) => !isLocking)), ...describeLocks(beats)];
}
function describeBeats(beats) {
    if (beats.length === 0)
        return [];
    const names = [...new Set(beats.map(({ container }) => container))].join(', ');
    const found = beats.every(({ isGuess }) => isGuess)
        ? `a beat seems to run in ${names}, by the name of its script or container`
        : `a beat runs in ${names}`;
    return [`${found}, and two at once would send every scheduled job twice`];
}
/** RedBeat: the lock stays in Redis until the old beat releases it (sibson/redbeat#100). */
function describeLocks(beats) {
    const names = [...new Set(beats.filter(({ isLocking }) => isLocking).map(({ container }) => container))];
    if (names.length === 0)
        return [];
    return [
        `a beat runs in ${names.join(', ')}, and the new one would wait for the lock that the old one holds`,
    ];
}

// EXTERNAL MODULE: ./src/drain/describe-self-protected.ts
var describe_self_protected = __webpack_require__(6987);
;// CONCATENATED MODULE: ./src/phases/plan/fetch-denied.ts

/** What seems to be denied to this run. A dry run asks nothing; what can't be asked counts as allowed: the call shows. */
async function fetchDenied(run, questions) {
    if (run.inputs.dryRun)
        return [];
    const answers = await Promise.all(questions.map(async (question) => {
        const ask = () => run.world.ecs.fetchIsDenied(question);
        const isDenied = await (0,read_source/* readSource */.o)({ unreadable: [] }, question.action, ask);
        return isDenied === true ? [question.action] : [];
    }));
    return answers.flat();
}

;// CONCATENATED MODULE: ./src/phases/plan/resolve-drain-mode.ts





/**
 * Which drain this run takes: `auto` prefers overlap, and an overlap that was asked for and isn't possible is refused. What
 * the way back of that drain needs is asked for here, before the first change.
 */
async function resolveDrainMode(run, chosen, facts) {
    const { roster } = facts;
    if (chosen !== 'auto' && chosen.mode !== 'overlap') {
        await fetchDeniedOf(run, facts, chosen.mode);
        return { drain: chosen, problems: [] };
    }
    if (roster === null || roster.workers.length === 0) {
        return { drain: { mode: 'before', why: 'no worker to hand over from' }, problems: [] };
    }
    const overlapProblems = assessOverlap({
        inputs: run.inputs,
        service: facts.service,
        roster,
        taskCount: facts.tasks.length,
        definitions: await resolve_drain_mode_fetchDefinitions(run, facts),
        canStopDeployments: (await run.world.ecs.fetchServiceDeployments()).length > 0,
    });
    const arns = facts.tasks.map(({ arn }) => arn);
    const protections = await run.world.ecs.fetchProtections(arns);
    const selfProtected = chosen === 'auto' ? (0,describe_self_protected/* describeSelfProtected */._)(protections, arns.length, run.world.undo.read()) : null;
    const problems = [
        ...overlapProblems,
        ...(protections === null ? [describe_self_protected/* PROTECTIONS_NOT_READABLE */.C] : []),
        ...(selfProtected === null ? [] : [selfProtected]),
    ];
    const mayOverlap = chosen !== 'auto' || problems.length === 0;
    const denied = await fetchDeniedOf(run, facts, mayOverlap ? 'overlap' : 'before');
    const isProtectionDenied = denied.includes('ecs:UpdateTaskProtection');
    const all = isProtectionDenied ? [...problems, PROTECTION_DENIED] : problems;
    if (chosen === 'auto')
        return { drain: chooseAuto(all), problems: [] };
    if (isProtectionDenied && problems.length === 0)
        return { drain: tellDoubt(run, chosen), problems: [] };
    return {
        drain: chosen,
        problems: all.map((problem) => `drain: overlap is not possible: ${problem}. Or set drain: before.`),
    };
}
const PROTECTION_DENIED = 'ecs:UpdateTaskProtection was denied for a task that does not exist (a policy with conditions on tags denies that ' +
    'too; drain: overlap then asks for the real tasks)';
/** That it is denied for a real task is the proof: the old tasks are protected before UpdateService. */
function tellDoubt(run, chosen) {
    const sentence = 'ecs:UpdateTaskProtection was denied for a task that does not exist. Whether the old tasks can be protected shows ' +
        'before anything else is changed.';
    run.world.story.tell({ kind: 'noted', sentence, isWarning: true });
    return chosen;
}
async function fetchDeniedOf(run, { service, tasks, update }, mode) {
    if (update?.startsDeployment !== true || tasks.length === 0)
        return [];
    const denied = await fetchDenied(run, listWayBackQuestions(service, mode));
    if (denied.includes('ecs:StopServiceDeployment')) {
        const sentence = 'ecs:StopServiceDeployment seems to be denied: should the rollout fail, UpdateService goes back to the old revision.';
        run.world.story.tell({ kind: 'noted', sentence });
    }
    return denied;
}
async function resolve_drain_mode_fetchDefinitions(run, { service, revision }) {
    const { ecs } = run.world;
    const current = await ecs.fetchTaskDefinition(service.taskDefinitionArn);
    if (revision === null)
        return [current.definition];
    if (revision.definition !== null)
        return [current.definition, revision.definition];
    const next = revision.arn === null || revision.arn === current.arn
        ? current
        : await ecs.fetchTaskDefinition(revision.arn);
    return [current.definition, next.definition];
}

;// CONCATENATED MODULE: ./src/phases/plan/plan-deploy.ts














/** Looks at the service, the task definition, the tasks and the workers. Throws RefusedError with every problem found. */
async function planDeploy(run) {
    const { inputs, world } = run;
    const service = await fetchServiceOrRefuse(run);
    const primary = (0,find_primary/* findPrimary */.W)(service);
    const deploys = inputs.phases.includes('deploy');
    const chosen = inputs.phases.includes('pre-deploy') ? chooseDrain(inputs) : NO_PRE_DEPLOY;
    const problems = [...assessService(service, chosen === 'auto' || chosen.mode !== 'none')];
    if (primary === null)
        throw new errors/* RefusedError */.fk([...problems, noPrimary(service)]);
    const revision = deploys ? await collect(problems, () => resolveTaskDefinition(run, service)) : null;
    const update = revision === null ? null : planUpdateOf(run, service, revision);
    if (deploys)
        problems.push(...assessMove(run, service));
    if (update !== null)
        problems.push(...assessStandstill(primary, update));
    const tasks = await world.ecs.fetchTasks('running');
    // A run that ends before its watch reports what serves, too.
    world.story.tell({ kind: 'service-found', service, tasks });
    if (primary.rolloutState === 'IN_PROGRESS') {
        const sentence = `A deployment is in progress (${primary.id}): it is taken over.`;
        world.story.tell({ kind: 'warned', sentence });
    }
    const needed = withoutNeed(chosen, update);
    const drains = needed === 'auto' || needed.mode !== 'none';
    const roster = drains ? await collect(problems, () => fetchRoster(run, service, tasks, problems)) : null;
    const resolved = await resolveDrainMode(run, needed, { service, tasks, revision, update, roster });
    problems.push(...resolved.problems);
    const { drain } = resolved;
    let ahead = null;
    if (revision !== null && update?.startsDeployment === true) {
        const sight = { service, tasks, wanted: revision.wanted, update, drain, roster };
        const preflight = await preflightDeploy(run, sight);
        ahead = preflight.ahead;
        if (!inputs.dryRun)
            problems.push(...preflight.refusals);
    }
    if (problems.length > 0)
        throw new errors/* RefusedError */.fk(problems);
    const plan = { service, primary, tasks, revision, update, drain, roster, ahead };
    announce(run, plan);
    return plan;
}
/** What was found and is going to be done, before anything is changed. */
function announce({ world, inputs }, { primary, drain, roster, tasks }) {
    world.story.tell({
        kind: 'deploy-planned',
        previousTaskDefinitionArn: primary.taskDefinitionArn,
        drain,
        workers: roster?.workers.map(toRosterRow) ?? null,
        otherNodes: roster?.otherNodes ?? [],
        droppedQueues: findDroppedQueues(roster, inputs),
        runningTasks: tasks.length,
    });
}
const NO_PRE_DEPLOY = { mode: 'none', why: '`phases` has no pre-deploy' };
/** A refusal that adds to the others, so that the user learns all of them in one go. */
async function collect(problems, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(error instanceof errors/* RefusedError */.fk))
            throw error;
        problems.push(...error.problems);
        return null;
    }
}
function noPrimary(service) {
    return `service: ${service.name} has no PRIMARY deployment; ECS has not set it up yet, or is deleting it.`;
}
function planUpdateOf(run, service, revision) {
    const registersNew = revision.definition !== null;
    return planUpdate({ service, inputs: run.inputs, taskDefinitionArn: revision.arn, registersNew });
}
/** ECS has given up this revision and does nothing any more; without a new deployment nothing would ever happen. */
function assessStandstill(primary, update) {
    if (update.startsDeployment || primary.rolloutState !== 'FAILED')
        return [];
    return [
        `task-definition: ${(0,shorten_arn/* revisionOf */.DT)(primary.taskDefinitionArn)} is PRIMARY already and its deployment FAILED; ` +
            'ECS does not try it again by itself. Deploy another revision, or set force-new-deployment: true.',
    ];
}
function assessMove(run, service) {
    const feasibility = assessFeasibility({
        desiredCount: run.inputs.desiredCount ?? service.desiredCount,
        minimumHealthyPercent: run.inputs.minimumHealthyPercent ?? service.minimumHealthyPercent,
        maximumPercent: run.inputs.maximumPercent ?? service.maximumPercent,
        schedulingStrategy: service.schedulingStrategy,
    });
    return feasibility.possible ? [] : [feasibility.problem];
}
/** Where no deployment will start, no worker will be replaced, and none needs to be silenced. */
function withoutNeed(choice, update) {
    if ((choice !== 'auto' && choice.mode === 'none') || update === null || update.startsDeployment)
        return choice;
    return { mode: 'none', why: 'no task will be replaced' };
}

;// CONCATENATED MODULE: ./src/drain/merge-records.ts
/**
 * The record of a step that takes over what an earlier step of the job left open: a record that knows of silenced workers or
 * protected tasks is never overwritten by one that doesn't.
 */
function mergeRecords(earlier, opened) {
    if (earlier?.status !== 'open')
        return opened;
    return {
        ...opened,
        workers: earlier.workers,
        protections: earlier.protections,
        expectedQueues: [...new Set([...earlier.expectedQueues, ...opened.expectedQueues])].sort(),
    };
}

;// CONCATENATED MODULE: ./src/phases/pre-deploy.ts






/** Opens the undo record, registers the new revision (the last thing that may be refused), then drains. */
async function preDeploy(run, plan) {
    (0,phases_run/* saveRecord */.hi)(run, mergeRecords(run.world.undo.read(), openRecord(run, plan)));
    const deploys = run.inputs.phases.includes('deploy');
    const revision = deploys ? await registerRevision(run, plan) : NO_REVISION;
    if (plan.drain.mode === 'overlap' && (await protectOrDrain(run, plan)))
        return { revision, drained: null };
    if (plan.drain.mode === 'none' || plan.roster === null)
        return { revision, drained: null };
    // Without a running task there is nothing to drain: the plan reported that.
    if (plan.tasks.length === 0)
        return { revision, drained: null };
    const { verdict } = await (0,drain_workers/* drainWorkers */.c)(run, {
        side: 'old',
        workers: plan.roster.workers,
        fetchTasks: () => fetchOldTasks(run, plan),
        timeoutMs: run.inputs.drainTimeoutMs,
    });
    return { revision, drained: verdict };
}
/** Nothing but a revision can be left, so passing trouble is waited for as at the first look. */
const REGISTER_WITHIN_MS = 60_000;
const NO_REVISION = { taskDefinitionArn: null, registered: false };
/** True: the old tasks are protected. False: ECS refused that, and `auto` then drains before the deploy. */
async function protectOrDrain(run, plan) {
    try {
        await (0,protect_tasks/* protectOldTasks */.R4)(run, plan);
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* RefusedError */.fk) || run.inputs.drain !== 'auto')
            throw error;
        const drain = {
            mode: 'before',
            why: `chosen by auto; overlap is not possible: ${error.message}`,
        };
        (0,phases_run/* setDrainMode */.IZ)(run, drain);
        run.world.story.tell({ kind: 'drain-changed', drain, isWarning: true });
        return false;
    }
}
/** Tasks of the deployments that we found, replacements included; those of a deployment that came since are not ours. */
async function fetchOldTasks(run, { service, tasks }) {
    const known = new Set([...service.deployments.map(({ id }) => id), ...tasks.map((task) => task.startedBy)]);
    const running = await run.world.ecs.fetchTasks('running');
    return running.filter((task) => known.has(task.startedBy));
}
/** The service as it is before the first change. */
function openRecord(run, { service, primary, roster }) {
    const isOwn = (queue) => roster?.ownQueues.includes(queue) === true;
    const queues = roster?.workers.flatMap((worker) => worker.queues).filter((queue) => !isOwn(queue)) ?? [];
    return {
        version: 1,
        cluster: run.inputs.cluster,
        service: run.inputs.service,
        status: 'open',
        previous: {
            deploymentId: primary.id,
            taskDefinitionArn: primary.taskDefinitionArn,
            completed: primary.rolloutState === 'COMPLETED',
            desiredCount: service.desiredCount,
            minimumHealthyPercent: service.minimumHealthyPercent,
            maximumPercent: service.maximumPercent,
        },
        registeredTaskDefinitionArn: null,
        workers: [],
        protections: [],
        expectedQueues: [...new Set(queues)].sort(),
        update: null,
        rollbackRequested: false,
    };
}
/** Registers the planned definition if there is one; ECS's refusal of it is ours, before anything was changed. */
async function registerRevision(run, { revision }) {
    const { story, clock } = run.world;
    if (revision === null)
        return NO_REVISION;
    if (revision.definition === null) {
        if (revision.arn !== null)
            story.tell({ kind: 'revision-chosen', taskDefinitionArn: revision.arn, registered: null });
        return { taskDefinitionArn: revision.arn, registered: false };
    }
    const askedAtMs = clock.now();
    try {
        const taskDefinitionArn = await registerPatiently(run, revision.definition);
        const registered = { askedAtMs, answeredAtMs: clock.now() };
        (0,phases_run/* saveRecord */.hi)(run, { ...(0,phases_run/* recordOf */.zv)(run), registeredTaskDefinitionArn: taskDefinitionArn });
        story.tell({ kind: 'revision-chosen', taskDefinitionArn, registered });
        return { taskDefinitionArn, registered: true };
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM))
            throw error;
        throw new errors/* RefusedError */.fk([`task-definition: ECS refused the new revision: ${error.message}`], {
            cause: error,
        });
    }
}
/** A lost answer may leave a revision that this run does not know; one that nobody uses does no harm. */
async function registerPatiently(run, definition) {
    let attempts = 0;
    const arn = await (0,fetch_known/* fetchPatiently */.B1)(run, 'the new revision', REGISTER_WITHIN_MS, () => {
        attempts += 1;
        return run.world.ecs.registerTaskDefinition(definition);
    });
    if (attempts > 1) {
        const sentence = `RegisterTaskDefinition was sent ${attempts} times: an unused revision of ${definition.family} may be left before ${arn}.`;
        run.world.story.tell({ kind: 'noted', sentence, isWarning: true });
    }
    return arn;
}

;// CONCATENATED MODULE: ./src/definition/list-unpinned-images.ts
/** `CONTAINER (IMAGE)` of each container whose image is not pinned by a digest: behind a tag there may be another image by now. */
function listUnpinnedImages({ containerDefinitions }) {
    return containerDefinitions
        .filter(({ image }) => !/@[a-z0-9]+:[0-9a-f]{32,}$/i.test(image))
        .map(({ name, image }) => `${name} (${image})`);
}

;// CONCATENATED MODULE: ./src/drain/find-replacement-obstacle.ts
/** New tasks would fail, or could not be watched, for the same reason. */
const BROKER = [
    'broker-unreachable',
    'broker-login-refused',
    'redis-cluster-as-broker',
    'rediss-url-incomplete',
];
const CAPACITY = ['no-capacity', 'no-room-on-instances', 'quota-reached', 'service-throttled'];
/** Why restored workers may not be replaced after a run that ended so; null: they may. */
function findReplacementObstacle({ isAsked, outcome, causes }) {
    if (!isAsked)
        return 'replace-restored is false';
    if (outcome === 'superseded')
        return 'another deployment is in charge of the service';
    if (outcome === 'cancelled')
        return 'the job was cancelled';
    if (causes === null)
        return `the run ended as ${outcome}, and only a completed rollback or an aborted drain is followed by a replacement`;
    if (causes.some((id) => BROKER.includes(id)))
        return 'the broker is the cause of the failure';
    if (causes.some((id) => CAPACITY.includes(id)))
        return 'missing capacity is the cause of the failure';
    return null;
}

;// CONCATENATED MODULE: ./src/phases/replacement/deploy-replacement.ts







/**
 * Replaces the tasks by fresh ones of the same revision: protects them, forces a new deployment, and hands over. What fails
 * is undone once, here and now; what is left of it is in the record, for the post step.
 */
async function deployReplacement(run, order) {
    const opened = openRecord(run, order);
    const expectedQueues = [...new Set([...order.expectedQueues, ...opened.expectedQueues])].sort();
    try {
        (0,phases_run/* saveRecord */.hi)(run, { ...opened, expectedQueues });
        await (0,protect_tasks/* protectOldTasks */.R4)(run, order);
        if (run.world.clock.now() >= order.boundAtMs)
            return await undoReplacement(run, 'no time was left');
        return await handOver(run, order);
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            throw error;
        if (error instanceof errors/* RefusedError */.fk)
            run.world.story.tell({ kind: 'noted', sentence: error.message });
        return undoReplacement(run, error instanceof errors/* RefusedError */.fk ? 'the old tasks could not be protected' : (0,errors/* messageOf */.bD)(error));
    }
}
async function handOver(run, order) {
    const { taskDefinitionArn, id: previousDeploymentId } = order.primary;
    const { deploymentId } = await deploy(run, { forceNewDeployment: true }, taskDefinitionArn);
    if (deploymentId === null)
        return undoReplacement(run, 'ECS started no deployment');
    const sentence = `deployment ${deploymentId} starts fresh tasks of the same revision`;
    run.world.story.tell({ kind: 'noted', sentence });
    const watched = await watchOverlap(run, {
        deploymentId,
        taskDefinitionArn,
        previousDeploymentId,
        provesWorkers: true,
        expectedMs: null,
        expiryMinutes: (0,protect_tasks/* planProtectionMinutes */.sk)(run, order),
        endsAtMs: order.boundAtMs,
    });
    return endReplacement(run, deploymentId, watched);
}
function endReplacement(run, deploymentId, watched) {
    const { status, sentence, onlyOldDraining, isKnown } = watched;
    const isServing = status === 'completed' || status === 'left-finishing';
    if (!isServing && !(status === 'timed-out' && onlyOldDraining))
        return undoReplacement(run, `deployment ${deploymentId} did not replace them: ${sentence}`);
    const record = (0,phases_run/* recordOf */.zv)(run);
    // Protections that could not be released, and what was not seen to the end, are left to the post step.
    if (isKnown && (status === 'left-finishing' || record.protections.length === 0))
        (0,phases_run/* saveRecord */.hi)(run, { ...record, status: 'closed', workers: [], protections: [] });
    return { kind: 'replaced', deploymentId, sentence };
}
async function undoReplacement(run, why) {
    const { sentence } = await (0,undo/* undo */.t)(run, 0);
    return { kind: 'failed', why: `${why.replace(/\.$/, '')}. ${sentence}` };
}

;// CONCATENATED MODULE: ./src/phases/replacement/open-replacement.ts

/** What is told of a replacement: the report's other parts are about the deploy that failed. The timeline shows who consumes. */
const TOLD = new Set(['noted', 'warned', 'progressed', 'workers-looked', 'repairs-listed']);
/**
 * A run of its own for the deployment that replaces restored workers: an overlap of the same revision with its own undo
 * record, without the wishes of the deploy that failed, and for all workers of the service.
 */
function openReplacement({ inputs, world, region }, boundMs) {
    const run = (0,phases_run/* createRun */.ut)({
        inputs: {
            ...inputs,
            drainQueues: [],
            onDrainTimeout: 'fail',
            onFailure: 'rollback',
            minimumHealthyPercent: null,
            maximumPercent: null,
            desiredCount: null,
            healthTimeoutMs: boundMs,
            stableForMs: 0,
        },
        world: { ...world, story: limitStory(world.story) },
        region,
    });
    (0,phases_run/* setDrainMode */.IZ)(run, { mode: 'overlap', why: '' });
    return run;
}
function limitStory({ tell, debug }) {
    return {
        debug,
        tell: (event) => {
            if (TOLD.has(event.kind))
                tell(event);
        },
    };
}

// EXTERNAL MODULE: ./src/phases/replacement/tell-not-replaced.ts
var tell_not_replaced = __webpack_require__(5709);
;// CONCATENATED MODULE: ./src/drain/assess-replacement.ts




/**
 * Can the service's tasks be replaced now? Once ECS has nothing else to do, and every worker answers and is idle: a job that
 * runs longer than `drain-timeout` would not survive the end of its task's protection.
 */
function assessReplacement(facts) {
    const { service, deploymentId, tasks, roster } = facts;
    const nodes = listRemaining(facts);
    if (nodes.length === 0)
        return { kind: 'gone' };
    const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
    if (primary?.id !== deploymentId)
        return impossible('another deployment is in charge of the service');
    if (!isSteady(service, primary, tasks))
        return waiting('the service is not steady');
    const [missing] = roster.tasksWithoutWorker;
    if (missing !== undefined)
        return waiting(`no worker answers on the task ${(0,shorten_arn/* shortenTask */.BV)(missing)}`);
    const [problem] = assessOverlap({ ...facts, inputs: withoutWishes(facts), taskCount: tasks.length });
    if (problem !== undefined)
        return impossible(problem);
    const busy = facts.roster.workers.flatMap(({ node }) => describeWork(node, facts.looks));
    return busy.length > 0 ? waiting(busy.join('; ')) : { kind: 'ready', nodes };
}
function listRemaining({ restored, tasks }) {
    const isThere = (taskArn) => taskArn === null || tasks.some(({ arn }) => arn === taskArn);
    return [...restored].filter(([, taskArn]) => isThere(taskArn)).map(([node]) => node);
}
function isSteady(service, primary, tasks) {
    const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
    const isComplete = running.length === service.desiredCount && tasks.length === service.desiredCount;
    return (isComplete && service.deployments.length === 1 && (primary.rolloutState ?? 'COMPLETED') === 'COMPLETED');
}
/** The phases, count and percentages that were asked for are those of the deploy that failed. */
function withoutWishes({ inputs }) {
    return { ...inputs, phases: model_inputs/* PHASES */.ZG, desiredCount: null, minimumHealthyPercent: null, maximumPercent: null };
}
/** A worker that does not answer is never idle. */
function describeWork(node, looks) {
    const look = looks.find((one) => one.node === node);
    if (look?.answered !== true)
        return [`${node} does not answer`];
    const count = look.active.length + (look.reserved?.length ?? 0);
    return count === 0 ? [] : [`${node} holds ${(0,count_of/* countOf */.p)(count, 'job')}`];
}
function impossible(why) {
    return { kind: 'impossible', why };
}
function waiting(why) {
    return { kind: 'waiting', why };
}

;// CONCATENATED MODULE: ./src/phases/replacement/watch-until-idle.ts




/** Waits until the service is steady and its workers are idle; `waiting` when the time is over. Changes nothing. */
async function watchUntilIdle(run, watch) {
    const { clock } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run);
    const wait = { startedAtMs: clock.now(), boundAtMs: watch.untilMs, expectedAtMs: null };
    for (;;) {
        const look = await (0,fetch_known/* fetchKnown */.U)(run, 'the restored workers', () => lookAtWorkers(run, watch));
        if (look.isKnown && look.value.verdict.kind !== 'waiting')
            return look.value;
        const why = look.isKnown && look.value.verdict.kind === 'waiting'
            ? look.value.verdict.why
            : 'their state is not known';
        if (clock.now() >= watch.untilMs)
            return { verdict: { kind: 'waiting', why } };
        progress({ line: `The restored workers are replaced once they are idle: ${why}` }, wait);
        await clock.sleep(run.inputs.drainPollIntervalMs);
    }
}
async function lookAtWorkers(run, watch) {
    const { ecs, connectCelery } = run.world;
    const service = await ecs.fetchService();
    const tasks = await ecs.fetchTasks('running');
    const { roster } = await (0,discover_workers/* discoverWorkers */.J)(run, tasks);
    const celery = await connectCelery();
    const verdict = assessReplacement({
        inputs: run.inputs,
        service,
        deploymentId: watch.primary.id,
        tasks,
        roster,
        looks: await celery.look(roster.workers),
        restored: watch.restored,
        definitions: [watch.definition],
        canStopDeployments: watch.canStopDeployments,
    });
    return { service, tasks, roster, verdict };
}

;// CONCATENATED MODULE: ./src/phases/replacement/handle-restored.ts










/** To begin with, before anything is waited for. */
const handle_restored_LOOK_WITHIN_MS = 20_000;
/**
 * Restored isn't healed (celery#10352): workers that got their queues back are replaced by fresh tasks of the same revision,
 * in one more `drain-timeout`, where nothing speaks against it. Changes no outcome. Who isn't replaced is named.
 */
async function handleRestored(run, { outcome, wentBack }) {
    if (run.restored.size === 0)
        return;
    const isAsked = run.inputs.replaceRestored;
    const obstacle = findReplacementObstacle({ isAsked, outcome, causes: wentBack?.causes ?? null });
    const why = obstacle ?? (await replaceOrExplain(run));
    if (why !== null)
        (0,tell_not_replaced/* tellNotReplaced */.R)(run, why);
}
/** null: nobody is left who would have to be replaced. */
async function replaceOrExplain(run) {
    const { clock, story } = run.world;
    const boundAtMs = clock.now() + run.inputs.drainTimeoutMs;
    const replacement = openReplacement(run, run.inputs.drainTimeoutMs);
    try {
        const watch = await planWatch(replacement, run.restored, boundAtMs);
        if (typeof watch === 'string')
            return watch;
        const nodes = [...run.restored.keys()];
        const result = await timePhase(run, {
            name: 'replacement',
            title: 'Replacing the restored workers',
            run: () => replaceWhenIdle(replacement, watch, run.record?.expectedQueues ?? [], boundAtMs),
            describe: describeResult,
            isFailure: ({ kind }) => kind === 'failed',
        });
        if (result.kind === 'failed')
            return result.why;
        story.tell({ kind: 'workers-ended', nodes, ending: 'replaced' });
        if (result.kind === 'replaced') {
            const { deploymentId, sentence } = result;
            story.tell({ kind: 'workers-replaced', nodes, deploymentId, sentence });
        }
        return null;
    }
    catch (error) {
        return error instanceof errors/* CancelledError */.cc ? 'the job was cancelled' : (0,errors/* messageOf */.bD)(error);
    }
}
function describeResult(result) {
    if (result.kind === 'gone')
        return 'No restored worker is left.';
    return result.kind === 'failed' ? result.why : result.sentence;
}
/** Or what makes a replacement impossible. The first half of the bound is for the jobs, the second for the hand-over. */
async function planWatch(run, restored, boundAtMs) {
    const { ecs } = run.world;
    const known = await (0,fetch_known/* fetchPatiently */.B1)(run, 'the service', handle_restored_LOOK_WITHIN_MS, async () => {
        const primary = (0,find_primary/* findPrimary */.W)(await ecs.fetchService());
        if (primary === null)
            return null;
        const { definition } = await ecs.fetchTaskDefinition(primary.taskDefinitionArn);
        const canStopDeployments = (await ecs.fetchServiceDeployments()).length > 0;
        return { primary, definition, canStopDeployments };
    });
    if (known === null)
        return 'the service has no PRIMARY deployment';
    // A forced deployment resolves tags anew, and what a tag means now can't be asked of a registry without new permissions.
    const unpinned = listUnpinnedImages(known.definition);
    if (unpinned.length > 0)
        return (`another image than the one that runs may be behind its tag by now: ${unpinned.join(', ')}; ` +
            'pin images by digest (NAME@sha256:…) to have workers replaced');
    return { ...known, restored, untilMs: boundAtMs - run.inputs.drainTimeoutMs / 2 };
}
async function replaceWhenIdle(run, watch, expectedQueues, boundAtMs) {
    const looked = await watchUntilIdle(run, watch);
    const { verdict } = looked;
    if (verdict.kind === 'gone')
        return { kind: 'gone' };
    if (verdict.kind !== 'ready' || !('service' in looked))
        return { kind: 'failed', why: 'why' in verdict ? verdict.why : '' };
    const { service, tasks, roster } = looked;
    const { primary } = watch;
    return deployReplacement(run, { service, tasks, roster, primary, expectedQueues, boundAtMs });
}

;// CONCATENATED MODULE: ./src/phases/report/repeat-reads.ts

/** Methods that ask and change nothing: those of ECS by their verb, and Celery's questions. */
const READS = /^(fetch\w*|ping|look|explain\w*)$/;
/** The same port, whose reads are repeated while they fail in passing, all of them together until `untilMs`. */
function repeatReads(run, scope, port, untilMs) {
    const { clock } = run.world;
    return new Proxy(port, {
        get(target, name, receiver) {
            const member = Reflect.get(target, name, receiver);
            if (typeof member !== 'function')
                return member;
            const call = (values) => Reflect.apply(member, target, values);
            if (!READS.test(String(name)))
                return (...values) => call(values);
            return (...values) => {
                const boundMs = Math.max(0, untilMs - clock.now());
                return (0,fetch_known/* fetchPatiently */.B1)(run, scope, boundMs, () => call(values));
            };
        },
    });
}

;// CONCATENATED MODULE: ./src/phases/watch-current.ts







/** `phases: post-deploy` alone: watches the deployment of an earlier step of this job, else whatever is PRIMARY now. */
async function watchCurrent(run) {
    const service = await fetchServiceOrRefuse(run);
    const primary = (0,find_primary/* findPrimary */.W)(service);
    if (primary === null)
        throw new errors/* RefusedError */.fk([`service: ${service.name} has no PRIMARY deployment to watch.`]);
    const record = openRecordOf(run.world.undo.read());
    if (record !== null)
        (0,phases_run/* saveRecord */.hi)(run, record);
    const deploymentId = record?.update?.deploymentId ?? primary.id;
    const taskDefinitionArn = record?.update?.taskDefinitionArn ?? primary.taskDefinitionArn;
    const drained = (record?.workers.length ?? 0) > 0;
    const previousTaskDefinitionArn = record?.previous.taskDefinitionArn ?? null;
    if (drained)
        (0,phases_run/* setDrainMode */.IZ)(run, { mode: 'before', why: '' });
    (0,phases_run/* setDeployment */.gT)(run, deploymentId);
    run.world.story.tell({
        kind: 'deployment-adopted',
        deploymentId,
        taskDefinitionArn,
        previousTaskDefinitionArn,
        drained,
    });
    const order = {
        deploymentId,
        taskDefinitionArn,
        previousDeploymentId: record?.previous.deploymentId ?? '',
        provesWorkers: run.inputs.broker !== null && run.inputs.drain !== 'none',
        expectedMs: null,
    };
    return timePhase(run, {
        name: 'post-deploy',
        title: 'Watching the rollout',
        run: () => postDeploy(run, order, () => watchRollout(run, order)),
        describe: ({ reason }) => reason,
        isFailure: ({ outcome }) => outcome !== 'succeeded',
    });
}
/** A record without an UpdateService is not about a deployment. */
function openRecordOf(record) {
    return record?.status === 'open' && record.update !== null ? record : null;
}

;// CONCATENATED MODULE: ./src/phases/run-phases.ts
















/** For the first look, before any change. */
const PLAN_WITHIN_MS = 60_000;
/**
 * Runs the phases that were asked for and always comes to an ending. A refusal has changed nothing. Any other error
 * after the first change is undone here and now; what can't be undone is left to the post step.
 */
async function runPhases(run) {
    try {
        const ending = await runOrUndo(run);
        await handleRestored(run, ending);
        return { outcome: ending.outcome, reason: ending.reason };
    }
    catch (error) {
        if (!(error instanceof errors/* CancelledError */.cc))
            throw error;
        (0,tell_not_replaced/* tellNotReplaced */.R)(run, 'the job was cancelled');
        return { outcome: 'cancelled', reason: `The job was cancelled. ${describeCancelled(run)}` };
    }
}
function describeCancelled({ record }) {
    if (record === null || record.status === 'closed')
        return 'This step left nothing to undo.';
    if (record.workers.length > 0 || record.protections.length > 0)
        return 'The post step undoes what was changed, unless the new workers already consume.';
    return record.update === null
        ? 'The service was not changed.'
        : 'The rollout goes on without being watched: ECS finishes it.';
}
async function runOrUndo(run) {
    const { story } = run.world;
    try {
        return await runThem(run);
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            throw error;
        if (error instanceof Error)
            story.tell({ kind: 'call-failed', message: error.message });
        const undone = await undoAfter(run);
        if (error instanceof errors/* RefusedError */.fk) {
            story.tell({ kind: 'refused', problems: error.problems });
            return { outcome: 'refused', reason: describeUnchanged(run) };
        }
        const message = (0,errors/* messageOf */.bD)(error);
        story.debug(error instanceof Error ? (error.stack ?? message) : message);
        return { outcome: 'failed', reason: `${message} ${undone}` };
    }
}
/** The registered revision may be left, where ECS didn't take it back. */
function describeUnchanged({ record }) {
    const left = record?.registeredTaskDefinitionArn ?? null;
    return left === null ? 'Nothing was changed.' : `Nothing was changed, but ${left} stays registered.`;
}
async function runThem(run) {
    const { phases, dryRun } = run.inputs;
    if (phases.length === 1 && phases[0] === 'post-deploy')
        return watchCurrent(run);
    const plan = await timePhase(run, {
        name: phases.includes('pre-deploy') ? 'pre-deploy' : 'deploy',
        title: 'Planning, changing nothing',
        run: () => planAlone(run),
        describe: ({ drain }) => `planned; drain: ${drain.mode} (${drain.why})`,
    });
    if (dryRun)
        return endDryRun(run, plan);
    if (plan.update?.noChange === true) {
        return {
            outcome: 'no-change',
            reason: 'The service already is what was asked for, and its rollout is completed.',
        };
    }
    const prepared = phases.includes('pre-deploy') ? await drainFirst(run, plan) : await takeOver(run, plan);
    if ('outcome' in prepared)
        return prepared;
    if (!phases.includes('deploy')) {
        return {
            outcome: 'started',
            reason: 'The workers are silent and idle; no deploy was asked for in this step.',
        };
    }
    return deployAndWatch(run, plan, prepared);
}
/** The plan, once no other run is at work on the service. */
async function planAlone(run) {
    const { clock } = run.world;
    const untilMs = clock.now() + PLAN_WITHIN_MS;
    const hasWaited = await watchOtherRuns(run, untilMs);
    // One minute for the first look in all, and another one after a wait.
    const plan = await planPatiently(run, hasWaited ? clock.now() + PLAN_WITHIN_MS : untilMs);
    return (await watchSilencedWorkers(run, plan)) ? planPatiently(run, clock.now() + PLAN_WITHIN_MS) : plan;
}
/** Nothing was changed yet: reads that fail in passing are repeated for a while. */
async function planPatiently(run, untilMs) {
    const { world } = run;
    const patient = {
        ...world,
        ecs: repeatReads(run, 'the service', world.ecs, untilMs),
        connectCelery: async () => {
            const boundMs = Math.max(0, untilMs - world.clock.now());
            const celery = await (0,fetch_known/* fetchPatiently */.B1)(run, 'the broker', boundMs, () => world.connectCelery());
            return repeatReads(run, 'the broker', celery, untilMs);
        },
    };
    const plan = await planDeploy({ ...run, world: patient });
    (0,phases_run/* setDrainMode */.IZ)(run, plan.drain);
    return plan;
}
function endDryRun(run, plan) {
    run.world.story.tell({ kind: 'dry-run-planned', lines: describePlan(run.inputs, plan) });
    return { outcome: 'planned', reason: `Dry run: nothing was changed.${run_phases_describeRefusal(run, plan)}` };
}
/** What a deploy would be refused for. */
function run_phases_describeRefusal({ inputs }, { ahead }) {
    const refusing = (ahead?.findings ?? []).filter(({ severity }) => severity === 'stop' || (severity === 'warn' && inputs.preflight === 'strict'));
    if (refusing.length === 0)
        return '';
    return ` The deploy itself would be refused: ${(0,count_of/* countOf */.p)(refusing.length, 'finding')} of the preflight.`;
}
async function drainFirst(run, plan) {
    const prepared = await timePhase(run, {
        name: 'pre-deploy',
        title: plan.drain.mode === 'before' ? 'Draining' : 'Preparing',
        run: () => preDeploy(run, plan),
        describe: ({ drained }) => drained?.sentence ?? describePrepared(run),
        isFailure: ({ drained }) => drained?.status === 'timed-out' && run.inputs.onDrainTimeout === 'fail',
    });
    const { drained } = prepared;
    if (drained?.status !== 'timed-out')
        return prepared;
    return (await handleDrainTimeout(run, drained)) ?? prepared;
}
function describePrepared(run) {
    const { protections } = (0,phases_run/* recordOf */.zv)(run);
    if (protections.length > 0)
        return `${(0,count_of/* countOf */.p)(protections.length, 'old task')} protected`;
    return run.drain.mode === 'none' ? `nothing drained (${run.drain.why})` : 'no worker to drain';
}
/** A deploy of its own takes over what an earlier step of this job recorded. */
async function takeOver(run, plan) {
    const earlier = run.world.undo.read();
    (0,phases_run/* saveRecord */.hi)(run, earlier?.status === 'open' ? earlier : openRecord(run, plan));
    if ((0,phases_run/* recordOf */.zv)(run).workers.length > 0) {
        const drain = { mode: 'before', why: 'drained by an earlier step of this job' };
        (0,phases_run/* setDrainMode */.IZ)(run, drain);
        run.world.story.tell({ kind: 'drain-changed', drain, isWarning: false });
    }
    return { revision: await registerRevision(run, plan), drained: null };
}
/** The undo must not hide the error that led to it; what fails here is tried again by the post step. */
async function undoAfter(run) {
    if (run.record === null)
        return 'Nothing was changed.';
    try {
        return (await (0,undo/* undo */.t)(run)).sentence;
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            throw error;
        const message = (0,errors/* messageOf */.bD)(error);
        return `Undoing failed, the post step tries again: ${message}`;
    }
}

// EXTERNAL MODULE: ./src/phases/watch/create-look-source.ts
var create_look_source = __webpack_require__(700);
// EXTERNAL MODULE: ./src/phases/watch/fetch-protections.ts
var fetch_protections = __webpack_require__(2213);
;// CONCATENATED MODULE: ./src/phases/watch/tell-final-serving.ts



/** What serves now: read once more at the end, for every ending names it. Where it can't be read, the last look counts. */
async function tellFinalServing(run) {
    const { story } = run.world;
    const deploymentId = run.deploymentId ?? '';
    try {
        const { atMs: _, ...look } = await (0,create_look_source/* createLookSource */.$)(run.world)(deploymentId);
        const protections = await (0,fetch_protections/* fetchProtections */.T)(run, look.tasks, true);
        const watch = { during: 'end', deploymentId, previousDeploymentId: '' };
        story.tell({ kind: 'service-looked', ...watch, look, protections });
    }
    catch (error) {
        story.debug(`what serves now could not be read: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./src/main.ts



















/** Runs the step once and always leaves a summary behind. Every decision is made elsewhere. */
async function main() {
    const signal = listenForCancel();
    const masker = (0,mask_secrets/* maskSecrets */.Q)((0,find_secrets/* findSecrets */.d)(read_input/* readInput */.R, src_inputs/* INPUT_NAMES */.Qh));
    const log = (0,create_log/* createLog */.h)(masker);
    const story = openStory(masker, log, signal);
    const calls = new Map();
    const ending = await runStep(story, masker, signal, calls).catch(unexpected);
    story.tell({ kind: 'run-ended', ...ending, calls: Object.fromEntries(calls) });
    writeResults({ report: story.report(), detail: (0,read_input/* readInput */.R)('summary'), masker, log });
    // A connection that doesn't close must not keep the step alive.
    process.exit(model_report/* PASSING_OUTCOMES */.u.includes(ending.outcome) ? 0 : 1);
}
function openStory(masker, log, signal) {
    const clock = (0,system_clock/* createSystemClock */.g)(signal);
    const story = (0,create_story/* createStory */.k)({ log, clock, mask: masker.maskDeep });
    // Masked before anything is cut: the first half of a secret is one too.
    const read = (name) => masker.mask((0,read_input/* readInput */.R)(name));
    story.tell({
        kind: 'run-opened',
        cluster: read('cluster'),
        service: read('service'),
        region: findRegion(),
        settings: readGivenInputs(read, src_inputs/* INPUT_DEFAULTS */.WJ),
        rulePagesUrl: findRulePages(process.env),
        runUrl: findRunUrl(process.env),
    });
    return story;
}
function findRegion() {
    return process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? null;
}
/** An unforeseen error still ends in a summary; the post step undoes what was changed. */
function unexpected(error) {
    return { outcome: 'failed', reason: (0,errors/* messageOf */.bD)(error) };
}
/** The runner sends SIGINT, 7.5 s later SIGTERM, and 2.5 s later kills. */
function listenForCancel() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM']) {
        process.on(name, () => {
            controller.abort();
        });
    }
    return controller.signal;
}
async function runStep(story, masker, signal, calls) {
    let inputs;
    try {
        inputs = (0,src_inputs/* parseInputs */.TL)(read_input/* readInput */.R);
    }
    catch (error) {
        if (!(error instanceof errors/* RefusedError */.fk))
            throw error;
        story.tell({ kind: 'refused', problems: error.problems });
        return { outcome: 'refused', reason: `${(0,count_of/* countOf */.p)(error.problems.length, 'wrong input')}.` };
    }
    const { startedAtMs } = story.report();
    story.tell({ kind: 'end-bounded', latestEndAtMs: (0,estimate_latest_end/* estimateLatestEnd */.N)(inputs, startedAtMs), what: 'run' });
    const onCall = (operation) => void calls.set(operation, (calls.get(operation) ?? 0) + 1);
    const { world, close } = (0,open_world/* openWorld */.H)({ inputs, story, masker, signal, onCall, startedAtMs });
    try {
        const run = (0,phases_run/* createRun */.ut)({ inputs, world, region: findRegion() });
        const ending = await runPhases(run);
        if (ending.outcome !== 'cancelled' && ending.outcome !== 'refused')
            await tellFinalServing(run);
        return ending;
    }
    finally {
        await close();
    }
}


/***/ })

};
