export const id = 992;
export const ids = [992];
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
 * Turns any text into one harmless log line. The runner reads `::name::` at the start of a line and `##[name]` anywhere in
 * it as commands (actions/runner, ActionCommand.cs), which a container's output or a task's stop reason could contain.
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


/** The step's log. A warning is a plain line: annotations are few (10 per step) and kept for the end. */
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
        // The runner does not support nested groups.
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
// EXTERNAL MODULE: ./src/model/is-record.ts
var is_record = __webpack_require__(1711);
;// CONCATENATED MODULE: ./src/adapters/actions/parse-undo-record.ts

/** The record of this cluster and service; null if it is another one's, has another version or is no record. */
function parseUndoRecord(text, cluster, service) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        return null;
    }
    if (!(0,is_record/* isRecord */.u)(value) || value['cluster'] !== cluster || value['service'] !== service)
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
    return ((0,is_record/* isRecord */.u)(value) &&
        isText(value['deploymentId']) &&
        isText(value['taskDefinitionArn']) &&
        typeof value['completed'] === 'boolean' &&
        ['desiredCount', 'minimumHealthyPercent', 'maximumPercent'].every((name) => typeof value[name] === 'number'));
}
function isWorker(value) {
    return ((0,is_record/* isRecord */.u)(value) &&
        isText(value['node']) &&
        isTextOrNull(value['taskArn']) &&
        isTextOrNull(value['pool']) &&
        (value['side'] === 'old' || value['side'] === 'new') &&
        isArrayOf(value['queues'], isQueue));
}
function isProtection(value) {
    if (!(0,is_record/* isRecord */.u)(value) || !isText(value['taskArn']))
        return false;
    return value['expiresAtMs'] === null || typeof value['expiresAtMs'] === 'number';
}
function isQueue(value) {
    return ((0,is_record/* isRecord */.u)(value) && isText(value['name']) && (value['state'] === 'sent' || value['state'] === 'confirmed'));
}
function isUpdate(value) {
    return ((0,is_record/* isRecord */.u)(value) &&
        (value['state'] === 'sent' || value['state'] === 'made') &&
        isText(value['taskDefinitionArn']) &&
        isTextOrNull(value['deploymentId']) &&
        (value['request'] === undefined || (0,is_record/* isRecord */.u)(value['request'])));
}
const isText = (value) => typeof value === 'string';
const isTextOrNull = (value) => value === null || isText(value);
const isArrayOf = (value, test) => Array.isArray(value) && value.every(test);

// EXTERNAL MODULE: ./src/adapters/actions/name-runner-file.ts
var name_runner_file = __webpack_require__(6679);
// EXTERNAL MODULE: ./src/adapters/actions/write-atomically.ts
var write_atomically = __webpack_require__(7419);
;// CONCATENATED MODULE: ./src/adapters/actions/create-undo-store.ts





const STATE = 'undo';
/**
 * Keeps the record twice: in a file keyed by cluster and service, for the job's next steps, and in the step's state, for
 * its post step. Synchronous, since the process may be killed right after. Not masked: by its type it holds no secret,
 * and a worker whose node name has stars in it could not be restored.
 */
function createUndoStore({ cluster, service, log }) {
    const path = (0,name_runner_file/* nameRunnerFile */.i)('undo', cluster, service);
    const parse = (text, from) => {
        if (text === null || text === '')
            return null;
        const record = parseUndoRecord(text, cluster, service);
        if (record === null)
            log.debug(`The undo record in ${from} is ignored: it is not one of service ${service} in cluster ${cluster}.`);
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
/* harmony import */ var _definition_is_secret_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7080);
/* harmony import */ var _definition_mask_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5048);


/** `nginx:1.27`, `web=registry/shop:42`: a container may be called `token`, and its image is no secret. */
const IMAGE_LINE = /^[\w-]+=(?=[\w.-]+[/:][^/])/;
/**
 * The secrets in the inputs, as raw text. It runs before the inputs are checked, so it doesn't rely on them being valid or
 * in the right place: a password with a raw `@` or `/` in it, which makes the URL invalid, is found anyway, and so is a
 * broker URL that was given as `cluster`.
 */
function findSecrets(read, names) {
    const brokerUrl = read('broker-url').trim();
    const whole = findInUrls(brokerUrl).length > 0 ? [brokerUrl] : [];
    const others = names.flatMap((name) => findInText(read(name), name));
    return [...new Set([...whole, ...findInOptions(read('broker-transport-options')), ...others])];
}
function findInText(text, name) {
    const lines = text
        .split(/\r?\n/)
        .map((line) => (name === 'image' ? line.trim().replace(IMAGE_LINE, '') : line));
    return lines.flatMap((line) => [...findInUrls(line), ...(0,_definition_mask_text_js__WEBPACK_IMPORTED_MODULE_1__/* .findTextSecrets */ .I2)(line)]);
}
/** Several brokers stand in one input, with semicolons between them; a password may hold one. */
function findInUrls(text) {
    if (!text.includes('://'))
        return [];
    return [text, ...text.split(';')].flatMap((url) => findInUrl(url.trim()));
}
function findInUrl(url) {
    const [, rest = ''] = /:\/\/(.*)$/s.exec(url) ?? [];
    // The password ends at an `@`; which one is unclear if it contains a raw `@` or `/`, so every reading counts.
    const ends = [rest.lastIndexOf('@'), (/^[^/?#]*/.exec(rest)?.[0] ?? '').lastIndexOf('@')];
    const passwords = ends.filter((end) => end > 0).map((end) => rest.slice(0, end).replace(/^[^:]*:?/, ''));
    const query = [...rest.matchAll(/[?&]([^=&]+)=([^&]*)/g)];
    const parameters = query.flatMap(([, name = '', value = '']) => ((0,_definition_is_secret_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretName */ .e)(name) ? [value] : []));
    return [...passwords, ...parameters].filter((secret) => secret !== '');
}
function findInOptions(json) {
    try {
        return findInValue(JSON.parse(json));
    }
    catch {
        // Not JSON: refused later. Until then anything that looks like a value of a secret member is one.
        return [...json.matchAll(/(\w+)["']?\s*[:=]\s*["']([^"']+)["']/g)].flatMap(([, name = '', value = '']) => (0,_definition_is_secret_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretName */ .e)(name) ? [value] : []);
    }
}
function findInValue(value) {
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.entries(value).flatMap(([name, entry]) => {
        const plain = typeof entry === 'string' || typeof entry === 'number' ? String(entry) : '';
        return (0,_definition_is_secret_name_js__WEBPACK_IMPORTED_MODULE_0__/* .isSecretName */ .e)(name) && plain !== '' ? [plain] : findInValue(entry);
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
// EXTERNAL MODULE: ./src/definition/is-well-known.ts
var is_well_known = __webpack_require__(312);
;// CONCATENATED MODULE: ./src/adapters/actions/make-secret-forms.ts

const SHORTEST = 4;
/** Every form in which a secret may appear in text: raw, URL-encoded, in JSON, in base64 at each alignment. */
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
    return text.trim().length >= SHORTEST && !(0,is_well_known/* isWellKnown */.M)(text);
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
 * Within base64 a text looks different at each of three alignments. The characters at both ends that share bits with
 * their neighbours are left out.
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


/** Makes the runner hide these secrets in the log from now on, and returns a masker for everything else that we write. */
function maskSecrets(secrets) {
    const masker = createMasker(secrets);
    for (const form of masker.forms)
        core/* setSecret */.Pq(form);
    return masker;
}


/***/ }),

/***/ 6679:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ nameRunnerFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** A file of ours in the job's temporary folder, which the runner empties between jobs. */
function nameRunnerFile(name, ...keys) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(keys)).digest('hex').slice(0, 16);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(process.env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), `ecs-handover-${name}-${hash}.json`);
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

/***/ 7419:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ writeAtomically)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

/** Replaces a file in one step, readable by its owner only: neither a reader nor a kill in the middle leaves half of it. */
function writeAtomically(path, text) {
    const draft = `${path}.${process.pid}.draft`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(draft, text, { encoding: 'utf8', mode: 0o600 });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(draft, path);
}


/***/ }),

/***/ 6518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ writeOrWarn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/**
 * Writes one of the files that a step leaves behind, and returns the result. If it can't be written, the log says so in
 * one line, and the result is null: a full disk changes neither what was deployed nor what is said about it.
 */
function writeOrWarn(what, log, write) {
    try {
        return write();
    }
    catch (error) {
        const { code } = error;
        log.warn(`${what} could not be written (${code ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}).`);
        return null;
    }
}


/***/ }),

/***/ 726:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ writeSummary)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);

/** The runner drops a page of more than 1,048,576 bytes. */
const BUDGET_BYTES = 900_000;
const NOTICE = '\n\n_The page is cut here: GitHub accepts no more than 1 MiB._\n';
/** Appends to the job's summary. Outside of a runner, without GITHUB_STEP_SUMMARY, there is none. */
function writeSummary(markdown, masker) {
    const path = process.env['GITHUB_STEP_SUMMARY'];
    if (!path)
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(path, `${cut(masker.mask(markdown))}\n`, 'utf8');
}
/** A last resort, at a line's end: the page itself stays within its budget by leaving out details first. */
function cut(markdown) {
    const bytes = Buffer.from(markdown, 'utf8');
    if (bytes.length <= BUDGET_BYTES)
        return markdown;
    const end = bytes.lastIndexOf('\n', BUDGET_BYTES);
    return bytes.toString('utf8', 0, end > 0 ? end : BUDGET_BYTES) + NOTICE;
}


/***/ }),

/***/ 8091:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ createSystemClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);


/** The machine's clock. A sleep ends with a CancelledError as soon as the signal is aborted. */
function createSystemClock(signal) {
    return {
        now: () => Date.now(),
        random: () => Math.random(),
        sleep: async (ms) => {
            try {
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, signal ? { signal } : {});
            }
            catch (error) {
                if (signal?.aborted)
                    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .CancelledError */ .cc('The job was cancelled.', { cause: error });
                throw error;
            }
        },
    };
}


/***/ }),

/***/ 9945:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ createStory)
});

// EXTERNAL MODULE: ./src/definition/is-secret-name.ts
var is_secret_name = __webpack_require__(7080);
// EXTERNAL MODULE: ./src/definition/is-open-value.ts
var is_open_value = __webpack_require__(6334);
// EXTERNAL MODULE: ./src/definition/is-well-known.ts
var is_well_known = __webpack_require__(312);
// EXTERNAL MODULE: ./src/definition/mask-text.ts + 1 modules
var mask_text = __webpack_require__(5048);
;// CONCATENATED MODULE: ./src/diagnosis/evidence/mask-definition.ts




/**
 * Masks the values of a revision that look like credentials: by name (`environment`, log options, labels), and what looks
 * like a secret everywhere. `secrets` of a container are references and stay.
 */
function maskDefinition(revision) {
    if (revision === null)
        return { revision, secrets: [] };
    const secrets = new Set();
    const definition = maskValue(revision.definition, null, secrets);
    return { revision: { ...revision, definition }, secrets: [...secrets] };
}
function maskValue(value, name, secrets) {
    if (typeof value === 'string')
        return maskString(value, name, secrets);
    if (Array.isArray(value))
        return value.map((entry, at) => maskValue(entry, findOption(value[at - 1]), secrets));
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value);
    // `{ name, value }` as in `environment`: the name beside it decides about the value.
    const { name: own } = value;
    return Object.fromEntries(entries.map(([member, entry]) => {
        const by = member === 'value' && typeof own === 'string' ? own : member;
        return [member, maskValue(entry, by, secrets)];
    }));
}
/** In a command the word after `--password` is the password. */
function findOption(word) {
    return typeof word === 'string' && /^--?[A-Za-z][\w-]*$/.test(word) ? word : null;
}
function maskString(text, name, secrets) {
    if ((0,is_open_value/* isOpenValue */.Y)(text))
        return text;
    const isUrl = /^[a-z][\w+.-]*:\/\//i.test(text);
    const isWhole = name !== null &&
        (0,is_secret_name/* isSecretName */.e)(name) &&
        name !== 'name' &&
        name !== 'valueFrom' &&
        !isUrl &&
        !text.startsWith('--');
    for (const secret of isWhole ? [text, ...(0,mask_text/* findTextSecrets */.I2)(text)] : (0,mask_text/* findTextSecrets */.I2)(text)) {
        // Hidden where it stands, and not wherever the word occurs.
        if (!(0,is_well_known/* isWellKnown */.M)(secret))
            secrets.add(secret).add(decode(secret));
    }
    return isWhole ? mask_text/* MASK */.v5 : (0,mask_text/* maskText */.gC)(text, []);
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./src/diagnosis/evidence/mask-evidence.ts


/** Evidence that is safe to keep: both definitions are masked, and their secrets are hidden in all texts. */
function maskEvidence(evidence) {
    const current = maskDefinition(evidence.taskDefinition);
    const previous = maskDefinition(evidence.previousTaskDefinition);
    const secrets = [...new Set([...current.secrets, ...previous.secrets])];
    const mask = (text) => (0,mask_text/* maskText */.gC)(text, secrets);
    const orNull = (text) => (text === null ? null : mask(text));
    return {
        ...evidence,
        taskDefinition: current.revision,
        previousTaskDefinition: previous.revision,
        failedCall: orNull(evidence.failedCall),
        events: evidence.events.map((event) => ({ ...event, message: mask(event.message) })),
        newTasks: evidence.newTasks.map((task) => maskTask(task, orNull)),
        stoppedTasks: evidence.stoppedTasks.map((task) => maskTask(task, orNull)),
        oldTasks: evidence.oldTasks.map((task) => maskTask(task, orNull)),
        endedOldTasks: (evidence.endedOldTasks ?? []).map((task) => maskTask(task, orNull)),
        logs: evidence.logs.map((log) => maskLog(log, mask)),
    };
}
function maskTask(task, mask) {
    const containers = task.containers.map((container) => ({ ...container, reason: mask(container.reason) }));
    return { ...task, stoppedReason: mask(task.stoppedReason), containers };
}
function maskLog(log, mask) {
    return { ...log, lines: log.lines.map(({ atMs, message }) => ({ atMs, message: mask(message) })) };
}

// EXTERNAL MODULE: ./src/diagnosis/diagnose.ts + 111 modules
var diagnose = __webpack_require__(9253);
// EXTERNAL MODULE: ./src/diagnosis/evidence/open-evidence.ts
var open_evidence = __webpack_require__(6857);
// EXTERNAL MODULE: ./src/wording/shorten-arn.ts
var shorten_arn = __webpack_require__(7643);
// EXTERNAL MODULE: ./src/wording/count-of.ts
var count_of = __webpack_require__(7813);
;// CONCATENATED MODULE: ./src/rollout/describe-standings.ts


/** `Revision web:45 serves all traffic: 2 of 2 targets healthy. Revision web:53 never became healthy.` */
function describeStandings(service, standings, serves, neverHealthyArn) {
    if (service.desiredCount === 0 && serves === null)
        return 'The service is scaled to 0: nothing serves.';
    const ordered = [...standings].sort((a, b) => Number(b === serves) - Number(a === serves));
    const isAlone = standings.filter(({ serving }) => serving > 0).length === 1;
    const never = `Revision ${(0,shorten_arn/* revisionOf */.DT)(neverHealthyArn ?? '')} never became healthy.`;
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
    const { healthyTargets, running, desired, primary } = revision;
    const draining = revision.draining ?? 0;
    const held = revision.protected ?? 0;
    const isBalanced = healthyTargets !== null;
    // ECS lowers the desired count of a deployment that is being replaced, so there it has no meaning.
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
    return `Revision ${(0,shorten_arn/* revisionOf */.DT)(revision.taskDefinitionArn)} ${describeRole()}: ${words}.`;
    function describeRole() {
        if (serving === 0)
            return isGoing ? 'no longer serves' : 'does not serve';
        if (!isFirst)
            return 'also serves';
        return isBalanced && isAlone ? 'serves all traffic' : 'serves';
    }
}

// EXTERNAL MODULE: ./src/rollout/is-healthy-task.ts
var is_healthy_task = __webpack_require__(5471);
;// CONCATENATED MODULE: ./src/rollout/describe-serving.ts


/**
 * Which revision serves now: the one with the most serving tasks, PRIMARY at a tie. Behind a load balancer a task serves if
 * it is healthy in every target group; otherwise if it runs and is not unhealthy. `tasks`: all tasks of the service.
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
function isPresent({ running, draining }) {
    return running > 0 || (draining ?? 0) > 0;
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
            draining: targets === null ? null : countDraining(own, loadBalancers, targets),
            protected: held?.length ?? null,
        },
    };
}
/** Tasks that are draining in a target group. */
function countDraining(tasks, loadBalancers, targets) {
    const arns = loadBalancers.map(({ targetGroupArn }) => targetGroupArn);
    const draining = targets.filter(({ state, targetGroupArn }) => /draining$/.test(state) && arns.includes(targetGroupArn));
    const isDraining = ({ privateIpv4, lastStatus }) => lastStatus !== 'STOPPED' && draining.some(({ id }) => id === privateIpv4);
    return tasks.filter(isDraining).length;
}

;// CONCATENATED MODULE: ./src/timeline/change-lane.ts
/** More tasks add no information; those left out are counted. */
const LANES_AT_MOST = 600;
/** A lane before its first span. */
function openLane(id, change = {}) {
    return { id, side: null, taskDefinitionArn: null, nodes: [], spans: [], ...change };
}
/** Adds lanes or replaces those with the same id; lanes without a span are left out. */
function putLanes(timeline, changed) {
    const drawn = changed.filter(({ spans }) => spans.length > 0);
    if (drawn.length === 0)
        return timeline;
    const byId = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
    let lanesLeftOut = 0;
    for (const lane of drawn) {
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
/** Adds spans and replaces those of the same kinds. */
function putSpans(known, drawn) {
    const kinds = new Set(drawn.map(({ kind }) => kind));
    return [...known.filter(({ kind }) => !kinds.has(kind)), ...drawn];
}
/** A span that never ends before it starts: the clocks of ECS and the runner differ. */
function makeSpan(kind, fromMs, toMs, setting = null) {
    return { kind, fromMs, toMs: toMs === null ? null : Math.max(fromMs, toMs), setting };
}

;// CONCATENATED MODULE: ./src/timeline/note-revision.ts

/** Adds the registration of the new revision. */
function noteRevision(timeline, askedAtMs, answeredAtMs) {
    const lane = timeline.lanes.find(({ id }) => id === 'service') ?? openLane('service');
    const span = makeSpan('register-revision', askedAtMs, answeredAtMs);
    return putLanes(timeline, [{ ...lane, spans: putSpans(lane.spans, [span]) }]);
}

;// CONCATENATED MODULE: ./src/timeline/note-consumers.ts

/** More queues are not worth keeping. */
const QUEUES_AT_MOST = 50;
/** Updates who consumes what, by the workers that answered; the others are assumed unchanged. */
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
/** Removes workers that stopped consuming a queue or are gone. */
function noteTakenConsumers(timeline, atMs, workers) {
    const queues = timeline.queues.map((record) => {
        const gone = workers.filter((worker) => worker.state === 'gone' ||
            worker.queues.some(({ name, confirmed }) => name === record.queue && confirmed));
        const left = record.consumers.filter(({ node }) => !gone.some((worker) => worker.node === node));
        return change(record, atMs, left);
    });
    return { ...timeline, queues };
}
/** Removes workers whose tasks no longer run. */
function noteStoppedConsumers(timeline, { atMs, tasks }) {
    const ended = new Set(tasks.filter(({ lastStatus }) => lastStatus !== 'RUNNING').map(({ arn }) => (0,shorten_arn/* shortenArn */.Vq)(arn)));
    const queues = timeline.queues.map((record) => change(record, atMs, record.consumers.filter(({ taskId }) => taskId === null || !ended.has(taskId))));
    return { ...timeline, queues };
}
/** A gap lasts from the first look without a consumer to the first look with one again. */
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
    return { node, taskId: taskArn === null ? null : (0,shorten_arn/* shortenArn */.Vq)(taskArn) };
}

;// CONCATENATED MODULE: ./src/timeline/note-survey.ts



/** Adds one survey of the workers: since when those on new tasks consume, and which queues have no consumer. */
function noteSurvey(timeline, atMs, workers) {
    const lanes = timeline.lanes.flatMap((lane) => drawConsuming(lane, atMs, workers));
    return setConsumers(putLanes(timeline, lanes), atMs, workers);
}
/** From RUNNING to the first look that showed its worker consuming. */
function drawConsuming(lane, atMs, workers) {
    const find = (kind) => lane.spans.find((span) => span.kind === kind);
    const runningSinceMs = find('start')?.toMs ?? null;
    const known = find('begin-consuming');
    if (lane.side !== 'new' || runningSinceMs === null || find('stop') !== undefined)
        return [];
    if (known !== undefined && known.toMs !== null)
        return [];
    const own = workers.filter(({ taskArn }) => taskArn !== null && (0,shorten_arn/* shortenArn */.Vq)(taskArn) === lane.id);
    const consumes = own.some(({ answers, queues }) => answers && queues.length > 0);
    const nodes = [...new Set([...lane.nodes, ...own.map(({ node }) => node)])];
    const span = makeSpan('begin-consuming', runningSinceMs, consumes ? atMs : null);
    return [{ ...lane, nodes, spans: putSpans(lane.spans, [span]) }];
}

;// CONCATENATED MODULE: ./src/timeline/open-timeline.ts
/** A timeline before the first look. */
function openTimeline() {
    return { settings: {}, lanes: [], lanesLeftOut: 0, queues: [] };
}

// EXTERNAL MODULE: ./src/drain/assess-drain.ts
var assess_drain = __webpack_require__(2153);
// EXTERNAL MODULE: ./src/timeline/find-setting.ts
var find_setting = __webpack_require__(194);
;// CONCATENATED MODULE: ./src/timeline/note-drain.ts




/** Adds one look at the workers of a drain: which finish jobs, and since when which are idle. */
function noteDrain(timeline, atMs, workers) {
    const byLane = new Map();
    for (const worker of workers.filter(({ firstCommandAtMs }) => firstCommandAtMs !== null)) {
        const id = worker.taskArn === null ? worker.node : (0,shorten_arn/* shortenArn */.Vq)(worker.taskArn);
        byLane.set(id, [...(byLane.get(id) ?? []), worker]);
    }
    const known = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
    const setting = (0,find_setting/* findDrainSetting */.yM)(timeline.settings);
    const lanes = [...byLane].map(([id, group]) => drawDrain(known.get(id) ?? openLane(id), group, atMs, setting));
    return noteTakenConsumers(putLanes(timeline, lanes), atMs, workers);
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
    // A worker that is gone does not come back.
    const finishedAtMs = isGone && known !== null && known.toMs !== null ? known.toMs : idleAtMs;
    const idle = find('idle');
    if (known === null && (!isGone || idle !== null) && workers.every(heldNone)) {
        return putDrain(lane, workers, [idle ?? makeSpan('idle', fromMs, null)]);
    }
    const keepsIdle = idle !== null && idle.fromMs === finishedAtMs;
    return putDrain(lane, workers, [
        makeSpan('finish-jobs', fromMs, finishedAtMs, setting),
        ...(finishedAtMs === null || (isGone && !keepsIdle)
            ? []
            : [keepsIdle ? idle : makeSpan('idle', finishedAtMs, null)]),
    ]);
}
/** Nothing was to be finished: it is idle from its silencing on, though only a second look proves it. */
function heldNone({ state, active, reserved, jobsAtStart }) {
    return jobsAtStart === 0 && active.length + reserved.length === 0 && state !== 'silent';
}
function putDrain(lane, workers, spans) {
    const others = lane.spans.filter(({ kind }) => kind !== 'idle');
    const [first] = workers;
    return {
        ...lane,
        side: lane.side ?? first?.side ?? null,
        nodes: [...new Set([...lane.nodes, ...workers.map(({ node }) => node)])],
        spans: putSpans(others, spans),
    };
}
/** Ends the drain of workers that got their queues back and consume again. */
function noteDrainEnd(timeline, atMs, workers) {
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

;// CONCATENATED MODULE: ./src/report/apply-drain-event.ts



/** The report with an event of the drain in it: its mode, its workers, and what happened to their queues. */
function applyDrainEvent(report, event) {
    const { drain } = report;
    switch (event.kind) {
        case 'deploy-planned':
            return {
                ...report,
                drain: { ...drain, ...event.drain, ...droppedOf(event) },
                previousTaskDefinitionArn: event.previousTaskDefinitionArn,
            };
        case 'drain-changed':
            return { ...report, drain: { ...drain, ...event.drain } };
        case 'deployment-adopted':
            return {
                ...report,
                deploymentId: event.deploymentId,
                taskDefinitionArn: event.taskDefinitionArn,
                previousTaskDefinitionArn: event.previousTaskDefinitionArn,
                drain: event.drained ? { ...drain, mode: 'before' } : drain,
            };
        case 'drain-looked':
            return {
                ...report,
                drain: {
                    ...drain,
                    rows: updateRows(drain.rows, event.workers),
                    jobsLeft: (0,assess_drain/* listJobs */.N)(event.workers, event.atMs),
                },
                timeline: noteDrain(report.timeline ?? openTimeline(), event.atMs, event.workers),
            };
        case 'jobs-ended':
            return { ...report, drain: { ...drain, endedJobs: [...drain.endedJobs, ...event.jobs] } };
        case 'eta-jobs-found':
            return { ...report, drain: { ...drain, etaJobs: addEtaJobs(drain.etaJobs, event) } };
        case 'workers-ended':
            return endWorkers(report, event);
        case 'undo-begun':
            if (drain.rows.length > 0 || (event.workers.length === 0 && !event.overlap))
                return report;
            return {
                ...report,
                drain: {
                    ...drain,
                    mode: event.overlap ? 'overlap' : 'before',
                    rows: event.workers.map(toSilencedRow),
                },
            };
    }
}
/** More of them don't help: the counts say how many there are. */
const ETA_JOBS_AT_MOST = 100;
function addEtaJobs(known, { awaitedCount, otherCount, others }) {
    return {
        awaitedCount: known.awaitedCount + awaitedCount,
        otherCount: known.otherCount + otherCount,
        others: [...known.others, ...others].slice(0, ETA_JOBS_AT_MOST),
    };
}
function droppedOf({ droppedQueues = [], }) {
    return droppedQueues.length === 0 ? {} : { droppedQueues };
}
/** Rows of workers that the event doesn't name stay. */
function updateRows(rows, workers) {
    const updated = workers.map(toRow);
    const others = rows.filter((row) => !updated.some(({ node, side }) => node === row.node && side === row.side));
    return [...others, ...updated];
}
function toRow(worker) {
    const { node, taskArn, side, state, idleAtMs, firstCommandAtMs } = worker;
    return {
        node,
        taskArn,
        side,
        queues: worker.queues.filter(({ original }) => original).map(({ name }) => name),
        state,
        jobsAtStart: worker.jobsAtStart,
        jobsLeft: worker.active.length + worker.reserved.length,
        idleAfterMs: idleAtMs === null || firstCommandAtMs === null ? null : Math.max(0, idleAtMs - firstCommandAtMs),
        ending: firstCommandAtMs === null ? 'untouched' : 'silenced',
    };
}
/** The post step starts with an empty report: the undo record knows the workers. */
function toSilencedRow({ node, taskArn, side, queues }) {
    return {
        node,
        taskArn,
        side,
        queues: queues.map(({ name }) => name),
        state: 'busy',
        jobsAtStart: 0,
        jobsLeft: 0,
        idleAfterMs: null,
        ending: 'silenced',
    };
}
function endWorkers(report, { nodes, ending, atMs }) {
    const { drain } = report;
    const isNamed = ({ node }) => nodes.includes(node);
    if (!drain.rows.some(isNamed))
        return report;
    const rows = drain.rows.map((row) => (isNamed(row) ? { ...row, ending } : row));
    const changed = { ...report, drain: { ...drain, rows } };
    if (ending !== 'restored')
        return changed;
    const consuming = rows
        .filter(isNamed)
        .map(({ node, taskArn, queues }) => ({ node, taskArn, queues, answers: true }));
    return { ...changed, timeline: noteDrainEnd(report.timeline ?? openTimeline(), atMs, consuming) };
}

// EXTERNAL MODULE: ./src/diagnosis/evidence/note-snapshot.ts + 1 modules
var note_snapshot = __webpack_require__(6740);
;// CONCATENATED MODULE: ./src/rollout/find-never-healthy-revision.ts
/**
 * The ARN of the watched revision, if its targets were seen from the start and never healthy; else null. The past of a task
 * that started before this run is not known.
 */
function findNeverHealthyRevision({ evidence, taskDefinitionArn, }) {
    const tasks = [...(evidence?.newTasks ?? []), ...(evidence?.stoppedTasks ?? [])];
    const wasThere = tasks.some(({ startedAtMs }) => (startedAtMs ?? Infinity) < (evidence?.startedAtMs ?? 0));
    const looks = (evidence?.targets ?? []).filter(({ isNew }) => isNew).flatMap((target) => target.looks);
    if (wasThere || looks.length === 0 || looks.some(({ state }) => state === 'healthy'))
        return null;
    return taskDefinitionArn;
}

// EXTERNAL MODULE: ./src/rollout/group-deaths.ts + 1 modules
var group_deaths = __webpack_require__(1753);
// EXTERNAL MODULE: ./src/rollout/to-snapshot.ts
var to_snapshot = __webpack_require__(2721);
;// CONCATENATED MODULE: ./src/timeline/find-targets.ts
/** The task's state in the load balancer; null: unknown (no load balancer, not readable, no own address). */
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



/** ECS sends these events once new tasks count as healthy: an old task is stopped, or the rollout is over. */
const PROVED = /has stopped \d+ running tasks|deployment completed\./;
/**
 * From RUNNING to healthy: with a load balancer or container checks, when a look first showed it; without checks, when an
 * ECS event did. Left out if neither can be seen.
 */
function drawHealth(lane, task, look, settings) {
    const { startedAtMs } = task;
    if (startedAtMs === null)
        return noteEarlyTarget(lane, task, look);
    // A task from before this run became healthy at an unknown time.
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
        return [makeSpan('become-healthy', startedAtMs, provedAtMs, (0,find_setting/* findHealthSetting */.KG)('nothing', settings))];
    }
    const isChecked = typeof settings.containerCheckIntervalMs === 'number' || isJudged(task);
    if (!isChecked)
        return [];
    const toMs = leftAtMs ?? (task.healthStatus === 'HEALTHY' ? look.atMs : null);
    return [makeSpan('become-healthy', startedAtMs, toMs, (0,find_setting/* findHealthSetting */.KG)('container', settings))];
}
function isJudged({ healthStatus }) {
    return healthStatus === 'HEALTHY' || healthStatus === 'UNHEALTHY';
}
/** ECS may register a target before the task is RUNNING; then registering takes no extra time. */
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
    const setting = (0,find_setting/* findHealthSetting */.KG)(leftAtMs === null || isHealthy ? 'targets' : 'failing-targets', settings);
    const sinceMs = Math.max(fromMs, registered.toMs ?? fromMs);
    return [registered, makeSpan('become-healthy', sinceMs, toMs, setting)];
}
function findProof({ service }, sinceMs) {
    const proofs = service.events.filter(({ atMs, message }) => atMs >= sinceMs && PROVED.test(message));
    return proofs.length === 0 ? null : Math.min(...proofs.map(({ atMs }) => atMs));
}

;// CONCATENATED MODULE: ./src/timeline/draw-rollout.ts


/** The deployment as a whole: how long it took, and what delayed it although its tasks were running. */
function drawRollout(lane, look, settings) {
    const deployment = look.service.deployments.find(({ id }) => id === look.deploymentId);
    const find = (kind) => lane.spans.find((span) => span.kind === kind) ?? null;
    const rollout = find('rollout');
    const createdAtMs = rollout?.fromMs ?? deployment?.createdAtMs ?? null;
    if (createdAtMs === null || createdAtMs < look.startedAtMs)
        return lane;
    const goesOn = deployment?.status === 'PRIMARY' && deployment.rolloutState === 'IN_PROGRESS';
    // Missing from the list once doesn't end it: the list can lag.
    const endedAtMs = goesOn ? null : (rollout?.toMs ?? findEnd(deployment, look));
    const { serviceDeployment } = look;
    const drawn = [
        makeSpan('rollout', createdAtMs, endedAtMs),
        ...drawWhile('bake', find('bake'), serviceDeployment?.lifecycleStage === 'BAKE_TIME', look.atMs),
        ...drawWhile('paused', find('paused'), (serviceDeployment?.waitingHooks.length ?? 0) > 0, look.atMs),
        ...(endedAtMs !== null && (settings.stableForMs ?? 0) > 0 && deployment?.rolloutState === 'COMPLETED'
            ? [makeSpan('stable-for', endedAtMs, look.atMs, (0,find_setting/* findStabilitySetting */.LS)(settings))]
            : []),
    ];
    return { ...lane, spans: putSpans(lane.spans, drawn) };
}
/**
 * The event's time if there is one, else that of the first look after it. A deployment that is no longer PRIMARY is over
 * too: rolled back or replaced.
 */
function findEnd(deployment, { service, atMs }) {
    if (deployment === undefined)
        return atMs;
    const { id, rolloutState, status } = deployment;
    if (rolloutState !== 'COMPLETED' && rolloutState !== 'FAILED')
        return status === 'PRIMARY' ? null : atMs;
    const word = rolloutState === 'COMPLETED' ? 'completed' : 'failed';
    const event = service.events.find(({ message }) => message.includes(`(deployment ${id}) deployment ${word}`));
    return event?.atMs ?? atMs;
}
/** A state, from the first look that showed it to the first one that didn't. */
function drawWhile(kind, known, holds, atMs) {
    if (known === null)
        return holds ? [makeSpan(kind, atMs, null)] : [];
    return [known.toMs === null && !holds ? makeSpan(kind, known.fromMs, atMs) : known];
}

;// CONCATENATED MODULE: ./src/timeline/draw-start.ts

/** From creation to RUNNING, by the task's own times; shorter if it was stopped before. */
function drawStart(task) {
    const { createdAtMs, startedAtMs } = task;
    const pullStartedAtMs = task.pullStartedAtMs ?? null;
    const pullStoppedAtMs = task.pullStoppedAtMs ?? null;
    if (createdAtMs === 0)
        return [];
    const end = startedAtMs ?? task.stoppingAtMs ?? task.stoppedAtMs;
    if (pullStartedAtMs === null) {
        // Without a known pull a running task has started, and any other one is still being placed.
        return [makeSpan(startedAtMs === null ? 'provision' : 'start', createdAtMs, end)];
    }
    const provision = makeSpan('provision', createdAtMs, pullStartedAtMs);
    const pull = makeSpan('pull', pullStartedAtMs, pullStoppedAtMs ?? end);
    return pullStoppedAtMs === null
        ? [provision, pull]
        : [provision, pull, makeSpan('start', pullStoppedAtMs, end)];
}

;// CONCATENATED MODULE: ./src/timeline/draw-stop.ts



/** How a task stops: it leaves the load balancer, gets the stop signal, and loses its network interface. */
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
    // ECS doesn't document whether `stoppingAt` is the decision or the signal; with a load balancer the signal is later.
    const signalledAtMs = Math.max(stoppingAtMs, deregister?.toMs ?? 0);
    const isPlain = look.service.loadBalancers.length === 0 || deregister !== null;
    const setting = isPlain && lane.side !== 'new' ? (0,find_setting/* findStopSetting */.E6)(settings) : null;
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
    return makeSpan('deregister', known?.fromMs ?? look.atMs, toMs, (0,find_setting/* findDeregistrationSetting */._)(settings));
}

;// CONCATENATED MODULE: ./src/timeline/note-look.ts







/** These end at the latest when the task starts to stop. */
const WAITS = new Set([
    'register-target',
    'become-healthy',
    'begin-consuming',
    'finish-jobs',
    'idle',
]);
/** Adds one look at the service. Earlier looks are kept, because ECS forgets stopped tasks and targets. */
function noteLook(timeline, look) {
    const settings = timeline.settings;
    const known = new Map(timeline.lanes.map((lane) => [lane.id, lane]));
    const service = drawRollout(known.get('service') ?? openLane('service'), look, settings);
    const lanes = look.tasks.map((task) => {
        const id = (0,shorten_arn/* shortenArn */.Vq)(task.arn);
        return drawTask(known.get(id) ?? openLane(id), task, look, settings);
    });
    return noteStoppedConsumers(putLanes(timeline, [service, ...lanes]), look);
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
/** Excludes spans from before this run: those that were over, and those still open since then. */
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

;// CONCATENATED MODULE: ./src/report/apply-look.ts








/** The report with one more look at the service in it: timeline, what serves, events, deaths, and evidence of a rollout. */
function applyLook(report, event) {
    const { during, deploymentId, look, atMs } = event;
    const timeline = noteLook(report.timeline ?? openTimeline(), {
        ...look,
        atMs,
        startedAtMs: report.startedAtMs,
        deploymentId,
        // Released old tasks are stopped by ECS: that shows nothing about health checks.
        holdsOld: report.drain.mode === 'overlap',
    });
    const serving = describeServing(look.service, look.tasks, look.targets, {
        protections: event.protections,
        // The rollout is over, so that a revision that was never healthy never will be.
        neverHealthyArn: during === 'end' ? findNeverHealthyRevision(report) : null,
    });
    if (during === 'end')
        return { ...report, timeline, serving };
    const seen = { ...report, timeline, serving, ...findNews(report, event) };
    return during === 'rollback' ? seen : { ...seen, evidence: addEvidence(report, event) };
}
/** ECS keeps 100 events; those since the run's start matter. Stopped tasks are forgotten after an hour. */
function findNews(report, { deploymentId, look, atMs }) {
    const { stoppedTasks } = (0,to_snapshot/* toSnapshot */.C)({ ...look, atMs }, deploymentId);
    const deaths = (0,group_deaths/* groupDeaths */.L)(stoppedTasks, deploymentId);
    return {
        events: [...report.events, ...findNewEvents(report, look.service.events)],
        deaths: deaths.length > 0 ? deaths : report.deaths,
    };
}
/** ECS lists the newest first, also among those of one millisecond. */
function findNewEvents({ events, startedAtMs }, listed) {
    const known = new Set(events.map(({ id }) => id));
    return [...listed].reverse().filter(({ id, atMs }) => atMs >= startedAtMs && !known.has(id));
}
function addEvidence(report, { look, deploymentId, previousDeploymentId, atMs }) {
    const known = report.evidence ?? (0,open_evidence/* openEvidence */.i)(report);
    const seen = (0,note_snapshot/* noteSnapshot */.N)(known, (0,to_snapshot/* toSnapshot */.C)({ ...look, atMs }, deploymentId));
    return { ...seen, deploymentId, previousDeploymentId };
}

;// CONCATENATED MODULE: ./src/report/describe-queues-elsewhere.ts
/** For log and page: queues that the new revision leaves to other services. */
function describeQueuesElsewhere({ queues }) {
    const each = queues.map(({ queue, nodes }) => `${queue} (${nodes.join(', ')})`).join('; ');
    return `No worker of the new revision consumes these queues; workers of other services do: ${each}.`;
}

;// CONCATENATED MODULE: ./src/report/open-report.ts
/** A report with nothing recorded yet. */
function openReport({ cluster, service, region, startedAtMs, }) {
    return {
        version: 1,
        cluster,
        service,
        region,
        startedAtMs,
        endedAtMs: startedAtMs,
        latestEndAtMs: null,
        outcome: 'failed',
        reason: '',
        refusals: [],
        warnings: [],
        phases: [],
        drain: {
            mode: 'none',
            why: '',
            rows: [],
            jobsLeft: [],
            endedJobs: [],
            etaJobs: { awaitedCount: 0, otherCount: 0, others: [] },
        },
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
        ahead: null,
        timeline: null,
        replacement: null,
        repairs: [],
        settings: [],
        calls: {},
        runUrl: null,
        journal: { entries: [], dropped: {} },
    };
}

;// CONCATENATED MODULE: ./src/report/apply-event.ts











/** An event for the log alone. */
const unchanged = (report) => report;
const FOLDS = {
    'run-opened': openFrom,
    'end-bounded': (report, { latestEndAtMs }) => latestEndAtMs <= (report.latestEndAtMs ?? 0) ? report : { ...report, latestEndAtMs },
    refused: (report, { problems }) => ({ ...report, refusals: problems }),
    'phase-begun': unchanged,
    'phase-ended': (report, { phase }) => ({ ...report, phases: addPhase(report.phases, phase) }),
    warned: (report, { sentence }) => ({ ...report, warnings: [...report.warnings, sentence] }),
    noted: unchanged,
    progressed: unchanged,
    'service-found': (report, { service, tasks }) => ({
        ...report,
        serving: describeServing(service, tasks, null),
    }),
    'preflight-done': applyPreflight,
    'deploy-planned': applyDrainEvent,
    'dry-run-planned': (report, { lines }) => ({ ...report, plan: lines }),
    'drain-changed': applyDrainEvent,
    'revision-chosen': applyRevision,
    'service-updated': (report, { deploymentId, primaryId }) => ({
        ...report,
        deploymentId: deploymentId ?? primaryId,
    }),
    'deployment-adopted': applyDrainEvent,
    'service-looked': applyLook,
    'workers-looked': (report, { atMs, workers }) => ({
        ...report,
        timeline: noteSurvey(timelineOf(report), atMs, workers),
    }),
    'queues-elsewhere': leaveQueues,
    'drain-looked': applyDrainEvent,
    'jobs-ended': applyDrainEvent,
    'eta-jobs-found': applyDrainEvent,
    'workers-ended': applyDrainEvent,
    'workers-replaced': (report, { nodes, deploymentId, sentence }) => ({
        ...report,
        replacement: { nodes, deploymentId, sentence },
    }),
    'watch-ended': (report, { status }) => status === 'completed' || status === 'left-finishing' ? { ...report, evidence: null } : report,
    'rollout-timed': (report, { tookMs }) => report.ahead === null ? report : { ...report, ahead: { ...report.ahead, tookMs } },
    'evidence-collected': (report, { evidence }) => judge(report, evidence),
    'call-failed': (report, { message }) => report.diagnoses.length > 0
        ? report
        : judge(report, { ...(report.evidence ?? (0,open_evidence/* openEvidence */.i)(report)), failedCall: message }),
    'undo-begun': applyDrainEvent,
    'repairs-listed': (report, { commands }) => ({ ...report, repairs: commands }),
    'run-ended': (report, { outcome, reason, calls, atMs }) => ({
        ...report,
        outcome,
        reason,
        calls,
        endedAtMs: atMs,
    }),
};
/**
 * The report with one more event in it, and the only writer of reports. An event that changes nothing gives back the very
 * same object.
 */
function applyEvent(report, event) {
    if (event.kind === 'warned' && report.warnings.includes(event.sentence))
        return report;
    const fold = FOLDS[event.kind];
    return fold(report, event);
}
function openFrom(_, event) {
    const { cluster, service, region, settings, rulePagesUrl, runUrl, atMs } = event;
    return {
        ...openReport({ cluster, service, region, startedAtMs: atMs }),
        settings,
        rulePagesUrl,
        runUrl,
    };
}
/** Parts of one phase that follow each other are one, as long as they went well. */
function addPhase(phases, phase) {
    const last = phases.at(-1);
    if (last?.name !== phase.name || last.status !== 'done')
        return [...phases, phase];
    return [...phases.slice(0, -1), { ...phase, startedAtMs: last.startedAtMs }];
}
function applyPreflight(report, { ahead, settings }) {
    if (settings === null)
        return { ...report, ahead };
    return { ...report, ahead, timeline: { ...timelineOf(report), settings } };
}
function applyRevision(report, { taskDefinitionArn, registered }) {
    if (registered === null)
        return { ...report, taskDefinitionArn };
    const timeline = noteRevision(timelineOf(report), registered.askedAtMs, registered.answeredAtMs);
    return { ...report, taskDefinitionArn, registered: true, timeline };
}
/** What may be kept of the evidence, and what it proves. */
function judge(report, evidence) {
    const masked = maskEvidence(evidence);
    return { ...report, evidence: masked, diagnoses: (0,diagnose/* diagnose */.h)(masked) };
}
/** Who else consumes them this service doesn't see: no gap is claimed of them. */
function leaveQueues(report, event) {
    const left = new Set(event.queues.map(({ queue }) => queue));
    const timeline = timelineOf(report);
    return {
        ...report,
        warnings: [...report.warnings, describeQueuesElsewhere(event)],
        timeline: { ...timeline, queues: timeline.queues.filter(({ queue }) => !left.has(queue)) },
    };
}
function timelineOf({ timeline }) {
    return timeline ?? openTimeline();
}

// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
;// CONCATENATED MODULE: ./src/report/describe-workers.ts
/** Who consumes what, before anything is changed: from these lines a person can repair what a lost runner left. */
function describeWorkers({ workers, otherNodes, droppedQueues = [], runningTasks, }) {
    if (workers === null)
        return [];
    const lines = [
        ...(runningTasks === 0 ? ['nothing to drain: no task is running'] : []),
        ...workers.map(({ node, taskArn, answers, queues }) => {
            const names = answers ? queues.join(', ') || 'no queue' : 'does not answer: busy or unknown';
            return `worker ${node} on ${taskArn ?? 'an unknown task'}: ${names}`;
        }),
        ...(droppedQueues.length > 0 ? [`given up (drop-queues): ${droppedQueues.join(', ')}`] : []),
        ...(otherNodes.length > 0 ? [`not ours, left alone: ${otherNodes.join(', ')}`] : []),
    ];
    return lines.map((text) => ({ level: 'info', text }));
}

// EXTERNAL MODULE: ./src/wording/describe-eta-jobs.ts
var describe_eta_jobs = __webpack_require__(3655);
// EXTERNAL MODULE: ./src/wording/describe-ended-jobs.ts
var describe_ended_jobs = __webpack_require__(5251);
;// CONCATENATED MODULE: ./src/report/describe-preflight.ts
/** The rollout plan and the findings of the lints, worst first. */
function describePreflight({ rollout, findings, ignored, missingPermissions, }) {
    return [
        ...(rollout === null
            ? []
            : [
                info(`rollout plan: ${rollout.sentence}`),
                ...rollout.warnings.map((text) => ({ level: 'warn', text })),
                ...rollout.advice.slice(0, 1).map(({ sentence }) => info(sentence)),
            ]),
        ...findings.map(({ id, severity, what, why, fix }) => ({
            level: severity === 'note' ? 'info' : 'warn',
            text: `preflight ${severity}: ${what} ${why} ${fix} (${id})`,
        })),
        ...(ignored.length > 0 ? [info(`preflight: found, and ignored as asked: ${ignored.join(', ')}`)] : []),
        ...missingPermissions.map(({ action, consequence }) => info(`could not be read (${action}): ${consequence}`)),
    ];
}
const info = (text) => ({ level: 'info', text });

// EXTERNAL MODULE: ./src/wording/format-duration.ts
var format_duration = __webpack_require__(8258);
;// CONCATENATED MODULE: ./src/wording/shorten-event.ts
/** An ECS event in short form: tasks by the first 8 characters of their ids, target groups by name. */
function shortenEvent(message) {
    return message
        .replace(/\barn:[\w-]+:elasticloadbalancing:[^\s)]*?:targetgroup\/([^/\s)]+)\/[0-9a-f]+/g, '$1')
        .replace(/\b([0-9a-f]{8})[0-9a-f]{24}\b/g, '$1…');
}

;// CONCATENATED MODULE: ./src/report/describe-event.ts










/** The looks are described by the progress of what waits for them. */
const silent = () => [];
const DESCRIPTIONS = {
    'run-opened': silent,
    'end-bounded': ({ what, latestEndAtMs }, before, after) => before === after
        ? []
        : describe_event_info(`Latest possible end${what === 'hand-over' ? ' of the hand-over' : ''}: ${iso(latestEndAtMs)}`),
    refused: ({ problems }) => problems.map(warn),
    'phase-begun': ({ title }) => [{ level: 'group', text: title }],
    'phase-ended': () => [{ level: 'end-group', text: '' }],
    warned: ({ sentence }, before, after) => (before === after ? [] : [warn(sentence)]),
    noted: ({ sentence, isWarning }) => (isWarning === true ? [warn(sentence)] : describe_event_info(sentence)),
    progressed: (event, _, after) => describeProgressed(event, after),
    'service-found': describeFound,
    'preflight-done': ({ ahead }) => describePreflight(ahead),
    'deploy-planned': (event) => [...describe_event_info(describeDrain(event.drain)), ...describeWorkers(event)],
    'dry-run-planned': ({ lines }) => lines.flatMap((line) => describe_event_info(`would: ${line}`)),
    'drain-changed': ({ drain, isWarning }) => isWarning ? [warn(describeDrain(drain))] : describe_event_info(describeDrain(drain)),
    'revision-chosen': ({ taskDefinitionArn, registered }) => describe_event_info(`${registered === null ? 'revision' : 'registered'} ${taskDefinitionArn}`),
    'service-updated': ({ deploymentId }) => describe_event_info(deploymentId === null
        ? 'UpdateService was accepted; ECS started no new deployment'
        : `deployment ${deploymentId} started`),
    'deployment-adopted': ({ deploymentId, taskDefinitionArn }) => describe_event_info(`watching deployment ${deploymentId} (${taskDefinitionArn})`),
    'service-looked': describeLook,
    'workers-looked': silent,
    'queues-elsewhere': (event) => [warn(describeQueuesElsewhere(event))],
    'drain-looked': silent,
    'jobs-ended': ({ jobs }) => jobs.map(({ name, id, node, taskArn, fate, stop }) => warn(`job ${name} ${id}: ${describe_ended_jobs/* FATES */.QH[fate]}. ${node} on ${taskArn ?? 'an unknown task'} ended: ${stop}`)),
    'eta-jobs-found': describeEtaJobs,
    'workers-ended': describeEnding,
    'workers-replaced': ({ nodes, deploymentId, sentence }) => describe_event_info(`${nodes.join(', ')} made way for fresh tasks of the same revision: ${deploymentId}. ${sentence}`),
    'watch-ended': ({ sentence }) => describe_event_info(sentence),
    'rollout-timed': ({ tookMs }, _, after) => describeTime(tookMs, after),
    'evidence-collected': (_, before, after) => describeCause(before, after),
    'call-failed': (_, before, after) => describeCause(before, after),
    'undo-begun': ({ workers }) => workers.length === 0 ? [] : describe_event_info(`undoing: ${(0,count_of/* countOf */.p)(workers.length, 'silenced worker')}`),
    'repairs-listed': ({ commands }) => commands.flatMap(describe_event_info),
    'run-ended': (event, _, after) => describeRunEnd(event, after),
};
/** What the log says of an event, given the report before it and with it. A warning that was given before is not repeated. */
function describeEvent(event, before, after) {
    const describe = DESCRIPTIONS[event.kind];
    return describe(event, before, after);
}
const warn = (text) => ({ level: 'warn', text });
const describe_event_info = (text) => (text === '' ? [] : [{ level: 'info', text }]);
const iso = (atMs) => new Date(atMs).toISOString();
/** A heartbeat also says what serves meanwhile. */
function describeProgressed({ sentence, heartbeat }, { serving }) {
    if (heartbeat === null)
        return describe_event_info(sentence);
    return [...describe_event_info(`still: ${sentence}`), ...describe_event_info(`${heartbeat}. ${serving.sentence}`.trim())];
}
function describeFound({ service }) {
    const primary = (0,find_primary/* findPrimary */.W)(service);
    if (primary === null)
        return [];
    return describe_event_info(`${service.name} serves ${primary.taskDefinitionArn} (${primary.id}, ${primary.rolloutState ?? 'no rollout state'}): ` +
        `${service.runningCount} of ${service.desiredCount} tasks running`);
}
/** New events of ECS, or what serves at the end. */
function describeLook({ during, look }, before, { serving }) {
    if (during === 'end')
        return describe_event_info(serving.sentence);
    return findNewEvents(before, look.service.events).flatMap(({ message }) => describe_event_info(shortenEvent(message)));
}
function describeDrain({ mode, why }) {
    return `drain: ${mode} (${why})`;
}
function describeEnding({ nodes, ending }) {
    if (nodes.length === 0)
        return [];
    const names = nodes.join(', ');
    if (ending === 'restored')
        return describe_event_info(`verified: ${names} consume their queues again`);
    // Workers that were not restored come with a warning of their own.
    return ending === 'replaced' ? describe_event_info(`replaced or being replaced: ${names}`) : [];
}
/** Those that are waited for are named while that lasts. */
function describeEtaJobs({ others, otherCount, boundAtMs }) {
    if (otherCount === 0)
        return [];
    const count = (0,count_of/* countOf */.p)(otherCount, 'ETA job');
    const lines = others.map(({ name, id, node, dueAtMs }) => {
        const due = dueAtMs === null ? 'due at a time that is not known' : `due at ${iso(dueAtMs)}`;
        return `ETA job ${name} ${id} on ${node}: ${due}`;
    });
    const hidden = otherCount - others.length;
    return [
        `${count} not waited for, since the drain ends by ${iso(boundAtMs)}: ${describe_eta_jobs/* ETA_JOBS_RETURN */.N}`,
        ...lines,
        ...(hidden === 0 ? [] : [`… and ${hidden} more`]),
    ].flatMap(describe_event_info);
}
function describeTime(tookMs, { ahead }) {
    if (ahead === null || ahead.rollout === null)
        return [];
    const { expected, worst } = ahead.rollout.duration;
    return describe_event_info(`the rollout took ${(0,format_duration/* formatDuration */.a)(tookMs)} (estimate: ${(0,format_duration/* formatDuration */.a)(expected)}, at worst ${(0,format_duration/* formatDuration */.a)(worst)})`);
}
/** The best explanation, once it is known or another one. */
function describeCause({ diagnoses: [before] }, { diagnoses: [best] }) {
    if (best?.severity !== 'cause' || best.id === before?.id)
        return [];
    return [best.what, best.why, ...best.evidence, best.fix].flatMap(describe_event_info);
}
/** What serves is read once more at the end of other runs. */
function describeRunEnd({ outcome, reason }, { serving }) {
    const wasRead = outcome !== 'cancelled' && outcome !== 'refused';
    return [...(wasRead ? [] : describe_event_info(serving.sentence)), ...describe_event_info(`${outcome}: ${reason}`)];
}

;// CONCATENATED MODULE: ./src/report/journal/shared-shapes.ts
const NO_SHAPES = { known: new Map() };
const LIKE = '~like';
/** Somebody's own object that has such a member is kept as the list of its members. */
const LITERALLY = '~members';
/** The value as it is kept, and what the next one may refer to. */
function packValue(value, { known }) {
    const now = new Map(known);
    return { packed: pack(value, now), shapes: { known: now } };
}
/** The value that was packed when the shapes were the same. */
function unpackValue(packed, { known }) {
    const now = new Map(known);
    return { value: unpack(packed, now), shapes: { known: now } };
}
function pack(value, known) {
    if (Array.isArray(value))
        return value.map((entry) => pack(entry, known));
    if (!isObject(value))
        return value;
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    if (members.some(([name]) => name === LIKE || name === LITERALLY))
        return { [LITERALLY]: members };
    const before = known.get(nameShape(members));
    const differing = members.filter(([name, member]) => before === undefined || !isSame(before.last[name], member));
    const packed = differing.map(([name, member]) => [name, pack(member, known)]);
    remember(known, members);
    const isLike = before !== undefined && packed.length < members.length;
    return Object.fromEntries(isLike ? [[LIKE, before.like], ...packed] : packed);
}
function unpack(packed, known) {
    if (Array.isArray(packed))
        return packed.map((entry) => unpack(entry, known));
    if (!isObject(packed))
        return packed;
    const { [LIKE]: like, [LITERALLY]: literal, ...rest } = packed;
    if (literal !== undefined)
        return Object.fromEntries(literal);
    const before = [...known.values()].find((shape) => shape.like === like)?.last ?? {};
    const members = Object.entries(rest).map(([name, member]) => [name, unpack(member, known)]);
    // A copy: what two objects have in common must not change in one of them because it changes in the other.
    const value = { ...structuredClone(before), ...Object.fromEntries(members) };
    remember(known, Object.entries(value));
    return value;
}
function remember(known, members) {
    const name = nameShape(members);
    known.set(name, { like: known.get(name)?.like ?? known.size, last: Object.fromEntries(members) });
}
function nameShape(members) {
    return JSON.stringify(members.map(([name]) => name));
}
function isSame(one, other) {
    return one === other || JSON.stringify(one) === JSON.stringify(other);
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./src/report/journal/journal-state.ts

const EMPTY_JOURNAL = {
    entries: [],
    size: 0,
    shapes: NO_SHAPES,
    changes: 0,
    dropped: {},
    lastLooks: {},
};

// EXTERNAL MODULE: ./node_modules/jsondiffpatch/lib/index.js + 15 modules
var lib = __webpack_require__(4527);
;// CONCATENATED MODULE: ./src/report/journal/look-differences.ts

/**
 * Differences between two looks of one kind. Tasks, events, deployments and targets are found again by what names them,
 * so that a new event at the head of a list of a hundred is one insertion.
 */
const differences = (0,lib/* create */.vt)({
    objectHash: (entry) => {
        const { arn, id, node, taskArn, port } = entry;
        return JSON.stringify([arn, id, node, taskArn, port]);
    },
    arrays: { detectMove: false },
    omitRemovedValues: true,
});
/** What turns the first value into the second; null: they are equal. */
function findDifference(before, after) {
    return differences.diff(before, after) ?? null;
}
/** The value that `findDifference` compared with `before`, which stays as it is. */
function applyDifference(before, difference) {
    if (difference === null)
        return before;
    return differences.patch(structuredClone(before), structuredClone(difference));
}

;// CONCATENATED MODULE: ./src/report/journal/add-event.ts


/** Looks come again and again: kept as differences, and counted where nothing changed. */
const LOOKS = new Set(['service-looked', 'workers-looked', 'drain-looked']);
/** In characters of JSON. The rest up to a megabyte is for what ends a run. */
const LOOKS_AT_MOST = 700_000;
const ALL_AT_MOST = 1_000_000;
/** The journal with one more event in it, or with one more in its count of those left out. */
function addEvent(journal, event) {
    if (LOOKS.has(event.kind))
        return keepLook(journal, event);
    const kept = append(journal, event, ALL_AT_MOST);
    if (event.kind !== 'service-found' || kept.entries === journal.entries)
        return kept;
    const first = { look: { look: findFirstLook(event) }, changes: -1 };
    return { ...kept, lastLooks: { ...kept.lastLooks, 'service-looked': first } };
}
/** What was found before the first look is most of what that look shows. */
function findFirstLook({ service, tasks }) {
    return { service, tasks };
}
function keepLook(journal, { kind, atMs, ...look }) {
    const known = journal.lastLooks[kind];
    const difference = findDifference(known?.look, look);
    if (difference === null && known?.changes === journal.changes)
        return countLook(journal, kind, atMs);
    const kept = append(journal, { kind, atMs, difference }, LOOKS_AT_MOST);
    // A difference that was left out would make nonsense of those after it.
    if (kept.entries === journal.entries)
        return kept;
    const changes = difference === null ? journal.changes : kept.changes;
    return { ...kept, changes, lastLooks: { ...journal.lastLooks, [kind]: { look, changes } } };
}
/**
 * An equal look is counted where it was first seen since anything changed, with the time when it was last seen. After a change
 * of another kind even an equal look may change the report.
 */
function countLook(journal, kind, atMs) {
    const at = journal.entries.findLastIndex((entry) => entry.kind === kind);
    const entry = journal.entries[at];
    if (entry === undefined)
        return journal;
    const repeats = typeof entry['repeats'] === 'number' ? entry['repeats'] : 0;
    return {
        ...journal,
        entries: journal.entries.with(at, { ...entry, repeats: repeats + 1, lastAtMs: atMs }),
    };
}
/** Kind and times stand as they are; the rest is packed. */
function append(journal, { kind, atMs, ...rest }, atMost) {
    const { packed, shapes } = packValue(rest, journal.shapes);
    const entry = { kind, atMs, ...packed };
    const size = journal.size + JSON.stringify(entry).length;
    if (size <= atMost) {
        return { ...journal, entries: [...journal.entries, entry], size, shapes, changes: journal.changes + 1 };
    }
    const count = journal.dropped[kind] ?? 0;
    return { ...journal, dropped: { ...journal.dropped, [kind]: count + 1 } };
}

;// CONCATENATED MODULE: ./src/report/journal/find-event-secrets.ts

/** Secrets that a task definition holds in plain text: they may turn up in what its containers wrote. */
function findEventSecrets(event) {
    if (event.kind !== 'evidence-collected')
        return [];
    const { taskDefinition, previousTaskDefinition } = event.evidence;
    return [taskDefinition, previousTaskDefinition].flatMap((revision) => maskDefinition(revision).secrets);
}

;// CONCATENATED MODULE: ./src/report/journal/mask-journal.ts

/** The journal as it may be kept: without these secrets, and without what looks like one. */
function maskJournal({ entries, dropped }, secrets) {
    return { entries: maskTexts(entries, secrets), dropped };
}
function maskTexts(value, secrets) {
    if (typeof value === 'string')
        return (0,mask_text/* maskText */.gC)(value, secrets);
    if (Array.isArray(value))
        return value.map((entry) => maskTexts(entry, secrets));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, maskTexts(entry, secrets)]));
}

;// CONCATENATED MODULE: ./src/create-story.ts








/**
 * The one door through which a run reports: an event is folded into the report, kept for a replay where it changed
 * something, and put into the log. What is kept for a replay is masked first.
 */
function createStory({ log, clock, mask }) {
    let report = openReport({ cluster: '', service: '', region: null, startedAtMs: clock.now() });
    let journal = EMPTY_JOURNAL;
    const secrets = new Set();
    const print = {
        info: log.info,
        warn: log.warn,
        group: log.group,
        'end-group': log.endGroup,
    };
    return {
        tell: (event) => {
            const stamped = { ...event, atMs: clock.now() };
            const before = report;
            report = applyEvent(before, stamped);
            for (const secret of findEventSecrets(stamped))
                secrets.add(secret);
            if (report !== before)
                journal = addEvent(journal, mask(maskDefinitions(stamped)));
            for (const { level, text } of describeEvent(stamped, before, report))
                print[level](text);
        },
        debug: log.debug,
        report: () => closeReport(report, maskJournal(journal, [...secrets])),
    };
}
/** Which values of a task definition are secrets shows only there. */
function maskDefinitions(event) {
    return event.kind === 'evidence-collected' ? { ...event, evidence: maskEvidence(event.evidence) } : event;
}
/** The evidence of a run that was cancelled was not judged, and so not masked. */
function closeReport(report, journal) {
    const { evidence } = report;
    return { ...report, journal, evidence: evidence === null ? null : maskEvidence(evidence) };
}


/***/ }),

/***/ 6902:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ countWorkersOf),
/* harmony export */   S: () => (/* binding */ countServerWorkers)
/* harmony export */ });
/* harmony import */ var _find_option_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5578);
/* harmony import */ var _read_command_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2068);
/* harmony import */ var _read_container_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7347);



/**
 * How many processes a server starts; null: it isn't written there as a number, or a config file may say it. One is the
 * default of all; WEB_CONCURRENCY is read by gunicorn and uvicorn (their settings references), not by hypercorn.
 */
function countServerWorkers({ kind, words }, { environment }) {
    if (kind !== 'gunicorn' && kind !== 'uvicorn' && kind !== 'hypercorn')
        return null;
    if ((0,_find_option_js__WEBPACK_IMPORTED_MODULE_2__/* .findOption */ .$K)(words, '-w', '--workers') !== null)
        return (0,_find_option_js__WEBPACK_IMPORTED_MODULE_2__/* .findNumber */ .l$)(words, '-w', '--workers');
    if (kind !== 'uvicorn' && (0,_find_option_js__WEBPACK_IMPORTED_MODULE_2__/* .hasFlag */ .Lt)(words, '-c', '--config'))
        return null;
    const concurrency = kind === 'hypercorn' ? undefined : environment['WEB_CONCURRENCY'];
    if (concurrency === undefined)
        return 1;
    return /^\d+$/.test(concurrency) ? Number(concurrency) : null;
}
/** The same of a container: of the first server in its command; null: there is none. */
function countWorkersOf(container) {
    const facts = (0,_read_container_js__WEBPACK_IMPORTED_MODULE_1__/* .readContainer */ .u)(container);
    return ((0,_read_command_js__WEBPACK_IMPORTED_MODULE_0__/* .readCommand */ .U)(facts)
        .programs.map((program) => countServerWorkers(program, facts))
        .find((count) => count !== null) ?? null);
}


/***/ }),

/***/ 5578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $K: () => (/* binding */ findOption),
/* harmony export */   Lt: () => (/* binding */ hasFlag),
/* harmony export */   Mz: () => (/* binding */ findOptions),
/* harmony export */   l$: () => (/* binding */ findNumber)
/* harmony export */ });
/**
 * Every value that an option is given: `-w 4`, `-w4`, `--workers 4`, `--workers=4`. A value that a shell puts in at run
 * time (`$PORT`) is given as it stands.
 */
function findOptions(words, ...names) {
    return words.flatMap((word, at) => {
        const found = names.flatMap((name) => {
            if (word === name)
                return [words[at + 1] ?? ''];
            if (name.startsWith('--'))
                return word.startsWith(`${name}=`) ? [word.slice(name.length + 1)] : [];
            const isShort = /^-[a-zA-Z]$/.test(name) && word.startsWith(name) && !word.startsWith('--');
            return isShort ? [word.slice(name.length).replace(/^=/, '')] : [];
        });
        return found.slice(0, 1);
    });
}
/** The option's last value, which counts where only one can; null: it isn't given. */
function findOption(words, ...names) {
    return findOptions(words, ...names).at(-1) ?? null;
}
function hasFlag(words, ...names) {
    return words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
}
/** The option as a whole number; null where it isn't given or isn't one. */
function findNumber(words, ...names) {
    const text = findOption(words, ...names);
    return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}


/***/ }),

/***/ 6334:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ isOpenValue)
/* harmony export */ });
/* harmony import */ var _is_random_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4853);

const SWITCH = /^(?:true|false|yes|no|on|off|none|null|undefined)$/i;
const ARN = /^arn:[\w-]+:[\w-]+:\S*$/;
const PATH = /^\/[\w.@-]+(?:\/[\w.@-]+)*\/?$/;
/** Whether a value is no secret whatever its name says: a switch, or a reference (an ARN, a path) to where the secret is. */
function isOpenValue(value) {
    if (value === '' || SWITCH.test(value) || ARN.test(value))
        return true;
    // A key in base64 may begin with a slash.
    return PATH.test(value) && !(0,_is_random_js__WEBPACK_IMPORTED_MODULE_0__/* .isRandom */ .o)(value);
}


/***/ }),

/***/ 4853:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ isRandom)
/* harmony export */ });
const LENGTH_AT_LEAST = 24;
/** Ids and digests: UUIDs, commits, task ids, the digest of an image. Everybody may know them. */
const HEX = /(?<![A-Za-z0-9])[0-9a-f]{4,64}(?![A-Za-z0-9])/gi;
/** `Celery|Worker|2` changes twice, `x|7|Kq|9|Zr` four times. */
const PIECE = /[A-Z]?[a-z]+|[A-Z]+|\d+/g;
/** Of 24 random letters and digits about 10 differ in kind from the one before; in words and names it is every tenth. */
const CHANGES_AT_LEAST = 0.25;
/** Whether a word is long and looks drawn by chance: a token or a key, and no name, path, id or digest. */
function isRandom(word) {
    if (!/^[\w+/=-]+$/.test(word))
        return false;
    const rest = word.replaceAll(HEX, '');
    if (rest.length < LENGTH_AT_LEAST || !/\d/.test(rest))
        return false;
    // Pieces apart by a sign are words: `2026-11-25-web`.
    const changes = rest
        .split(/[^A-Za-z0-9]+/)
        .reduce((sum, part) => sum + Math.max(0, (part.match(PIECE) ?? []).length - 1), 0);
    return changes >= rest.length * CHANGES_AT_LEAST;
}


/***/ }),

/***/ 7080:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ isSecretName)
/* harmony export */ });
/** Within a word: `dbpassword`, `clientsecret`. */
const STEM = /passw(?:or)?d|passphrase|secret|credential|(?:api|access|private|master|signing|encryption)key|authtoken|accesstoken/;
const WORD = /^(?:pass|pwd|pw|tokens?|creds|salt|dsn|bearer|authorization)$|(?:db|user|root|admin|redis|smtp|mysql|pg)(?:pass|pwd)$/;
/** Secrets only at the end of a name: `JWT` and no `JWT_ALGORITHM`, `REDIS_AUTH` and no `AUTH_USER_MODEL`. */
const LAST_WORD = /^(?:auth|jwts?|pat|cookies?|keys?)$/;
/** They tell which one or in what form it is written: `API_KEY_2`, `SECRET_KEY_V2`, `PRIVATE_KEY_PEM`. */
const VARIANT = /^(?:v?\d+|old|new|current|previous|next|live|prod|production|staging|dev|test|fallbacks?|pem|base64|b64|hex)$/;
/** A name that ends so is about a secret, and its value is none: `PASSWORD_MIN_LENGTH`, `SECRET_ARN`, `TOKEN_URL`. */
const ABOUT = setOf('file path dir arn name names id ids url uri host port header headers prefix suffix region domain namespace', 'ttl timeout expiry expire expires expiration age seconds minutes hours days lifetime', 'length size min max count limit limits type types method algorithm algorithms class validators policy', 'enabled disabled required field model backend endpoint version mode issuer secure samesite httponly', 'audience scope scopes manager provider rotation passthrough through hasher hashers strength');
/** A key that everybody may know, by the word before it: `PARTITION_KEY`, `sort-key`. */
const OPEN_KEY = setOf('partition primary foreign sort range hash row shard sharding cache object s3 routing group index lookup join', 'idempotency deduplication message event feature project site');
/** Anywhere in the name: `SSH_PUBLIC_KEY`, `STRIPE_PUBLISHABLE_KEY`. */
const OPEN = setOf('public publishable');
/**
 * Whether what goes by this name is a secret: of an environment variable, a member, an option (`DB_PASSWORD`, `apiKey`,
 * `--auth-token`). The one rule for what is masked, redacted and warned about.
 */
function isSecretName(name) {
    const words = name
        .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== '');
    while (VARIANT.test(words.at(-1) ?? ''))
        words.pop();
    const [before = '', last = ''] = ['', '', ...words].slice(-2);
    if (ABOUT.has(last))
        return false;
    if (words.some((word) => STEM.test(word) || WORD.test(word)))
        return true;
    if (!LAST_WORD.test(last))
        return false;
    return !OPEN_KEY.has(before) && !words.some((word) => OPEN.has(word));
}
function setOf(...lines) {
    return new Set(lines.flatMap((line) => line.split(' ')));
}


/***/ }),

/***/ 312:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ isWellKnown)
/* harmony export */ });
/**
 * Defaults of brokers and tutorials. Everybody knows them: hiding them wherever they occur protects nothing, and would
 * turn every "redis" and "celery" in the log into stars.
 */
const WELL_KNOWN = new Set(('guest redis rabbitmq rabbit celery broker worker default localhost admin root user test pass password secret ' +
    'changeme example true false null django postgres none production staging').split(' '));
/** Whether a password is a word that everybody knows. */
function isWellKnown(password) {
    return WELL_KNOWN.has(password.toLowerCase());
}


/***/ }),

/***/ 5048:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v5: () => (/* binding */ MASK),
  I2: () => (/* binding */ findTextSecrets),
  VF: () => (/* binding */ findUrlPasswords),
  gC: () => (/* binding */ maskText)
});

// EXTERNAL MODULE: ./src/definition/is-open-value.ts
var is_open_value = __webpack_require__(6334);
// EXTERNAL MODULE: ./src/definition/is-secret-name.ts
var is_secret_name = __webpack_require__(7080);
// EXTERNAL MODULE: ./src/definition/is-random.ts
var is_random = __webpack_require__(4853);
;// CONCATENATED MODULE: ./src/definition/secret-shapes.ts



/** A password may hold a raw `/` or `@`, as people write them; a port and a path (`http://web:8000/?to=a@b`) are none. */
const URL_PASSWORD = /(?<before>\b[a-z][\w+.-]{0,30}:\/\/[^\s:/@'"]{0,200}:)(?!\d{1,5}[/?#])(?<secret>[^\s'"]{1,1000})(?=@)/gi;
const URL_TOKEN = /(?<before>\b[a-z][\w+.-]{0,30}:\/\/)(?<secret>[\w+.=~%-]{16,1000})(?=@)/gi;
/** By the prefixes that GitHub, GitLab, Slack, Stripe, npm, PyPI, Google, SendGrid, OpenAI and AWS document for theirs. */
const TOKENS = [
    /(?<secret>\bgh[opsur]_[A-Za-z0-9]{20,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,})/g,
    /(?<secret>\bxox[a-z]-[\w-]{10,}|\bxapp-[\w-]{10,}|\b[rs]k_(?:live|test)_\w{10,}|\bwhsec_[\w+/=]{16,})/g,
    /(?<secret>\bnpm_[A-Za-z0-9]{36}|\bpypi-[\w-]{16,}|\bAIza[\w-]{35}|\bSG\.[\w-]{16,}\.[\w-]{16,})/g,
    /(?<![\w-])(?<secret>sk-(?=[\w-]{0,40}\d)[\w-]{20,})/g,
    /(?<secret>\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)/g,
    /(?<before>hooks\.slack\.com\/services\/)(?<secret>[\w/]{10,})/g,
    /(?<before>\b(?:bearer|basic)\s{1,9}(?!auth|token))(?<secret>[\w+/.=~-]{8,})/gi,
    /(?<secret>\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*)/g,
    /(?<secret>-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$))/g,
];
/** `"name": "value"`, `name='value'`, also in a text that is itself in quotation marks. */
const QUOTED = /(?<before>\b(?<name>[\w.-]{1,80})\\?["']?\s{0,9}[=:]\s{0,9}(?<quote>\\?["']))(?!\*{3})(?<secret>(?:(?!\k<quote>)[^\n]){1,4000})/g;
/** `name=value`; a comma, `&` or `;` ends it where a blank or the next name follows. */
const ASSIGNED = /(?<before>\b(?<name>[\w.-]{1,80})[ \t]{0,9}=[ \t]{0,9})(?!\*{3})(?<secret>(?:[^\s"'&,;]|[&,;](?!\s|[\w.-]{1,80}[ \t]{0,9}=|$)){4,})/g;
/** `name: value`, as YAML and log lines have it; in prose a word follows, which is no key. */
const LABELLED = /(?<before>\b(?<name>[\w.-]{1,80})[ \t]{0,9}:[ \t]{1,9})(?<secret>(?=[\w+=.~-]{0,200}\d)(?=[\w+=.~-]{0,200}[A-Za-z])[\w+=.~-][\w+/=.~-]{11,})(?=[\s"',;)}\]]|$)/g;
/** `--name value` */
const OPTION = /(?<before>(?<![\w-])--(?<name>[A-Za-z][\w-]{0,80})[ \t]{1,9}["']?)(?!\*{3}|-)(?!(?:requires?|needs?|must|cannot|option|flag|instead)\b)(?<secret>[^\s"']{4,})/g;
/** In a text a mere `key` is that of a cache or a message, and `auth` a way to log in. */
const OPEN_IN_TEXT = /^(?:keys?|auth)$/i;
function isNamedSecret(name, value) {
    if (!(0,is_secret_name/* isSecretName */.e)(name) || (0,is_open_value/* isOpenValue */.Y)(value))
        return false;
    return !OPEN_IN_TEXT.test(name) || (0,is_random/* isRandom */.o)(value);
}
/** In the order in which they are to be looked for. */
const SECRET_SHAPES = [
    { pattern: URL_PASSWORD },
    { pattern: URL_TOKEN },
    ...TOKENS.map((pattern) => ({ pattern })),
    ...[QUOTED, ASSIGNED, LABELLED, OPTION].map((pattern) => ({ pattern, isSecret: isNamedSecret })),
];

;// CONCATENATED MODULE: ./src/definition/mask-text.ts

const MASK = '***';
/** Shorter ones would hide half of the text, and are no secrets. */
const LENGTH_AT_LEAST = 4;
/** The text without the secrets that are known and without what looks like one. */
function maskText(text, secrets) {
    const known = [...secrets]
        .filter(({ length }) => length >= LENGTH_AT_LEAST)
        .sort((a, b) => b.length - a.length);
    return hideShapes(known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text), () => undefined);
}
/** What looks like a secret in a text, as it is written there: passwords of URLs, tokens, values with a secret's name. */
function findTextSecrets(text) {
    const found = [];
    hideShapes(text, (secret) => found.push(secret));
    return found;
}
/** The passwords of the URLs in a text, as they are written there. */
function findUrlPasswords(text) {
    return [...text.matchAll(URL_PASSWORD)].flatMap(({ groups }) => groups?.['secret'] ?? []);
}
function hideShapes(text, onSecret) {
    return SECRET_SHAPES.reduce((rest, { pattern, isSecret }) => rest.replace(pattern, (whole, ...more) => {
        const { before = '', name = '', secret = '', } = more.at(-1);
        if (isSecret !== undefined && !isSecret(name, secret))
            return whole;
        onSecret(secret);
        return before + MASK;
    }), text);
}


/***/ }),

/***/ 1544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ parseScript)
/* harmony export */ });
/* harmony import */ var unbash__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8989);

/**
 * A script as bash reads it (dash, ash and zsh write the same where commands are concerned). `args` are the words that
 * follow the script on the command line: `$0`, `$1`, … A script that is cut off or wrong is read as far as it goes.
 */
function parseScript(source, args) {
    const tree = (0,unbash__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(source);
    const commands = new Map();
    let hasBackground = false;
    const visit = (node, isBackground) => {
        if (node.type === 'Command') {
            commands.set(node, readSimple(node, args, isBackground));
            return;
        }
        if (!HOLDS_COMMANDS.has(node.type))
            return;
        const isBehind = isBackground || node.type === 'Coproc' || (node.type === 'Statement' && node.background === true);
        hasBackground ||= isBehind;
        (0,unbash__WEBPACK_IMPORTED_MODULE_0__/* .forEachChild */ .dK)(node, (child) => {
            visit(child, isBehind);
        });
    };
    visit(tree, false);
    return { source, tree, commands, hasBackground };
}
/** Nodes to look into: not words, so that `$(…)` is no command of the script. */
const HOLDS_COMMANDS = new Set([
    ...[
        'Script',
        'Statement',
        'CompoundList',
        'Pipeline',
        'AndOr',
        'If',
        'Elif',
        'For',
        'ArithmeticFor',
    ],
    ...[
        'While',
        'Select',
        'Case',
        'CaseItem',
        'Subshell',
        'BraceGroup',
        'Function',
        'Coproc',
        'Redirected',
    ],
]);
function readSimple(node, args, isBackground) {
    const given = node.args.flatMap((word) => (word.type === 'Word' ? readWord(word, args) : [word.text]));
    const words = [...(node.name === undefined ? [] : readWord(node.name, args)), ...given];
    // `exec "$@"` counts without arguments too: the image may bring them.
    const isExec = words[0] === 'exec' && node.args.length > 0;
    return { words: isExec ? dropExec(words) : words, isExec, isBackground };
}
/** `exec -a NAME -cl PROGRAM …` */
function dropExec(words) {
    let at = 1;
    while (words[at]?.startsWith('-') === true)
        at += /^-[cl]*a$/.test(words[at] ?? '') ? 2 : 1;
    return words.slice(at);
}
const ALL_ARGUMENTS = /^"?\$(?:[@*]|\{[@*]\})"?$/;
const ONE_ARGUMENT = /^"?\$(?:(\d)|\{(\d+)\})"?$/;
function readWord({ text, value }, args) {
    if (ALL_ARGUMENTS.test(text))
        return args.slice(1);
    const [, plain, braced] = ONE_ARGUMENT.exec(text) ?? [];
    const own = args[Number(plain ?? braced ?? Number.NaN)];
    return [own ?? value];
}


/***/ }),

/***/ 810:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ parseCpu),
/* harmony export */   P: () => (/* binding */ parseMemory)
/* harmony export */ });
/** CPU units (1024: one vCPU): `256`, `"256"`, `".5 vCPU"`; null: none, or 0, which is no limit. */
function parseCpu(value) {
    return toNumber(value, /^\s*(\d*\.?\d+)\s*(vcpu)?\s*$/i);
}
/** MiB: `512`, `"512"`, `"1 GB"`; null: none, or 0, which is no limit. */
function parseMemory(value) {
    return toNumber(value, /^\s*(\d*\.?\d+)\s*(gb)?\s*$/i);
}
/** RegisterTaskDefinition, cpu and memory: a number, also as text, or one with a unit that means 1024 of them. */
function toNumber(value, pattern) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    const [, digits = '', unit = ''] = pattern.exec(text) ?? [];
    const number = Number(digits) * (unit === '' ? 1 : 1_024);
    return number > 0 && Number.isFinite(number) ? number : null;
}


/***/ }),

/***/ 5701:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ hasPort),
/* harmony export */   a: () => (/* binding */ portsOf)
/* harmony export */ });
/* harmony import */ var _read_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6108);
/* harmony import */ var _read_container_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7347);


/** Container ports, in order. */
function portsOf(container) {
    return (0,_read_container_js__WEBPACK_IMPORTED_MODULE_0__/* .readContainer */ .u)(container)
        .ports.map((mapping) => mapping.container)
        .sort((a, b) => a - b);
}
/** A port mapping of the container covers the port, by itself or by a range. */
function hasPort(container, port) {
    return (portsOf(container).includes(port) ||
        (0,_read_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(container['portMappings']).some(({ containerPortRange }) => isInRange(containerPortRange, port)));
}
/** `8000-8010` (PortMapping.containerPortRange) */
function isInRange(range, port) {
    const ends = typeof range === 'string' ? /^(\d+)-(\d+)$/.exec(range) : null;
    return ends !== null && port >= Number(ends[1]) && port <= Number(ends[2]);
}


/***/ }),

/***/ 2068:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ readCommand)
});

;// CONCATENATED MODULE: ./src/definition/find-tails.ts
/**
 * The commands that the shell gives its own process to, one for each branch; null: it stays where it is and, as PID 1,
 * passes no SIGTERM on. Measured with dash 0.5.12, bash 5.2.15, busybox 1.35 ash and zsh 5.9, by what the process was
 * 0.25 s after the start of `SHELL -c SCRIPT`:
 *
 * - every shell: at an `exec` that it reaches itself, so not in a pipeline;
 * - dash: at nothing else;
 * - bash: also at the last command of the last line, alone or of one `&&` list. Not where that has a redirection, is in
 *   `if`, `case`, `{ }`, `( )`, a pipeline or a loop, comes after `&` or, as a list, after `;` in its line;
 * - ash and zsh: also with redirections and within `if`, `case`, `{ }` and `( )`. ash not before a line's end.
 *
 * No shell does while a trap is set.
 */
function findTails(script, family) {
    const context = { script, family, isOpen: mayReplace(script, family) };
    return tailsOfList(script.tree.commands, context);
}
function mayReplace({ source, commands, tree }, family) {
    const trap = [...commands.values()].some(({ words }) => words[0] === 'trap' && (words[1] ?? '') !== '' && words[1] !== '-');
    if (family === 'dash' || trap)
        return false;
    if (family === 'ash')
        return !/\n\s*$/.test(source);
    if (family === 'zsh')
        return true;
    return !/\n\s*\n\s*$/.test(source) && isOneStep(source, tree.commands);
}
/** bash: what it reads in one go, a line as a rule, is one command, or a list whose last one is simple. */
function isOneStep(source, statements) {
    const last = statements.at(-1);
    const before = statements.at(-2);
    if (last === undefined || before === undefined)
        return true;
    if (source.slice(before.end, last.pos).includes('\n'))
        return true;
    return last.command.type === 'Command' && before.background !== true;
}
function tailsOfList(statements, context) {
    // What stands behind an unconditional exec is never reached.
    for (const statement of statements) {
        const { command, background } = statement;
        if (background === true || command.type === 'AndOr')
            continue;
        const tails = tailsOf(command, { ...context, isOpen: false });
        if (tails?.some(({ isExec }) => isExec) === true && isComplete(command))
            return tails;
    }
    const last = statements.at(-1);
    return last === undefined || last.background === true ? null : tailsOf(last.command, context);
}
/** It ends in one of its branches whatever the condition says. */
function isComplete(node) {
    return node.type === 'Command' || (node.type === 'If' && node.else !== undefined);
}
function tailsOf(node, context) {
    switch (node.type) {
        case 'Command':
            return tailOfSimple(node, context);
        case 'AndOr': {
            const execs = node.commands.flatMap((each) => tailsOf(each, { ...context, isOpen: false }) ?? []);
            if (execs.some(({ isExec }) => isExec))
                return execs.filter(({ isExec }) => isExec);
            const last = node.commands.at(-1);
            return last === undefined ? null : tailsOf(last, context);
        }
        case 'If':
            return merge([node.then, ...node.elif.map(({ then }) => then), ...(node.else === undefined ? [] : [node.else])], context);
        case 'Case':
            return merge(node.items.map(({ body }) => body), context);
        case 'BraceGroup':
            return tailsOfList(node.body.commands, inside(context));
        case 'Subshell':
            return inside(context).isOpen ? tailsOfList(node.body.commands, context) : null;
        case 'Redirected':
            return tailsOf(node.command, inside(context));
        default:
            return null;
    }
}
function tailOfSimple(node, { script, family, isOpen }) {
    const command = script.commands.get(node);
    if (command === undefined)
        return null;
    // What a sourced file or an `eval` does at its end can't be seen, so it isn't held against the shell.
    if (command.isExec || ['.', 'source', 'eval'].includes(command.words[0] ?? ''))
        return [command];
    return isOpen && command.words.length > 0 && !(family === 'bash' && node.redirects.length > 0)
        ? [command]
        : null;
}
/** bash replaces itself only outside of groups and branches. */
function inside(context) {
    return context.family === 'bash' ? { ...context, isOpen: false } : context;
}
/** Every branch must end in one; a branch that runs nothing ends the shell. */
function merge(branches, context) {
    const found = branches.map(({ commands }) => tailsOfList(commands, inside(context)));
    return found.some((tails) => tails === null) ? null : found.flatMap((tails) => tails ?? []);
}

;// CONCATENATED MODULE: ./src/definition/read-celery.ts
/** Options of `celery` and its worker and beat that take a value (celery/bin, 5.6); what follows them is no subcommand. */
const LONG_WITH_VALUE = new Set([
    ...[
        '--app',
        '--broker',
        '--result-backend',
        '--loader',
        '--config',
        '--workdir',
        '--hostname',
        '--statedb',
    ],
    ...['--loglevel', '--optimization', '--prefetch-multiplier', '--concurrency', '--pool', '--time-limit'],
    ...['--soft-time-limit', '--max-tasks-per-child', '--max-memory-per-child', '--queues', '--exclude-queues'],
    ...['--include', '--autoscale', '--scheduler', '--schedule', '--max-interval', '--logfile', '--pidfile'],
    ...['--uid', '--gid', '--umask', '--executable', '--schedule-filename', '--heartbeat-interval'],
]);
const SHORT_WITH_VALUE = /[AbnSlOcPQXIsf]/;
const SUBCOMMANDS = new Set([
    ...[
        'worker',
        'beat',
        'multi',
        'events',
        'flower',
        'inspect',
        'control',
        'status',
        'report',
        'shell',
        'purge',
    ],
    ...['call', 'list', 'migrate', 'graph', 'amqp', 'logtool', 'result', 'upgrade', 'help'],
]);
/**
 * `celery -A APP SUBCOMMAND …`, in the order of version 5 or before it; null: none of Celery's own subcommands is there.
 * An app, a queue or a node may be called `worker` or `beat`: what is an option's value is no subcommand.
 */
function readCelery(words) {
    const flags = new Set();
    const plain = [];
    for (let at = 1; at < words.length; at += 1) {
        const word = words[at] ?? '';
        if (word.startsWith('--')) {
            flags.add(word.replace(/=.*$/s, ''));
            if (LONG_WITH_VALUE.has(word))
                at += 1;
        }
        else if (word.startsWith('-')) {
            if (readCluster(word, flags))
                at += 1;
        }
        else
            plain.push(word);
    }
    const found = plain.findIndex((word) => SUBCOMMANDS.has(word));
    const subcommand = plain[found];
    return subcommand === undefined ? null : { subcommand, flags, rest: plain.slice(found + 1) };
}
/** `-EB`, `-lINFO`, `-c`; true: the value of the last letter is the next word. */
function readCluster(word, flags) {
    const letters = word.slice(1).split('');
    const valued = letters.findIndex((letter) => SHORT_WITH_VALUE.test(letter));
    const own = valued === -1 ? letters : letters.slice(0, valued + 1);
    for (const letter of own)
        flags.add(`-${letter}`);
    return valued !== -1 && valued === letters.length - 1;
}
/** How beat is scheduled by it: `locking` where only one of several sends (RedBeat takes a lock in Redis). */
function readBeat(words) {
    const command = readCelery(words);
    if (command === null)
        return null;
    const { subcommand, flags } = command;
    const isInside = (subcommand === 'worker' || isMultiStart(command)) && (flags.has('-B') || flags.has('--beat'));
    if (subcommand !== 'beat' && !isInside)
        return null;
    return words.some((word) => /redbeat/i.test(word)) ? 'locking' : 'plain';
}
/** `celery multi start w1 w2` starts workers and ends. */
function isMultiStart({ subcommand, rest }) {
    return subcommand === 'multi' && ['start', 'restart'].includes(rest[0] ?? '');
}

;// CONCATENATED MODULE: ./src/definition/name-of.ts
/** `/usr/bin/celery` and `celery` alike. */
function nameOf(word) {
    return word.slice(word.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./src/definition/find-start.ts


const SERVERS = ['gunicorn', 'uvicorn', 'hypercorn', 'daphne'];
const SHELLS = new Set(['sh', 'ash', 'dash', 'bash', 'zsh']);
/** Programs of Celery whose name alone says what they run: Celery 3 and django-celery. */
const LEGACY = new Set(['celeryd', 'celerybeat']);
/** Programs that take the words behind them as data, or run them in a way of their own: what is there is no program. */
const TAKES_DATA = new Set([
    ...[
        'echo',
        'printf',
        'cd',
        'mkdir',
        'chown',
        'chmod',
        'cp',
        'mv',
        'rm',
        'ln',
        'touch',
        'ls',
        'cat',
        'tail',
        'head',
    ],
    ...[
        'grep',
        'egrep',
        'sed',
        'awk',
        'cut',
        'sort',
        'tee',
        'find',
        'which',
        'type',
        'curl',
        'wget',
        'nc',
        'ping',
    ],
    ...[
        'sleep',
        'wait',
        'test',
        '[',
        '[[',
        ':',
        'true',
        'false',
        'exit',
        'return',
        'export',
        'unset',
        'source',
        '.',
    ],
    ...[
        'trap',
        'read',
        'kill',
        'pkill',
        'killall',
        'pgrep',
        'ps',
        'pip',
        'pip3',
        'apt-get',
        'apt',
        'apk',
        'git',
        'id',
    ],
    ...[
        'useradd',
        'adduser',
        'supervisord',
        'supervisorctl',
        'honcho',
        'foreman',
        'forego',
        'overmind',
        'circusd',
    ],
    ...[
        'node',
        'ruby',
        'java',
        'php',
        'perl',
        'rails',
        'rake',
        'alembic',
        'flask',
        'rq',
        'rqworker',
        'dramatiq',
    ],
    ...[
        'arq',
        'huey_consumer',
        'huey_consumer.py',
        'sidekiq',
        'flower',
        'nginx',
        'redis-cli',
        'psql',
        'pg_isready',
    ],
]);
/** The first word behind them is a user. */
const USER_FIRST = new Set(['gosu', 'su-exec', 's6-setuidgid', 'setuidgid', 'chpst']);
/** They start what follows them, so a script there is the program. */
const WRAPPERS = new Set([
    ...[
        ...USER_FIRST,
        'exec',
        'env',
        'nice',
        'nohup',
        'time',
        'timeout',
        'setsid',
        'stdbuf',
        'sudo',
        'runuser',
        'setpriv',
    ],
    ...[
        'tini',
        'dumb-init',
        'docker-init',
        'catatonit',
        'with-contenv',
        'poetry',
        'pipenv',
        'uv',
        'pdm',
        'rye',
        'hatch',
    ],
    ...[
        'bundle',
        'npx',
        'chamber',
        'doppler',
        'aws-vault',
        'newrelic-admin',
        'ddtrace-run',
        'opentelemetry-instrument',
    ],
    ...['watchmedo', 'xvfb-run', 'dockerize', 'wait-for-it', 'wait-for-it.sh', 'command'],
]);
/** Where the words name what really runs, behind wrappers such as `poetry run` or `gosu app`: an index into them. */
function findStart(words) {
    const name = nameOf(words[0] ?? '');
    if (isProgramAt(words, 0) || TAKES_DATA.has(name) || isPython(name) || /^manage\.py$/.test(name))
        return 0;
    if (name === 'command' && words[1]?.startsWith('-') === true)
        return 0;
    const from = Math.max(USER_FIRST.has(name) ? 2 : 1, WRAPPERS.has(name) ? words.indexOf('--') + 1 : 1);
    for (let at = from; at < words.length; at += 1) {
        if (isProgramAt(words, at))
            return isRole(words, at) && !WRAPPERS.has(name) ? 0 : at;
        const next = nameOf(words[at] ?? '');
        if (isPython(next) || next === 'manage.py' || (WRAPPERS.has(name) && TAKES_DATA.has(next)))
            return at;
    }
    if (!WRAPPERS.has(name))
        return 0;
    const script = words.findIndex((word, at) => at >= from && /\.(?:sh|bash|py)$|^\.{0,2}\/\S+$/.test(word));
    return script === -1 ? 0 : script;
}
function isPython(name) {
    return /^(?:python|pypy)\d*(?:\.\d+)?$/.test(name);
}
function isProgramAt(words, at) {
    const name = nameOf(words[at] ?? '');
    if (SHELLS.has(name))
        return findShellScript(words.slice(at)) !== null;
    if (name === 'celery')
        return at === 0 || readCelery(words.slice(at)) !== null;
    if (name === 'fastapi')
        return ['run', 'dev'].includes(words[at + 1] ?? '');
    return LEGACY.has(name) || SERVERS.includes(name);
}
/** `/entrypoint.sh gunicorn`: a word for the script, which knows the command that belongs to it. */
function isRole(words, at) {
    return at === words.length - 1;
}
/** `sh -e -c 'SCRIPT' NAME ARGS`, `bash -o pipefail -lc SCRIPT`, `sh FILE ARGS`; null: neither. `words` begin with the shell. */
function findShellScript(words) {
    let at = 1;
    let isFile = true;
    for (; /^[-+]./.test(words[at] ?? '') && words[at] !== '--'; at += 1) {
        const word = words[at] ?? '';
        if (word.startsWith('--')) {
            if (word === '--rcfile' || word === '--init-file')
                at += 1;
            continue;
        }
        if (word.startsWith('-') && word.includes('c'))
            isFile = false;
        // `-o pipefail`, `-euo pipefail`, `-O extglob` take the next word.
        if (/[oO]/.test(word))
            at += 1;
    }
    if (words[at] === '--')
        at += 1;
    const script = words[at];
    if (script === undefined)
        return null;
    return { script, isFile, args: words.slice(isFile ? at : at + 1) };
}

;// CONCATENATED MODULE: ./src/definition/find-migration.ts

/** The tool, and the word that makes it change the database or the files. Sources: each tool's own command reference. */
const TOOLS = [
    [
        /^(?:manage\.py|django-admin(?:\.py)?|django)$/,
        /^(?:migrate|migrate_schemas|collectstatic|compilemessages)$/,
    ],
    [/^(?:alembic|aerich|superset|airflow|ckan)$/, /^(?:upgrade|migrate)$/],
    [
        /^(?:rails|rake|sequelize|sequelize-cli)$/,
        /^db:(?:migrate|prepare|setup|schema:load|migrate:with_data)$/,
    ],
    [/^artisan$/, /^migrate(?::fresh|:refresh)?$/],
    [/^console$/, /^doctrine:(?:migrations:migrate|schema:update)$/],
    [/^(?:knex|typeorm[\w-]*|mikro-orm|ace)$/, /^(?:migrate:latest|migrate:up|migration:run|migration:up)$/],
    [/^(?:phinx|flyway|drizzle-kit|db-migrate|umzug|migrate-mongo|node-pg-migrate)$/, /^(?:migrate|up|push)$/],
    [/^(?:goose|dbmate|migrate)$/, /^(?:up|migrate)$/],
    [/^mix$/, /^ecto\.(?:migrate|setup)$/],
    [/^liquibase$/, /^update$/],
    [/^yoyo$/, /^apply$/],
    [/^(?:npm|yarn|pnpm|bun)$/, /^(?:db[:-])?migrat(?:e|ions?)(?:[:-](?:up|run|deploy|latest|prod))?$/],
];
/** Two words that follow each other. */
const PAIRS = [
    [/^flask$/, 'db upgrade'],
    [/^prisma$/, 'migrate deploy'],
    [/^prisma$/, 'db push'],
    [/^(?:atlas|sea-orm-cli)$/, 'migrate apply'],
    [/^sqlx$/, 'migrate run'],
    [/^diesel$/, 'migration run'],
    [/^dotnet(?:-ef)?$/, 'database update'],
    [/^piccolo$/, 'migrations forwards'],
];
/** They look, and change nothing. */
const LOOKS_ONLY = /^--(?:check(?:-heads)?|plan|list|pretend|sql|dry-run|help|version)$/;
/** `/app/migrate.sh`, `run-migrations` */
const SCRIPT = /^(?:(?:run|db|do|start)[-_])*(?:migrate|migrations?)(?:[-_](?:db|database))?(?:\.(?:sh|py|js|rb))?$/;
/** What a command does that belongs before the service itself, as the tool calls it: `migrate`, `db:migrate`; null: nothing. */
function findMigration(words) {
    if (words.some((word) => LOOKS_ONLY.test(word)) || /^(?:echo|printf)$/.test(words[0] ?? ''))
        return null;
    const names = words.map((word) => nameOf(word));
    const tail = (tool) => {
        const at = names.findIndex((name) => tool.test(name));
        return at === -1 ? [] : words.slice(at + 1);
    };
    for (const [tool, verb] of TOOLS) {
        const found = tail(tool).find((word) => verb.test(word));
        if (found !== undefined)
            return found;
    }
    for (const [tool, verb] of PAIRS) {
        if (` ${tail(tool).join(' ')} `.includes(` ${verb} `))
            return verb;
    }
    const [program] = names;
    return program !== undefined && SCRIPT.test(program) && program !== 'migrate' ? 'migrate' : null;
}

;// CONCATENATED MODULE: ./src/definition/classify-program.ts




const PLAIN = {
    toldBy: 'command',
    beat: null,
    migration: null,
    hiddenBy: null,
    script: null,
    isBackground: false,
};
const SUPERVISORS = new Set([
    ...[
        'supervisord',
        'circusd',
        's6-svscan',
        'runsvdir',
        'pm2',
        'pm2-runtime',
        'monit',
        'hivemind',
        'overmind',
    ],
    ...['concurrently', 'multirun'],
]);
/** They start what a Procfile names. */
const PROCFILE = new Set(['honcho', 'foreman', 'forego']);
/** What one command runs, behind wrappers such as `poetry run`, `gosu app` or `python -m`. */
function classifyProgram(given) {
    const behind = given.slice(findStart(given));
    const words = isPython(nameOf(behind[0] ?? '')) ? readPython(behind) : readManage(behind);
    const name = nameOf(words[0] ?? '');
    const server = SERVERS.find((each) => each === name);
    const base = { ...PLAIN, words };
    if (server !== undefined)
        return { ...base, kind: server };
    if (name === 'fastapi')
        return { ...base, kind: 'uvicorn', words: asUvicorn(words) };
    if (name === 'celeryd')
        return { ...base, kind: 'celery-worker' };
    if (name === 'celerybeat')
        return { ...base, kind: 'celery-beat', beat: 'plain' };
    if (name === 'celery')
        return identifyCelery(words);
    return {
        ...base,
        kind: 'other',
        words: given,
        migration: findMigration(behind),
        hiddenBy: SUPERVISORS.has(name) || (PROCFILE.has(name) && words.includes('start')) ? name : null,
        script: findScript(behind),
    };
}
function identifyCelery(words) {
    const command = readCelery(words);
    const beat = readBeat(words);
    const base = { ...PLAIN, words, beat };
    const { flags } = command ?? { flags: new Set() };
    if (command === null)
        return { ...base, kind: 'other' };
    if (isMultiStart(command))
        return { ...base, kind: 'celery-worker', hiddenBy: 'celery multi' };
    const hiddenBy = flags.has('--detach') || flags.has('-D') ? '--detach' : null;
    if (command.subcommand === 'worker')
        return { ...base, kind: 'celery-worker', hiddenBy };
    if (command.subcommand === 'beat')
        return { ...base, kind: 'celery-beat', hiddenBy };
    return { ...base, kind: 'other' };
}
/** `python -Bum celery worker`, `python manage.py celery worker`: what follows Python's own options. */
function readPython(words) {
    for (let at = 1; at < words.length; at += 1) {
        const word = words[at] ?? '';
        if (!word.startsWith('-'))
            return readManage(words.slice(at));
        const letters = word.slice(1);
        const valued = /[mcWX]/.exec(letters);
        if (valued === null)
            continue;
        const own = letters.slice(valued.index + 1);
        if (valued[0] === 'c')
            return words;
        if (valued[0] === 'm')
            return readModule([...(own === '' ? [] : [own]), ...words.slice(at + 1)]);
        if (own === '')
            at += 1;
    }
    return words;
}
/** django-celery: `manage.py celery worker`, `manage.py celeryd`. */
function readManage(words) {
    const isDjango = /^(?:manage\.py|django-admin)$/.test(nameOf(words[0] ?? ''));
    return isDjango && /^celery(?:d|beat)?$/.test(words[1] ?? '') ? words.slice(1) : words;
}
/** `celery`, `celery.__main__`, `gunicorn.app.wsgiapp`; another module may start one of them in turn. */
function readModule([module = '', ...rest]) {
    const [first = ''] = module.split('.');
    if (first === 'celery' || first === 'fastapi' || SERVERS.includes(first))
        return [first, ...rest];
    const words = [module, ...rest];
    const start = /^(?:coverage|debugpy|cProfile|memray|scalene|watchdog|watchfiles)$/.test(first)
        ? findStart(words)
        : 0;
    return words.slice(start);
}
/** `fastapi run` is uvicorn on 0.0.0.0:8000, `fastapi dev` on 127.0.0.1 (fastapi-cli); what is given comes last and counts. */
function asUvicorn([, verb, ...rest]) {
    return ['uvicorn', '--host', verb === 'run' ? '0.0.0.0' : '127.0.0.1', '--port', '8000', ...rest];
}
/** A script file, a module of the app, a target of make, or a bare word that the image's entry point has to know. */
function findScript(words) {
    const first = nameOf(words[0] ?? '');
    if (SHELLS.has(first)) {
        const start = findShellScript(words);
        return start?.isFile === true ? { name: start.script, args: start.args.slice(1) } : null;
    }
    const own = isPython(first) ? readPython(words) : words;
    const [name, ...args] = first === 'make' ? own.filter((word) => word !== 'make' && !word.startsWith('-')) : own;
    if (name === undefined || isPython(nameOf(name)) || nameOf(name) === 'manage.py')
        return null;
    const isFile = /\.(?:sh|bash|py)$/.test(name);
    const isPath = name.includes('/') && !nameOf(name).includes('.') && !/^\/(?:usr\/(?:local\/)?)?s?bin\//.test(name);
    const isModule = own !== words && /^\w+(?:\.\w+)+$/.test(name);
    const isRole = /^(?:start[-_]?|run[-_]?)?(?:celery[-_]?)?(?:worker|beat|celery)$/.test(name) && args.length === 0;
    return isFile || isPath || isModule || isRole || first === 'make' ? { name, args } : null;
}

// EXTERNAL MODULE: ./src/definition/parse-script.ts
var parse_script = __webpack_require__(1544);
;// CONCATENATED MODULE: ./src/definition/read-telling-name.ts

const BEAT = /(?:^|[^a-z])(?:celery[-_.]?)?beat(?:[^a-z]|$)/;
const WORKER = /(?:^|[^a-z])(?:celery[-_.]?)?workers?(?:[^a-z]|$)|(?:^|[^a-z])celeryd(?:[^a-z]|$)/;
const CELERY = /(?:^|[^a-z])celery/;
/** It looks after a worker or a beat, or belongs to another queue than Celery's. */
const BESIDE = /(?:^|[^a-z])(?:flower|exporter|monitor|health(?:check|z)?|probe|check|ping|status|inspect|purge|stop|kill|tests?|rq|sidekiq|dramatiq|huey)(?:[^a-z]|$)/;
/** It is something else unless it is called worker or beat as well. */
const ELSE = /(?:^|[^a-z])(?:web|api|server|gunicorn|uvicorn|nginx|migrate|migrations?|shell|dashboard|admin)(?:[^a-z]|$)/;
/** Names that say nothing, so that the folder may. */
const read_telling_name_PLAIN = /^(?:docker[-_])?(?:run|start|main|__main__|entrypoint|app|boot|launch|init|cmd|command)(?:[-_](?:ecs|prod|production|aws))?$/;
const NONE = { worker: false, beat: false };
/**
 * What a script runs as far as its name, its arguments and the container's name show; the first that shows something
 * counts. `isCelery`: the environment shows that Celery is in use, so a mere `worker` is one of Celery's.
 */
function readTellingName(script, args, container, isCelery) {
    const base = nameOf(script).replace(/\.(?:sh|bash|py)$/, '');
    const isPlain = base === '' || read_telling_name_PLAIN.test(base.toLowerCase());
    const folder = isPlain ? script.slice(0, -nameOf(script).length) : '';
    const names = [
        base,
        folder,
        ...args.filter((word) => /^[a-z][a-z0-9_-]*$/i.test(word)).slice(0, 2),
        container,
    ];
    const showsCelery = [script, container].some((name) => CELERY.test(name.toLowerCase()));
    for (const name of names) {
        // `consume.py` in a container `worker` says itself what it does, and that it is Celery's is not to be seen.
        const knows = showsCelery || (isCelery && (name !== container || isPlain));
        const role = readName(name.toLowerCase(), knows);
        if (role !== null)
            return role;
    }
    return NONE;
}
/** null: it shows nothing. */
function readName(name, isCelery) {
    const beat = BEAT.test(name);
    const worker = WORKER.test(name) && (isCelery || beat);
    if (BESIDE.test(name))
        return NONE;
    if (beat || worker)
        return { worker, beat };
    if (ELSE.test(name))
        return NONE;
    return CELERY.test(name) ? { worker: true, beat: false } : null;
}

;// CONCATENATED MODULE: ./src/definition/read-command.ts






/** A script in a script in a script: nobody writes more, and a hostile one must end. */
const DEEPEST = 5;
/**
 * What the command line shows; a script file that it runs isn't looked into, only its name and the container's are.
 * `usesCelery`: it is known from elsewhere that the service's workers are Celery's.
 */
function readCommand(container, usesCelery = false) {
    const facts = readWords(container.words, container.image, 0);
    const isCelery = usesCelery || findsCelery(container);
    const programs = facts.programs.map((program) => addEnvironmentOptions(program, container));
    return { ...facts, programs: tellByName(programs, container, isCelery) };
}
/** gunicorn reads GUNICORN_CMD_ARGS before its command line (settings reference). */
function addEnvironmentOptions(program, { environment }) {
    const options = environment['GUNICORN_CMD_ARGS'];
    if (program.kind !== 'gunicorn' || options === undefined)
        return program;
    const [name = 'gunicorn', ...rest] = program.words;
    const own = [...(0,parse_script/* parseScript */.t)(options, []).commands.values()].flatMap(({ words }) => words);
    return { ...program, words: [name, ...own, ...rest] };
}
function readWords(words, image, depth) {
    const start = findStart(words);
    const found = depth < DEEPEST ? findShell(words.slice(start)) : null;
    if (found !== null)
        return readShell(found, words.slice(0, start), image, depth);
    const whole = findWholeCommand(words);
    if (whole !== null && depth < DEEPEST) {
        const { programs, hasBackground } = readScript((0,parse_script/* parseScript */.t)(whole, []), image, depth);
        return { shell: null, programs, hasBackground };
    }
    return { shell: null, programs: [classifyProgram(words)], hasBackground: false };
}
/** A whole command in one word: the entry point, a script, hands it to a shell, so what PID 1 is can't be seen. */
function findWholeCommand(words) {
    const last = words.at(-1) ?? '';
    const isAlone = words.length === 1 || (words.length === 2 && classifyProgram(words.slice(0, 1)).script !== null);
    return isAlone && /\S\s+\S/.test(last) ? last : null;
}
function findShell(words) {
    const name = nameOf(words[0] ?? '');
    if (name === 'su' || name === 'runuser') {
        const script = words[words.findIndex((word) => word === '-c' || word === '--command') + 1];
        return words.includes('-c') && script !== undefined ? { name, script, isFile: false, args: [] } : null;
    }
    if (!SHELLS.has(name))
        return null;
    const start = findShellScript(words);
    return start === null || start.isFile ? null : { ...start, name };
}
function readShell(found, before, image, depth) {
    const script = (0,parse_script/* parseScript */.t)(found.script, found.args);
    const { programs, hasBackground, inner } = readScript(script, image, depth);
    const facts = { programs, hasBackground };
    const family = familyOf(found.name, image);
    if (family === null || hasOwnInit(before) || handlesSignals(script))
        return { ...facts, shell: null };
    const tails = findTails(script, family);
    if (tails === null || isLeftBehind(script, tails, inner)) {
        return { ...facts, shell: { name: found.name, script: found.script } };
    }
    const next = tails.map((tail) => inner.get(tail)?.shell ?? null).find((shell) => shell !== null);
    return { ...facts, shell: next ?? null };
}
function readScript(script, image, depth) {
    const commands = [...script.commands.values()];
    const inner = new Map(commands.map((command) => [command, readWords(command.words, image, depth + 1)]));
    const facts = [...inner.values()];
    return {
        inner,
        programs: [...inner].flatMap(([{ isBackground }, each]) => each.programs.map((program) => ({ ...program, isBackground: isBackground || program.isBackground }))),
        hasBackground: script.hasBackground || facts.some((each) => each.hasBackground),
    };
}
/** `sh` is what the image makes it: busybox ash on Alpine, bash on Red Hat's and Amazon's, dash on Debian's. */
function familyOf(shell, image) {
    if (shell === 'bash' || shell === 'zsh' || shell === 'ash' || shell === 'dash')
        return shell;
    if (shell !== 'sh')
        return null;
    if (/alpine|busybox/i.test(image))
        return 'ash';
    return /amazonlinux|al20\d\d|fedora|centos|rockylinux|almalinux|oraclelinux|\bubi\d/i.test(image)
        ? 'bash'
        : 'dash';
}
/** An init of the image's own: how it passes signals on can't be seen. */
function hasOwnInit(words) {
    return words.some((word) => ['tini', 'dumb-init', 'docker-init', 'catatonit', 's6-svscan'].includes(nameOf(word)));
}
/** A trap may pass the signal on. */
function handlesSignals({ commands }) {
    return [...commands.values()].some(({ words }) => words[0] === 'trap' && !['', '-', undefined].includes(words[1]));
}
const BUILTINS = new Set([
    ':',
    'true',
    'false',
    'echo',
    'printf',
    'exit',
    'wait',
    'cd',
    'return',
    'test',
    '[',
    'export',
]);
/** What the shell replaces itself by is not what works: that ran before it, or only a builtin of the shell is left. */
function isLeftBehind({ commands }, tails, inner) {
    if (tails.every(({ words: [name], isExec }) => !isExec && BUILTINS.has(name ?? '')))
        return true;
    const before = [...commands.values()].filter((command) => !command.isExec && !command.isBackground);
    const works = ({ kind, hiddenBy }) => kind !== 'other' && hiddenBy === null;
    return before.some((command) => !tails.includes(command) && inner.get(command)?.programs.some(works) === true);
}
/** Names count if nothing in the command line shows what its script runs. */
function tellByName(programs, container, isCelery) {
    const isKnown = programs.some(({ kind }) => kind !== 'other');
    const [first] = programs;
    if (first?.words.length === 0)
        return [tell(first, { name: '', args: [] }, container.name, isCelery)];
    return programs.map((program) => program.kind !== 'other' || program.script === null || program.migration !== null
        ? program
        : tell(program, program.script, isKnown ? '' : container.name, isCelery));
}
function tell(program, { name, args }, container, isCelery) {
    const { worker, beat } = readTellingName(name, args, container, isCelery);
    if (!worker && !beat)
        return program;
    return {
        ...program,
        kind: worker ? 'celery-worker' : 'celery-beat',
        beat: beat ? 'plain' : null,
        toldBy: 'name',
    };
}
function findsCelery({ environment, secretNames }) {
    return [...Object.keys(environment), ...secretNames].some((name) => /^CELERY|BROKER_URL$/i.test(name));
}


/***/ }),

/***/ 7347:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ DEFAULT_CHECK),
/* harmony export */   u: () => (/* binding */ readContainer)
/* harmony export */ });
/* harmony import */ var _parse_size_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(810);
/* harmony import */ var _read_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6108);


/** Any JSON will do: people write task definitions by hand. */
function readContainer(definition) {
    const container = (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .membersOf */ .lS)(definition);
    const log = (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .membersOf */ .lS)(container['logConfiguration']);
    return {
        name: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(container['name']) ?? '',
        image: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(container['image']) ?? '',
        essential: container['essential'] !== false,
        words: [...(0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textsOf */ .CB)(container['entryPoint']), ...(0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textsOf */ .CB)(container['command'])],
        environment: readPairs(container['environment']),
        secretNames: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(container['secrets']).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
        cpu: (0,_parse_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCpu */ .O)(container['cpu']),
        memoryMiB: (0,_parse_size_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMemory */ .P)(container['memory']),
        ports: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(container['portMappings']).flatMap((mapping) => {
            const port = (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl)(mapping['containerPort']);
            return port === null ? [] : [{ container: port, host: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl)(mapping['hostPort']) }];
        }),
        healthCheck: readHealthCheck((0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .membersOf */ .lS)(container['healthCheck'])),
        stopTimeout: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl)(container['stopTimeout']),
        initProcessEnabled: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .membersOf */ .lS)(container['linuxParameters'])['initProcessEnabled'] === true,
        logDriver: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(log['logDriver']),
        logOptions: Object.fromEntries(Object.entries((0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .membersOf */ .lS)(log['options'])).map(([name, value]) => [name, String(value)])),
        versionConsistency: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(container['versionConsistency']),
    };
}
/** ECS API, HealthCheck: what is meant where a member is left out. */
const DEFAULT_CHECK = {
    command: [],
    interval: 30,
    timeout: 5,
    retries: 3,
    startPeriod: null,
};
function readHealthCheck(check) {
    const command = (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .textsOf */ .CB)(check['command']);
    // `["NONE"]` switches it off.
    if (command.length === 0 || command[0] === 'NONE')
        return null;
    return {
        command,
        interval: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl)(check['interval']) ?? DEFAULT_CHECK.interval,
        timeout: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl)(check['timeout']) ?? DEFAULT_CHECK.timeout,
        retries: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl)(check['retries']) ?? DEFAULT_CHECK.retries,
        startPeriod: (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .numberOf */ .rl)(check['startPeriod']),
    };
}
function readPairs(value) {
    const pairs = (0,_read_values_js__WEBPACK_IMPORTED_MODULE_0__/* .listOf */ .c3)(value).flatMap(({ name, value: text }) => typeof name === 'string' && typeof text === 'string' ? [[name, text]] : []);
    return Object.fromEntries(pairs);
}


/***/ }),

/***/ 6108:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   lS: () => (/* binding */ membersOf),
/* harmony export */   rl: () => (/* binding */ numberOf)
/* harmony export */ });
function textOf(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}
function numberOf(value) {
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
function textsOf(value) {
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
function membersOf(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
function listOf(value) {
    return Array.isArray(value) ? value.map(membersOf) : [];
}


/***/ }),

/***/ 1335:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N2: () => (/* binding */ stopTimeoutOf),
/* harmony export */   Zq: () => (/* binding */ DEFAULT_STOP_SECONDS),
/* harmony export */   i_: () => (/* binding */ findLongestStop)
/* harmony export */ });
/* harmony import */ var _read_container_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7347);
/* harmony import */ var _read_values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6108);


/** ContainerDefinition.stopTimeout where none is given. */
const DEFAULT_STOP_SECONDS = 30;
/** How long ECS waits between SIGTERM and SIGKILL for one container. */
function stopTimeoutOf(container) {
    return (0,_read_container_js__WEBPACK_IMPORTED_MODULE_0__/* .readContainer */ .u)(container).stopTimeout ?? DEFAULT_STOP_SECONDS;
}
/** How long a whole task may take: containers that depend on each other stop one after the other, so their times add up. */
function findLongestStop({ containerDefinitions }) {
    const timeouts = containerDefinitions.map(stopTimeoutOf);
    if (timeouts.length === 0)
        return DEFAULT_STOP_SECONDS;
    const isChained = containerDefinitions.some((each) => (0,_read_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)((0,_read_values_js__WEBPACK_IMPORTED_MODULE_1__/* .membersOf */ .lS)(each)['dependsOn']).length > 0);
    return isChained ? timeouts.reduce((sum, seconds) => sum + seconds, 0) : Math.max(...timeouts);
}


/***/ }),

/***/ 9253:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ diagnose)
});

;// CONCATENATED MODULE: ./src/diagnosis/define-rule.ts
/** Combines `find` and `explain`, and hides the type of the facts from the engine. */
function defineRule(definition) {
    const { id, severity, find, explain } = definition;
    return {
        id,
        severity,
        diagnose: (evidence) => find(evidence).map((facts) => ({ id, severity, ...explain(facts) })),
    };
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/shorten-lines.ts
const LINES_AT_MOST = 3;
/** What a diagnosis quotes of many lines: the first few, each once. */
function shortenLines(lines) {
    return [...new Set(lines)].slice(0, LINES_AT_MOST);
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/quote.ts
/** What ECS says of a failed start comes to the point at the end, after 600 characters and more. */
const LENGTH_AT_MOST = 1_000;
/** A line as evidence: verbatim, on one line, and not endless. */
function quote(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > LENGTH_AT_MOST ? `${line.slice(0, LENGTH_AT_MOST - 1)}…` : line;
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-in-events.ts

/** Service events since our update that match, oldest first. */
function findInEvents({ events }, pattern) {
    return events.flatMap(({ atMs, message }) => {
        const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(message);
        if (match === null)
            return [];
        const groups = [...match].slice(1).map((group) => group ?? '');
        return [{ atMs, line: quote(message), groups }];
    });
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/alarm-rollback.ts




/** Event text as seen on ECS: `(service S) (deployment D) deployment failed: alarm detected.` */
const DETECTED = /deployment failed: alarm detected/i;
const alarmRollback = defineRule({
    id: 'alarm-rollback',
    severity: 'cause',
    find: (evidence) => {
        const { serviceDeployment } = evidence;
        const failed = serviceDeployment !== null && /ROLLBACK|STOP/.test(serviceDeployment.status);
        const alarms = failed ? serviceDeployment.triggeredAlarms : [];
        const reasons = [serviceDeployment?.statusReason, serviceDeployment?.rollbackReason];
        const said = reasons.flatMap((reason) => (/\balarm/i.test(reason ?? '') ? [quote(reason ?? '')] : []));
        const events = findInEvents(evidence, DETECTED).map(({ line }) => line);
        const lines = shortenLines([...events, ...said, ...alarms.map((name) => `triggered alarm: ${name}`)]);
        return lines.length === 0 ? [] : [{ alarms, lines }];
    },
    explain: ({ alarms, lines }) => ({
        what: `ECS ended the deployment because of ${alarms.length === 0 ? 'a CloudWatch alarm' : `the CloudWatch alarm ${alarms.join(', ')}`}.`,
        why: 'The service watches alarms during deployments, and one went off during this rollout.',
        fix: 'Check the alarm’s metric at that time; the tasks themselves may be fine.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/circuit-breaker-tripped.ts




/** Texts seen on ECS, as an event and as the deployment's rolloutStateReason. */
const EVENT = /deployment failed: tasks failed to start/i;
const REASON = /circuit breaker: tasks? failed to start/i;
const circuitBreakerTripped = defineRule({
    id: 'circuit-breaker-tripped',
    severity: 'symptom',
    find: (evidence) => {
        const { service, deploymentId, serviceDeployment } = evidence;
        const reason = service?.deployments.find(({ id }) => id === deploymentId)?.rolloutStateReason ?? '';
        const said = REASON.test(reason) ? [quote(reason)] : [];
        const lines = shortenLines([...findInEvents(evidence, EVENT).map(({ line }) => line), ...said]);
        const breaker = serviceDeployment?.circuitBreaker ?? null;
        return lines.length === 0
            ? []
            : [{ count: breaker?.failureCount ?? null, threshold: breaker?.threshold ?? null, lines }];
    },
    explain: ({ count, threshold, lines }) => ({
        what: `The deployment circuit breaker tripped${count === null || threshold === null ? '' : ` after ${count} failed tasks (threshold ${threshold})`}: ECS stopped the deployment.`,
        why: 'Too many new tasks failed to start or failed their health checks; the breaker does not say why.',
        fix: 'Fix what made the tasks fail; for an hour the ECS console shows the reason and exit code of stopped tasks.',
        evidence: lines,
    }),
});

// EXTERNAL MODULE: ./src/wording/shorten-arn.ts
var shorten_arn = __webpack_require__(7643);
// EXTERNAL MODULE: ./src/definition/read-container.ts
var read_container = __webpack_require__(7347);
;// CONCATENATED MODULE: ./src/definition/find-container.ts

/** Container definitions of a revision; [] where it couldn't be read. */
function containersOf(revision) {
    return revision?.definition.containerDefinitions ?? [];
}
function findContainer(revision, name) {
    return containersOf(revision).find((container) => container.name === name) ?? null;
}
/** `entryPoint` and `command` in one line as the task definition says; '' when the image decides. */
function commandOf(container) {
    return (0,read_container/* readContainer */.u)(container).words.join(' ');
}
/** Names, never values, of what the container finds in its environment: `environment` and `secrets`. */
function environmentNamesOf(container) {
    const { environment, secretNames } = (0,read_container/* readContainer */.u)(container);
    return [...Object.keys(environment), ...secretNames];
}
/** A value of `environment`; null where there is none. Values that may be secrets are masked in the evidence. */
function environmentValueOf(container, name) {
    return (0,read_container/* readContainer */.u)(container).environment[name] ?? null;
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-failing-checks.ts





function findFailingChecks(evidence) {
    const killed = evidence.stoppedTasks.filter(({ stoppedReason }) => /failed container health checks/i.test(stoppedReason ?? ''));
    const tasks = [...killed, ...evidence.newTasks.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY')];
    const healthy = evidence.newTasks.some(({ healthStatus }) => healthStatus === 'HEALTHY');
    if (tasks.length === 0 || healthy)
        return [];
    const unhealthy = new Set(tasks.flatMap(({ containers }) => containers.filter(isUnhealthy).map(({ name }) => name)));
    const checked = containersOf(evidence.taskDefinition).filter((one) => one['healthCheck'] !== undefined);
    const meant = checked.filter(({ name }) => unhealthy.size === 0 || unhealthy.has(name));
    return meant.map((container) => ({
        ...readCheck(container),
        lines: quoteReasons(evidence, tasks, container),
    }));
}
function isUnhealthy({ healthStatus }) {
    return healthStatus === 'UNHEALTHY';
}
function readCheck(container) {
    const { name, healthCheck } = (0,read_container/* readContainer */.u)(container);
    const { command: words, timeout, startPeriod } = healthCheck ?? read_container/* DEFAULT_CHECK */.H;
    const command = words.filter((word, at) => at > 0 || !/^CMD(?:-SHELL)?$/.test(word)).join(' ');
    return { container: name, command, timeoutSeconds: timeout, startPeriodSeconds: startPeriod ?? 0 };
}
function quoteReasons(evidence, tasks, { name }) {
    const ids = new Set(tasks.map(({ arn }) => (0,shorten_arn/* shortenArn */.Vq)(arn)));
    const said = findInEvents(evidence, /\(task ([^)]+)\) failed container health checks/i)
        .filter(({ groups: [id = ''] }) => ids.has(id))
        .map(({ line }) => line);
    const reasons = tasks.flatMap(({ stoppedReason }) => stoppedReason ?? []);
    const lines = [...reasons, ...said];
    return lines.length === 0 ? [`healthStatus of container ${name}: UNHEALTHY`] : shortenLines(lines);
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/judge-task.ts
/** An essential container ended by itself: nobody asked the task to stop. */
function isExitByItself({ stopCode }) {
    return stopCode === 'EssentialContainerExited';
}
/** ECS replaced it because its load balancer or container health checks failed. */
function isHealthCheckFailure({ stoppedReason }) {
    return /failed (?:ELB|container) health checks/i.test(stoppedReason ?? '');
}
/** The container that ended with something else than success, or the first that ended at all. */
function exitCodeOf({ containers }, container = null) {
    const meant = containers.filter(({ name }) => container === null || name === container);
    const codes = meant.flatMap(({ exitCode }) => exitCode ?? []);
    return codes.find((code) => code !== 0) ?? codes[0] ?? null;
}
/** Tasks of our deployment that show a fault of their own: they exited, failed checks, or are unhealthy now. */
function listTroubledTasks(evidence) {
    const stopped = evidence.stoppedTasks.filter((task) => isExitByItself(task) || isHealthCheckFailure(task));
    const unhealthy = evidence.newTasks.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY');
    const failing = evidence.targets.filter(({ isNew, looks }) => isNew && looks.at(-1)?.state.startsWith('unhealthy') === true);
    return [...stopped, ...unhealthy]
        .map(({ arn }) => arn)
        .concat(failing.flatMap(({ taskArn }) => taskArn ?? []));
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-failing-probes.ts




/** Texts: ECS developer guide, service-unhealthy-event-messages; older events lack `(task T)`. */
const find_failing_probes_EVENT = /\(service [^)]+\)(?: \(task ([^)]+)\))?(?: \(instance [^)]+\))? \(port (\d+)\) is unhealthy in \(?target-group ([^)\s]+)\)? due to \(reason (.+?)\.?\)/i;
/**
 * Health checks that the new revision fails now, by target group and reason. One unhealthy event alone is routine, and a
 * target group in which one new target is healthy proves that the revision can be.
 */
function findFailingProbes(evidence) {
    const seen = [...findInTargets(evidence), ...findInTaskEvents(evidence)];
    const groups = new Map();
    for (const one of seen.filter(({ targetGroupArn }) => !hasHealthy(evidence, targetGroupArn))) {
        const key = `${one.targetGroupArn} ${one.description}`;
        groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()].flatMap((sightings) => toProbe(evidence, sightings));
}
function findTargetGroup({ targetGroups }, arn) {
    return targetGroups.find((group) => group.arn === arn) ?? null;
}
function findInTargets(evidence) {
    return evidence.targets.flatMap((target) => {
        const look = lastJudged(target);
        if (!target.isNew || look?.state.startsWith('unhealthy') !== true)
            return [];
        const { targetGroupArn, port, taskArn } = target;
        return [{ targetGroupArn, port, taskArn, description: look.description ?? look.reason ?? 'unhealthy' }];
    });
}
/** Where targets couldn't be read: what the events say of our tasks, once ECS acted on it or said it twice. */
function findInTaskEvents(evidence) {
    if (evidence.targets.some(({ isNew }) => isNew))
        return [];
    const tasks = [...evidence.newTasks, ...evidence.stoppedTasks];
    const said = findInEvents(evidence, find_failing_probes_EVENT).flatMap(({ groups: [id = '', port = '', group = '', reason = ''] }) => {
        const task = tasks.find(({ arn }) => (0,shorten_arn/* shortenArn */.Vq)(arn) === id);
        const sighting = {
            targetGroupArn: group,
            port: Number(port),
            taskArn: task?.arn ?? '',
            description: reason,
        };
        return task === undefined ? [] : [{ task, sighting }];
    });
    const acted = said.some(({ task }) => isHealthCheckFailure(task));
    return acted || said.length > 1 ? said.map(({ sighting }) => sighting) : [];
}
/** The last state that the checks gave it: draining and gone say nothing of its health. */
function lastJudged({ looks }) {
    return looks.findLast(({ state }) => state === 'healthy' || state.startsWith('unhealthy'));
}
function hasHealthy({ targets }, targetGroupArn) {
    const ours = targets.filter((target) => target.isNew && target.targetGroupArn === targetGroupArn);
    return ours.some((target) => target.looks.at(-1)?.state === 'healthy');
}
function toProbe(evidence, sightings) {
    const [first] = sightings;
    if (first === undefined)
        return [];
    const { targetGroupArn, port, description } = first;
    const code = parseCode(description);
    const taskArns = [...new Set(sightings.flatMap(({ taskArn }) => taskArn ?? []))];
    // A task that ended by itself answers nothing: its failed checks are what follows, not why.
    if (code === null && taskArns.length > 0 && taskArns.every((arn) => hasExited(evidence, arn)))
        return [];
    const group = findTargetGroup(evidence, targetGroupArn);
    const lines = quoteEvents(evidence, first, taskArns);
    const container = evidence.service?.loadBalancers.find((one) => one.targetGroupArn === targetGroupArn)?.containerName ??
        null;
    const path = group?.healthCheck.path ?? null;
    return [{ targetGroupArn, container, taskArns, port, description, code, path, lines }];
}
function quoteEvents(evidence, { targetGroupArn, description }, arns) {
    const ids = new Set(arns.map(shorten_arn/* shortenArn */.Vq));
    const said = findInEvents(evidence, find_failing_probes_EVENT).filter(({ groups: [id = '', , group, reason] }) => group === targetGroupArn && reason === description && (id === '' || ids.has(id)));
    return said.length === 0 ? [description] : shortenLines(said.map(({ line }) => line));
}
function hasExited({ stoppedTasks }, taskArn) {
    return stoppedTasks.some((task) => task.arn === taskArn && isExitByItself(task));
}
function parseCode(description) {
    const code = /codes: \[(\d{3})/.exec(description)?.[1];
    return code === undefined ? null : Number(code);
}

// EXTERNAL MODULE: ./src/definition/ports.ts
var ports = __webpack_require__(5701);
// EXTERNAL MODULE: ./src/definition/parse-size.ts
var parse_size = __webpack_require__(810);
;// CONCATENATED MODULE: ./src/definition/read-size.ts

/** CPU units that the container can count on: its own, else the task's; null where neither says. */
function cpuOf(revision, container) {
    return (0,parse_size/* parseCpu */.O)(container?.['cpu']) ?? (0,parse_size/* parseCpu */.O)(revision?.definition['cpu']);
}
/** Hard memory limit in MiB: the container's, else the task's; null where neither says. */
function memoryOf(revision, container) {
    return (0,parse_size/* parseMemory */.P)(container?.['memory']) ?? (0,parse_size/* parseMemory */.P)(revision?.definition['memory']);
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/compare-revisions.ts






/** Containers that both revisions have; [] where one couldn't be read. */
function listContainerPairs({ taskDefinition, previousTaskDefinition, }) {
    return containersOf(taskDefinition).flatMap((now) => {
        const before = findContainer(previousTaskDefinition, now.name);
        return before === null ? [] : [{ name: now.name, before, now }];
    });
}
/** The new revision failed in a way of its own, so what it does otherwise than the serving one may be why. */
function hasFaultOfItsOwn(evidence) {
    const { stoppedTasks } = evidence;
    return (stoppedTasks.some(isExitByItself) ||
        findFailingProbes(evidence).length > 0 ||
        findFailingChecks(evidence).length > 0);
}
/** Members that differ, apart from the image, as people call them. */
function listChanges({ taskDefinition, previousTaskDefinition }, pair) {
    const { before, now } = pair;
    const differ = (name, a, b) => JSON.stringify(a) === JSON.stringify(b) ? [] : [name];
    return [
        ...differ('command', commandOf(before), commandOf(now)),
        ...differ('environment names', [...environmentNamesOf(before)].sort(), [...environmentNamesOf(now)].sort()),
        ...differ('ports', (0,ports/* portsOf */.a)(before), (0,ports/* portsOf */.a)(now)),
        ...differ('cpu', cpuOf(previousTaskDefinition, before), cpuOf(taskDefinition, now)),
        ...differ('memory', memoryOf(previousTaskDefinition, before), memoryOf(taskDefinition, now)),
    ];
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/command-changed.ts




const commandChanged = defineRule({
    id: 'command-changed',
    severity: 'note',
    find: (evidence) => hasFaultOfItsOwn(evidence)
        ? listContainerPairs(evidence).flatMap(({ name, before, now }) => {
            const [old, added] = [quote(commandOf(before)), quote(commandOf(now))];
            return old === added ? [] : [{ name, old, added }];
        })
        : [],
    explain: ({ name, old, added }) => ({
        what: `Container ${name} starts with a different command than in the serving revision.`,
        why: 'A flag, a path or an address in it may be the reason why the new tasks fail.',
        fix: 'Compare the two commands, and run the new one in the image by hand.',
        evidence: [
            `- ${old === '' ? '(the image’s own)' : old}`,
            `+ ${added === '' ? '(the image’s own)' : added}`,
        ],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-in-deaths.ts

/** What ECS says of stopped tasks of our deployment, `stoppedReason` and each container's `reason`, where it matches. */
function findInDeaths({ stoppedTasks }, pattern, isMeant = () => true) {
    return stoppedTasks.filter(isMeant).flatMap((task) => {
        const said = [
            { container: null, text: task.stoppedReason },
            ...task.containers.map(({ name, reason }) => ({ container: name, text: reason })),
        ];
        return said.flatMap(({ container, text }) => {
            const match = text === null ? null : new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(text);
            if (text === null || match === null)
                return [];
            const groups = [...match].slice(1).map((group) => group ?? '');
            return [{ taskArn: task.arn, container, line: quote(text), groups }];
        });
    });
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/cpu-or-memory-lowered.ts





const cpuOrMemoryLowered = defineRule({
    id: 'cpu-or-memory-lowered',
    severity: 'note',
    find: (evidence) => {
        const wanted = [
            ...(isSlow(evidence) ? ['cpu'] : []),
            ...(isFull(evidence) ? ['memory'] : []),
        ];
        return listContainerPairs(evidence).flatMap(({ name, before, now }) => wanted.flatMap((member) => {
            const sizeOf = member === 'cpu' ? cpuOf : memoryOf;
            const old = sizeOf(evidence.previousTaskDefinition, before);
            const added = sizeOf(evidence.taskDefinition, now);
            return old !== null && added !== null && added < old ? [{ name, member, old, added }] : [];
        }));
    },
    explain: ({ name, member, old, added }) => ({
        what: `Container ${name} has less ${member} than in the serving revision: ${added} instead of ${old}.`,
        why: member === 'cpu'
            ? 'The new tasks answer too late; the lower cpu may be the reason.'
            : 'The new tasks ran out of memory; the lower limit may be the reason.',
        fix: `Restore \`${member}\` ${old}, or run fewer processes.`,
        evidence: [`- ${member} ${old}`, `+ ${member} ${added}`],
    }),
});
function isSlow(evidence) {
    return findFailingProbes(evidence).some(({ code, description }) => code === 503 || code === 504 || /timed out/i.test(description));
}
function isFull(evidence) {
    return findInDeaths(evidence, /OutOfMemory|due to memory usage/i).length > 0;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/environment-names-dropped.ts



const environmentNamesDropped = defineRule({
    id: 'environment-names-dropped',
    severity: 'note',
    find: (evidence) => hasFaultOfItsOwn(evidence)
        ? listContainerPairs(evidence).flatMap(({ name, before, now }) => {
            const has = new Set(environmentNamesOf(now));
            const dropped = environmentNamesOf(before).filter((one) => !has.has(one));
            return dropped.length === 0 ? [] : [{ name, dropped }];
        })
        : [],
    explain: ({ name, dropped }) => ({
        what: `Container ${name} of the new revision lacks ${dropped.length === 1 ? 'a variable' : `${dropped.length} variables`} that the serving revision has: ${dropped.join(', ')}.`,
        why: 'An application that needs one of them may fail to start.',
        fix: 'Add them to `environment` or `secrets` in the task definition, unless they were removed on purpose.',
        evidence: dropped.map((one) => `- ${one}`),
    }),
});

// EXTERNAL MODULE: ./src/wording/count-of.ts
var count_of = __webpack_require__(7813);
;// CONCATENATED MODULE: ./src/diagnosis/rules/infrastructure-stops.ts




/** ECS API, Task.stopCode; texts seen on ECS. */
const CODES = new Set(['SpotInterruption', 'TerminationNotice', 'InfrastructureHealth']);
const TEXTS = /\bHost EC2 \(instance [^)]*\) (?:stopped|terminated)|performing maintenance on the underlying|Spot Task was interrupted/i;
const infrastructureStops = defineRule({
    id: 'infrastructure-stops',
    severity: 'cause',
    // Beside real failures one such stop explains nothing.
    find: (evidence) => {
        const { stoppedTasks } = evidence;
        if (stoppedTasks.length === 0 || !stoppedTasks.every(isTaken) || isComplete(evidence))
            return [];
        const lines = stoppedTasks.map(({ stoppedReason, stopCode }) => quote(stoppedReason ?? stopCode ?? ''));
        const isSpot = stoppedTasks.some(({ stopCode }) => stopCode === 'SpotInterruption');
        return [{ count: stoppedTasks.length, isSpot, lines: shortenLines(lines) }];
    },
    explain: ({ count, isSpot, lines }) => ({
        what: `AWS stopped ${(0,count_of/* countOf */.p)(count, 'new task')}: ${isSpot ? 'Spot capacity was reclaimed' : 'the host was stopped or maintained'}.`,
        why: 'No new task failed by itself, so this is not the revision’s fault.',
        fix: isSpot
            ? 'Deploy again, and keep a share of the service on FARGATE or on-demand instances (capacity provider strategy).'
            : 'Deploy again.',
        evidence: lines,
    }),
});
function isTaken({ stopCode, stoppedReason }) {
    return CODES.has(stopCode ?? '') || TEXTS.test(stoppedReason ?? '');
}
function isComplete({ newTasks, service }) {
    const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
    return service !== null && running >= service.desiredCount;
}

// EXTERNAL MODULE: ./src/wording/format-duration.ts
var format_duration = __webpack_require__(8258);
;// CONCATENATED MODULE: ./src/diagnosis/reading/classify-start-failure.ts
/** ECS puts this before whatever went wrong, secrets or not. */
const PREFIX = /unable to pull secrets or registry auth:?/gi;
/** The first that matches is what ECS was about to fetch or set up. */
const SUBJECTS = [
    ['log', /logger args|logging driver|log (?:group|stream)|CloudWatch|\blogs:Create/i],
    [
        'secret',
        /secrets? from |secret (?:manager|data|arn|value)|secrets ?manager|\b(?:asm|ssm)\b|Parameter Store|invalid parameters|\bkms:/i,
    ],
    ['image', /Cannot(?:Pull|Inspect)|\becr\b|registry|\bpull\b|manifest|diffIDs/i],
];
/**
 * The first that matches is what was wrong with it. The order matters: a log group that can't be found "because there is a
 * connection issue" may well be there. Sources: the ECS agent's error_messages.go, stopped-task error pages of the
 * developer guide, and texts that people quoted.
 */
const PROBLEMS = [
    ['rate-limit', /toomanyrequests|429 Too Many Requests|pull rate limit/i],
    ['platform', /descriptor matching platform|no matching manifest for|no match for platform/i],
    ['layers', /number of layers and diffIDs don't match/i],
    ['manifest', /failed with status code \[manifests [^\]]*\]: 400/i],
    ['disk', /no space left on device|devmapper|Thin Pool/i],
    [
        'denied',
        /AccessDenied|not authorized to perform|pull access denied|access to the resource is denied|no basic auth credentials|40[13] (?:Forbidden|Unauthorized)|status code 40[13]/i,
    ],
    [
        'network',
        /i\/o timeout|request canceled|RequestCanceled|context deadline|deadline exceeded|dial tcp|connection issue|no such host|connection refused|TLS handshake timeout/i,
    ],
    [
        'missing',
        /not ?found|manifest unknown|name unknown|does not exist|check whether the image exists|can['’]t find|cannot find|invalid parameters|did not contain json key/i,
    ],
];
/** What ECS could not do before the container ran, judged by its words. */
function classifyStartFailure(text) {
    const said = text.replaceAll(PREFIX, '');
    const subject = SUBJECTS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other';
    return { subject, problem: PROBLEMS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other' };
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-start-failures.ts


/** Events that say why a task could not be started: `was unable to place a task. Reason: ResourceInitializationError: …` */
const find_start_failures_EVENT = /was unable to place a task|failed to launch a task/i;
const ABOUT_THE_TASK = /(?:Cannot\w+|ResourceInitialization|ContainerRuntimeTimeout)Error/i;
/**
 * Why tasks of our deployment never ran, in the words of ECS. A failure after which another task of the same revision did
 * start was a passing one and is left out.
 */
function findStartFailures(evidence) {
    const lastStartMs = findLastStart(evidence);
    const tasks = evidence.stoppedTasks
        .filter(({ startedAtMs, createdAtMs, stoppedAtMs }) => {
        return startedAtMs === null && (stoppedAtMs ?? createdAtMs) > lastStartMs;
    })
        .flatMap(listTexts);
    const events = evidence.events
        .filter(({ atMs, message }) => atMs > lastStartMs && find_start_failures_EVENT.test(message) && ABOUT_THE_TASK.test(message))
        .map(({ message }) => ({ container: null, text: message }));
    return [...tasks, ...events].map(({ container, text }) => ({
        container,
        text,
        line: quote(text),
        ...classifyStartFailure(text),
    }));
}
/** When a task of our deployment last began to run; -Infinity: none ever did. */
function findLastStart({ newTasks, stoppedTasks }) {
    return Math.max(-Infinity, ...[...newTasks, ...stoppedTasks].map(({ startedAtMs }) => startedAtMs ?? -Infinity));
}
function listTexts({ stoppedReason, containers }) {
    const own = containers.map(({ name, reason }) => ({ container: name, text: reason ?? '' }));
    // The task repeats what one of its containers says better.
    const all = [...own, { container: null, text: stoppedReason ?? '' }].filter(({ text }) => text !== '');
    return all.filter(({ text }, index) => !all.some((other, at) => at < index && other.text.includes(text)));
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/is-held-up-by-old-tasks.ts


/**
 * The rollout was still replacing old tasks, and nothing is wrong with the new ones: then it took too long because of how
 * the old ones end.
 */
function isHeldUpByOldTasks(evidence) {
    const { oldTasks, newTasks, atMs } = evidence;
    const waits = newTasks.some(({ startedAtMs, createdAtMs }) => startedAtMs === null && atMs - createdAtMs > START_MS);
    return (oldTasks.length > 0 && !waits && !hasFaultOfItsOwn(evidence) && findStartFailures(evidence).length === 0);
}
/** A task that has not begun to run after so long is held up by something else. */
const START_MS = 3 * 60_000;

// EXTERNAL MODULE: ./src/definition/read-command.ts + 7 modules
var read_command = __webpack_require__(2068);
// EXTERNAL MODULE: ./src/definition/stop-timeout.ts
var stop_timeout = __webpack_require__(1335);
;// CONCATENATED MODULE: ./src/diagnosis/reading/find-killed-stops.ts




/** 128 + SIGKILL */
const KILLED = 137;
function findKilledStops(evidence) {
    const added = evidence.stoppedTasks.flatMap((task) => inTask(evidence, task, true));
    const old = [...(evidence.endedOldTasks ?? []), ...evidence.oldTasks];
    return [...added, ...old.flatMap((task) => inTask(evidence, task, false))];
}
function inTask(evidence, task, isNew) {
    if (task.stopCode !== 'ServiceSchedulerInitiated' && task.stopCode !== 'UserInitiated')
        return [];
    const { stoppingAtMs, stoppedAtMs } = task;
    const tookMs = stoppingAtMs === null || stoppedAtMs === null ? null : stoppedAtMs - stoppingAtMs;
    const killed = task.containers.filter(({ exitCode, reason }) => exitCode === KILLED && !/memory/i.test(reason ?? ''));
    return killed.map(({ name }) => {
        const container = findContainer(isNew ? evidence.taskDefinition : evidence.previousTaskDefinition, name);
        const { shell, programs } = (0,read_command/* readCommand */.U)((0,read_container/* readContainer */.u)(container));
        return {
            ...{ taskArn: task.arn, container: name, isNew, tookMs },
            stopTimeoutSeconds: (0,stop_timeout/* stopTimeoutOf */.N2)(container),
            shell,
            isWorker: programs.some(({ kind }) => kind === 'celery-worker'),
            line: `${task.stoppedReason ?? task.stopCode} (container ${name}: exit code ${KILLED})`,
        };
    });
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/killed-after-stop-timeout.ts




/** AWS documents 137 as "usually out of memory"; after a stop by the scheduler it is SIGKILL after stopTimeout. */
const killedAfterStopTimeout = defineRule({
    id: 'killed-after-stop-timeout',
    severity: 'symptom',
    // A shell as the first process has its own rule.
    find: (evidence) => findKilledStops(evidence)
        .filter(({ shell }) => shell === null)
        .map((stop) => ({ ...stop, decides: !stop.isNew && isHeldUpByOldTasks(evidence) })),
    explain: ({ container, isNew, stopTimeoutSeconds, tookMs, isWorker, decides, line }) => ({
        severity: decides ? 'cause' : 'symptom',
        what: `Container ${container} of ${isNew ? 'a new' : 'an old'} task did not stop within its \`stopTimeout\` of ${stopTimeoutSeconds} s and was killed${tookMs === null ? '' : `, ${(0,format_duration/* formatDuration */.a)(tookMs)} after it was asked to stop`}.`,
        why: `It did not run out of memory: ECS asked it to stop, and it ${isWorker ? 'still had jobs, which were cut' : 'ignored SIGTERM or needed more time'}.`,
        fix: isWorker
            ? 'Drain the workers before they are stopped (`broker-url` with `drain`), and set `stopTimeout` to 120.'
            : 'Handle SIGTERM in the main process, set its own grace time (gunicorn’s --graceful-timeout) below `stopTimeout`, or raise `stopTimeout` (120 at most on Fargate).',
        evidence: [line],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/no-new-deployment.ts


const noNewDeployment = defineRule({
    id: 'no-new-deployment',
    severity: 'note',
    // Only if the service has no other deployment than its completed one.
    find: ({ service, deploymentId, failedCall }) => {
        const [only, ...others] = service?.deployments ?? [];
        if (deploymentId !== null || failedCall !== null || only === undefined || others.length > 0)
            return [];
        return only.rolloutState === 'COMPLETED'
            ? [{ id: only.id, revision: (0,shorten_arn/* revisionOf */.DT)(only.taskDefinitionArn) }]
            : [];
    },
    explain: ({ id, revision }) => ({
        what: `ECS started no new deployment: ${revision} still serves (${id}).`,
        why: 'The service already has this task definition, and no other change makes ECS replace tasks.',
        fix: 'Deploy a new revision, or set `force-new-deployment: true` to replace the tasks anyway.',
        evidence: [`PRIMARY: ${id} ${revision}, rolloutState COMPLETED`],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/old-tasks-draining.ts




const ATTRIBUTE = 'deregistration_delay.timeout_seconds';
const oldTasksDraining = defineRule({
    id: 'old-tasks-draining',
    severity: 'note',
    find: (evidence) => {
        const { oldTasks, targetGroups } = evidence;
        const leaving = oldTasks.filter(({ desiredStatus }) => desiredStatus === 'STOPPED');
        if (!isNewSettled(evidence) || leaving.length === 0)
            return [];
        const delay = targetGroups.flatMap(({ attributes }) => attributes[ATTRIBUTE] ?? [])[0] ?? null;
        const lines = leaving.map(({ arn, lastStatus }) => `task ${(0,shorten_arn/* shortenTask */.BV)(arn)}: ${lastStatus}, desired STOPPED`);
        return [{ count: leaving.length, delay, lines: shortenLines(lines) }];
    },
    explain: ({ count, delay, lines }) => ({
        what: `All tasks of the new revision run; only ${(0,count_of/* countOf */.p)(count, 'old task')} ${count === 1 ? 'is' : 'are'} still stopping.`,
        why: `Old tasks finish their open requests (\`deregistration_delay\`${delay === null ? '' : ` is ${delay} s`}) and then stop within \`stopTimeout\`.`,
        fix: 'Nothing is broken; a shorter deregistration delay (30 to 60 s) makes rollouts finish sooner.',
        evidence: lines,
    }),
});
function isNewSettled({ service, deploymentId, newTasks, targets }) {
    const ours = service?.deployments.find(({ id }) => id === deploymentId);
    const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
    const healthy = targets
        .filter(({ isNew }) => isNew)
        .every(({ looks }) => looks.at(-1)?.state === 'healthy');
    return ours?.status === 'PRIMARY' && ours.desiredCount > 0 && running >= ours.desiredCount && healthy;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/only-image-changed.ts


const onlyImageChanged = defineRule({
    id: 'only-image-changed',
    severity: 'note',
    find: (evidence) => {
        const pairs = listContainerPairs(evidence);
        if (!hasFaultOfItsOwn(evidence) || pairs.some((pair) => listChanges(evidence, pair).length > 0))
            return [];
        return pairs.flatMap(({ name, before, now }) => before.image === now.image ? [] : [{ name, old: before.image, added: now.image }]);
    },
    explain: ({ name, old, added }) => ({
        what: `Only the image of container ${name} differs from the serving revision.`,
        why: 'Command, names of variables, ports, cpu and memory are the same, so the problem is in the image, or in something that the image now needs.',
        fix: 'Check what changed between the two images, including dependencies and the base image.',
        evidence: [`- ${old}`, `+ ${added}`],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/paused-by-hook.ts

/** ECS API, DeploymentLifecycleHookDetail with the status AWAITING_ACTION. */
const pausedByHook = defineRule({
    id: 'paused-by-hook',
    severity: 'cause',
    find: ({ serviceDeployment }) => (serviceDeployment?.waitingHooks ?? []).map(({ id, expiresAtMs, timeoutAction }) => ({
        ...{ id, timeoutAction: timeoutAction ?? 'ROLLBACK' },
        arn: serviceDeployment?.arn ?? '',
        stage: serviceDeployment?.lifecycleStage ?? null,
        until: expiresAtMs === null ? null : new Date(expiresAtMs).toISOString(),
    })),
    explain: ({ id, arn, stage, until, timeoutAction }) => ({
        what: `The deployment is paused${stage === null ? '' : ` at ${stage}`} by a lifecycle hook and waits to be continued.`,
        why: `Nothing happens until ContinueServiceDeployment is called${until === null ? '' : `; at ${until.slice(0, 16).replace('T', ' ')} UTC ECS does ${timeoutAction} by itself`}.`,
        fix: `Continue it (\`aws ecs continue-service-deployment --service-deployment-arn ${arn} --hook-id ${id} --action CONTINUE\`, or ROLLBACK), or remove the hook from the service.`,
        evidence: [
            `hook ${id === '' ? 'without an id' : id}: AWAITING_ACTION${stage === null ? '' : ` at ${stage}`}`,
        ],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/pending-without-reason.ts





const LONG_MS = 300_000;
const BEFORE_RUNNING = new Set(['PROVISIONING', 'PENDING', 'ACTIVATING']);
const pendingWithoutReason = defineRule({
    id: 'pending-without-reason',
    severity: 'symptom',
    // A task that failed to start has a reason.
    find: ({ newTasks, stoppedTasks, atMs }) => {
        if (stoppedTasks.some(({ stopCode }) => stopCode === 'TaskFailedToStart'))
            return [];
        const waiting = newTasks.filter(({ lastStatus, createdAtMs }) => BEFORE_RUNNING.has(lastStatus) && atMs - createdAtMs >= LONG_MS);
        if (waiting.length === 0)
            return [];
        const longestMs = Math.max(...waiting.map(({ createdAtMs }) => atMs - createdAtMs));
        const lines = waiting.map(({ arn, lastStatus }) => `task ${(0,shorten_arn/* shortenTask */.BV)(arn)}: ${lastStatus}`);
        return [{ count: waiting.length, longestMs, lines: shortenLines(lines) }];
    },
    explain: ({ count, longestMs, lines }) => ({
        what: `${(0,count_of/* countOf */.p)(count, 'new task')} did not reach RUNNING in ${(0,format_duration/* formatDuration */.a)(longestMs)}, and ECS gives no reason.`,
        why: 'Usually the image is very large or its download slow; or a container waits for another one that never becomes healthy.',
        fix: 'Check the size of the image and `dependsOn` of the containers, and give the rollout more time (`health-timeout`).',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/ports-changed.ts




const portsChanged = defineRule({
    id: 'ports-changed',
    severity: 'note',
    // Only if nothing answers: an answer means that the port is right.
    find: (evidence) => findFailingProbes(evidence).some(({ code }) => code === null)
        ? listContainerPairs(evidence).flatMap(({ name, before, now }) => {
            const [old, added] = [(0,ports/* portsOf */.a)(before).join(', '), (0,ports/* portsOf */.a)(now).join(', ')];
            return old === added
                ? []
                : [{ name, old: old === '' ? 'none' : old, added: added === '' ? 'none' : added }];
        })
        : [],
    explain: ({ name, old, added }) => ({
        what: `The ports of container ${name} changed from ${old} to ${added}.`,
        why: 'The load balancer gets no answer: the server, the service’s load balancer or the security groups may still use the old port.',
        fix: 'Use one port everywhere: the server’s own setting, `containerPort`, the service’s load balancer, and the security group of the tasks.',
        evidence: [`- containerPort ${old}`, `+ containerPort ${added}`],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/rollback-requested.ts


/** StopServiceDeployment; ECS API: "Service deployment rolled back by user." */
const BY_USER = /rolled back by user/i;
const rollbackRequested = defineRule({
    id: 'rollback-requested',
    severity: 'cause',
    find: ({ serviceDeployment }) => {
        const reasons = [serviceDeployment?.statusReason, serviceDeployment?.rollbackReason];
        return reasons
            .flatMap((reason) => (BY_USER.test(reason ?? '') ? [{ line: quote(reason ?? '') }] : []))
            .slice(0, 1);
    },
    explain: ({ line }) => ({
        what: 'Someone asked ECS to roll this deployment back.',
        why: 'A StopServiceDeployment call, from the console or another program, ended it; the new revision itself may be fine.',
        fix: 'Find the call and its caller in CloudTrail (StopServiceDeployment) before deploying again.',
        evidence: [line],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/scaled-to-zero.ts

const scaledToZero = defineRule({
    id: 'scaled-to-zero',
    severity: 'cause',
    find: ({ service, newTasks }) => service?.desiredCount === 0 && service.runningCount === 0 && newTasks.length === 0
        ? [{ name: service.name }]
        : [],
    explain: ({ name }) => ({
        what: `The service ${name} is scaled to zero: no task is desired, and none runs.`,
        why: 'Its desired count is 0, so no task of the new revision can start, become healthy or fail.',
        fix: 'Raise the desired count (`desired-count`, or the minimum of its auto scaling), and deploy again; if zero is intended, there is nothing to wait for.',
        evidence: ['desiredCount: 0, runningCount: 0'],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/shell-as-first-process.ts



const shellAsFirstProcess = defineRule({
    id: 'shell-as-first-process',
    severity: 'symptom',
    find: (evidence) => findKilledStops(evidence).flatMap(({ container, isNew, stopTimeoutSeconds, shell, line }) => {
        const decides = !isNew && isHeldUpByOldTasks(evidence);
        return shell === null ? [] : [{ container, stopTimeoutSeconds, shell, decides, line }];
    }),
    explain: ({ container, stopTimeoutSeconds, shell, decides, line }) => ({
        severity: decides ? 'cause' : 'symptom',
        what: `Container ${container} never got the stop signal and was killed after ${stopTimeoutSeconds} s (\`stopTimeout\`).`,
        why: `Its first process is the shell of \`${shell.name} -c\`, which does not pass SIGTERM on to its child: running requests and jobs were cut.`,
        fix: 'Put `exec` before the last command of the script, or write `command` as a list without a shell; initProcessEnabled does not help: with it the work is cut at once.',
        evidence: [line, `${shell.name} -c ${shell.script}`],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/superseded.ts


const superseded = defineRule({
    id: 'superseded',
    severity: 'cause',
    // The previous revision as PRIMARY is a rollback, whatever its deployment's id.
    find: ({ service, deploymentId, previousDeploymentId, taskDefinition, previousTaskDefinition }) => {
        const primary = service?.deployments.find(({ status }) => status === 'PRIMARY');
        if (primary === undefined || deploymentId === null || primary.id === deploymentId)
            return [];
        if (primary.id === previousDeploymentId || previousDeploymentId === '')
            return [];
        if (primary.taskDefinitionArn === previousTaskDefinition?.arn)
            return [];
        if (/rolling back/i.test(primary.rolloutStateReason ?? ''))
            return [];
        const ours = taskDefinition === null ? 'ours' : (0,shorten_arn/* revisionOf */.DT)(taskDefinition.arn);
        return [{ ours, theirs: (0,shorten_arn/* revisionOf */.DT)(primary.taskDefinitionArn), id: primary.id, deploymentId }];
    },
    explain: ({ ours, theirs, id, deploymentId }) => ({
        what: `Another deployment (${id}) replaced this one: ECS now rolls out ${theirs}.`,
        why: 'Someone else, for example a second workflow run, updated the service during this rollout.',
        fix: 'Deploy with one run at a time (a `concurrency` group in the workflow without cancel-in-progress), and check the other deployment’s run for its outcome.',
        evidence: [`PRIMARY: ${id} ${theirs}; ours: ${deploymentId} ${ours}`],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-in-logs.ts

/** Log lines that match, oldest first in each container. Every line is looked at by itself. */
function findInLogs({ logs }, pattern) {
    return logs.flatMap(({ taskArn, container, lines }) => lines.flatMap(({ atMs, message }) => {
        const match = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(message);
        if (match === null)
            return [];
        const groups = [...match].slice(1).map((group) => group ?? '');
        return [{ taskArn, container, atMs, line: quote(message), groups }];
    }));
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/unregistered-task.ts



/** celery/worker/consumer/consumer.py, UNKNOWN_TASK_ERROR. */
const UNREGISTERED = /Received unregistered task of type '?([^'\s]+?)'?\.$/;
const unregisteredTask = defineRule({
    id: 'unregistered-task',
    severity: 'cause',
    find: (evidence) => {
        const found = findInLogs(evidence, UNREGISTERED);
        return [...new Set(found.map(({ groups }) => groups[0] ?? ''))].map((name) => {
            const own = found.filter(({ groups }) => groups[0] === name);
            return { name, count: own.length, lines: shortenLines(own.map(({ line }) => line)) };
        });
    },
    explain: ({ name, count, lines }) => ({
        what: `The new workers don't know the Celery task ${name} and discarded ${count === 1 ? 'a job' : `${count} jobs`}.`,
        why: 'Jobs are sent under a name that this revision does not register: the task was renamed or removed, or its module is not imported.',
        fix: 'Keep the old name as an alias for one release, import the module (`include` or autodiscovery), and deploy the workers before the services that send the jobs.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/registry/elsewhere.ts


















/** Nothing is broken, or the reason is outside the tasks; also what changed. Best explanations first. */
const ELSEWHERE = [
    superseded,
    alarmRollback,
    rollbackRequested,
    pausedByHook,
    scaledToZero,
    infrastructureStops,
    unregisteredTask,
    circuitBreakerTripped,
    pendingWithoutReason,
    shellAsFirstProcess,
    killedAfterStopTimeout,
    environmentNamesDropped,
    commandChanged,
    portsChanged,
    cpuOrMemoryLowered,
    onlyImageChanged,
    oldTasksDraining,
    noNewDeployment,
];

;// CONCATENATED MODULE: ./src/diagnosis/rules/beat-waits-for-lock.ts


/** redbeat/schedulers.py; redbeat#100: after a deploy the lock of the old beat has to expire first. */
const WAITING = /beat: Acquiring lock/;
const beatWaitsForLock = defineRule({
    id: 'beat-waits-for-lock',
    severity: 'cause',
    find: ({ logs }) => logs.flatMap(({ container, lines }) => {
        const last = lines.findLast(({ message }) => message.trim() !== '');
        return last !== undefined && WAITING.test(last.message)
            ? [{ container, line: quote(last.message) }]
            : [];
    }),
    explain: ({ container, line }) => ({
        what: `Beat in container ${container} waits for the lock of another beat.`,
        why: 'RedBeat allows only one beat: the old one still runs, or it was killed and its lock has not expired yet.',
        fix: 'Stop the old beat first (minimum healthy percent 0, maximum percent 100), and shorten `redbeat_lock_timeout`.',
        evidence: [line],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-broker-failures.ts

/** celery/worker/consumer/consumer.py and connection.py: the error, and the line once it is connected. */
const FAILED = /consumer: Cannot connect to (\S+): (.+?)\.*$/;
const CONNECTED = /Connected to \S+:\/\/|celery@\S+ ready\./;
/** Redis and RabbitMQ in Celery's line, both of Redis seen in runs. */
const LOGIN = /Authentication required|NOAUTH|WRONGPASS|invalid username-password|invalid password|ACCESS_REFUSED|NoAuth/i;
/** Workers that had not reached their broker when the log ended. */
function findBrokerFailures({ logs }) {
    return logs.flatMap((log) => {
        const since = log.lines.findLastIndex(({ message }) => CONNECTED.test(message)) + 1;
        const rest = { ...log, lines: log.lines.slice(since) };
        const failures = findInLogs({ logs: [rest] }, FAILED);
        const last = failures.at(-1);
        if (last === undefined)
            return [];
        const [url = '', error = ''] = last.groups;
        const { container, line } = last;
        return [{ container, url, error, attempts: failures.length, isLogin: LOGIN.test(error), line }];
    });
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/broker-login-refused.ts


const brokerLoginRefused = defineRule({
    id: 'broker-login-refused',
    severity: 'cause',
    find: (evidence) => findBrokerFailures(evidence).filter(({ isLogin }) => isLogin),
    explain: ({ container, url, error, line }) => ({
        what: `The broker ${url} rejects the login of the worker in container ${container}.`,
        why: `It answers "${error}"; the task stays RUNNING, so ECS counts it as healthy.`,
        fix: 'Check the user and password of the broker URL in the task’s secrets (for RabbitMQ also the virtual host and its permissions), and deploy again.',
        evidence: [line],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/broker-unreachable.ts



const brokerUnreachable = defineRule({
    id: 'broker-unreachable',
    severity: 'cause',
    find: (evidence) => findBrokerFailures(evidence).filter(({ isLogin }) => !isLogin),
    explain: ({ container, url, error, attempts, line }) => ({
        what: `The worker in container ${container} can't reach its broker ${url}.`,
        why: `After ${(0,count_of/* countOf */.p)(attempts, 'attempt')} the last error was "${error}"; the task stays RUNNING, so ECS counts it as healthy.`,
        fix: 'Check host, port and scheme of the broker URL (`rediss://` or `amqps://` if the broker requires TLS), and that the broker’s security group allows traffic from the service’s tasks.',
        evidence: [line],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-in-troubled-logs.ts


/** Log lines of tasks that show a fault of their own. An application that lives may log any error and mean nothing by it. */
function findInTroubledLogs(evidence, pattern) {
    const troubled = new Set(listTroubledTasks(evidence));
    return findInLogs(evidence, pattern).filter(({ taskArn }) => troubled.has(taskArn));
}
/** Log lines of tasks that ended by themselves. */
function findInExitedLogs(evidence, pattern) {
    const exited = new Set(evidence.stoppedTasks.filter(isExitByItself).map(({ arn }) => arn));
    return findInLogs(evidence, pattern).filter(({ taskArn }) => exited.has(taskArn));
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/database-connections-used-up.ts



/** PostgreSQL (the second seen with version 15) and MySQL. */
const USED_UP = /sorry, too many clients already|remaining connection slots are reserved|too many connections for (?:role|database)|\b1040\b.*Too many connections/i;
const databaseConnectionsUsedUp = defineRule({
    id: 'database-connections-used-up',
    severity: 'cause',
    find: (evidence) => {
        const lines = findInTroubledLogs(evidence, USED_UP).map(({ line }) => line);
        return lines.length === 0 ? [] : [{ percent: maximumPercentOf(evidence), lines: shortenLines(lines) }];
    },
    explain: ({ percent, lines }) => ({
        what: 'The database has no free connections for the new tasks.',
        why: `During a rollout old and new tasks hold connections at the same time${percent === null ? '' : ` (\`maximumPercent\` is ${percent})`}.`,
        fix: 'Use a connection pooler (RDS Proxy, PgBouncer), run fewer processes, lower CONN_MAX_AGE, or lower `maximumPercent` so fewer tasks run at once.',
        evidence: lines,
    }),
});
function maximumPercentOf({ service }) {
    return service?.maximumPercent ?? null;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/database-login-refused.ts



/** PostgreSQL's (the first two seen with version 15) and MySQL's server messages. */
const REFUSED = /password authentication failed for user|FATAL:\s+(?:database|role) "[^"]*" does not exist|no pg_hba\.conf entry for host|Access denied for user '|SSL connection is required/i;
const databaseLoginRefused = defineRule({
    id: 'database-login-refused',
    severity: 'cause',
    find: (evidence) => {
        const lines = findInTroubledLogs(evidence, REFUSED).map(({ line }) => line);
        return lines.length === 0 ? [] : [{ lines: shortenLines(lines) }];
    },
    explain: ({ lines }) => ({
        what: 'The database rejects the application’s login.',
        why: 'User, password, database name or encryption is not what the server expects; a task started before a secret was rotated keeps the old value.',
        fix: 'Compare the secret in the task definition with the database; use TLS if the server requires it (`sslmode=require`).',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/database-unreachable.ts



/** libpq before and since version 14 (seen with psql 15), MySQL's client. */
const PATTERNS = [
    /connection to server at "([^"]*)".*? failed: (Connection refused|Connection timed out|timeout expired|No route to host)/,
    /()could not connect to server: (Connection refused|Connection timed out|No route to host)/,
    /could not translate host name "([^"]*)" to address: (.+)/,
    /Can't connect to (?:MySQL )?server on '([^']*)'(.*)/,
    /Unknown MySQL server host '([^']*)'(.*)/,
];
const databaseUnreachable = defineRule({
    id: 'database-unreachable',
    severity: 'cause',
    find: (evidence) => {
        const found = PATTERNS.flatMap((pattern) => findInTroubledLogs(evidence, pattern));
        const [first] = found;
        if (first === undefined)
            return [];
        const [host = ''] = first.groups;
        return [{ host, kind: classify(first.line), lines: shortenLines(found.map(({ line }) => line)) }];
    },
    explain: ({ host, kind, lines }) => ({
        what: `The application can't reach its database${host === '' ? '' : ` at ${host}`}.`,
        ...EXPLANATIONS[kind],
        evidence: lines,
    }),
});
const EXPLANATIONS = {
    refused: {
        why: 'The connection was refused: nothing listens at that address and port.',
        fix: 'Check host and port in the task’s environment (an empty host means the task itself), and that the database is up.',
    },
    lost: {
        why: 'Nothing answered: probably a security group or a route blocks the traffic.',
        fix: 'Allow traffic from the security group of the service’s tasks to the database’s port in the security group of the database.',
    },
    name: {
        why: 'The task’s network can’t resolve its name.',
        fix: 'Check the host name in the task’s environment, and the DNS of the VPC.',
    },
    unclear: {
        why: 'The client reports no more than the quoted line.',
        fix: 'Check host, port and security groups of the database.',
    },
};
function classify(line) {
    if (/translate host name|Unknown MySQL server host|Name or service not known/i.test(line))
        return 'name';
    if (/refused|\(111\)/i.test(line))
        return 'refused';
    return /timed out|timeout expired|No route|\(110\)/i.test(line) ? 'lost' : 'unclear';
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/exec-format-error.ts




/** AWS, ecs-task-exec-format-error. */
const FORMAT = /exec format error/i;
const execFormatError = defineRule({
    id: 'exec-format-error',
    severity: 'cause',
    find: (evidence) => {
        const lines = [...findInExitedLogs(evidence, FORMAT), ...findInDeaths(evidence, FORMAT)].map(({ line }) => line);
        const platform = evidence.taskDefinition?.definition['runtimePlatform'];
        const given = platform?.['cpuArchitecture'];
        const architecture = typeof given === 'string' ? given : null;
        return lines.length === 0 ? [] : [{ architecture, lines: shortenLines(lines) }];
    },
    explain: ({ architecture, lines }) => ({
        what: 'The image is built for another processor architecture.',
        why: `The task runs on ${architecture ?? 'X86_64, the default of `runtimePlatform.cpuArchitecture`'}, and the program in the image is for another architecture, or a script without a first line (#!).`,
        fix: 'Build the image for the platform of the task (`docker buildx build --platform linux/amd64` or linux/arm64), or set `runtimePlatform.cpuArchitecture` to the image’s architecture.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/gunicorn-worker-killed.ts






/** gunicorn/arbiter.py, newer and older; its "Perhaps out of memory?" is a guess. */
const gunicorn_worker_killed_KILLED = /Worker (?:\(pid:(\d+)\) was sent SIGKILL!|with pid (\d+) was terminated due to signal 9)/;
const gunicornWorkerKilled = defineRule({
    id: 'gunicorn-worker-killed',
    severity: 'cause',
    find: (evidence) => {
        const killed = findInTroubledLogs(evidence, gunicorn_worker_killed_KILLED).filter((match) => !wasKilledByGunicorn(evidence, match));
        const [first] = killed;
        if (first === undefined)
            return [];
        const { container } = first;
        const memory = memoryOf(evidence.taskDefinition, findContainer(evidence.taskDefinition, container));
        return [{ container, memory, count: killed.length, lines: shortenLines(killed.map(({ line }) => line)) }];
    },
    explain: ({ container, memory, count, lines }) => ({
        what: `The kernel killed ${count === 1 ? 'a gunicorn worker' : `${count} gunicorn workers`} in container ${container}.`,
        why: `gunicorn did not do it itself, so the container${memory === null ? '' : ` (${memory} MiB)`} most likely ran out of memory; ECS does not notice, because the main process still runs.`,
        fix: 'Raise `memory` in the task definition, or start fewer workers; --max-requests helps if memory grows slowly.',
        evidence: lines,
    }),
});
/** After WORKER TIMEOUT gunicorn kills the worker itself, and then logs the same question about memory. */
function wasKilledByGunicorn(evidence, { groups }) {
    const pid = groups.find((group) => group !== '');
    return findInLogs(evidence, /WORKER TIMEOUT \(pid:(\d+)\)/).some((match) => match.groups[0] === pid);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/main-process-finished.ts





/** Options that put a server into the background: gunicorn, uWSGI. */
const DAEMON = /^(?:--daemon(?:ize)?|-D)(?:=|$)/;
const mainProcessFinished = defineRule({
    id: 'main-process-finished',
    severity: 'cause',
    // All ended with success, and unasked: an exit after SIGTERM has another stop code.
    find: (evidence) => evidence.stoppedTasks.filter(isExitByItself).flatMap(({ containers, stoppedReason }) => {
        const ended = containers.filter(({ exitCode }) => exitCode !== null);
        if (ended.some(({ exitCode }) => exitCode !== 0))
            return [];
        return ended.slice(0, 1).map(({ name }) => {
            const container = findContainer(evidence.taskDefinition, name);
            const command = commandOf(container);
            const line = `${stoppedReason ?? 'Essential container in task exited'} (container ${name}: exit code 0)`;
            return { name, command, background: findBackground(container), line };
        });
    }),
    explain: ({ name, command, background, line }) => ({
        what: `The main process of container ${name} exited with code 0.`,
        why: background === null
            ? 'A service needs a process that keeps running; this command, or an essential sidecar, did its work and exited.'
            : `\`${background}\` puts the program into the background, and the container ends with its main process.`,
        fix: background === null
            ? 'Use the server or worker itself as the command; mark one-shot sidecars as `"essential": false`.'
            : 'Run the program in the foreground: without --detach, --daemon, `celery multi` or `&`.',
        evidence: command === '' ? [line] : [line, command],
    }),
});
/** What makes a program go to the background and leave its container without a main process; null: nothing to be seen. */
function findBackground(container) {
    const { programs } = (0,read_command/* readCommand */.U)((0,read_container/* readContainer */.u)(container));
    const hidden = programs.flatMap(({ hiddenBy, words }) => hiddenBy ?? words.find((word) => DAEMON.test(word)) ?? []);
    return hidden[0] ?? (programs.at(-1)?.isBackground === true ? '&' : null);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/migration-failed.ts






/** django/core/management/commands/migrate.py, django/db/migrations/loader.py; seen in runs. */
const CONFLICT = /Conflicting migrations detected|InconsistentMigrationHistory|is applied before its dependency|NodeNotFoundError/;
const DATABASE = /django\.db\.utils\.(?:ProgrammingError|OperationalError|IntegrityError|DataError): .+/;
const MIGRATING = /^\s*(?:Running migrations:|Applying \S+\.\.\.|Operations to perform:)/;
const migrationFailed = defineRule({
    id: 'migration-failed',
    severity: 'cause',
    find: (evidence) => {
        const found = [...findInExitedLogs(evidence, CONFLICT), ...findDatabaseErrors(evidence)];
        const [first] = found;
        return first === undefined
            ? []
            : [
                {
                    container: first.container,
                    isConflict: CONFLICT.test(first.line),
                    lines: shortenLines(found.map(({ line }) => line)),
                },
            ];
    },
    explain: ({ container, isConflict, lines }) => ({
        what: `The migration in container ${container} failed, so the service after it never started.`,
        why: isConflict
            ? 'The migrations conflict with each other or with the order in which they were applied.'
            : 'The database rejected a step of the migration.',
        fix: `${isConflict ? 'Merge them (`python manage.py makemigrations --merge`)' : 'Fix that migration'}, and run migrations as a separate task before the rollout: in the start command every task runs them.`,
        evidence: lines,
    }),
});
/** The error of a migration step, not of the application: the migration was running and nothing was served yet. */
function findDatabaseErrors(evidence) {
    const connects = /could not connect|connection to server|too many|authentication failed/i;
    const migrates = new Set(findInExitedLogs(evidence, MIGRATING).map(({ container }) => container));
    return findInExitedLogs(evidence, DATABASE).filter(({ container, line }) => !connects.test(line) &&
        migrates.has(container) &&
        mayMigrate(findContainer(evidence.taskDefinition, container)));
}
/** Its command does, or the image decides what it does. */
function mayMigrate(container) {
    const { programs } = (0,read_command/* readCommand */.U)((0,read_container/* readContainer */.u)(container));
    return commandOf(container) === '' || programs.some(({ migration }) => migration !== null);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/module-not-found.ts




/** CPython's messages at the end of a traceback. */
const PATTERN = /\b(?:ModuleNotFoundError: No module named '([^']+)'|ImportError: (cannot import name .+|.+: cannot open shared object file.*|No module named \S+))/;
const moduleNotFound = defineRule({
    id: 'module-not-found',
    severity: 'cause',
    find: (evidence) => {
        const found = findInExitedLogs(evidence, PATTERN);
        // The last one ended the process; earlier ones may have been caught.
        const last = found.at(-1);
        if (last === undefined)
            return [];
        const [module = '', other = ''] = last.groups;
        const command = commandOf(findContainer(evidence.taskDefinition, last.container));
        const isSettings = /settings/i.test(module);
        const given = environmentValueOf(findContainer(evidence.taskDefinition, last.container), 'DJANGO_SETTINGS_MODULE');
        const inEnvironment = module !== '' && given === module;
        const inCommand = module !== '' && command.includes(module.split('.')[0] ?? module);
        return [
            {
                container: last.container,
                module,
                other,
                isSettings,
                inCommand,
                inEnvironment,
                lines: shortenLines([last.line]),
            },
        ];
    },
    explain: ({ container, module, other, isSettings, inCommand, inEnvironment, lines }) => ({
        what: module === ''
            ? `Container ${container} could not import what it needs: ${other.replace(/\.$/, '')}.`
            : `Python in container ${container} can't find the module \`${module}\`.`,
        why: inEnvironment
            ? 'DJANGO_SETTINGS_MODULE in the task definition names it, but this image does not contain it.'
            : inCommand
                ? 'The start command names it (or its package), and Python searches for it from the image’s working directory.'
                : 'The process exited because the module, or a package that provides it, is not in this image.',
        fix: isSettings
            ? 'Check DJANGO_SETTINGS_MODULE, WORKDIR and PYTHONPATH: the settings must be importable.'
            : inCommand
                ? 'Check WORKDIR and PYTHONPATH, and that the code was copied into the image under this name.'
                : 'Add it to the requirements or the lock file, check that the image was built from the new one, and that it was installed into the virtual environment in use.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/native-crash.ts


/** 128 + signal; a crash of Python by SIGSEGV ends a shell and a container with 139 (seen in runs). */
const SIGNALS = {
    132: 'SIGILL, an instruction that this processor does not support',
    134: 'SIGABRT, the program aborted itself',
    135: 'SIGBUS, an invalid memory access',
    139: 'SIGSEGV, an invalid memory access',
};
const nativeCrash = defineRule({
    id: 'native-crash',
    severity: 'cause',
    find: ({ stoppedTasks }) => stoppedTasks.filter(isExitByItself).flatMap(({ stoppedReason, containers }) => containers.flatMap(({ name, exitCode }) => {
        const signal = SIGNALS[exitCode ?? 0];
        const line = `${stoppedReason ?? 'Essential container in task exited'} (container ${name}: exit code ${exitCode ?? 0})`;
        return signal === undefined || exitCode === null ? [] : [{ name, exitCode, signal, line }];
    })),
    explain: ({ name, exitCode, signal, line }) => ({
        what: `Container ${name} crashed with exit code ${exitCode} (${signal}).`,
        why: 'Compiled code crashed, not Python: usually a package that was built for another C library (Alpine) or another processor.',
        fix: 'Build the image on the platform it runs on, with wheels for its C library; PYTHONFAULTHANDLER=1 makes Python print where it crashed.',
        evidence: [line],
    }),
});

// EXTERNAL MODULE: ./src/definition/count-server-workers.ts
var count_server_workers = __webpack_require__(6902);
;// CONCATENATED MODULE: ./src/diagnosis/rules/out-of-memory.ts







/** Container reason: the agent's `OutOfMemoryError: Container killed due to memory usage`, on Fargate without the prefix. */
const out_of_memory_KILLED = /OutOfMemory|container killed due to memory usage/i;
/** Python's own error: a limit of the process, not of the container. */
const PYTHON = /^MemoryError\b/;
const outOfMemory = defineRule({
    id: 'out-of-memory',
    severity: 'cause',
    // Exit code 137 alone can also mean a forced stop.
    find: (evidence) => {
        const found = [...findInDeaths(evidence, out_of_memory_KILLED), ...findInExitedLogs(evidence, PYTHON)];
        return [...new Set(found.map(({ container }) => container))].map((name) => {
            const container = findContainer(evidence.taskDefinition, name);
            const own = found.filter((one) => one.container === name);
            return {
                container: name,
                count: new Set(own.map(({ taskArn }) => taskArn)).size,
                memory: memoryOf(evidence.taskDefinition, container),
                workers: (0,count_server_workers/* countWorkersOf */.M)(container),
                killed: own.some(({ line }) => out_of_memory_KILLED.test(line)),
                lines: shortenLines(own.map(({ line }) => line)),
            };
        });
    },
    explain: ({ container, count, memory, workers, killed, lines }) => ({
        what: `${container === null ? 'A task' : `Container ${container}`} ran out of memory${count > 1 ? ` in ${count} tasks` : ''}.`,
        why: killed
            ? `It exceeded its limit${memory === null ? '' : ` of ${memory} MiB`}${workers === null || workers === 1 ? '' : ` with ${workers} server processes, each with the whole application loaded`}.`
            : 'Python could not allocate memory: the process has its own limit (`ulimit -v`), or requested more at once than there is.',
        fix: killed
            ? 'Raise `memory` in the task definition, or start fewer processes (`--workers`, `--concurrency`); if a Celery worker grows, set --max-memory-per-child.'
            : 'Raise that limit in the start command or the image, or check the traceback for what needed so much memory.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/port-already-taken.ts



/** gunicorn's and Python's messages, both seen in runs. */
const TAKEN = /Connection in use: \(.*?(\d+)\)|\[Errno 98\](?:.*?, (\d+)\))?.*address already in use/i;
const portAlreadyTaken = defineRule({
    id: 'port-already-taken',
    severity: 'cause',
    find: (evidence) => {
        const found = findInExitedLogs(evidence, TAKEN);
        const [first] = found;
        if (first === undefined)
            return [];
        const port = first.groups.find((group) => group !== '') ?? null;
        return [{ container: first.container, port, lines: shortenLines(found.map(({ line }) => line)) }];
    },
    explain: ({ container, port, lines }) => ({
        what: `Container ${container} could not listen${port === null ? '' : ` on port ${port}`}: it is already in use in the same task.`,
        why: 'All containers of a task share one network (awsvpc); or a start script starts the server twice.',
        fix: 'Give each container of the task its own port, or start the server only once.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/program-not-found.ts




/** dash: `sh: 1: gunicorn: not found`, bash: `bash: line 1: gunicorn: command not found`; both end with 127. */
const NOT_FOUND = /(?:^|: )(?:exec: )?([^\s:]+): (?:command )?not found$/;
const NOT_FOUND_CODE = 127;
const programNotFound = defineRule({
    id: 'program-not-found',
    severity: 'cause',
    find: (evidence) => {
        const ended = new Set(evidence.stoppedTasks.filter((task) => exitCodeOf(task) === NOT_FOUND_CODE).map(({ arn }) => arn));
        const found = findInExitedLogs(evidence, NOT_FOUND).filter(({ taskArn }) => ended.has(taskArn));
        const last = found.at(-1);
        return last === undefined
            ? []
            : [{ container: last.container, program: last.groups[0] ?? '', lines: shortenLines([last.line]) }];
    },
    explain: ({ container, program, lines }) => ({
        what: `The shell in container ${container} can't find ${program}.`,
        why: 'The program is not in the image, or not on its PATH, for example because a virtual environment is not activated (exit code 127).',
        fix: `Install it in the image, use its full path, or run it as a module (\`python -m ${program}\`).`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/redis-cluster-as-broker.ts




/** Answers of a Redis cluster; celery#9019: kombu's transport does not support it. */
const CLUSTER = /\bCROSSSLOT\b|\bMOVED \d+ \S+:\d+/;
const redisClusterAsBroker = defineRule({
    id: 'redis-cluster-as-broker',
    severity: 'cause',
    find: (evidence) => {
        const lines = findInLogs(evidence, CLUSTER).map(({ line }) => line);
        return lines.length === 0 || !isCelery(evidence) ? [] : [{ lines: shortenLines(lines) }];
    },
    explain: ({ lines }) => ({
        what: 'The Celery broker is a Redis cluster.',
        why: 'Celery uses several keys in one command, which a cluster (ElastiCache with cluster mode, Serverless, MemoryDB) rejects.',
        fix: 'Use an ElastiCache replication group with cluster mode disabled, Amazon MQ for RabbitMQ, or SQS as the broker.',
        evidence: lines,
    }),
});
function isCelery(evidence) {
    const commands = containersOf(evidence.taskDefinition).map(commandOf);
    return (commands.some((command) => /\bcelery\b/.test(command)) ||
        findInLogs(evidence, /\b(?:celery|kombu)\b/).length > 0);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/rediss-url-incomplete.ts



/** celery/backends/redis.py, seen in a run: raised at the first use of the result backend. */
const INCOMPLETE = /rediss:\/\/ URL must have parameter ssl_cert_reqs/;
const redissUrlIncomplete = defineRule({
    id: 'rediss-url-incomplete',
    severity: 'cause',
    find: (evidence) => {
        const lines = findInLogs(evidence, INCOMPLETE).map(({ line }) => line);
        return lines.length === 0 ? [] : [{ lines: shortenLines(lines) }];
    },
    explain: ({ lines }) => ({
        what: 'Celery rejects the `rediss://` URL of its result backend.',
        why: 'With TLS the URL must say how to verify the certificate.',
        fix: 'Append `?ssl_cert_reqs=CERT_REQUIRED` to the URL, or set `redis_backend_use_ssl`.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/setting-missing.ts




/** Django, python-decouple, environs, os.environ[…], pydantic-settings. */
const setting_missing_PATTERNS = [
    /ImproperlyConfigured: (?!Error loading)(.*\bThe ([A-Z][A-Z0-9_]+) setting must not be empty.*)/,
    /ImproperlyConfigured: (?!Error loading)(.*\b(?:[Ss]et the|environment variable) ([A-Z][A-Z0-9_]+)\b.*)/,
    /ImproperlyConfigured: (?!Error loading)(.+)()/,
    /(UndefinedValueError: (\S+) not found\b.*)/,
    /(EnvError: Environment variable "([A-Z][A-Z0-9_]*)" not set.*)/,
    /^(KeyError: '([A-Z][A-Z0-9_]+)')$/,
    /^(?:pydantic\S*ValidationError: )?(\d+ validation errors? for \w*(?:Settings|Config)\w*)()/,
];
const settingMissing = defineRule({
    id: 'setting-missing',
    severity: 'cause',
    find: (evidence) => {
        const found = setting_missing_PATTERNS.flatMap((pattern) => findInExitedLogs(evidence, pattern));
        const proof = found.filter((match) => !isGiven(evidence, match));
        const [first] = proof;
        if (first === undefined)
            return [];
        const [text = '', name = ''] = first.groups;
        const { container } = first;
        const had = name !== '' && namesIn(evidence.previousTaskDefinition, container).includes(name);
        return [{ container, text, name, had, lines: shortenLines(proof.map(({ line }) => line)) }];
    },
    explain: ({ container, text, name, had, lines }) => ({
        what: name === ''
            ? `Container ${container} stopped because of its configuration.`
            : `Container ${container} stopped because ${name} is not set.`,
        why: `The application logs "${text.replace(/\.$/, '')}"${had ? `; the serving revision sets ${name}, the new one does not` : ''}.`,
        fix: `Add ${name === '' ? 'the missing setting' : name} to \`environment\` or \`secrets\` of the container in the task definition; workers and web servers need the same variables.`,
        evidence: lines,
    }),
});
/** A KeyError in capitals may come from any dictionary: it counts only if the environment lacks the name. */
function isGiven(evidence, { container, groups: [text = '', name = ''] }) {
    return text.startsWith('KeyError') && namesIn(evidence.taskDefinition, container).includes(name);
}
function namesIn(revision, container) {
    return environmentNamesOf(findContainer(revision, container));
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-exceptions.ts

const TRACEBACK = /Traceback \(most recent call last\):/;
/** The last line of a Python traceback: the first that is neither indented nor empty. */
const LAST_LINE = /^(?:\[[^\]]*\] (?:\w+\/\w+\] )?)?([A-Za-z_][\w.]*(?::.*)?)$/;
/** The exceptions whose tracebacks the log shows, oldest first. */
function findExceptions({ logs }) {
    return logs.flatMap(findInOne);
}
function findInOne({ taskArn, container, lines }) {
    const found = [];
    let inside = false;
    for (const { message } of lines) {
        if (TRACEBACK.test(message))
            inside = true;
        else if (inside && !/^\s|^$/.test(message)) {
            inside = false;
            if (LAST_LINE.test(message))
                found.push({ taskArn, container, line: quote(message) });
        }
    }
    return found;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/uncaught-exception.ts




/** gunicorn/arbiter.py (exit 3, newer versions 1) and uvicorn's lifespan: the reason is in the traceback above. */
const WRAPPERS = /Worker failed to boot|Application startup failed\. Exiting\.|App failed to load/;
const uncaughtException = defineRule({
    id: 'uncaught-exception',
    severity: 'symptom',
    find: (evidence) => {
        const exited = new Set(evidence.stoppedTasks.filter(isFailure).map(({ arn }) => arn));
        const exception = findExceptions(evidence).findLast(({ taskArn }) => exited.has(taskArn));
        const wrapper = findInExitedLogs(evidence, WRAPPERS).at(-1);
        const container = exception?.container ?? wrapper?.container;
        if (container === undefined)
            return [];
        const lines = [exception?.line, wrapper?.line].flatMap((line) => line ?? []);
        return [{ container, exception: exception?.line ?? null, lines }];
    },
    explain: ({ container, exception, lines }) => ({
        what: `Container ${container} failed to start${exception === null ? '' : ` with ${nameOf(exception)}`}.`,
        why: exception === null
            ? 'The server reports that the application did not load; its log shows no traceback.'
            : 'The application raised an exception that nothing caught; the last line of its traceback is quoted.',
        fix: 'Read the traceback above that line in the container’s log; to reproduce it, start the image with the same environment.',
        evidence: lines,
    }),
});
function nameOf(exception) {
    return exception.split(':')[0] ?? exception;
}
function isFailure(task) {
    return isExitByItself(task) && task.containers.some(({ exitCode }) => exitCode !== 0 && exitCode !== null);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/worker-child-died.ts



/** billiard/pool.py and einfo. */
const DIED = /Worker exited prematurely: (?:signal (\d+)|exitcode (\d+))/;
const workerChildDied = defineRule({
    id: 'worker-child-died',
    severity: 'symptom',
    find: (evidence) => {
        const found = findInLogs(evidence, DIED);
        const [first] = found;
        if (first === undefined)
            return [];
        const [signal = ''] = first.groups;
        return [{ container: first.container, signal, lines: shortenLines(found.map(({ line }) => line)) }];
    },
    explain: ({ container, signal, lines }) => ({
        what: `A process of the Celery worker in container ${container} died during a job${signal === '' ? '' : ` by signal ${signal}`}.`,
        why: WHY[signal] ?? 'Something killed the process from outside, or compiled code crashed.',
        fix: 'For signal 9 give the container more memory or the worker less concurrency; for signal 15 send the signal only to the main process (no init that signals the whole group, no supervisor).',
        evidence: lines,
    }),
});
const WHY = {
    '9': 'Signal 9 comes from the kernel when it is out of memory, or from a manual kill.',
    '11': 'Signal 11 is a crash in compiled code.',
    '15': 'Signal 15 reached this process, but only the main process should get it.',
};

;// CONCATENATED MODULE: ./src/diagnosis/rules/wrong-application-argument.ts




/** gunicorn/util.py and arbiter.py, uvicorn/config.py; all seen in runs. */
const NOT_LOADED = /Failed to find (?:attribute|application)|Error loading ASGI app\. (?:Could not import module|Attribute)|Failed to parse '.*' as an attribute name|Unable to load application/;
const MODULE = /^ModuleNotFoundError: No module named '([^']+)'/;
/** `shop.asgi:application` */
const ARGUMENT = /(?:^|[\s'"])([A-Za-z_][\w.]*):([A-Za-z_][\w.]*(?:\([^)]*\))?)(?=$|[\s'"])/;
const wrongApplicationArgument = defineRule({
    id: 'wrong-application-argument',
    severity: 'cause',
    find: (evidence) => {
        const missing = findInExitedLogs(evidence, MODULE).filter((match) => isWholeModule(evidence, match));
        const found = [...findInExitedLogs(evidence, NOT_LOADED), ...missing];
        const [first] = found;
        if (first === undefined)
            return [];
        const argument = findArgument(evidence, first.container)?.[0].trim() ?? null;
        return [{ argument, container: first.container, lines: shortenLines(found.map(({ line }) => line)) }];
    },
    explain: ({ argument, container, lines }) => ({
        what: `The server in container ${container} could not load the application${argument === null ? '' : ` \`${argument}\``}.`,
        why: 'The argument `module:name` names a module or an object that is not in this image.',
        fix: 'Compare it with the code of this revision: the module path from the working directory with dots, a colon, and the name of the application object, such as `shop.asgi:application`.',
        evidence: lines,
    }),
});
/** The missing module is exactly that of the argument, not its package or something it imports. */
function isWholeModule(evidence, { container, groups }) {
    return findArgument(evidence, container)?.[1] === groups[0];
}
function findArgument(evidence, container) {
    return ARGUMENT.exec(commandOf(findContainer(evidence.taskDefinition, container)));
}

;// CONCATENATED MODULE: ./src/diagnosis/registry/exits.ts





















/** The container starts and exits, or logs what is wrong. Best explanations first. */
const EXITS = [
    outOfMemory,
    execFormatError,
    wrongApplicationArgument,
    moduleNotFound,
    settingMissing,
    databaseUnreachable,
    databaseLoginRefused,
    databaseConnectionsUsedUp,
    migrationFailed,
    portAlreadyTaken,
    programNotFound,
    nativeCrash,
    redissUrlIncomplete,
    redisClusterAsBroker,
    brokerLoginRefused,
    brokerUnreachable,
    beatWaitsForLock,
    gunicornWorkerKilled,
    mainProcessFinished,
    uncaughtException,
    workerChildDied,
];

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-image.ts

/** The image that a failed start is about: its container's, the one that ECS names, or the only one; null: not known. */
function findImage({ taskDefinition }, { container, text }) {
    const containers = containersOf(taskDefinition);
    const named = containers.find(({ name }) => name === container) ?? containers.find(({ image }) => text.includes(image));
    if (named !== undefined)
        return named.image;
    return containers.length === 1 ? (containers[0]?.image ?? null) : null;
}
/** For a sentence: the image in backticks, or words for it. */
function nameImage(image) {
    return image === null ? 'an image of the task' : `\`${image}\``;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/command-not-in-image.ts




/** runc: `exec: "gunicorn": executable file not found in $PATH`, `exec: "/run.sh": stat /run.sh: no such file or directory` */
const command_not_in_image_PATTERN = /exec: \\*"(.+?)\\*": (?:executable file not found in \$PATH|stat [^:]+: no such file)/;
const commandNotInImage = defineRule({
    id: 'command-not-in-image',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ text }) => command_not_in_image_PATTERN.test(text));
        const [first] = failures;
        if (first === undefined)
            return [];
        const program = command_not_in_image_PATTERN.exec(first.text)?.[1] ?? '';
        return [
            { program, image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) },
        ];
    },
    explain: ({ program, image, lines }) => program.includes(' ')
        ? {
            what: `The whole command \`${program}\` was used as the name of one program.`,
            why: 'In a task definition `command` and `entryPoint` are lists with one word per entry; no shell splits them.',
            fix: `Write it as a list: ${JSON.stringify(program.split(' '))}.`,
            evidence: lines,
        }
        : {
            what: `There is no program \`${program}\` in ${nameImage(image)}.`,
            why: 'The container runtime did not find it on the image’s PATH and could not start the container.',
            fix: 'Check that it is the right image, that the program is installed in it, and that its PATH contains the virtual environment (or use the full path in `command`).',
            evidence: lines,
        },
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/disk-full.ts



const diskFull = defineRule({
    id: 'disk-full',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'disk');
        return failures.length === 0 ? [] : [{ lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'The disk is full: no space for the image or its container.',
        why: 'Unpacked images and container layers use the ephemeral storage of a Fargate task, or the disk of the instance.',
        fix: 'On Fargate raise `ephemeralStorage` or make the image smaller; on an instance use a larger volume or clean up old images.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/entrypoint-not-executable.ts




/** runc: `exec: "/start.sh": permission denied` */
const entrypoint_not_executable_PATTERN = /exec: \\*"(.+?)\\*": permission denied/;
const entrypointNotExecutable = defineRule({
    id: 'entrypoint-not-executable',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ text }) => entrypoint_not_executable_PATTERN.test(text));
        const [first] = failures;
        if (first === undefined)
            return [];
        const program = entrypoint_not_executable_PATTERN.exec(first.text)?.[1] ?? '';
        return [
            { program, image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) },
        ];
    },
    explain: ({ program, image, lines }) => ({
        what: `\`${program}\` in ${nameImage(image)} is not executable.`,
        why: 'The file exists, but the container’s user may not execute it, or it is a directory.',
        fix: "Make it executable in the Dockerfile (`RUN chmod +x`, or `COPY --chmod=755`), and check that the container's user may read it.",
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/image-manifest-refused.ts




const imageManifestRefused = defineRule({
    id: 'image-manifest-refused',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'manifest');
        const [first] = failures;
        if (first === undefined)
            return [];
        return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The registry answered 400 for the manifest of ${nameImage(image)}.`,
        why: "This happens with images that contain build attestations, which ECS can't always pull.",
        fix: 'Build with `provenance: false` (docker/build-push-action) or `--provenance=false`, push, and deploy again.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/image-not-found.ts




const imageNotFound = defineRule({
    id: 'image-not-found',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ subject, problem }) => subject === 'image' && problem === 'missing');
        const [first] = failures;
        if (first === undefined)
            return [];
        return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The registry has no ${nameImage(image)}.`,
        why: 'The image or its tag does not exist, so no task of this revision can start.',
        fix: 'Check the tag that this workflow pushed, and its registry, region and account; a lifecycle policy of the repository may have deleted it.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/image-platform-mismatch.ts




/** `image Manifest does not contain descriptor matching platform 'linux/amd64'` */
function platformOf(text) {
    return /platform '?([a-z]+\/[\w/]+)/i.exec(text)?.[1] ?? "the task's platform";
}
function sentenceCase(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
const imagePlatformMismatch = defineRule({
    id: 'image-platform-mismatch',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'platform');
        const [first] = failures;
        if (first === undefined)
            return [];
        return [
            {
                image: findImage(evidence, first),
                platform: platformOf(first.text),
                lines: shortenLines(failures.map(({ line }) => line)),
            },
        ];
    },
    explain: ({ image, platform, lines }) => ({
        what: `${sentenceCase(nameImage(image))} has no build for ${platform}.`,
        why: 'The image was built for a different CPU architecture, for example on an Apple Silicon machine or an ARM runner.',
        fix: `Build it for ${platform} (\`docker build --platform\`, or \`platforms:\` of docker/build-push-action), or set \`runtimePlatform.cpuArchitecture\` of the task definition to the image’s architecture.`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/image-pull-denied.ts




const imagePullDenied = defineRule({
    id: 'image-pull-denied',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ subject, problem }) => subject === 'image' && problem === 'denied');
        const [first] = failures;
        if (first === undefined)
            return [];
        return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The registry denied access to ${nameImage(image)}.`,
        why: 'The task execution role may not pull it, or a registry outside ECR requires credentials.',
        fix: 'Give the task execution role ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer; across accounts the repository policy must allow it too; a private registry needs `repositoryCredentials`; also check that the repository exists.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/log-group-not-usable.ts




const logGroupNotUsable = defineRule({
    id: 'log-group-not-usable',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ subject, problem }) => subject === 'log' && problem !== 'network');
        const [first] = failures;
        if (first === undefined)
            return [];
        const groups = containersOf(evidence.taskDefinition).flatMap((container) => {
            const { options } = (container['logConfiguration'] ?? {});
            return options?.['awslogs-group'] ?? [];
        });
        return [
            {
                group: groups[0] ?? null,
                problem: first.problem,
                lines: shortenLines(failures.map(({ line }) => line)),
            },
        ];
    },
    explain: ({ group, problem, lines }) => {
        const named = group === null ? 'the log group' : `the log group \`${group}\``;
        if (problem === 'missing') {
            return {
                what: `There is no log group${group === null ? '' : ` \`${group}\``} in the region to which the task logs.`,
                why: "ECS does not start a container whose log driver can't be set up.",
                fix: 'Create it, or set `awslogs-create-group` to "true" and give the execution role logs:CreateLogGroup; check `awslogs-region` too.',
                evidence: lines,
            };
        }
        if (problem === 'denied') {
            return {
                what: `The task may not write to ${named}.`,
                why: 'The task execution role opens the log stream before the container starts.',
                fix: 'Give the execution role logs:CreateLogStream and logs:PutLogEvents, and logs:CreateLogGroup where `awslogs-create-group` is set.',
                evidence: lines,
            };
        }
        return {
            what: 'The log driver of a container could not be set up.',
            why: "ECS does not start a container whose log driver can't be set up.",
            fix: 'Check the options of `logConfiguration`: awslogs needs `awslogs-group` and `awslogs-region`, and on Fargate `awslogs-stream-prefix`.',
            evidence: lines,
        };
    },
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/mixed-layer-compression.ts




const mixedLayerCompression = defineRule({
    id: 'mixed-layer-compression',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'layers');
        const [first] = failures;
        if (first === undefined)
            return [];
        return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The layers of ${nameImage(image)} can't be unpacked.`,
        why: 'The image mixes gzip and zstd layers, which the container runtime can’t handle.',
        fix: 'Build again with `compression=zstd,force-compression=true`, or with gzip only.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/network-interface-not-ready.ts



const network_interface_not_ready_PATTERN = /network interface provisioning/i;
const networkInterfaceNotReady = defineRule({
    id: 'network-interface-not-ready',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ text }) => network_interface_not_ready_PATTERN.test(text));
        return failures.length === 0 ? [] : [{ lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'AWS did not provide a network interface for the task in time.',
        why: 'This is usually temporary; if it repeats, the subnets may have no free address or the account no free interface.',
        fix: "Deploy again; if it repeats, check the free addresses of the service's subnets and the quota of network interfaces.",
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/no-network-at-start.ts



const REACHED_FOR = {
    image: 'the image registry',
    secret: 'Secrets Manager or Parameter Store',
    log: 'CloudWatch Logs',
    other: 'a service that it needs to start',
};
const noNetworkAtStart = defineRule({
    id: 'no-network-at-start',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'network');
        const [first] = failures;
        if (first === undefined)
            return [];
        return [{ subject: first.subject, lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ subject, lines }) => ({
        what: `The task could not reach ${REACHED_FOR[subject]}.`,
        why: "Before a container runs, ECS fetches image and secrets and opens the log through the task's own network interface, and its subnet has no route to there.",
        fix: "In a public subnet set `assignPublicIp` to ENABLED; a private subnet needs a NAT gateway, or VPC endpoints (ecr.api, ecr.dkr, s3, logs, secretsmanager or ssm) whose security group allows the task; the task's security group must allow outbound port 443.",
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/registry-rate-limit.ts




const registryRateLimit = defineRule({
    id: 'registry-rate-limit',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'rate-limit');
        const [first] = failures;
        if (first === undefined)
            return [];
        return [{ image: findImage(evidence, first), lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The registry’s rate limit stopped the pull of ${nameImage(image)}.`,
        why: 'Docker Hub and ECR Public limit anonymous pulls per address, and all tasks behind one NAT gateway share an address.',
        fix: 'Pull through an ECR pull-through cache or from your own repository, or set `repositoryCredentials`; a later attempt may work unchanged.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/secret-not-found.ts



const secretNotFound = defineRule({
    id: 'secret-not-found',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ subject, problem }) => subject === 'secret' && problem === 'missing');
        if (failures.length === 0)
            return [];
        const isKey = failures.some(({ text }) => /did not contain json key/i.test(text));
        const isEmpty = failures.some(({ text }) => /staging label/i.test(text));
        return [{ isKey, isEmpty, lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ isKey, isEmpty, lines }) => ({
        what: isKey
            ? 'A secret does not contain the key that the task definition uses.'
            : 'A secret in the task definition does not exist.',
        why: isEmpty
            ? 'The secret exists, but has no value.'
            : 'ECS reads secrets before the container starts, and does not start a task without them.',
        fix: isEmpty
            ? 'Store a value in the secret, and deploy again.'
            : 'Compare `valueFrom` with the secret: the full ARN with its random suffix, followed by `:key::` for one key of a JSON secret, and the same region; for a parameter its exact name.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/secrets-denied.ts



const ACTION = /not authorized to perform: (\w+:\w+)/i;
const secretsDenied = defineRule({
    id: 'secrets-denied',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ subject, problem }) => subject === 'secret' && problem === 'denied');
        if (failures.length === 0)
            return [];
        const executionRole = evidence.taskDefinition?.definition['executionRoleArn'];
        const role = typeof executionRole === 'string' ? executionRole : null;
        const actions = failures.flatMap(({ text }) => ACTION.exec(text)?.[1] ?? []);
        return [{ role, action: actions[0] ?? null, lines: shortenLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ role, action, lines }) => ({
        what: 'The task is not allowed to read a secret in its task definition.',
        why: `ECS reads secrets with the task execution role${role === null ? '' : ` (${role})`}, which lacks ${action ?? 'the permission'}.`,
        fix: `Give the execution role ${action ?? 'secretsmanager:GetSecretValue or ssm:GetParameters'} on it, and kms:Decrypt if it is encrypted with its own key.`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/registry/never-starts.ts














/** The task never starts, so there are no log lines. Best explanations first. */
const NEVER_STARTS = [
    imageNotFound,
    imagePullDenied,
    noNetworkAtStart,
    registryRateLimit,
    imagePlatformMismatch,
    mixedLayerCompression,
    imageManifestRefused,
    secretsDenied,
    secretNotFound,
    logGroupNotUsable,
    networkInterfaceNotReady,
    commandNotInImage,
    entrypointNotExecutable,
    diskFull,
];

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-placement-troubles.ts


/**
 * Events about tasks that could not be started or stopped, while our deployment is short of tasks. `stuck`: none was
 * started since, else the trouble has passed; `short`: whether or not.
 */
function findPlacementTroubles(evidence, pattern, when = 'stuck') {
    if (!isShortOfTasks(evidence))
        return [];
    const lastStartMs = when === 'stuck' ? findLastStart(evidence) : -Infinity;
    return findInEvents(evidence, pattern).filter(({ atMs }) => atMs > lastStartMs);
}
/** Also when our deployment is no longer listed: it was given up. */
function isShortOfTasks({ service, deploymentId }) {
    const ours = service?.deployments.find(({ id }) => id === deploymentId);
    return ours === undefined || ours.runningCount < ours.desiredCount;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/no-capacity.ts



const no_capacity_PATTERN = /unable to place a task.*Capacity is unavailable/i;
const noCapacity = defineRule({
    id: 'no-capacity',
    severity: 'cause',
    find: (evidence) => {
        const events = findPlacementTroubles(evidence, no_capacity_PATTERN);
        return events.length === 0 ? [] : [{ lines: shortenLines(events.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'AWS has no Fargate capacity for the task at the moment.',
        why: "No capacity of this size is free in the zones of the service's subnets; Fargate Spot runs out more often than Fargate.",
        fix: 'Try again later, add subnets in more zones to the service, or use FARGATE besides FARGATE_SPOT in its capacity provider strategy.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/no-room-on-instances.ts



const no_room_on_instances_PATTERN = /no container instance met all of its requirements|No Container Instances were found|Timed out waiting for Amazon ECS Agent/i;
const LACKS = [
    [/insufficient CPU/i, 'The best match has too little CPU left.', ''],
    [/insufficient memory/i, 'The best match has too little memory left.', ''],
    [
        /already using a port/i,
        'A host port of the task is in use on every instance.',
        ' Use dynamic host ports (`hostPort: 0`).',
    ],
    [
        /"AGENT"|ECS Agent/i,
        'The agent on the instance is not connected.',
        ' Check the agent on the instance first.',
    ],
    [/ENI|network interface/i, 'No instance has a free network interface.', ''],
    [/No Container Instances were found/i, 'The cluster has no instances at all.', ''],
];
const noRoomOnInstances = defineRule({
    id: 'no-room-on-instances',
    severity: 'cause',
    find: (evidence) => {
        const events = findPlacementTroubles(evidence, no_room_on_instances_PATTERN);
        const said = events.map(({ line }) => line);
        const lack = LACKS.find(([pattern]) => said.some((line) => pattern.test(line)));
        return said.length === 0
            ? []
            : [{ why: lack?.[1] ?? null, hint: lack?.[2] ?? '', lines: shortenLines(said) }];
    },
    explain: ({ why, hint, lines }) => ({
        what: 'No container instance of the cluster has room for one more task.',
        why: why ?? 'A rolling update runs new tasks beside the old ones, which needs more room than normal.',
        fix: `Add instances, or lower \`maximum-percent\` and \`minimum-healthy-percent\` so old tasks stop first.${hint}`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/pass-role-denied.ts


const pass_role_denied_PATTERN = /iam:PassRole(?: on(?: resource:)? (arn:\S+))?/i;
const passRoleDenied = defineRule({
    id: 'pass-role-denied',
    severity: 'cause',
    find: ({ failedCall }) => {
        const match = pass_role_denied_PATTERN.exec(failedCall ?? '');
        if (failedCall === null || match === null)
            return [];
        const [, role = null] = match;
        return [{ role, line: quote(failedCall) }];
    },
    explain: ({ role, line }) => ({
        what: 'The workflow’s role is not allowed to pass roles to the task.',
        why: `Registering or starting a task definition with roles needs iam:PassRole on them${role === null ? '' : ` (here: ${role})`}.`,
        fix: 'Allow iam:PassRole on the task role and the execution role, with the condition iam:PassedToService = ecs-tasks.amazonaws.com, as in docs/iam-policy.json.',
        evidence: [line],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/quota-reached.ts



const quota_reached_PATTERN = /(?:reached the limit on|limit on the number of|above your limit|provisioning capacity limit)/i;
const quotaReached = defineRule({
    id: 'quota-reached',
    severity: 'cause',
    find: (evidence) => {
        const events = findPlacementTroubles(evidence, quota_reached_PATTERN);
        return events.length === 0 ? [] : [{ lines: shortenLines(events.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'The account has reached its quota of tasks or vCPUs.',
        why: 'During a rolling update old and new tasks count together.',
        fix: 'Request a higher Fargate quota in Service Quotas, or lower `maximum-percent` so fewer tasks run at once.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/role-not-assumable.ts





const role_not_assumable_PATTERN = /ECS was unable to assume the role(?: '([^']+)')?/i;
const roleNotAssumable = defineRule({
    id: 'role-not-assumable',
    severity: 'cause',
    find: (evidence) => {
        const isNever = findLastStart(evidence) === -Infinity;
        const found = [
            ...findPlacementTroubles(evidence, role_not_assumable_PATTERN),
            ...(isNever ? findInDeaths(evidence, role_not_assumable_PATTERN) : []),
        ];
        const [first] = found;
        return first === undefined
            ? []
            : [{ role: first.groups[0] ?? '', lines: shortenLines(found.map(({ line }) => line)) }];
    },
    explain: ({ role, lines }) => ({
        what: `ECS can't assume the role ${role === '' ? 'of the task' : role}.`,
        why: 'The role does not exist, or its trust policy does not allow ecs-tasks.amazonaws.com to assume it.',
        fix: 'Check `taskRoleArn` and `executionRoleArn` of the task definition, and allow sts:AssumeRole for ecs-tasks.amazonaws.com in the trust policy of each.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/rollout-limits-infeasible.ts



const rollout_limits_infeasible_PATTERN = /because of the service deployment configuration/i;
const rolloutLimitsInfeasible = defineRule({
    id: 'rollout-limits-infeasible',
    severity: 'cause',
    find: (evidence) => {
        const events = findPlacementTroubles(evidence, rollout_limits_infeasible_PATTERN);
        const { service } = evidence;
        if (events.length === 0 || service === null)
            return [];
        const { desiredCount, minimumHealthyPercent, maximumPercent } = service;
        return [
            {
                desiredCount,
                minimumHealthyPercent,
                maximumPercent,
                lines: shortenLines(events.map(({ line }) => line)),
            },
        ];
    },
    explain: ({ desiredCount, minimumHealthyPercent, maximumPercent, lines }) => {
        // ECS rounds the lower limit up and the upper one down (API reference, DeploymentConfiguration).
        const lower = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
        const upper = Math.floor((desiredCount * maximumPercent) / 100);
        return {
            what: `The rollout can't move: at least ${lower} tasks must stay healthy and at most ${upper} may run.`,
            why: `With ${desiredCount} desired tasks, minimumHealthyPercent ${minimumHealthyPercent} and maximumPercent ${maximumPercent}, ECS may neither stop an old task nor start a new one.`,
            fix: 'Set `maximum-percent: 200` (a new task starts first), or `minimum-healthy-percent: 0` (an old task stops first, with a gap).',
            evidence: lines,
        };
    },
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/service-throttled.ts



const service_throttled_PATTERN = /operations are being throttled/i;
const serviceThrottled = defineRule({
    id: 'service-throttled',
    severity: 'note',
    find: (evidence) => {
        const events = findPlacementTroubles(evidence, service_throttled_PATTERN);
        return events.length === 0 ? [] : [{ lines: shortenLines(events.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'AWS throttles the calls that ECS makes for this service.',
        why: 'Many deployments or tasks at once exceed the rate limit of an API; ECS continues by itself after a while.',
        fix: "Wait, and don't start another deployment; spread large rollouts over time.",
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/starts-keep-failing.ts



const starts_keep_failing_PATTERN = /unable to consistently start tasks successfully/i;
const startsKeepFailing = defineRule({
    id: 'starts-keep-failing',
    severity: 'symptom',
    find: (evidence) => {
        const events = findPlacementTroubles(evidence, starts_keep_failing_PATTERN, 'short');
        return events.length === 0 ? [] : [{ lines: shortenLines(events.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'ECS starts new tasks with growing delays, because they keep failing.',
        why: 'ECS backs off after repeated failures; the stopped tasks show the reason.',
        fix: 'Fix what made the tasks stop; a new deployment starts without the delays.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/tasks-under-protection.ts






/** `unable to scale in due to (reason 2 tasks under protection)`, and the form that the developer guide shows. */
const tasks_under_protection_PATTERN = /unable to scale in.*(?:under protection|protected tasks)/i;
const tasksUnderProtection = defineRule({
    id: 'tasks-under-protection',
    severity: 'note',
    find: (evidence) => {
        const { protections, oldTasks, atMs } = evidence;
        const held = (protections ?? []).filter(({ taskArn, expiresAtMs }) => {
            return oldTasks.some(({ arn }) => arn === taskArn) && (expiresAtMs === null || expiresAtMs > atMs);
        });
        const events = findInEvents(evidence, tasks_under_protection_PATTERN);
        if (held.length === 0 && (events.length === 0 || oldTasks.length === 0))
            return [];
        const lines = held.map(({ taskArn, expiresAtMs }) => quote(`task ${(0,shorten_arn/* shortenTask */.BV)(taskArn)} is protected${untilOf(expiresAtMs)}`));
        const last = Math.max(...held.map(({ expiresAtMs }) => expiresAtMs ?? Infinity));
        return [
            {
                count: held.length,
                until: Number.isFinite(last) ? new Date(last).toISOString() : null,
                lines: shortenLines([...events.slice(-1).map(({ line }) => line), ...lines]),
            },
        ];
    },
    explain: ({ count, until, lines }) => ({
        what: `The rollout waits for ${count === 0 ? 'old tasks' : (0,count_of/* countOf */.p)(count, 'old task')} under scale-in protection.`,
        why: `ECS stops a protected task only when its protection ends${until === null ? '' : ` (at ${until.slice(0, 16).replace('T', ' ')} UTC at the latest)`}; the new revision has not failed.`,
        fix: 'Wait, give the rollout more time (`health-timeout`), or release the protection if the work may be cut.',
        evidence: lines,
    }),
});
function untilOf(expiresAtMs) {
    return expiresAtMs === null ? '' : ` until ${new Date(expiresAtMs).toISOString()}`;
}

;// CONCATENATED MODULE: ./src/diagnosis/registry/placement.ts









/** ECS can't place, start or stop tasks. Best explanations first. */
const PLACEMENT = [
    noCapacity,
    quotaReached,
    noRoomOnInstances,
    rolloutLimitsInfeasible,
    tasksUnderProtection,
    serviceThrottled,
    roleNotAssumable,
    passRoleDenied,
    startsKeepFailing,
];

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-listening.ts

/**
 * gunicorn "Listening at: http://0.0.0.0:8000 (1)", uvicorn and hypercorn "running on http://…", Flask "Running on http://…",
 * daphne "Listening on TCP address 127.0.0.1:8000", Django's runserver "development server at http://…".
 */
const LISTENING = /(?:Listening at: |running on |Listening on TCP address |development server at )(?:https?:\/\/)?(\[[^\]]+\]|[^\s:/[]+):(\d+)/i;
/** Where servers say that they listen; for Flask, which names several addresses, `0.0.0.0` is one of them. */
function findListening(evidence, container = null) {
    return findInLogs(evidence, LISTENING)
        .filter((match) => container === null || match.container === container)
        .map(({ groups: [host = '', port = ''], taskArn, container: name, atMs, line }) => ({
        ...{ taskArn, container: name, atMs, line },
        ...{ host, port: Number(port) },
    }));
}
function isLoopback({ host }) {
    return /^(?:127\.|localhost$|\[::1\]$)/.test(host);
}
function isEverywhere({ host }) {
    return host === '0.0.0.0' || host === '[::]';
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/bound-to-loopback.ts




/** gunicorn binds 127.0.0.1:8000 unless PORT is set, uvicorn 127.0.0.1:8000 (their source, and seen in runs). */
const boundToLoopback = defineRule({
    id: 'bound-to-loopback',
    severity: 'cause',
    find: (evidence) => findFailingProbes(evidence)
        .filter(({ code }) => code === null)
        .flatMap(({ container, port, lines }) => {
        const listening = findListening(evidence, container);
        const last = listening.at(-1);
        if (last === undefined || !listening.every(isLoopback))
            return [];
        const quoted = shortenLines([last.line, ...lines]);
        return [
            { host: last.host, port: last.port, checked: port, container: last.container, lines: quoted },
        ];
    }),
    explain: ({ host, port, checked, container, lines }) => ({
        what: `The server in container ${container} listens only on ${host}:${port}.`,
        why: 'That address is reachable only from inside the container, so the load balancer’s health checks never arrive.',
        fix: `Listen on all addresses: \`--bind 0.0.0.0:${checked ?? port}\` for gunicorn, \`--host 0.0.0.0 --port ${checked ?? port}\` for uvicorn.`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/celery-ping-check.ts


const PING = /\bcelery\b.*\b(?:inspect\s+(?:.*\s)?ping|status)\b/s;
/** Measured: the command waits 1 s for answers by default, asks all workers, and starts a new Python each time. */
const celeryPingCheck = defineRule({
    id: 'celery-ping-check',
    severity: 'cause',
    find: (evidence) => findFailingChecks(evidence)
        .filter(({ command }) => PING.test(command))
        .map(({ container, command, timeoutSeconds, lines }) => ({
        ...{ container, timeoutSeconds, lines: [...lines, command] },
        waits: /(?:--timeout|-t)[\s=]*(\d+)/.exec(command)?.[1] ?? '1',
        isAimed: /(?:--destination|-d)\b/.test(command),
    })),
    explain: ({ container, timeoutSeconds, waits, isAimed, lines }) => ({
        what: `The health check of container ${container} runs \`celery inspect ping\`, and failed.`,
        why: `It starts a new Python process each time and waits ${waits} s for an answer within a health check timeout of ${timeoutSeconds} s${isAimed ? '' : ', and asks every worker on the broker instead of only this one'}: a busy worker, a solo pool or a small task answers too late and counts as unhealthy.`,
        fix: 'Check something cheap, such as the worker process itself or a heartbeat file; or add `-d celery@$HOSTNAME --timeout 10`, a health check timeout of 30 s, a longer interval, more retries and a startPeriod.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/container-check-failed.ts


const containerCheckFailed = defineRule({
    id: 'container-check-failed',
    severity: 'symptom',
    find: (evidence) => findFailingChecks(evidence).map(({ container, command, startPeriodSeconds, timeoutSeconds, lines }) => ({
        ...{ container, startPeriodSeconds, timeoutSeconds },
        lines: command === '' ? lines : [...lines, command],
    })),
    explain: ({ container, startPeriodSeconds, timeoutSeconds, lines }) => ({
        what: `The health check of container ${container} failed, and ECS replaces the task.`,
        why: `The command has ${timeoutSeconds} s to finish, and failures count from ${startPeriodSeconds} s after the start (\`startPeriod\`); ECS does not keep its output.`,
        fix: 'Run the command in a container of this image and check its exit code; set startPeriod longer than the application takes to start.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-check-protocol-differs.ts





/** What gunicorn and uvicorn log for a TLS hello on a plain HTTP port. */
const GARBAGE = /Invalid HTTP request received|Invalid request from ip=\S+: Invalid (?:HTTP|request)|Bad request version/i;
/** The scheme in the line in which a server reports its address. */
const SCHEME = /\b(https?):\/\//i;
const healthCheckProtocolDiffers = defineRule({
    id: 'health-check-protocol-differs',
    severity: 'cause',
    find: (evidence) => findFailingProbes(evidence).flatMap(({ targetGroupArn, container, code, lines }) => {
        const asked = findTargetGroup(evidence, targetGroupArn)?.healthCheck.protocol ?? null;
        const spoken = findSpoken(evidence, container);
        if (code !== null || spoken === null || (asked !== 'HTTP' && asked !== 'HTTPS'))
            return [];
        return spoken.scheme === asked
            ? []
            : [{ asked, spoken: spoken.scheme, lines: shortenLines([...spoken.lines, ...lines]) }];
    }),
    explain: ({ asked, spoken, lines }) => ({
        what: `The health check uses ${asked}, but the server speaks ${spoken}.`,
        why: 'For the server the health check is a malformed request: it closes the connection, so the check gets no answer.',
        fix: `Set the health check protocol of the target group to ${spoken}.`,
        evidence: lines,
    }),
});
/** gunicorn logs `https` if it has a certificate; on plain HTTP a TLS hello shows up as garbage. */
function findSpoken(evidence, container) {
    const last = findListening(evidence, container).at(-1);
    const scheme = SCHEME.exec(last?.line ?? '')?.[1]?.toUpperCase();
    if (last === undefined || scheme === undefined)
        return null;
    if (scheme === 'HTTPS')
        return { scheme, lines: [last.line] };
    const garbage = findInLogs(evidence, GARBAGE).map(({ line }) => line);
    return garbage.length === 0 ? null : { scheme, lines: [last.line, ...garbage] };
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-probe-hits.ts

/** The request in the access lines of gunicorn, uvicorn, hypercorn, daphne, Flask and nginx. */
const REQUEST = /"(GET|HEAD) (\S+?)(?: (?:HTTP\/)?[\d.]+)?" (\d{3})\b/;
/** The client, with or without its port, stands at the beginning of the access lines of all of them. */
const LOOPBACK = /^(?:INFO:\s+)?(?:127\.[\d.]+|\[?::1\]?|\[?::ffff:127\.[\d.]+\]?)(?::\d+)? - /;
const AGENT = /ELB-HealthChecker/i;
/**
 * Access lines of the load balancer's checks: those with its user agent, and, since uvicorn logs no user agent, those that
 * ask for just the path that is checked and don't come from the container itself.
 */
function findProbeHits(evidence, path) {
    return findAccessLines(evidence).filter((hit) => AGENT.test(hit.line) || (hit.path === path && !hit.isOwn));
}
/** All requests that the access log shows, from any client. */
function findAccessLines(evidence) {
    return findInLogs(evidence, REQUEST).map(({ taskArn, container, line, groups }) => {
        const [method = '', path = '', status = ''] = groups;
        return { taskArn, container, line, method, path, status: Number(status), isOwn: LOOPBACK.test(line) };
    });
}
/** What was asked and what came back, in the log's words where it shows it: `asked GET /swagger, the app answered 301`. */
function describeAnswer(evidence, { path, code, lines }) {
    const hit = findProbeHits(evidence, path).findLast(({ status }) => status === code) ?? null;
    const asked = hit?.path ?? path;
    const request = asked === null ? 'its health check' : `${hit?.method ?? 'GET'} ${asked}`;
    const sentence = `the load balancer asked ${request}, the app answered ${code ?? 'nothing'}`;
    return { sentence, path: asked, lines: hit === null ? lines : [hit.line, ...lines] };
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-check-too-slow.ts





/** gunicorn/arbiter.py: a worker sent no heartbeat for longer than --timeout. */
const SILENT_WORKER = /\[CRITICAL\] WORKER TIMEOUT \(pid:/;
const healthCheckTooSlow = defineRule({
    id: 'health-check-too-slow',
    severity: 'cause',
    find: (evidence) => findFailingProbes(evidence).flatMap(({ description, targetGroupArn, path, container, lines }) => {
        if (!/timed out/i.test(description))
            return [];
        const hits = findProbeHits(evidence, path).filter((hit) => container === null || hit.container === container);
        const proof = [...hits, ...findInLogs(evidence, SILENT_WORKER)].map(({ line }) => line);
        if (proof.length === 0)
            return [];
        const timeoutSeconds = findTargetGroup(evidence, targetGroupArn)?.healthCheck.timeoutSeconds ?? null;
        return [
            {
                path: hits[0]?.path ?? path,
                timeoutSeconds,
                late: hits.length > 0,
                lines: shortenLines([...proof, ...lines]),
            },
        ];
    }),
    explain: ({ path, timeoutSeconds, late, lines }) => ({
        what: `The application takes longer than ${timeoutSeconds === null ? 'the health check waits' : `${timeoutSeconds} s`} to answer ${path === null ? 'the health check' : `GET ${path}`}.`,
        why: late
            ? 'The access log shows that the checks reach the application, but the load balancer gives up before it answers.'
            : 'gunicorn killed a worker that was blocked for longer than --timeout, so requests hang.',
        fix: 'Use a light view without database or network for the health check, give the task more cpu or start fewer workers, and only then raise the health check timeout of the target group to 10 s; gunicorn’s --timeout does not matter here.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-check-tool-missing.ts




/** Programs that are not in slim, alpine and distroless images. */
const TOOLS = /\b(curl|wget|pgrep|nc)\b/;
/** The user agent of the check in an access log, which shows that it ran. */
const health_check_tool_missing_AGENT = /"(?:curl|Wget)\//i;
/** The path of the URL in the check's command. */
const PATH = /\bhttps?:\/\/[^\s/'"]+(\/[^\s'"|;&]*)?/;
const healthCheckToolMissing = defineRule({
    id: 'health-check-tool-missing',
    severity: 'cause',
    find: (evidence) => findFailingChecks(evidence).flatMap(({ container, command, lines }) => {
        const tool = TOOLS.exec(command)?.[1];
        if (tool === undefined || wasSeen(evidence, command))
            return [];
        return [{ container, tool, lines: [...lines, command] }];
    }),
    explain: ({ container, tool, lines }) => ({
        what: `The health check of container ${container} runs ${tool}, and failed without a request in the application's log.`,
        why: `Slim, alpine and distroless images don't include ${tool}: the check then fails with exit code 127, even if the application is healthy.`,
        fix: `Use a program that the image has, such as \`python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz/')"\` with your port and path, or install ${tool}; use 127.0.0.1 instead of localhost, and set a startPeriod.`,
        evidence: lines,
    }),
});
/**
 * A check with a line in the access log has its tool, whatever answer it got. uvicorn logs no user agent: there it is a
 * request for that path from the container itself.
 */
function wasSeen(evidence, command) {
    const url = PATH.exec(command);
    const path = url?.[1] ?? '/';
    const isChecks = (hit) => url !== null && hit.isOwn && hit.path === path;
    return findInLogs(evidence, health_check_tool_missing_AGENT).length > 0 || findAccessLines(evidence).some(isChecks);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/host-header-refused.ts






/** django/http/request.py; with DEBUG off Django's default logging does not print it. */
const host_header_refused_REFUSED = /Invalid HTTP_HOST header: '([^']+)'/;
const DJANGO = /django|lifespan.{1,3} protocol appears unsupported|\bmanage\.py\b/i;
/** Reproduced with Django: the probe's Host header is the address of the task, which ALLOWED_HOSTS does not list: 400. */
const hostHeaderRefused = defineRule({
    id: 'host-header-refused',
    severity: 'cause',
    find: (evidence) => {
        const refusals = findInLogs(evidence, host_header_refused_REFUSED);
        if (refusals.length === 0 && !isDjango(evidence))
            return [];
        return findFailingProbes(evidence)
            .filter(({ code }) => code === 400)
            .map((probe) => {
            const { sentence, lines } = describeAnswer(evidence, probe);
            const quoted = shortenLines([...refusals.map(({ line }) => line), ...lines]);
            return { sentence, host: refusals[0]?.groups[0] ?? null, lines: quoted };
        });
    },
    explain: ({ sentence, host, lines }) => ({
        what: `The health check fails: ${sentence}.`,
        why: `Django rejects a Host header that is not in ALLOWED_HOSTS, and the load balancer sends ${host === null ? 'the private address of the task' : `"${host}"`}; with DEBUG off Django logs nothing about it.`,
        fix: 'Answer the health check in a middleware before all others, or add the task’s own address (from ECS_CONTAINER_METADATA_URI_V4) to ALLOWED_HOSTS at start-up.',
        evidence: lines,
    }),
});
function isDjango(evidence) {
    const settings = containersOf(evidence.taskDefinition).some((container) => environmentNamesOf(container).includes('DJANGO_SETTINGS_MODULE') || DJANGO.test(commandOf(container)));
    return settings || findInLogs(evidence, DJANGO).length > 0;
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-boot.ts


/** What a collected log holds at most: beyond that the line of interest may have scrolled away. */
const WHOLE_LOG = 200;
const SERVERS = /\b(?:gunicorn|uvicorn|hypercorn|daphne|flask|runserver)\b/i;
/** A server that an ASGI application makes wait before it answers. */
const STARTUP = /Using worker: uvicorn|Waiting for application startup/i;
const STARTED = /Application startup complete/i;
/** The boots of Python web servers that announce when they are ready; other programs don't tell. */
function findBoots(evidence, container) {
    return evidence.logs
        .filter((log) => container === null || log.container === container)
        .filter((log) => log.lines.length > 0 && log.lines.length < WHOLE_LOG && isServer(evidence, log))
        .flatMap((log) => {
        const task = [...evidence.stoppedTasks, ...evidence.newTasks].find(({ arn }) => arn === log.taskArn);
        return task === undefined ? [] : toBoot(evidence, log, task);
    });
}
function toBoot(evidence, log, task) {
    const { taskArn, container } = log;
    if (task.startedAtMs === null)
        return [];
    const endedAtMs = task.stoppingAtMs ?? task.stoppedAtMs ?? evidence.atMs;
    const readyAtMs = findReady(log);
    const readyAfterMs = readyAtMs === null ? null : Math.max(0, readyAtMs - task.startedAtMs);
    const livedMs = endedAtMs - task.startedAtMs;
    const lastLine = log.lines.findLast(({ message }) => message.trim() !== '')?.message ?? '';
    return [{ taskArn, container, readyAfterMs, livedMs, stopped: task.desiredStatus === 'STOPPED', lastLine }];
}
function findReady(log) {
    const listeningAtMs = findListening({ logs: [log] })[0]?.atMs ?? null;
    if (!log.lines.some(({ message }) => STARTUP.test(message)))
        return listeningAtMs;
    const startedAtMs = log.lines.find(({ message }) => STARTED.test(message))?.atMs ?? null;
    return listeningAtMs === null || startedAtMs === null ? null : Math.max(listeningAtMs, startedAtMs);
}
function isServer({ taskDefinition }, { container, lines }) {
    if (SERVERS.test(commandOf(findContainer(taskDefinition, container))))
        return true;
    return lines.some(({ message }) => SERVERS.test(message) || STARTUP.test(message) || /Listening at: /.test(message));
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/probe-never-arrives.ts








const MS_PER_SECOND = 1_000;
/** AWS, fargate-alb-health-checks: the task's security group must allow the load balancer's. */
const probeNeverArrives = defineRule({
    id: 'probe-never-arrives',
    severity: 'cause',
    find: (evidence) => findFailingProbes(evidence).flatMap((probe) => {
        const { container, port, path, lines } = probe;
        const listening = findListening(evidence, container).findLast(isEverywhere);
        if (!/timed out/i.test(probe.description) || listening === undefined)
            return [];
        if (findProbeHits(evidence, path).length > 0 || !wouldBeSeen(evidence, listening))
            return [];
        if (isOldOneReached(evidence, probe) || !wasReadyLong(evidence, probe))
            return [];
        return [
            {
                container: listening.container,
                port: port ?? listening.port,
                lines: shortenLines([listening.line, ...lines]),
            },
        ];
    }),
    explain: ({ container, port, lines }) => ({
        what: `No health check reached container ${container}, which listens on port ${port}.`,
        why: 'The load balancer’s checks time out, and the application’s access log shows none of them: most likely the security group of the tasks blocks the load balancer.',
        fix: `Allow inbound TCP ${port} from the load balancer's security group in the security group of the service's tasks, and check the network ACLs between their subnets.`,
        evidence: lines,
    }),
});
/** The access log is on, and no worker hangs: every request would be logged. */
function wouldBeSeen(evidence, { container }) {
    const command = commandOf(findContainer(evidence.taskDefinition, container));
    const isOn = /--access-logfile/.test(command) || findAccessLines(evidence).length > 0;
    return isOn && findInLogs(evidence, /WORKER TIMEOUT/).length === 0;
}
/** An old task is reached on the same port, with the same security groups. */
function isOldOneReached({ targets }, { targetGroupArn, port }) {
    const old = targets.filter((one) => !one.isNew && one.targetGroupArn === targetGroupArn && one.port === port);
    return old.some(({ looks }) => looks.some(({ state }) => state === 'healthy'));
}
function wasReadyLong(evidence, { container, targetGroupArn }) {
    const check = findTargetGroup(evidence, targetGroupArn)?.healthCheck;
    const oneCheckMs = ((check?.intervalSeconds ?? 30) + (check?.timeoutSeconds ?? 5)) * MS_PER_SECOND;
    return findBoots(evidence, container).some(({ readyAfterMs, livedMs }) => readyAfterMs !== null && livedMs - readyAfterMs > oneCheckMs);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/slow-boot.ts









/** What Django's migrate prints: `Running migrations:`, `  Applying shop.0002_orders... OK`. */
const slow_boot_MIGRATING = /^\s*(?:Running migrations:|Applying \S+\.\.\.)/;
const slow_boot_MS_PER_SECOND = 1_000;
const slowBoot = defineRule({
    id: 'slow-boot',
    severity: 'cause',
    // One passing check makes a new target healthy: if the application was ready for longer, something else is wrong.
    find: (evidence) => findFailingProbes(evidence)
        .filter(({ code }) => code === null)
        .flatMap((probe) => {
        const listening = findListening(evidence, probe.container);
        const boot = findBoots(evidence, probe.container).find((one) => isTooSlow(evidence, probe, one));
        if (boot === undefined ||
            gunicornWorkerKilled.diagnose(evidence).length > 0 ||
            (listening.length > 0 && !listening.some((one) => isReached(evidence, probe, one))))
            return [];
        const graceSeconds = evidence.service?.healthCheckGracePeriodSeconds ?? 0;
        const { readyAfterMs, livedMs, container, stopped } = boot;
        const migrating = readyAfterMs === null && slow_boot_MIGRATING.test(boot.lastLine);
        const ready = readyAfterMs === null ? null : (listening[0]?.line ?? null);
        const said = migrating ? findMigrations(evidence, boot) : [ready ?? quote(boot.lastLine)];
        const lines = shortenLines([...said, ...probe.lines]);
        return [{ container, readyAfterMs, livedMs, stopped, graceSeconds, migrating, lines }];
    }),
    explain: ({ container, readyAfterMs, livedMs, stopped, graceSeconds, migrating, lines }) => ({
        what: readyAfterMs === null
            ? `Container ${container} was not ready ${(0,format_duration/* formatDuration */.a)(livedMs)} after its start${migrating ? ': it was still running migrations' : ''}.`
            : `Container ${container} took ${(0,format_duration/* formatDuration */.a)(readyAfterMs)} to become ready, and ${stopped ? 'was stopped' : 'was still unhealthy'} ${(0,format_duration/* formatDuration */.a)(livedMs)} after its start.`,
        why: `The load balancer's checks count after \`healthCheckGracePeriodSeconds\` (${graceSeconds}): then ECS stops a task whose checks fail, even if it is still starting.`,
        fix: `Set the service's health check grace period to twice the boot time or more${migrating ? ', and run the migrations as a separate task before the rollout' : '; keep migrations and collectstatic out of the start command'}.`,
        evidence: lines,
    }),
});
/** The heading and the last step; during the first step there is only the heading. */
function findMigrations(evidence, { taskArn }) {
    const own = findInLogs(evidence, slow_boot_MIGRATING).filter((match) => match.taskArn === taskArn);
    return [own[0], own.at(-1)].flatMap((match) => match?.line ?? []);
}
/** On another address or port the checks never reach it, so the start-up time is not the reason. */
function isReached(evidence, { targetGroupArn, port }, one) {
    const isChosenFreely = findTargetGroup(evidence, targetGroupArn)?.targetType !== 'ip';
    return !isLoopback(one) && (isChosenFreely || port === null || one.port === port);
}
function isTooSlow(evidence, { targetGroupArn }, { readyAfterMs, livedMs }) {
    const graceMs = (evidence.service?.healthCheckGracePeriodSeconds ?? 0) * slow_boot_MS_PER_SECOND;
    if (readyAfterMs === null)
        return livedMs > graceMs;
    const check = findTargetGroup(evidence, targetGroupArn)?.healthCheck;
    const oneCheckMs = ((check?.intervalSeconds ?? 30) + (check?.timeoutSeconds ?? 5)) * slow_boot_MS_PER_SECOND;
    return readyAfterMs > graceMs && livedMs - readyAfterMs < oneCheckMs;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/wrong-port.ts




const wrongPort = defineRule({
    id: 'wrong-port',
    severity: 'cause',
    // With dynamic host ports (bridge mode) the two numbers differ anyway: only targets by address count.
    find: (evidence) => findFailingProbes(evidence).flatMap(({ targetGroupArn, container, code, port, lines }) => {
        const group = findTargetGroup(evidence, targetGroupArn);
        const checked = Number(group?.healthCheck.port ?? Number.NaN) || port;
        const listening = findListening(evidence, container);
        const last = listening.at(-1);
        if (code !== null || last === undefined || checked === null || group?.targetType !== 'ip')
            return [];
        if (listening.some((one) => one.port === checked) || listening.every(isLoopback))
            return [];
        return [
            {
                listens: last.port,
                checked,
                container: last.container,
                lines: shortenLines([last.line, ...lines]),
            },
        ];
    }),
    explain: ({ listens, checked, container, lines }) => ({
        what: `The server in container ${container} listens on port ${listens}, but the load balancer checks port ${checked}.`,
        why: 'Nothing answers on the port of the target group and `containerPort`.',
        fix: `Make the server listen on ${checked} (\`--bind 0.0.0.0:${checked}\`, \`--port ${checked}\` or the PORT variable), or set \`containerPort\` and the service's load balancer to ${listens}.`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-check-unexplained.ts











/** Status codes that other rules always explain. */
const EXPLAINED = [301, 302, 303, 307, 308, 401, 403, 404, 410, 500, 502, 503, 504];
/** Rules that need more than the answer. */
const EXPLAINERS = [
    ...[boundToLoopback, wrongPort, healthCheckProtocolDiffers, slowBoot],
    ...[healthCheckTooSlow, probeNeverArrives, hostHeaderRefused, gunicornWorkerKilled],
];
const healthCheckUnexplained = defineRule({
    id: 'health-check-unexplained',
    severity: 'symptom',
    find: (evidence) => findFailingProbes(evidence)
        .filter(({ code }) => code === null || !EXPLAINED.includes(code))
        .filter(() => EXPLAINERS.every((rule) => rule.diagnose(evidence).length === 0))
        .map((probe) => {
        const { sentence, lines } = describeAnswer(evidence, probe);
        const matcher = findTargetGroup(evidence, probe.targetGroupArn)?.healthCheck.matcher ?? null;
        return {
            sentence,
            matcher,
            code: probe.code,
            port: probe.port,
            description: probe.description,
            lines,
        };
    }),
    explain: ({ sentence, matcher, code, port, description, lines }) => code === null
        ? {
            what: `The load balancer got no answer from port ${port ?? 'of the target'}: ${description}.`,
            why: /timed out/i.test(description)
                ? 'Either its requests do not reach the task, or the application is too slow for the health check timeout.'
                : 'Nothing listens on that port, or the connection was closed without an answer.',
            fix: 'Check that the server listens on 0.0.0.0 and this port, and that the security group of the tasks allows the load balancer; turn on the access log (`--access-logfile -`), which shows every check.',
            evidence: lines,
        }
        : {
            what: `The health check fails: ${sentence}.`,
            why: `The target group accepts only ${matcher ?? 'other status codes'}.`,
            fix: 'Use a health check path that answers 200 to a plain GET with the task’s address as host.',
            evidence: lines,
        },
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-path-errors.ts





/** 500 is the application's own answer to an exception, so the exception is what to look for. */
const healthPathErrors = defineRule({
    id: 'health-path-errors',
    severity: 'cause',
    find: (evidence) => findFailingProbes(evidence)
        .filter(({ code }) => code === 500)
        .map((probe) => {
        const { sentence, lines } = describeAnswer(evidence, probe);
        const exception = findLastException(evidence);
        return {
            sentence,
            exception,
            lines: shortenLines(exception === null ? lines : [exception, ...lines]),
        };
    }),
    explain: ({ sentence, exception, lines }) => ({
        what: `The health check fails: ${sentence}.`,
        why: exception === null
            ? 'The application runs, but fails on this path; its log shows no exception.'
            : `The application runs, but fails on this path; the last exception in its log is quoted.`,
        fix: exception === null
            ? 'Log exceptions of requests to the console, and deploy again; a health check that uses the database fails before the migrations have run.'
            : 'Fix the quoted exception; if it comes from the database, run the migrations before the rollout, or use a lighter health check.',
        evidence: lines,
    }),
});
function findLastException(evidence) {
    return findExceptions(evidence).at(-1)?.line ?? null;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-path-needs-login.ts



/** RFC 9110: 401 asks for credentials, 403 refuses the client whatever it sends. */
const healthPathNeedsLogin = defineRule({
    id: 'health-path-needs-login',
    severity: 'cause',
    find: (evidence) => findFailingProbes(evidence)
        .filter(({ code }) => code === 401 || code === 403)
        .map((probe) => {
        const { sentence, path, lines } = describeAnswer(evidence, probe);
        return { sentence, path, lines };
    }),
    explain: ({ sentence, path, lines }) => ({
        what: `The health check fails: ${sentence}.`,
        why: `${path ?? 'The health check path'} requires a login, a token or an allowed address, and the load balancer's health check has none of them.`,
        fix: 'Use a health check path without authentication and address lists that answers 200.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-path-not-found.ts



/** Reproduced with Django, Flask and FastAPI: a route that exists only in development answers 404. */
const healthPathNotFound = defineRule({
    id: 'health-path-not-found',
    severity: 'cause',
    find: (evidence) => findFailingProbes(evidence)
        .filter(({ code }) => code === 404 || code === 410)
        .map((probe) => {
        const { sentence, path, lines } = describeAnswer(evidence, probe);
        return { sentence, path, lines };
    }),
    explain: ({ sentence, path, lines }) => ({
        what: `The health check fails: ${sentence}.`,
        why: `${path === null ? 'The health check path' : `The path ${path}`} has no route in this revision: documentation pages such as Swagger are often disabled in production, and prefixes or trailing slashes may differ.`,
        fix: 'Add a small view that answers 200 without a login, such as /healthz/, and use it as the health check path of the target group.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-path-redirects.ts




const health_path_redirects_EXPLANATIONS = {
    slash: {
        why: 'The path has no trailing slash, and the framework redirects to the path with one (APPEND_SLASH in Django).',
        fix: 'Add the slash to the health check path of the target group; do not add redirects to its matcher, because then a broken application counts as healthy.',
    },
    https: {
        why: 'The application redirects HTTP to HTTPS (SECURE_SSL_REDIRECT in Django), and the load balancer’s health check has no X-Forwarded-Proto header.',
        fix: 'Exempt the health check path from the redirect (SECURE_REDIRECT_EXEMPT in Django); do not add redirects to the matcher of the target group.',
    },
    unclear: {
        why: 'The path redirects: to the same path with a trailing slash, to HTTPS, or to a login page.',
        fix: 'Use a health check path that answers 200 itself: with its trailing slash, exempt from the redirect to HTTPS, and without a login; do not add redirects to the matcher of the target group.',
    },
};
/** Reproduced with Django: `/admin` → 301 `/admin/`, SECURE_SSL_REDIRECT → 301 `https://<address of the task>/…`. */
const healthPathRedirects = defineRule({
    id: 'health-path-redirects',
    severity: 'cause',
    find: (evidence) => findFailingProbes(evidence)
        .filter(({ code }) => code !== null && [301, 302, 303, 307, 308].includes(code))
        .map((probe) => {
        const answer = describeAnswer(evidence, probe);
        const { sentence, path, lines } = answer;
        return { sentence, path, lines, kind: health_path_redirects_classify(evidence, probe, answer) };
    }),
    explain: ({ sentence, path, lines, kind }) => ({
        what: `The health check fails: ${sentence}${kind === 'slash' ? ` to ${path}/` : ''}.`,
        ...health_path_redirects_EXPLANATIONS[kind],
        evidence: lines,
    }),
});
/** Both Django settings send a 301; a redirect to a login page is a 302. */
function health_path_redirects_classify(evidence, probe, { path }) {
    if (probe.code !== 301 || path === null)
        return 'unclear';
    const endsOpen = /\/[^/.?]+$/.test(path);
    const toHttps = redirectsToHttps(evidence, probe.container) || answersEverything301(evidence, path);
    return toHttps || !endsOpen ? 'https' : 'slash';
}
/** SECURE_SSL_REDIRECT, with or without a prefix, is enabled in the environment. */
function redirectsToHttps({ taskDefinition }, name) {
    const container = findContainer(taskDefinition, name);
    const settings = environmentNamesOf(container).filter((one) => /SSL_REDIRECT$/i.test(one));
    return settings.some((one) => /^(?:1|true|yes|on)$/i.test(environmentValueOf(container, one) ?? ''));
}
/** Requests for other paths, such as those that end in a slash, are redirected too. */
function answersEverything301(evidence, path) {
    const others = findAccessLines(evidence).filter((hit) => hit.path !== path && hit.path.endsWith('/'));
    return others.length > 0 && others.every(({ status }) => status === 301);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-path-unavailable.ts



/** AWS, fargate-alb-health-checks; a proxy in the task answers 502 to 504 while the application behind it isn't up. */
const healthPathUnavailable = defineRule({
    id: 'health-path-unavailable',
    severity: 'cause',
    find: (evidence) => {
        const containers = evidence.taskDefinition?.definition.containerDefinitions.length ?? 1;
        return findFailingProbes(evidence)
            .filter(({ code }) => code === 502 || code === 503 || code === 504)
            .map((probe) => {
            const { sentence, lines } = describeAnswer(evidence, probe);
            return { sentence, container: probe.container, hasNeighbours: containers > 1, lines };
        });
    },
    explain: ({ sentence, container, hasNeighbours, lines }) => ({
        what: `The health check fails: ${sentence}.`,
        why: hasNeighbours
            ? `The container ${container ?? 'behind the load balancer'} answers, but the container behind it in the same task is not ready, or too slow.`
            : 'The application itself reports that it is not ready or overloaded.',
        fix: hasNeighbours
            ? 'Check the other container’s log; let the proxy wait for it (`dependsOn` with HEALTHY), and give the task more cpu if it is slow.'
            : 'Check in the log what the health view waits for, such as a database or a cache; if it is overloaded, give the task more cpu or run fewer workers.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/target-group-unused.ts


/** ELB user guide, target health reasons: only target groups used by a listener, in enabled zones, are checked. */
const targetGroupUnused = defineRule({
    id: 'target-group-unused',
    severity: 'cause',
    find: ({ targets }) => {
        const unused = targets.flatMap(({ isNew, looks, targetGroupArn, id }) => {
            const look = looks.findLast(({ state }) => state !== 'gone' && state !== 'draining');
            if (!isNew || look?.state !== 'unused' || look.reason !== 'Target.NotInUse')
                return [];
            return [{ id, targetGroupArn, description: look.description ?? look.reason }];
        });
        return unused.map(({ id, targetGroupArn, description }) => ({
            id,
            group: (0,shorten_arn/* shortenArn */.Vq)(targetGroupArn.replace(/\/[^/]*$/, '')),
            isZone: /availability zone/i.test(description),
            description,
        }));
    },
    explain: ({ id, group, isZone, description }) => ({
        what: `The target ${id} in target group ${group} is unused: the load balancer never checks it.`,
        why: isZone
            ? 'The task runs in an Availability Zone that is not enabled for the load balancer.'
            : 'No listener rule of a load balancer forwards to this target group, so its targets can never become healthy.',
        fix: isZone
            ? 'Enable that Availability Zone for the load balancer, or remove its subnets from the service.'
            : 'Add a listener rule that forwards to the target group, or use the listener’s target group for the service.',
        evidence: [description],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/too-many-workers.ts





/** gunicorn's formula (2 × cores) + 1 needs whole cores; half a core is enough for one or two processes. */
const SMALL_CPU = 512;
const MANY_WORKERS = 3;
const tooManyWorkers = defineRule({
    id: 'too-many-workers',
    severity: 'symptom',
    find: (evidence) => findFailingProbes(evidence).flatMap(({ description, code, container: name, lines }) => {
        const container = findContainer(evidence.taskDefinition, name);
        const cpu = cpuOf(evidence.taskDefinition, container);
        const workers = (0,count_server_workers/* countWorkersOf */.M)(container);
        const isLate = /timed out/i.test(description) || code === 503 || code === 504;
        if (!isLate || cpu === null || workers === null || name === null)
            return [];
        return cpu <= SMALL_CPU && workers >= MANY_WORKERS ? [{ name, cpu, workers, lines }] : [];
    }),
    explain: ({ name, cpu, workers, lines }) => ({
        what: `Container ${name} starts ${workers} server processes on ${cpu} CPU units, which is ${cpu / 1_024} of a core.`,
        why: 'Each process loads the whole application, so they start slowly and answer the health check late.',
        fix: 'Start one or two workers (with threads if requests mostly wait), or give the task more cpu.',
        evidence: lines,
    }),
});

// EXTERNAL MODULE: ./src/definition/find-option.ts
var find_option = __webpack_require__(5578);
;// CONCATENATED MODULE: ./src/diagnosis/rules/worker-timeout.ts







/** gunicorn/arbiter.py; the default of --timeout is 30 s (gunicorn/config.py). */
const worker_timeout_SILENT_WORKER = /\[CRITICAL\] WORKER TIMEOUT \(pid:/;
const DEFAULT_SECONDS = 30;
const workerTimeout = defineRule({
    id: 'worker-timeout',
    severity: 'symptom',
    find: (evidence) => {
        const lines = findInTroubledLogs(evidence, worker_timeout_SILENT_WORKER);
        const [first] = lines;
        if (first === undefined)
            return [];
        const { programs } = (0,read_command/* readCommand */.U)((0,read_container/* readContainer */.u)(findContainer(evidence.taskDefinition, first.container)));
        const { words = [] } = programs.find(({ kind }) => kind === 'gunicorn') ?? {};
        const seconds = (0,find_option/* findNumber */.l$)(words, '-t', '--timeout') ?? DEFAULT_SECONDS;
        return [{ container: first.container, seconds, lines: shortenLines(lines.map(({ line }) => line)) }];
    },
    explain: ({ container, seconds, lines }) => ({
        what: `gunicorn in container ${container} killed a worker that was blocked for more than ${seconds} s.`,
        why: 'A request, or the import of the application, blocked the worker; `--timeout` is a watchdog for workers, not a timeout for requests or health checks.',
        fix: 'Find what blocks (a database or a service that does not answer), set timeouts for such calls, and use threads or an asynchronous worker class; a larger --timeout only hides it.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/registry/unhealthy.ts



















/** The task runs, and its health checks fail. Best explanations first. */
const UNHEALTHY = [
    healthPathNotFound,
    healthPathRedirects,
    hostHeaderRefused,
    healthPathNeedsLogin,
    healthPathErrors,
    healthPathUnavailable,
    boundToLoopback,
    wrongPort,
    healthCheckProtocolDiffers,
    slowBoot,
    healthCheckTooSlow,
    probeNeverArrives,
    targetGroupUnused,
    celeryPingCheck,
    healthCheckToolMissing,
    containerCheckFailed,
    workerTimeout,
    tooManyWorkers,
    healthCheckUnexplained,
];

;// CONCATENATED MODULE: ./src/diagnosis/rules/index.ts





/**
 * All rules, listed by hand. The order ranks the findings of one severity: first what a container itself logged, then what
 * the platform saw of it, then what only delayed the rollout.
 */
const RULES = [...EXITS, ...NEVER_STARTS, ...UNHEALTHY, ...PLACEMENT, ...ELSEWHERE];

;// CONCATENATED MODULE: ./src/diagnosis/diagnose.ts

const RANK = { cause: 0, symptom: 1, note: 2 };
/**
 * Everything that the evidence proves, best explanation first: causes, then symptoms, then notes, and within each the order
 * of the registry. Equal findings are merged into one with all their lines.
 */
function diagnose(evidence, rules = RULES) {
    const found = rules.flatMap((rule) => rule.diagnose(evidence));
    return mergeEqual(found).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
function mergeEqual(found) {
    const merged = new Map();
    for (const diagnosis of found) {
        const key = JSON.stringify([diagnosis.id, diagnosis.what]);
        const lines = [...(merged.get(key)?.evidence ?? []), ...diagnosis.evidence];
        merged.set(key, { ...(merged.get(key) ?? diagnosis), evidence: [...new Set(lines)] });
    }
    return [...merged.values()];
}


/***/ }),

/***/ 6740:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ addStopped),
  N: () => (/* binding */ noteSnapshot)
});

;// CONCATENATED MODULE: ./src/diagnosis/evidence/note-targets.ts
const LOOKS_AT_MOST = 50;
const TARGETS_AT_MOST = 500;
/** Adds one look to every target's history; an unchanged state is not repeated. */
function noteTargets(evidence, snapshot) {
    const { targets, atMs } = snapshot;
    if (targets === null)
        return evidence.targets;
    const listed = new Map(targets.map((target) => [keyOf(target), target]));
    const known = new Set(evidence.targets.map(keyOf));
    const grown = evidence.targets.map((history) => grow(history, listed.get(keyOf(history)) ?? null, snapshot));
    const added = targets
        .filter((target) => !known.has(keyOf(target)))
        .map((target) => ({ ...note_targets_open(target, evidence, snapshot), looks: [lookAt(target, atMs)] }));
    return [...grown, ...added].slice(-TARGETS_AT_MOST);
}
function grow(history, target, snapshot) {
    const look = lookAt(target, snapshot.atMs);
    const last = history.looks.at(-1);
    const task = findTask(history, snapshot);
    const owner = task === null ? {} : { taskArn: task.arn, isNew: isOurs(task, snapshot) };
    if (last !== undefined && sameLook(last, look))
        return { ...history, ...owner };
    return { ...history, ...owner, looks: [...history.looks, look].slice(-LOOKS_AT_MOST) };
}
/** A target without a known task (an instance) is ours if it appeared after the first look. */
function note_targets_open(target, evidence, snapshot) {
    const { targetGroupArn, id, port } = target;
    const task = findTask(target, snapshot);
    const isNew = task === null ? evidence.service !== null : isOurs(task, snapshot);
    return { targetGroupArn, id, port, taskArn: task?.arn ?? null, isNew };
}
function findTask({ id }, snapshot) {
    const { newTasks, oldTasks, stoppedTasks } = snapshot;
    // An address may be reused: running tasks take precedence over stopped ones.
    return [...newTasks, ...oldTasks, ...stoppedTasks].find(({ privateIpv4 }) => privateIpv4 === id) ?? null;
}
function isOurs({ arn }, { newTasks, stoppedTasks }) {
    return [...newTasks, ...stoppedTasks].some((task) => task.arn === arn);
}
function lookAt(target, atMs) {
    if (target === null)
        return { atMs, state: 'gone', reason: null, description: null };
    const { state, reason, description } = target;
    return { atMs, state, reason, description };
}
function sameLook(a, b) {
    return a.state === b.state && a.reason === b.reason && a.description === b.description;
}
function keyOf({ targetGroupArn, id, port }) {
    return JSON.stringify([targetGroupArn, id, port]);
}

;// CONCATENATED MODULE: ./src/diagnosis/evidence/note-snapshot.ts

/** Only the newest are kept: a service that crashes all night must not fill the report. */
const STOPPED_AT_MOST = 200;
const EVENTS_AT_MOST = 500;
/** Adds one look. What was seen once is kept, because ECS forgets events, stopped tasks and targets. */
function noteSnapshot(evidence, snapshot) {
    const { atMs, service, newTasks, oldTasks, serviceDeployment } = snapshot;
    return {
        ...evidence,
        atMs,
        service: { ...service, events: [] },
        serviceDeployment: serviceDeployment ?? evidence.serviceDeployment,
        events: addEvents(evidence, service.events),
        newTasks,
        oldTasks,
        stoppedTasks: addStopped(evidence.stoppedTasks, snapshot.stoppedTasks),
        targets: noteTargets(evidence, snapshot),
    };
}
/** Stopped tasks with their latest descriptions, oldest first: an exit code may arrive late. */
function addStopped(known, seen) {
    const byArn = new Map([...known, ...seen].map((task) => [task.arn, task]));
    return [...byArn.values()].sort((a, b) => a.createdAtMs - b.createdAtMs).slice(-STOPPED_AT_MOST);
}
/** ECS lists the newest first, even within one millisecond. */
function addEvents({ events, startedAtMs }, seen) {
    const known = new Set(events.map(({ id }) => id));
    const added = [...seen].reverse().filter(({ id, atMs }) => atMs >= startedAtMs && !known.has(id));
    return [...events, ...added].slice(-EVENTS_AT_MOST);
}


/***/ }),

/***/ 6857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ openEvidence)
/* harmony export */ });
/** Evidence before the first look. */
function openEvidence({ startedAtMs, region }) {
    return {
        version: 1,
        atMs: startedAtMs,
        startedAtMs,
        region,
        deploymentId: null,
        previousDeploymentId: '',
        failedCall: null,
        service: null,
        serviceDeployment: null,
        events: [],
        newTasks: [],
        stoppedTasks: [],
        oldTasks: [],
        endedOldTasks: [],
        protections: null,
        targets: [],
        targetGroups: [],
        taskDefinition: null,
        previousTaskDefinition: null,
        logs: [],
        unreadable: [],
    };
}


/***/ }),

/***/ 2153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ listJobs),
/* harmony export */   T: () => (/* binding */ assessDrain)
/* harmony export */ });
/* harmony import */ var _wording_describe_eta_jobs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3655);
/* harmony import */ var _wording_describe_ended_jobs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5251);
/* harmony import */ var _find_eta_jobs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7991);
/* harmony import */ var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6261);




/** Is the drain over? Workers that are gone or idle are finished; silent ones are unknown, and waited for. */
function assessDrain(ledger, nowMs, deadlineAtMs) {
    const jobs = listJobs(ledger.workers, nowMs);
    const silentNodes = ledger.workers
        .filter((worker) => worker.state === 'silent')
        .map((worker) => worker.node);
    const finished = ledger.workers.filter((worker) => worker.state === 'idle' || worker.state === 'gone').length;
    const eta = (0,_wording_describe_eta_jobs_js__WEBPACK_IMPORTED_MODULE_2__/* .describeAwaited */ .V)((0,_find_eta_jobs_js__WEBPACK_IMPORTED_MODULE_3__/* .findEtaJobs */ .K)(ledger, deadlineAtMs));
    const sentence = describe(ledger, finished, jobs, silentNodes, eta);
    const done = finished === ledger.workers.length;
    const status = done ? 'done' : nowMs >= deadlineAtMs ? 'timed-out' : 'waiting';
    return { status, jobs, silentNodes, sentence };
}
/** Jobs that these workers run or have fetched, each with its age. */
function listJobs(workers, nowMs) {
    return workers.flatMap((worker) => [
        ...worker.active,
        ...worker.reserved.filter((job) => !worker.active.some((one) => one.id === job.id)),
    ].map((job) => ({
        id: job.id,
        name: job.name,
        node: worker.node,
        ageMs: job.startedAtMs === null ? null : Math.max(0, nowMs - job.startedAtMs),
    })));
}
function describe(ledger, finished, jobs, silentNodes, eta) {
    const running = jobs.filter((job) => job.ageMs !== null).length;
    const waitingJobs = jobs.length - running;
    const parts = [`${String(finished)} of ${String(ledger.workers.length)} workers idle or gone`];
    if (running > 0)
        parts.push(`${String(running)} ${running === 1 ? 'job' : 'jobs'} running`);
    if (waitingJobs > 0)
        parts.push(`${String(waitingJobs)} fetched but not started`);
    if (silentNodes.length > 0)
        parts.push(`${String(silentNodes.length)} not answering (busy or unreachable)`);
    const consuming = ledger.workers.filter((worker) => worker.state !== 'gone' && worker.queues.some((queue) => !queue.confirmed)).length;
    if (consuming > 0)
        parts.push(`${String(consuming)} still consuming`);
    if (eta !== '')
        parts.push(eta);
    const ended = (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .listEndedJobs */ .Z7)(ledger);
    if (ended.length > 0)
        parts.push((0,_wording_describe_ended_jobs_js__WEBPACK_IMPORTED_MODULE_0__/* .countEndedJobs */ .WW)(ended));
    if (parts.length === 1 && finished < ledger.workers.length)
        parts.push('no job left, checking once more');
    return `${parts.join(', ')}.`;
}


/***/ }),

/***/ 8933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ chooseNodes)
/* harmony export */ });
/* harmony import */ var _find_tasks_of_node_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(521);
/* harmony import */ var _create_matcher_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9563);


/**
 * The nodes that belong to this service, judged by name alone: with `auto` those whose host name belongs to exactly one
 * of the tasks, otherwise those that match a glob. All other workers only get a `ping`.
 */
function chooseNodes(nodes, tasks, { drainWorkers }) {
    if (drainWorkers === 'auto')
        return nodes.filter((node) => (0,_find_tasks_of_node_js__WEBPACK_IMPORTED_MODULE_0__/* .findTasksOfNode */ .z)(node, tasks).length === 1);
    return nodes.filter((0,_create_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .createMatcher */ .P)(drainWorkers));
}


/***/ }),

/***/ 9563:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createMatcher)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(picomatch__WEBPACK_IMPORTED_MODULE_0__);

/** A test whether a name of Celery's (a node, a queue) matches one of the globs. */
function createMatcher(globs) {
    // These names are not paths: without this option a `*` would stop at a slash.
    const matches = picomatch__WEBPACK_IMPORTED_MODULE_0___default()([...globs], { bash: true, dot: true, nonegate: true });
    return (name) => matches(name);
}


/***/ }),

/***/ 5080:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ describeProtections)
/* harmony export */ });
/* harmony import */ var _wording_shorten_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7643);

/** `1a2b3c4d until 2026-11-25T12:00:00.000Z, …` */
function describeProtections(protections) {
    return protections
        .map(({ taskArn, expiresAtMs }) => {
        const until = expiresAtMs === null ? 'an unknown time' : new Date(expiresAtMs).toISOString();
        return `${(0,_wording_shorten_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenTask */ .BV)(taskArn)} until ${until}`;
    })
        .join(', ');
}


/***/ }),

/***/ 5902:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ describeReplaceCommand),
/* harmony export */   e: () => (/* binding */ describeRepairs)
/* harmony export */ });
/** The exact commands for a person: restore the queues, or replace the workers; end the protections. Shell-quoted. */
function describeRepairs(record) {
    const restores = record.workers
        .filter((worker) => worker.side === 'old')
        .flatMap((worker) => worker.queues.map((queue) => `celery -A APP control -d ${quote(worker.node)} add_consumer ${quote(queue.name)}`));
    const replace = describeReplaceCommand(record, record.previous.taskDefinitionArn);
    const arns = record.protections.map(({ taskArn }) => quote(taskArn));
    // 10 tasks a call (UpdateTaskProtection, API reference).
    const calls = Math.ceil(arns.length / 10);
    const releases = Array.from({ length: calls }, (_, call) => arns.slice(call * 10, call * 10 + 10)).map((tasks) => `aws ecs update-task-protection --cluster ${quote(record.cluster)} --tasks ${tasks.join(' ')} --no-protection-enabled`);
    return [...restores, replace, ...releases];
}
/** Starts fresh tasks: of this revision, or of the service's own. */
function describeReplaceCommand({ cluster, service }, taskDefinitionArn = null) {
    const revision = taskDefinitionArn === null ? '' : ` --task-definition ${quote(taskDefinitionArn)}`;
    return `aws ecs update-service --cluster ${quote(cluster)} --service ${quote(service)}${revision} --force-new-deployment`;
}
function quote(text) {
    return /^[A-Za-z0-9_./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}


/***/ }),

/***/ 6987:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ PROTECTIONS_NOT_READABLE),
/* harmony export */   _: () => (/* binding */ describeSelfProtected)
/* harmony export */ });
/* harmony import */ var _wording_count_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7813);

/**
 * What speaks against an overlap: a protection has one owner per task, and where the app is it, its hooks drop ours when a
 * job ends (the public pattern: protect in `task_prerun`, release in `task_postrun`). `found` null: it can't be read.
 */
function describeSelfProtected(found, taskCount, record) {
    const ours = record?.status === 'open' ? record.protections.map(({ taskArn }) => taskArn) : [];
    const theirs = (found ?? []).filter(({ taskArn }) => !ours.includes(taskArn));
    if (theirs.length === 0)
        return null;
    return (`${theirs.length} of ${(0,_wording_count_of_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .p)(taskCount, 'task')} is protected by somebody else, probably by the app itself while a ` +
        'job runs, and a protection has one owner');
}
/** Without it a protection of the app would be overwritten, and released. */
const PROTECTIONS_NOT_READABLE = 'the protections of the tasks are not readable (ecs:GetTaskProtection), so one that the app set would be overwritten';


/***/ }),

/***/ 6373:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dd: () => (/* binding */ noteJobs),
/* harmony export */   dt: () => (/* binding */ NO_JOBS_SEEN),
/* harmony export */   y_: () => (/* binding */ estimateJobsEnd)
/* harmony export */ });
const NO_JOBS_SEEN = { running: new Map(), tookMs: new Map() };
/** Adds one look at the jobs that the workers hold. `ended`: those that vanished with their worker, which proves no end. */
function noteJobs(history, jobs, nowMs, ended = []) {
    const cut = new Set(ended.map(({ id }) => id));
    const held = new Set(jobs.map(({ id }) => id));
    const tookMs = new Map(history.tookMs);
    for (const [id, { name, startedAtMs }] of history.running) {
        if (!held.has(id) && !cut.has(id))
            tookMs.set(name, [...(tookMs.get(name) ?? []), nowMs - startedAtMs]);
    }
    const running = jobs.flatMap(({ id, name, ageMs }) => ageMs === null ? [] : [[id, { name, startedAtMs: nowMs - ageMs }]]);
    return { running: new Map(running), tookMs };
}
/**
 * When the last of these jobs is likely to end, judged by the longest job of the same name that ended during the drain.
 * null: some job has no such example, or already runs longer than it.
 */
function estimateJobsEnd(history, jobs, nowMs) {
    const lefts = jobs.map(({ name, ageMs }) => Math.max(0, ...(history.tookMs.get(name) ?? [])) - (ageMs ?? Infinity));
    return lefts.length === 0 || lefts.some((left) => left <= 0) ? null : nowMs + Math.max(...lefts);
}


/***/ }),

/***/ 7747:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ findEndedJobs),
/* harmony export */   b: () => (/* binding */ findKilledTasks)
/* harmony export */ });
/** 128 + SIGKILL: out of memory, or still at work after stopTimeout. */
const KILLED = 137;
/**
 * What happened to the jobs that this worker held at the last look, now that it is gone. Absence is no completion: a job
 * that nobody saw end is never taken for finished. `task` undefined: how the worker ended is not known.
 */
function findEndedJobs(worker, task) {
    const { node, taskArn, active, reserved } = worker;
    const stop = describeStop(task);
    const wasKilled = task !== undefined && isKilled(task);
    const end = ({ id, name }, fate) => ({
        id,
        name,
        node,
        taskArn,
        fate,
        stop,
    });
    const fetched = reserved.filter((job) => !active.some(({ id }) => id === job.id));
    return [
        ...active.map((job) => end(job, wasKilled ? findFate(job) : 'unseen')),
        // A job that was fetched and not started is not acknowledged, and a worker that stops cleanly puts it back.
        ...fetched.map((job) => end(job, task === undefined ? 'unseen' : 'returned')),
    ];
}
function findFate({ acknowledged }) {
    if (acknowledged === undefined)
        return 'either';
    return acknowledged ? 'lost' : 'returned';
}
/**
 * A worker that gets SIGTERM finishes its running jobs and exits with 0. Which container it is isn't known here: another one
 * may have exited with 0 too.
 */
function isKilled({ containers }) {
    const codes = containers.map(({ exitCode }) => exitCode);
    return codes.includes(KILLED) || !codes.includes(0);
}
/** Stopped ones whose worker did not get to stop cleanly. */
function findKilledTasks(tasks) {
    const hasEnded = ({ lastStatus }) => ['STOPPED', 'DEPROVISIONING'].includes(lastStatus);
    return tasks.filter((task) => hasEnded(task) && isKilled(task));
}
function describeStop(task) {
    if (task === undefined)
        return 'it is no longer listed';
    const { stopCode, stoppedReason, containers } = task;
    const isOnly = containers.length === 1;
    const exits = containers
        .filter(({ exitCode }) => exitCode !== null)
        .map(({ name, exitCode }) => `${isOnly ? '' : `${name}: `}exit code ${String(exitCode)}`);
    const reasons = containers.map(({ reason }) => reason);
    const parts = [stopCode, stoppedReason, ...reasons].map((text) => (text ?? '').replace(/\.$/, ''));
    const known = [...new Set(parts), ...exits].filter((text) => text !== '');
    return known.length === 0 ? 'ECS gives no reason' : known.join(', ');
}


/***/ }),

/***/ 7991:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findEtaJobs),
/* harmony export */   U: () => (/* binding */ findNewEtaJobs)
/* harmony export */ });
/** The ETA jobs in the memory of these workers, the next one first; those whose time is not known last. */
function findEtaJobs({ workers }, boundAtMs) {
    const jobs = workers
        .filter(({ state }) => state !== 'gone')
        .flatMap(({ node, scheduled }) => scheduled.map(({ id, name, etaMs }) => ({
        id,
        name,
        node,
        dueAtMs: etaMs,
        isAwaited: etaMs !== null && etaMs <= boundAtMs,
    })));
    return jobs.sort((a, b) => (a.dueAtMs ?? Infinity) - (b.dueAtMs ?? Infinity));
}
/** Those that the earlier ledger doesn't know. */
function findNewEtaJobs(before, after, boundAtMs) {
    const known = new Set(findEtaJobs(before, boundAtMs).map(({ node, id }) => `${node}\n${id}`));
    return findEtaJobs(after, boundAtMs).filter(({ node, id }) => !known.has(`${node}\n${id}`));
}


/***/ }),

/***/ 6423:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ findOwnQueues)
/* harmony export */ });
/** kombu's Broadcast names its queues so (kombu/common.py); every worker has one of its own. */
const BROADCAST = /^bcast\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** `worker_direct` (celery/utils/nodenames.py, WORKER_DIRECT_QUEUE_FORMAT). */
const DIRECT = /@.*\.dq2$/;
/** Shorter host names, such as `worker`, may be words of a queue's name. */
const TELLING_HOST_LENGTH = 8;
/**
 * Queues that belong to one worker and end with it: the name says so, or only one worker consumes it and the queue is
 * transient or has the name of the worker or its host in its own.
 */
function findOwnQueues(queuesByNode) {
    const entries = Object.entries(queuesByNode);
    const countConsumers = (name) => entries.filter(([, queues]) => queues.some((queue) => queue.name === name)).length;
    const own = entries.flatMap(([node, queues]) => queues
        .filter(({ name, isTransient }) => {
        if (BROADCAST.test(name) || DIRECT.test(name))
            return true;
        return countConsumers(name) === 1 && (isTransient || isNamedAfter(node, name));
    })
        .map(({ name }) => name));
    return [...new Set(own)].sort();
}
function isNamedAfter(node, queue) {
    const host = node.slice(node.indexOf('@') + 1);
    const hosts = [host, host.split('.')[0] ?? host].filter((name) => name.length >= TELLING_HOST_LENGTH && /\d/.test(name));
    return [node, ...hosts].some((name) => containsWord(queue, name));
}
/** `ip-10-0-1-8` is not in `ip-10-0-1-84`. */
function containsWord(text, word) {
    const at = text.indexOf(word);
    if (at === -1)
        return false;
    const isInWord = (character) => character !== undefined && /[A-Za-z0-9]/.test(character);
    if (!isInWord(text[at - 1]) && !isInWord(text[at + word.length]))
        return true;
    return containsWord(text.slice(at + 1), word);
}


/***/ }),

/***/ 521:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ listNamesOfTask),
/* harmony export */   z: () => (/* binding */ findTasksOfNode)
/* harmony export */ });
/** Docker uses this many hex digits of a container's id as its host name (bridge mode). */
const DOCKER_HOST_NAME_LENGTH = 12;
/**
 * The tasks that a node can run on, judged by the host part of its name alone: the ENI's private DNS name (awsvpc), its
 * first label, `ip-` and the dashed private address, or the start of a container's runtime id (bridge mode).
 * More than one: the name is ambiguous (host mode), and the node can't be assigned to a task.
 */
function findTasksOfNode(node, tasks) {
    const host = node.slice(node.indexOf('@') + 1);
    return tasks.filter((task) => listNamesOfTask(task).has(host) || isContainerHost(host, task));
}
/** The host names that a Celery worker on this task can have. */
function listNamesOfTask(task) {
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


/***/ }),

/***/ 6735:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ areWorkersFinished),
/* harmony export */   u: () => (/* binding */ isTaskFinished)
/* harmony export */ });
/** A large application on a small task can take a while to load before its worker answers. */
const NEVER_ANSWERS_MS = 120_000;
/**
 * May ECS stop this old task? Yes, if no worker on it is working. A task without a known worker may still be starting, and
 * its worker may take a job at any moment: it counts as finished only when a worker would have answered by now.
 */
function isTaskFinished(ledger, { arn, startedAtMs }, nowMs) {
    if (ledger.workers.some(({ taskArn }) => taskArn === arn))
        return areWorkersFinished(ledger, arn);
    return startedAtMs !== null && nowMs - startedAtMs >= NEVER_ANSWERS_MS;
}
/** None of the task's known workers is working. */
function areWorkersFinished(ledger, taskArn) {
    const workers = ledger.workers.filter((worker) => worker.taskArn === taskArn);
    return workers.every(({ state }) => state === 'idle' || state === 'gone');
}


/***/ }),

/***/ 6261:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z7: () => (/* binding */ listEndedJobs),
/* harmony export */   _7: () => (/* binding */ EMPTY_LEDGER),
/* harmony export */   mq: () => (/* binding */ addToLedger)
/* harmony export */ });
/* harmony import */ var _find_own_queues_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6423);

const EMPTY_LEDGER = { workers: [] };
/** Adds the workers that are not in the ledger yet. Known ones keep their history. */
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
        queuesKnown: worker.answers,
        state: worker.answers ? 'busy' : 'silent',
        active: [],
        reserved: [],
        scheduled: [],
        jobsAtStart: null,
        ended: [],
        idlePolls: 0,
        firstCommandAtMs: null,
        idleAtMs: null,
        missingSinceMs: null,
    };
}
/**
 * A silent worker can't report its queues. If all answering workers with the same name prefix consume the same queues, it
 * is assumed to do so too: a solo worker then gets the command right after its job. Otherwise wait until it answers.
 * A peer's own queues are never among them: given back, they would be queues that this worker did not have.
 */
function queuesOfPeers(worker, roster) {
    const prefix = worker.node.slice(0, worker.node.indexOf('@') + 1);
    const peers = roster.filter((peer) => peer.answers && peer.node.startsWith(prefix) && peer.queues.length > 0);
    const named = peers.map(({ node, queues }) => [node, queues.map((name) => ({ name, isTransient: false }))]);
    const own = (0,_find_own_queues_js__WEBPACK_IMPORTED_MODULE_0__/* .findOwnQueues */ .i)(Object.fromEntries(named));
    const shared = peers.map(({ queues }) => queues.filter((queue) => !own.includes(queue)).sort());
    const sets = new Set(shared.map((queues) => queues.join('\n')));
    return sets.size === 1 ? (shared[0] ?? []) : [];
}
/** What workers held that are gone. */
function listEndedJobs({ workers }) {
    return workers.flatMap(({ ended }) => ended);
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
/** Margin for ECS's own pauses between the steps of a hand-over. */
const MARGIN_MS = 600_000;
const MINUTE_MS = 60_000;
/** How many tasks can start beside the protected ones: `floor(desired × max%) − desired`. */
function computeRoom(desiredCount, maximumPercent) {
    return Math.floor((desiredCount * maximumPercent) / 100) - desiredCount;
}
/**
 * How long the old tasks are protected: every wave may take its full health and drain timeouts. Set once, before
 * UpdateService, because ECS may refuse a renewal while the deployment is blocked. It also frees the tasks if the runner
 * is lost.
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
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   cc: () => (/* binding */ CancelledError),
/* harmony export */   fk: () => (/* binding */ RefusedError),
/* harmony export */   nM: () => (/* binding */ WorldError)
/* harmony export */ });
/** Few error classes, by what the reader must do next. */
/** Found before the first change: fix the inputs or the environment and run again. Nothing was changed. */
class RefusedError extends Error {
    name = 'RefusedError';
    problems;
    /** A server that restarts looks the same: worth another attempt. */
    mayPass;
    constructor(problems, options = {}) {
        const { mayPass = false, ...rest } = options;
        super(problems.join('\n'), rest);
        this.problems = problems;
        this.mayPass = mayPass;
    }
}
/** The job was cancelled: stop at once; the post step undoes what was done. */
class CancelledError extends Error {
    name = 'CancelledError';
}
/**
 * A call to AWS, the broker or the file system failed. `denied`: a permission is missing; `unreachable`: no connection, or
 * no answer in time; `invalid`: the request was refused; `missing`: what was asked for does not exist.
 */
class WorldError extends Error {
    name = 'WorldError';
    kind;
    /** The call that failed, such as `ecs:UpdateService` or `broker`. */
    call;
    constructor(kind, call, message, options) {
        super(message, options);
        this.kind = kind;
        this.call = call;
    }
}
/** The text of whatever was thrown. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 9163:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WJ: () => (/* reexport */ INPUT_DEFAULTS),
  Qh: () => (/* reexport */ INPUT_NAMES),
  TL: () => (/* binding */ parseInputs)
});

// UNUSED EXPORTS: parseDuration

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/inputs/find-conflicts.ts
/** Inputs that are valid alone but not together, one sentence each. Inputs that are invalid alone are left out. */
function findConflicts(known) {
    return [...findDrainConflicts(known), ...findPercentConflicts(known)];
}
function findDrainConflicts({ drain, brokerUrl, ...known }) {
    if (brokerUrl !== null)
        return [];
    if (drain === 'before' || drain === 'overlap') {
        return [
            `drain: "${drain}" needs a broker-url, and it is empty (an unset secret?); set it, or set drain to auto or none.`,
        ];
    }
    // Usually the URL is a secret that is unset or misspelt; deploying without a drain would then cut jobs.
    const idle = findDrainInput(known);
    if (drain !== 'auto' || idle === null)
        return [];
    return [
        `broker-url: it is empty (an unset secret?), but ${idle} is given; set both, or set drain to none.`,
    ];
}
function findDrainInput({ drainWorkers, drainQueues, dropQueues, transportOptions, }) {
    if (drainWorkers !== undefined && drainWorkers !== 'auto')
        return 'drain-workers';
    if (drainQueues !== undefined && drainQueues.length > 0)
        return 'drain-queues';
    if (dropQueues !== undefined && dropQueues.length > 0)
        return 'drop-queues';
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
    'drop-queues': '',
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
    'replace-restored': 'true',
    summary: 'full',
};
const INPUT_NAMES = Object.keys(INPUT_DEFAULTS);

;// CONCATENATED MODULE: ./src/inputs/check-broker-url.ts
/** kombu's schemes for the supported brokers (kombu/transport/__init__.py, TRANSPORT_ALIASES). */
const KINDS = {
    redis: 'redis',
    rediss: 'redis',
    sentinel: 'sentinel',
    amqp: 'amqp',
    amqps: 'amqp',
    pyamqp: 'amqp',
    librabbitmq: 'amqp',
};
const ACCEPTED = 'redis://, rediss://, sentinel://, amqp:// or amqps://';
const NO_REMOTE_CONTROL = 'Celery has no remote control on this broker, so its workers cannot be drained';
const REASONS = {
    sqs: NO_REMOTE_CONTROL,
    sqla: NO_REMOTE_CONTROL,
    memory: 'an in-memory broker exists only inside one process',
    filesystem: 'a broker in files cannot be reached from a runner',
    'redis+socket': 'a Unix socket cannot be reached from a runner',
    http: 'that is a web address; the broker has a URL and a port of its own, also beside a management page',
    https: 'that is a web address; the broker has a URL and a port of its own, also beside a management page',
};
/** The URL that Celery takes, or several separated by `;`. A problem names at most the scheme: the rest is secret. */
function checkBrokerUrl(name, given) {
    const kinds = new Set();
    for (const url of given.split(';').map((part) => part.trim())) {
        const problem = findUrlProblem(url);
        if (problem !== null)
            return { problem: `${name}: ${problem}` };
        kinds.add(KINDS[schemeOf(url) ?? ''] ?? '');
    }
    if (kinds.size === 1)
        return { value: given };
    return { problem: `${name}: it mixes ${[...kinds].join(' and ')} URLs; give URLs of one kind of broker.` };
}
function schemeOf(url) {
    return /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? null;
}
function findUrlProblem(url) {
    const scheme = schemeOf(url);
    if (scheme === null)
        return `it does not start with a scheme; give ${ACCEPTED} (separate several URLs with ;).`;
    if (!Object.hasOwn(KINDS, scheme)) {
        const why = Object.hasOwn(REASONS, scheme) ? REASONS[scheme] : 'this broker is not supported';
        return `${scheme}:// is not accepted: ${why ?? ''}. Give ${ACCEPTED}, or leave it empty and set drain: none.`;
    }
    const host = URL.canParse(url) ? new URL(url).hostname : null;
    if (host === null || /\s/.test(url))
        return describeUnreadable(scheme, url);
    return host === ''
        ? `the ${scheme}:// URL names no host; give ${scheme}://USER:PASSWORD@HOST:PORT/….`
        : null;
}
/** A part that is no port may be a piece of a password, so it is not quoted. */
function describeUnreadable(scheme, url) {
    const [, authority = '', rest = ''] = /:\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
    const port = /:([^:\]]*)$/.exec(authority.slice(authority.lastIndexOf('@') + 1))?.[1] ?? '';
    const isPort = /^\d*$/.test(port) && Number(port) <= 65_535;
    // An `@` after the first / ? or # ends a password that contains one of them.
    const why = isPort || rest.includes('@') ? '' : ': its port is not a number from 1 to 65535';
    return `the ${scheme}:// URL cannot be read${why}; percent-encode / ? # @ : % ; and spaces in user name and password.`;
}

// EXTERNAL MODULE: ./src/definition/mask-text.ts + 1 modules
var mask_text = __webpack_require__(5048);
;// CONCATENATED MODULE: ./src/inputs/parsed.ts

const LONGEST_QUOTE = 80;
/** A URL with a user part contains a password, whichever input it was put into. */
const HOLDS_CREDENTIALS = /:\/\/[^\s]*@/;
/** `NAME: "GIVEN" is not accepted; give ACCEPTED` */
function describeRefusedText(name, given, accepted) {
    return { problem: `${name}: ${quoteGiven(given)} is not accepted; give ${accepted}.` };
}
/** The text in quotation marks, shortened if it is long; nothing of a URL with a password, or of what else is a secret by its looks. */
function quoteGiven(given) {
    if (HOLDS_CREDENTIALS.test(given))
        return 'a URL with credentials (not shown)';
    // Before the cut: half a token is one too.
    const shown = (0,mask_text/* maskText */.gC)(given, []);
    return JSON.stringify(shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown);
}

// EXTERNAL MODULE: ./node_modules/parse-duration/index.js + 1 modules
var parse_duration = __webpack_require__(7595);
;// CONCATENATED MODULE: ./src/inputs/parse-duration.ts

const SHAPE = /^(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$|^\d+$/;
/**
 * `90`, `90s`, `10m`, `1h30m` in milliseconds; a bare number is seconds. null for anything else: the library alone would
 * accept `10 parsecs` as 10, and `1h30` as an hour and 30 minutes.
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


const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];
/** The spellings of YAML 1.2, as in the runner's own getBooleanInput. */
function parseBoolean(name, given) {
    if (TRUE.includes(given))
        return { value: true };
    return FALSE.includes(given) ? { value: false } : describeRefusedText(name, given, 'true or false');
}
function parseChoice(name, given, choices) {
    const value = choices.find((choice) => choice === given);
    return value === undefined ? describeRefusedText(name, given, `one of ${choices.join(', ')}`) : { value };
}
/** A whole number within bounds. */
function parseWholeNumber(name, given, bounds) {
    const value = /^\d{1,9}$/.test(given) ? Number(given) : NaN;
    if (value >= bounds.min && value <= bounds.max)
        return { value };
    return describeRefusedText(name, given, `a whole number from ${bounds.min} to ${bounds.max}`);
}
/** A duration within bounds, which are given as the message shows them. */
function parseBoundedDuration(name, given, bounds) {
    const value = parseDuration(given);
    const min = parseDuration(bounds.min) ?? 0;
    const max = parseDuration(bounds.max) ?? Infinity;
    if (value !== null && value >= min && value <= max)
        return { value };
    const range = `from ${bounds.min} to ${bounds.max}`;
    return describeRefusedText(name, given, `a duration ${range}, such as 90, 90s, 10m or 1h30m`);
}
/** One entry per line; empty lines are left out. */
function splitLines(given) {
    return given
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}

;// CONCATENATED MODULE: ./src/inputs/parse-images.ts


/** No image reference contains `=`, so the first one separates the container's name from its image. */
const CONTAINER = /^[A-Za-z0-9_-]{1,255}$/;
const IMAGE = /^[A-Za-z0-9][\w./:@-]{0,511}$/;
/** One bare IMAGE, or lines CONTAINER=IMAGE, no container twice. */
function parseImages(name, given) {
    const accepted = 'one IMAGE, or lines CONTAINER=IMAGE';
    const texts = splitLines(given);
    const wrong = texts.find((text) => parseLine(text) === null);
    if (wrong !== undefined)
        return describeRefusedText(name, wrong, accepted);
    const lines = texts.flatMap((text) => parseLine(text) ?? []);
    if (lines.length > 1 && lines.some((line) => line.container === null)) {
        return { problem: `${name}: an IMAGE without a container must be the only line; give ${accepted}.` };
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
        return { problem: `${name}: it is required and is empty; give a name or an ARN.` };
    if (NAME.test(given) || ARN.test(given))
        return { value: given };
    return describeRefusedText(name, given, 'a name of letters, digits, - and _ (at most 255), or an ARN');
}
function parseTaskDefinition(name, given) {
    if (!/[\r\n]/.test(given))
        return { value: given };
    return {
        problem: `${name}: it has several lines; give the path of a JSON file, family[:revision] or an ARN.`,
    };
}
/** `auto`, or globs over node names, one per line (a glob may contain commas: `celery@{a,b}*`). */
function parseWorkers(name, given) {
    const lines = splitLines(given);
    if (lines.length === 1 && lines[0] === 'auto')
        return { value: 'auto' };
    const accepted = 'auto alone, or patterns of node names such as celery@web-*, one per line, without spaces';
    const wrong = lines.find((line) => line === 'auto' || /\s/.test(line));
    return wrong === undefined ? { value: [...new Set(lines)] } : describeRefusedText(name, wrong, accepted);
}
/** Ids (`time-budget`) or numbers (`L40`) of lints, separated by line ends, commas or spaces. The preflight reports unknown ones. */
function parseLints(name, given) {
    const names = given.split(/[\s,]+/).filter((lint) => lint !== '');
    const wrong = names.find((lint) => !/^([a-z]+(-[a-z]+)*|L\d\d)$/.test(lint));
    if (wrong === undefined)
        return { value: [...new Set(names)] };
    return describeRefusedText(name, wrong, 'ids of lints such as time-budget, or their numbers such as L40');
}
/** Queue names, separated by line ends or commas (`celery worker -Q` splits at commas too, so no name contains one). */
function parseQueues(given) {
    const names = given.split(/[\r\n,]/).map((queue) => queue.trim());
    return { value: [...new Set(names.filter((queue) => queue !== ''))] };
}

// EXTERNAL MODULE: ./src/model/inputs.ts
var inputs = __webpack_require__(492);
;// CONCATENATED MODULE: ./src/inputs/parse-phases.ts


/**
 * Any subset of the phases, separated by commas or spaces, in the order in which they run. An empty text is refused and
 * does not stand for the default: an expression that gives '' to switch phases off does not mean all of them.
 */
function parsePhases(name, given) {
    const accepted = `one or more of ${inputs/* PHASES */.ZG.join(', ')}, each once`;
    const words = given
        .split(/[\s,]+/)
        .map((word) => word.trim())
        .filter((word) => word !== '');
    if (words.length === 0) {
        return { problem: `${name}: it is empty; give ${accepted}, or remove the input to run all of them.` };
    }
    const wrong = words.find((word, at) => !isPhase(word) || words.indexOf(word) !== at);
    if (wrong !== undefined)
        return describeRefusedText(name, wrong, accepted);
    return { value: inputs/* PHASES */.ZG.filter((phase) => words.includes(phase)) };
}
function isPhase(word) {
    return inputs/* PHASES */.ZG.includes(word);
}

// EXTERNAL MODULE: ./src/model/is-record.ts
var is_record = __webpack_require__(1711);
;// CONCATENATED MODULE: ./src/inputs/parse-transport-options.ts

/** A JSON object. It may contain a Sentinel's password, so neither it nor the parser's message is ever quoted. */
function parseTransportOptions(name, given) {
    if (given === '')
        return { value: {} };
    const options = readJson(given);
    const accepted = 'give a JSON object such as {"global_keyprefix": "shop:"}, the app\'s broker_transport_options';
    if (options === undefined)
        return { problem: `${name}: its text (not shown) is not JSON; ${accepted}.` };
    if (!(0,is_record/* isRecord */.u)(options))
        return { problem: `${name}: its JSON (not shown) is not an object; ${accepted}.` };
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

;// CONCATENATED MODULE: ./src/inputs.ts
/** Text in, one frozen value out, or every problem at once. */












/**
 * Reads and checks every input. An empty text stands for the default, except for `phases` (see parsePhases).
 * Throws a RefusedError with every problem, each with the input's name, what was given and what is accepted; of the
 * broker's URL and transport options it shows nothing but the scheme.
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
        brokerUrl: url === '' ? { value: null } : checkBrokerUrl('broker-url', url),
        transportOptions: parseTransportOptions('broker-transport-options', text('broker-transport-options')),
        drain: parseChoice('drain', text('drain'), inputs/* DRAIN_MODES */.Mg),
        drainWorkers: parseWorkers('drain-workers', text('drain-workers')),
        drainQueues: parseQueues(text('drain-queues')),
        dropQueues: parseQueues(text('drop-queues')),
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
        replaceRestored: parseBoolean('replace-restored', text('replace-restored')),
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

/***/ 1711:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ isRecord)
/* harmony export */ });
/** True of a JSON object; an array is none. */
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


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

/***/ 417:
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
 * (credential-provider-env); the SDK renews credentials that it gets itself, so they have no end. Steps can't see the
 * job's own timeout-minutes, so `jobEndsAtMs` is the latest possible end.
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

// EXTERNAL MODULE: ./src/adapters/clock/system-clock.ts
var system_clock = __webpack_require__(8091);
;// CONCATENATED MODULE: ./src/open-lazy-port.ts
/**
 * A port whose module is loaded by its first call, and only once: an SDK takes long to load. A call before that waits for
 * the module; when loading fails, each call fails with the same error.
 */
function openLazyPort(load) {
    let loading;
    const forward = (name) => async (...values) => {
        const port = await (loading ??= load());
        return Reflect.apply(Reflect.get(port, name), port, values);
    };
    return new Proxy({}, {
        // `await port` asks for `then`: a port is no promise.
        get: (_, name) => (typeof name === 'symbol' || name === 'then' ? undefined : forward(name)),
    });
}

;// CONCATENATED MODULE: ./src/adapters/ecs/connect-ecs.ts

/**
 * ECS for one service. Nothing is connected before the first call, which also loads the SDK. Every call is bounded and
 * fails with a WorldError that says what to do.
 */
function connectEcs(options) {
    return openLazyPort(async () => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(212), __webpack_require__.e(637)]).then(__webpack_require__.bind(__webpack_require__, 8637))).openEcs(options));
}

;// CONCATENATED MODULE: ./src/adapters/elbv2/connect-load-balancer.ts

/** Target health, and the settings of target groups. Nothing is connected before the first call, which also loads the SDK. */
function connectLoadBalancer(options = {}) {
    return openLazyPort(async () => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(586), __webpack_require__.e(894)]).then(__webpack_require__.bind(__webpack_require__, 8894))).openLoadBalancer(options));
}

;// CONCATENATED MODULE: ./src/adapters/logs/connect-logs.ts

/** Container output in CloudWatch Logs. Nothing is connected before the first call, which also loads the SDK. */
function connectLogs(options = {}) {
    return openLazyPort(async () => (await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(303), __webpack_require__.e(838)]).then(__webpack_require__.bind(__webpack_require__, 1838))).openLogs(options));
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/make-cancellable.ts

/**
 * The same port, but once the signal has fired no call begins, and a call in progress is abandoned: its caller gets a
 * CancelledError at once. What such a call may still change is in the undo record.
 */
function makeCancellable(port, signal) {
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
function openWorld({ inputs, story, masker, signal, onCall, startedAtMs }) {
    const log = (0,create_log/* createLog */.h)(masker);
    const celery = openCelery(inputs, signal, story.debug);
    const subject = { cluster: inputs.cluster, service: inputs.service };
    const world = {
        clock: (0,system_clock/* createSystemClock */.g)(signal),
        ecs: makeCancellable(connectEcs({ ...subject, signal, onCall }), signal),
        loadBalancer: makeCancellable(connectLoadBalancer({ signal, onCall }), signal),
        logs: makeCancellable(connectLogs({ signal, onCall }), signal),
        connectCelery: celery.connect,
        story,
        undo: (0,create_undo_store/* createUndoStore */.I)({ ...subject, log }),
        readFile: readWorkspaceFile,
        limits: readLimits(process.env, startedAtMs),
    };
    return { world, close: celery.close };
}
function openCelery(inputs, signal, debug) {
    let port = null;
    let connecting = null;
    const open = async () => {
        if (inputs.broker === null)
            throw new errors/* RefusedError */.fk(['broker-url is missing: a drain needs the broker that Celery uses.']);
        const { connectCelery } = await __webpack_require__.e(/* import() */ 592).then(__webpack_require__.bind(__webpack_require__, 592));
        port = await connectCelery({ ...inputs.broker, signal, debug });
        return makeCancellable(port, signal);
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

/***/ 7802:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ readSource)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/** One source of evidence; null, and a note, where it can't be read. Only a cancel ends the reading. */
async function readSource(reading, source, read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc)
            throw error;
        const message = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
        reading.unreadable = [...reading.unreadable, { source, error: message }];
        return null;
    }
}


/***/ }),

/***/ 7463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ finishOverlap)
/* harmony export */ });
/* harmony import */ var _drain_is_task_finished_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6735);
/* harmony import */ var _drain_describe_protections_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5080);
/* harmony import */ var _workers_drain_workers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6973);
/* harmony import */ var _workers_protect_tasks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(388);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5109);
/* harmony import */ var _workers_silence_workers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9007);
/* harmony import */ var _workers_discover_workers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2133);







/**
 * The new workers consume, and main is gone: silences the old ones, releases those that turn idle within the time, and
 * leaves the others to finish under their protection. Says what is left.
 */
async function finishOverlap(run, deploymentId, timeoutMs) {
    const fetchTasks = async () => (await run.world.ecs.fetchTasks('running')).filter(({ startedBy }) => startedBy !== deploymentId);
    const { roster } = await (0,_workers_discover_workers_js__WEBPACK_IMPORTED_MODULE_3__/* .discoverWorkers */ .J)(run, await fetchTasks());
    const workers = roster.workers.filter(({ taskArn }) => taskArn !== null);
    const { ledger } = await (0,_workers_drain_workers_js__WEBPACK_IMPORTED_MODULE_0__/* .drainWorkers */ .c)(run, { side: 'old', workers, fetchTasks, timeoutMs });
    // Nothing comes after us: a worker that still consumes would be stopped at its expiry in the middle of a job.
    await (0,_workers_silence_workers_js__WEBPACK_IMPORTED_MODULE_2__/* .silenceWorkers */ .B)(run, ledger, { atOnce: true });
    const arns = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(run).protections.map(({ taskArn }) => taskArn);
    await (0,_workers_protect_tasks_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseProtections */ .g8)(run, arns.filter((arn) => (0,_drain_is_task_finished_js__WEBPACK_IMPORTED_MODULE_5__/* .areWorkersFinished */ .Q)(ledger, arn)));
    const left = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(run).protections;
    if (left.length === 0)
        return 'The old workers are idle and released.';
    return `Old tasks finish their jobs, silenced and protected: ${(0,_drain_describe_protections_js__WEBPACK_IMPORTED_MODULE_6__/* .describeProtections */ .I)(left)}.`;
}


/***/ }),

/***/ 996:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ releaseIdle)
/* harmony export */ });
/* harmony import */ var _drain_describe_protections_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5080);
/* harmony import */ var _report_fetch_known_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(445);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5109);
/* harmony import */ var _workers_discover_workers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2133);
/* harmony import */ var _workers_protect_tasks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(388);





/**
 * Another deployment replaces the tasks that this run protects: those whose workers hold no job are released. Says which
 * stay protected, and until when; '' where none does.
 */
async function releaseIdle(run) {
    const arns = run.record?.protections.map(({ taskArn }) => taskArn) ?? [];
    if (arns.length === 0)
        return '';
    await (0,_report_fetch_known_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchKnown */ .U)(run, 'the state of the workers', async () => {
        const idle = await fetchIdleTasks(run, arns);
        await (0,_workers_protect_tasks_js__WEBPACK_IMPORTED_MODULE_1__/* .releaseProtections */ .g8)(run, idle);
    });
    const left = (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .recordOf */ .zv)(run).protections;
    return left.length === 0
        ? ' The old tasks are no longer protected.'
        : ` Old tasks stay protected: ${(0,_drain_describe_protections_js__WEBPACK_IMPORTED_MODULE_3__/* .describeProtections */ .I)(left)}.`;
}
/** Each worker on them answered, and holds nothing. A task that is gone needs no protection. */
async function fetchIdleTasks(run, arns) {
    const tasks = await run.world.ecs.fetchTasksByArn(arns);
    const { roster } = await (0,_workers_discover_workers_js__WEBPACK_IMPORTED_MODULE_4__/* .discoverWorkers */ .J)(run, tasks);
    const celery = await run.world.connectCelery();
    const looks = await celery.look(roster.workers);
    const isIdle = (node) => {
        const look = looks.find((one) => one.node === node);
        return look?.answered === true && look.active.length + (look.reserved?.length ?? 0) === 0;
    };
    return arns.filter((arn) => {
        const workers = roster.workers.filter(({ taskArn }) => taskArn === arn);
        const isGone = tasks.every((task) => task.arn !== arn);
        return isGone || (workers.length > 0 && workers.every(({ node }) => isIdle(node)));
    });
}


/***/ }),

/***/ 5709:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ tellNotReplaced)
/* harmony export */ });
/* harmony import */ var _drain_describe_repairs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5902);

/** Names the workers that got their queues back and go on without being replaced, with the reason and the command. */
function tellNotReplaced({ inputs, restored, world: { story } }, why) {
    if (restored.size === 0)
        return;
    const sentence = `Got their queues back and are not replaced: ${[...restored.keys()].join(', ')}. ` +
        `Reason: ${why.replace(/\.$/, '')}. At the next broker reconnect they lose their queues again (Celery up to 5.6).`;
    story.tell({ kind: 'warned', sentence });
    // A sentence of its own: a long one is cut on the page.
    const command = (0,_drain_describe_repairs_js__WEBPACK_IMPORTED_MODULE_0__/* .describeReplaceCommand */ .X)(inputs);
    story.tell({ kind: 'warned', sentence: `Replace these workers once they are idle: ${command}` });
}


/***/ }),

/***/ 8306:
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

;// CONCATENATED MODULE: ./src/phases/report/create-progress.ts


const HEARTBEAT_MS = 30_000;
/**
 * A line printer for loops: a line with the time when it differs from the last one, and every 30 s anyway, with a bar of the
 * time that is used up and what is likely to be left. Plain characters, no colour.
 */
function createProgress({ world }) {
    let last = null;
    return ({ line, more }, wait) => {
        const nowMs = world.clock.now();
        const text = JSON.stringify([line, more]);
        const isNews = last?.text !== text;
        if (!isNews && nowMs - (last?.atMs ?? nowMs) < HEARTBEAT_MS)
            return;
        last = { text, atMs: nowMs };
        const sentence = compose(line, more, nowMs - wait.startedAtMs);
        world.story.tell({ kind: 'progressed', sentence, heartbeat: isNews ? null : describeWait(wait, nowMs) });
    };
}
/** `LINE, 40 s; MORE` */
function compose(line, more, passedMs) {
    const [first, rest] = [line, more ?? ''].map((words) => words.replace(/\.$/, ''));
    const time = passedMs < 1_000 ? '' : `, ${(0,format_duration/* formatDuration */.a)(passedMs)}`;
    return `${first ?? ''}${time}${rest === '' ? '' : `; ${rest ?? ''}`}`;
}


/***/ }),

/***/ 445:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B1: () => (/* binding */ fetchPatiently),
/* harmony export */   U: () => (/* binding */ fetchKnown),
/* harmony export */   WG: () => (/* binding */ isPassing)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _wording_format_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8258);


/** Between two attempts of `fetchPatiently`. */
const LOOK_AGAIN_MS = 3_000;
/**
 * What these calls show, or that it isn't known now and why: throttling, 5xx, lost connections and brokers that fail over
 * pass. What can't get better (denied, missing, refused as invalid) is thrown, and so is a cancel. The log gets one line when
 * it is no longer known, and one when it is known again. `scope`: what is read, for people.
 */
async function fetchKnown(run, scope, fetch) {
    try {
        const value = await fetch();
        endOutage(run, scope);
        return { isKnown: true, value };
    }
    catch (error) {
        if (!isPassing(run, error))
            throw error;
        const why = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error);
        beginOutage(run, scope, why);
        return { isKnown: false, why };
    }
}
/** The same, repeated until it is known. Throws what was thrown last once `boundMs` are over. */
async function fetchPatiently(run, scope, boundMs, fetch) {
    const { clock } = run.world;
    const untilMs = clock.now() + boundMs;
    for (;;) {
        let thrown = null;
        const known = await fetchKnown(run, scope, async () => {
            try {
                return await fetch();
            }
            catch (error) {
                thrown = error;
                throw error;
            }
        });
        if (known.isKnown)
            return known.value;
        if (clock.now() >= untilMs)
            throw thrown;
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
/** It may work a moment later. In an undo that includes a broker that refuses the connection for whatever reason. */
function isPassing({ isUndoing }, error) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WorldError */ .nM)
        return error.kind === 'unreachable' || error.kind === 'other';
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RefusedError */ .fk && (isUndoing || error.mayPass);
}
function beginOutage({ outages, world }, scope, why) {
    if (outages.has(scope))
        return;
    outages.set(scope, world.clock.now());
    world.story.tell({ kind: 'noted', sentence: `${scope} is not known now: ${why}`, isWarning: true });
}
function endOutage({ outages, world }, scope) {
    const sinceMs = outages.get(scope);
    if (sinceMs === undefined)
        return;
    outages.delete(scope);
    const took = (0,_wording_format_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a)(world.clock.now() - sinceMs);
    world.story.tell({ kind: 'noted', sentence: `${scope} is known again, after ${took}` });
}


/***/ }),

/***/ 6095:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ tellDrain)
/* harmony export */ });
/** Reports what the ledger shows, and keeps what later decisions need of the old workers. */
function tellDrain(run, ledger, jobsLeft) {
    const isOld = ledger.workers.every(({ side }) => side === 'old');
    run.drain = { ...run.drain, jobsLeft, ...(isOld ? { ledger } : {}) };
    run.world.story.tell({ kind: 'drain-looked', workers: ledger.workers.map(toDrainedWorker) });
}
/** Without what the report doesn't need: it would make every look differ from the one before. */
function toDrainedWorker({ node, taskArn, side, state, queues, active, reserved, jobsAtStart, firstCommandAtMs, idleAtMs, }) {
    return {
        node,
        taskArn,
        side,
        state,
        queues: queues.map(({ name, confirmed, original }) => ({ name, confirmed, original })),
        active,
        reserved,
        jobsAtStart,
        firstCommandAtMs,
        idleAtMs,
    };
}


/***/ }),

/***/ 4498:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ rollBack)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
// EXTERNAL MODULE: ./src/wording/shorten-arn.ts
var shorten_arn = __webpack_require__(7643);
// EXTERNAL MODULE: ./src/rollout/find-rollback-evidence.ts
var find_rollback_evidence = __webpack_require__(6941);
// EXTERNAL MODULE: ./src/rollout/find-service-deployment-arn.ts
var find_service_deployment_arn = __webpack_require__(9204);
;// CONCATENATED MODULE: ./src/rollout/plan-settings-restore.ts
/**
 * Restores the count and percentages that we changed; null if there is nothing to restore. A rollback of the deployment
 * does not restore them. A value that is no longer the one we sent was changed by someone else (Auto Scaling continues
 * during a deployment) and stays. Starts no deployment.
 */
function planSettingsRestore(service, record) {
    if (record.update === null)
        return null;
    const { request } = record.update;
    const members = ['desiredCount', 'minimumHealthyPercent', 'maximumPercent'];
    const ours = members.filter((name) => {
        // An older record doesn't contain the request: every difference counts as ours.
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
/** The one request to ECS that brings the old revision back. */
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
    const revision = (0,shorten_arn/* revisionOf */.DT)(primary.taskDefinitionArn);
    return {
        kind: 'foreign',
        deploymentId: primary.id,
        sentence: `Another deployment (${primary.id}, revision ${revision}) is PRIMARY: it is left alone.`,
    };
}
/** If UpdateService's answer was lost, a new PRIMARY with our revision is ours. */
function findOurId(primary, { update, previous }) {
    if (update === null || update.deploymentId !== null)
        return update?.deploymentId ?? null;
    const isNew = primary.id !== previous.deploymentId;
    return isNew && primary.taskDefinitionArn === update.taskDefinitionArn ? primary.id : null;
}
function planForOurs(question, ours, serviceDeployment) {
    const { service, record } = question;
    // UpdateService started no deployment: only settings need to be restored.
    if (ours.id === record.previous.deploymentId) {
        const settings = planSettingsRestore(service, record);
        if (settings === null)
            return { kind: 'already', deploymentId: ours.id };
        return { kind: 'update', update: settings, sentence: 'Restoring desired count and healthy percentages.' };
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
    // Deploying the same revision needs forceNewDeployment to start a deployment.
    const isSame = arn === ours.taskDefinitionArn;
    const update = {
        taskDefinitionArn: arn,
        ...planSettingsRestore(service, record),
        ...(isSame ? { forceNewDeployment: true } : {}),
    };
    const why = isSame ? ' with new tasks (the same revision)' : '';
    return {
        kind: 'update',
        update,
        sentence: `Rolling back to revision ${(0,shorten_arn/* revisionOf */.DT)(arn)}${why}.`,
    };
}
function impossible(why) {
    return {
        kind: 'impossible',
        sentence: `There is nothing to roll back to: ${why}. Deploy a revision that is known to work.`,
    };
}

// EXTERNAL MODULE: ./src/phases/workers/drain-workers.ts + 4 modules
var drain_workers = __webpack_require__(6973);
// EXTERNAL MODULE: ./src/phases/report/fetch-known.ts
var fetch_known = __webpack_require__(445);
// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
// EXTERNAL MODULE: ./src/phases/workers/discover-workers.ts + 5 modules
var discover_workers = __webpack_require__(2133);
// EXTERNAL MODULE: ./src/phases/workers/restore-and-release.ts + 2 modules
var restore_and_release = __webpack_require__(2117);
// EXTERNAL MODULE: ./src/phases/watch/watch-rollback.ts + 1 modules
var watch_rollback = __webpack_require__(9297);
;// CONCATENATED MODULE: ./src/phases/roll-back.ts









/** DescribeServices lags by seconds: so long a request without an answer may be carried out unseen. */
const LOST_ANSWER_MS = 10_000;
/** A request is sent again so long; part of the printed latest end. */
const REQUEST_WITHIN_MS = 120_000;
/**
 * Goes back to the last completed revision. In this order, so that no job is cut and no worker left deaf: silence the
 * new workers and wait for their jobs, request the rollback, wait until the old revision is PRIMARY, restore the old
 * workers that stay, verify, and watch to the end.
 */
async function rollBack(run, order) {
    run.isUndoing = true;
    const look = () => planFrom(run);
    const before = await (0,fetch_known/* fetchPatiently */.B1)(run, 'the service', order.timeoutMs, look);
    if (before.kind === 'foreign' || before.kind === 'impossible')
        return giveUp(run, before);
    if (before.kind !== 'already')
        await drainNewWorkersOrWarn(run, order);
    // ECS or another run may have acted while we waited for the jobs.
    const made = await requestPatiently(run, Math.min(order.timeoutMs, REQUEST_WITHIN_MS));
    if (made.kind === 'foreign' || made.kind === 'impossible')
        return giveUp(run, made);
    if (made.kind === 'update' && made.update.taskDefinitionArn === undefined) {
        return { status: 'completed', sentence: made.sentence, notRestored: [] };
    }
    const requested = made.kind === 'update' ? (made.update.taskDefinitionArn ?? null) : null;
    const ending = await (0,watch_rollback/* watchRollback */.C)(run, { ...order, requestedTaskDefinitionArn: requested });
    if (ending.status === 'completed')
        await restoreSettings(run);
    run.world.story.tell({ kind: 'noted', sentence: ending.sentence });
    return ending;
}
/** Where there is no way back the old workers that are left go on serving. A foreign deployment replaces them: no work for them. */
async function giveUp(run, plan) {
    if (plan.kind === 'foreign')
        return { status: 'superseded', sentence: plan.sentence, notRestored: [] };
    const { open } = await (0,restore_and_release/* restoreAndRelease */.J)(run, () => true, watch_rollback/* RESTORE_TIMEOUT_MS */.O);
    return { status: 'failed', sentence: plan.sentence, notRestored: open };
}
/** `canStop` false: StopServiceDeployment was refused. */
async function planFrom(run, canStop = true) {
    const service = await run.world.ecs.fetchService();
    const serviceDeployments = await run.world.ecs.fetchServiceDeployments();
    return planRollback({
        service,
        record: (0,phases_run/* recordOf */.zv)(run),
        serviceDeployments,
        completedTaskDefinitionArn: await fetchCompletedTaskDefinition(run, serviceDeployments),
        preferReplacement: !canStop || staysDeaf(run),
    });
}
async function fetchCompletedTaskDefinition(run, deployments) {
    const { previous } = (0,phases_run/* recordOf */.zv)(run);
    if (previous.completed)
        return previous.taskDefinitionArn;
    const completed = deployments.find((deployment) => deployment.status === 'SUCCESSFUL');
    const revisionArn = completed?.targetServiceRevisionArn ?? null;
    return revisionArn === null ? null : run.world.ecs.fetchServiceRevision(revisionArn);
}
/** Old workers that were deaf before we came can't be restored by us: only new tasks help them. */
function staysDeaf({ drain: { mode, ledger } }) {
    // With overlap no worker is silenced before the new revision has proved itself.
    if (mode === 'overlap' || ledger === null)
        return false;
    return ledger.workers.some(({ state, queues }) => state !== 'gone' && !queues.some(({ original }) => original));
}
/** Without the broker the jobs of the new workers can't be waited for; the old revision has to come back anyway. */
async function drainNewWorkersOrWarn(run, order) {
    try {
        await drainNewWorkers(run, order);
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM || error instanceof errors/* RefusedError */.fk))
            throw error;
        const sentence = `Rolling back without waiting for jobs of the new workers, which can't be reached: ${error.message}`;
        run.world.story.tell({ kind: 'warned', sentence });
    }
}
async function drainNewWorkers(run, { failedDeploymentId, jobsTimeoutMs }) {
    if (run.drain.mode === 'none' || failedDeploymentId === null)
        return;
    const fetchTasks = async () => (await run.world.ecs.fetchTasks('running')).filter((task) => task.startedBy === failedDeploymentId);
    const tasks = await fetchTasks();
    const { roster } = await (0,discover_workers/* discoverWorkers */.J)(run, tasks);
    const arns = new Set(tasks.map((task) => task.arn));
    const workers = roster.workers.filter((worker) => worker.taskArn !== null && arns.has(worker.taskArn));
    if (workers.length === 0)
        return;
    const names = workers.map((worker) => worker.node).join(', ');
    run.world.story.tell({
        kind: 'noted',
        sentence: `the new revision's workers finish their jobs first: ${names}`,
    });
    const { verdict } = await (0,drain_workers/* drainWorkers */.c)(run, { side: 'new', workers, fetchTasks, timeoutMs: jobsTimeoutMs });
    for (const job of verdict.status === 'timed-out' ? verdict.jobs : []) {
        const sentence = `Still running on the new revision when it was rolled back: ${job.name} ${job.id} on ${job.node}.`;
        run.world.story.tell({ kind: 'warned', sentence });
    }
}
/** A request without a usable answer is sent again only once the service, read anew, still does not go back. */
async function requestPatiently(run, boundMs) {
    const { clock, story } = run.world;
    const untilMs = clock.now() + boundMs;
    for (;;) {
        const leftMs = Math.max(0, untilMs - clock.now());
        const plan = await (0,fetch_known/* fetchPatiently */.B1)(run, 'the service', leftMs, () => planFrom(run));
        if (plan.kind === 'foreign' || plan.kind === 'impossible')
            return plan;
        try {
            return await request(run, plan);
        }
        catch (error) {
            if (!(0,fetch_known/* isPassing */.WG)(run, error) || clock.now() >= untilMs)
                throw error;
            const sentence = `the rollback request got no usable answer (${(0,errors/* messageOf */.bD)(error)}); looking whether ECS carried it out`;
            story.tell({ kind: 'noted', sentence, isWarning: true });
            await clock.sleep(LOST_ANSWER_MS);
        }
    }
}
async function request(run, plan) {
    const { ecs, story } = run.world;
    if (plan.kind === 'already')
        return plan;
    (0,phases_run/* saveRecord */.hi)(run, { ...(0,phases_run/* recordOf */.zv)(run), rollbackRequested: true });
    if (plan.kind === 'update') {
        story.tell({ kind: 'noted', sentence: `rollback: ${plan.sentence}` });
        await ecs.updateService(plan.update);
        return plan;
    }
    story.tell({ kind: 'noted', sentence: 'rollback: StopServiceDeployment (ROLLBACK)' });
    try {
        await ecs.stopServiceDeployment(plan.serviceDeploymentArn);
        return plan;
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM) || error.kind === 'unreachable')
            throw error;
        const sentence = `StopServiceDeployment was refused (${error.message}): rolling back by UpdateService`;
        story.tell({ kind: 'noted', sentence, isWarning: true });
        const instead = await planFrom(run, false);
        if (instead.kind === 'foreign' || instead.kind === 'impossible')
            throw error;
        return instead.kind === 'stop' ? plan : request(run, instead);
    }
}
/** Desired count and percentages that we changed go back; a change of these alone starts no deployment. */
async function restoreSettings(run) {
    const fetch = () => run.world.ecs.fetchService();
    const service = await (0,fetch_known/* fetchPatiently */.B1)(run, 'the service', watch_rollback/* RESTORE_TIMEOUT_MS */.O, fetch);
    const update = planSettingsRestore(service, (0,phases_run/* recordOf */.zv)(run));
    if (update === null)
        return;
    run.world.story.tell({
        kind: 'noted',
        sentence: 'rollback: restoring desired count and healthy percentages',
    });
    await run.world.ecs.updateService(update);
}


/***/ }),

/***/ 5109:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IZ: () => (/* binding */ setDrainMode),
/* harmony export */   gT: () => (/* binding */ setDeployment),
/* harmony export */   hi: () => (/* binding */ saveRecord),
/* harmony export */   ut: () => (/* binding */ createRun),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/** `record`: what an earlier step, or the main step, left to undo. */
function createRun({ inputs, world, region, record = null, }) {
    return {
        inputs,
        world,
        startedAtMs: world.clock.now(),
        region,
        record,
        drain: { mode: 'none', why: '', ledger: null, jobsLeft: [] },
        deploymentId: null,
        protections: null,
        outages: new Map(),
        restoredAtMs: new Map(),
        ownQueues: new Set(),
        queuesElsewhere: new Map(),
        staleNodes: [],
        restored: new Map(),
        isUndoing: false,
    };
}
/**
 * Keeps the record where the post step finds it. To be called before the change that it describes. An undo goes on without
 * the file (a full disk): it knows the record itself.
 */
function saveRecord(run, record) {
    try {
        run.world.undo.write(record);
    }
    catch (error) {
        if (!run.isUndoing)
            throw error;
        run.world.story.debug(`the undo record could not be written: ${String(error)}`);
    }
    run.record = record;
}
/** The record; a phase that changes the world can't run without one. */
function recordOf(run) {
    if (run.record === null)
        throw new Error('No undo record: nothing may be changed before the plan.');
    return run.record;
}
function setDrainMode(run, { mode, why }) {
    run.drain = { ...run.drain, mode, why };
}
function setDeployment(run, deploymentId) {
    run.deploymentId = deploymentId;
}


/***/ }),

/***/ 8814:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ tellRepairs),
  t: () => (/* binding */ undo)
});

// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
;// CONCATENATED MODULE: ./src/rollout/judge-undo.ts

/** Judges the service, not the record: an UpdateService recorded as sent may not have arrived. */
function judgeUndo(record, service) {
    const primary = (0,find_primary/* findPrimary */.W)(service);
    if (primary === null)
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

// EXTERNAL MODULE: ./src/phases/report/create-progress.ts + 1 modules
var create_progress = __webpack_require__(8306);
// EXTERNAL MODULE: ./src/drain/describe-repairs.ts
var describe_repairs = __webpack_require__(5902);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/phases/evidence/read-source.ts
var read_source = __webpack_require__(7802);
// EXTERNAL MODULE: ./src/phases/report/fetch-known.ts
var fetch_known = __webpack_require__(445);
// EXTERNAL MODULE: ./src/phases/workers/verify-consumers.ts + 1 modules
var verify_consumers = __webpack_require__(9286);
// EXTERNAL MODULE: ./src/phases/overlap/finish-overlap.ts
var finish_overlap = __webpack_require__(7463);
// EXTERNAL MODULE: ./src/phases/overlap/release-idle.ts
var release_idle = __webpack_require__(996);
// EXTERNAL MODULE: ./src/phases/workers/restore-and-release.ts + 2 modules
var restore_and_release = __webpack_require__(2117);
// EXTERNAL MODULE: ./src/phases/roll-back.ts + 2 modules
var roll_back = __webpack_require__(4498);
// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
;// CONCATENATED MODULE: ./src/phases/undo.ts













/** One pass fits into the three minutes that a post step may take. */
const UPDATE_ARRIVES_MS = 6_000;
const HANDOVER_MS = 60_000;
const JOBS_MS = 30_000;
const ROLLBACK_MS = 45_000;
const RESTORE_MS = 25_000;
const LOOK_AGAIN_MS = 3_000;
/** Main repeats what fails in passing so long; the post step then goes on. */
const MAIN_UNDO_MS = 60_000;
/**
 * Undoes what a run left behind, judged by the service and its workers, not by the record alone. A second undo changes
 * nothing more. Nothing changed yet: restore. Ours is PRIMARY: leave it to ECS where the new workers consume, else roll back
 * and restore. A foreign deployment in progress: hands off. What fails in passing is repeated until `boundMs` are over; no
 * step stands before giving the queues back that it doesn't need. Throws nothing but a cancel.
 */
async function undo(run, boundMs = MAIN_UNDO_MS) {
    const record = run.record;
    if (record === null || record.status === 'closed')
        return { clean: true, sentence: 'Nothing to undo.' };
    const { clock, story } = run.world;
    run.isUndoing = true;
    const overlap = record.protections.length > 0;
    story.tell({ kind: 'undo-begun', overlap, workers: record.workers });
    // The post step comes without a plan: the record shows how the workers were drained.
    if (run.drain.mode === 'none' && (overlap || record.workers.length > 0))
        (0,phases_run/* setDrainMode */.IZ)(run, { mode: overlap ? 'overlap' : 'before', why: '' });
    const untilMs = clock.now() + boundMs;
    for (;;) {
        const { ending, isFinal } = await attempt(run);
        if (ending.clean || isFinal || clock.now() >= untilMs)
            return finish(run, ending);
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
/** `isFinal`: it can't get better. */
async function attempt(run) {
    try {
        const known = await (0,fetch_known/* fetchKnown */.U)(run, 'what is to be undone', () => undoOnce(run));
        if (known.isKnown)
            return { ending: known.value, isFinal: false };
        return { ending: unfinished(known.why), isFinal: false };
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            throw error;
        return { ending: unfinished((0,errors/* messageOf */.bD)(error)), isFinal: true };
    }
}
function unfinished(why) {
    return { clean: false, sentence: `The undo could not be finished: ${why}` };
}
/** Tidies up last: a revision that nobody uses harms nobody. */
async function finish(run, ending) {
    await dropUnusedRevision(run);
    return ending.clean ? ending : tellRepairs(run, ending.sentence);
}
async function undoOnce(run) {
    const judgement = await judgeOrAssume(run);
    const { workers, protections } = (0,phases_run/* recordOf */.zv)(run);
    if (workers.length === 0 && protections.length === 0)
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
            return {
                clean: false,
                sentence: 'The service has no PRIMARY deployment; it is being set up or deleted.',
            };
    }
}
/** Where no UpdateService was made the broker alone is enough: a service that can't be read is as it was. */
async function judgeOrAssume(run) {
    const { update, previous } = (0,phases_run/* recordOf */.zv)(run);
    if (update !== null)
        return judge(run);
    const found = await (0,read_source/* readSource */.o)({ unreadable: [] }, 'ecs:DescribeServices', () => judge(run));
    return found ?? { kind: 'old', primaryId: previous.deploymentId };
}
/** An UpdateService that was sent when main died may arrive a moment later. */
async function judge(run) {
    const { clock, ecs } = run.world;
    const record = (0,phases_run/* recordOf */.zv)(run);
    const untilMs = clock.now() + UPDATE_ARRIVES_MS;
    for (;;) {
        const judgement = judgeUndo(record, await ecs.fetchService());
        const mayArrive = record.update?.state === 'sent' && judgement.kind === 'old';
        if (!mayArrive || clock.now() >= untilMs)
            return judgement;
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
/** A revision that we registered and that no deployment took is deregistered again, where that is possible. */
async function dropUnusedRevision(run) {
    const record = (0,phases_run/* recordOf */.zv)(run);
    const arn = record.registeredTaskDefinitionArn;
    if (arn === null || record.update?.state === 'made')
        return;
    const dropped = await (0,read_source/* readSource */.o)({ unreadable: [] }, 'ecs:DeregisterTaskDefinition', async () => {
        const isUsed = (0,find_primary/* findPrimary */.W)(await run.world.ecs.fetchService())?.taskDefinitionArn === arn;
        if (!isUsed)
            await run.world.ecs.deregisterTaskDefinition(arn);
        return !isUsed;
    });
    if (dropped === false)
        return;
    if (dropped === null) {
        const sentence = `${arn} stays registered, though no deployment uses it: it could not be deregistered.`;
        run.world.story.tell({ kind: 'warned', sentence });
        return;
    }
    run.world.story.tell({ kind: 'noted', sentence: `deregistered ${arn}, which no deployment used` });
    (0,phases_run/* saveRecord */.hi)(run, { ...record, registeredTaskDefinitionArn: null });
}
async function restoreOld(run, primaryId) {
    // As before our run: everybody stays. Rolled back as a new deployment: only its own tasks do.
    const isAsBefore = primaryId === (0,phases_run/* recordOf */.zv)(run).previous.deploymentId;
    const stays = (task) => isAsBefore || task.startedBy === primaryId;
    const plan = await (0,restore_and_release/* restoreAndRelease */.J)(run, stays, RESTORE_MS);
    if (plan.open.length > 0) {
        return unclean(`Not all workers could be verified to consume again: ${plan.open.join(', ')}.`);
    }
    const parts = [
        ...(plan.restored.length > 0 ? [`${plan.restored.join(', ')} consume again`] : []),
        ...(plan.leaving.length > 0 ? [`${plan.leaving.join(', ')} are gone or being replaced`] : []),
    ];
    return undo_close(run, parts.length === 0 ? 'No worker was silenced; no task is protected.' : `${parts.join('; ')}.`);
}
async function judgeRollout(run, ours) {
    // New workers are silenced only for a rollback: it has to be finished.
    const { rollbackRequested, workers } = (0,phases_run/* recordOf */.zv)(run);
    const wasGoingBack = rollbackRequested || workers.some((worker) => worker.side === 'new');
    if (!wasGoingBack && ours.rolloutState !== 'FAILED' && (await areSeenToConsume(run, ours.deploymentId))) {
        const isOverlap = (0,phases_run/* recordOf */.zv)(run).protections.length > 0;
        const rest = isOverlap ? ` ${await (0,finish_overlap/* finishOverlap */.v)(run, ours.deploymentId, JOBS_MS)}` : '';
        return undo_close(run, `The new revision is PRIMARY and its workers consume: the rollout is left to ECS.${rest}`);
    }
    run.world.story.tell({ kind: 'noted', sentence: 'The new revision does not serve: rolling back.' });
    const ending = await (0,roll_back/* rollBack */.F)(run, {
        failedDeploymentId: ours.deploymentId,
        jobsTimeoutMs: JOBS_MS,
        timeoutMs: ROLLBACK_MS,
        toTheEnd: false,
    });
    if (ending.status === 'restored' || ending.status === 'completed')
        return restoredAfterRollback(run, ending);
    return unclean(ending.sentence);
}
function restoredAfterRollback(run, { sentence, notRestored }) {
    if (notRestored.length > 0)
        return unclean(`${sentence} Not verified to consume again: ${notRestored.join(', ')}.`);
    return undo_close(run, `Rolled back. ${sentence}`);
}
/** Where that is denied it is not proved, and the revision goes back. */
async function areSeenToConsume(run, deploymentId) {
    try {
        return await newWorkersConsume(run, deploymentId);
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM) || error.kind !== 'denied')
            throw error;
        run.world.story.tell({ kind: 'warned', sentence: error.message });
        return false;
    }
}
async function newWorkersConsume(run, deploymentId) {
    const { clock, ecs } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run);
    const seen = new Map();
    const startedAtMs = clock.now();
    const untilMs = startedAtMs + HANDOVER_MS;
    for (;;) {
        const handover = await (0,fetch_known/* fetchKnown */.U)(run, 'who consumes', async () => {
            const tasks = await ecs.fetchTasks('running');
            const newTasks = tasks.filter((task) => task.startedBy === deploymentId);
            const oldTasks = tasks.filter((task) => task.startedBy !== deploymentId);
            return (0,verify_consumers/* verifyConsumers */.d)(run, newTasks, oldTasks, seen);
        });
        const line = handover.isKnown ? handover.value.sentence : 'Whether the new workers consume is not known.';
        progress({ line }, { startedAtMs, boundAtMs: untilMs, expectedAtMs: null });
        if (handover.isKnown && handover.value.proven)
            return true;
        if (clock.now() >= untilMs)
            return false;
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
async function leaveToOthers(run, primaryId) {
    const sentence = `Another deployment, ${primaryId}, is in progress and replaces these workers; they are not given work again. ` +
        'The run that made it is in charge.';
    run.world.story.tell({ kind: 'noted', sentence, isWarning: true });
    return { clean: true, sentence: `${sentence}${await (0,release_idle/* releaseIdle */.e)(run)}` };
}
function undo_close(run, sentence) {
    const record = { ...(0,phases_run/* recordOf */.zv)(run), status: 'closed', workers: [], protections: [] };
    (0,phases_run/* saveRecord */.hi)(run, record);
    return { clean: true, sentence };
}
function unclean(sentence) {
    return { clean: false, sentence };
}
/** What a person can do where we could not: printed, and kept in the report. */
function tellRepairs(run, sentence) {
    run.world.story.tell({ kind: 'repairs-listed', commands: (0,describe_repairs/* describeRepairs */.e)((0,phases_run/* recordOf */.zv)(run)) });
    return { clean: false, sentence };
}


/***/ }),

/***/ 700:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ createLookSource)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _rollout_find_service_deployment_arn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9204);


/** Tasks can change without a trace in the service (an exit code that comes late): looked at again every so many turns. */
const TASKS_EVERY_TURNS = 4;
/**
 * One consistent view a turn. Tasks and targets are read again only when the service shows that something happened. Where the
 * tasks are denied, those that were seen last count: the service alone still shows how the rollout ends. `needsTasks`: then it
 * fails instead.
 */
function createLookSource(world, tasksEveryTurns = TASKS_EVERY_TURNS, needsTasks = false) {
    const memory = {
        turn: 0,
        signature: '',
        tasks: { running: [], stopped: [] },
        areTasksDenied: false,
        serviceDeploymentArn: null,
    };
    return async (deploymentId) => {
        const service = await world.ecs.fetchService();
        const turn = { service, deploymentId, everyTurns: tasksEveryTurns, needsTasks };
        await refreshTasks(world, memory, turn);
        const serviceDeployment = await fetchServiceDeployment(world, memory, service, deploymentId);
        const { running, stopped } = memory.tasks;
        const targets = await fetchTargets(world, service);
        return { atMs: world.clock.now(), service, tasks: [...running, ...stopped], serviceDeployment, targets };
    };
}
async function refreshTasks(world, memory, turn) {
    const { service, deploymentId, everyTurns, needsTasks } = turn;
    const signature = JSON.stringify([service.deployments, service.events[0]?.id]);
    // Once one of ours went, the next may be the proof, and it may go without a trace in the service.
    const isMortal = memory.tasks.stopped.some(({ startedBy }) => startedBy === deploymentId);
    const due = isMortal || signature !== memory.signature || memory.turn % everyTurns === 0;
    memory.turn += 1;
    memory.signature = signature;
    if (!due || memory.areTasksDenied)
        return;
    try {
        const running = await world.ecs.fetchTasks('running');
        memory.tasks = { running, stopped: await world.ecs.fetchTasks('stopped') };
    }
    catch (error) {
        if (needsTasks || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WorldError */ .nM) || error.kind !== 'denied')
            throw error;
        memory.areTasksDenied = true;
        const sentence = `The service is watched without its tasks from now on: ${error.message}`;
        world.story.tell({ kind: 'warned', sentence });
    }
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

/***/ 2213:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ fetchProtections)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/** Protections change seldom, and are asked for no more often. */
const PROTECTIONS_FOR_MS = 30_000;
/** Protections of the running tasks; null: they can't be read. What can't be read once is not asked for again. */
async function fetchProtections(run, tasks, isDue) {
    const arns = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').map(({ arn }) => arn);
    if (arns.length === 0)
        return [];
    const { clock, ecs, story } = run.world;
    const known = run.protections;
    if (known?.found === null)
        return null;
    if (known !== null && !isDue && clock.now() - known.atMs < PROTECTIONS_FOR_MS)
        return known.found;
    try {
        run.protections = { atMs: clock.now(), found: await ecs.fetchProtections(arns) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc)
            throw error;
        story.debug((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error));
        run.protections = { atMs: clock.now(), found: null };
    }
    return run.protections.found;
}


/***/ }),

/***/ 8555:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ watchDeployment)
/* harmony export */ });
/* harmony import */ var _diagnosis_evidence_note_snapshot_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6740);
/* harmony import */ var _diagnosis_evidence_open_evidence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6857);
/* harmony import */ var _rollout_to_snapshot_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2721);
/* harmony import */ var _report_create_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8306);
/* harmony import */ var _report_fetch_known_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(445);
/* harmony import */ var _create_look_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(700);
/* harmony import */ var _fetch_protections_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2213);







/** Turns differ by up to a fifth, so that many runs don't ask at the same moment. */
const JITTER = 0.2;
/**
 * The one watch loop: look, report, judge, sleep. A turn whose calls fail in passing shows nothing, and is followed by the
 * next; the judge's bound ends the loop. Returns the ending, and all that was seen.
 */
async function watchDeployment(run, watch, { judge, boundAtMs, endUnknown }) {
    const { deploymentId, previousDeploymentId } = watch;
    const takeLook = (0,_create_look_source_js__WEBPACK_IMPORTED_MODULE_2__/* .createLookSource */ .$)(run.world, watch.tasksEveryTurns, watch.needsTasks);
    const progress = (0,_report_create_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .createProgress */ .m)(run);
    let seen = { ...(0,_diagnosis_evidence_open_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .openEvidence */ .i)(run), deploymentId, previousDeploymentId };
    let last = null;
    for (;;) {
        const look = await (0,_report_fetch_known_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchKnown */ .U)(run, 'the service', () => lookAtService(run, watch, takeLook));
        if (look.isKnown) {
            last = look.value;
            seen = (0,_diagnosis_evidence_note_snapshot_js__WEBPACK_IMPORTED_MODULE_5__/* .noteSnapshot */ .N)(seen, last);
        }
        const turn = look.isKnown ? await (0,_report_fetch_known_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchKnown */ .U)(run, 'the rollout', () => judge(look.value)) : look;
        if (turn.isKnown && turn.value.status === 'ended')
            return { ending: turn.value.ending, seen };
        if (turn.isKnown && turn.value.status === 'waiting')
            progress(turn.value.stand, turn.value.wait);
        if (!turn.isKnown && run.world.clock.now() >= boundAtMs())
            return { ending: endUnknown(turn.why, last), seen };
        await run.world.clock.sleep(nextTurnMs(run));
    }
}
async function lookAtService(run, { during, deploymentId, previousDeploymentId }, takeLook) {
    const { atMs, ...look } = await takeLook(deploymentId);
    const protections = await (0,_fetch_protections_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchProtections */ .T)(run, look.tasks, false);
    const event = { kind: 'service-looked', during, deploymentId, previousDeploymentId };
    run.world.story.tell({ ...event, look, protections });
    return (0,_rollout_to_snapshot_js__WEBPACK_IMPORTED_MODULE_6__/* .toSnapshot */ .C)({ atMs, ...look }, deploymentId);
}
/** `health-poll-interval` with jitter. */
function nextTurnMs(run) {
    return run.inputs.healthPollIntervalMs * (1 - JITTER / 2 + run.world.clock.random() * JITTER);
}


/***/ }),

/***/ 9297:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ RESTORE_TIMEOUT_MS),
  C: () => (/* binding */ watchRollback)
});

// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
// EXTERNAL MODULE: ./src/wording/shorten-arn.ts
var shorten_arn = __webpack_require__(7643);
// EXTERNAL MODULE: ./src/rollout/find-rollback-evidence.ts
var find_rollback_evidence = __webpack_require__(6941);
;// CONCATENATED MODULE: ./src/rollout/assess-rollback.ts



/** The state of the rollback in this snapshot. `snapshot.serviceDeployment` is that of the failed deployment. */
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
        // A rollback requested by UpdateService does not depend on ECS's own attempt.
        if (target.requestedTaskDefinitionArn !== null)
            return say('waiting', 'The old revision is not PRIMARY yet.');
        return say('failed', `ECS could not roll back: ${serviceDeployment.statusReason ?? 'no reason given'}`);
    }
    const revision = (0,shorten_arn/* revisionOf */.DT)(primary.taskDefinitionArn);
    if (!isTheRollback(primary, snapshot, target)) {
        return say('superseded', `Another deployment (${primary.id}, revision ${revision}) replaced the rollback.`);
    }
    if (primary.rolloutState === 'FAILED') {
        return say('failed', `The rollback to revision ${revision} failed: ${primary.rolloutStateReason ?? 'no reason given'}`);
    }
    if (isCompleted(primary, snapshot))
        return say('completed', `Rolled back: ${revision} is stable.`);
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

// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
// EXTERNAL MODULE: ./src/phases/workers/restore-and-release.ts + 2 modules
var restore_and_release = __webpack_require__(2117);
// EXTERNAL MODULE: ./src/phases/watch/watch-deployment.ts
var watch_deployment = __webpack_require__(8555);
;// CONCATENATED MODULE: ./src/phases/watch/watch-rollback.ts




/** To see every worker consume again. */
const RESTORE_TIMEOUT_MS = 30_000;
/**
 * Watches a rollback. As soon as the old revision is PRIMARY the old workers of that very deployment get their queues
 * back (where it is rolled out anew, the others are replaced); at the end those that are still there do.
 */
async function watchRollback(run, watch) {
    const deploymentId = watch.failedDeploymentId ?? '';
    const { previous } = (0,phases_run/* recordOf */.zv)(run);
    const rollout = { during: 'rollback', deploymentId, previousDeploymentId: previous.deploymentId };
    const { ending } = await (0,watch_deployment/* watchDeployment */.J)(run, rollout, createJudge(run, watch));
    return ending;
}
function createJudge(run, watch) {
    const startedAtMs = run.world.clock.now();
    const deadlineAtMs = startedAtMs + watch.timeoutMs;
    const { previous } = (0,phases_run/* recordOf */.zv)(run);
    let restored = null;
    const judge = async (snapshot) => {
        const verdict = assessRollback(snapshot, { ...watch, previous, deadlineAtMs });
        const { status, sentence, primaryId } = verdict;
        if (status === 'superseded')
            return { status: 'ended', ending: { status, sentence, notRestored: restored?.open ?? [] } };
        if (status === 'old-is-primary' && restored === null) {
            restored = await (0,restore_and_release/* restoreAndRelease */.J)(run, (task) => task.startedBy === primaryId, RESTORE_TIMEOUT_MS);
            if (!watch.toTheEnd)
                return { status: 'ended', ending: { status: 'restored', sentence, notRestored: restored.open } };
        }
        if (status !== 'waiting' && status !== 'old-is-primary') {
            // Also after a failure or out of time: no queue is left without a consumer.
            const { open } = await (0,restore_and_release/* restoreAndRelease */.J)(run, () => true, RESTORE_TIMEOUT_MS);
            return { status: 'ended', ending: { status, sentence, notRestored: open } };
        }
        const wait = { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs: null };
        return { status: 'waiting', stand: { line: sentence }, wait };
    };
    return {
        judge,
        boundAtMs: () => deadlineAtMs,
        endUnknown: (why) => ({
            status: 'timed-out',
            sentence: `Out of time: how the rollback is going could not be seen. ${why}`,
            notRestored: restored?.open ?? listOldNodes(run),
        }),
    };
}
function listOldNodes(run) {
    return (0,phases_run/* recordOf */.zv)(run)
        .workers.filter(({ side }) => side === 'old')
        .map(({ node }) => node);
}


/***/ }),

/***/ 2133:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ discoverWorkers)
});

// EXTERNAL MODULE: ./src/drain/choose-nodes.ts
var choose_nodes = __webpack_require__(8933);
;// CONCATENATED MODULE: ./src/drain/find-namesakes.ts
/**
 * Names that several workers share though their queues differ. A command reaches all workers of a name, so each of them
 * would be given the queues of the others. One without a queue has none to be mixed up: an earlier run has silenced it.
 */
function findNamesakes(queuesByWorker) {
    return Object.entries(queuesByWorker).flatMap(([node, workers]) => {
        const sets = new Map(workers
            .map((queues) => [...new Set(queues.map(({ name }) => name))].sort())
            .filter((queues) => queues.length > 0)
            .map((queues) => [queues.join('\n'), queues]));
        return sets.size > 1 ? [{ node, queues: [...sets.values()] }] : [];
    });
}

// EXTERNAL MODULE: ./src/drain/find-own-queues.ts
var find_own_queues = __webpack_require__(6423);
// EXTERNAL MODULE: ./src/drain/find-tasks-of-node.ts
var find_tasks_of_node = __webpack_require__(521);
;// CONCATENATED MODULE: ./src/drain/build-roster.ts




/**
 * Joins the service's tasks with the workers on the broker. With `auto` a worker is ours if its host name belongs to
 * exactly one of the tasks; with globs, if its name matches one. `drain-queues` limits both to the workers that consume
 * one of these queues; a worker that did not answer stays in, because it may consume them.
 */
function buildRoster(tasks, survey, selection) {
    const nodes = [...new Set([...Object.keys(survey.counts), ...survey.silentNodes])].sort();
    const ours = new Set((0,choose_nodes/* chooseNodes */.D)(nodes, tasks, selection));
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
    const isListed = (node) => workers.some((worker) => worker.node === node);
    const ownQueues = (0,find_own_queues/* findOwnQueues */.i)(Object.fromEntries(Object.entries(survey.queues)
        .filter(([node]) => isListed(node))
        .map(([node, lists]) => [node, lists.flat()])));
    const namesakes = findNamesakes(survey.queues).filter(({ node }) => isListed(node));
    return { workers, tasksWithoutWorker, otherNodes, ownQueues, namesakes };
}
function describeWorker(node, tasks, survey) {
    const onTasks = (0,find_tasks_of_node/* findTasksOfNode */.z)(node, tasks);
    const profile = survey.profiles.find((candidate) => candidate.node === node);
    return {
        node,
        taskArn: onTasks.length === 1 && onTasks[0] !== undefined ? onTasks[0].arn : null,
        count: survey.counts[node] ?? 0,
        answers: survey.queues[node] !== undefined,
        queues: [...new Set(survey.queues[node]?.flat().map(({ name }) => name))],
        pool: profile?.pool ?? null,
        jsonOnly: profile?.jsonOnly ?? true,
    };
}
function consumesOne({ answers, queues }, { drainQueues }) {
    return drainQueues.length === 0 || !answers || queues.some((queue) => drainQueues.includes(queue));
}

// EXTERNAL MODULE: ./src/drain/create-matcher.ts
var create_matcher = __webpack_require__(9563);
;// CONCATENATED MODULE: ./src/drain/is-mailbox-stale.ts

/** A hexadecimal or decimal id in a name: four digits or more, one of them decimal. */
const ID = /(?<![A-Za-z0-9])(?=[a-f]*\d)[0-9a-f]{4,}(?![A-Za-z0-9])/gi;
const NUMBER = /[0-9a-f]*\d[0-9a-f]*/gi;
/**
 * Whether a mailbox that doesn't answer can only be that of a killed worker: as many workers of its kind answer as tasks run.
 * Of one kind are workers whose names differ in nothing but an id: all tasks run the same command, so two workers of one task
 * differ in more than that (`default-7f3a@shop`, `slow-7f3a@shop`).
 */
function isMailboxStale(node, { counts, tasks, globs }) {
    const isOurs = (0,create_matcher/* createMatcher */.P)(globs);
    const kind = kindOf(node);
    const answering = Object.entries(counts)
        .filter(([other]) => isOurs(other) && kindOf(other) === kind)
        .reduce((sum, [, count]) => sum + count, 0);
    return answering > 0 && answering >= tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
}
/** Numbers in a host part are an id however short they are: `web-1`, `ip-10-0-1-8`. */
function kindOf(node) {
    const at = node.indexOf('@');
    return `${node.slice(0, at).replace(ID, '#')}@${node.slice(at + 1).replace(NUMBER, '#')}`;
}

;// CONCATENATED MODULE: ./src/drain/find-silent-nodes.ts



/**
 * Mailboxes that did not answer. One belongs to a running worker if a running task has its host name. If host names don't
 * identify tasks here, it does unless as many workers of its kind answered as tasks run. None does if the ping was received
 * by no more mailboxes than answered it.
 */
function findSilentNodes(mailboxes, answers, tasks, { drainWorkers }) {
    const answering = Object.keys(answers.counts);
    const answered = Object.values(answers.counts).reduce((sum, count) => sum + count, 0);
    const globs = drainWorkers === 'auto' ? [] : drainWorkers;
    const hostNamesSayNothing = globs.length > 0 && !answering.some((node) => (0,find_tasks_of_node/* findTasksOfNode */.z)(node, tasks).length > 0);
    const quiet = mailboxes.filter((node) => !answering.includes(node));
    const unmapped = quiet
        .filter((node) => (0,find_tasks_of_node/* findTasksOfNode */.z)(node, tasks).length !== 1)
        .filter((node) => hostNamesSayNothing && (0,create_matcher/* createMatcher */.P)(globs)(node));
    if (answers.receivers !== null && answers.receivers <= answered)
        return { silent: [], stale: unmapped };
    const mapped = quiet.filter((node) => (0,find_tasks_of_node/* findTasksOfNode */.z)(node, tasks).length === 1);
    const stale = unmapped.filter((node) => isMailboxStale(node, { counts: answers.counts, tasks, globs }));
    return { silent: [...mapped, ...unmapped.filter((node) => !stale.includes(node))], stale };
}

;// CONCATENATED MODULE: ./src/drain/find-likely-silent-nodes.ts

const DEFAULT_PREFIX = 'celery';
/**
 * Possible names of workers that did not answer: on tasks where none did, the prefixes seen elsewhere with each of the task's
 * host names; on a task where another one did, the prefixes of its siblings on other tasks.
 */
function findLikelySilentNodes(tasks, answering) {
    const prefixes = new Set([DEFAULT_PREFIX, ...answering.map(prefixOf)]);
    const ours = answering.filter((node) => (0,find_tasks_of_node/* findTasksOfNode */.z)(node, tasks).length > 0);
    const siblings = [...new Set(ours.map(prefixOf))];
    return tasks.flatMap((task) => {
        const [one] = ours.filter((node) => (0,find_tasks_of_node/* findTasksOfNode */.z)(node, [task]).length > 0);
        if (one === undefined)
            return [...(0,find_tasks_of_node/* listNamesOfTask */.D)(task)].flatMap((host) => [...prefixes].map((prefix) => `${prefix}@${host}`));
        const host = one.slice(one.indexOf('@') + 1);
        return siblings.map((prefix) => `${prefix}@${host}`).filter((node) => !answering.includes(node));
    });
}
function prefixOf(node) {
    return node.slice(0, node.indexOf('@'));
}

;// CONCATENATED MODULE: ./src/phases/workers/discover-workers.ts





/** Who is there, what do they consume, and which of them are on these tasks. Changes nothing. */
async function discoverWorkers(run, tasks) {
    const celery = await run.world.connectCelery();
    const answers = await celery.ping();
    const nodes = (0,choose_nodes/* chooseNodes */.D)(Object.keys(answers.counts), tasks, run.inputs);
    const mailboxes = await fetchMailboxesOfSilent(celery, answers, tasks, run);
    const { silent: silentNodes, stale } = findSilentNodes(mailboxes, answers, tasks, run.inputs);
    run.staleNodes = stale;
    const profiles = nodes.length === 0 ? [] : await celery.fetchProfiles(nodes);
    const queues = nodes.length === 0 ? {} : await celery.fetchConsumedQueues(nodes);
    const roster = buildRoster(tasks, { counts: answers.counts, queues, profiles, silentNodes }, run.inputs);
    for (const queue of roster.ownQueues)
        run.ownQueues.add(queue);
    // What one worker alone consumes, or what is given up, can't be without a consumer.
    const isDropped = (0,create_matcher/* createMatcher */.P)(run.inputs.dropQueues);
    const isExpected = (queue) => run.record?.expectedQueues.includes(queue) === true;
    const isShared = (queue) => !isDropped(queue) && (!run.ownQueues.has(queue) || isExpected(queue));
    const looked = roster.workers.map(({ node, taskArn, answers, queues: consumed }) => ({
        node,
        taskArn,
        answers,
        queues: consumed.filter(isShared),
    }));
    run.world.story.tell({ kind: 'workers-looked', workers: looked });
    return { roster, answers };
}
async function fetchMailboxesOfSilent(celery, answers, tasks, run) {
    const candidates = findLikelySilentNodes(tasks, Object.keys(answers.counts));
    const answered = Object.values(answers.counts).reduce((sum, count) => sum + count, 0);
    const mayBeSilent = answers.receivers !== null && answers.receivers > answered;
    if (candidates.length === 0 && !mayBeSilent && run.inputs.drainWorkers === 'auto')
        return [];
    return celery.fetchMailboxes(candidates);
}


/***/ }),

/***/ 6973:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ drainWorkers),
  m: () => (/* binding */ fetchLedger)
});

// EXTERNAL MODULE: ./src/drain/find-ended-jobs.ts
var find_ended_jobs = __webpack_require__(7747);
;// CONCATENATED MODULE: ./src/drain/advance-ledger.ts

/** A worker is idle after this many quiet polls in a row; one more if `reserved` can't be asked. */
const IDLE_POLLS = 2;
const IDLE_POLLS_BLIND = 3;
/** Longer than any pause between two attempts of a worker to reconnect. */
const GONE_AFTER_MS = 30_000;
/** The ledger after one poll. A worker that did not answer every question is silent, never idle. */
function advanceLedger(ledger, round) {
    return { workers: ledger.workers.map((worker) => advanceWorker(worker, round)) };
}
function advanceWorker(worker, round) {
    if (worker.state === 'gone')
        return worker;
    const look = round.looks.find((candidate) => candidate.node === worker.node);
    if (look?.answered !== true) {
        const missing = { ...worker, missingSinceMs: findMissingSince(worker, round) };
        if (!isGone(missing, round))
            return { ...missing, state: 'silent', idlePolls: 0, idleAtMs: null };
        const ended = (0,find_ended_jobs/* findEndedJobs */.E)(missing, findTask(missing, round));
        return { ...missing, state: 'gone', active: [], reserved: [], ended };
    }
    const queues = mergeQueues(worker, look);
    const seen = {
        ...worker,
        queues,
        queuesKnown: true,
        missingSinceMs: null,
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
/** Consumes nothing, holds no job, and no ETA job is due before the deadline. */
function isQuiet(worker, deadlineAtMs) {
    const firesInTime = worker.scheduled.some((job) => job.etaMs !== null && job.etaMs <= deadlineAtMs);
    const consumes = worker.queues.some((queue) => !queue.confirmed);
    return !consumes && !firesInTime && worker.active.length === 0 && worker.reserved.length === 0;
}
/** A queue that appears later is cancelled too. One that reappears after its confirmation is cancelled again. */
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
function findMissingSince(worker, round) {
    const { node, taskArn, missingSinceMs } = worker;
    const isMissing = taskArn === null ? round.goneNodes.includes(node) : findTask(worker, round) === undefined;
    return isMissing ? (missingSinceMs ?? round.atMs) : null;
}
function findTask({ taskArn }, { tasks }) {
    return taskArn === null ? undefined : tasks.find(({ arn }) => arn === taskArn);
}
/**
 * A worker that lost its broker connection has no mailbox for 2 to 14 s (Celery's reconnect pauses), and ECS describes a
 * stopped task for an hour: to be missing in one look is no proof of an end.
 */
function isGone(worker, round) {
    const task = findTask(worker, round);
    if (task !== undefined)
        return ['STOPPED', 'DELETED', 'DEPROVISIONING'].includes(task.lastStatus);
    return worker.missingSinceMs !== null && round.atMs - worker.missingSinceMs >= GONE_AFTER_MS;
}

// EXTERNAL MODULE: ./src/drain/assess-drain.ts
var assess_drain = __webpack_require__(2153);
// EXTERNAL MODULE: ./src/drain/is-task-finished.ts
var is_task_finished = __webpack_require__(6735);
;// CONCATENATED MODULE: ./src/drain/find-booting-tasks.ts

/**
 * Tasks whose worker is not there yet and may take a job at any moment: ECS replaces a stopped old task by another one of
 * the old revision. None where no task of the service has a worker.
 */
function findBootingTasks(ledger, tasks, nowMs) {
    if (ledger.workers.every(({ taskArn }) => taskArn === null))
        return [];
    return tasks.filter((task) => task.desiredStatus === 'RUNNING' &&
        !ledger.workers.some(({ taskArn }) => taskArn === task.arn) &&
        !(0,is_task_finished/* isTaskFinished */.u)(ledger, task, nowMs));
}

// EXTERNAL MODULE: ./src/drain/estimate-jobs-left.ts
var estimate_jobs_left = __webpack_require__(6373);
// EXTERNAL MODULE: ./src/drain/ledger.ts
var drain_ledger = __webpack_require__(6261);
// EXTERNAL MODULE: ./src/wording/shorten-arn.ts
var shorten_arn = __webpack_require__(7643);
// EXTERNAL MODULE: ./src/phases/report/create-progress.ts + 1 modules
var create_progress = __webpack_require__(8306);
// EXTERNAL MODULE: ./src/phases/report/fetch-known.ts
var fetch_known = __webpack_require__(445);
// EXTERNAL MODULE: ./src/phases/report/tell-drain.ts
var tell_drain = __webpack_require__(6095);
// EXTERNAL MODULE: ./src/drain/find-eta-jobs.ts
var find_eta_jobs = __webpack_require__(7991);
;// CONCATENATED MODULE: ./src/phases/report/tell-eta-jobs.ts

/** A worker may hold thousands of them. */
const NAMED_AT_MOST = 20;
/** Reports ETA jobs that this look shows for the first time: their number, and the next ones of those not waited for. */
function tellEtaJobs({ world: { story } }, before, after, boundAtMs) {
    const jobs = (0,find_eta_jobs/* findNewEtaJobs */.U)(before, after, boundAtMs);
    if (jobs.length === 0)
        return;
    const others = jobs.filter(({ isAwaited }) => !isAwaited);
    story.tell({
        kind: 'eta-jobs-found',
        boundAtMs,
        awaitedCount: jobs.length - others.length,
        otherCount: others.length,
        others: others.slice(0, NAMED_AT_MOST),
    });
}

;// CONCATENATED MODULE: ./src/phases/report/tell-ended-jobs.ts
/** Reports the jobs of workers that this look shows to be gone. */
function tellEndedJobs({ world: { story } }, before, after) {
    const wasGone = new Set(before.workers.filter(({ state }) => state === 'gone').map(({ node }) => node));
    const gone = after.workers.filter(({ state, node }) => state === 'gone' && !wasGone.has(node));
    const jobs = gone.flatMap(({ ended }) => ended);
    if (jobs.length > 0)
        story.tell({ kind: 'jobs-ended', jobs });
    // A new worker that fails at once never had a job.
    for (const { node } of gone.filter(({ jobsAtStart, side }) => jobsAtStart === null && side === 'old')) {
        const sentence = `${node} ended before it said which jobs it held: whether any was lost is not known.`;
        story.tell({ kind: 'warned', sentence });
    }
}

// EXTERNAL MODULE: ./src/phases/workers/silence-workers.ts + 1 modules
var silence_workers = __webpack_require__(9007);
// EXTERNAL MODULE: ./src/phases/workers/discover-workers.ts + 5 modules
var discover_workers = __webpack_require__(2133);
;// CONCATENATED MODULE: ./src/phases/workers/drain-workers.ts













/** Every so many polls all workers are asked who is there, though ECS shows no new task. */
const SURVEY_EVERY_ROUNDS = 4;
const OUTAGE_WARNING_MS = 300_000;
/** A big application may take a while to load on a small task before its worker answers. */
const BOOT_MS = 120_000;
/**
 * Silences these workers and waits until each is idle or gone, at most `timeoutMs` from the first command on.
 * Workers that are born meanwhile are adopted; the clock is not reset by them.
 */
async function drainWorkers(run, order) {
    const { clock } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run);
    const warnOfOutage = createOutageWarning(run);
    const startedAtMs = clock.now();
    const deadlineAtMs = startedAtMs + order.timeoutMs;
    const awaitBoot = createBootWait(run, order.side, deadlineAtMs);
    let jobs = estimate_jobs_left/* NO_JOBS_SEEN */.dt;
    let ledger = (0,drain_ledger/* addToLedger */.mq)(drain_ledger/* EMPTY_LEDGER */._7, order.workers, order.side);
    for (let round = 1;; round += 1) {
        // What a turn that failed half-way already changed stays in the ledger.
        const keep = (next) => (ledger = next);
        const turn = await (0,fetch_known/* fetchKnown */.U)(run, 'the state of the workers', async () => {
            keep(await (0,silence_workers/* silenceWorkers */.B)(run, ledger));
            const tasks = await order.fetchTasks();
            keep(await fetchLedger(run, ledger, tasks, deadlineAtMs));
            return tasks;
        });
        const assessed = assessTurn(ledger, turn, clock.now(), deadlineAtMs);
        const verdict = turn.isKnown ? awaitBoot(assessed, ledger, turn.value) : assessed;
        (0,silence_workers/* saveLedger */.d)(run, ledger);
        (0,tell_drain/* tellDrain */.Q)(run, ledger, verdict.jobs);
        jobs = (0,estimate_jobs_left/* noteJobs */.Dd)(jobs, verdict.jobs, clock.now(), (0,drain_ledger/* listEndedJobs */.Z7)(ledger));
        const expectedAtMs = (0,estimate_jobs_left/* estimateJobsEnd */.y_)(jobs, verdict.jobs, clock.now());
        progress({ line: verdict.sentence }, { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs });
        if (verdict.status === 'timed-out')
            return { verdict, ledger };
        warnOfOutage(turn.isKnown ? [] : listSilencedQueues(ledger));
        const isDue = verdict.status === 'done' || round % SURVEY_EVERY_ROUNDS === 0;
        const adopted = turn.isKnown ? await adoptKnown(run, order, ledger, turn.value, isDue) : NOT_ADOPTED;
        if (adopted.isKnown && adopted.value === ledger && verdict.status === 'done')
            return { verdict, ledger };
        if (!adopted.isKnown || adopted.value === ledger)
            await clock.sleep(run.inputs.drainPollIntervalMs);
        else
            ledger = adopted.value;
    }
}
const NOT_ADOPTED = { isKnown: false, why: '' };
/** What isn't known now can't end a drain: only its bound does. */
function assessTurn(ledger, turn, nowMs, deadlineAtMs) {
    const verdict = (0,assess_drain/* assessDrain */.T)(ledger, nowMs, deadlineAtMs);
    if (turn.isKnown)
        return verdict;
    const sentence = `The state of the workers is not known: ${turn.why}`;
    return { ...verdict, status: nowMs >= deadlineAtMs ? 'timed-out' : 'waiting', sentence };
}
/**
 * A task of the old revision whose worker is still coming up would take a job right before it is replaced: it is waited for,
 * as long as a worker may take to answer, and within the drain's bound.
 */
function createBootWait({ world: { clock }, inputs }, side, deadlineAtMs) {
    let sinceMs = null;
    return (verdict, ledger, tasks) => {
        if (verdict.status !== 'done' || side === 'new' || inputs.drainWorkers !== 'auto')
            return verdict;
        const booting = findBootingTasks(ledger, tasks, clock.now());
        sinceMs ??= clock.now();
        const untilMs = Math.min(sinceMs + BOOT_MS, deadlineAtMs);
        if (booting.length === 0 || clock.now() >= untilMs)
            return verdict;
        const names = booting.map(({ arn }) => (0,shorten_arn/* shortenTask */.BV)(arn)).join(', ');
        return {
            ...verdict,
            status: 'waiting',
            sentence: `No job left; the workers of old tasks are starting: ${names}.`,
        };
    };
}
function listSilencedQueues({ workers }) {
    const silenced = workers.filter(({ firstCommandAtMs }) => firstCommandAtMs !== null);
    return [...new Set(silenced.flatMap(({ queues }) => queues.map(({ name }) => name)))].sort();
}
/** In `before` nobody consumes meanwhile: after five minutes that is a warning of its own. */
function createOutageWarning({ world }) {
    let sinceMs = null;
    return (queues) => {
        if (queues.length === 0)
            sinceMs = null;
        else
            sinceMs ??= world.clock.now();
        if (sinceMs === null || world.clock.now() - sinceMs < OUTAGE_WARNING_MS)
            return;
        const since = new Date(sinceMs).toISOString();
        const sentence = `The workers can't be reached since ${since}, and their queues have no consumer: ${queues.join(', ')}.`;
        world.story.tell({ kind: 'warned', sentence });
    };
}
function adoptKnown(run, order, ledger, tasks, isDue) {
    return (0,fetch_known/* fetchKnown */.U)(run, 'the state of the workers', () => adoptWorkers(run, order, ledger, tasks, isDue));
}
/** The ledger after a look at all its workers that are not gone. */
async function fetchLedger(run, ledger, tasks, deadlineAtMs) {
    const present = ledger.workers.filter((worker) => worker.state !== 'gone');
    if (present.length === 0)
        return ledger;
    const celery = await run.world.connectCelery();
    const looks = await celery.look(present);
    const silent = new Set(looks.filter((look) => !look.answered).map((look) => look.node));
    const unmapped = present.filter((worker) => worker.taskArn === null && silent.has(worker.node));
    const mailboxes = unmapped.length === 0 ? [] : await celery.fetchMailboxes(unmapped.map((worker) => worker.node));
    const isThere = (node) => mailboxes.includes(node) && !run.staleNodes.includes(node);
    const goneNodes = unmapped.map((worker) => worker.node).filter((node) => !isThere(node));
    const round = { atMs: run.world.clock.now(), deadlineAtMs, looks, goneNodes };
    const advanced = advanceLedger(ledger, {
        ...round,
        tasks: await describeTasks(run, present, tasks, silent),
    });
    tellEndedJobs(run, ledger, advanced);
    tellEtaJobs(run, ledger, advanced, deadlineAtMs);
    return advanced;
}
/** The running tasks, and how those ended that no longer run and whose workers don't answer. */
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
    const { roster } = await (0,discover_workers/* discoverWorkers */.J)(run, tasks);
    const adopted = (0,drain_ledger/* addToLedger */.mq)(ledger, roster.workers, order.side);
    for (const worker of adopted.workers.slice(ledger.workers.length)) {
        run.world.story.tell({ kind: 'noted', sentence: `${worker.node} appeared: it is drained too` });
    }
    return adopted;
}


/***/ }),

/***/ 1974:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  L: () => (/* binding */ fetchExpectedQueues)
});

// EXTERNAL MODULE: ./src/drain/choose-nodes.ts
var choose_nodes = __webpack_require__(8933);
// EXTERNAL MODULE: ./src/drain/find-tasks-of-node.ts
var find_tasks_of_node = __webpack_require__(521);
;// CONCATENATED MODULE: ./src/drain/find-foreign-nodes.ts


/** Nodes that answered and are certainly no workers of this service, old or new. */
function findForeignNodes({ otherNodes }, facts) {
    const ours = new Set([...(0,choose_nodes/* chooseNodes */.D)(otherNodes, facts.tasks, facts.selection), ...facts.silenced]);
    return otherNodes.filter((node) => !ours.has(node) && (0,find_tasks_of_node/* findTasksOfNode */.z)(node, facts.tasks).length === 0);
}

// EXTERNAL MODULE: ./src/drain/create-matcher.ts
var create_matcher = __webpack_require__(9563);
;// CONCATENATED MODULE: ./src/phases/workers/fetch-expected-queues.ts


/**
 * What the new workers must consume: what the old ones did, without the queues that `drop-queues` gives up and those that a
 * worker of another service consumes. Other services' workers are asked only where the new ones leave a queue out.
 */
async function fetchExpectedQueues(run, consumed, roster, tasks) {
    const isDropped = (0,create_matcher/* createMatcher */.P)(run.inputs.dropQueues);
    const expected = (run.record?.expectedQueues ?? []).filter((queue) => !isDropped(queue));
    const isLeftOut = (queue) => !consumed.has(queue) && !run.queuesElsewhere.has(queue);
    const leftOut = expected.filter(isLeftOut);
    if (consumed.size > 0 && leftOut.length > 0)
        await askOthers(run, leftOut, roster, tasks);
    return expected.filter((queue) => consumed.has(queue) || isLeftOut(queue));
}
async function askOthers(run, leftOut, roster, tasks) {
    const silenced = (run.record?.workers ?? []).map(({ node }) => node);
    const others = findForeignNodes(roster, { tasks, silenced, selection: run.inputs });
    if (others.length === 0)
        return;
    const answers = await (await run.world.connectCelery()).fetchQueues(others);
    const found = leftOut.flatMap((queue) => {
        const nodes = Object.keys(answers).filter((node) => answers[node]?.includes(queue) === true);
        return nodes.length === 0 ? [] : [{ queue, nodes: nodes.sort() }];
    });
    if (found.length === 0)
        return;
    for (const { queue, nodes } of found)
        run.queuesElsewhere.set(queue, nodes);
    run.world.story.tell({ kind: 'queues-elsewhere', queues: found });
}


/***/ }),

/***/ 388:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R4: () => (/* binding */ protectOldTasks),
/* harmony export */   g8: () => (/* binding */ releaseProtections),
/* harmony export */   sk: () => (/* binding */ planProtectionMinutes),
/* harmony export */   u7: () => (/* binding */ protectLateTasks),
/* harmony export */   yQ: () => (/* binding */ protect)
/* harmony export */ });
/* harmony import */ var _drain_describe_self_protected_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6987);
/* harmony import */ var _drain_plan_expiry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(919);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _rollout_estimate_latest_end_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7843);
/* harmony import */ var _wording_count_of_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7813);
/* harmony import */ var _report_fetch_known_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(445);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5109);







const MINUTE_MS = 60_000;
const PROTECT_WITHIN_MS = 60_000;
/**
 * Protects all old tasks before UpdateService, once, for the whole hand-over. Tasks that protect themselves are left as
 * they are. Where one can't be protected those that were are released again, and the hand-over is refused.
 */
async function protectOldTasks(run, old) {
    const { ecs, story } = run.world;
    const arns = old.tasks.map(({ arn }) => arn);
    const fetch = () => ecs.fetchProtections(arns);
    const alreadyProtected = await (0,_report_fetch_known_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchPatiently */ .B1)(run, 'task protection', PROTECT_WITHIN_MS, fetch);
    if (alreadyProtected === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RefusedError */ .fk([
            `drain: overlap is not possible: ${_drain_describe_self_protected_js__WEBPACK_IMPORTED_MODULE_2__/* .PROTECTIONS_NOT_READABLE */ .C}. Set drain: before.`,
        ]);
    const ours = arns.filter((arn) => !alreadyProtected.some(({ taskArn }) => taskArn === arn));
    if (ours.length === 0)
        return;
    const minutes = planProtectionMinutes(run, old);
    noteLatestEnd(run, minutes);
    const failures = await protect(run, ours, minutes);
    const fatal = failures.filter(({ reason }) => reason !== 'MISSING');
    if (fatal.length === 0) {
        const count = (0,_wording_count_of_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)((0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(run).protections.length, 'old task');
        story.tell({ kind: 'noted', sentence: `${count} protected for at most ${(0,_wording_count_of_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .p)(minutes, 'minute')}` });
        return;
    }
    await releaseProtections(run, arns);
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RefusedError */ .fk([
        `drain: overlap needs the old tasks protected, and ECS refused ${fatal.length} of ${ours.length} ` +
            `(${[...new Set(fatal.map(({ reason }) => reason))].join(', ')}). Set drain: before.`,
    ]);
}
/** Every wave has bounds of its own, and a rollback may come after the last: later than what was printed at the start. */
function noteLatestEnd(run, minutes) {
    const { inputs, world } = run;
    const rollbackMs = inputs.drainTimeoutMs + inputs.healthTimeoutMs + (0,_rollout_estimate_latest_end_js__WEBPACK_IMPORTED_MODULE_5__/* .estimateReplacement */ .D)(inputs);
    const latestEndAtMs = world.clock.now() + minutes * MINUTE_MS + rollbackMs + inputs.stableForMs;
    world.story.tell({ kind: 'end-bounded', latestEndAtMs, what: 'hand-over' });
}
function planProtectionMinutes(run, { service, tasks }) {
    const { inputs } = run;
    const desired = inputs.desiredCount ?? service.desiredCount;
    const room = (0,_drain_plan_expiry_js__WEBPACK_IMPORTED_MODULE_6__/* .computeRoom */ .h2)(desired, inputs.maximumPercent ?? service.maximumPercent);
    const { drainTimeoutMs, healthTimeoutMs } = inputs;
    return (0,_drain_plan_expiry_js__WEBPACK_IMPORTED_MODULE_6__/* .planExpiryMinutes */ .sI)({ taskCount: tasks.length, room, drainTimeoutMs, healthTimeoutMs });
}
/** Old-revision tasks that were born meanwhile. What can't be protected is returned: it is to be silenced at once. */
async function protectLateTasks(run, tasks, minutes) {
    const { ecs, story } = run.world;
    const arns = tasks.map(({ arn }) => arn);
    if (arns.length === 0)
        return [];
    const alreadyProtected = (await ecs.fetchProtections(arns))?.map(({ taskArn }) => taskArn) ?? [];
    const failures = await protect(run, arns.filter((arn) => !alreadyProtected.includes(arn)), minutes);
    const refused = failures.filter(({ reason }) => reason !== 'MISSING');
    for (const { taskArn, reason } of refused) {
        const sentence = `Old task ${taskArn} appeared late and could not be protected (${reason}): its worker is silenced at once.`;
        story.tell({ kind: 'warned', sentence });
    }
    return refused.map(({ taskArn }) => taskArn);
}
/** The record is written before the call: a task that is protected and not recorded would hold the deployment up. */
async function protect(run, arns, minutes) {
    if (arns.length === 0)
        return [];
    const expiresAtMs = run.world.clock.now() + minutes * MINUTE_MS;
    const record = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(run);
    (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .saveRecord */ .hi)(run, {
        ...record,
        protections: [
            ...record.protections.filter(({ taskArn }) => !arns.includes(taskArn)),
            ...arns.map((taskArn) => ({ taskArn, expiresAtMs })),
        ],
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
    const { ecs } = run.world;
    const protectThem = () => ecs.protectTasks(arns, minutes);
    try {
        // Protecting twice does no harm. During the rollout the next turn repeats it.
        if ((0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(run).update !== null)
            return await protectThem();
        return await (0,_report_fetch_known_js__WEBPACK_IMPORTED_MODULE_1__/* .fetchPatiently */ .B1)(run, 'task protection', PROTECT_WITHIN_MS, protectThem);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WorldError */ .nM) || (0,_report_fetch_known_js__WEBPACK_IMPORTED_MODULE_1__/* .isPassing */ .WG)(run, error))
            throw error;
        if ((0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(run).update !== null)
            return { protections: [], failures: arns.map((taskArn) => ({ taskArn, reason: error.kind })) };
        keep(run, (entry) => (arns.includes(entry.taskArn) ? null : entry));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RefusedError */ .fk([`drain: overlap needs ecs:UpdateTaskProtection. ${error.message} Or set drain: before.`], {
            cause: error,
        });
    }
}
/** ECS may stop these tasks from now on. A task that is gone needs no release. */
async function releaseProtections(run, taskArns) {
    const protectedArns = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(run).protections.map(({ taskArn }) => taskArn);
    const arns = taskArns.filter((arn) => protectedArns.includes(arn));
    if (arns.length === 0)
        return;
    const { ecs, story } = run.world;
    const { failures } = await ecs.releaseTasks(arns);
    const left = failures.filter(({ reason }) => reason !== 'MISSING').map(({ taskArn }) => taskArn);
    for (const arn of left) {
        const sentence = `${arn} could not be released; its protection expires by itself`;
        story.tell({ kind: 'noted', sentence, isWarning: true });
    }
    keep(run, (entry) => (arns.includes(entry.taskArn) && !left.includes(entry.taskArn) ? null : entry));
    story.tell({ kind: 'noted', sentence: `released ${arns.filter((arn) => !left.includes(arn)).join(', ')}` });
}
function keep(run, judge) {
    const record = (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .zv)(run);
    const protections = record.protections.map(judge).filter((entry) => entry !== null);
    if (JSON.stringify(protections) !== JSON.stringify(record.protections))
        (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .saveRecord */ .hi)(run, { ...record, protections });
}


/***/ }),

/***/ 2117:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ restoreAndRelease)
});

// EXTERNAL MODULE: ./src/phases/workers/protect-tasks.ts
var protect_tasks = __webpack_require__(388);
;// CONCATENATED MODULE: ./src/drain/plan-restore.ts
/** Pools that can execute two commands in reverse order (measured on gevent, up to 2 s apart). */
const UNORDERED_POOLS = new Set(['gevent', 'eventlet']);
/** A gevent worker acts up to 2 s after its reply (measured): before that a missing queue proves nothing. */
const EFFECT_WITHIN_MS = 5_000;
/**
 * Which worker gets which queue back. Only queues that we cancelled, only for workers that stay, and only queues that are
 * missing, so that repeating it changes nothing.
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
        for (const queue of missing.filter((name) => isDue(worker, name, facts))) {
            nodesByQueue.set(queue, [...(nodesByQueue.get(queue) ?? []), worker.node]);
        }
    }
    return { steps: [...nodesByQueue].map(([queue, nodes]) => ({ queue, nodes })), restored, leaving, open };
}
/**
 * A command counts as carried out only when `active_queues` shows it: it may have been sent while the worker was between
 * two connections. It is repeated to a worker that has since answered and still lacks the queue.
 */
function isDue({ node }, queue, { commandedAtMs, queues, nowMs }) {
    const sentAtMs = commandedAtMs.get(`${node}\n${queue}`);
    if (sentAtMs === undefined)
        return true;
    return queues[node] !== undefined && nowMs - sentAtMs >= EFFECT_WITHIN_MS;
}
function isLeaving(worker, facts) {
    if (worker.taskArn === null)
        return facts.goneNodes.includes(worker.node);
    if (facts.tasks === null)
        return false;
    const task = facts.tasks.find((candidate) => candidate.arn === worker.taskArn);
    return task === undefined || task.desiredStatus !== 'RUNNING' || !facts.stays(task);
}
/**
 * Never two opposite commands in flight. A worker that answers has executed its earlier commands. A silent one (a busy
 * solo worker) executes its commands in order, unless its pool doesn't keep the order.
 */
function mayBeTold(worker, answers, cancelsSettled) {
    if (!cancelsSettled)
        return false;
    return answers || !UNORDERED_POOLS.has(worker.pool ?? '');
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/phases/evidence/read-source.ts
var read_source = __webpack_require__(7802);
// EXTERNAL MODULE: ./src/phases/report/fetch-known.ts
var fetch_known = __webpack_require__(445);
;// CONCATENATED MODULE: ./src/phases/workers/restore-workers.ts




/** A gevent worker acts up to 2 s after its reply (measured): before that a cancel may still be on its way. */
const CANCEL_SETTLES_MS = 2_500;
const LOOK_AGAIN_MS = 1_000;
/**
 * Gives the queues back that we cancelled, and returns once every worker is seen to consume them or is leaving, or the time
 * is over. A broker that is away is asked again; ECS is not needed where no UpdateService was made.
 */
async function restoreWorkers(run, order) {
    const { clock } = run.world;
    const startedAtMs = clock.now();
    let plan = { ...NOTHING_SEEN, open: order.workers.map(({ node }) => node) };
    for (;;) {
        const isLate = clock.now() - startedAtMs >= CANCEL_SETTLES_MS;
        const cancelsSettled = isLate || allConfirmed(order.workers);
        const turn = await (0,fetch_known/* fetchKnown */.U)(run, 'who consumes', async () => {
            const facts = await fetchFacts(run, order);
            const { stays } = order;
            const now = { commandedAtMs: run.restoredAtMs, nowMs: clock.now(), cancelsSettled, stays };
            const next = planRestore(order.workers, { ...facts, ...now });
            await sendRestores(run, next);
            return next;
        });
        if (turn.isKnown)
            plan = turn.value;
        if (plan.open.length === 0 || clock.now() - startedAtMs >= order.timeoutMs)
            return report(run, order, plan);
        await clock.sleep(LOOK_AGAIN_MS);
    }
}
const NOTHING_SEEN = { steps: [], restored: [], leaving: [], open: [] };
async function fetchFacts(run, { workers }) {
    const nodes = workers.map(({ node }) => node);
    const celery = await run.world.connectCelery();
    const queues = nodes.length === 0 ? {} : await celery.fetchQueues(nodes);
    const goneNodes = await findGoneNodes(celery, workers, queues);
    return { tasks: await fetchTasks(run, workers), queues, goneNodes };
}
/**
 * null: not known. Before UpdateService nothing replaces a task: each that ECS can't describe now is taken to stay. So is each
 * that will never be described, because that is denied.
 */
async function fetchTasks(run, workers) {
    const arns = workers.flatMap(({ taskArn }) => (taskArn === null ? [] : [taskArn]));
    if (arns.length === 0)
        return [];
    const fetch = () => run.world.ecs.fetchTasksByArn([...new Set(arns)]);
    if (run.record?.update === null)
        return (0,read_source/* readSource */.o)({ unreadable: [] }, 'ecs:DescribeTasks', fetch);
    try {
        return await fetch();
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM) || error.kind !== 'denied')
            throw error;
        return null;
    }
}
async function sendRestores(run, plan) {
    const { clock, story, connectCelery } = run.world;
    const celery = await connectCelery();
    for (const { queue, nodes } of plan.steps) {
        story.tell({ kind: 'noted', sentence: `add_consumer ${queue} → ${nodes.join(', ')}` });
        for (const node of nodes)
            run.restoredAtMs.set(`${node}\n${queue}`, clock.now());
        await celery.restore(nodes, queue);
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
function report({ restored, world: { story } }, { workers }, plan) {
    for (const { node, taskArn } of workers)
        if (plan.restored.includes(node))
            restored.set(node, taskArn);
        else
            restored.delete(node);
    story.tell({ kind: 'workers-ended', nodes: plan.restored, ending: 'restored' });
    story.tell({ kind: 'workers-ended', nodes: plan.leaving, ending: 'replaced' });
    story.tell({ kind: 'workers-ended', nodes: plan.open, ending: 'not-restored' });
    if (plan.open.length > 0) {
        const sentence = `Not verified to consume again, because they don't answer (a busy solo worker answers after its job): ${plan.open.join(', ')}.`;
        story.tell({ kind: 'warned', sentence });
    }
    return plan;
}

// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
;// CONCATENATED MODULE: ./src/phases/workers/restore-and-release.ts



const NOBODY = { steps: [], restored: [], leaving: [], open: [] };
/**
 * The old workers that stay get their queues back, verified; only then is the protection of the old tasks released: in the
 * other order ECS could stop a task that was just given work again.
 */
async function restoreAndRelease(run, stays, timeoutMs) {
    const record = (0,phases_run/* recordOf */.zv)(run);
    const workers = record.workers.filter((worker) => worker.side === 'old');
    const plan = workers.length === 0 ? NOBODY : await restoreWorkers(run, { workers, stays, timeoutMs });
    // Who was not seen to consume keeps the protection to its expiry: a job may still run there.
    const open = workers.filter(({ node }) => plan.open.includes(node)).map(({ taskArn }) => taskArn);
    const arns = record.protections.map(({ taskArn }) => taskArn);
    await (0,protect_tasks/* releaseProtections */.g8)(run, arns.filter((arn) => !open.includes(arn)));
    return plan;
}


/***/ }),

/***/ 9007:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ saveLedger),
  B: () => (/* binding */ silenceWorkers)
});

;// CONCATENATED MODULE: ./src/drain/plan-silencing.ts
/** A gevent worker acts up to 2 s after its reply: until then a queue that is still consumed proves nothing. */
const EFFECT_WITHIN_MS = 2_500;
/**
 * Which cancels are due, one step per queue. A command is repeated only for a worker that has answered since and still
 * consumes the queue; a worker that doesn't answer never gets the same command twice.
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
/** Splits the steps by worker, to be sent one after the other; the workers of `together` form one group. */
function splitSteps(steps, together) {
    const nodes = [...new Set(steps.flatMap((step) => step.nodes))];
    const apart = nodes.filter((node) => !together.includes(node)).map((node) => [node]);
    const groups = [nodes.filter((node) => together.includes(node)), ...apart];
    const stepsOf = (group) => steps
        .map(({ queue, nodes: all }) => ({ queue, nodes: all.filter((node) => group.includes(node)) }))
        .filter((step) => step.nodes.length > 0);
    return groups.map(stepsOf).filter((group) => group.length > 0);
}
/** The ledger after these steps were sent. */
function markCommanded(ledger, steps, nowMs) {
    const wasSent = (node, queue) => steps.some((step) => step.queue === queue && step.nodes.includes(node));
    return {
        workers: ledger.workers.map((worker) => {
            if (!worker.queues.some((queue) => wasSent(worker.node, queue.name)))
                return worker;
            return {
                ...worker,
                firstCommandAtMs: worker.firstCommandAtMs ?? nowMs,
                queues: worker.queues.map((queue) => wasSent(worker.node, queue.name) ? { ...queue, commandedAtMs: nowMs } : queue),
            };
        }),
    };
}

// EXTERNAL MODULE: ./src/phases/report/fetch-known.ts
var fetch_known = __webpack_require__(445);
// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
;// CONCATENATED MODULE: ./src/phases/workers/silence-workers.ts



/** kombu's BRPOP lasts a second: one that was begun before the cancel may still bring a job. */
const LAST_POP_MS = 1_200;
/** A gevent worker acts up to 2 s after its reply (measured). */
const silence_workers_EFFECT_WITHIN_MS = 2_500;
const LOOK_AGAIN_MS = 200;
/** Then it is time to look at all of them again; the workers that are left get their command in the next round. */
const ROUND_MS = 10_000;
/**
 * Sends `cancel_consumer` to every worker of the ledger that is still to be silenced, one queue at a time, the record
 * written first.
 *
 * On Redis one worker after another: a worker hands back a job that its last BRPOP brought after the cancel, and where
 * another one does the same with the same job at the same moment, kombu before 5.3.3 loses it (kombu #1800; measured: one
 * job of two workers silenced at once under load). `atOnce` takes that risk where there is no time left.
 */
async function silenceWorkers(run, ledger, { atOnce = false } = {}) {
    const { clock } = run.world;
    const startedAtMs = clock.now();
    const steps = planSilencing(ledger, startedAtMs);
    saveLedger(run, ledger);
    if (steps.length === 0)
        return ledger;
    const celery = await run.world.connectCelery();
    if (celery.transport === 'amqp' || atOnce)
        return sendCancels(run, celery, ledger, steps);
    let commanded = ledger;
    for (const group of splitSteps(steps, findSilentNodes(ledger))) {
        if (clock.now() - startedAtMs >= ROUND_MS)
            break;
        commanded = await sendCancels(run, celery, commanded, group);
        await awaitLastPop(run, celery, group);
    }
    return commanded;
}
/** A busy solo worker asks for no job before it has read the command: several may get it together. */
function findSilentNodes({ workers }) {
    return workers.filter(({ state }) => state === 'silent').map(({ node }) => node);
}
async function sendCancels(run, celery, ledger, steps) {
    const { story, clock } = run.world;
    const commanded = markCommanded(ledger, steps, clock.now());
    saveLedger(run, commanded);
    for (const { queue, nodes } of steps) {
        story.tell({ kind: 'noted', sentence: `cancel_consumer ${queue} → ${nodes.join(', ')}` });
        // Whether a command left is not known when the connection is lost: the next look at the worker shows it.
        const replies = await (0,fetch_known/* fetchKnown */.U)(run, 'the state of the workers', () => celery.silence(nodes, queue));
        if (!replies.isKnown)
            continue;
        // No answer is no refusal: a busy solo worker answers after its job.
        for (const { node, error } of replies.value) {
            if (error === null)
                continue;
            const sentence = `${node} refused to stop consuming ${queue}: ${error}`;
            story.tell({ kind: 'noted', sentence, isWarning: true });
        }
    }
    return commanded;
}
/** Waits until the workers that answer no longer consume these queues, and then until their last BRPOP is over. */
async function awaitLastPop(run, celery, steps) {
    const { clock } = run.world;
    const nodes = [...new Set(steps.flatMap((step) => step.nodes))];
    const untilMs = clock.now() + silence_workers_EFFECT_WITHIN_MS;
    for (;;) {
        const queues = await (0,fetch_known/* fetchKnown */.U)(run, 'the state of the workers', () => celery.fetchQueues(nodes));
        if (!queues.isKnown)
            break;
        const found = queues.value;
        const consumes = steps.some((step) => step.nodes.some((node) => found[node]?.includes(step.queue)));
        if (!consumes || clock.now() >= untilMs)
            break;
        await clock.sleep(LOOK_AGAIN_MS);
    }
    await clock.sleep(LAST_POP_MS);
}
/** Keeps the ledger's silenced workers in the undo record; written only when something changed. */
function saveLedger(run, ledger) {
    const record = (0,phases_run/* recordOf */.zv)(run);
    const inLedger = ledger.workers.filter((worker) => worker.firstCommandAtMs !== null).map(toSilenced);
    const others = record.workers.filter((worker) => !inLedger.some((one) => one.node === worker.node));
    const oldQueues = ledger.workers
        .filter((worker) => worker.side === 'old')
        .flatMap((worker) => originalQueues(worker).map((queue) => queue.name))
        .filter((queue) => !run.ownQueues.has(queue));
    const next = {
        ...record,
        workers: [...others, ...inLedger],
        expectedQueues: [...new Set([...record.expectedQueues, ...oldQueues])].sort(),
    };
    if (JSON.stringify(next) !== JSON.stringify(record))
        (0,phases_run/* saveRecord */.hi)(run, next);
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
/** Queues that turned up later are cancelled like the others, and not given back. */
function originalQueues(worker) {
    return worker.queues.filter((queue) => queue.original);
}


/***/ }),

/***/ 9286:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ verifyConsumers)
});

;// CONCATENATED MODULE: ./src/drain/assess-handover.ts
/**
 * Proven: every queue that the old workers consumed has a new consumer; if none was known, at least one new worker
 * consumes a queue.
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
    const isOne = nodes.length === 1;
    const workers = isOne ? '1 new worker answers' : `${String(nodes.length)} new workers answer`;
    const consume = isOne ? 'consumes' : 'consume';
    if (proven)
        return `${workers} and ${consume} ${[...consumed].sort().join(', ')}.`;
    if (nodes.length === 0)
        return 'No new worker answers.';
    const consumption = consumed.size === 0 ? 'no queue' : [...consumed].sort().join(', ');
    const lacking = missing.length === 0 ? '' : `; no new worker consumes ${missing.join(', ')}`;
    return `${workers} and ${consume} ${consumption}${lacking}.`;
}

// EXTERNAL MODULE: ./src/phases/workers/discover-workers.ts + 5 modules
var discover_workers = __webpack_require__(2133);
// EXTERNAL MODULE: ./src/phases/workers/fetch-expected-queues.ts + 1 modules
var fetch_expected_queues = __webpack_require__(1974);
;// CONCATENATED MODULE: ./src/phases/workers/verify-consumers.ts



/**
 * Asks the workers on these tasks what they consume. An answer that a node gave in this run stays valid: a solo worker that
 * took a job right after its start does not answer again before the job ends.
 */
async function verifyConsumers(run, newTasks, oldTasks, seen) {
    const running = newTasks.filter((task) => task.lastStatus === 'RUNNING');
    if (running.length > 0) {
        const { roster } = await (0,discover_workers/* discoverWorkers */.J)(run, [...running, ...oldTasks]);
        const arns = new Set(running.map((task) => task.arn));
        for (const worker of newWorkers(run, roster, arns))
            seen.set(worker.node, worker.queues);
        const consumed = new Set([...seen.values()].flat());
        const expected = await (0,fetch_expected_queues/* fetchExpectedQueues */.L)(run, consumed, roster, [...newTasks, ...oldTasks]);
        return assessHandover(expected, Object.fromEntries(seen));
    }
    return assessHandover(run.record?.expectedQueues ?? [], Object.fromEntries(seen));
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

/***/ 7843:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ estimateReplacement),
/* harmony export */   N: () => (/* binding */ estimateLatestEnd)
/* harmony export */ });
/** For the calls themselves; the first look, the new revision and the protections are each tried for up to a minute. */
const LOOK_MARGIN_MS = 240_000;
/** The last look before UpdateService is repeated for up to five minutes, and then as below. */
const DEPLOY_MARGIN_MS = 480_000;
/** UpdateService is sent again for up to two minutes, and then looked for. */
const UPDATE_MARGIN_MS = 180_000;
const ENDING_MARGIN_MS = 60_000;
/** For the way back of a replacement that fails, and its calls. */
const REPLACEMENT_MARGIN_MS = 240_000;
/**
 * The latest possible end of this step, in epoch milliseconds: every wait of the requested phases takes its full timeout,
 * plus a rollback, which drains the new workers and has the rollout's time limit again. A rollback, or a drain that is
 * aborted, may be followed by the replacement of the workers that got their queues back.
 */
function estimateLatestEnd(inputs, nowMs) {
    if (inputs.dryRun)
        return nowMs + LOOK_MARGIN_MS;
    const asked = new Set(inputs.phases);
    const drainMs = isDraining(inputs) ? inputs.drainTimeoutMs : 0;
    const replacementMs = estimateReplacement(inputs);
    const rollbackMs = inputs.onFailure === 'rollback' ? drainMs + inputs.healthTimeoutMs + UPDATE_MARGIN_MS + replacementMs : 0;
    const deployMs = (asked.has('deploy') ? DEPLOY_MARGIN_MS : 0) +
        (asked.has('post-deploy') ? inputs.healthTimeoutMs + inputs.stableForMs + rollbackMs : 0);
    if (!asked.has('pre-deploy'))
        return nowMs + ENDING_MARGIN_MS + deployMs;
    const abortMs = inputs.drain !== 'overlap' && inputs.onDrainTimeout === 'fail' ? replacementMs : 0;
    return nowMs + ENDING_MARGIN_MS + LOOK_MARGIN_MS + drainMs + Math.max(deployMs, abortMs);
}
/** How long replacing restored workers may take, in milliseconds; 0: it can't come to that. */
function estimateReplacement(inputs) {
    return inputs.replaceRestored && isDraining(inputs) ? inputs.drainTimeoutMs + REPLACEMENT_MARGIN_MS : 0;
}
function isDraining({ broker, drain }) {
    return broker !== null && drain !== 'none';
}


/***/ }),

/***/ 5869:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ findPrimary)
/* harmony export */ });
/** The deployment that ECS is rolling out or has rolled out. Every other status (ACTIVE, INACTIVE, …) is not PRIMARY. */
function findPrimary(service) {
    return service.deployments.find(({ status }) => status === 'PRIMARY') ?? null;
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
 * Is the deployment that is PRIMARY instead of ours a rollback of ours? ECS makes the last completed deployment PRIMARY
 * again under its own id; a rollback under a new id is recognised by its reason, by an event, or by our service deployment's
 * status. Any other deployment in our place was started by someone else.
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
    // Rolled back, but someone may have deployed since: a rollback has the old revision.
    const previous = service.deployments.find(({ id }) => id === ours.previousDeploymentId);
    if (previous !== undefined)
        return primary.taskDefinitionArn === previous.taskDefinitionArn;
    return primary.taskDefinitionArn !== ours.taskDefinitionArn;
}
/** ROLLBACK_REQUESTED, _IN_PROGRESS or _SUCCESSFUL: our deployment is being replaced, or has been. */
function isRollingBack(serviceDeploymentStatus) {
    return /^ROLLBACK_(?!FAILED)/.test(serviceDeploymentStatus);
}
/** Proof that our deployment existed and failed, when it is no longer in the list. */
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
 * if several match; null if none does, or the id has another format.
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
/** Never the revision's fault (ECS API, Task.stopCode). */
const TRANSIENT_CODES = new Set(['SpotInterruption', 'TerminationNotice', 'UserInitiated']);
/** The host of the task is gone. */
const HOST_GONE = [
    /\bHost EC2 \(instance [^)]*\) (?:stopped|terminated)/i,
    /deregistration forced/i,
    /performing maintenance on the underlying/i,
];
/** Start failures that can disappear by themselves: no capacity, throttling, network timeouts. */
const TRANSIENT_STARTS = [
    /capacity is unavailable|insufficient capacity|no capacity/i,
    /\bRESOURCE:|\bAGENT\b/,
    /rate ?exceeded|throttl|too ?many ?requests|limit on the number of (?:tasks|vCPUs)/i,
    /time-?d? ?-?out|timeout|deadline exceeded/i,
    /connection reset|temporary failure in name resolution|unexpected EOF/i,
    /network interface provisioning/i,
    /unexpected status code (?:429|5\d\d)|internal error/i,
];
/**
 * Could the same task definition work when it is tried again? Such failures never end a watch. A container that exited by
 * itself or failed its health checks is never transient, whatever its texts say ("Request timed out" is the application's).
 */
function isTransientDeath({ stopCode, stoppedReason, containerReason }) {
    if (stopCode !== null && TRANSIENT_CODES.has(stopCode))
        return true;
    const text = `${stoppedReason ?? ''}\n${containerReason ?? ''}`;
    if (HOST_GONE.some((pattern) => pattern.test(text)))
        return true;
    if (stopCode === 'EssentialContainerExited')
        return false;
    // The scheduler's own stops, except those after failed checks, are not the revision's fault.
    if (stopCode === 'ServiceSchedulerInitiated')
        return !/\bfailed\b|unhealthy/i.test(text);
    return TRANSIENT_STARTS.some((pattern) => pattern.test(text));
}

;// CONCATENATED MODULE: ./src/rollout/group-deaths.ts

/** Final states, so exit codes are final too. */
const STOPPED = new Set(['STOPPED', 'DELETED']);
/** 128 + SIGKILL and 128 + SIGTERM: how the other containers of a task end when one of them caused it to stop. */
const STOPPED_BY_SIGNAL = new Set([137, 143]);
/** What differs between two tasks that failed for the same reason. Longer patterns first. */
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
 * Most frequent first. Tasks that the scheduler stopped to reduce their number did not fail. The texts are those of the
 * latest task: escape them before showing them.
 */
function groupDeaths(tasks, deploymentId) {
    const stopped = tasks
        .filter((task) => task.startedBy === deploymentId && STOPPED.has(task.lastStatus) && !isPlannedStop(task))
        .sort((a, b) => (b.stoppedAtMs ?? 0) - (a.stoppedAtMs ?? 0));
    const groups = new Map();
    for (const task of stopped) {
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
 * The container that caused the task to stop; which ones are essential isn't known here. One that ECS gives a reason for,
 * else one that failed by itself, else one that was ended by a signal, else any that ended.
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
 * RUNNING, meant to stay, not unhealthy, and `healthy` in every target group. Without a load balancer and container checks
 * a task is UNKNOWN forever, so UNKNOWN passes. Targets are ignored if they are unknown (null), or not identified by the
 * task's own address (bridge and host mode register the instance).
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

/***/ 2721:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ toSnapshot)
/* harmony export */ });
/** A look at the service as one deployment's watch judges it: whose task is whose, and which of them ended. */
function toSnapshot({ tasks, ...look }, deploymentId) {
    const isOurs = ({ startedBy }) => startedBy === deploymentId;
    const isWanted = ({ desiredStatus }) => desiredStatus === 'RUNNING';
    return {
        ...look,
        newTasks: tasks.filter((task) => isOurs(task) && isWanted(task)),
        oldTasks: tasks.filter((task) => !isOurs(task) && !hasEnded(task)),
        stoppedTasks: tasks.filter((task) => isOurs(task) && !isWanted(task)),
    };
}
function hasEnded({ lastStatus }) {
    return lastStatus === 'STOPPED' || lastStatus === 'DELETED';
}


/***/ }),

/***/ 7125:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gh: () => (/* binding */ renderCodeInHtml),
/* harmony export */   Q: () => (/* binding */ renderFence),
/* harmony export */   a0: () => (/* binding */ shortenLine),
/* harmony export */   cR: () => (/* binding */ renderCode),
/* harmony export */   fd: () => (/* binding */ escapeProse),
/* harmony export */   x6: () => (/* binding */ escapeProseWith)
/* harmony export */ });
/** Renders foreign text as Markdown that only shows it, at any position in a line, in tables too. */
const LONGEST = 500;
const LONGEST_LINE = 1_000;
/** Characters with a meaning in GitHub's inline Markdown; as character references they have none (CommonMark §2.5). */
const SPECIAL = /[&<>\\`*_[\]|~$]/g;
/** Control and format characters (tabs and newlines are already spaces), and halves of surrogate pairs. */
const INVISIBLE = /\p{Cc}|\p{Cs}|(?!\u200d)\p{Cf}/gu;
/**
 * Tokens that GitHub converts after parsing the Markdown, where references don't help: URLs, mentions, links to issues,
 * and emoji short names. GitHub leaves them alone in code.
 */
const LINKED = /@|:\/\/|www\.|#\d|\bgh-\d/i;
/** An unclosed one at the end would be closed by a colon that follows. */
const EMOJI = /:[0-9_]*[a-z+-][\w+-]*(:|$)|:100:|:1234:/;
/** Prose. Pairs of backticks stay code; tokens that GitHub would convert become code. */
function escapeProse(text) {
    const parts = toLine(text)
        .trim()
        .split(/(`[^`]+`)/);
    return parts
        .map((part, index) => (index % 2 === 1 ? renderCode(part.slice(1, -1)) : escapeWords(part)))
        .reduce(append, '');
}
/** Two adjacent code spans would be parsed as one: an empty comment separates them. */
function append(text, part) {
    return text.endsWith('`') && part.startsWith('`') ? `${text}<!-- -->${part}` : text + part;
}
/** Prose with a name marked as code. */
function escapeProseWith(text, name) {
    const marked = name === '' || text.includes('`') ? text : text.replaceAll(name, `\`${name}\``);
    return escapeProse(marked);
}
/** A name as code, unchanged; if it is in a table, the table escapes its pipes. */
function renderCode(text) {
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
/** The same for the title of a fold, which GitHub parses as HTML, not Markdown. */
function renderCodeInHtml(text) {
    const line = toLine(text).trim();
    return line === '' ? '–' : `<code>${line.replace(/[&<>"]/g, reference)}</code>`;
}
/** A log line, cut to a bounded length. */
function shortenLine(text) {
    return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}
/** A fenced block of lines, with a fence longer than any run of backticks in them. */
function renderFence(lines, language = '') {
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
/** The word as code, without the punctuation around it. */
function escapeLinked(word) {
    const [, before = '', inner = '', after = ''] = /^([("'[<]*)(.*?)([)\]"'>.,;:!?]*)$/s.exec(word) ?? [];
    return escapeSymbols(before) + renderCode(inner) + escapeSymbols(after);
}
function escapeSymbols(text) {
    return text.replace(SPECIAL, reference);
}
function reference(text) {
    return text.replace(/./gsu, (letter) => `&#${letter.codePointAt(0) ?? 0};`);
}
/** One line of bounded length, without control characters and without marks that change the reading direction. */
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
/** `14:02:05` in UTC; `–` for an invalid time. */
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
/* harmony import */ var _wording_shorten_arn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7643);

/** Hosts of the AWS console by partition (AWS General Reference: console endpoints). */
const CONSOLES = {
    aws: 'console.aws.amazon.com',
    'aws-cn': 'console.amazonaws.cn',
    'aws-us-gov': 'console.amazonaws-us-gov.com',
};
/** The service's page in the ECS console; null if the region or the partition's console is unknown. */
function linkToService(report) {
    const root = findConsole(report);
    if (root === null || report.service === '')
        return null;
    const [cluster, service] = [report.cluster, report.service].map((name) => encode((0,_wording_shorten_arn_js__WEBPACK_IMPORTED_MODULE_0__/* .shortenArn */ .Vq)(name)));
    return `${root.url}/ecs/v2/clusters/${cluster ?? ''}/services/${service ?? ''}/health?region=${root.region}`;
}
/** A log stream's page. The console expects the names encoded twice, with `$` for the second `%`. */
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

/***/ 4861:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ renderAlert)
/* harmony export */ });
/** A coloured box on GitHub: CAUTION red, WARNING yellow, IMPORTANT purple. Works at the page's top level only. */
function renderAlert(kind, body) {
    return [`[!${kind}]`, ...body.split('\n')].map((line) => (line === '' ? '>' : `> ${line}`)).join('\n');
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



/** Where and when it ran, and links to more details. */
function renderFooter(report) {
    const { cluster, region, deploymentId, startedAtMs, runUrl } = report;
    const log = report.evidence?.logs.find(({ lines }) => lines.length > 0);
    const links = [
        link('ECS console', (0,_link_to_console_js__WEBPACK_IMPORTED_MODULE_0__/* .linkToService */ .f)(report)),
        link('CloudWatch log', log === undefined ? null : (0,_link_to_console_js__WEBPACK_IMPORTED_MODULE_0__/* .linkToStream */ .Q)(report, log)),
        link('this run', runUrl),
    ];
    const parts = [
        ...links,
        `cluster ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCode */ .cR)(cluster)}`,
        ...(region === null ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCode */ .cR)(region)]),
        ...(deploymentId === null ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .renderCode */ .cR)(deploymentId)]),
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
/* harmony import */ var _render_alert_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4861);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7125);



/** In a box if the run passed; plain otherwise, so that the cause is more visible. */
function renderWarnings({ warnings, outcome }) {
    if (warnings.length === 0)
        return '';
    const body = warnings.map((warning) => `- ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProse */ .fd)(warning)}`).join('\n');
    const passed = _model_report_js__WEBPACK_IMPORTED_MODULE_1__/* .PASSING_OUTCOMES */ .u.includes(outcome);
    const [only = '', ...others] = warnings;
    if (others.length === 0)
        return passed ? (0,_render_alert_js__WEBPACK_IMPORTED_MODULE_2__/* .renderAlert */ .$)('WARNING', (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProse */ .fd)(only)) : `**Warning:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProse */ .fd)(only)}`;
    return passed ? (0,_render_alert_js__WEBPACK_IMPORTED_MODULE_2__/* .renderAlert */ .$)('WARNING', body) : `**Warnings:**\n\n${body}`;
}
/** The steps that a dry run announces. */
function renderPlan({ plan }) {
    if (plan.length === 0)
        return '';
    return `**It would:**\n\n${plan.map((step) => `1. ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeProse */ .fd)(step)}`).join('\n')}`;
}
/** What a person has to do, because the action could not. */
function renderRepairs({ repairs }) {
    if (repairs.length === 0)
        return '';
    return (0,_render_alert_js__WEBPACK_IMPORTED_MODULE_2__/* .renderAlert */ .$)('IMPORTANT', `**Do this by hand:**\n\n${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .renderFence */ .Q)(repairs, 'sh')}`);
}


/***/ }),

/***/ 194:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E6: () => (/* binding */ findStopSetting),
/* harmony export */   KG: () => (/* binding */ findHealthSetting),
/* harmony export */   LS: () => (/* binding */ findStabilitySetting),
/* harmony export */   _: () => (/* binding */ findDeregistrationSetting),
/* harmony export */   hC: () => (/* binding */ isOfFailingChecks),
/* harmony export */   yM: () => (/* binding */ findDrainSetting)
/* harmony export */ });
/** DeploymentConfiguration.minimumHealthyPercent: a task without health checks counts as healthy 40 s after RUNNING. */
const UNCHECKED_MS = 40_000;
function findDeregistrationSetting(settings) {
    return name('deregistration_delay.timeout_seconds', settings.deregistrationDelayMs);
}
function findStopSetting(settings) {
    return name('stopTimeout', settings.stopTimeoutMs);
}
function findDrainSetting(settings) {
    return name('drain-timeout', settings.drainTimeoutMs);
}
function findStabilitySetting(settings) {
    return name('stable-for', settings.stableForMs);
}
/** The setting limits how long a task may take to become healthy. */
function isOfFailingChecks(setting) {
    return setting !== null && FAILING.includes(setting.name);
}
const GRACE = 'healthCheckGracePeriodSeconds';
const THRESHOLD = 'HealthCheckIntervalSeconds × UnhealthyThresholdCount';
const FAILING = [GRACE, THRESHOLD];
/** One passing check makes a new target (ELB guide) or container (ContainerDefinition.healthCheck) healthy. */
function findHealthSetting(checkedBy, settings) {
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

/***/ 5251:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ listFates),
/* harmony export */   QH: () => (/* binding */ FATES),
/* harmony export */   WW: () => (/* binding */ countEndedJobs)
/* harmony export */ });
/* harmony import */ var _count_of_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7813);

/** What happened to a job whose worker is gone. */
const FATES = {
    lost: 'lost',
    returned: 'handed out again (by RabbitMQ at once, by Redis after visibility_timeout)',
    either: 'lost, or with acks_late handed out again (by RabbitMQ at once, by Redis after visibility_timeout)',
    unseen: 'its end was not seen (a worker that stops cleanly finishes its running jobs first)',
};
/** In a list of numbers: `1 lost, 2 not seen to end`. */
function listFates(jobs) {
    const { lost, returned, unseen } = countFates(jobs);
    return [
        ...(lost === 0 ? [] : [`${lost} lost`]),
        ...(returned === 0 ? [] : [`${returned} handed out again`]),
        ...(unseen === 0 ? [] : [`${unseen} not seen to end`]),
    ].join(', ');
}
function countFates(jobs) {
    const count = (...fates) => jobs.filter(({ fate }) => fates.includes(fate)).length;
    return { lost: count('lost', 'either'), returned: count('returned'), unseen: count('unseen') };
}
/** As a sentence: `1 job was lost; the end of 2 jobs was not seen`. */
function countEndedJobs(jobs) {
    const { lost, returned, unseen } = countFates(jobs);
    return [
        ...(lost === 0 ? [] : [`${(0,_count_of_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .p)(lost, 'job')} ${lost === 1 ? 'was' : 'were'} lost`]),
        ...(returned === 0
            ? []
            : [`${(0,_count_of_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .p)(returned, 'job')} ${returned === 1 ? 'starts' : 'start'} again elsewhere`]),
        ...(unseen === 0 ? [] : [`the end of ${(0,_count_of_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .p)(unseen, 'job')} was not seen`]),
    ].join('; ');
}


/***/ }),

/***/ 3655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ ETA_JOBS_RETURN),
/* harmony export */   V: () => (/* binding */ describeAwaited)
/* harmony export */ });
/* harmony import */ var _count_of_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7813);
/* harmony import */ var _format_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(418);


/** What happens to an ETA job that nobody waits for. */
const ETA_JOBS_RETURN = 'a worker that stops cleanly puts them back into their queue; if it is killed, RabbitMQ hands them out again at once, ' +
    'Redis after visibility_timeout';
/** What the drain waits for; '' if for none: `waiting for an ETA job due at 14:03:20 UTC (shop.remind, 4f1c…)`. */
function describeAwaited(jobs) {
    const awaited = jobs.filter(({ isAwaited }) => isAwaited);
    const [next] = awaited;
    if (next === undefined || next.dueAtMs === null)
        return '';
    const due = `due at ${(0,_format_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .formatClock */ .e)(next.dueAtMs)} (${next.name}, ${next.id})`;
    return awaited.length === 1
        ? `waiting for an ETA job ${due}`
        : `waiting for ${(0,_count_of_js__WEBPACK_IMPORTED_MODULE_1__/* .countOf */ .p)(awaited.length, 'ETA job')}, the next one ${due}`;
}


/***/ }),

/***/ 418:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ formatClock)
/* harmony export */ });
/** The time of day, `14:03:20 UTC`. No date: a log is read on the day it was written. */
function formatClock(atMs) {
    return `${new Date(atMs).toISOString().slice(11, 19)} UTC`;
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

/***/ 7643:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ shortenTask),
/* harmony export */   DT: () => (/* binding */ revisionOf),
/* harmony export */   Vq: () => (/* binding */ shortenArn)
/* harmony export */ });
/** The last part of an ARN: the id of a task, the name of a service, `family:revision` of a task definition. */
function shortenArn(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}
/** The first 8 characters of a task's id: enough to tell the tasks of a service apart. */
function shortenTask(taskArn) {
    return shortenArn(taskArn).slice(0, 8);
}
/** `web:45` of `arn:aws:ecs:…:task-definition/web:45`, the name people use for a revision. */
function revisionOf(taskDefinitionArn) {
    return shortenArn(taskDefinitionArn);
}


/***/ })

};
