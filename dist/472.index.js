export const id = 472;
export const ids = [472];
export const modules = {

/***/ 7830:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ createLog)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./src/adapters/actions/neutralise.ts

const LONGEST = 2_000;
/**
 * Makes one harmless log line of any text. The runner takes `::name::` at the start of a line and `##[name]` anywhere in
 * it for commands (actions/runner, ActionCommand.cs), which a container's output or a task's stop reason could hold.
 */
function neutralise(text) {
    const line = (0,external_node_util_.stripVTControlCharacters)(text)
        .replace(/[\r\n\t\u2028\u2029]+/g, ' ')
        // Other control characters, and those that reverse the reading direction.
        // eslint-disable-next-line no-control-regex -- they are what is to be removed
        .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
        .replaceAll('##[', '# #[')
        .replace(/^(\s*):(?=:)/, '$1: ');
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

;// CONCATENATED MODULE: ./src/adapters/actions/create-log.ts


/** The step's log. A warning is a plain line: annotations are few (10 a step) and kept for the end. */
function createLog(masker) {
    let open = false;
    const clean = (line) => neutralise(masker.mask(line));
    const print = (line) => {
        core/* info */.pq(clean(line));
    };
    const endGroup = () => {
        if (open)
            core/* endGroup */.N4();
        open = false;
    };
    return {
        info: print,
        warn: (line) => {
            print(`Warning: ${line}`);
        },
        debug: (line) => {
            core/* debug */.Yz(clean(line));
        },
        // The runner knows no groups within groups.
        group: (title) => {
            endGroup();
            core/* startGroup */.Oh(clean(title));
            open = true;
        },
        endGroup,
    };
}


/***/ }),

/***/ 7515:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ createUndoStore)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/adapters/actions/parse-undo-record.ts
/** The record of this cluster and service, or null: another one's, of another version, or not a record at all. */
function parseUndoRecord(text, cluster, service) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return null;
    }
    if (!isRecord(value) || value['cluster'] !== cluster || value['service'] !== service)
        return null;
    return isUndoRecord(value) ? value : null;
}
function isUndoRecord(value) {
    const { version, status, previous, workers, expectedQueues, update, registeredTaskDefinitionArn } = value;
    return (version === 1 &&
        (status === 'open' || status === 'closed') &&
        isPrevious(previous) &&
        isTextOrNull(registeredTaskDefinitionArn) &&
        isArrayOf(workers, isWorker) &&
        isArrayOf(expectedQueues, isText) &&
        isArrayOf(value['protections'], isProtection) &&
        (update === null || isUpdate(update)) &&
        typeof value['rollbackRequested'] === 'boolean');
}
function isPrevious(value) {
    return (isRecord(value) &&
        isText(value['deploymentId']) &&
        isText(value['taskDefinitionArn']) &&
        typeof value['completed'] === 'boolean' &&
        ['desiredCount', 'minimumHealthyPercent', 'maximumPercent'].every((name) => typeof value[name] === 'number'));
}
function isWorker(value) {
    return (isRecord(value) &&
        isText(value['node']) &&
        isTextOrNull(value['taskArn']) &&
        isTextOrNull(value['pool']) &&
        (value['side'] === 'old' || value['side'] === 'new') &&
        isArrayOf(value['queues'], isQueue));
}
function isProtection(value) {
    if (!isRecord(value) || !isText(value['taskArn']))
        return false;
    return value['expiresAtMs'] === null || typeof value['expiresAtMs'] === 'number';
}
function isQueue(value) {
    return (isRecord(value) && isText(value['name']) && (value['state'] === 'sent' || value['state'] === 'confirmed'));
}
function isUpdate(value) {
    return (isRecord(value) &&
        (value['state'] === 'sent' || value['state'] === 'made') &&
        isText(value['taskDefinitionArn']) &&
        isTextOrNull(value['deploymentId']) &&
        (value['request'] === undefined || isRecord(value['request'])));
}
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string';
const isTextOrNull = (value) => value === null || isText(value);
const isArrayOf = (value, test) => Array.isArray(value) && value.every(test);

// EXTERNAL MODULE: ./src/adapters/actions/runner-file.ts
var runner_file = __webpack_require__(6643);
// EXTERNAL MODULE: ./src/adapters/actions/write-atomically.ts
var write_atomically = __webpack_require__(7419);
;// CONCATENATED MODULE: ./src/adapters/actions/create-undo-store.ts





const STATE = 'undo';
/**
 * Keeps the record twice: in a file keyed by cluster and service, for the job's next steps, and in the step's state, for
 * its post step. Synchronous, since the process may be killed right after. Not masked: it holds no secret by its type,
 * and a node name with stars in it would leave its worker deaf.
 */
function createUndoStore({ cluster, service, log }) {
    const path = (0,runner_file/* runnerFile */.L)('undo', cluster, service);
    const parse = (text, from) => {
        if (text === null || text === '')
            return null;
        const record = parseUndoRecord(text, cluster, service);
        if (record === null)
            log.debug(`The undo record in ${from} is not one of ${service} in ${cluster}; left aside.`);
        return record;
    };
    return {
        read: () => parse(readFileOrNull(path), path) ?? parse(core/* getState */.Gu(STATE), 'the state of the step'),
        write: (record) => {
            const text = JSON.stringify(record);
            (0,write_atomically/* writeAtomically */.v)(path, text);
            core/* saveState */.LZ(STATE, text);
        },
    };
}
function readFileOrNull(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 8274:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findSecrets)
/* harmony export */ });
const SECRET_NAME = /pass|secret|token|credential|private/i;
/**
 * The secrets in the two broker inputs, as raw text. Made to run before the inputs are checked, so it doesn't rely on
 * them being right: a password with a raw `@` or `/` in it, which makes a wrong URL, is found all the same.
 */
function findSecrets(brokerUrl, transportOptions) {
    const inUrls = brokerUrl.split(';').flatMap((url) => findInUrl(url.trim()));
    const whole = inUrls.length > 0 ? [brokerUrl.trim()] : [];
    return [
        ...new Set([...whole, ...findInUrl(brokerUrl.trim()), ...inUrls, ...findInOptions(transportOptions)]),
    ];
}
function findInUrl(url) {
    const [, rest = ''] = /:\/\/(.*)$/s.exec(url) ?? [];
    // The password ends at an `@`; which one is open when it holds a raw `@` or `/`, so every reading counts.
    const ends = [rest.lastIndexOf('@'), (/^[^/?#]*/.exec(rest)?.[0] ?? '').lastIndexOf('@')];
    const passwords = ends.filter((end) => end > 0).map((end) => rest.slice(0, end).replace(/^[^:]*:?/, ''));
    const query = [...rest.matchAll(/[?&]([^=&]+)=([^&]*)/g)];
    const parameters = query.flatMap(([, name = '', value = '']) => (SECRET_NAME.test(name) ? [value] : []));
    return [...passwords, ...parameters].filter((secret) => secret !== '');
}
function findInOptions(json) {
    try {
        return findInValue(JSON.parse(json));
    }
    catch {
        // Not JSON: refused later. Until then anything that looks like a value of a secret member is one.
        return [...json.matchAll(/(\w+)["']?\s*[:=]\s*["']([^"']+)["']/g)].flatMap(([, name = '', value = '']) => SECRET_NAME.test(name) ? [value] : []);
    }
}
function findInValue(value) {
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([name, entry]) => {
        const plain = typeof entry === 'string' || typeof entry === 'number' ? String(entry) : '';
        return SECRET_NAME.test(name) && plain !== '' ? [plain] : findInValue(entry);
    });
}


/***/ }),

/***/ 2999:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ maskSecrets)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
;// CONCATENATED MODULE: ./src/adapters/actions/make-secret-forms.ts
const SHORTEST = 4;
/**
 * Defaults that brokers come with and tutorials use. Everybody knows them, so that hiding them protects nothing, while
 * every "redis" and "celery" in the log would turn into stars.
 */
const COMMON = new Set(['guest', 'redis', 'rabbitmq', 'rabbit', 'celery', 'broker', 'worker', 'default', 'localhost'].concat([
    'admin',
    'root',
    'user',
    'test',
    'pass',
    'password',
    'secret',
    'changeme',
    'example',
    'true',
    'false',
    'null',
], ['django', 'postgres', 'none', 'production', 'staging']));
/** Every form in which a secret may show itself in text: raw, URL-encoded, in JSON, in base64 at each alignment. */
function makeSecretForms(secret) {
    const bases = [secret, decode(secret), ...secret.split(/\r?\n/)].filter(isWorthHiding);
    const forms = bases.flatMap((text) => [
        text,
        ...encode(text),
        JSON.stringify(text).slice(1, -1),
        ...toBase64(text),
    ]);
    return [...new Set(forms)].filter(isWorthHiding);
}
function isWorthHiding(text) {
    return text.trim().length >= SHORTEST && !COMMON.has(text.toLowerCase());
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** As encodeURIComponent, Python's quote (which keeps `/`) and quote_plus, and the WHATWG URL write it. */
function encode(text) {
    // Through a buffer, since half a surrogate pair can't be encoded.
    const component = encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
    const strict = component.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
    const url = new URL('redis://host');
    url.password = text;
    const forms = [
        component,
        strict,
        strict.replaceAll('%2F', '/'),
        strict.replaceAll('%20', '+'),
        url.password,
    ];
    return [...forms, ...forms.map((form) => form.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()))];
}
/**
 * Within base64 a text looks different at each of three alignments. The characters at both ends that also hold bits of
 * the neighbours are left out.
 */
function toBase64(text) {
    return [0, 1, 2].flatMap((before) => {
        const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text, 'utf8')]);
        const first = Math.ceil((before * 8) / 6);
        const last = Math.floor((bytes.length * 8) / 6);
        return [bytes.toString('base64').slice(first, last), bytes.toString('base64url').slice(first, last)];
    });
}

;// CONCATENATED MODULE: ./src/adapters/actions/create-masker.ts

const STARS = '***';
function createMasker(secrets) {
    const forms = [...new Set(secrets.flatMap(makeSecretForms))].sort((a, b) => b.length - a.length);
    const pattern = forms.length === 0 ? null : new RegExp(forms.map(escapePattern).join('|'), 'g');
    const mask = (text) => (pattern === null ? text : text.replace(pattern, STARS));
    return { forms, mask, maskDeep: (value) => maskValue(value, mask) };
}
function maskValue(value, mask) {
    if (typeof value === 'string')
        return mask(value);
    if (Array.isArray(value))
        return value.map((entry) => maskValue(entry, mask));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskValue(entry, mask)]));
}
function escapePattern(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

;// CONCATENATED MODULE: ./src/adapters/actions/mask-secrets.ts


/** Tells the runner what to hide in the log from now on, and returns what hides the same in everything we write. */
function maskSecrets(secrets) {
    const masker = createMasker(secrets);
    for (const form of masker.forms)
        core/* setSecret */.Pq(form);
    return masker;
}


/***/ }),

/***/ 8699:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readInput)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6421);

/** One input as the runner gives it (INPUT_NAME), trimmed; '' where it isn't set. */
function readInput(name) {
    return _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .getInput */ .V4(name);
}


/***/ }),

/***/ 6643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ runnerFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** A file of ours in the job's temporary folder, which the runner empties between jobs. */
function runnerFile(name, ...keys) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(keys)).digest('hex').slice(0, 16);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(process.env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), `ecs-handover-${name}-${hash}.json`);
}


/***/ }),

/***/ 7419:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

/** Replaces a file as a whole, readable by us alone: a reader, or a kill in the middle, never meets half of it. */
function writeAtomically(path, text) {
    const draft = `${path}.${process.pid}.draft`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(draft, text, { encoding: 'utf8', mode: 0o600 });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(draft, path);
}


/***/ }),

/***/ 726:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ writeSummary)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

/** Of the 1,048,576 bytes after which the runner drops the whole page. */
const BUDGET_BYTES = 900_000;
const NOTICE = '\n\n_The page was cut here: it is larger than GitHub takes._\n';
/** Appends to the job's summary; without GITHUB_STEP_SUMMARY, outside of a runner, there is none. */
function writeSummary(markdown, masker) {
    const path = process.env['GITHUB_STEP_SUMMARY'];
    if (!path)
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, `${cut(masker.mask(markdown))}\n`, 'utf8');
}
/** A last guard, at a line's end: the page itself keeps to its budget by leaving out details first. */
function cut(markdown) {
    const bytes = Buffer.from(markdown, 'utf8');
    if (bytes.length <= BUDGET_BYTES)
        return markdown;
    const end = bytes.lastIndexOf('\n', BUDGET_BYTES);
    return bytes.toString('utf8', 0, end > 0 ? end : BUDGET_BYTES) + NOTICE;
}


/***/ }),

/***/ 4678:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ createReport)
/* harmony export */ });
/** An empty story: what is not filled in later didn't happen. */
function createReport(subject) {
    return {
        version: 1,
        ...subject,
        endedAtMs: subject.startedAtMs,
        latestEndAtMs: null,
        outcome: 'failed',
        reason: '',
        refusals: [],
        warnings: [],
        phases: [],
        drain: { mode: 'none', why: '', rows: [], jobsLeft: [] },
        taskDefinitionArn: null,
        previousTaskDefinitionArn: null,
        registered: false,
        deploymentId: null,
        serving: { sentence: '', taskDefinitionArn: null, revisions: [] },
        events: [],
        deaths: [],
        diagnoses: [],
        rulePagesUrl: null,
        evidence: null,
        plan: [],
        repairs: [],
    };
}


/***/ }),

/***/ 2153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ assessDrain)
/* harmony export */ });
/** Is the drain over? Gone and idle workers are finished; silent ones are unknown and waited for. */
function assessDrain(ledger, nowMs, deadlineAtMs) {
    const jobs = listJobs(ledger, nowMs);
    const silentNodes = ledger.workers
        .filter((worker) => worker.state === 'silent')
        .map((worker) => worker.node);
    const finished = ledger.workers.filter((worker) => worker.state === 'idle' || worker.state === 'gone').length;
    const sentence = describe(ledger, finished, jobs, silentNodes);
    const done = finished === ledger.workers.length;
    const status = done ? 'done' : nowMs >= deadlineAtMs ? 'timed-out' : 'waiting';
    return { status, jobs, silentNodes, sentence };
}
function listJobs(ledger, nowMs) {
    return ledger.workers.flatMap((worker) => [
        ...worker.active,
        ...worker.reserved.filter((job) => !worker.active.some((one) => one.id === job.id)),
    ].map((job) => ({
        id: job.id,
        name: job.name,
        node: worker.node,
        ageMs: job.startedAtMs === null ? null : Math.max(0, nowMs - job.startedAtMs),
    })));
}
function describe(ledger, finished, jobs, silentNodes) {
    const running = jobs.filter((job) => job.ageMs !== null).length;
    const waitingJobs = jobs.length - running;
    const parts = [`${String(finished)} of ${String(ledger.workers.length)} workers idle or gone`];
    if (running > 0)
        parts.push(`${String(running)} ${running === 1 ? 'job' : 'jobs'} running`);
    if (waitingJobs > 0)
        parts.push(`${String(waitingJobs)} fetched and not started`);
    if (silentNodes.length > 0)
        parts.push(`${String(silentNodes.length)} not answering (busy or unknown)`);
    const consuming = ledger.workers.filter((worker) => worker.state !== 'gone' && worker.queues.some((queue) => !queue.confirmed)).length;
    if (consuming > 0)
        parts.push(`${String(consuming)} not yet confirmed silent`);
    if (parts.length === 1 && finished < ledger.workers.length)
        parts.push('no job left, looking once more');
    return `${parts.join(', ')}.`;
}


/***/ }),

/***/ 6373:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ noteJobs),
/* harmony export */   dt: () => (/* binding */ NO_JOBS_SEEN),
/* harmony export */   y_: () => (/* binding */ estimateJobsEnd)
/* harmony export */ });
const NO_JOBS_SEEN = { running: {}, tookMs: {} };
/** The history with one more look at the jobs that are held. */
function noteJobs(history, jobs, nowMs) {
    const held = new Set(jobs.map(({ id }) => id));
    const tookMs = { ...history.tookMs };
    for (const [id, { name, startedAtMs }] of Object.entries(history.running)) {
        if (!held.has(id))
            tookMs[name] = [...(tookMs[name] ?? []), nowMs - startedAtMs];
    }
    const running = jobs.flatMap(({ id, name, ageMs }) => ageMs === null ? [] : [[id, { name, startedAtMs: nowMs - ageMs }]]);
    return { running: Object.fromEntries(running), tookMs };
}
/**
 * When the last of these jobs is likely to end: by the longest job of its name that ended before our eyes. null: there is a
 * job of which nothing is known, or that is longer than any known one.
 */
function estimateJobsEnd(history, jobs, nowMs) {
    const lefts = jobs.map(({ name, ageMs }) => Math.max(0, ...(history.tookMs[name] ?? [])) - (ageMs ?? Infinity));
    return lefts.length === 0 || lefts.some((left) => left <= 0) ? null : nowMs + Math.max(...lefts);
}


/***/ }),

/***/ 6735:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ areWorkersFinished),
/* harmony export */   u: () => (/* binding */ isTaskFinished)
/* harmony export */ });
/** A big application may take a while to load on a small task before its worker answers. */
const NEVER_ANSWERS_MS = 120_000;
/**
 * May ECS stop this old task? No worker on it is at work. A task on which none was found yet is still coming up, and its
 * worker may take a job at any moment: it has nothing to wait for only once a worker would long have answered.
 */
function isTaskFinished(ledger, { arn, startedAtMs }, nowMs) {
    if (ledger.workers.some(({ taskArn }) => taskArn === arn))
        return areWorkersFinished(ledger, arn);
    return startedAtMs !== null && nowMs - startedAtMs >= NEVER_ANSWERS_MS;
}
/** None of the task's known workers is at work. */
function areWorkersFinished(ledger, taskArn) {
    const workers = ledger.workers.filter((worker) => worker.taskArn === taskArn);
    return workers.every(({ state }) => state === 'idle' || state === 'gone');
}


/***/ }),

/***/ 6261:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ EMPTY_LEDGER),
/* harmony export */   m: () => (/* binding */ addToLedger)
/* harmony export */ });
const EMPTY_LEDGER = { workers: [] };
/** Adds the workers that the ledger doesn't have yet. A known one keeps its history. */
function addToLedger(ledger, roster, side) {
    const known = new Set(ledger.workers.map((worker) => worker.node));
    const added = roster
        .filter((worker) => !known.has(worker.node))
        .map((worker) => open(worker, side, roster));
    return added.length === 0 ? ledger : { workers: [...ledger.workers, ...added] };
}
function open(worker, side, roster) {
    const names = worker.answers ? worker.queues : queuesOfPeers(worker, roster);
    return {
        node: worker.node,
        taskArn: worker.taskArn,
        side,
        pool: worker.pool,
        jsonOnly: worker.jsonOnly,
        queues: names.map((name) => ({ name, commandedAtMs: null, confirmed: false, original: true })),
        queuesKnown: worker.answers || names.length > 0,
        state: worker.answers ? 'busy' : 'silent',
        active: [],
        reserved: [],
        scheduled: [],
        jobsAtStart: null,
        idlePolls: 0,
        firstCommandAtMs: null,
        idleAtMs: null,
    };
}
/**
 * A silent worker can't say what it consumes. Where every worker of the same name prefix that did answer consumes the
 * same queues, it does too: a solo worker then finds the command right after its job. Else we wait until it speaks.
 */
function queuesOfPeers(worker, roster) {
    const prefix = worker.node.slice(0, worker.node.indexOf('@') + 1);
    const peers = roster.filter((peer) => peer.answers && peer.node.startsWith(prefix) && peer.queues.length > 0);
    const sets = new Set(peers.map((peer) => [...peer.queues].sort().join('\n')));
    return sets.size === 1 ? (peers[0]?.queues ?? []) : [];
}


/***/ }),

/***/ 919:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h2: () => (/* binding */ computeRoom),
/* harmony export */   p7: () => (/* binding */ LONGEST_EXPIRY_MINUTES),
/* harmony export */   sI: () => (/* binding */ planExpiryMinutes)
/* harmony export */ });
/** UpdateTaskProtection takes 1 to 2,880 minutes (API reference). */
const LONGEST_EXPIRY_MINUTES = 2_880;
/** For ECS's own pauses between the steps of a hand-over. */
const MARGIN_MS = 600_000;
const MINUTE_MS = 60_000;
/** How many tasks can be started beside the protected ones: `floor(desired × max%) − desired`. */
function computeRoom(desiredCount, maximumPercent) {
    return Math.floor((desiredCount * maximumPercent) / 100) - desiredCount;
}
/**
 * For how long the old tasks are protected: every wave may take its health bound and its drain bound. Set once, before
 * UpdateService, since a renewal may be refused while the deployment is blocked; and the dead-man's switch of a lost runner.
 */
function planExpiryMinutes(facts) {
    const waves = Math.max(1, Math.ceil(facts.taskCount / Math.max(1, facts.room)));
    const totalMs = waves * (facts.drainTimeoutMs + facts.healthTimeoutMs) + MARGIN_MS;
    return Math.ceil(totalMs / MINUTE_MS);
}


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   fk: () => (/* binding */ RefusedError),
/* harmony export */   nM: () => (/* binding */ WorldError)
/* harmony export */ });
/** Few classes, by what the reader must do next. */
/** Found before the first change: mend the inputs or the world and run again. Nothing was changed. */
class RefusedError extends Error {
    name = 'RefusedError';
    problems;
    constructor(problems, options) {
        super(problems.join('\n'), options);
        this.problems = problems;
    }
}
/** The job was cancelled: stop at once, the post step undoes. */
class CancelledError extends Error {
    name = 'CancelledError';
}
/**
 * A call to the world failed. `denied`: a permission is missing; `unreachable`: no connection or no answer in time;
 * `invalid`: the other side refused what we asked; `missing`: the thing isn't there.
 */
class WorldError extends Error {
    name = 'WorldError';
    kind;
    /** Who said so and to what, such as `ecs:UpdateService` or `broker`. */
    call;
    constructor(kind, call, message, options) {
        super(message, options);
        this.kind = kind;
        this.call = call;
    }
}


/***/ }),

/***/ 2895:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WJ: () => (/* reexport */ INPUT_DEFAULTS),
  TL: () => (/* binding */ parseInputs)
});

// UNUSED EXPORTS: INPUT_NAMES, parseDuration

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/inputs/find-conflicts.ts
/** Inputs that are each right, but not together: one sentence each. Those that are wrong by themselves are left out. */
function findConflicts(known) {
    return [...findDrainConflicts(known), ...findPercentConflicts(known)];
}
function findDrainConflicts({ drain, brokerUrl, ...known }) {
    if (brokerUrl !== null)
        return [];
    if (drain === 'before' || drain === 'overlap') {
        return [
            `drain: "${drain}" needs a broker-url, and none was given; give it, or set drain to none or auto.`,
        ];
    }
    // Most often the URL is a secret that is unset or misspelt: to deploy without a drain then would cut jobs.
    const idle = findDrainInput(known);
    if (drain !== 'auto' || idle === null)
        return [];
    return [
        `broker-url: it is empty (an unset secret?), but ${idle} is given; give both, or set drain to none.`,
    ];
}
function findDrainInput({ drainWorkers, drainQueues, transportOptions, }) {
    if (drainWorkers !== undefined && drainWorkers !== 'auto')
        return 'drain-workers';
    if (drainQueues !== undefined && drainQueues.length > 0)
        return 'drain-queues';
    return Object.keys(transportOptions ?? {}).length > 0 ? 'broker-transport-options' : null;
}
function findPercentConflicts({ minimumHealthyPercent, maximumPercent }) {
    const min = minimumHealthyPercent ?? 0;
    const max = maximumPercent ?? Infinity;
    if (min <= max)
        return [];
    return [`minimum-healthy-percent: ${min} is more than the maximum-percent of ${max}; give at most ${max}.`];
}

;// CONCATENATED MODULE: ./src/inputs/input-names.ts
/** Every input and its default, as action.yml has them. An empty default means that there is none. */
const INPUT_DEFAULTS = {
    cluster: 'default',
    service: '',
    'task-definition': '',
    image: '',
    phases: 'pre-deploy, deploy, post-deploy',
    'dry-run': 'false',
    preflight: 'warn',
    'preflight-ignore': '',
    'broker-url': '',
    'broker-transport-options': '',
    drain: 'auto',
    'drain-workers': 'auto',
    'drain-queues': '',
    'drain-poll-interval': '3s',
    'drain-timeout': '10m',
    'on-drain-timeout': 'fail',
    'minimum-healthy-percent': '',
    'maximum-percent': '',
    'desired-count': '',
    'force-new-deployment': 'false',
    'health-timeout': '10m',
    'health-poll-interval': '5s',
    'stable-for': '0s',
    'max-failed-tasks': '2',
    'on-failure': 'rollback',
    summary: 'full',
};
const INPUT_NAMES = Object.keys(INPUT_DEFAULTS);

;// CONCATENATED MODULE: ./src/inputs/parse-broker-url.ts
/** Schemes that kombu knows for the brokers that we speak to (kombu/transport/__init__.py, TRANSPORT_ALIASES). */
const KINDS = {
    ...{ redis: 'redis', rediss: 'redis', sentinel: 'sentinel' },
    ...{ amqp: 'amqp', amqps: 'amqp', pyamqp: 'amqp', librabbitmq: 'amqp' },
};
const ACCEPTED = 'redis://, rediss://, sentinel://, amqp:// or amqps://';
const NO_REMOTE_CONTROL = 'Celery has no remote control on this broker, so its workers cannot be asked or silenced';
const REASONS = {
    sqs: NO_REMOTE_CONTROL,
    sqla: NO_REMOTE_CONTROL,
    memory: 'an in-memory broker lives inside one process',
    filesystem: 'a broker in files cannot be reached from a runner',
    'redis+socket': 'a Unix socket cannot be reached from a runner',
    http: 'that is a web address, not a broker; a management port is not the broker either',
    https: 'that is a web address, not a broker; a management port is not the broker either',
};
/** The same URL that Celery takes, or several parted by `;`. A problem names at most the scheme: the rest is secret. */
function parseBrokerUrl(name, given) {
    const kinds = new Set();
    for (const url of given.split(';').map((part) => part.trim())) {
        const problem = checkUrl(url);
        if (problem !== null)
            return { problem: `${name}: ${problem}` };
        kinds.add(KINDS[schemeOf(url) ?? ''] ?? '');
    }
    if (kinds.size === 1)
        return { value: given };
    return { problem: `${name}: a list of ${[...kinds].join(' and ')} URLs; give URLs of one kind of broker.` };
}
function schemeOf(url) {
    return /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? null;
}
function checkUrl(url) {
    const scheme = schemeOf(url);
    if (scheme === null)
        return `it does not start with a scheme; give ${ACCEPTED} (and list URLs with ;).`;
    if (!Object.hasOwn(KINDS, scheme)) {
        const why = Object.hasOwn(REASONS, scheme) ? REASONS[scheme] : 'this broker is not supported';
        return `${scheme}:// is not accepted: ${why ?? ''}. Give ${ACCEPTED}, or leave it empty and set drain: none.`;
    }
    const advice = 'percent-encode / ? # @ : % ; and blanks in user and password';
    const host = URL.canParse(url) ? new URL(url).hostname : null;
    if (host === null || /\s/.test(url))
        return `the ${scheme}:// URL cannot be read; ${advice}.`;
    return host === ''
        ? `the ${scheme}:// URL names no host; give ${scheme}://USER:PASSWORD@HOST:PORT/….`
        : null;
}

;// CONCATENATED MODULE: ./src/inputs/parsed.ts
const LONGEST_QUOTE = 80;
/** A URL with a user part holds a password, whichever input it was put into. */
const HOLDS_CREDENTIALS = /:\/\/[^\s]*@/;
/** `NAME: "GIVEN" is not accepted; give ACCEPTED` */
function refuseText(name, given, accepted) {
    return { problem: `${name}: ${quoteGiven(given)} is not accepted; give ${accepted}.` };
}
/** The text in quotation marks, cut short; nothing of it when it looks like a URL with a password. */
function quoteGiven(given) {
    if (HOLDS_CREDENTIALS.test(given))
        return 'a URL with credentials (not shown)';
    return JSON.stringify(given.length > LONGEST_QUOTE ? `${given.slice(0, LONGEST_QUOTE)}…` : given);
}

// EXTERNAL MODULE: ./node_modules/parse-duration/index.js + 1 modules
var parse_duration = __webpack_require__(7595);
;// CONCATENATED MODULE: ./src/inputs/parse-duration.ts

const SHAPE = /^(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$|^\d+$/;
/**
 * `90`, `90s`, `10m`, `1h30m` in milliseconds; a bare number is seconds. null for anything else: the library alone would
 * take `10 parsecs` for ten, and `1h30` for an hour and 30 minutes.
 */
function parseDuration(text) {
    const given = text.trim();
    if (!SHAPE.test(given))
        return null;
    const ms = (0,parse_duration/* default */.A)(/^\d+$/.test(given) ? `${given}s` : given);
    return ms !== null && Number.isSafeInteger(ms) ? ms : null;
}

;// CONCATENATED MODULE: ./src/inputs/parse-values.ts
/** Parsers of one value each: text in, value or problem out. */


const BOOLEANS = {
    ...{ true: true, True: true, TRUE: true },
    ...{ false: false, False: false, FALSE: false },
};
/** The spellings of YAML 1.2, as in the runner's own getBooleanInput. */
function parseBoolean(name, given) {
    const value = Object.hasOwn(BOOLEANS, given) ? BOOLEANS[given] : undefined;
    return value === undefined ? refuseText(name, given, 'true or false') : { value };
}
function parseChoice(name, given, choices) {
    const value = choices.find((choice) => choice === given);
    return value === undefined ? refuseText(name, given, choices.join(', ')) : { value };
}
/** A whole number within bounds. */
function parseWholeNumber(name, given, bounds) {
    const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
    if (value >= bounds.min && value <= bounds.max)
        return { value };
    return refuseText(name, given, `a whole number from ${bounds.min} to ${bounds.max}`);
}
/** A duration within bounds (both written as durations, so that the message says them so). */
function parseBoundedDuration(name, given, bounds) {
    const value = parseDuration(given);
    const min = parseDuration(bounds.min) ?? 0;
    const max = parseDuration(bounds.max) ?? Infinity;
    if (value !== null && value >= min && value <= max)
        return { value };
    const range = `from ${bounds.min} to ${bounds.max}`;
    return refuseText(name, given, `a duration ${range}, such as 90, 90s, 10m or 1h30m`);
}
/** One entry a line, empty lines left out. */
function splitLines(given) {
    return given
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./src/inputs/parse-images.ts


/** No image reference holds `=`, so the first one parts a container's name from its image. */
const CONTAINER = /^[A-Za-z0-9_-]{1,255}$/;
const IMAGE = /^[A-Za-z0-9][\w./:@-]{0,511}$/;
/** One bare IMAGE, or lines CONTAINER=IMAGE, no container twice. */
function parseImages(name, given) {
    const accepted = 'one IMAGE, or lines CONTAINER=IMAGE';
    const texts = splitLines(given);
    const wrong = texts.find((text) => parseLine(text) === null);
    if (wrong !== undefined)
        return refuseText(name, wrong, accepted);
    const lines = texts.flatMap((text) => parseLine(text) ?? []);
    if (lines.length > 1 && lines.some((line) => line.container === null)) {
        return { problem: `${name}: an IMAGE without a container can only stand alone; give ${accepted}.` };
    }
    const twice = lines.find((line, at) => lines.findIndex((other) => other.container === line.container) !== at);
    if (twice === undefined)
        return { value: lines };
    const container = quoteGiven(twice.container ?? '');
    return {
        problem: `${name}: container ${container} is given more than once; give each container one line.`,
    };
}
function parseLine(text) {
    const at = text.indexOf('=');
    const container = at === -1 ? null : text.slice(0, at).trim();
    const image = at === -1 ? text : text.slice(at + 1).trim();
    if (container !== null && !CONTAINER.test(container))
        return null;
    return IMAGE.test(image) ? { container, image } : null;
}

;// CONCATENATED MODULE: ./src/inputs/parse-names.ts
/** Parsers of the inputs that name things: service, cluster, task definition, workers, queues. */


/** Names as CreateCluster and CreateService take them (API reference: letters, digits, `_`, `-`; at most 255). */
const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const ARN = /^arn:[^\s]+$/;
function parseResourceName(name, given) {
    if (given === '')
        return { problem: `${name}: nothing was given, but it is required; give a name or an ARN.` };
    if (NAME.test(given) || ARN.test(given))
        return { value: given };
    return refuseText(name, given, 'a name of letters, digits, - and _ (at most 255), or an ARN');
}
function parseTaskDefinition(name, given) {
    if (!/[\r\n]/.test(given))
        return { value: given };
    return {
        problem: `${name}: several lines were given; give the path of a JSON file, family[:revision] or an ARN.`,
    };
}
/** `auto`, or globs over node names, one a line (a glob may hold commas: `celery@{a,b}*`). */
function parseWorkers(name, given) {
    const lines = splitLines(given);
    if (lines.length === 1 && lines[0] === 'auto')
        return { value: 'auto' };
    const accepted = 'auto alone, or globs over node names such as celery@web-*, one a line, without blanks';
    const wrong = lines.find((line) => line === 'auto' || /\s/.test(line));
    return wrong === undefined ? { value: [...new Set(lines)] } : refuseText(name, wrong, accepted);
}
/** Ids (`time-budget`) or numbers (`L40`) of lints, by lines, commas or blanks. Unknown ones are told by the look. */
function parseLints(name, given) {
    const names = given.split(/[\s,]+/).filter((lint) => lint !== '');
    const wrong = names.find((lint) => !/^([a-z]+(-[a-z]+)*|L\d\d)$/.test(lint));
    if (wrong === undefined)
        return { value: [...new Set(names)] };
    return refuseText(name, wrong, 'ids of lints such as time-budget, or their numbers such as L40');
}
/** Queue names, by lines or commas (`celery worker -Q` splits at commas too, so no name can hold one). */
function parseQueues(given) {
    const names = given.split(/[\r\n,]/).map((queue) => queue.trim());
    return { value: [...new Set(names.filter((queue) => queue !== ''))] };
}

// EXTERNAL MODULE: ./src/model/inputs.ts
var inputs = __webpack_require__(492);
;// CONCATENATED MODULE: ./src/inputs/parse-phases.ts


/**
 * Any subset of the phases, parted by commas or line ends, in the order in which they run. An empty text is refused and
 * is not the default: who switches phases off by an expression that gives '' does not want all of them.
 */
function parsePhases(name, given) {
    const accepted = `some of ${inputs/* PHASES */.ZG.join(', ')}, each once`;
    const words = given
        .split(/[\s,]+/)
        .map((word) => word.trim())
        .filter((word) => word !== '');
    if (words.length === 0) {
        return { problem: `${name}: it is empty; give ${accepted}, or leave the input out for all of them.` };
    }
    const wrong = words.find((word, at) => !isPhase(word) || words.indexOf(word) !== at);
    if (wrong !== undefined)
        return refuseText(name, wrong, accepted);
    return { value: inputs/* PHASES */.ZG.filter((phase) => words.includes(phase)) };
}
function isPhase(word) {
    return inputs/* PHASES */.ZG.includes(word);
}

;// CONCATENATED MODULE: ./src/inputs/parse-transport-options.ts
/** A JSON object. It may hold a sentinel's password, so nothing of it is ever quoted (nor the parser's own words). */
function parseTransportOptions(name, given) {
    if (given === '')
        return { value: {} };
    const options = readJson(given);
    const accepted = 'give a JSON object such as {"global_keyprefix": "shop:"}, the app\'s broker_transport_options';
    if (options === undefined)
        return { problem: `${name}: it is not JSON (not shown); ${accepted}.` };
    if (!isRecord(options))
        return { problem: `${name}: it is JSON, but not an object (not shown); ${accepted}.` };
    return { value: options };
}
function readJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./src/inputs.ts
/** Text in, one frozen value out, or every problem at once. */












/**
 * Reads and checks every input. An empty text stands for the default, but for `phases` (why: parsePhases).
 * Throws a RefusedError with every problem, each with the input's name, what was given and what is accepted; of the
 * broker's URL and transport options nothing but the scheme is told.
 */
function parseInputs(read) {
    const parsed = parseEach((name) => read(name).trim());
    const known = Object.fromEntries(Object.entries(parsed).flatMap(([key, field]) => ('value' in field ? [[key, field.value]] : [])));
    const wrong = Object.values(parsed).flatMap((field) => ('problem' in field ? [field.problem] : []));
    const problems = [...wrong, ...findConflicts(known)];
    if (problems.length > 0)
        throw new errors/* RefusedError */.fk(problems);
    const { brokerUrl, transportOptions, ...inputs } = known;
    return deepFreeze({ ...inputs, broker: brokerUrl === null ? null : { url: brokerUrl, transportOptions } });
}
function parseEach(read) {
    const text = (name) => read(name) || INPUT_DEFAULTS[name];
    return { ...parseSubject(read, text), ...parseDrain(text), ...parseRollout(text) };
}
function parseSubject(given, text) {
    return {
        cluster: parseResourceName('cluster', text('cluster')),
        service: parseResourceName('service', text('service')),
        taskDefinition: parseTaskDefinition('task-definition', text('task-definition')),
        images: parseImages('image', text('image')),
        phases: parsePhases('phases', given('phases')),
        dryRun: parseBoolean('dry-run', text('dry-run')),
        preflight: parseChoice('preflight', text('preflight'), inputs/* PREFLIGHT_MODES */.Zt),
        preflightIgnore: parseLints('preflight-ignore', text('preflight-ignore')),
    };
}
function parseDrain(text) {
    const url = text('broker-url');
    return {
        brokerUrl: url === '' ? { value: null } : parseBrokerUrl('broker-url', url),
        transportOptions: parseTransportOptions('broker-transport-options', text('broker-transport-options')),
        drain: parseChoice('drain', text('drain'), inputs/* DRAIN_MODES */.Mg),
        drainWorkers: parseWorkers('drain-workers', text('drain-workers')),
        drainQueues: parseQueues(text('drain-queues')),
        drainPollIntervalMs: duration('drain-poll-interval', text, '1s', '5m'),
        drainTimeoutMs: duration('drain-timeout', text, '1s', '48h'),
        onDrainTimeout: parseChoice('on-drain-timeout', text('on-drain-timeout'), ['fail', 'proceed']),
    };
}
function parseRollout(text) {
    return {
        // ECS documents no bounds (DeploymentConfiguration); below 100 a maximum could only shrink the service.
        minimumHealthyPercent: wholeNumber('minimum-healthy-percent', text, 0, 100),
        maximumPercent: wholeNumber('maximum-percent', text, 100, 1000),
        desiredCount: wholeNumber('desired-count', text, 0, 10_000),
        forceNewDeployment: parseBoolean('force-new-deployment', text('force-new-deployment')),
        healthTimeoutMs: duration('health-timeout', text, '1s', '48h'),
        healthPollIntervalMs: duration('health-poll-interval', text, '1s', '5m'),
        stableForMs: duration('stable-for', text, '0s', '24h'),
        maxFailedTasks: parseWholeNumber('max-failed-tasks', text('max-failed-tasks'), { min: 0, max: 1000 }),
        onFailure: parseChoice('on-failure', text('on-failure'), ['rollback', 'leave']),
        summary: parseChoice('summary', text('summary'), inputs/* SUMMARY_MODES */.mK),
    };
}
function duration(name, text, min, max) {
    return parseBoundedDuration(name, text(name), { min, max });
}
/** null: the service's own. */
function wholeNumber(name, text, min, max) {
    return text(name) === '' ? { value: null } : parseWholeNumber(name, text(name), { min, max });
}
function deepFreeze(value) {
    if (typeof value === 'object' && value !== null)
        Object.values(value).forEach(deepFreeze);
    return Object.freeze(value);
}


/***/ }),

/***/ 492:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mg: () => (/* binding */ DRAIN_MODES),
/* harmony export */   ZG: () => (/* binding */ PHASES),
/* harmony export */   Zt: () => (/* binding */ PREFLIGHT_MODES),
/* harmony export */   mK: () => (/* binding */ SUMMARY_MODES)
/* harmony export */ });
/** The step's inputs as one value, checked and frozen. Durations are in milliseconds. */
const PHASES = ['pre-deploy', 'deploy', 'post-deploy'];
const DRAIN_MODES = ['auto', 'before', 'overlap', 'none'];
const SUMMARY_MODES = ['full', 'brief', 'none'];
const PREFLIGHT_MODES = ['strict', 'warn', 'off'];


/***/ }),

/***/ 5235:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ FAILING_OUTCOMES),
/* harmony export */   u: () => (/* binding */ PASSING_OUTCOMES)
/* harmony export */ });
const PASSING_OUTCOMES = ['succeeded', 'no-change', 'planned', 'started'];
const FAILING_OUTCOMES = [
    'refused',
    'failed',
    'rolled-back',
    'rollback-failed',
    'timed-out',
    'superseded',
    'cancelled',
];


/***/ }),

/***/ 8929:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ openWorld)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/adapters/actions/create-log.ts + 1 modules
var create_log = __webpack_require__(7830);
// EXTERNAL MODULE: ./src/adapters/actions/create-undo-store.ts + 1 modules
var create_undo_store = __webpack_require__(7515);
;// CONCATENATED MODULE: ./src/adapters/actions/read-limits.ts
/** The longest that a job may run, whatever its timeout-minutes (GitHub docs, Actions limits): 6 hours, 5 days. */
const LONGEST_JOB_MS = {
    'github-hosted': 6 * 3_600_000,
    'self-hosted': 5 * 86_400_000,
};
/**
 * What ends this job from outside. AWS_CREDENTIAL_EXPIRATION is what the SDK reads beside the keys
 * (credential-provider-env); credentials that the SDK gets itself are renewed by it and have no end. The job's own
 * timeout-minutes isn't told to its steps, so `jobEndsAtMs` is the latest possible end.
 */
function readLimits(environment, startedAtMs) {
    const longestMs = LONGEST_JOB_MS[environment['RUNNER_ENVIRONMENT'] ?? ''];
    return {
        credentialsExpireAtMs: environment['AWS_ACCESS_KEY_ID']
            ? parseTime(environment['AWS_CREDENTIAL_EXPIRATION'])
            : null,
        jobEndsAtMs: longestMs === undefined ? null : startedAtMs + longestMs,
    };
}
/** The output aws-expiration of configure-aws-credentials is JSON: a text in quotation marks. */
function parseTime(text) {
    const atMs = Date.parse((text ?? '').replaceAll('"', '').trim());
    return Number.isNaN(atMs) ? null : atMs;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/adapters/clock/system-clock.ts


/** The machine's clock. A sleep ends with a CancelledError as soon as the signal is aborted. */
function createSystemClock(signal) {
    return {
        now: () => Date.now(),
        random: () => Math.random(),
        sleep: async (ms) => {
            try {
                await (0,promises_.setTimeout)(ms, undefined, signal ? { signal } : {});
            }
            catch (error) {
                if (signal?.aborted)
                    throw new errors/* CancelledError */.cc('The job was cancelled.', { cause: error });
                throw error;
            }
        },
    };
}

;// CONCATENATED MODULE: ./src/adapters/ecs/connect-ecs.ts
/**
 * ECS for one service. Connects to nothing by itself; the SDK, which takes long to load, is loaded by the first call.
 * Every call is bounded and fails as a WorldError that says what to do.
 */
function connectEcs(options) {
    let opened;
    const port = () => (opened ??= Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(342)]).then(__webpack_require__.bind(__webpack_require__, 4342)).then(({ openEcs }) => openEcs(options)));
    return {
        fetchService: async () => (await port()).fetchService(),
        fetchTasks: async (desired) => (await port()).fetchTasks(desired),
        fetchTasksByArn: async (arns) => (await port()).fetchTasksByArn(arns),
        fetchTaskDefinition: async (reference) => (await port()).fetchTaskDefinition(reference),
        registerTaskDefinition: async (definition) => (await port()).registerTaskDefinition(definition),
        deregisterTaskDefinition: async (arn) => (await port()).deregisterTaskDefinition(arn),
        updateService: async (update) => (await port()).updateService(update),
        fetchServiceDeployment: async (arn) => (await port()).fetchServiceDeployment(arn),
        fetchServiceDeployments: async () => (await port()).fetchServiceDeployments(),
        fetchServiceRevision: async (arn) => (await port()).fetchServiceRevision(arn),
        fetchProtections: async (arns) => (await port()).fetchProtections(arns),
        protectTasks: async (arns, minutes) => (await port()).protectTasks(arns, minutes),
        releaseTasks: async (arns) => (await port()).releaseTasks(arns),
        stopServiceDeployment: async (arn) => (await port()).stopServiceDeployment(arn),
    };
}

;// CONCATENATED MODULE: ./src/adapters/elbv2/connect-load-balancer.ts
/** Target health, and the settings of target groups. Connects to nothing by itself; the SDK is loaded by the first call. */
function connectLoadBalancer(options = {}) {
    let opened;
    const port = () => (opened ??= Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(586), __webpack_require__.e(270)]).then(__webpack_require__.bind(__webpack_require__, 270)).then(({ openLoadBalancer }) => openLoadBalancer(options)));
    return {
        fetchTargets: async (arn) => (await port()).fetchTargets(arn),
        fetchTargetGroups: async (arns) => (await port()).fetchTargetGroups(arns),
        fetchTargetGroupAttributes: async (arn) => (await port()).fetchTargetGroupAttributes(arn),
    };
}

;// CONCATENATED MODULE: ./src/adapters/logs/connect-logs.ts
/** Container output in CloudWatch Logs. Connects to nothing by itself; the SDK is loaded by the first call. */
function connectLogs(options = {}) {
    let opened;
    const port = () => (opened ??= Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(303), __webpack_require__.e(509)]).then(__webpack_require__.bind(__webpack_require__, 9509)).then(({ openLogs }) => openLogs(options)));
    return { fetchLastLines: async (stream, limit) => (await port()).fetchLastLines(stream, limit) };
}

;// CONCATENATED MODULE: ./src/cancellable.ts

/**
 * The same port, but once the signal has fired no further call begins, and a call under way is left to itself: its
 * caller is thrown out at once. What such a call may still change stands in the undo record.
 */
function cancellable(port, signal) {
    return new Proxy(port, {
        get(target, name, receiver) {
            const member = Reflect.get(target, name, receiver);
            if (typeof member !== 'function')
                return member;
            return (...values) => {
                if (signal.aborted)
                    throw new errors/* CancelledError */.cc('The job was cancelled.');
                const result = Reflect.apply(member, target, values);
                return result instanceof Promise ? raceSignal(result, signal) : result;
            };
        },
    });
}
function raceSignal(call, signal) {
    return new Promise((resolve, reject) => {
        const cancel = () => {
            reject(new errors/* CancelledError */.cc('The job was cancelled.'));
        };
        signal.addEventListener('abort', cancel, { once: true });
        call.then(resolve, reject).finally(() => {
            signal.removeEventListener('abort', cancel);
        });
    });
}

;// CONCATENATED MODULE: ./src/open-world.ts











/** Connects to nothing yet: AWS answers the first call, the broker is reached when workers are first asked for. */
function openWorld(inputs, report, masker, signal) {
    const log = (0,create_log/* createLog */.h)(masker);
    const celery = openCelery(inputs, signal, (line) => {
        log.debug(line);
    });
    const onCall = (operation) => {
        report.calls = { ...report.calls, [operation]: (report.calls?.[operation] ?? 0) + 1 };
    };
    const subject = { cluster: inputs.cluster, service: inputs.service };
    const world = {
        clock: createSystemClock(signal),
        ecs: cancellable(connectEcs({ ...subject, signal, onCall }), signal),
        loadBalancer: cancellable(connectLoadBalancer({ signal, onCall }), signal),
        logs: cancellable(connectLogs({ signal, onCall }), signal),
        connectCelery: celery.connect,
        log,
        undo: (0,create_undo_store/* createUndoStore */.I)({ ...subject, log }),
        report,
        readFile: readWorkspaceFile,
        limits: readLimits(process.env, report.startedAtMs),
    };
    return { world, close: celery.close };
}
function openCelery(inputs, signal, debug) {
    let port = null;
    let connecting = null;
    const open = async () => {
        if (inputs.broker === null)
            throw new errors/* RefusedError */.fk(['broker-url is missing: a drain needs the broker that Celery uses.']);
        const { connectCelery } = await __webpack_require__.e(/* import() */ 848).then(__webpack_require__.bind(__webpack_require__, 3848));
        port = await connectCelery({ ...inputs.broker, signal, debug });
        return cancellable(port, signal);
    };
    return {
        connect: () => (connecting ??= open().catch((error) => {
            connecting = null;
            throw error;
        })),
        close: async () => {
            await port?.close();
        },
    };
}
function readWorkspaceFile(path) {
    const full = (0,external_node_path_.resolve)(process.env['GITHUB_WORKSPACE'] ?? process.cwd(), path);
    try {
        return (0,external_node_fs_.readFileSync)(full, 'utf8');
    }
    catch (error) {
        const code = error.code;
        const kind = code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'other';
        throw new errors/* WorldError */.nM(kind, 'file', `${path} can't be read (${code ?? 'unknown error'}).`, {
            cause: error,
        });
    }
}


/***/ }),

/***/ 9447:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ createProgress)
});

// EXTERNAL MODULE: ./src/wording/format-duration.ts
var format_duration = __webpack_require__(8258);
;// CONCATENATED MODULE: ./src/wording/describe-wait.ts

const BAR_LENGTH = 20;
/** `[####----------------] 2 min of at most 10 min, about 1 min left` */
function describeWait({ startedAtMs, boundAtMs, expectedAtMs }, nowMs) {
    const passedMs = Math.max(0, nowMs - startedAtMs);
    const boundMs = Math.max(1, boundAtMs - startedAtMs);
    const full = Math.min(BAR_LENGTH, Math.floor((passedMs / boundMs) * BAR_LENGTH));
    const bar = `[${'#'.repeat(full)}${'-'.repeat(BAR_LENGTH - full)}]`;
    const left = expectedAtMs === null
        ? ''
        : expectedAtMs - nowMs >= 1_000
            ? `, about ${(0,format_duration/* formatDuration */.a)(expectedAtMs - nowMs)} left`
            : ', longer than expected';
    return `${bar} ${(0,format_duration/* formatDuration */.a)(passedMs)} of at most ${(0,format_duration/* formatDuration */.a)(boundMs)}${left}`;
}

;// CONCATENATED MODULE: ./src/phases/create-progress.ts


const HEARTBEAT_MS = 30_000;
/**
 * A line printer for loops: a line with the time when it differs from the last one, and every 30 s all the same, with a bar
 * of the time that is used up, what is likely to be left, and who serves meanwhile. Plain characters, no colour.
 */
function createProgress(world) {
    let last = null;
    return ({ line, more, serving = '' }, wait) => {
        const nowMs = world.clock.now();
        const said = JSON.stringify([line, more]);
        const isNews = last?.said !== said;
        if (!isNews && nowMs - (last?.atMs ?? nowMs) < HEARTBEAT_MS)
            return;
        last = { said, atMs: nowMs };
        const words = compose(line, more, nowMs - wait.startedAtMs);
        world.log.info(isNews ? words : `still: ${words}`);
        if (!isNews)
            world.log.info(`${describeWait(wait, nowMs)}.${serving === '' ? '' : ` ${serving}`}`);
    };
}
/** `LINE, 40 s; MORE` */
function compose(line, more, passedMs) {
    const [first, rest] = [line, more ?? ''].map((words) => words.replace(/\.$/, ''));
    const time = passedMs < 1_000 ? '' : `, ${(0,format_duration/* formatDuration */.a)(passedMs)}`;
    return `${first ?? ''}${time}${rest === '' ? '' : `; ${rest ?? ''}`}`;
}


/***/ }),

/***/ 9855:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ drainWorkers),
  o: () => (/* binding */ lookAtWorkers)
});

;// CONCATENATED MODULE: ./src/drain/advance-ledger.ts
/** Idle is a state seen so often in a row; once more where `reserved` can't be asked. */
const IDLE_POLLS = 2;
const IDLE_POLLS_BLIND = 3;
/** The ledger after one poll. A worker that left a question unanswered is silent, never idle. */
function advanceLedger(ledger, round) {
    return { workers: ledger.workers.map((worker) => advanceWorker(worker, round)) };
}
function advanceWorker(worker, round) {
    if (worker.state === 'gone')
        return worker;
    const look = round.looks.find((candidate) => candidate.node === worker.node);
    if (look?.answered !== true) {
        return isGone(worker, round)
            ? { ...worker, state: 'gone', active: [], reserved: [] }
            : { ...worker, state: 'silent', idlePolls: 0, idleAtMs: null };
    }
    const queues = mergeQueues(worker, look);
    const seen = {
        ...worker,
        queues,
        queuesKnown: true,
        active: look.active,
        reserved: look.reserved ?? [],
        scheduled: look.scheduled,
        jobsAtStart: worker.jobsAtStart ?? look.active.length + (look.reserved?.length ?? 0),
    };
    if (!isQuiet(seen, round.deadlineAtMs))
        return { ...seen, state: 'busy', idlePolls: 0, idleAtMs: null };
    const idlePolls = worker.idlePolls + 1;
    const needed = look.reserved === null ? IDLE_POLLS_BLIND : IDLE_POLLS;
    if (idlePolls < needed)
        return { ...seen, state: 'busy', idlePolls };
    return { ...seen, state: 'idle', idlePolls, idleAtMs: worker.idleAtMs ?? round.atMs };
}
/** Consumes nothing, holds nothing, and no ETA job falls due within the bound. */
function isQuiet(worker, deadlineAtMs) {
    const firesInTime = worker.scheduled.some((job) => job.etaMs !== null && job.etaMs <= deadlineAtMs);
    const consumes = worker.queues.some((queue) => !queue.confirmed);
    return !consumes && !firesInTime && worker.active.length === 0 && worker.reserved.length === 0;
}
/** A queue that turns up later is cancelled too. One seen again after its confirmation is told again. */
function mergeQueues(worker, look) {
    const known = worker.queues.map((queue) => {
        if (!look.queues.includes(queue.name))
            return { ...queue, confirmed: true };
        return queue.confirmed ? { ...queue, confirmed: false, commandedAtMs: null } : queue;
    });
    const names = new Set(known.map((queue) => queue.name));
    const late = look.queues
        .filter((name) => !names.has(name))
        .map((name) => ({ name, commandedAtMs: null, confirmed: false, original: !worker.queuesKnown }));
    return [...known, ...late];
}
function isGone(worker, round) {
    if (worker.taskArn === null)
        return round.goneNodes.includes(worker.node);
    const task = round.tasks.find((candidate) => candidate.arn === worker.taskArn);
    return task === undefined || ['STOPPED', 'DELETED', 'DEPROVISIONING'].includes(task.lastStatus);
}

// EXTERNAL MODULE: ./src/drain/assess-drain.ts
var assess_drain = __webpack_require__(2153);
// EXTERNAL MODULE: ./src/drain/estimate-jobs-left.ts
var estimate_jobs_left = __webpack_require__(6373);
// EXTERNAL MODULE: ./src/drain/ledger.ts
var drain_ledger = __webpack_require__(6261);
// EXTERNAL MODULE: ./src/phases/create-progress.ts + 1 modules
var create_progress = __webpack_require__(9447);
// EXTERNAL MODULE: ./src/phases/report-drain.ts
var report_drain = __webpack_require__(4827);
// EXTERNAL MODULE: ./src/phases/silence-workers.ts + 1 modules
var silence_workers = __webpack_require__(5400);
// EXTERNAL MODULE: ./src/phases/survey-workers.ts + 5 modules
var survey_workers = __webpack_require__(3630);
;// CONCATENATED MODULE: ./src/phases/drain-workers.ts








/** Every so many polls all workers are asked who is there, though ECS shows no new task. */
const SURVEY_EVERY_ROUNDS = 4;
/**
 * Silences these workers and waits until each is idle or gone, at most `timeoutMs` from the first command on.
 * Workers that are born meanwhile are adopted; the clock is not reset by them.
 */
async function drainWorkers(run, order) {
    const { clock } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run.world);
    const startedAtMs = clock.now();
    const deadlineAtMs = startedAtMs + order.timeoutMs;
    let jobs = estimate_jobs_left/* NO_JOBS_SEEN */.dt;
    let ledger = (0,drain_ledger/* addToLedger */.m)(drain_ledger/* EMPTY_LEDGER */._, order.workers, order.side);
    for (let round = 1;; round += 1) {
        ledger = await (0,silence_workers/* silenceWorkers */.B)(run, ledger);
        const tasks = await order.fetchTasks();
        ledger = await lookAtWorkers(run, ledger, tasks, deadlineAtMs);
        const verdict = (0,assess_drain/* assessDrain */.T)(ledger, clock.now(), deadlineAtMs);
        (0,silence_workers/* recordLedger */.D)(run, ledger);
        (0,report_drain/* reportDrain */.d)(run, ledger, verdict.jobs);
        jobs = (0,estimate_jobs_left/* noteJobs */.Dd)(jobs, verdict.jobs, clock.now());
        const expectedAtMs = (0,estimate_jobs_left/* estimateJobsEnd */.y_)(jobs, verdict.jobs, clock.now());
        const stand = { line: verdict.sentence, serving: run.world.report.serving.sentence };
        progress(stand, { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs });
        if (verdict.status === 'timed-out')
            return { verdict, ledger };
        const adopted = await adoptWorkers(run, order, ledger, tasks, verdict.status === 'done' || round % SURVEY_EVERY_ROUNDS === 0);
        if (verdict.status === 'done' && adopted === ledger)
            return { verdict, ledger };
        if (adopted === ledger)
            await clock.sleep(run.inputs.drainPollIntervalMs);
        ledger = adopted;
    }
}
/** The ledger after a look at all its workers that are not gone. */
async function lookAtWorkers(run, ledger, tasks, deadlineAtMs) {
    const present = ledger.workers.filter((worker) => worker.state !== 'gone');
    if (present.length === 0)
        return ledger;
    const celery = await run.world.connectCelery();
    const looks = await celery.look(present);
    const silent = new Set(looks.filter((look) => !look.answered).map((look) => look.node));
    const unmapped = present.filter((worker) => worker.taskArn === null && silent.has(worker.node));
    const mailboxes = unmapped.length === 0 ? [] : await celery.fetchMailboxes(unmapped.map((worker) => worker.node));
    const goneNodes = unmapped.map((worker) => worker.node).filter((node) => !mailboxes.includes(node));
    const round = { atMs: run.world.clock.now(), deadlineAtMs, looks, goneNodes };
    return advanceLedger(ledger, { ...round, tasks: await describeTasks(run, present, tasks, silent) });
}
/** The running tasks, and what became of those that are silent and run no more. */
async function describeTasks(run, present, running, silent) {
    const known = new Set(running.map((task) => task.arn));
    const missing = present
        .filter((worker) => silent.has(worker.node) && worker.taskArn !== null && !known.has(worker.taskArn))
        .map((worker) => worker.taskArn ?? '');
    return missing.length === 0 ? running : [...running, ...(await run.world.ecs.fetchTasksByArn(missing))];
}
async function adoptWorkers(run, order, ledger, tasks, due) {
    const covered = new Set(ledger.workers.map((worker) => worker.taskArn));
    if (!due && tasks.every((task) => covered.has(task.arn)))
        return ledger;
    const { roster } = await (0,survey_workers/* surveyWorkers */.g)(run, tasks);
    const adopted = (0,drain_ledger/* addToLedger */.m)(ledger, roster.workers, order.side);
    for (const worker of adopted.workers.slice(ledger.workers.length)) {
        run.world.log.info(`${worker.node} appeared: it is drained too`);
    }
    return adopted;
}


/***/ }),

/***/ 9784:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ fetchHandover)
});

;// CONCATENATED MODULE: ./src/drain/assess-handover.ts
/**
 * Proven: every queue that the old workers consumed has a new consumer; where none was known, at least one new worker
 * consumes something.
 */
function assessHandover(expectedQueues, queuesByNode) {
    const answeringNodes = Object.keys(queuesByNode).sort();
    const consumed = new Set(Object.values(queuesByNode).flat());
    const missingQueues = expectedQueues.filter((queue) => !consumed.has(queue));
    const proven = missingQueues.length === 0 && consumed.size > 0;
    return {
        proven,
        missingQueues,
        answeringNodes,
        sentence: describe(proven, missingQueues, answeringNodes, consumed),
    };
}
function describe(proven, missing, nodes, consumed) {
    const workers = nodes.length === 1 ? '1 new worker answers' : `${String(nodes.length)} new workers answer`;
    if (proven)
        return `${workers} and consume ${[...consumed].sort().join(', ')}.`;
    if (nodes.length === 0)
        return 'No new worker answers on the broker.';
    const consumption = consumed.size === 0 ? 'no queue' : [...consumed].sort().join(', ');
    const lacking = missing.length === 0 ? '' : `; nobody consumes ${missing.join(', ')}`;
    return `${workers} and consume ${consumption}${lacking}.`;
}

// EXTERNAL MODULE: ./src/phases/survey-workers.ts + 5 modules
var survey_workers = __webpack_require__(3630);
;// CONCATENATED MODULE: ./src/phases/fetch-handover.ts


/**
 * Asks the workers on these tasks what they consume. What a node once said in this run counts on: a solo worker that
 * took a job right after its start does not answer again before the job ends.
 */
async function fetchHandover(run, newTasks, oldTasks, seen) {
    const expected = run.record?.expectedQueues ?? [];
    const running = newTasks.filter((task) => task.lastStatus === 'RUNNING');
    if (running.length > 0) {
        const { roster } = await (0,survey_workers/* surveyWorkers */.g)(run, [...running, ...oldTasks]);
        const arns = new Set(running.map((task) => task.arn));
        for (const worker of newWorkers(run, roster, arns))
            seen.set(worker.node, worker.queues);
    }
    return assessHandover(expected, Object.fromEntries(seen));
}
/** With globs, where host names say nothing: all but the nodes that we silenced. */
function newWorkers(run, roster, newTaskArns) {
    const silenced = new Set((run.record?.workers ?? []).map((worker) => worker.node));
    return roster.workers.filter((worker) => {
        if (!worker.answers)
            return false;
        if (worker.taskArn !== null)
            return newTaskArns.has(worker.taskArn);
        return !silenced.has(worker.node) || worker.queues.length > 0;
    });
}


/***/ }),

/***/ 7808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ fetchStanding)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/rollout/describe-serving.ts + 1 modules
var describe_serving = __webpack_require__(7856);
;// CONCATENATED MODULE: ./src/rollout/find-never-healthy-revision.ts
/**
 * The ARN of the revision that is judged, where its targets were seen from their beginning, and never healthy; else null: of
 * a task that started before this run nobody knows what it was.
 */
function findNeverHealthyRevision({ evidence, taskDefinitionArn, }) {
    const tasks = [...(evidence?.newTasks ?? []), ...(evidence?.stoppedTasks ?? [])];
    const wasThere = tasks.some(({ startedAtMs }) => (startedAtMs ?? Infinity) < (evidence?.startedAtMs ?? 0));
    const looks = (evidence?.targets ?? []).filter(({ isNew }) => isNew).flatMap((target) => target.looks);
    if (wasThere || looks.length === 0 || looks.some(({ state }) => state === 'healthy'))
        return null;
    return taskDefinitionArn;
}

;// CONCATENATED MODULE: ./src/phases/fetch-standing.ts



/** Protections change seldom, and are asked for no more often. */
const PROTECTIONS_FOR_MS = 30_000;
/** Who serves, by this look. `isEnding`: the rollout is over, so that a revision that was never healthy never will be. */
async function fetchStanding(run, snapshot, isEnding = false) {
    const tasks = [...snapshot.newTasks, ...snapshot.oldTasks, ...snapshot.stoppedTasks];
    const arns = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').map(({ arn }) => arn);
    return (0,describe_serving/* describeServing */.Y)(snapshot.service, tasks, snapshot.targets, {
        protections: await fetchProtections(run, arns, isEnding),
        neverHealthyArn: isEnding ? findNeverHealthyRevision(run.world.report) : null,
    });
}
/** What can't be read once is not asked for again. */
async function fetchProtections(run, arns, isDue) {
    if (arns.length === 0)
        return [];
    const { clock, ecs, log } = run.world;
    const known = run.protections;
    if (known?.found === null)
        return null;
    if (known !== undefined && !isDue && clock.now() - known.atMs < PROTECTIONS_FOR_MS)
        return known.found;
    try {
        run.protections = { atMs: clock.now(), found: await ecs.fetchProtections(arns) };
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            throw error;
        log.debug(error instanceof Error ? error.message : String(error));
        run.protections = { atMs: clock.now(), found: null };
    }
    return run.protections.found;
}


/***/ }),

/***/ 3158:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ finishHandOver)
/* harmony export */ });
/* harmony import */ var _drain_is_task_finished_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6735);
/* harmony import */ var _wording_short_arn_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6656);
/* harmony import */ var _drain_workers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9855);
/* harmony import */ var _protect_tasks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(52);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5109);
/* harmony import */ var _silence_workers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5400);
/* harmony import */ var _survey_workers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3630);







/**
 * The new workers consume, and main is gone: silences the old ones, releases those that turn idle within the time, and
 * leaves the others to finish under their protection. Says what is left.
 */
async function finishHandOver(run, deploymentId, timeoutMs) {
    const fetchTasks = async () => (await run.world.ecs.fetchTasks('running')).filter(({ startedBy }) => startedBy !== deploymentId);
    const { roster } = await (0,_survey_workers_js__WEBPACK_IMPORTED_MODULE_2__/* .surveyWorkers */ .g)(run, await fetchTasks());
    const workers = roster.workers.filter(({ taskArn }) => taskArn !== null);
    const { ledger } = await (0,_drain_workers_js__WEBPACK_IMPORTED_MODULE_0__/* .drainWorkers */ .c)(run, { side: 'old', workers, fetchTasks, timeoutMs });
    // Nobody comes after us: whoever has not been told yet would be stopped at its expiry in the middle of a job.
    await (0,_silence_workers_js__WEBPACK_IMPORTED_MODULE_3__/* .silenceWorkers */ .B)(run, ledger, { atOnce: true });
    const arns = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .z)(run).protections.map(({ taskArn }) => taskArn);
    await (0,_protect_tasks_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseProtections */ .g8)(run, arns.filter((arn) => (0,_drain_is_task_finished_js__WEBPACK_IMPORTED_MODULE_5__/* .areWorkersFinished */ .Q)(ledger, arn)));
    const left = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .z)(run).protections;
    if (left.length === 0)
        return 'The old workers are idle and released.';
    const names = left.map(({ taskArn, expiresAtMs }) => {
        const until = expiresAtMs === null ? 'an unknown time' : new Date(expiresAtMs).toISOString();
        return `${(0,_wording_short_arn_js__WEBPACK_IMPORTED_MODULE_6__/* .shortTask */ .m0)(taskArn)} until ${until}`;
    });
    return `Old tasks finish their jobs, silenced and protected: ${names.join(', ')}.`;
}


/***/ }),

/***/ 1372:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MP: () => (/* binding */ noteLedger),
  yS: () => (/* binding */ noteRegistration),
  vy: () => (/* binding */ noteRestored),
  I1: () => (/* binding */ noteSettings),
  KP: () => (/* binding */ noteTimeline),
  GI: () => (/* binding */ noteWorkers)
});

// EXTERNAL MODULE: ./src/wording/short-arn.ts
var short_arn = __webpack_require__(6656);
;// CONCATENATED MODULE: ./src/timeline/change-lane.ts
/** More tasks than this tell no more; how many are left out is counted. */
const LANES_AT_MOST = 600;
/** What is known of a lane before its first span. */
function openLane(id, change = {}) {
    return { id, side: null, taskDefinitionArn: null, nodes: [], spans: [], ...change };
}
/** The lanes with these in the place of their former selves; those without a span say nothing. */
function putLanes(timeline, changed) {
    const telling = changed.filter(({ spans }) => spans.length > 0);
    if (telling.length === 0)
        return timeline;
    const byId = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
    let lanesLeftOut = 0;
    for (const lane of telling) {
        if (byId.has(lane.id) || byId.size < LANES_AT_MOST)
            byId.set(lane.id, lane);
        else
            lanesLeftOut += 1;
    }
    return {
        ...timeline,
        lanes: [...byId.values()],
        lanesLeftOut: Math.max(timeline.lanesLeftOut, lanesLeftOut),
    };
}
/** The spans with these in the place of those of the same kind. */
function putSpans(known, drawn) {
    const kinds = new Set(drawn.map(({ kind }) => kind));
    return [...known.filter(({ kind }) => !kinds.has(kind)), ...drawn];
}
/** A span that never ends before it begins: the clocks of ECS and of the runner differ. */
function makeSpan(kind, fromMs, toMs, setting = null) {
    return { kind, fromMs, toMs: toMs === null ? null : Math.max(fromMs, toMs), setting };
}

// EXTERNAL MODULE: ./src/timeline/govern.ts
var govern = __webpack_require__(7272);
;// CONCATENATED MODULE: ./src/timeline/note-consumers.ts

/** More queues than this nobody reads about. */
const QUEUES_AT_MOST = 50;
/** Who consumes what now, by the answers of those who answered; the others are taken to do what they did before. */
function setConsumers(timeline, atMs, workers) {
    const answering = workers.filter(({ answers }) => answers);
    const nodes = new Set(answering.map(({ node }) => node));
    const names = [
        ...timeline.queues.map(({ queue }) => queue),
        ...answering.flatMap(({ queues }) => [...queues]),
    ];
    const records = [...new Set(names)].slice(0, QUEUES_AT_MOST).map((queue) => {
        const known = timeline.queues.find((record) => record.queue === queue);
        const consuming = answering.filter(({ queues }) => queues.includes(queue));
        const others = (known?.consumers ?? []).filter(({ node }) => !nodes.has(node));
        const record = known ?? { queue, consumers: [], gaps: [] };
        return change(record, atMs, [...others, ...consuming.map(toConsumer)]);
    });
    return { ...timeline, queues: records };
}
/** Workers that were seen to have let go of queues, or to be gone. */
function takeConsumers(timeline, atMs, workers) {
    const queues = timeline.queues.map((record) => {
        const gone = workers.filter((worker) => worker.state === 'gone' ||
            worker.queues.some(({ name, confirmed }) => name === record.queue && confirmed));
        const left = record.consumers.filter(({ node }) => !gone.some((worker) => worker.node === node));
        return change(record, atMs, left);
    });
    return { ...timeline, queues };
}
/** A worker whose task runs no more consumes no more. */
function dropStoppedConsumers(timeline, { atMs, tasks }) {
    const ended = new Set(tasks.filter(({ lastStatus }) => lastStatus !== 'RUNNING').map(({ arn }) => (0,short_arn/* shortArn */.k$)(arn)));
    const queues = timeline.queues.map((record) => change(record, atMs, record.consumers.filter(({ taskId }) => taskId === null || !ended.has(taskId))));
    return { ...timeline, queues };
}
/** A queue has no consumer from the look that first showed none to the look that first showed one again. */
function change(record, atMs, consumers) {
    const had = record.consumers.length > 0;
    const has = consumers.length > 0;
    if (had && !has)
        return { ...record, consumers, gaps: [...record.gaps, { fromMs: atMs, toMs: null }] };
    const last = record.gaps.at(-1);
    if (!has || last?.toMs !== null)
        return { ...record, consumers };
    return { ...record, consumers, gaps: [...record.gaps.slice(0, -1), { ...last, toMs: atMs }] };
}
function toConsumer({ node, taskArn }) {
    return { node, taskId: taskArn === null ? null : (0,short_arn/* shortArn */.k$)(taskArn) };
}

;// CONCATENATED MODULE: ./src/timeline/note-drain.ts




/** The timeline with one more look at the workers of a drain in it: who finishes jobs, and who is idle since when. */
function noteDrain(timeline, atMs, workers) {
    const byLane = new Map();
    for (const worker of workers.filter(({ firstCommandAtMs }) => firstCommandAtMs !== null)) {
        const id = worker.taskArn === null ? worker.node : (0,short_arn/* shortArn */.k$)(worker.taskArn);
        byLane.set(id, [...(byLane.get(id) ?? []), worker]);
    }
    const known = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
    const setting = (0,govern/* governDrain */.Q3)(timeline.settings);
    const lanes = [...byLane].map(([id, group]) => drawDrain(known.get(id) ?? openLane(id), group, atMs, setting));
    return takeConsumers(putLanes(timeline, lanes), atMs, workers);
}
function drawDrain(lane, workers, atMs, setting) {
    const find = (kind) => lane.spans.find((span) => span.kind === kind) ?? null;
    if (find('stop') !== null || find('deregister') !== null)
        return lane;
    const isGone = workers.every(({ state }) => state === 'gone');
    const fromMs = Math.min(...workers.map(({ firstCommandAtMs }) => firstCommandAtMs ?? atMs));
    const idleTimes = workers.map(({ idleAtMs, state }) => idleAtMs ?? (state === 'gone' ? atMs : null));
    const idleAtMs = idleTimes.every((time) => time !== null) ? Math.max(...idleTimes) : null;
    const known = find('finish-jobs');
    // Whoever is gone doesn't come back, whenever it is looked at again.
    const finishedAtMs = isGone && known !== null && known.toMs !== null ? known.toMs : idleAtMs;
    const idle = find('idle');
    const keepsIdle = idle !== null && idle.fromMs === finishedAtMs;
    const drawn = [
        makeSpan('finish-jobs', fromMs, finishedAtMs, setting),
        ...(finishedAtMs === null || (isGone && !keepsIdle)
            ? []
            : [keepsIdle ? idle : makeSpan('idle', finishedAtMs, null)]),
    ];
    const others = lane.spans.filter(({ kind }) => kind !== 'idle');
    const [first] = workers;
    return {
        ...lane,
        side: lane.side ?? first?.side ?? null,
        nodes: [...new Set([...lane.nodes, ...workers.map(({ node }) => node)])],
        spans: putSpans(others, drawn),
    };
}
/** Workers that were given their queues back are drained no longer, and consume. */
function endDrain(timeline, atMs, workers) {
    const nodes = new Set(workers.map(({ node }) => node));
    const lanes = timeline.lanes
        .filter((lane) => lane.nodes.some((node) => nodes.has(node)))
        .map((lane) => ({ ...lane, spans: lane.spans.map((span) => endDraining(span, atMs)) }));
    return setConsumers(putLanes(timeline, lanes), atMs, workers);
}
function endDraining(span, atMs) {
    const isDraining = span.kind === 'finish-jobs' || span.kind === 'idle';
    return isDraining && span.toMs === null ? makeSpan(span.kind, span.fromMs, atMs, span.setting) : span;
}

;// CONCATENATED MODULE: ./src/timeline/find-targets.ts
/** What the load balancer says of a task; null: it can't be told (no load balancer, not readable, no address of its own). */
function findTargets(task, { service, targets }) {
    const { loadBalancers } = service;
    if (targets === null || loadBalancers.length === 0 || task.privateIpv4 === null)
        return null;
    const own = targets.filter(({ id }) => id === task.privateIpv4);
    const groups = loadBalancers.map(({ targetGroupArn, containerPort }) => {
        const inGroup = own.filter((target) => target.targetGroupArn === targetGroupArn);
        const exact = inGroup.filter(({ port }) => port === containerPort);
        return exact.length > 0 ? exact : inGroup;
    });
    const every = (judge) => groups.every((group) => group.some(judge));
    return {
        registered: every(({ state }) => state !== 'unused'),
        healthy: every(({ state }) => state === 'healthy'),
        draining: groups.some((group) => group.some(({ state }) => state === 'draining')),
    };
}

;// CONCATENATED MODULE: ./src/timeline/draw-health.ts



/** Said once new tasks count as healthy: an old one goes, or the rollout is over. */
const PROVED = /has stopped \d+ running tasks|deployment completed\./;
/**
 * From RUNNING to healthy: in the load balancer and by container checks when a look first showed it; where nothing checks,
 * when an event of ECS did. Left out where neither can be seen.
 */
function drawHealth(lane, task, look, settings) {
    const { startedAtMs } = task;
    if (startedAtMs === null)
        return noteEarlyTarget(lane, task, look);
    // Who ran before we came has long been healthy, or nobody knows since when it isn't.
    if (startedAtMs < look.startedAtMs)
        return [];
    const isDone = lane.spans.some(({ kind, toMs }) => kind === 'become-healthy' && toMs !== null);
    if (isDone)
        return [];
    const leftAtMs = task.stoppingAtMs ?? task.stoppedAtMs;
    if (look.service.loadBalancers.length > 0)
        return drawInTargetGroups(lane, task, look, settings);
    if (settings.containerCheckIntervalMs === null && task.healthStatus !== 'HEALTHY') {
        const provedAtMs = look.holdsOld ? null : findProof(look, startedAtMs);
        const wasThere = leftAtMs === null || (provedAtMs !== null && provedAtMs < leftAtMs);
        if (provedAtMs === null || !wasThere)
            return [];
        return [makeSpan('become-healthy', startedAtMs, provedAtMs, (0,govern/* governHealth */._C)('nothing', settings))];
    }
    const isChecked = typeof settings.containerCheckIntervalMs === 'number' || isJudged(task);
    if (!isChecked)
        return [];
    const toMs = leftAtMs ?? (task.healthStatus === 'HEALTHY' ? look.atMs : null);
    return [makeSpan('become-healthy', startedAtMs, toMs, (0,govern/* governHealth */._C)('container', settings))];
}
function isJudged({ healthStatus }) {
    return healthStatus === 'HEALTHY' || healthStatus === 'UNHEALTHY';
}
/** ECS may register a target before the task is RUNNING; then no time is lost on it. */
function noteEarlyTarget(lane, task, look) {
    const isKnown = lane.spans.some(({ kind }) => kind === 'register-target');
    if (isKnown || findTargets(task, look)?.registered !== true)
        return [];
    return [makeSpan('register-target', look.atMs, look.atMs)];
}
function drawInTargetGroups(lane, task, look, settings) {
    const fromMs = task.startedAtMs ?? look.atMs;
    const leftAtMs = task.stoppingAtMs ?? task.stoppedAtMs;
    const targets = findTargets(task, look);
    const known = lane.spans.find(({ kind }) => kind === 'register-target');
    if (targets === null)
        return [];
    if (known?.toMs == null && !targets.registered)
        return [makeSpan('register-target', fromMs, leftAtMs)];
    const registered = known?.toMs == null ? makeSpan('register-target', fromMs, look.atMs) : known;
    const isHealthy = targets.healthy && task.healthStatus !== 'UNHEALTHY';
    const toMs = isHealthy ? look.atMs : leftAtMs;
    const setting = (0,govern/* governHealth */._C)(leftAtMs === null || isHealthy ? 'targets' : 'failing-targets', settings);
    const sinceMs = Math.max(fromMs, registered.toMs ?? fromMs);
    return [registered, makeSpan('become-healthy', sinceMs, toMs, setting)];
}
function findProof({ service }, sinceMs) {
    const proofs = service.events.filter(({ atMs, message }) => atMs >= sinceMs && PROVED.test(message));
    return proofs.length === 0 ? null : Math.min(...proofs.map(({ atMs }) => atMs));
}

;// CONCATENATED MODULE: ./src/timeline/draw-rollout.ts


/** The deployment as a whole: how long it took, and what held it although its tasks were there. */
function drawRollout(lane, look, settings) {
    const deployment = look.service.deployments.find(({ id }) => id === look.deploymentId);
    const find = (kind) => lane.spans.find((span) => span.kind === kind) ?? null;
    const rollout = find('rollout');
    const createdAtMs = rollout?.fromMs ?? deployment?.createdAtMs ?? null;
    if (createdAtMs === null || createdAtMs < look.startedAtMs)
        return lane;
    const goesOn = deployment?.status === 'PRIMARY' && deployment.rolloutState === 'IN_PROGRESS';
    // A list that lagged once doesn't end it.
    const endedAtMs = goesOn ? null : (rollout?.toMs ?? findEnd(deployment, look));
    const { serviceDeployment } = look;
    const drawn = [
        makeSpan('rollout', createdAtMs, endedAtMs),
        ...drawWhile('bake', find('bake'), serviceDeployment?.lifecycleStage === 'BAKE_TIME', look.atMs),
        ...drawWhile('paused', find('paused'), (serviceDeployment?.waitingHooks.length ?? 0) > 0, look.atMs),
        ...(endedAtMs !== null && (settings.stableForMs ?? 0) > 0 && deployment?.rolloutState === 'COMPLETED'
            ? [makeSpan('stable-for', endedAtMs, look.atMs, (0,govern/* governStability */.he)(settings))]
            : []),
    ];
    return { ...lane, spans: putSpans(lane.spans, drawn) };
}
/**
 * The event's time where there is one, else that of the first look after it. A deployment that was PRIMARY and is no more is
 * over too: rolled back, or superseded.
 */
function findEnd(deployment, { service, atMs }) {
    if (deployment === undefined)
        return atMs;
    const { id, rolloutState, status } = deployment;
    if (rolloutState !== 'COMPLETED' && rolloutState !== 'FAILED')
        return status === 'PRIMARY' ? null : atMs;
    const word = rolloutState === 'COMPLETED' ? 'completed' : 'failed';
    const said = service.events.find(({ message }) => message.includes(`(deployment ${id}) deployment ${word}`));
    return said?.atMs ?? atMs;
}
/** A state from the first look that showed it to the first that no longer did. */
function drawWhile(kind, known, holds, atMs) {
    if (known === null)
        return holds ? [makeSpan(kind, atMs, null)] : [];
    return [known.toMs === null && !holds ? makeSpan(kind, known.fromMs, atMs) : known];
}

;// CONCATENATED MODULE: ./src/timeline/draw-start.ts

/** From its creation to RUNNING, by the task's own times; cut short where it was stopped before. */
function drawStart(task) {
    const { createdAtMs, startedAtMs } = task;
    const pullStartedAtMs = task.pullStartedAtMs ?? null;
    const pullStoppedAtMs = task.pullStoppedAtMs ?? null;
    if (createdAtMs === 0)
        return [];
    const end = startedAtMs ?? task.stoppingAtMs ?? task.stoppedAtMs;
    if (pullStartedAtMs === null) {
        // Whoever runs without a known pull has started; whoever doesn't is on its way to a place.
        return [makeSpan(startedAtMs === null ? 'provision' : 'start', createdAtMs, end)];
    }
    const provision = makeSpan('provision', createdAtMs, pullStartedAtMs);
    const pull = makeSpan('pull', pullStartedAtMs, pullStoppedAtMs ?? end);
    return pullStoppedAtMs === null
        ? [provision, pull]
        : [provision, pull, makeSpan('start', pullStoppedAtMs, end)];
}

;// CONCATENATED MODULE: ./src/timeline/draw-stop.ts



/** How a task goes: out of the load balancer, then the stop signal, then its network interface. */
function drawStop(lane, task, look, settings) {
    if (task.desiredStatus === 'RUNNING')
        return [];
    const { startedAtMs, stoppingAtMs, stoppedAtMs } = task;
    const executionStoppedAtMs = task.executionStoppedAtMs ?? null;
    const exitedAtMs = executionStoppedAtMs ?? stoppedAtMs;
    const deregister = drawDeregistration(lane, task, look, settings, exitedAtMs);
    const spans = deregister === null ? [] : [deregister];
    if (startedAtMs === null || stoppingAtMs === null || deregister?.toMs === null)
        return spans;
    // ECS doesn't say whether `stoppingAt` is the decision or the signal; behind a load balancer the signal comes after it.
    const signalledAtMs = Math.max(stoppingAtMs, deregister?.toMs ?? 0);
    const isPlain = look.service.loadBalancers.length === 0 || deregister !== null;
    const setting = isPlain && lane.side !== 'new' ? (0,govern/* governStop */.gw)(settings) : null;
    spans.push(makeSpan('stop', signalledAtMs, exitedAtMs, setting));
    if (executionStoppedAtMs !== null)
        spans.push(makeSpan('clean-up', executionStoppedAtMs, stoppedAtMs));
    return spans;
}
function drawDeregistration(lane, task, look, settings, exitedAtMs) {
    const known = lane.spans.find(({ kind }) => kind === 'deregister') ?? null;
    const isDraining = exitedAtMs === null && (task.lastStatus === 'DEACTIVATING' || findTargets(task, look)?.draining === true);
    if (known === null && !isDraining)
        return null;
    if (known !== null && known.toMs !== null)
        return known;
    const toMs = isDraining ? null : Math.min(look.atMs, exitedAtMs ?? look.atMs);
    return makeSpan('deregister', known?.fromMs ?? look.atMs, toMs, (0,govern/* governDeregistration */.Sm)(settings));
}

;// CONCATENATED MODULE: ./src/timeline/note-look.ts







/** What is over at the latest when the task begins to go. */
const WAITS = new Set([
    'register-target',
    'become-healthy',
    'begin-consuming',
    'finish-jobs',
    'idle',
]);
/** The timeline with one more look at the service in it: ECS forgets stopped tasks and targets, so it is kept as it comes. */
function noteLook(timeline, look) {
    const settings = timeline.settings;
    const known = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
    const service = drawRollout(known.get('service') ?? openLane('service'), look, settings);
    const lanes = look.tasks.map((task) => {
        const id = (0,short_arn/* shortArn */.k$)(task.arn);
        return drawTask(known.get(id) ?? openLane(id), task, look, settings);
    });
    return dropStoppedConsumers(putLanes(timeline, [service, ...lanes]), look);
}
function drawTask(lane, task, look, settings) {
    const side = task.startedBy === look.deploymentId ? 'new' : 'old';
    const named = { ...lane, side, taskDefinitionArn: task.taskDefinitionArn };
    const drawn = [
        ...drawStart(task),
        ...drawHealth(named, task, look, settings),
        ...drawStop(named, task, look, settings),
    ].filter(({ fromMs, toMs }) => isOurs(fromMs, toMs, look));
    const spans = putSpans(lane.spans, drawn);
    const leftAtMs = findLeaving(task, spans);
    return { ...named, spans: leftAtMs === null ? spans : spans.map((span) => cut(span, leftAtMs)) };
}
/** What was over before this run began, or began so and has gone on since, is another run's story. */
function isOurs(fromMs, toMs, { startedAtMs }) {
    return fromMs >= startedAtMs || (toMs ?? startedAtMs) > startedAtMs;
}
function findLeaving(task, spans) {
    const going = spans.filter(({ kind }) => kind === 'deregister' || kind === 'stop');
    const known = [task.stoppingAtMs, task.stoppedAtMs, ...going.map(({ fromMs }) => fromMs)].filter((atMs) => atMs !== null);
    return task.desiredStatus === 'RUNNING' || known.length === 0 ? null : Math.min(...known);
}
function cut(span, atMs) {
    return span.toMs !== null || !WAITS.has(span.kind)
        ? span
        : makeSpan(span.kind, span.fromMs, atMs, span.setting);
}

;// CONCATENATED MODULE: ./src/timeline/note-revision.ts

/** The timeline with the registration of the new revision in it. */
function noteRevision(timeline, askedAtMs, answeredAtMs) {
    const lane = timeline.lanes.find(({ id }) => id === 'service') ?? openLane('service');
    const span = makeSpan('register-revision', askedAtMs, answeredAtMs);
    return putLanes(timeline, [{ ...lane, spans: putSpans(lane.spans, [span]) }]);
}

;// CONCATENATED MODULE: ./src/timeline/note-survey.ts



/** The timeline with one more survey of the workers in it: since when those of new tasks consume, and what nobody does. */
function noteSurvey(timeline, atMs, workers) {
    const lanes = timeline.lanes.flatMap((lane) => drawConsuming(lane, atMs, workers));
    return setConsumers(putLanes(timeline, lanes), atMs, workers);
}
/** From RUNNING to the first look that showed its worker with a queue. */
function drawConsuming(lane, atMs, workers) {
    const find = (kind) => lane.spans.find((span) => span.kind === kind);
    const runningSinceMs = find('start')?.toMs ?? null;
    const known = find('begin-consuming');
    if (lane.side !== 'new' || runningSinceMs === null || find('stop') !== undefined)
        return [];
    if (known !== undefined && known.toMs !== null)
        return [];
    const own = workers.filter(({ taskArn }) => taskArn !== null && (0,short_arn/* shortArn */.k$)(taskArn) === lane.id);
    const consumes = own.some(({ answers, queues }) => answers && queues.length > 0);
    const nodes = [...new Set([...lane.nodes, ...own.map(({ node }) => node)])];
    const span = makeSpan('begin-consuming', runningSinceMs, consumes ? atMs : null);
    return [{ ...lane, nodes, spans: putSpans(lane.spans, [span]) }];
}

;// CONCATENATED MODULE: ./src/timeline/open-timeline.ts
/** Nothing seen yet. */
function openTimeline() {
    return { settings: {}, lanes: [], lanesLeftOut: 0, queues: [] };
}

;// CONCATENATED MODULE: ./src/timeline/read-settings.ts
const SECOND_MS = 1000;
/** The settings that make parts of the timeline long or short; of several target groups the slowest counts. */
function readSettings(facts) {
    const { service, pace, targetGroups, maximumPercent, drainTimeoutMs, stableForMs } = facts;
    const most = (read) => Math.max(...targetGroups.map(read)) * SECOND_MS;
    const check = pace.containerCheck;
    return {
        ...(targetGroups.length === 0
            ? {}
            : {
                deregistrationDelayMs: most((group) => group.deregistrationDelaySeconds),
                healthCheckIntervalMs: most((group) => group.intervalSeconds),
                unhealthyAfterMs: most((group) => group.intervalSeconds * group.unhealthyThreshold),
            }),
        gracePeriodMs: service.healthCheckGracePeriodSeconds * SECOND_MS,
        containerCheckIntervalMs: check === null ? null : check.intervalSeconds * SECOND_MS,
        stopTimeoutMs: pace.stopTimeoutSeconds * SECOND_MS,
        ...{ maximumPercent, drainTimeoutMs, stableForMs },
    };
}

;// CONCATENATED MODULE: ./src/phases/note-timeline.ts






function note_timeline_change({ report }, note) {
    report.timeline = note(report.timeline ?? openTimeline());
}
/** Keeps the settings that make this rollout slow or fast; what could not be read stays unknown. */
function noteSettings({ inputs, world }, service, { pace, maximumPercent }, targetGroups) {
    const { drainTimeoutMs, stableForMs } = inputs;
    const facts = { service, pace, targetGroups, maximumPercent, drainTimeoutMs, stableForMs };
    note_timeline_change(world, (timeline) => ({ ...timeline, settings: readSettings(facts) }));
}
/** Keeps when RegisterTaskDefinition was asked and answered. */
function noteRegistration({ world }, askedAtMs) {
    note_timeline_change(world, (timeline) => noteRevision(timeline, askedAtMs, world.clock.now()));
}
/** Keeps what one look at the service tells; `tasks` are all that ECS describes, stopped ones included. */
function noteTimeline(world, deploymentId, { atMs, service, serviceDeployment, targets }, tasks) {
    const { startedAtMs, drain } = world.report;
    const facts = { atMs, startedAtMs, deploymentId, service, serviceDeployment, tasks, targets };
    note_timeline_change(world, (timeline) => noteLook(timeline, { ...facts, holdsOld: drain.mode === 'overlap' }));
}
/** Keeps who consumes. */
function noteWorkers({ world }, { workers }) {
    note_timeline_change(world, (timeline) => noteSurvey(timeline, world.clock.now(), workers));
}
/** Keeps who finishes jobs, and who is idle. */
function noteLedger({ world }, { workers }) {
    note_timeline_change(world, (timeline) => noteDrain(timeline, world.clock.now(), workers));
}
/** Keeps that these workers were seen to consume again. */
function noteRestored({ world }, nodes) {
    const rows = world.report.drain.rows.filter(({ node }) => nodes.includes(node));
    const workers = rows.map(({ node, taskArn, queues }) => ({ node, taskArn, queues, answers: true }));
    note_timeline_change(world, (timeline) => endDrain(timeline, world.clock.now(), workers));
}


/***/ }),

/***/ 52:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ expiryMinutes),
/* harmony export */   R4: () => (/* binding */ protectOldTasks),
/* harmony export */   g8: () => (/* binding */ releaseProtections),
/* harmony export */   u7: () => (/* binding */ protectLateTasks)
/* harmony export */ });
/* harmony import */ var _drain_plan_expiry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(919);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5109);



const MINUTE_MS = 60_000;
/**
 * Protects all old tasks before UpdateService, once, for the whole hand-over. Tasks that protect themselves are left as
 * they are. Where one can't be protected those that were are released again, and the hand-over is refused.
 */
async function protectOldTasks(run, outlook) {
    const { ecs, log } = run.world;
    const arns = outlook.tasks.map(({ arn }) => arn);
    const alreadyProtected = await ecs.fetchProtections(arns);
    const ours = arns.filter((arn) => !alreadyProtected?.some(({ taskArn }) => taskArn === arn));
    if (ours.length === 0)
        return;
    const minutes = expiryMinutes(run, outlook);
    noteLatestEnd(run, minutes);
    const failures = await protect(run, ours, minutes);
    const fatal = failures.filter(({ reason }) => reason !== 'MISSING');
    if (fatal.length === 0) {
        log.info(`${String((0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .z)(run).protections.length)} old tasks are protected for at most ${String(minutes)} minutes`);
        return;
    }
    await releaseProtections(run, arns);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RefusedError */ .fk([
        `drain: overlap needs the old tasks protected, and ECS refused ${String(fatal.length)} of ${String(ours.length)} ` +
            `(${[...new Set(fatal.map(({ reason }) => reason))].join(', ')}). Set drain: before.`,
    ]);
}
/** Every wave has bounds of its own, and a rollback may come after the last: later than what was printed at the start. */
function noteLatestEnd(run, minutes) {
    const { inputs, world } = run;
    const rollbackMs = inputs.drainTimeoutMs + inputs.healthTimeoutMs;
    const endAtMs = world.clock.now() + minutes * MINUTE_MS + rollbackMs + inputs.stableForMs;
    if (endAtMs <= (world.report.latestEndAtMs ?? 0))
        return;
    world.report.latestEndAtMs = endAtMs;
    world.log.info(`Latest possible end of the hand-over: ${new Date(endAtMs).toISOString()}`);
}
function expiryMinutes(run, { service, tasks }) {
    const { inputs } = run;
    const desired = inputs.desiredCount ?? service.desiredCount;
    const room = (0,_drain_plan_expiry_js__WEBPACK_IMPORTED_MODULE_2__/* .computeRoom */ .h2)(desired, inputs.maximumPercent ?? service.maximumPercent);
    const { drainTimeoutMs, healthTimeoutMs } = inputs;
    return (0,_drain_plan_expiry_js__WEBPACK_IMPORTED_MODULE_2__/* .planExpiryMinutes */ .sI)({ taskCount: tasks.length, room, drainTimeoutMs, healthTimeoutMs });
}
/** Old-revision tasks that were born meanwhile. What can't be protected is returned: it is to be silenced at once. */
async function protectLateTasks(run, tasks, minutes) {
    const { ecs, log, report } = run.world;
    const arns = tasks.map(({ arn }) => arn);
    if (arns.length === 0)
        return [];
    const alreadyProtected = (await ecs.fetchProtections(arns))?.map(({ taskArn }) => taskArn) ?? [];
    const failures = await protect(run, arns.filter((arn) => !alreadyProtected.includes(arn)), minutes);
    const refused = failures.filter(({ reason }) => reason !== 'MISSING');
    for (const { taskArn, reason } of refused) {
        const line = `Old task ${taskArn} appeared late and could not be protected (${reason}): its worker is silenced at once.`;
        log.warn(line);
        report.warnings.push(line);
    }
    return refused.map(({ taskArn }) => taskArn);
}
/** The record is written before the call: a task that is protected and not recorded would hold the deployment up. */
async function protect(run, arns, minutes) {
    if (arns.length === 0)
        return [];
    const expiresAtMs = run.world.clock.now() + minutes * MINUTE_MS;
    const record = (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .z)(run);
    (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .saveRecord */ .h)(run, {
        ...record,
        protections: [...record.protections, ...arns.map((taskArn) => ({ taskArn, expiresAtMs }))],
    });
    const { protections, failures } = await callOrRefuse(run, arns, minutes);
    keep(run, (entry) => {
        if (!arns.includes(entry.taskArn))
            return entry;
        return protections.find(({ taskArn }) => taskArn === entry.taskArn) ?? null;
    });
    return failures;
}
async function callOrRefuse(run, arns, minutes) {
    try {
        return await run.world.ecs.protectTasks(arns, minutes);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WorldError */ .nM) || error.kind === 'unreachable')
            throw error;
        if ((0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .z)(run).update !== null)
            return { protections: [], failures: arns.map((taskArn) => ({ taskArn, reason: error.kind })) };
        keep(run, (entry) => (arns.includes(entry.taskArn) ? null : entry));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RefusedError */ .fk([`drain: overlap needs ecs:UpdateTaskProtection. ${error.message} Or set drain: before.`], {
            cause: error,
        });
    }
}
/** ECS may stop these tasks from now on. A task that is gone needs no release. */
async function releaseProtections(run, taskArns) {
    const protectedArns = (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .z)(run).protections.map(({ taskArn }) => taskArn);
    const arns = taskArns.filter((arn) => protectedArns.includes(arn));
    if (arns.length === 0)
        return;
    const { failures } = await run.world.ecs.releaseTasks(arns);
    const left = failures.filter(({ reason }) => reason !== 'MISSING').map(({ taskArn }) => taskArn);
    for (const arn of left)
        run.world.log.warn(`${arn} could not be released; its protection ends by itself`);
    keep(run, (entry) => (arns.includes(entry.taskArn) && !left.includes(entry.taskArn) ? null : entry));
    run.world.log.info(`released ${arns.filter((arn) => !left.includes(arn)).join(', ')}`);
}
function keep(run, judge) {
    const record = (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .z)(run);
    const protections = record.protections.map(judge).filter((entry) => entry !== null);
    if (JSON.stringify(protections) !== JSON.stringify(record.protections))
        (0,_run_js__WEBPACK_IMPORTED_MODULE_1__/* .saveRecord */ .h)(run, { ...record, protections });
}


/***/ }),

/***/ 4827:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ reportEnding),
/* harmony export */   d: () => (/* binding */ reportDrain)
/* harmony export */ });
/* harmony import */ var _note_timeline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1372);

/** Puts what the ledger says into the report; rows of workers that it doesn't know stay. */
function reportDrain(run, ledger, jobs) {
    const { drain } = run.world.report;
    const rows = ledger.workers.map(toRow);
    const others = drain.rows.filter((row) => !rows.some((one) => one.node === row.node && one.side === row.side));
    drain.rows = [...others, ...rows];
    drain.jobsLeft = [...jobs];
    (0,_note_timeline_js__WEBPACK_IMPORTED_MODULE_0__/* .noteLedger */ .MP)(run, ledger);
}
/** What became of these workers' queues. */
function reportEnding(run, nodes, ending) {
    const { drain } = run.world.report;
    drain.rows = drain.rows.map((row) => (nodes.includes(row.node) ? { ...row, ending } : row));
    if (ending === 'restored')
        (0,_note_timeline_js__WEBPACK_IMPORTED_MODULE_0__/* .noteRestored */ .vy)(run, nodes);
}
function toRow(worker) {
    const idleAfterMs = worker.idleAtMs === null || worker.firstCommandAtMs === null
        ? null
        : Math.max(0, worker.idleAtMs - worker.firstCommandAtMs);
    return {
        node: worker.node,
        taskArn: worker.taskArn,
        side: worker.side,
        queues: worker.queues.filter((queue) => queue.original).map((queue) => queue.name),
        state: worker.state,
        jobsAtStart: worker.jobsAtStart ?? 0,
        jobsLeft: worker.active.length + worker.reserved.length,
        idleAfterMs,
        ending: worker.firstCommandAtMs === null ? 'untouched' : 'silenced',
    };
}


/***/ }),

/***/ 3098:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ reportRollout)
});

// EXTERNAL MODULE: ./src/rollout/group-deaths.ts + 1 modules
var group_deaths = __webpack_require__(1753);
;// CONCATENATED MODULE: ./src/wording/shorten-event.ts
/** An event of ECS as people read it: tasks by the first 8 characters of their ids, target groups by name. */
function shortenEvent(message) {
    return message
        .replace(/\barn:[\w-]+:elasticloadbalancing:[^\s)]*?:targetgroup\/([^/\s)]+)\/[0-9a-f]+/g, '$1')
        .replace(/\b([0-9a-f]{8})[0-9a-f]{24}\b/g, '$1…');
}

// EXTERNAL MODULE: ./src/phases/fetch-standing.ts + 1 modules
var fetch_standing = __webpack_require__(7808);
;// CONCATENATED MODULE: ./src/phases/report-rollout.ts



/** ECS keeps 100 events; those since our start are the story. */
async function reportRollout(run, snapshot, deploymentId) {
    const { report } = run.world;
    report.serving = await (0,fetch_standing/* fetchStanding */.F)(run, snapshot);
    const deaths = (0,group_deaths/* groupDeaths */.L)(snapshot.stoppedTasks, deploymentId);
    // Stopped tasks are forgotten after an hour: an emptier list proves nothing.
    if (deaths.length > 0)
        report.deaths = [...deaths];
    const known = new Set(report.events.map((event) => event.id));
    // ECS lists the newest first, also among those of one millisecond.
    const fresh = [...snapshot.service.events]
        .reverse()
        .filter((event) => event.atMs >= report.startedAtMs && !known.has(event.id));
    for (const event of fresh)
        run.world.log.info(shortenEvent(event.message));
    report.events.push(...fresh);
}


/***/ }),

/***/ 5369:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ restoreAndRelease)
});

// EXTERNAL MODULE: ./src/phases/protect-tasks.ts
var protect_tasks = __webpack_require__(52);
;// CONCATENATED MODULE: ./src/drain/plan-restore.ts
/** Pools that can run two commands in reverse order (measured on gevent, up to 2 s apart). */
const UNORDERED_POOLS = new Set(['gevent', 'eventlet']);
/**
 * Who gets which queue back. Only what we cancelled is given back, only to workers that stay, and only what is
 * missing, so that doing it twice changes nothing.
 */
function planRestore(workers, facts) {
    const nodesByQueue = new Map();
    const restored = [];
    const leaving = [];
    const open = [];
    for (const worker of workers) {
        if (isLeaving(worker, facts)) {
            leaving.push(worker.node);
            continue;
        }
        const consumed = facts.queues[worker.node];
        const missing = worker.queues.map((queue) => queue.name).filter((name) => !consumed?.includes(name));
        if (consumed !== undefined && missing.length === 0 && facts.cancelsSettled) {
            restored.push(worker.node);
            continue;
        }
        open.push(worker.node);
        if (!mayBeTold(worker, consumed !== undefined, facts.cancelsSettled))
            continue;
        for (const queue of missing.filter((name) => !facts.told.has(`${worker.node}\n${name}`))) {
            nodesByQueue.set(queue, [...(nodesByQueue.get(queue) ?? []), worker.node]);
        }
    }
    return { steps: [...nodesByQueue].map(([queue, nodes]) => ({ queue, nodes })), restored, leaving, open };
}
function isLeaving(worker, facts) {
    if (worker.taskArn === null)
        return facts.goneNodes.includes(worker.node);
    const task = facts.tasks.find((candidate) => candidate.arn === worker.taskArn);
    return task === undefined || task.desiredStatus !== 'RUNNING' || !facts.stays(task);
}
/**
 * Never two opposite commands in flight. A worker that answers has run what it was sent. A silent one (a busy solo
 * worker) runs its commands in order, unless its pool doesn't keep the order.
 */
function mayBeTold(worker, answers, cancelsSettled) {
    if (!cancelsSettled)
        return false;
    return answers || !UNORDERED_POOLS.has(worker.pool ?? '');
}

// EXTERNAL MODULE: ./src/phases/report-drain.ts
var report_drain = __webpack_require__(4827);
;// CONCATENATED MODULE: ./src/phases/restore-workers.ts


/** A gevent worker acts up to 2 s after its reply (measured): before that a cancel may still be on its way. */
const CANCEL_SETTLES_MS = 2_500;
const LOOK_AGAIN_MS = 1_000;
/** Gives the queues back that we cancelled, and returns once every worker is seen to consume them or is leaving. */
async function restoreWorkers(run, order) {
    const { clock, ecs, log } = run.world;
    const startedAtMs = clock.now();
    const told = new Set();
    const nodes = order.workers.map((worker) => worker.node);
    const taskArns = order.workers.flatMap((worker) => (worker.taskArn === null ? [] : [worker.taskArn]));
    for (;;) {
        const celery = await run.world.connectCelery();
        const tasks = taskArns.length === 0 ? [] : await ecs.fetchTasksByArn([...new Set(taskArns)]);
        const queues = nodes.length === 0 ? {} : await celery.fetchQueues(nodes);
        const goneNodes = await findGoneNodes(celery, order.workers, queues);
        const cancelsSettled = clock.now() - startedAtMs >= CANCEL_SETTLES_MS || allConfirmed(order.workers);
        const plan = planRestore(order.workers, {
            tasks,
            queues,
            told,
            goneNodes,
            cancelsSettled,
            stays: order.stays,
        });
        for (const step of plan.steps) {
            log.info(`add_consumer ${step.queue} → ${step.nodes.join(', ')}`);
            for (const node of step.nodes)
                told.add(`${node}\n${step.queue}`);
            await celery.restore(step.nodes, step.queue);
        }
        if (plan.open.length === 0 || clock.now() - startedAtMs >= order.timeoutMs)
            return report(run, plan);
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
function allConfirmed(workers) {
    return workers.every((worker) => worker.queues.every((queue) => queue.state === 'confirmed'));
}
async function findGoneNodes(celery, workers, queues) {
    const silent = workers
        .filter((worker) => worker.taskArn === null && queues[worker.node] === undefined)
        .map((worker) => worker.node);
    if (silent.length === 0)
        return [];
    const mailboxes = await celery.fetchMailboxes(silent);
    return silent.filter((node) => !mailboxes.includes(node));
}
function report(run, plan) {
    const { log, report: story } = run.world;
    (0,report_drain/* reportEnding */.U)(run, plan.restored, 'restored');
    (0,report_drain/* reportEnding */.U)(run, plan.leaving, 'replaced');
    (0,report_drain/* reportEnding */.U)(run, plan.open, 'not-restored');
    if (plan.restored.length > 0) {
        log.info(`verified: ${plan.restored.join(', ')} consume their queues again`);
        story.warnings.push(`Restored workers lose their queues again at their next broker reconnect (Celery up to 5.6). ` +
            `Replace them soon with a deployment or force-new-deployment: ${plan.restored.join(', ')}.`);
    }
    if (plan.open.length > 0) {
        story.warnings.push(`Not verified to consume again, for they don't answer (a busy solo worker answers after its job): ${plan.open.join(', ')}.`);
    }
    return plan;
}

// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
;// CONCATENATED MODULE: ./src/phases/restore-and-release.ts



const NOBODY = { steps: [], restored: [], leaving: [], open: [] };
/**
 * The old workers that stay get their queues back, verified; only then is the protection of the old tasks released: in the
 * other order ECS could stop a task that was just given work again.
 */
async function restoreAndRelease(run, stays, timeoutMs) {
    const record = (0,phases_run/* recordOf */.z)(run);
    const workers = record.workers.filter((worker) => worker.side === 'old');
    const plan = workers.length === 0 ? NOBODY : await restoreWorkers(run, { workers, stays, timeoutMs });
    // Who was not seen to consume keeps the protection to its expiry: a job may still run there.
    const open = workers.filter(({ node }) => plan.open.includes(node)).map(({ taskArn }) => taskArn);
    const arns = record.protections.map(({ taskArn }) => taskArn);
    await (0,protect_tasks/* releaseProtections */.g8)(run, arns.filter((arn) => !open.includes(arn)));
    return plan;
}


/***/ }),

/***/ 4498:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ rollBack)
});

// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
// EXTERNAL MODULE: ./src/rollout/find-rollback-evidence.ts
var find_rollback_evidence = __webpack_require__(6941);
// EXTERNAL MODULE: ./src/rollout/find-service-deployment-arn.ts
var find_service_deployment_arn = __webpack_require__(9204);
;// CONCATENATED MODULE: ./src/rollout/plan-settings-restore.ts
/**
 * Count and percents that we changed, back to what they were; null when nothing is to go back. A rollback of the
 * deployment leaves them as they are. A value that is no longer the one we sent was changed by somebody else since (Auto
 * Scaling goes on during a deployment) and stays. Starts no deployment.
 */
function planSettingsRestore(service, record) {
    if (record.update === null)
        return null;
    const { request } = record.update;
    const members = ['desiredCount', 'minimumHealthyPercent', 'maximumPercent'];
    const ours = members.filter((name) => {
        // An older record that doesn't tell what was sent: whatever differs is taken for ours.
        const isOurs = request === undefined || request[name] === service[name];
        return isOurs && service[name] !== record.previous[name];
    });
    if (ours.length === 0)
        return null;
    return Object.fromEntries(ours.map((name) => [name, record.previous[name]]));
}

;// CONCATENATED MODULE: ./src/rollout/plan-rollback.ts




/** StopServiceDeployment takes these (developer guide, stop-service-deployment); the ROLLBACK ones need no request. */
const STOPPABLE = new Set(['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED']);
/** What is to be requested of ECS, once, to bring the old revision back. */
function planRollback(question) {
    const { service, record } = question;
    const primary = (0,find_primary/* findPrimary */.W)(service);
    if (primary === null)
        return impossible('the service has no PRIMARY deployment');
    if (record.update === null)
        return { kind: 'already', deploymentId: primary.id };
    const oursId = findOurId(primary, record);
    const ours = oursId === null ? null : (0,find_service_deployment_arn/* findServiceDeploymentArn */.L)(oursId, question.serviceDeployments);
    if (primary.id === oursId)
        return planForOurs(question, primary, ours);
    const known = {
        deploymentId: oursId,
        taskDefinitionArn: record.update.taskDefinitionArn,
        previousDeploymentId: record.previous.deploymentId,
    };
    if ((0,find_rollback_evidence/* isRollbackOfOurs */.$y)(service, primary, known, ours))
        return { kind: 'already', deploymentId: primary.id };
    const revision = (0,find_primary/* nameRevision */.h)(primary.taskDefinitionArn);
    return {
        kind: 'foreign',
        deploymentId: primary.id,
        sentence: `Another deployment (${primary.id}, revision ${revision}) is PRIMARY and not ours: it is left alone.`,
    };
}
/** UpdateService's answer may be lost: then a new PRIMARY with our revision is ours. */
function findOurId(primary, { update, previous }) {
    if (update === null || update.deploymentId !== null)
        return update?.deploymentId ?? null;
    const isNew = primary.id !== previous.deploymentId;
    return isNew && primary.taskDefinitionArn === update.taskDefinitionArn ? primary.id : null;
}
function planForOurs(question, ours, serviceDeployment) {
    const { service, record } = question;
    // UpdateService started no deployment: there are only settings to take back.
    if (ours.id === record.previous.deploymentId) {
        const settings = planSettingsRestore(service, record);
        if (settings === null)
            return { kind: 'already', deploymentId: ours.id };
        return { kind: 'update', update: settings, sentence: 'The service gets its count and percents back.' };
    }
    const completed = findCompleted(service, ours);
    if (serviceDeployment !== null && (0,find_rollback_evidence/* isRollingBack */.Fw)(serviceDeployment.status)) {
        return { kind: 'already', deploymentId: completed?.id ?? record.previous.deploymentId };
    }
    const canStop = serviceDeployment !== null && completed !== null && STOPPABLE.has(serviceDeployment.status);
    if (canStop && !question.preferReplacement) {
        return { kind: 'stop', serviceDeploymentArn: serviceDeployment.arn };
    }
    return planUpdateBack(question, ours, completed);
}
/** The newest one that is not ours. */
function findCompleted({ deployments }, ours) {
    const others = deployments.filter(({ id, rolloutState }) => id !== ours.id && rolloutState === 'COMPLETED');
    return others.sort((a, b) => b.createdAtMs - a.createdAtMs)[0] ?? null;
}
function planUpdateBack(question, ours, completed) {
    const { service, record, completedTaskDefinitionArn } = question;
    const before = record.previous.completed ? record.previous.taskDefinitionArn : null;
    const arn = completed?.taskDefinitionArn ?? before ?? completedTaskDefinitionArn;
    if (arn === null)
        return impossible('no deployment of this service is known to have completed');
    // The same revision again starts no deployment by itself.
    const isSame = arn === ours.taskDefinitionArn;
    const update = {
        taskDefinitionArn: arn,
        ...planSettingsRestore(service, record),
        ...(isSame ? { forceNewDeployment: true } : {}),
    };
    const why = isSame ? ', the same as before, in new tasks' : '';
    return {
        kind: 'update',
        update,
        sentence: `The service goes back to revision ${(0,find_primary/* nameRevision */.h)(arn)}${why}.`,
    };
}
function impossible(why) {
    return {
        kind: 'impossible',
        sentence: `There is nothing to roll back to: ${why}. Deploy a revision that is known to work.`,
    };
}

// EXTERNAL MODULE: ./src/phases/drain-workers.ts + 1 modules
var drain_workers = __webpack_require__(9855);
// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
// EXTERNAL MODULE: ./src/phases/survey-workers.ts + 5 modules
var survey_workers = __webpack_require__(3630);
// EXTERNAL MODULE: ./src/phases/restore-and-release.ts + 2 modules
var restore_and_release = __webpack_require__(5369);
// EXTERNAL MODULE: ./src/phases/watch-rollback.ts + 1 modules
var watch_rollback = __webpack_require__(1941);
;// CONCATENATED MODULE: ./src/phases/roll-back.ts







/**
 * Goes back to the last completed revision. In this order, so that no job is cut and no worker left deaf: silence the
 * new workers and wait for their jobs, request the rollback, wait until the old revision is PRIMARY, restore the old
 * workers that stay, verify, and watch to the end.
 */
async function rollBack(run, order) {
    const { log } = run.world;
    const before = await planFrom(run, await run.world.ecs.fetchService());
    if (before.kind === 'foreign' || before.kind === 'impossible')
        return giveUp(run, before);
    if (before.kind !== 'already')
        await drainNewWorkers(run, order);
    // ECS or somebody else may have acted while the jobs were waited for.
    const plan = await planFrom(run, await run.world.ecs.fetchService());
    if (plan.kind === 'foreign' || plan.kind === 'impossible')
        return giveUp(run, plan);
    await request(run, plan);
    if (plan.kind === 'update' && plan.update.taskDefinitionArn === undefined) {
        return { status: 'completed', sentence: plan.sentence };
    }
    const requested = plan.kind === 'update' ? (plan.update.taskDefinitionArn ?? null) : null;
    const ending = await (0,watch_rollback/* watchRollback */.C)(run, { ...order, requestedTaskDefinitionArn: requested });
    if (ending.status === 'completed')
        await restoreSettings(run);
    log.info(ending.sentence);
    return ending;
}
/** Where there is no way back the old workers that are left serve on. A foreign deployment replaces them: no work for them. */
async function giveUp(run, plan) {
    if (plan.kind === 'foreign')
        return { status: 'superseded', sentence: plan.sentence };
    await (0,restore_and_release/* restoreAndRelease */.J)(run, () => true, watch_rollback/* RESTORE_TIMEOUT_MS */.O);
    return { status: 'failed', sentence: plan.sentence };
}
async function planFrom(run, service) {
    const serviceDeployments = await run.world.ecs.fetchServiceDeployments();
    return planRollback({
        service,
        record: (0,phases_run/* recordOf */.z)(run),
        serviceDeployments,
        completedTaskDefinitionArn: await fetchCompletedTaskDefinition(run, serviceDeployments),
        preferReplacement: staysDeaf(run),
    });
}
async function fetchCompletedTaskDefinition(run, deployments) {
    const { previous } = (0,phases_run/* recordOf */.z)(run);
    if (previous.completed)
        return previous.taskDefinitionArn;
    const completed = deployments.find((deployment) => deployment.status === 'SUCCESSFUL');
    const revisionArn = completed?.targetServiceRevisionArn ?? null;
    return revisionArn === null ? null : run.world.ecs.fetchServiceRevision(revisionArn);
}
/** Old workers that were deaf before we came can't be restored by us: only new tasks heal them. */
function staysDeaf(run) {
    const { drain } = run.world.report;
    // With overlap nobody was silenced before the new revision had proved itself.
    if (drain.mode === 'overlap')
        return false;
    return drain.rows.some((row) => row.side === 'old' && row.queues.length === 0 && row.state !== 'gone');
}
async function drainNewWorkers(run, { failedDeploymentId, jobsTimeoutMs }) {
    if (run.world.report.drain.mode === 'none' || failedDeploymentId === null)
        return;
    const fetchTasks = async () => (await run.world.ecs.fetchTasks('running')).filter((task) => task.startedBy === failedDeploymentId);
    const tasks = await fetchTasks();
    const { roster } = await (0,survey_workers/* surveyWorkers */.g)(run, tasks);
    const arns = new Set(tasks.map((task) => task.arn));
    const workers = roster.workers.filter((worker) => worker.taskArn !== null && arns.has(worker.taskArn));
    if (workers.length === 0)
        return;
    run.world.log.info(`the new revision's workers finish their jobs first: ${workers.map((worker) => worker.node).join(', ')}`);
    const { verdict } = await (0,drain_workers/* drainWorkers */.c)(run, { side: 'new', workers, fetchTasks, timeoutMs: jobsTimeoutMs });
    for (const job of verdict.status === 'timed-out' ? verdict.jobs : []) {
        const line = `Still running on the new revision when it was rolled back: ${job.name} ${job.id} on ${job.node}.`;
        run.world.log.warn(line);
        run.world.report.warnings.push(line);
    }
}
async function request(run, plan) {
    const { ecs, log } = run.world;
    if (plan.kind === 'already')
        return;
    (0,phases_run/* saveRecord */.h)(run, { ...(0,phases_run/* recordOf */.z)(run), rollbackRequested: true });
    if (plan.kind === 'stop') {
        log.info('rollback: StopServiceDeployment (ROLLBACK)');
        await ecs.stopServiceDeployment(plan.serviceDeploymentArn);
        return;
    }
    log.info(`rollback: ${plan.sentence}`);
    await ecs.updateService(plan.update);
}
/** Count and percents that we changed go back; a change of these alone starts no deployment. */
async function restoreSettings(run) {
    const update = planSettingsRestore(await run.world.ecs.fetchService(), (0,phases_run/* recordOf */.z)(run));
    if (update === null)
        return;
    run.world.log.info('rollback: count and percents as they were before');
    await run.world.ecs.updateService(update);
}


/***/ }),

/***/ 5109:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ saveRecord),
/* harmony export */   z: () => (/* binding */ recordOf)
/* harmony export */ });
/** Keeps the record where the post step finds it. To be called before the change that it describes. */
function saveRecord(run, record) {
    run.world.undo.write(record);
    run.record = record;
}
/** The record; a phase that changes the world can't run without one. */
function recordOf(run) {
    if (run.record === null)
        throw new Error('No undo record: nothing may be changed before the look.');
    return run.record;
}


/***/ }),

/***/ 5400:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ recordLedger),
  B: () => (/* binding */ silenceWorkers)
});

;// CONCATENATED MODULE: ./src/drain/plan-silencing.ts
/** A gevent worker acts up to 2 s after its reply: before that a queue that is still there proves nothing. */
const EFFECT_WITHIN_MS = 2_500;
/**
 * Which cancels are due, one step a queue. A command is repeated only to a worker that has since answered and still
 * consumes the queue: one that doesn't answer is never told twice.
 */
function planSilencing(ledger, nowMs) {
    const nodesByQueue = new Map();
    for (const worker of ledger.workers) {
        for (const queue of worker.queues) {
            if (!isDue(worker, queue, nowMs))
                continue;
            nodesByQueue.set(queue.name, [...(nodesByQueue.get(queue.name) ?? []), worker.node]);
        }
    }
    return [...nodesByQueue].map(([queue, nodes]) => ({ queue, nodes }));
}
function isDue(worker, queue, nowMs) {
    if (queue.confirmed || worker.state === 'gone')
        return false;
    if (queue.commandedAtMs === null)
        return true;
    return worker.state !== 'silent' && nowMs - queue.commandedAtMs >= EFFECT_WITHIN_MS;
}
/** The same steps, those of one worker after those of another; the workers of `together` are told as one. */
function splitSteps(steps, together) {
    const nodes = [...new Set(steps.flatMap((step) => step.nodes))];
    const apart = nodes.filter((node) => !together.includes(node)).map((node) => [node]);
    const groups = [nodes.filter((node) => together.includes(node)), ...apart];
    const stepsOf = (group) => steps
        .map(({ queue, nodes: told }) => ({ queue, nodes: told.filter((node) => group.includes(node)) }))
        .filter(({ nodes: told }) => told.length > 0);
    return groups.map(stepsOf).filter((group) => group.length > 0);
}
/** The ledger once these steps were sent. */
function markCommanded(ledger, steps, nowMs) {
    const isTold = (node, queue) => steps.some((step) => step.queue === queue && step.nodes.includes(node));
    return {
        workers: ledger.workers.map((worker) => {
            if (!worker.queues.some((queue) => isTold(worker.node, queue.name)))
                return worker;
            return {
                ...worker,
                firstCommandAtMs: worker.firstCommandAtMs ?? nowMs,
                queues: worker.queues.map((queue) => isTold(worker.node, queue.name) ? { ...queue, commandedAtMs: nowMs } : queue),
            };
        }),
    };
}

// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
;// CONCATENATED MODULE: ./src/phases/silence-workers.ts


/** kombu's BRPOP lasts a second: one that was begun before the cancel may still bring a job. */
const LAST_POP_MS = 1_200;
/** A gevent worker acts up to 2 s after its reply (measured). */
const silence_workers_EFFECT_WITHIN_MS = 2_500;
const LOOK_AGAIN_MS = 200;
/** Then it is time to look at all of them again; whoever is left is told in the next round. */
const ROUND_MS = 10_000;
/**
 * Tells every worker of the ledger that is still to be silenced, one queue at a time, the record written first.
 *
 * On Redis one worker after another: a worker hands back a job that its last BRPOP brought after the cancel, and where
 * another one does the same with the same job at the same moment, kombu before 5.3.3 loses it (kombu #1800; measured: one
 * job of two workers silenced at once under load). `atOnce` takes that risk where there is no time left.
 */
async function silenceWorkers(run, ledger, { atOnce = false } = {}) {
    const { clock } = run.world;
    const startedAtMs = clock.now();
    const steps = planSilencing(ledger, startedAtMs);
    recordLedger(run, ledger);
    if (steps.length === 0)
        return ledger;
    const celery = await run.world.connectCelery();
    if (celery.transport === 'amqp' || atOnce)
        return tell(run, celery, ledger, steps);
    let told = ledger;
    for (const group of splitSteps(steps, findSilentNodes(ledger))) {
        if (clock.now() - startedAtMs >= ROUND_MS)
            break;
        told = await tell(run, celery, told, group);
        await awaitLastPop(run, celery, group);
    }
    return told;
}
/** A busy solo worker asks for no job before it has read the command: several may be told together. */
function findSilentNodes({ workers }) {
    return workers.filter(({ state }) => state === 'silent').map(({ node }) => node);
}
async function tell(run, celery, ledger, steps) {
    const told = markCommanded(ledger, steps, run.world.clock.now());
    recordLedger(run, told);
    for (const { queue, nodes } of steps) {
        run.world.log.info(`cancel_consumer ${queue} → ${nodes.join(', ')}`);
        const replies = await celery.silence(nodes, queue);
        // No answer is no refusal: a busy solo worker answers after its job.
        for (const { node, error } of replies) {
            if (error !== null)
                run.world.log.warn(`${node} refused to stop consuming ${queue}: ${error}`);
        }
    }
    return told;
}
/** Until whoever answers has let go of these queues, and then until its last BRPOP is over. */
async function awaitLastPop(run, celery, steps) {
    const { clock } = run.world;
    const nodes = [...new Set(steps.flatMap((step) => step.nodes))];
    const untilMs = clock.now() + silence_workers_EFFECT_WITHIN_MS;
    for (;;) {
        const queues = await celery.fetchQueues(nodes);
        const consumes = steps.some((step) => step.nodes.some((node) => queues[node]?.includes(step.queue)));
        if (!consumes || clock.now() >= untilMs)
            break;
        await clock.sleep(LOOK_AGAIN_MS);
    }
    await clock.sleep(LAST_POP_MS);
}
/** Keeps the ledger's silenced workers in the undo record; written only when something changed. */
function recordLedger(run, ledger) {
    const record = (0,phases_run/* recordOf */.z)(run);
    const inLedger = ledger.workers.filter((worker) => worker.firstCommandAtMs !== null).map(toSilenced);
    const others = record.workers.filter((worker) => !inLedger.some((one) => one.node === worker.node));
    const oldQueues = ledger.workers
        .filter((worker) => worker.side === 'old')
        .flatMap((worker) => originalQueues(worker).map((queue) => queue.name));
    const next = {
        ...record,
        workers: [...others, ...inLedger],
        expectedQueues: [...new Set([...record.expectedQueues, ...oldQueues])].sort(),
    };
    if (JSON.stringify(next) !== JSON.stringify(record))
        (0,phases_run/* saveRecord */.h)(run, next);
}
function toSilenced(worker) {
    return {
        node: worker.node,
        taskArn: worker.taskArn,
        pool: worker.pool,
        side: worker.side,
        queues: originalQueues(worker)
            .filter((queue) => queue.commandedAtMs !== null)
            .map((queue) => ({ name: queue.name, state: queue.confirmed ? 'confirmed' : 'sent' })),
    };
}
/** A queue without a command that is confirmed was never consumed by our doing. */
function originalQueues(worker) {
    return worker.queues.filter((queue) => queue.original);
}


/***/ }),

/***/ 3630:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ surveyWorkers)
});

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
var picomatch_default = /*#__PURE__*/__webpack_require__.n(picomatch);
;// CONCATENATED MODULE: ./src/drain/find-tasks-of-node.ts
/** How many hex digits of a container's id Docker gives it as host name (bridge mode). */
const DOCKER_HOST_NAME_LENGTH = 12;
/**
 * The tasks that a node can be on, judged by the host part of its name alone: the ENI's private DNS name (awsvpc), its
 * first label, `ip-` and the dashed private address, or the start of a container's runtime id (bridge mode).
 * More than one: the name says too little (host mode), and no task may be taken for it.
 */
function findTasksOfNode(node, tasks) {
    const host = node.slice(node.indexOf('@') + 1);
    return tasks.filter((task) => namesOfTask(task).has(host) || isContainerHost(host, task));
}
/** The host names that a Celery worker on this task can have. */
function namesOfTask(task) {
    const names = new Set();
    if (task.privateDnsName !== null) {
        names.add(task.privateDnsName);
        names.add(firstLabel(task.privateDnsName));
    }
    if (task.privateIpv4 !== null)
        names.add(`ip-${task.privateIpv4.replaceAll('.', '-')}`);
    return names;
}
function isContainerHost(host, task) {
    if (host.length !== DOCKER_HOST_NAME_LENGTH || !/^[0-9a-f]+$/.test(host))
        return false;
    return task.containers.some((container) => container.runtimeId?.startsWith(host) ?? false);
}
function firstLabel(name) {
    return name.split('.')[0] ?? name;
}

;// CONCATENATED MODULE: ./src/drain/choose-nodes.ts


/**
 * The nodes that are this service's by their names alone: with `auto` those whose host name belongs to exactly one of
 * the tasks, else those that match a glob. Nobody else is asked anything but `ping`.
 */
function chooseNodes(nodes, tasks, { drainWorkers }) {
    if (drainWorkers === 'auto')
        return nodes.filter((node) => findTasksOfNode(node, tasks).length === 1);
    // Node names hold no paths: without this a `*` would stop at a slash.
    const matches = picomatch_default()([...drainWorkers], { bash: true, dot: true, nonegate: true });
    return nodes.filter((node) => matches(node));
}

;// CONCATENATED MODULE: ./src/drain/build-roster.ts


/**
 * Joins the service's tasks with the workers on the broker. With `auto` a worker is ours when its host name belongs to
 * exactly one of the tasks; with globs when its name matches one. `drain-queues` narrows either to the workers that
 * consume one of these queues; a worker that did not say what it consumes stays in, for it may.
 */
function buildRoster(tasks, survey, selection) {
    const nodes = [...new Set([...Object.keys(survey.counts), ...survey.silentNodes])].sort();
    const ours = new Set(chooseNodes(nodes, tasks, selection));
    const workers = [];
    const otherNodes = [];
    for (const node of nodes) {
        const worker = describeWorker(node, tasks, survey);
        if (ours.has(node) && consumesOne(worker, selection))
            workers.push(worker);
        else if (worker.count > 0)
            otherNodes.push(node);
    }
    const taken = new Set(workers.map((worker) => worker.taskArn));
    const tasksWithoutWorker = tasks.filter((task) => !taken.has(task.arn)).map((task) => task.arn);
    return { workers, tasksWithoutWorker, otherNodes };
}
function describeWorker(node, tasks, survey) {
    const onTasks = findTasksOfNode(node, tasks);
    const profile = survey.profiles.find((candidate) => candidate.node === node);
    return {
        node,
        taskArn: onTasks.length === 1 && onTasks[0] !== undefined ? onTasks[0].arn : null,
        count: survey.counts[node] ?? 0,
        answers: survey.queues[node] !== undefined,
        queues: survey.queues[node] ?? [],
        pool: profile?.pool ?? null,
        jsonOnly: profile?.jsonOnly ?? true,
    };
}
function consumesOne({ answers, queues }, { drainQueues }) {
    return drainQueues.length === 0 || !answers || queues.some((queue) => drainQueues.includes(queue));
}

;// CONCATENATED MODULE: ./src/drain/find-silent-nodes.ts

/**
 * Mailboxes that belong to a living worker which did not answer. On Redis a killed worker's mailbox stays listed for
 * ever, so one counts only where a running task bears its host name, or, where host names say nothing at all here,
 * when more mailboxes heard the ping than answered it.
 */
function findSilentNodes(mailboxes, answers, tasks, selection) {
    const answering = Object.keys(answers.counts);
    const answered = Object.values(answers.counts).reduce((sum, count) => sum + count, 0);
    if (answers.receivers !== null && answers.receivers <= answered)
        return [];
    const hostNamesSayNothing = selection.drainWorkers !== 'auto' && !answering.some((node) => findTasksOfNode(node, tasks).length > 0);
    return mailboxes
        .filter((node) => !answering.includes(node))
        .filter((node) => findTasksOfNode(node, tasks).length === 1 || hostNamesSayNothing);
}

;// CONCATENATED MODULE: ./src/drain/guess-silent-nodes.ts

const DEFAULT_PREFIX = 'celery';
/** Names that a worker could have on tasks where none answered: the prefixes seen elsewhere, on each task's host names. */
function guessSilentNodes(tasks, answering) {
    const prefixes = new Set([DEFAULT_PREFIX, ...answering.map((node) => node.slice(0, node.indexOf('@')))]);
    return tasks
        .filter((task) => !answering.some((node) => findTasksOfNode(node, [task]).length > 0))
        .flatMap((task) => [...namesOfTask(task)])
        .flatMap((host) => [...prefixes].map((prefix) => `${prefix}@${host}`));
}

// EXTERNAL MODULE: ./src/phases/note-timeline.ts + 13 modules
var note_timeline = __webpack_require__(1372);
;// CONCATENATED MODULE: ./src/phases/survey-workers.ts





/** Who is there, what do they consume, and which of them are on these tasks. Changes nothing. */
async function surveyWorkers(run, tasks) {
    const celery = await run.world.connectCelery();
    const answers = await celery.ping();
    const nodes = chooseNodes(Object.keys(answers.counts), tasks, run.inputs);
    const mailboxes = await fetchMailboxesOfSilent(celery, answers, tasks, run);
    const silentNodes = findSilentNodes(mailboxes, answers, tasks, run.inputs);
    const profiles = nodes.length === 0 ? [] : await celery.fetchProfiles(nodes);
    const queues = nodes.length === 0 ? {} : await celery.fetchQueues(nodes);
    const roster = buildRoster(tasks, { counts: answers.counts, queues, profiles, silentNodes }, run.inputs);
    (0,note_timeline/* noteWorkers */.GI)(run, roster);
    return { roster, answers };
}
async function fetchMailboxesOfSilent(celery, answers, tasks, run) {
    const candidates = guessSilentNodes(tasks, Object.keys(answers.counts));
    if (candidates.length === 0 && run.inputs.drainWorkers === 'auto')
        return [];
    return celery.fetchMailboxes(candidates);
}


/***/ }),

/***/ 3350:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ createSnapshotSource)
/* harmony export */ });
/* harmony import */ var _note_timeline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1372);
/* harmony import */ var _rollout_find_service_deployment_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9204);


/** Tasks can change without a trace in the service (an exit code that comes late): looked at again every so many turns. */
const TASKS_EVERY_TURNS = 4;
/** One consistent view a turn. Tasks and targets are read again only when the service shows that something happened. */
function createSnapshotSource(world, tasksEveryTurns = TASKS_EVERY_TURNS) {
    const memory = {
        turn: 0,
        signature: '',
        tasks: { running: [], stopped: [] },
        serviceDeploymentArn: null,
    };
    return async (deploymentId) => {
        const service = await world.ecs.fetchService();
        await refreshTasks(world, memory, { service, deploymentId, everyTurns: tasksEveryTurns });
        const serviceDeployment = await fetchServiceDeployment(world, memory, service, deploymentId);
        const { running, stopped } = memory.tasks;
        const isOurs = (task) => task.startedBy === deploymentId;
        const snapshot = {
            atMs: world.clock.now(),
            service,
            newTasks: running.filter(isOurs),
            oldTasks: [...running, ...stopped].filter((task) => !isOurs(task) && !hasEnded(task)),
            stoppedTasks: stopped.filter(isOurs),
            serviceDeployment,
            targets: await fetchTargets(world, service),
        };
        (0,_note_timeline_js__WEBPACK_IMPORTED_MODULE_0__/* .noteTimeline */ .KP)(world, deploymentId, snapshot, [...running, ...stopped]);
        return snapshot;
    };
}
async function refreshTasks(world, memory, turn) {
    const { service, deploymentId, everyTurns } = turn;
    const signature = JSON.stringify([service.deployments, service.events[0]?.id]);
    // Once one of ours went, the next may be the proof, and it may go without a trace in the service.
    const isMortal = memory.tasks.stopped.some(({ startedBy }) => startedBy === deploymentId);
    const due = isMortal || signature !== memory.signature || memory.turn % everyTurns === 0;
    memory.turn += 1;
    memory.signature = signature;
    if (!due)
        return;
    const running = await world.ecs.fetchTasks('running');
    memory.tasks = { running, stopped: await world.ecs.fetchTasks('stopped') };
}
function hasEnded(task) {
    return task.lastStatus === 'STOPPED' || task.lastStatus === 'DELETED';
}
/** Where the service names no running service deployment yet, the list does, once ECS has caught up. */
async function fetchServiceDeployment(world, memory, service, deploymentId) {
    const arn = memory.serviceDeploymentArn ?? service.currentServiceDeploymentArn;
    const found = arn === null ? null : await world.ecs.fetchServiceDeployment(arn);
    const ours = (0,_rollout_find_service_deployment_arn_js__WEBPACK_IMPORTED_MODULE_1__/* .findServiceDeploymentArn */ .L)(deploymentId, found === null ? [] : [found]);
    if (ours !== null)
        memory.serviceDeploymentArn = ours.arn;
    return ours;
}
async function fetchTargets(world, service) {
    const arns = [...new Set(service.loadBalancers.map((balancer) => balancer.targetGroupArn))];
    if (arns.length === 0)
        return null;
    const lists = await Promise.all(arns.map((arn) => world.loadBalancer.fetchTargets(arn)));
    return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);
}


/***/ }),

/***/ 7740:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ leave),
  t: () => (/* binding */ undo)
});

;// CONCATENATED MODULE: ./src/rollout/judge-undo.ts
/** Judges the world, not the record: an UpdateService that was noted as sent may or may not have arrived. */
function judgeUndo(record, service) {
    const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
    if (primary === undefined)
        return { kind: 'unknown' };
    if (primary.id === record.previous.deploymentId)
        return { kind: 'old', primaryId: primary.id };
    if (isOurs(record, primary)) {
        return { kind: 'ours', deploymentId: primary.id, rolloutState: primary.rolloutState };
    }
    if (primary.taskDefinitionArn === record.previous.taskDefinitionArn && isRollback(record, primary)) {
        return { kind: 'old', primaryId: primary.id };
    }
    return { kind: 'foreign', primaryId: primary.id, inProgress: primary.rolloutState === 'IN_PROGRESS' };
}
function isOurs(record, primary) {
    if (record.update === null || record.rollbackRequested)
        return record.update?.deploymentId === primary.id;
    if (record.update.deploymentId !== null)
        return record.update.deploymentId === primary.id;
    return record.update.taskDefinitionArn === primary.taskDefinitionArn;
}
function isRollback(record, primary) {
    return record.rollbackRequested || /rolling back/i.test(primary.rolloutStateReason ?? '');
}

// EXTERNAL MODULE: ./src/phases/create-progress.ts + 1 modules
var create_progress = __webpack_require__(9447);
;// CONCATENATED MODULE: ./src/drain/describe-repairs.ts
/** The exact commands for a person: give the queues back, or replace the workers. Shell-quoted. */
function describeRepairs(record) {
    const restores = record.workers
        .filter((worker) => worker.side === 'old')
        .flatMap((worker) => worker.queues.map((queue) => `celery -A APP control -d ${quote(worker.node)} add_consumer ${quote(queue.name)}`));
    const replace = `aws ecs update-service --cluster ${quote(record.cluster)} --service ${quote(record.service)} ` +
        `--task-definition ${quote(record.previous.taskDefinitionArn)} --force-new-deployment`;
    return [...restores, replace];
}
function quote(text) {
    return /^[A-Za-z0-9_./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./src/phases/fetch-handover.ts + 1 modules
var fetch_handover = __webpack_require__(9784);
// EXTERNAL MODULE: ./src/phases/finish-hand-over.ts
var finish_hand_over = __webpack_require__(3158);
// EXTERNAL MODULE: ./src/phases/restore-and-release.ts + 2 modules
var restore_and_release = __webpack_require__(5369);
// EXTERNAL MODULE: ./src/phases/roll-back.ts + 2 modules
var roll_back = __webpack_require__(4498);
// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
;// CONCATENATED MODULE: ./src/phases/undo.ts








/** All of it fits into the three minutes that a post step may take. */
const UPDATE_ARRIVES_MS = 6_000;
const HANDOVER_MS = 60_000;
const JOBS_MS = 30_000;
const ROLLBACK_MS = 45_000;
const RESTORE_MS = 25_000;
const LOOK_AGAIN_MS = 3_000;
/**
 * Undoes what a run left behind, judged by the world and not by the record alone. Doing it twice changes nothing more.
 * Nothing changed yet: restore. Ours is PRIMARY: leave it to ECS where the new workers consume, else roll back and
 * restore. A foreign deployment in progress: hands off.
 */
async function undo(run) {
    const record = run.record;
    if (record === null || record.status === 'closed')
        return { clean: true, sentence: 'Nothing to undo.' };
    seedRows(run, record);
    const judgement = await judge(run);
    await dropUnusedRevision(run, judgement);
    if (record.workers.length === 0 && record.protections.length === 0)
        return undo_close(run, 'No worker was silenced and no task protected: nothing to undo.');
    switch (judgement.kind) {
        case 'old':
            return restoreOld(run, judgement.primaryId);
        case 'ours':
            return judgeRollout(run, judgement);
        case 'foreign':
            return judgement.inProgress
                ? leaveToOthers(run, judgement.primaryId)
                : restoreOld(run, judgement.primaryId);
        case 'unknown':
            return leave(run, 'The service has no PRIMARY deployment; it is being set up or deleted.');
    }
}
/** The post step starts with an empty report: the record knows the workers. */
function seedRows(run, record) {
    const { drain } = run.world.report;
    if (drain.rows.length > 0)
        return;
    drain.mode = record.protections.length > 0 ? 'overlap' : 'before';
    drain.rows = record.workers.map((worker) => ({
        node: worker.node,
        taskArn: worker.taskArn,
        side: worker.side,
        queues: worker.queues.map((queue) => queue.name),
        state: 'busy',
        jobsAtStart: 0,
        jobsLeft: 0,
        idleAfterMs: null,
        ending: 'silenced',
    }));
}
/** An UpdateService that was sent when main died may arrive a moment later. */
async function judge(run) {
    const { clock, ecs } = run.world;
    const record = (0,phases_run/* recordOf */.z)(run);
    const untilMs = clock.now() + UPDATE_ARRIVES_MS;
    for (;;) {
        const judgement = judgeUndo(record, await ecs.fetchService());
        const mayArrive = record.update?.state === 'sent' && judgement.kind === 'old';
        if (!mayArrive || clock.now() >= untilMs)
            return judgement;
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
/** A revision that we registered and that no deployment took is deregistered again. */
async function dropUnusedRevision(run, judgement) {
    const record = (0,phases_run/* recordOf */.z)(run);
    const arn = record.registeredTaskDefinitionArn;
    if (arn === null || judgement.kind !== 'old' || record.update?.state === 'made')
        return;
    await run.world.ecs.deregisterTaskDefinition(arn);
    run.world.log.info(`deregistered ${arn}, which no deployment used`);
    (0,phases_run/* saveRecord */.h)(run, { ...record, registeredTaskDefinitionArn: null });
}
async function restoreOld(run, primaryId) {
    // As before our run: everybody stays. Rolled back as a new deployment: only its own tasks do.
    const isAsBefore = primaryId === (0,phases_run/* recordOf */.z)(run).previous.deploymentId;
    const stays = (task) => isAsBefore || task.startedBy === primaryId;
    const plan = await (0,restore_and_release/* restoreAndRelease */.J)(run, stays, RESTORE_MS);
    if (plan.open.length > 0) {
        return leave(run, `Not all workers could be verified to consume again: ${plan.open.join(', ')}.`);
    }
    const parts = [
        ...(plan.restored.length > 0 ? [`${plan.restored.join(', ')} consume again`] : []),
        ...(plan.leaving.length > 0 ? [`${plan.leaving.join(', ')} are gone or being replaced`] : []),
    ];
    return undo_close(run, parts.length === 0 ? 'No worker was silenced; no task is protected.' : `${parts.join('; ')}.`);
}
async function judgeRollout(run, ours) {
    // New workers that were silenced already stand before a rollback: there is no other way on.
    const { rollbackRequested, workers } = (0,phases_run/* recordOf */.z)(run);
    const wasGoingBack = rollbackRequested || workers.some((worker) => worker.side === 'new');
    if (!wasGoingBack && ours.rolloutState !== 'FAILED' && (await newWorkersConsume(run, ours.deploymentId))) {
        const isOverlap = (0,phases_run/* recordOf */.z)(run).protections.length > 0;
        const rest = isOverlap ? ` ${await (0,finish_hand_over/* finishHandOver */.V)(run, ours.deploymentId, JOBS_MS)}` : '';
        return undo_close(run, `The new revision is PRIMARY and its workers consume: the rollout is left to ECS.${rest}`);
    }
    run.world.log.info('The new revision does not serve: rolling back.');
    const ending = await (0,roll_back/* rollBack */.F)(run, {
        failedDeploymentId: ours.deploymentId,
        jobsTimeoutMs: JOBS_MS,
        timeoutMs: ROLLBACK_MS,
        toTheEnd: false,
    });
    if (ending.status === 'restored' || ending.status === 'completed')
        return restoredAfterRollback(run, ending.sentence);
    return leave(run, ending.sentence);
}
function restoredAfterRollback(run, sentence) {
    const open = run.world.report.drain.rows
        .filter((row) => row.ending === 'not-restored')
        .map((row) => row.node);
    if (open.length > 0)
        return leave(run, `${sentence} Not verified to consume again: ${open.join(', ')}.`);
    return undo_close(run, `Rolled back. ${sentence}`);
}
async function newWorkersConsume(run, deploymentId) {
    const { clock, ecs } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run.world);
    const seen = new Map();
    const startedAtMs = clock.now();
    const untilMs = startedAtMs + HANDOVER_MS;
    for (;;) {
        const tasks = await ecs.fetchTasks('running');
        const newTasks = tasks.filter((task) => task.startedBy === deploymentId);
        const oldTasks = tasks.filter((task) => task.startedBy !== deploymentId);
        const handover = await (0,fetch_handover/* fetchHandover */.i)(run, newTasks, oldTasks, seen);
        progress({ line: handover.sentence }, { startedAtMs, boundAtMs: untilMs, expectedAtMs: null });
        if (handover.proven)
            return true;
        if (clock.now() >= untilMs)
            return false;
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
function leaveToOthers(run, primaryId) {
    const sentence = `Another deployment, ${primaryId}, is in progress and replaces these workers; they are not given work again. ` +
        'The run that made it is in charge.';
    run.world.log.warn(sentence);
    return { clean: true, sentence };
}
function undo_close(run, sentence) {
    const record = { ...(0,phases_run/* recordOf */.z)(run), status: 'closed', workers: [], protections: [] };
    (0,phases_run/* saveRecord */.h)(run, record);
    return { clean: true, sentence };
}
/** What a person can do where we could not: printed, and kept in the report. */
function leave(run, sentence) {
    run.world.report.repairs = [...describeRepairs((0,phases_run/* recordOf */.z)(run))];
    return { clean: false, sentence };
}


/***/ }),

/***/ 1941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ RESTORE_TIMEOUT_MS),
  C: () => (/* binding */ watchRollback)
});

// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
// EXTERNAL MODULE: ./src/rollout/find-rollback-evidence.ts
var find_rollback_evidence = __webpack_require__(6941);
;// CONCATENATED MODULE: ./src/rollout/assess-rollback.ts


/** How does the rollback stand, by this one look? `snapshot.serviceDeployment` is that of the failed deployment. */
function assessRollback(snapshot, target) {
    const primary = (0,find_primary/* findPrimary */.W)(snapshot.service);
    const judgement = judge(primary, snapshot, target);
    const isOver = judgement.status !== 'waiting' && judgement.status !== 'old-is-primary';
    const isLate = !isOver && snapshot.atMs >= target.deadlineAtMs;
    const late = { status: 'timed-out', sentence: `Out of time: ${judgement.sentence}` };
    return { ...(isLate ? late : judgement), primaryId: primary?.id ?? null };
}
function judge(primary, snapshot, target) {
    const { service, serviceDeployment } = snapshot;
    if (service.status === 'DRAINING' || service.status === 'INACTIVE') {
        return say('failed', `The service is being deleted (its status is ${service.status}).`);
    }
    if (primary === null)
        return say('waiting', 'ECS has no PRIMARY deployment yet.');
    if (primary.id === target.failedDeploymentId) {
        const isRefused = serviceDeployment?.status === 'ROLLBACK_FAILED';
        if (!isRefused)
            return say('waiting', `ECS has not made the old revision PRIMARY yet.`);
        // A request by UpdateService does not depend on what became of ECS's own try.
        if (target.requestedTaskDefinitionArn !== null)
            return say('waiting', 'The old revision is not PRIMARY yet.');
        return say('failed', `ECS could not roll back: ${serviceDeployment.statusReason ?? 'it gives no reason'}`);
    }
    const revision = (0,find_primary/* nameRevision */.h)(primary.taskDefinitionArn);
    if (!isTheRollback(primary, snapshot, target)) {
        return say('superseded', `Another deployment (${primary.id}, revision ${revision}) took over from the rollback.`);
    }
    if (primary.rolloutState === 'FAILED') {
        return say('failed', `The rollback to revision ${revision} failed: ${primary.rolloutStateReason ?? 'no reason given'}`);
    }
    if (isCompleted(primary, snapshot))
        return say('completed', `Rolled back: revision ${revision} is settled.`);
    const counts = `${primary.runningCount} of ${service.desiredCount} tasks running`;
    return say('old-is-primary', `Rolling back to revision ${revision}: ${counts}.`);
}
function isTheRollback(primary, snapshot, target) {
    const { previous, requestedTaskDefinitionArn, failedDeploymentId } = target;
    if (requestedTaskDefinitionArn !== null && primary.taskDefinitionArn === requestedTaskDefinitionArn)
        return true;
    if (primary.taskDefinitionArn === previous.taskDefinitionArn)
        return true;
    const failed = snapshot.service.deployments.find(({ id }) => id === failedDeploymentId);
    const known = {
        deploymentId: failedDeploymentId,
        taskDefinitionArn: failed?.taskDefinitionArn ?? primary.taskDefinitionArn,
        previousDeploymentId: previous.deploymentId,
    };
    return (0,find_rollback_evidence/* isRollbackOfOurs */.$y)(snapshot.service, primary, known, snapshot.serviceDeployment);
}
function isCompleted(primary, { service }) {
    if (primary.rolloutState !== null)
        return primary.rolloutState === 'COMPLETED';
    return service.deployments.length === 1 && primary.runningCount === service.desiredCount;
}
function say(status, sentence) {
    return { status, sentence };
}

// EXTERNAL MODULE: ./src/phases/create-progress.ts + 1 modules
var create_progress = __webpack_require__(9447);
// EXTERNAL MODULE: ./src/phases/report-rollout.ts + 1 modules
var report_rollout = __webpack_require__(3098);
// EXTERNAL MODULE: ./src/phases/restore-and-release.ts + 2 modules
var restore_and_release = __webpack_require__(5369);
// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
// EXTERNAL MODULE: ./src/phases/take-snapshot.ts
var take_snapshot = __webpack_require__(3350);
;// CONCATENATED MODULE: ./src/phases/watch-rollback.ts






/** To see every worker consume again. */
const RESTORE_TIMEOUT_MS = 30_000;
/**
 * Watches a rollback. As soon as the old revision is PRIMARY the old workers of that very deployment get their queues
 * back (where it is rolled out anew, the others are replaced); at the end whoever is still there does.
 */
async function watchRollback(run, watch) {
    const { clock } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run.world);
    const takeSnapshot = (0,take_snapshot/* createSnapshotSource */.w)(run.world);
    const startedAtMs = clock.now();
    const deadlineAtMs = startedAtMs + watch.timeoutMs;
    const { previous } = (0,phases_run/* recordOf */.z)(run);
    const failedDeploymentId = watch.failedDeploymentId ?? '';
    let isRestored = false;
    for (;;) {
        const snapshot = await takeSnapshot(failedDeploymentId);
        const verdict = assessRollback(snapshot, { ...watch, previous, deadlineAtMs });
        await (0,report_rollout/* reportRollout */._)(run, snapshot, failedDeploymentId);
        if (verdict.status === 'superseded')
            return { status: 'superseded', sentence: verdict.sentence };
        if (verdict.status === 'old-is-primary' && !isRestored) {
            await (0,restore_and_release/* restoreAndRelease */.J)(run, (task) => task.startedBy === verdict.primaryId, RESTORE_TIMEOUT_MS);
            isRestored = true;
            if (!watch.toTheEnd)
                return { status: 'restored', sentence: verdict.sentence };
        }
        if (verdict.status !== 'waiting' && verdict.status !== 'old-is-primary') {
            // Also after a failure or in overtime: a queue without a consumer helps nobody.
            await (0,restore_and_release/* restoreAndRelease */.J)(run, () => true, RESTORE_TIMEOUT_MS);
            return { status: verdict.status, sentence: verdict.sentence };
        }
        const stand = { line: verdict.sentence, serving: run.world.report.serving.sentence };
        progress(stand, { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs: null });
        await clock.sleep(run.inputs.healthPollIntervalMs);
    }
}


/***/ }),

/***/ 7856:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ describeServing)
});

// EXTERNAL MODULE: ./src/wording/count-of.ts
var count_of = __webpack_require__(7813);
// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
;// CONCATENATED MODULE: ./src/rollout/describe-standings.ts


/** `Revision web:45 serves all traffic: 2 of 2 targets healthy. Revision web:53 never became healthy.` */
function describeStandings(service, standings, serves, neverHealthyArn) {
    if (service.desiredCount === 0 && serves === null)
        return 'The service is scaled to 0: nothing serves.';
    const ordered = [...standings].sort((a, b) => Number(b === serves) - Number(a === serves));
    const isAlone = standings.filter(({ serving }) => serving > 0).length === 1;
    const never = `Revision ${(0,find_primary/* nameRevision */.h)(neverHealthyArn ?? '')} never became healthy.`;
    const isNever = ({ serving, revision }) => serving === 0 && revision.taskDefinitionArn === neverHealthyArn;
    const sentences = ordered.map((standing) => isNever(standing) ? never : describeStanding(standing, standing === serves, isAlone));
    const isListed = standings.some(({ revision }) => revision.taskDefinitionArn === neverHealthyArn);
    return [
        ...(serves === null ? ['Nothing serves.'] : []),
        ...sentences,
        ...(neverHealthyArn === null || isListed ? [] : [never]),
    ].join(' ');
}
function describeStanding({ revision, serving }, isFirst, isAlone) {
    const { healthyTargets, running, desired, primary, draining = 0, protected: held = 0 } = revision;
    const isBalanced = healthyTargets !== null;
    // ECS lowers the desired count of a deployment that is being replaced: it says nothing there.
    const of = primary ? desired : running;
    const share = isBalanced
        ? `${healthyTargets} of ${(0,count_of/* countOf */.p)(of, 'target')} healthy`
        : `${primary ? `${running} of ` : ''}${(0,count_of/* countOf */.p)(of, 'task')} running`;
    const more = [
        ...(draining === 0 ? [] : [`${draining} draining`]),
        ...(held === 0 ? [] : [`${held} protected`]),
    ];
    const isGoing = isBalanced && !primary && running === 0;
    const words = [...(isGoing ? [] : [share]), ...more].join(', ');
    return `Revision ${(0,find_primary/* nameRevision */.h)(revision.taskDefinitionArn)} ${describeRole()}: ${words}.`;
    function describeRole() {
        if (serving === 0)
            return isGoing ? 'serves no more' : 'does not serve';
        if (!isFirst)
            return 'serves too';
        return isBalanced && isAlone ? 'serves all traffic' : 'serves';
    }
}

// EXTERNAL MODULE: ./src/rollout/is-healthy-task.ts
var is_healthy_task = __webpack_require__(5471);
;// CONCATENATED MODULE: ./src/rollout/describe-serving.ts


/**
 * Which revision serves now: the one with most serving tasks, PRIMARY at a tie. Behind a load balancer a task serves when
 * it is healthy in every target group, else when it runs and is not found unhealthy. `tasks`: all of the service.
 */
function describeServing(service, tasks, targets, { protections = null, neverHealthyArn = null } = {}) {
    const known = service.loadBalancers.length === 0 ? null : targets;
    const standings = service.deployments
        .map((deployment) => measure(deployment, service, tasks, known, protections))
        .filter(({ revision, serving }) => revision.primary || serving > 0 || isPresent(revision));
    const [first] = [...standings].sort((a, b) => b.serving - a.serving || Number(b.revision.primary) - Number(a.revision.primary));
    const serves = first !== undefined && first.serving > 0 ? first : null;
    return {
        sentence: describeStandings(service, standings, serves, neverHealthyArn),
        taskDefinitionArn: serves?.revision.taskDefinitionArn ?? null,
        revisions: standings.map(({ revision }) => revision),
    };
}
function isPresent({ running, draining = 0 }) {
    return running > 0 || draining > 0;
}
function measure(deployment, { loadBalancers }, tasks, targets, protections) {
    const own = tasks.filter(({ startedBy }) => startedBy === deployment.id);
    const serving = own.filter((task) => (0,is_healthy_task/* isHealthyTask */.t)(task, loadBalancers, targets)).length;
    const running = own.filter(({ lastStatus }) => lastStatus === 'RUNNING');
    const held = protections?.filter(({ taskArn }) => running.some(({ arn }) => arn === taskArn));
    return {
        serving,
        revision: {
            taskDefinitionArn: deployment.taskDefinitionArn,
            deploymentId: deployment.id,
            primary: deployment.status === 'PRIMARY',
            rolloutState: deployment.rolloutState,
            desired: deployment.desiredCount,
            running: running.length,
            pending: deployment.pendingCount,
            healthyTargets: targets === null ? null : serving,
            ...(targets === null ? {} : { draining: countDraining(own, loadBalancers, targets) }),
            ...(held === undefined ? {} : { protected: held.length }),
        },
    };
}
/** Tasks of which a target group still finishes requests. */
function countDraining(tasks, loadBalancers, targets) {
    const arns = loadBalancers.map(({ targetGroupArn }) => targetGroupArn);
    const draining = targets.filter(({ state, targetGroupArn }) => /draining$/.test(state) && arns.includes(targetGroupArn));
    const isDraining = ({ privateIpv4, lastStatus }) => lastStatus !== 'STOPPED' && draining.some(({ id }) => id === privateIpv4);
    return tasks.filter(isDraining).length;
}


/***/ }),

/***/ 5869:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ findPrimary),
/* harmony export */   h: () => (/* binding */ nameRevision)
/* harmony export */ });
/** The deployment that ECS works towards. Any other status (ACTIVE, INACTIVE, DRAINING, unknown ones) is not PRIMARY. */
function findPrimary(service) {
    return service.deployments.find(({ status }) => status === 'PRIMARY') ?? null;
}
/** `shop:45` of `arn:…:task-definition/shop:45` */
function nameRevision(taskDefinitionArn) {
    return taskDefinitionArn.slice(taskDefinitionArn.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 6941:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $y: () => (/* binding */ isRollbackOfOurs),
/* harmony export */   Fw: () => (/* binding */ isRollingBack),
/* harmony export */   ZW: () => (/* binding */ isKnownFailed)
/* harmony export */ });
/**
 * Is the deployment that is PRIMARY instead of ours a rollback of ours? ECS makes the last completed record PRIMARY again
 * under its own id; a rollback under a new id is told by its reason, by an event, or by our service deployment's status.
 * Everything else that took our place is somebody else's.
 */
function isRollbackOfOurs(service, primary, ours, serviceDeployment) {
    if (primary.id === ours.deploymentId)
        return false;
    if (primary.id === ours.previousDeploymentId)
        return true;
    if (/rolling back/i.test(primary.rolloutStateReason ?? ''))
        return true;
    if (service.events.some(({ message }) => announcesRollbackTo(message, primary.id)))
        return true;
    const listed = service.deployments.find(({ id }) => id === ours.deploymentId);
    if (listed !== undefined && primary.createdAtMs < listed.createdAtMs)
        return true;
    if (serviceDeployment === null || !isRollingBack(serviceDeployment.status))
        return false;
    // Rolled back, and meanwhile somebody may have deployed: a rollback's revision is the old one.
    const previous = service.deployments.find(({ id }) => id === ours.previousDeploymentId);
    if (previous !== undefined)
        return primary.taskDefinitionArn === previous.taskDefinitionArn;
    return primary.taskDefinitionArn !== ours.taskDefinitionArn;
}
/** ROLLBACK_REQUESTED, _IN_PROGRESS or _SUCCESSFUL: our deployment is on its way out, or out. */
function isRollingBack(serviceDeploymentStatus) {
    return /^ROLLBACK_(?!FAILED)/.test(serviceDeploymentStatus);
}
/** Proof that our deployment once was there and failed, when it is no longer in the list. */
function isKnownFailed(service, deploymentId, serviceDeployment) {
    if (serviceDeployment !== null && isRollingBack(serviceDeployment.status))
        return true;
    return service.events.some(({ message }) => message.includes(`(deployment ${deploymentId}) deployment failed`));
}
/** `(service S) rolling back to deployment ecs-svc/N.` */
function announcesRollbackTo(message, deploymentId) {
    const named = /rolling back to deployment (ecs-svc\/\d+)/i.exec(message)?.[1];
    return named === deploymentId;
}


/***/ }),

/***/ 9204:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ findServiceDeploymentArn)
/* harmony export */ });
/**
 * The service deployment of a deployment: its target revision's ARN ends in the digits of `ecs-svc/<digits>`. The newest
 * where several match; null where none does, or the id has another shape.
 */
function findServiceDeploymentArn(deploymentId, candidates) {
    const digits = /^ecs-svc\/(\d+)$/.exec(deploymentId)?.[1];
    if (digits === undefined)
        return null;
    const ours = candidates.filter((each) => each.targetServiceRevisionArn?.endsWith(`/${digits}`) === true);
    return ours.sort((a, b) => b.createdAtMs - a.createdAtMs)[0] ?? null;
}


/***/ }),

/***/ 1753:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ groupDeaths)
});

;// CONCATENATED MODULE: ./src/rollout/is-transient-death.ts
/** Not the revision's fault, whatever it says (ECS API, Task.stopCode). */
const PASSING_CODES = new Set(['SpotInterruption', 'TerminationNotice', 'UserInitiated']);
/** The machine below the task went away. */
const HOST_GONE = [
    /\bHost EC2 \(instance [^)]*\) (?:stopped|terminated)/i,
    /deregistration forced/i,
    /performing maintenance on the underlying/i,
];
/** Why a task may fail to start today and start tomorrow: no room, too many calls, a network that did not answer. */
const PASSING_STARTS = [
    /capacity is unavailable|insufficient capacity|no capacity/i,
    /\bRESOURCE:|\bAGENT\b/,
    /rate ?exceeded|throttl|too ?many ?requests|limit on the number of (?:tasks|vCPUs)/i,
    /time-?d? ?-?out|timeout|deadline exceeded/i,
    /connection reset|temporary failure in name resolution|unexpected EOF/i,
    /network interface provisioning/i,
    /unexpected status code (?:429|5\d\d)|internal error/i,
];
/**
 * May the same task definition live when it is tried again? Such deaths never end a watch. A container that exited by
 * itself or failed its health checks is not one, whatever its texts say ("Request timed out" is the application's).
 */
function isTransientDeath({ stopCode, stoppedReason, containerReason }) {
    if (stopCode !== null && PASSING_CODES.has(stopCode))
        return true;
    const text = `${stoppedReason ?? ''}\n${containerReason ?? ''}`;
    if (HOST_GONE.some((pattern) => pattern.test(text)))
        return true;
    if (stopCode === 'EssentialContainerExited')
        return false;
    // The scheduler's own stops, but for those after failed checks, say nothing against a revision.
    if (stopCode === 'ServiceSchedulerInitiated')
        return !/\bfailed\b|unhealthy/i.test(text);
    return PASSING_STARTS.some((pattern) => pattern.test(text));
}

;// CONCATENATED MODULE: ./src/rollout/group-deaths.ts

/** Gone for good, so that exit codes are final. */
const DEAD = new Set(['STOPPED', 'DELETED']);
/** 128 + SIGKILL and 128 + SIGTERM: how the others of a task end when one of its containers took it down. */
const STOPPED_BY_SIGNAL = new Set([137, 143]);
/** What differs between two tasks that died of the same cause. Longer patterns first. */
const IDS = [
    [/\barn:[\w-]+:[^\s)\]"',;]+/g, 'ARN'],
    [/\becs-svc\/\d+/g, 'ecs-svc/ID'],
    [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, 'ID'],
    [/\b(request ?id:?\s*)[\w-]+/gi, '$1ID'],
    [/\b(?:i|eni|subnet|vol)-[0-9a-f]{8,17}\b/gi, 'ID'],
    [/\b[0-9a-f]{32,64}\b/gi, 'ID'],
    [/\bretried \d+ time\(s\)/gi, 'retried'],
    [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, 'ADDRESS'],
    [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z?/g, 'TIME'],
];
/**
 * The stopped tasks of one deployment by cause: equal stopCode, stoppedReason without ids, container and exit code.
 * Most frequent first. Tasks that the scheduler stopped because it wanted fewer did not die of anything. Texts are the
 * latest task's own: escape them where they are shown.
 */
function groupDeaths(tasks, deploymentId) {
    const dead = tasks
        .filter((task) => task.startedBy === deploymentId && DEAD.has(task.lastStatus) && !isPlannedStop(task))
        .sort((a, b) => (b.stoppedAtMs ?? 0) - (a.stoppedAtMs ?? 0));
    const groups = new Map();
    for (const task of dead) {
        const cause = describeCause(task);
        groups.set(cause, [...(groups.get(cause) ?? []), task]);
    }
    return [...groups.values()].map(reportDeaths).sort((a, b) => b.count - a.count);
}
/** `Scaling activity initiated by (deployment …)`: a rolling replacement or a smaller count; also AZ rebalancing. */
function isPlannedStop({ stoppedReason }) {
    return /^Scaling activity initiated by|\brebalanc/i.test(stoppedReason ?? '');
}
function describeCause(task) {
    const culprit = findCulprit(task.containers);
    const reason = IDS.reduce((text, [id, word]) => text.replace(id, word), task.stoppedReason ?? '');
    return JSON.stringify([task.stopCode, reason, culprit?.name ?? null, culprit?.exitCode ?? null]);
}
function reportDeaths(tasks) {
    const [latest] = tasks;
    const culprit = findCulprit(latest?.containers ?? []);
    const cause = {
        stopCode: latest?.stopCode ?? null,
        stoppedReason: latest?.stoppedReason ?? null,
        containerReason: culprit?.reason ?? null,
    };
    return {
        count: tasks.length,
        taskArns: tasks.map(({ arn }) => arn),
        container: culprit?.name ?? null,
        exitCode: culprit?.exitCode ?? null,
        ...cause,
        transient: isTransientDeath(cause),
    };
}
/**
 * The container that took the task down; which ones are essential isn't known here. One that ECS gives a reason for,
 * else one that failed by itself, else one that was ended by a signal, else one that ended at all.
 */
function findCulprit(containers) {
    const failed = containers.filter(({ exitCode }) => exitCode !== null && exitCode !== 0);
    return (containers.find(({ reason }) => reason !== null && reason !== '') ??
        failed.find(({ exitCode }) => !STOPPED_BY_SIGNAL.has(exitCode ?? 0)) ??
        failed[0] ??
        containers.find(({ exitCode }) => exitCode !== null) ??
        null);
}


/***/ }),

/***/ 5471:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ isHealthyTask)
/* harmony export */ });
/**
 * RUNNING, to stay, not found unhealthy, and `healthy` in every target group. Without a load balancer a task without
 * container checks is UNKNOWN for ever, so UNKNOWN passes. Targets that are unknown (null), or that can't be told apart
 * by the task's own address (bridge and host mode register the instance), say nothing.
 */
function isHealthyTask(task, loadBalancers, targets) {
    if (task.lastStatus !== 'RUNNING' || task.desiredStatus !== 'RUNNING')
        return false;
    if (task.healthStatus === 'UNHEALTHY')
        return false;
    const address = task.privateIpv4;
    if (targets === null || address === null)
        return true;
    return loadBalancers.every(({ targetGroupArn, containerPort }) => {
        const own = targets.filter((target) => target.targetGroupArn === targetGroupArn && target.id === address);
        const exact = own.filter(({ port }) => port === containerPort);
        return (exact.length > 0 ? exact : own).some(({ state }) => state === 'healthy');
    });
}


/***/ }),

/***/ 4206:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ alert)
/* harmony export */ });
/** A box that GitHub paints: CAUTION red, WARNING yellow, IMPORTANT purple. At the page's top level only. */
function alert(kind, body) {
    return [`[!${kind}]`, ...body.split('\n')].map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
}


/***/ }),

/***/ 7125:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   Hh: () => (/* binding */ cutLine),
/* harmony export */   ON: () => (/* binding */ codeInHtml),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   fd: () => (/* binding */ escapeProse),
/* harmony export */   x6: () => (/* binding */ escapeProseWith)
/* harmony export */ });
/** Foreign text as Markdown that shows it and does nothing else, at any place of a line, in tables too. */
const LONGEST = 500;
const LONGEST_LINE = 1_000;
/** Letters that mean something to GitHub's Markdown inside of a line; as references they never do (CommonMark §2.5). */
const SPECIAL = /[&<>\\`*_[\]|~$]/g;
/** Control and format characters (tabs and newlines are blanks by then), and halves of surrogate pairs. */
const INVISIBLE = /\p{Cc}|\p{Cs}|(?!\u200d)\p{Cf}/gu;
/**
 * Tokens that GitHub would make something of after the Markdown is read, so that references don't help: addresses,
 * mentions, links to issues, and the short names of emoji. In code it leaves them alone.
 */
const LINKED = /@|:\/\/|www\.|#\d|\bgh-\d/i;
/** An open one at the end would be closed by a colon of ours. */
const EMOJI = /:[0-9_]*[a-z+-][\w+-]*(:|$)|:100:|:1234:/;
/** Prose. Pairs of backticks stay code; so does what GitHub would turn into something else. */
function escapeProse(text) {
    const parts = toLine(text)
        .trim()
        .split(/(`[^`]+`)/);
    return parts
        .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escapeWords(part)))
        .reduce(append, '');
}
/** Two pieces of code side by side would be read as one: an empty comment keeps them apart. */
function append(text, part) {
    return text.endsWith('`') && part.startsWith('`') ? `${text}<!-- -->${part}` : text + part;
}
/** Prose in which a name stands out. */
function escapeProseWith(text, name) {
    const marked = name === '' || text.includes('`') ? text : text.replaceAll(name, `\`${name}\``);
    return escapeProse(marked);
}
/** A name in code, as it is; the table that it may stand in escapes its pipes. */
function code(text) {
    const line = toLine(text).trim();
    if (line === '')
        return '–';
    const runs = new Set([...line.matchAll(/`+/g)].map(([run]) => run.length));
    let length = 1;
    while (runs.has(length))
        length += 1;
    const mark = '`'.repeat(length);
    const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
    return `${mark}${space}${line}${space}${mark}`;
}
/** The same for the title of a fold, where GitHub reads HTML and no Markdown. */
function codeInHtml(text) {
    const line = toLine(text).trim();
    return line === '' ? '–' : `<code>${line.replace(/[&<>"]/g, reference)}</code>`;
}
/** A line of a log: what a container writes can be long, and a page can't. */
function cutLine(text) {
    return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}
/** Lines to copy, in a fence longer than any run of backticks in them. */
function fence(lines, language = '') {
    const body = lines.map((line) => dropControls(line.replace(/[\t\r\n\u0085\u2028\u2029]/g, ' '))).join('\n');
    const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
    const mark = '`'.repeat(longest + 1);
    return `${mark}${language}\n${body}\n${mark}`;
}
function escapeWords(text) {
    return text
        .split(/(\s+)/)
        .map((word) => (LINKED.test(word) || EMOJI.test(word) ? escapeLinked(word) : escapeSymbols(word)))
        .join('')
        .replace(/^(\s*)([#+=-]|\d+(?=[.)]))/, (_all, space, mark) => space + reference(mark));
}
/** The word in code, without the punctuation around it. */
function escapeLinked(word) {
    const [, before = '', inner = '', after = ''] = /^([("'[<]*)(.*?)([)\]"'>.,;:!?]*)$/s.exec(word) ?? [];
    return escapeSymbols(before) + code(inner) + escapeSymbols(after);
}
function escapeSymbols(text) {
    return text.replace(SPECIAL, reference);
}
function reference(text) {
    return text.replace(/./gsu, (letter) => `&#${letter.codePointAt(0) ?? 0};`);
}
/** One line of bounded length without control characters and marks that turn the reading direction. */
function toLine(text) {
    const line = dropControls(text.slice(0, 4 * LONGEST).replace(/[\s\u0085]+/g, ' '));
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
function dropControls(text) {
    return text.replace(INVISIBLE, '');
}


/***/ }),

/***/ 5507:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ formatDate),
/* harmony export */   f: () => (/* binding */ formatTime)
/* harmony export */ });
/** `14:02:05` in UTC; `–` for what is no time. */
function formatTime(atMs) {
    return toIso(atMs)?.slice(11, 19) ?? '–';
}
/** `2026-11-21 14:02:05 UTC` */
function formatDate(atMs) {
    const iso = toIso(atMs);
    return iso === null ? '–' : `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
function toIso(atMs) {
    const date = new Date(atMs);
    return Number.isNaN(date.getTime()) ? null : date.toISOString();
}


/***/ }),

/***/ 682:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ linkToStream),
/* harmony export */   f: () => (/* binding */ linkToService)
/* harmony export */ });
/* harmony import */ var _wording_short_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6656);

/** Where AWS's console is, by the partition that an ARN names (AWS General Reference: console endpoints). */
const CONSOLES = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
};
/** The service's page in the ECS console; null where the region isn't known, or the partition has no console we know. */
function linkToService(report) {
    const root = findConsole(report);
    if (root === null || report.service === '')
        return null;
    const [cluster, service] = [report.cluster, report.service].map((name) => encode((0,_wording_short_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .shortArn */ .k$)(name)));
    return `${root.url}/ecs/v2/clusters/${cluster ?? ''}/services/${service ?? ''}/health?region=${root.region}`;
}
/** A log stream's page. The console wants the names encoded twice, with `$` for the second `%`. */
function linkToStream(report, { group, stream }) {
    const root = findConsole(report);
    if (root === null)
        return null;
    const [inGroup, inStream] = [group, stream].map((name) => encode(encode(name)).replaceAll('%', '$'));
    return `${root.url}/cloudwatch/home?region=${root.region}#logsV2:log-groups/log-group/${inGroup ?? ''}/log-events/${inStream ?? ''}`;
}
function findConsole(place) {
    const arn = place.taskDefinitionArn ?? place.previousTaskDefinitionArn ?? place.serving.taskDefinitionArn ?? '';
    const [, partition = '', , inArn = ''] = arn.split(':');
    const region = place.region ?? inArn;
    const host = CONSOLES[partition === '' ? guessPartition(region) : partition];
    return host === undefined || !/^[a-z0-9-]+$/.test(region)
        ? null
        : { url: `https://${region}.${host}`, region };
}
function guessPartition(region) {
    if (region.startsWith('cn-'))
        return 'aws-cn';
    return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
/** Parentheses would end a link in Markdown, and half a surrogate pair can't be encoded. */
function encode(text) {
    return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'))
        .replaceAll('(', '%28')
        .replaceAll(')', '%29');
}


/***/ }),

/***/ 5728:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ renderFooter)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7125);
/* harmony import */ var _format_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5507);
/* harmony import */ var _link_to_console_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(682);



/** Where and when, and where to look further. */
function renderFooter(report) {
    const { cluster, region, deploymentId, startedAtMs, runUrl = null } = report;
    const log = report.evidence?.logs.find(({ lines }) => lines.length > 0);
    const links = [
        link('ECS console', (0,_link_to_console_js__WEBPACK_IMPORTED_MODULE_0__/* .linkToService */ .f)(report)),
        link('CloudWatch log', log === undefined ? null : (0,_link_to_console_js__WEBPACK_IMPORTED_MODULE_0__/* .linkToStream */ .Q)(report, log)),
        link('this run', runUrl),
    ];
    const parts = [
        ...links,
        `cluster ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(cluster)}`,
        ...(region === null ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(region)]),
        ...(deploymentId === null ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(deploymentId)]),
        (0,_format_time_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDate */ .Y)(startedAtMs),
    ];
    return `<sub>${parts.filter((part) => part !== '').join(' · ')}</sub>`;
}
function link(title, url) {
    return url === null ? '' : `[${title}](${url})`;
}


/***/ }),

/***/ 2674:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ renderPlan),
/* harmony export */   Xr: () => (/* binding */ renderRepairs),
/* harmony export */   c7: () => (/* binding */ renderWarnings)
/* harmony export */ });
/* harmony import */ var _model_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5235);
/* harmony import */ var _alert_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4206);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7125);



/** In a box where nothing else is wrong, else plain, so that the cause stands out. */
function renderWarnings({ warnings, outcome }) {
    if (warnings.length === 0)
        return '';
    const body = warnings.map((warning) => `- ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProse */ .fd)(warning)}`).join('\n');
    const passed = _model_report_js__WEBPACK_IMPORTED_MODULE_1__/* .PASSING_OUTCOMES */ .u.includes(outcome);
    const [only = '', ...others] = warnings;
    if (others.length === 0)
        return passed ? (0,_alert_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .x)('WARNING', (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProse */ .fd)(only)) : `**Warning:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProse */ .fd)(only)}`;
    return passed ? (0,_alert_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .x)('WARNING', body) : `**Warnings:**\n\n${body}`;
}
/** A dry run's answer. */
function renderPlan({ plan }) {
    if (plan.length === 0)
        return '';
    return `**It would:**\n\n${plan.map((step) => `1. ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProse */ .fd)(step)}`).join('\n')}`;
}
/** What a person has to do, because we could not. */
function renderRepairs({ repairs }) {
    if (repairs.length === 0)
        return '';
    return (0,_alert_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .x)('IMPORTANT', `**To be done by hand:**\n\n${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .fence */ .EU)(repairs, 'sh')}`);
}


/***/ }),

/***/ 7272:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q3: () => (/* binding */ governDrain),
/* harmony export */   Sm: () => (/* binding */ governDeregistration),
/* harmony export */   _C: () => (/* binding */ governHealth),
/* harmony export */   gw: () => (/* binding */ governStop),
/* harmony export */   hC: () => (/* binding */ isOfFailingChecks),
/* harmony export */   he: () => (/* binding */ governStability)
/* harmony export */ });
/** DeploymentConfiguration.minimumHealthyPercent: a task that nothing checks counts as healthy 40 s after RUNNING. */
const UNCHECKED_MS = 40_000;
function governDeregistration(settings) {
    return name('deregistration_delay.timeout_seconds', settings.deregistrationDelayMs);
}
function governStop(settings) {
    return name('stopTimeout', settings.stopTimeoutMs);
}
function governDrain(settings) {
    return name('drain-timeout', settings.drainTimeoutMs);
}
function governStability(settings) {
    return name('stable-for', settings.stableForMs);
}
/** It governs how long a task that does not become healthy is left to try. */
function isOfFailingChecks(setting) {
    return setting !== null && FAILING.includes(setting.name);
}
const GRACE = 'healthCheckGracePeriodSeconds';
const THRESHOLD = 'HealthCheckIntervalSeconds × UnhealthyThresholdCount';
const FAILING = [GRACE, THRESHOLD];
/** One passing check makes a new target healthy (ELB guide), and a container too (ContainerDefinition.healthCheck). */
function governHealth(checkedBy, settings) {
    switch (checkedBy) {
        case 'targets':
            return name('HealthCheckIntervalSeconds', settings.healthCheckIntervalMs);
        case 'failing-targets':
            return (settings.gracePeriodMs ?? 0) > 0
                ? name(GRACE, settings.gracePeriodMs)
                : name(THRESHOLD, settings.unhealthyAfterMs);
        case 'container':
            return name('healthCheck.interval', settings.containerCheckIntervalMs);
        case 'nothing':
            return name('no health check', UNCHECKED_MS);
    }
}
function name(setting, valueMs) {
    return { name: setting, valueMs: valueMs ?? null };
}


/***/ }),

/***/ 7813:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ countOf)
/* harmony export */ });
/** `1 task`, `0 tasks`, `12 tasks`; the plural is the singular with an s unless it is given. */
function countOf(count, singular, plural = `${singular}s`) {
    return `${count} ${count === 1 ? singular : plural}`;
}


/***/ }),

/***/ 8258:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration)
/* harmony export */ });
const UNITS = [
    { name: 'd', ms: 86_400_000 },
    { name: 'h', ms: 3_600_000 },
    { name: 'min', ms: 60_000 },
    { name: 's', ms: 1_000 },
];
/** Milliseconds for people, the two largest units: `0 s`, `42 s`, `3 min 5 s`, `2 h`, `1 d 4 h`. Rounds down. */
function formatDuration(ms) {
    const first = UNITS.findIndex((unit) => ms >= unit.ms);
    if (first === -1)
        return '0 s';
    let rest = ms;
    const parts = [];
    for (const unit of UNITS.slice(first, first + 2)) {
        const count = Math.floor(rest / unit.ms);
        rest -= count * unit.ms;
        if (count > 0)
            parts.push(`${count} ${unit.name}`);
    }
    return parts.join(' ');
}


/***/ }),

/***/ 6656:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ revisionOf),
/* harmony export */   k$: () => (/* binding */ shortArn),
/* harmony export */   m0: () => (/* binding */ shortTask)
/* harmony export */ });
/** The last part of an ARN: the id of a task, the name of a service, `family:revision` of a task definition. */
function shortArn(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}
/** The first 8 characters of a task's id: enough to tell the tasks of a service apart. */
function shortTask(taskArn) {
    return shortArn(taskArn).slice(0, 8);
}
/** `web:45` of `arn:aws:ecs:…:task-definition/web:45`, the name by which people know a revision. */
function revisionOf(taskDefinitionArn) {
    return shortArn(taskDefinitionArn);
}


/***/ })

};
