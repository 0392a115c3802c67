export const id = 961;
export const ids = [961];
export const modules = {

/***/ 9342:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6421);
;// CONCATENATED MODULE: ./src/adapters/actions/annotate.ts

/** The runner cuts a message at 4,096 characters. */
const LONGEST = 4_000;
/** At most one annotation a step: GitHub shows ten of a kind, and a reader wants one. */
function annotate(annotation, masker) {
    if (annotation === null)
        return;
    const message = masker.mask(annotation.message);
    const cut = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
    const print = annotation.kind === 'error' ? core/* error */.z3 : core/* warning */.$e;
    print(cut, { title: masker.mask(annotation.title) });
}

// EXTERNAL MODULE: ./src/adapters/actions/find-secrets.ts
var find_secrets = __webpack_require__(8274);
;// CONCATENATED MODULE: ./src/adapters/actions/find-run-urls.ts
/** The rules' pages of the very version that runs; the runner names it (GitHub docs, default environment variables). */
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
;// CONCATENATED MODULE: ./src/adapters/actions/read-settings.ts
/** Inputs that hold secrets: that they were given is told, and no more. */
const SECRET = new Set(['broker-url', 'broker-transport-options']);
const read_settings_LONGEST = 300;
/** The step's inputs as they were given, for the report. */
function readSettings(read, defaults) {
    return Object.entries(defaults).map(([name, usual]) => {
        const given = read(name);
        const isDefault = given === '' || given === usual;
        const value = isDefault ? usual : given;
        if (!isDefault && SECRET.has(name))
            return { name, value: null, isDefault };
        return { name, value: value.length > read_settings_LONGEST ? `${value.slice(0, read_settings_LONGEST)}…` : value, isDefault };
    });
}

;// CONCATENATED MODULE: ./src/adapters/actions/set-outputs.ts

/**
 * All outputs, '' where there is nothing to say. Names that AWS gave are not masked: they hold no secret, and later
 * steps need them whole, also where a part of one happens to be somebody's password.
 */
function setOutputs(report, reportPath, masker) {
    const outputs = {
        outcome: report.outcome,
        cause: report.diagnoses.find(({ severity }) => severity === 'cause')?.id ?? '',
        'task-definition-arn': report.taskDefinitionArn ?? '',
        'previous-task-definition-arn': report.previousTaskDefinitionArn ?? '',
        'serving-task-definition-arn': report.serving.taskDefinitionArn ?? '',
        'deployment-id': report.deploymentId ?? '',
        'drained-workers': JSON.stringify(masker.maskDeep(report.drain.rows.filter(wasDrained).map(describeRow))),
        report: reportPath,
    };
    for (const [name, value] of Object.entries(outputs))
        core/* setOutput */.uH(name, value);
}
function wasDrained(row) {
    return row.ending !== 'untouched';
}
function describeRow({ node, taskArn, side, queues, jobsAtStart, jobsLeft, ending }) {
    return { node, taskArn, side, queues, jobsAtStart, jobsLeft, ending };
}

// EXTERNAL MODULE: ./src/adapters/actions/runner-file.ts
var runner_file = __webpack_require__(6643);
// EXTERNAL MODULE: ./src/adapters/actions/write-atomically.ts
var write_atomically = __webpack_require__(7419);
;// CONCATENATED MODULE: ./src/adapters/actions/write-report.ts


/** Writes the whole story as JSON and returns the file's path, one file a run. */
function writeReport(report, masker) {
    const path = (0,runner_file/* runnerFile */.L)('report', report.cluster, report.service, String(report.startedAtMs), String(process.pid));
    (0,write_atomically/* writeAtomically */.v)(path, `${JSON.stringify(masker.maskDeep(report), null, 2)}\n`);
    return path;
}

// EXTERNAL MODULE: ./src/adapters/actions/write-summary.ts
var write_summary = __webpack_require__(726);
// EXTERNAL MODULE: ./src/create-report.ts
var create_report = __webpack_require__(4678);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/inputs.ts + 10 modules
var src_inputs = __webpack_require__(2895);
// EXTERNAL MODULE: ./src/model/report.ts
var model_report = __webpack_require__(5235);
// EXTERNAL MODULE: ./src/open-world.ts + 6 modules
var open_world = __webpack_require__(8929);
// EXTERNAL MODULE: ./src/phases/fetch-standing.ts + 1 modules
var fetch_standing = __webpack_require__(7808);
// EXTERNAL MODULE: ./src/phases/take-snapshot.ts
var take_snapshot = __webpack_require__(3350);
;// CONCATENATED MODULE: ./src/phases/report-serving.ts


/** Who serves now: read once more at the end, for every ending names it. What can't be read leaves the last word known. */
async function reportServing(run) {
    const { report, log } = run.world;
    try {
        const snapshot = await (0,take_snapshot/* createSnapshotSource */.w)(run.world)(report.deploymentId ?? '');
        report.serving = await (0,fetch_standing/* fetchStanding */.F)(run, snapshot, true);
        log.info(report.serving.sentence);
    }
    catch (error) {
        log.debug(`what serves now could not be read: ${error instanceof Error ? error.message : String(error)}`);
    }
}

// EXTERNAL MODULE: ./src/wording/count-of.ts
var count_of = __webpack_require__(7813);
;// CONCATENATED MODULE: ./src/diagnosis/define-rule.ts
/** Ties what `find` finds to what `explain` explains, and hides the type of the facts from the engine. */
function defineRule(definition) {
    const { id, severity, find, explain } = definition;
    return {
        id,
        severity,
        diagnose: (evidence) => find(evidence).map((facts) => ({ id, severity, ...explain(facts) })),
    };
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/few-lines.ts
const LINES_AT_MOST = 3;
/** What a diagnosis quotes of many lines: the first few, each once. */
function fewLines(lines) {
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
        const lines = fewLines([...events, ...said, ...alarms.map((name) => `triggered alarm: ${name}`)]);
        return lines.length === 0 ? [] : [{ alarms, lines }];
    },
    explain: ({ alarms, lines }) => ({
        what: `ECS ended the deployment because of ${alarms.length === 0 ? 'a CloudWatch alarm' : `the CloudWatch alarm ${alarms.join(', ')}`}.`,
        why: 'The service watches alarms during deployments, and one went off while the new revision came up.',
        fix: 'Look at the metric of the alarm at that time; the tasks themselves may be well.',
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
        const lines = fewLines([...findInEvents(evidence, EVENT).map(({ line }) => line), ...said]);
        const breaker = serviceDeployment?.circuitBreaker ?? null;
        return lines.length === 0
            ? []
            : [{ count: breaker?.failureCount ?? null, threshold: breaker?.threshold ?? null, lines }];
    },
    explain: ({ count, threshold, lines }) => ({
        what: `ECS gave the deployment up${count === null || threshold === null ? '' : ` after ${count} failed tasks of ${threshold}`}: its circuit breaker tripped.`,
        why: 'Too many new tasks failed to start or failed their health checks; why they did stands elsewhere.',
        fix: 'Mend what made the tasks fail; the stopped tasks in the ECS console show reason and exit code for an hour.',
        evidence: lines,
    }),
});

// EXTERNAL MODULE: ./src/wording/short-arn.ts
var short_arn = __webpack_require__(6656);
;// CONCATENATED MODULE: ./src/diagnosis/reading/read-container.ts
/** Container definitions of a revision; [] where it couldn't be read. */
function containersOf(revision) {
    return revision?.definition.containerDefinitions ?? [];
}
function findContainer(revision, name) {
    return containersOf(revision).find((container) => container.name === name) ?? null;
}
/** `entryPoint` and `command` in one line as the task definition says; '' when the image decides. */
function commandOf(container) {
    return [...wordsOf(container, 'entryPoint'), ...wordsOf(container, 'command')].join(' ');
}
/** Names, never values, of what the container finds in its environment: `environment` and `secrets`. */
function environmentNamesOf(container) {
    return ['environment', 'secrets'].flatMap((member) => entriesOf(container, member).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])));
}
/** A value of `environment`; null where there is none. Values that may be secrets are masked in the evidence. */
function environmentValueOf(container, name) {
    const value = entriesOf(container, 'environment').find((entry) => entry['name'] === name)?.['value'];
    return typeof value === 'string' ? value : null;
}
function wordsOf(container, member) {
    const words = container?.[member];
    return Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [];
}
function entriesOf(container, member) {
    const entries = container?.[member];
    return Array.isArray(entries)
        ? entries.filter((entry) => typeof entry === 'object' && entry !== null)
        : [];
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-failing-checks.ts




/** ECS API, HealthCheck: timeout 5, no startPeriod. */
const DEFAULT_TIMEOUT_SECONDS = 5;
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
function readCheck({ name, healthCheck }) {
    const check = (healthCheck ?? {});
    const words = Array.isArray(check['command']) ? check['command'].map(String) : [];
    const command = words.filter((word, at) => at > 0 || !/^CMD(?:-SHELL)?$/.test(word)).join(' ');
    const seconds = (member, otherwise) => {
        const value = check[member];
        return typeof value === 'number' ? value : otherwise;
    };
    const timeoutSeconds = seconds('timeout', DEFAULT_TIMEOUT_SECONDS);
    return { container: name, command, timeoutSeconds, startPeriodSeconds: seconds('startPeriod', 0) };
}
function quoteReasons(evidence, tasks, { name }) {
    const ids = new Set(tasks.map(({ arn }) => (0,short_arn/* shortArn */.k$)(arn)));
    const said = findInEvents(evidence, /\(task ([^)]+)\) failed container health checks/i)
        .filter(({ groups: [id = ''] }) => ids.has(id))
        .map(({ line }) => line);
    const reasons = tasks.flatMap(({ stoppedReason }) => stoppedReason ?? []);
    const lines = [...reasons, ...said];
    return lines.length === 0 ? [`healthStatus of container ${name}: UNHEALTHY`] : fewLines(lines);
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/judge-task.ts
/** An essential container ended by itself: nobody asked the task to stop. */
function exitedByItself({ stopCode }) {
    return stopCode === 'EssentialContainerExited';
}
/** ECS replaced it because its load balancer or container health checks failed. */
function failedHealthChecks({ stoppedReason }) {
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
    const stopped = evidence.stoppedTasks.filter((task) => exitedByItself(task) || failedHealthChecks(task));
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
        const task = tasks.find(({ arn }) => (0,short_arn/* shortArn */.k$)(arn) === id);
        const sighting = {
            targetGroupArn: group,
            port: Number(port),
            taskArn: task?.arn ?? '',
            description: reason,
        };
        return task === undefined ? [] : [{ task, sighting }];
    });
    const acted = said.some(({ task }) => failedHealthChecks(task));
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
    const ids = new Set(arns.map(short_arn/* shortArn */.k$));
    const said = findInEvents(evidence, find_failing_probes_EVENT).filter(({ groups: [id = '', , group, reason] }) => group === targetGroupArn && reason === description && (id === '' || ids.has(id)));
    return said.length === 0 ? [description] : fewLines(said.map(({ line }) => line));
}
function hasExited({ stoppedTasks }, taskArn) {
    return stoppedTasks.some((task) => task.arn === taskArn && exitedByItself(task));
}
function parseCode(description) {
    const code = /codes: \[(\d{3})/.exec(description)?.[1];
    return code === undefined ? null : Number(code);
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/read-size.ts
/** CPU units that the container can count on (1024: one vCPU): its own, else the task's; null where neither says. */
function cpuOf(revision, container) {
    return toNumber(container?.['cpu'], 1_024) ?? toNumber(revision?.definition['cpu'], 1_024);
}
/** Hard memory limit in MiB: the container's, else the task's; null where neither says. */
function memoryOf(revision, container) {
    return toNumber(container?.['memory'], 1_024) ?? toNumber(revision?.definition['memory'], 1_024);
}
/** `256`, `"256"`, `".5 vCPU"`, `"1 GB"`; 0 means that there is no limit. */
function toNumber(value, perUnit) {
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    const [, digits = '', unit = ''] = /^\s*(\d*\.?\d+)\s*(vcpu|gb)?\s*$/i.exec(text) ?? [];
    const number = Number(digits) * (unit === '' ? 1 : perUnit);
    return number > 0 ? number : null;
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/compare-revisions.ts





/** Containers that both revisions have; [] where one couldn't be read. */
function pairContainers({ taskDefinition, previousTaskDefinition, }) {
    return containersOf(taskDefinition).flatMap((now) => {
        const before = findContainer(previousTaskDefinition, now.name);
        return before === null ? [] : [{ name: now.name, before, now }];
    });
}
/** The new revision failed in a way of its own, so what it does otherwise than the serving one may be why. */
function hasFaultOfItsOwn(evidence) {
    const { stoppedTasks } = evidence;
    return (stoppedTasks.some(exitedByItself) ||
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
        ...differ('ports', portsOf(before), portsOf(now)),
        ...differ('cpu', cpuOf(previousTaskDefinition, before), cpuOf(taskDefinition, now)),
        ...differ('memory', memoryOf(previousTaskDefinition, before), memoryOf(taskDefinition, now)),
    ];
}
/** Container ports, in order. */
function portsOf({ portMappings }) {
    const mappings = Array.isArray(portMappings) ? portMappings : [];
    return mappings
        .flatMap(({ containerPort }) => (typeof containerPort === 'number' ? [containerPort] : []))
        .sort((a, b) => a - b);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/command-changed.ts




const commandChanged = defineRule({
    id: 'command-changed',
    severity: 'note',
    find: (evidence) => hasFaultOfItsOwn(evidence)
        ? pairContainers(evidence).flatMap(({ name, before, now }) => {
            const [old, fresh] = [quote(commandOf(before)), quote(commandOf(now))];
            return old === fresh ? [] : [{ name, old, fresh }];
        })
        : [],
    explain: ({ name, old, fresh }) => ({
        what: `Container ${name} starts with another command than in the serving revision.`,
        why: 'A flag, a path or an address in it may be why the new tasks fail.',
        fix: 'Compare the two quoted commands, and try the new one in the image by hand.',
        evidence: [
            `- ${old === '' ? '(the image’s own)' : old}`,
            `+ ${fresh === '' ? '(the image’s own)' : fresh}`,
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
        return pairContainers(evidence).flatMap(({ name, before, now }) => wanted.flatMap((member) => {
            const sizeOf = member === 'cpu' ? cpuOf : memoryOf;
            const old = sizeOf(evidence.previousTaskDefinition, before);
            const fresh = sizeOf(evidence.taskDefinition, now);
            return old !== null && fresh !== null && fresh < old ? [{ name, member, old, fresh }] : [];
        }));
    },
    explain: ({ name, member, old, fresh }) => ({
        what: `Container ${name} has less ${member} than in the serving revision: ${fresh} instead of ${old}.`,
        why: member === 'cpu'
            ? 'The new tasks answer too late, which the smaller share of a core may explain.'
            : 'The new tasks ran out of memory, which the lower limit may explain.',
        fix: `Go back to \`${member}\` ${old}, or lower the number of processes.`,
        evidence: [`- ${member} ${old}`, `+ ${member} ${fresh}`],
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
        ? pairContainers(evidence).flatMap(({ name, before, now }) => {
            const has = new Set(environmentNamesOf(now));
            const dropped = environmentNamesOf(before).filter((one) => !has.has(one));
            return dropped.length === 0 ? [] : [{ name, dropped }];
        })
        : [],
    explain: ({ name, dropped }) => ({
        what: `Container ${name} of the new revision lacks ${dropped.length === 1 ? 'a variable' : `${dropped.length} variables`} that the serving revision has: ${dropped.join(', ')}.`,
        why: 'An application that expects one of them may fail at its start.',
        fix: 'Add them to `environment` or `secrets` in the task definition, unless they were meant to go.',
        evidence: dropped.map((one) => `- ${one}`),
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/infrastructure-stops.ts




/** ECS API, Task.stopCode; texts seen on ECS. */
const CODES = new Set(['SpotInterruption', 'TerminationNotice', 'InfrastructureHealth']);
const TEXTS = /\bHost EC2 \(instance [^)]*\) (?:stopped|terminated)|performing maintenance on the underlying|Spot Task was interrupted/i;
const infrastructureStops = defineRule({
    id: 'infrastructure-stops',
    severity: 'cause',
    // One such stop beside real failures explains nothing.
    find: (evidence) => {
        const { stoppedTasks } = evidence;
        if (stoppedTasks.length === 0 || !stoppedTasks.every(isTaken) || isComplete(evidence))
            return [];
        const lines = stoppedTasks.map(({ stoppedReason, stopCode }) => quote(stoppedReason ?? stopCode ?? ''));
        const isSpot = stoppedTasks.some(({ stopCode }) => stopCode === 'SpotInterruption');
        return [{ count: stoppedTasks.length, isSpot, lines: fewLines(lines) }];
    },
    explain: ({ count, isSpot, lines }) => ({
        what: `AWS took ${(0,count_of/* countOf */.p)(count, 'new task')} away: ${isSpot ? 'Spot capacity was reclaimed' : 'the machine below was stopped or maintained'}.`,
        why: 'None of the new tasks failed by itself, so this says nothing against the revision.',
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
/** What ECS could not do before the container ran, told from its words. */
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

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-shell.ts

/**
 * The shell that stays the first process and passes no signal on: `sh -c` whose last command isn't `exec`ed. Measured with
 * dash, also for a single command; bash replaces itself by the last command.
 */
function findShell(container) {
    const [, name = '', script = ''] = /^(?:\/\S*\/)?(sh|dash|ash) -\w*c\s+(.+)$/s.exec(commandOf(container)) ?? [];
    if (script === '')
        return null;
    const last = script.split(/&&|\|\||;|\n/).at(-1) ?? '';
    return /^\s*exec\s/.test(last) ? null : { name, script };
}

;// CONCATENATED MODULE: ./src/diagnosis/reading/find-killed-stops.ts


/** 128 + SIGKILL */
const KILLED = 137;
/** ECS API, ContainerDefinition.stopTimeout */
const DEFAULT_SECONDS = 30;
function findKilledStops(evidence) {
    const fresh = evidence.stoppedTasks.flatMap((task) => inTask(evidence, task, true));
    const old = [...(evidence.endedOldTasks ?? []), ...evidence.oldTasks];
    return [...fresh, ...old.flatMap((task) => inTask(evidence, task, false))];
}
function inTask(evidence, task, isNew) {
    if (task.stopCode !== 'ServiceSchedulerInitiated' && task.stopCode !== 'UserInitiated')
        return [];
    const { stoppingAtMs, stoppedAtMs } = task;
    const tookMs = stoppingAtMs === null || stoppedAtMs === null ? null : stoppedAtMs - stoppingAtMs;
    const killed = task.containers.filter(({ exitCode, reason }) => exitCode === KILLED && !/memory/i.test(reason ?? ''));
    return killed.map(({ name }) => {
        const container = findContainer(isNew ? evidence.taskDefinition : evidence.previousTaskDefinition, name);
        const stopTimeout = container?.['stopTimeout'];
        return {
            ...{ taskArn: task.arn, container: name, isNew, tookMs },
            stopTimeoutSeconds: typeof stopTimeout === 'number' ? stopTimeout : DEFAULT_SECONDS,
            shell: findShell(container),
            isWorker: /\bcelery\b/.test(commandOf(container)),
            line: `${task.stoppedReason ?? task.stopCode} (container ${name}: exit code ${KILLED})`,
        };
    });
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/killed-after-stop-timeout.ts




/** AWS calls 137 "usually out of memory"; with a stop that the scheduler asked for it is SIGKILL after stopTimeout. */
const killedAfterStopTimeout = defineRule({
    id: 'killed-after-stop-timeout',
    severity: 'symptom',
    // With a shell as the first process that is the finding.
    find: (evidence) => findKilledStops(evidence)
        .filter(({ shell }) => shell === null)
        .map((stop) => ({ ...stop, decides: !stop.isNew && isHeldUpByOldTasks(evidence) })),
    explain: ({ container, isNew, stopTimeoutSeconds, tookMs, isWorker, decides, line }) => ({
        severity: decides ? 'cause' : 'symptom',
        what: `Container ${container} of ${isNew ? 'a new' : 'an old'} task did not end within its \`stopTimeout\` of ${stopTimeoutSeconds} s and was killed${tookMs === null ? '' : `, ${(0,format_duration/* formatDuration */.a)(tookMs)} after it was asked to stop`}.`,
        why: `It was not out of memory: ECS had asked it to stop, and it ${isWorker ? 'still held jobs, which were cut' : 'ignored SIGTERM or took longer to finish'}.`,
        fix: isWorker
            ? 'Drain the workers before they are stopped (`broker-url` with `drain`), and set `stopTimeout` to 120.'
            : 'Handle SIGTERM in the main process, shorten its own grace (gunicorn’s --graceful-timeout) below `stopTimeout`, or raise `stopTimeout`, on Fargate to 120 at most.',
        evidence: [line],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/no-new-deployment.ts


const noNewDeployment = defineRule({
    id: 'no-new-deployment',
    severity: 'note',
    // Only a service that shows no deployment besides its settled one: anything under way has another story.
    find: ({ service, deploymentId, failedCall }) => {
        const [only, ...others] = service?.deployments ?? [];
        if (deploymentId !== null || failedCall !== null || only === undefined || others.length > 0)
            return [];
        return only.rolloutState === 'COMPLETED'
            ? [{ id: only.id, revision: (0,short_arn/* revisionOf */.DT)(only.taskDefinitionArn) }]
            : [];
    },
    explain: ({ id, revision }) => ({
        what: `ECS started no new deployment: ${id} still serves ${revision}.`,
        why: 'The service already had this task definition, and nothing else was changed that makes ECS replace tasks.',
        fix: 'Deploy a new revision, or set `force-new-deployment: true` to replace the tasks all the same.',
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
        const lines = leaving.map(({ arn, lastStatus }) => `task ${(0,short_arn/* shortTask */.m0)(arn)}: ${lastStatus}, desired STOPPED`);
        return [{ count: leaving.length, delay, lines: fewLines(lines) }];
    },
    explain: ({ count, delay, lines }) => ({
        what: `The new revision runs in full; only ${(0,count_of/* countOf */.p)(count, 'old task')} ${count === 1 ? 'is' : 'are'} still on the way out.`,
        why: `Old tasks finish their open requests (\`deregistration_delay\`${delay === null ? '' : ` is ${delay} s`}) and then stop within \`stopTimeout\`.`,
        fix: 'Nothing is broken; a shorter deregistration delay (30 to 60 s) ends rollouts sooner.',
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
        const pairs = pairContainers(evidence);
        if (!hasFaultOfItsOwn(evidence) || pairs.some((pair) => listChanges(evidence, pair).length > 0))
            return [];
        return pairs.flatMap(({ name, before, now }) => before.image === now.image ? [] : [{ name, old: before.image, fresh: now.image }]);
    },
    explain: ({ name, old, fresh }) => ({
        what: `Only the image of container ${name} differs from the serving revision.`,
        why: 'Command, names of variables, ports, cpu and memory are the same, so the fault came with the image, or with what the image now expects.',
        fix: 'Look for what changed between the two images, dependencies and base image included.',
        evidence: [`- ${old}`, `+ ${fresh}`],
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
        what: `The deployment is paused${stage === null ? '' : ` at ${stage}`} by a lifecycle hook, and waits for somebody to continue it.`,
        why: `Nothing moves until ContinueServiceDeployment is called${until === null ? '' : `; at ${until} ECS does ${timeoutAction} by itself`}.`,
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
    // A task that failed to start has given its reason.
    find: ({ newTasks, stoppedTasks, atMs }) => {
        if (stoppedTasks.some(({ stopCode }) => stopCode === 'TaskFailedToStart'))
            return [];
        const waiting = newTasks.filter(({ lastStatus, createdAtMs }) => BEFORE_RUNNING.has(lastStatus) && atMs - createdAtMs >= LONG_MS);
        if (waiting.length === 0)
            return [];
        const longestMs = Math.max(...waiting.map(({ createdAtMs }) => atMs - createdAtMs));
        const lines = waiting.map(({ arn, lastStatus }) => `task ${(0,short_arn/* shortTask */.m0)(arn)}: ${lastStatus}`);
        return [{ count: waiting.length, longestMs, lines: fewLines(lines) }];
    },
    explain: ({ count, longestMs, lines }) => ({
        what: `${(0,count_of/* countOf */.p)(count, 'new task')} did not get as far as RUNNING in ${(0,format_duration/* formatDuration */.a)(longestMs)}, and ECS gives no reason.`,
        why: 'Mostly the image is very large, or its download is slow; a dependency between containers that never becomes healthy holds a task back as well.',
        fix: 'Look at the size of the image and at `dependsOn` of the containers, and give the rollout more time (`health-timeout`).',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/ports-changed.ts



const portsChanged = defineRule({
    id: 'ports-changed',
    severity: 'note',
    // Only where nothing answers: who answered was reached.
    find: (evidence) => findFailingProbes(evidence).some(({ code }) => code === null)
        ? pairContainers(evidence).flatMap(({ name, before, now }) => {
            const [old, fresh] = [portsOf(before).join(', '), portsOf(now).join(', ')];
            return old === fresh
                ? []
                : [{ name, old: old === '' ? 'none' : old, fresh: fresh === '' ? 'none' : fresh }];
        })
        : [],
    explain: ({ name, old, fresh }) => ({
        what: `The ports of container ${name} changed from ${old} to ${fresh}.`,
        why: 'The load balancer gets no answer: the server, the service’s load balancer and the security groups may still mean the old port.',
        fix: 'Bring all of them to one port: the server’s own setting, `containerPort`, the service’s load balancer, and the security group of the tasks.',
        evidence: [`- containerPort ${old}`, `+ containerPort ${fresh}`],
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
        what: 'Somebody asked ECS to roll this deployment back.',
        why: 'A call of StopServiceDeployment, from the console or another program, ended it; the new revision itself may be well.',
        fix: 'Find the call in CloudTrail (StopServiceDeployment) and whoever made it before deploying again.',
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
        what: `The service ${name} is scaled to zero: no task is wanted, and none runs.`,
        why: 'Its desired count is 0, so nothing of the new revision can start, become healthy or fail.',
        fix: 'Raise the desired count (`desired-count`, or the minimum of its auto scaling), and deploy again; if zero is meant, there is nothing to wait for.',
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
        what: `Container ${container} never got the signal to stop, and was killed after ${stopTimeoutSeconds} s (\`stopTimeout\`).`,
        why: `Its first process is the shell of \`${shell.name} -c\`, which does not pass SIGTERM on to what it started: requests and jobs that were running were cut.`,
        fix: 'Put `exec` before the last command of the script, or give `command` as a list without a shell; initProcessEnabled does not help, it makes the cut come at once.',
        evidence: [line, `${shell.name} -c ${shell.script}`],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/superseded.ts


const superseded = defineRule({
    id: 'superseded',
    severity: 'cause',
    // The previous revision as PRIMARY is a rollback, whatever the id of its deployment is.
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
        const ours = taskDefinition === null ? 'ours' : (0,short_arn/* revisionOf */.DT)(taskDefinition.arn);
        return [{ ours, theirs: (0,short_arn/* revisionOf */.DT)(primary.taskDefinitionArn), id: primary.id, deploymentId }];
    },
    explain: ({ ours, theirs, id, deploymentId }) => ({
        what: `Another deployment (${id}) took over: ECS now works towards ${theirs}, not ${ours}.`,
        why: 'Somebody else, such as a second workflow run, updated the service while this rollout was under way.',
        fix: 'Let one run deploy at a time (a `concurrency` group of the workflow without cancel-in-progress), and look at that deployment’s own run for its outcome.',
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
            return { name, count: own.length, lines: fewLines(own.map(({ line }) => line)) };
        });
    },
    explain: ({ name, count, lines }) => ({
        what: `The new workers don't know the Celery task ${name}, and threw away ${count === 1 ? 'a job' : `${count} jobs`}.`,
        why: 'Somebody sends jobs by a name that this revision does not register: it was renamed or removed, or its module is not imported.',
        fix: 'Keep the old name as an alias for one release, import the module (`include` or autodiscovery), and deploy workers before those who send the jobs.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/registry/elsewhere.ts


















/** Nothing is broken, or the verdict lies elsewhere; and what changed. Best explanations first. */
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
        why: 'RedBeat lets only one beat run: the old one still does, or died and left a lock that has to expire.',
        fix: 'Let the old beat stop first (minimum healthy percent 0, maximum percent 100), and shorten `redbeat_lock_timeout`.',
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
        what: `The broker ${url} refuses the login of the worker in container ${container}.`,
        why: `It says "${error}"; the task stays RUNNING, so ECS takes it for healthy.`,
        fix: 'Compare user and password of the broker URL in the task’s secrets with the broker (for RabbitMQ also the virtual host and its permissions), and deploy again.',
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
        why: `After ${(0,count_of/* countOf */.p)(attempts, 'attempt')} the last answer was "${error}"; the task stays RUNNING, so ECS takes it for healthy.`,
        fix: 'Check host, port and scheme of the broker URL (`rediss://` and `amqps://` where the broker wants TLS), and that the broker’s security group admits that of the service’s tasks.',
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
    const exited = new Set(evidence.stoppedTasks.filter(exitedByItself).map(({ arn }) => arn));
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
        return lines.length === 0 ? [] : [{ percent: maximumPercentOf(evidence), lines: fewLines(lines) }];
    },
    explain: ({ percent, lines }) => ({
        what: 'The database has no connection left for the new tasks.',
        why: `During a rollout old and new tasks hold connections side by side${percent === null ? '' : ` (\`maximumPercent\` is ${percent})`}.`,
        fix: 'Put a pooler (RDS Proxy, PgBouncer) in between, lower the number of processes or CONN_MAX_AGE, or lower `maximumPercent` so that fewer tasks run at once.',
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
        return lines.length === 0 ? [] : [{ lines: fewLines(lines) }];
    },
    explain: ({ lines }) => ({
        what: 'The database refuses the application’s login.',
        why: 'User, password, database name or encryption are not what the server expects; a task that was started before a secret was rotated keeps the old one.',
        fix: 'Compare the secret that the task definition names with the database; require TLS in the client where the server does (`sslmode=require`).',
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
        return [{ host, kind: classify(first.line), lines: fewLines(found.map(({ line }) => line)) }];
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
        why: 'Nothing answered: a security group or a route keeps the packets away.',
        fix: 'Let the security group of the database admit that of the service’s tasks on the database’s port.',
    },
    name: {
        why: 'Its name can’t be resolved from the task’s network.',
        fix: 'Check the host name in the task’s environment, and the DNS of the VPC.',
    },
    unclear: {
        why: 'The client says no more than the quoted line.',
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
        return lines.length === 0 ? [] : [{ architecture, lines: fewLines(lines) }];
    },
    explain: ({ architecture, lines }) => ({
        what: 'The program in the image is built for another processor.',
        why: `The task runs on ${architecture ?? 'X86_64, the default of `runtimePlatform.cpuArchitecture`'}, and the image holds programs for the other architecture, or a script without its first line (#!).`,
        fix: 'Build the image for the platform of the task (`docker buildx build --platform linux/amd64` or linux/arm64), or set `runtimePlatform.cpuArchitecture` to that of the image.',
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
        return [{ container, memory, count: killed.length, lines: fewLines(killed.map(({ line }) => line)) }];
    },
    explain: ({ container, memory, count, lines }) => ({
        what: `The kernel killed ${count === 1 ? 'a gunicorn worker' : `${count} gunicorn workers`} in container ${container}.`,
        why: `gunicorn had not asked for it, so the container${memory === null ? '' : ` of ${memory} MiB`} has most likely run out of memory; ECS does not notice, since the main process lives.`,
        fix: 'Raise `memory` in the task definition, or start fewer workers; --max-requests helps against slow growth.',
        evidence: lines,
    }),
});
/** After WORKER TIMEOUT gunicorn kills the worker itself, and then asks the same question about memory. */
function wasKilledByGunicorn(evidence, { groups }) {
    const pid = groups.find((group) => group !== '');
    return findInLogs(evidence, /WORKER TIMEOUT \(pid:(\d+)\)/).some((match) => match.groups[0] === pid);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/main-process-finished.ts



/** What makes a program go to the background and leave its container without a main process. */
const BACKGROUND = /--detach\b|\bcelery\s+multi\b|--daemon(?:ize)?\b|(?:^|\s)-D(?:\s|$)|[^&]&\s*$/;
const mainProcessFinished = defineRule({
    id: 'main-process-finished',
    severity: 'cause',
    // Success of all that ended, and nobody asked: an exit after SIGTERM has another stop code.
    find: (evidence) => evidence.stoppedTasks.filter(exitedByItself).flatMap(({ containers, stoppedReason }) => {
        const ended = containers.filter(({ exitCode }) => exitCode !== null);
        if (ended.some(({ exitCode }) => exitCode !== 0))
            return [];
        return ended.slice(0, 1).map(({ name }) => {
            const command = commandOf(findContainer(evidence.taskDefinition, name));
            const line = `${stoppedReason ?? 'Essential container in task exited'} (container ${name}: exit code 0)`;
            return { name, command, background: BACKGROUND.exec(command)?.[0].trim() ?? null, line };
        });
    }),
    explain: ({ name, command, background, line }) => ({
        what: `The main process of container ${name} ended with success.`,
        why: background === null
            ? 'A service needs a process that keeps running; the command did its work and ended, or an essential sidecar did.'
            : `\`${background}\` sends the program to the background, and the container ends with its main process.`,
        fix: background === null
            ? 'Let the command be the server or worker itself; mark one-shot sidecars `"essential": false`.'
            : 'Run the program in the foreground: without --detach, --daemon, `celery multi` or `&`.',
        evidence: command === '' ? [line] : [line, command],
    }),
});

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
                    lines: fewLines(found.map(({ line }) => line)),
                },
            ];
    },
    explain: ({ container, isConflict, lines }) => ({
        what: `The migration in container ${container} failed, so what comes after it never started.`,
        why: isConflict
            ? 'The migrations contradict each other or the order in which they were applied.'
            : 'The database refused a step of the migration.',
        fix: `${isConflict ? 'Merge them (`python manage.py makemigrations --merge`)' : 'Mend that migration'}, and run migrations as a task of their own before the rollout: in the start command every task runs them.`,
        evidence: lines,
    }),
});
/** The error of a step, not one of the application: the migration was under way and nothing was served yet. */
function findDatabaseErrors(evidence) {
    const connects = /could not connect|connection to server|too many|authentication failed/i;
    const migrates = new Set(findInExitedLogs(evidence, MIGRATING).map(({ container }) => container));
    return findInExitedLogs(evidence, DATABASE).filter(({ container, line }) => !connects.test(line) &&
        migrates.has(container) &&
        /\bmigrate\b|^$/.test(commandOf(findContainer(evidence.taskDefinition, container))));
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/module-not-found.ts




/** CPython's words, at the end of a traceback. */
const PATTERN = /\b(?:ModuleNotFoundError: No module named '([^']+)'|ImportError: (cannot import name .+|.+: cannot open shared object file.*|No module named \S+))/;
const moduleNotFound = defineRule({
    id: 'module-not-found',
    severity: 'cause',
    find: (evidence) => {
        const found = findInExitedLogs(evidence, PATTERN);
        // The last one ended the process; one before it may have been caught.
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
                lines: fewLines([last.line]),
            },
        ];
    },
    explain: ({ container, module, other, isSettings, inCommand, inEnvironment, lines }) => ({
        what: module === ''
            ? `Container ${container} could not import what it needs: ${other.replace(/\.$/, '')}.`
            : `Python in container ${container} finds no module \`${module}\`.`,
        why: inEnvironment
            ? 'DJANGO_SETTINGS_MODULE of the task definition names it, and this image has no such settings.'
            : inCommand
                ? 'The start command names it (or a module above it), and Python looks for it from the working directory of the image.'
                : 'The process ended on it: the module, or a package that brings it, is not in this image.',
        fix: isSettings
            ? 'Check DJANGO_SETTINGS_MODULE, WORKDIR and PYTHONPATH: the settings must be importable from there.'
            : inCommand
                ? 'Check WORKDIR and PYTHONPATH, and that the code was copied into the image under this name.'
                : 'Add it to the requirements or the lock file, check that the image was built from the new one, and that the virtual environment in use is the one it was installed into.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/native-crash.ts


/** 128 + signal; a crash of Python by SIGSEGV ends a shell and a container with 139 (seen in runs). */
const SIGNALS = {
    132: 'SIGILL, an instruction that this processor does not have',
    134: 'SIGABRT, the program gave itself up',
    135: 'SIGBUS, a bad access to memory',
    139: 'SIGSEGV, a bad access to memory',
};
const nativeCrash = defineRule({
    id: 'native-crash',
    severity: 'cause',
    find: ({ stoppedTasks }) => stoppedTasks.filter(exitedByItself).flatMap(({ stoppedReason, containers }) => containers.flatMap(({ name, exitCode }) => {
        const signal = SIGNALS[exitCode ?? 0];
        const line = `${stoppedReason ?? 'Essential container in task exited'} (container ${name}: exit code ${exitCode ?? 0})`;
        return signal === undefined || exitCode === null ? [] : [{ name, exitCode, signal, line }];
    })),
    explain: ({ name, exitCode, signal, line }) => ({
        what: `Container ${name} crashed with exit code ${exitCode} (${signal}).`,
        why: 'Compiled code did that, not Python: mostly a package that was built for another C library (Alpine) or another processor.',
        fix: 'Build the image on the platform it runs on, with wheels for its C library; PYTHONFAULTHANDLER=1 makes Python print where it happened.',
        evidence: [line],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/reading/count-workers.ts

/** How many gunicorn or uvicorn workers the container starts; null where neither command nor environment says. */
function countWorkers(container) {
    const words = `${commandOf(container)} ${environmentValueOf(container, 'GUNICORN_CMD_ARGS') ?? ''}`;
    if (!/\b(?:gunicorn|uvicorn|hypercorn)\b/.test(words))
        return null;
    const given = /(?:^|\s)(?:-w\s*|--workers[\s=]+)(\d+)\b/.exec(words)?.[1];
    const count = Number(given ?? environmentValueOf(container, 'WEB_CONCURRENCY') ?? Number.NaN);
    return Number.isInteger(count) ? count : null;
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/out-of-memory.ts







/** Container reason: the agent's `OutOfMemoryError: Container killed due to memory usage`, on Fargate without the prefix. */
const out_of_memory_KILLED = /OutOfMemory|container killed due to memory usage/i;
/** Python's own, where a limit of the process and not of the container was hit. */
const PYTHON = /^MemoryError\b/;
const outOfMemory = defineRule({
    id: 'out-of-memory',
    severity: 'cause',
    // Exit code 137 alone is also what a forced stop gives.
    find: (evidence) => {
        const found = [...findInDeaths(evidence, out_of_memory_KILLED), ...findInExitedLogs(evidence, PYTHON)];
        return [...new Set(found.map(({ container }) => container))].map((name) => {
            const container = findContainer(evidence.taskDefinition, name);
            const own = found.filter((one) => one.container === name);
            return {
                container: name,
                count: new Set(own.map(({ taskArn }) => taskArn)).size,
                memory: memoryOf(evidence.taskDefinition, container),
                workers: countWorkers(container),
                killed: own.some(({ line }) => out_of_memory_KILLED.test(line)),
                lines: fewLines(own.map(({ line }) => line)),
            };
        });
    },
    explain: ({ container, count, memory, workers, killed, lines }) => ({
        what: `${container === null ? 'A task' : `Container ${container}`} ran out of memory${count > 1 ? ` in ${count} tasks` : ''}.`,
        why: killed
            ? `It went over its limit${memory === null ? '' : ` of ${memory} MiB`}${workers === null ? '' : ` with ${workers} server processes, each of which loads the whole application`}.`
            : 'Python was refused memory: the process has a limit of its own (`ulimit -v`), or asked for more at once than there is.',
        fix: killed
            ? 'Raise `memory` in the task definition, or start fewer processes (`--workers`, `--concurrency`); for a Celery worker that grows, set --max-memory-per-child.'
            : 'Lift that limit in the start command or the image, or look in the traceback for what wanted so much.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/port-already-taken.ts



/** gunicorn's and Python's words, both seen in runs. */
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
        return [{ container: first.container, port, lines: fewLines(found.map(({ line }) => line)) }];
    },
    explain: ({ container, port, lines }) => ({
        what: `Container ${container} could not listen${port === null ? '' : ` on port ${port}`}: something in the same task does already.`,
        why: 'All containers of a task share one network (awsvpc), and in one container a start script may start the server twice.',
        fix: 'Give each container of the task a port of its own, or let the script start the server once.',
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
            : [{ container: last.container, program: last.groups[0] ?? '', lines: fewLines([last.line]) }];
    },
    explain: ({ container, program, lines }) => ({
        what: `The shell in container ${container} can't find ${program}.`,
        why: 'The program is not in the image, or not on its PATH, as happens with a virtual environment that nothing activates (exit code 127).',
        fix: `Install it in the image, call it by its full path, or as a module (\`python -m ${program}\`).`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/redis-cluster-as-broker.ts




/** What a Redis cluster answers; celery#9019: kombu's transport can't do with it. */
const CLUSTER = /\bCROSSSLOT\b|\bMOVED \d+ \S+:\d+/;
const redisClusterAsBroker = defineRule({
    id: 'redis-cluster-as-broker',
    severity: 'cause',
    find: (evidence) => {
        const lines = findInLogs(evidence, CLUSTER).map(({ line }) => line);
        return lines.length === 0 || !isCelery(evidence) ? [] : [{ lines: fewLines(lines) }];
    },
    explain: ({ lines }) => ({
        what: 'The Celery broker is a Redis cluster.',
        why: 'Celery uses several keys in one command, which a cluster (ElastiCache with cluster mode, Serverless, MemoryDB) refuses.',
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
        return lines.length === 0 ? [] : [{ lines: fewLines(lines) }];
    },
    explain: ({ lines }) => ({
        what: 'Celery refuses the `rediss://` URL of its result backend.',
        why: 'With TLS it wants to be told how to check the certificate.',
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
        return [{ container, text, name, had, lines: fewLines(proof.map(({ line }) => line)) }];
    },
    explain: ({ container, text, name, had, lines }) => ({
        what: name === ''
            ? `Container ${container} stopped because of its configuration.`
            : `Container ${container} stopped because ${name} is not set.`,
        why: `The application says "${text.replace(/\.$/, '')}"${had ? `, and the serving revision has ${name}, which the new one lacks` : ''}.`,
        fix: `Add ${name === '' ? 'what it names' : name} to \`environment\` or \`secrets\` of the container in the task definition; definitions of workers and web servers need the same variables.`,
        evidence: lines,
    }),
});
/** A KeyError in capitals may come from any dictionary: only what the environment lacks counts. */
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




/** gunicorn/arbiter.py (exit 3, newer versions 1) and uvicorn's lifespan: the reason stands in the traceback above. */
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
        what: `Container ${container} failed at its start${exception === null ? '' : ` with ${nameOf(exception)}`}.`,
        why: exception === null
            ? 'The server says that the application did not load; its log shows no traceback.'
            : 'The application raised an exception that nothing caught; the last line of its traceback is quoted.',
        fix: 'Read the traceback above that line in the container’s log; start the image with the same environment by hand to see it again.',
        evidence: lines,
    }),
});
function nameOf(exception) {
    return exception.split(':')[0] ?? exception;
}
function isFailure(task) {
    return exitedByItself(task) && task.containers.some(({ exitCode }) => exitCode !== 0 && exitCode !== null);
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
        return [{ container: first.container, signal, lines: fewLines(found.map(({ line }) => line)) }];
    },
    explain: ({ container, signal, lines }) => ({
        what: `A process of the Celery worker in container ${container} died in the middle of a job${signal === '' ? '' : ` by signal ${signal}`}.`,
        why: WHY[signal] ?? 'Something ended the process from outside, or compiled code crashed.',
        fix: 'Give the container more memory or the worker less concurrency for signal 9; for signal 15 let only the main process get the signal: no init that signals the whole group, no supervisor around the worker.',
        evidence: lines,
    }),
});
const WHY = {
    '9': 'Signal 9 is the kernel out of memory, or somebody’s kill.',
    '11': 'Signal 11 is a crash in compiled code.',
    '15': 'Signal 15 reached the process itself, where only the main process should get it.',
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
        return [{ argument, container: first.container, lines: fewLines(found.map(({ line }) => line)) }];
    },
    explain: ({ argument, container, lines }) => ({
        what: `The server in container ${container} could not load the application${argument === null ? '' : ` \`${argument}\``}.`,
        why: 'The argument `module:name` names a module or an object that is not in this image.',
        fix: 'Compare it with the code of this revision: the module’s path from the working directory with dots, a colon, and the name of the application object in it, such as `shop.asgi:application`.',
        evidence: lines,
    }),
});
/** The module that is missing is the very one of the argument, not something that it imports or its package. */
function isWholeModule(evidence, { container, groups }) {
    return findArgument(evidence, container)?.[1] === groups[0];
}
function findArgument(evidence, container) {
    return ARGUMENT.exec(commandOf(findContainer(evidence.taskDefinition, container)));
}

;// CONCATENATED MODULE: ./src/diagnosis/registry/exits.ts





















/** The container starts and exits, or says what is wrong. Best explanations first. */
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

/** The image that a failed start is about: its container's, the one that ECS names, or the only one; null: can't be told. */
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
            { program, image: findImage(evidence, first), lines: fewLines(failures.map(({ line }) => line)) },
        ];
    },
    explain: ({ program, image, lines }) => program.includes(' ')
        ? {
            what: `The whole command \`${program}\` was taken for the name of one program.`,
            why: 'In a task definition `command` and `entryPoint` are lists, one word an entry, and no shell splits them.',
            fix: `Write it as a list: ${JSON.stringify(program.split(' '))}.`,
            evidence: lines,
        }
        : {
            what: `There is no program \`${program}\` in ${nameImage(image)}.`,
            why: 'The container runtime looked for it on the PATH of the image and could not start the container.',
            fix: 'Check that the image is the right one, that the program is installed in it, and that its PATH names the virtual environment (or give the full path in `command`).',
            evidence: lines,
        },
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/disk-full.ts



const diskFull = defineRule({
    id: 'disk-full',
    severity: 'cause',
    find: (evidence) => {
        const failures = findStartFailures(evidence).filter(({ problem }) => problem === 'disk');
        return failures.length === 0 ? [] : [{ lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'There is no room on the disk for the image or its container.',
        why: 'Unpacked images and container layers share the ephemeral storage of a Fargate task, or the disk of the instance.',
        fix: 'On Fargate raise `ephemeralStorage` or make the image smaller; on an instance give it a larger volume or let it clean up old images.',
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
            { program, image: findImage(evidence, first), lines: fewLines(failures.map(({ line }) => line)) },
        ];
    },
    explain: ({ program, image, lines }) => ({
        what: `\`${program}\` in ${nameImage(image)} may not be run.`,
        why: 'The file is there, but it is not marked as executable for the user of the container, or it is a folder.',
        fix: "Mark it in the Dockerfile (`RUN chmod +x`, or `COPY --chmod=755`), and check that the container's user may read it.",
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
        return [{ image: findImage(evidence, first), lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The registry refused the manifest of ${nameImage(image)} with 400.`,
        why: "Seen with images that carry build attestations, which some pulls of ECS can't digest.",
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
        return [{ image: findImage(evidence, first), lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The registry has no ${nameImage(image)}.`,
        why: 'ECS asked for it and was told that the image or its tag is not there, so that no task of this revision can start.',
        fix: 'Check the tag that this workflow pushed, and its registry, region and account; a lifecycle policy of the repository may have expired it.',
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
                lines: fewLines(failures.map(({ line }) => line)),
            },
        ];
    },
    explain: ({ image, platform, lines }) => ({
        what: `${sentenceCase(nameImage(image))} has no build for ${platform}.`,
        why: 'The image was built for another CPU architecture than the one that the task runs on, as happens on an Apple Silicon machine or an ARM runner.',
        fix: `Build it for ${platform} (\`docker build --platform\`, or \`platforms:\` of docker/build-push-action), or set \`runtimePlatform.cpuArchitecture\` of the task definition to what the image is.`,
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
        return [{ image: findImage(evidence, first), lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The registry refused to give ${nameImage(image)}.`,
        why: 'The task execution role may not pull it, or a registry outside of ECR wants credentials.',
        fix: 'Give the task execution role ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer; across accounts the repository policy must allow it too; a private registry needs `repositoryCredentials`; check also that the repository exists.',
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
            { group: groups[0] ?? null, problem: first.problem, lines: fewLines(failures.map(({ line }) => line)) },
        ];
    },
    explain: ({ group, problem, lines }) => {
        const named = group === null ? 'the log group' : `the log group \`${group}\``;
        if (problem === 'missing') {
            return {
                what: `There is no log group${group === null ? '' : ` \`${group}\``} in the region that the task logs to.`,
                why: "A container whose log driver can't be set up is not started.",
                fix: 'Create it, or set `awslogs-create-group` to "true" and give the execution role logs:CreateLogGroup; check `awslogs-region` too.',
                evidence: lines,
            };
        }
        if (problem === 'denied') {
            return {
                what: `The task may not write to ${named}.`,
                why: 'The task execution role opens the log before the container starts.',
                fix: 'Give the execution role logs:CreateLogStream and logs:PutLogEvents, and logs:CreateLogGroup where `awslogs-create-group` is set.',
                evidence: lines,
            };
        }
        return {
            what: 'The log driver of a container could not be set up.',
            why: "A container whose log driver can't be set up is not started.",
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
        return [{ image: findImage(evidence, first), lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The layers of ${nameImage(image)} can't be unpacked.`,
        why: 'An image that mixes gzip and zstd layers makes the container runtime count them wrongly.',
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
        return failures.length === 0 ? [] : [{ lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'AWS did not get a network interface ready for the task in time.',
        why: 'This usually passes by itself; when it repeats, the subnets may have no free address or the account no free interface.',
        fix: "Deploy again; if it repeats, look at the free addresses of the service's subnets and at the quota of network interfaces.",
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
        return [{ subject: first.subject, lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ subject, lines }) => ({
        what: `The task could not reach ${REACHED_FOR[subject]}.`,
        why: "Before a container runs, ECS fetches image and secrets and opens the log through the task's own network interface, and from its subnet no way led there.",
        fix: "In a public subnet set `assignPublicIp` to ENABLED; a private subnet needs a NAT gateway, or VPC endpoints (ecr.api, ecr.dkr, s3, logs, secretsmanager or ssm) whose security group admits the task; the task's security group must allow port 443 out.",
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
        return [{ image: findImage(evidence, first), lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ image, lines }) => ({
        what: `The registry allowed no more pulls of ${nameImage(image)} for now.`,
        why: 'Docker Hub and ECR Public limit anonymous pulls by address, and all tasks behind one NAT gateway share it.',
        fix: 'Pull through an ECR pull-through cache or from your own repository, or give `repositoryCredentials`; a later try may work as it is.',
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
        return [{ isKey, isEmpty, lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ isKey, isEmpty, lines }) => ({
        what: isKey
            ? 'A secret lacks the key that the task definition asks for.'
            : 'A secret that the task definition names is not there.',
        why: isEmpty
            ? 'The secret exists, but no value was ever stored in it.'
            : 'ECS looked it up before the container was to start, and a task without its secrets is not started.',
        fix: isEmpty
            ? 'Store a value in the secret, and deploy again.'
            : 'Compare `valueFrom` with the secret: the full ARN with its random ending, `:key::` behind it for one key of a JSON secret, the same region; for a parameter its exact name.',
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
        return [{ role, action: actions[0] ?? null, lines: fewLines(failures.map(({ line }) => line)) }];
    },
    explain: ({ role, action, lines }) => ({
        what: 'The task may not read a secret that its task definition names.',
        why: `ECS reads secrets with the task execution role${role === null ? '' : ` (${role})`}, and that lacks ${action ?? 'the permission'}.`,
        fix: `Give the execution role ${action ?? 'secretsmanager:GetSecretValue or ssm:GetParameters'} on it, and kms:Decrypt where it has a key of its own.`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/registry/never-starts.ts














/** The task never starts: no log line exists. Best explanations first. */
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
        return events.length === 0 ? [] : [{ lines: fewLines(events.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'AWS has no Fargate capacity for the task at the moment.',
        why: "In the zones of the service's subnets nothing of this size is free; Fargate Spot runs out more often than Fargate.",
        fix: 'Try again later, give the service subnets in more zones, or put FARGATE beside FARGATE_SPOT in its capacity provider strategy.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/no-room-on-instances.ts



const no_room_on_instances_PATTERN = /no container instance met all of its requirements|No Container Instances were found|Timed out waiting for Amazon ECS Agent/i;
const LACKS = [
    [/insufficient CPU/i, 'The closest one has too little CPU left.', ''],
    [/insufficient memory/i, 'The closest one has too little memory left.', ''],
    [
        /already using a port/i,
        'A host port that the task wants is taken on every one.',
        ' Use dynamic host ports (`hostPort: 0`).',
    ],
    [
        /"AGENT"|ECS Agent/i,
        'The agent on the instance is not connected.',
        ' Look at the agent on the instance first.',
    ],
    [/ENI|network interface/i, 'None has a network interface left.', ''],
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
            : [{ why: lack?.[1] ?? null, hint: lack?.[2] ?? '', lines: fewLines(said) }];
    },
    explain: ({ why, hint, lines }) => ({
        what: 'No container instance of the cluster has room for one more task.',
        why: why ??
            'A rolling update runs new tasks beside the old ones, which takes more room than the service usually needs.',
        fix: `Add instances, or lower \`maximum-percent\` and \`minimum-healthy-percent\` so that old tasks make room first.${hint}`,
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
        what: 'The role of this workflow may not hand the task its roles.',
        why: `Who registers or starts a task definition with roles needs iam:PassRole on them${role === null ? '' : `, here on ${role}`}.`,
        fix: 'Allow iam:PassRole on the task role and the execution role, with the condition iam:PassedToService = ecs-tasks.amazonaws.com, as docs/iam-policy.json does.',
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
        return events.length === 0 ? [] : [{ lines: fewLines(events.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'The account may run no more tasks or vCPUs of this kind.',
        why: 'The quota of the account is used up; during a rolling update old and new tasks count together.',
        fix: 'Ask for a higher Fargate quota in Service Quotas, or lower `maximum-percent` so that fewer tasks run at once.',
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
            : [{ role: first.groups[0] ?? '', lines: fewLines(found.map(({ line }) => line)) }];
    },
    explain: ({ role, lines }) => ({
        what: `ECS can't take on the role ${role === '' ? 'of the task' : role}.`,
        why: 'The role is not there, or its trust policy does not let ecs-tasks.amazonaws.com assume it.',
        fix: 'Check `taskRoleArn` and `executionRoleArn` of the task definition, and let the trust policy of each allow sts:AssumeRole to ecs-tasks.amazonaws.com.',
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
                lines: fewLines(events.map(({ line }) => line)),
            },
        ];
    },
    explain: ({ desiredCount, minimumHealthyPercent, maximumPercent, lines }) => {
        // ECS rounds the lower limit up and the upper one down (API reference, DeploymentConfiguration).
        const lower = Math.ceil((desiredCount * minimumHealthyPercent) / 100);
        const upper = Math.floor((desiredCount * maximumPercent) / 100);
        return {
            what: `The rollout can't move: at least ${lower} tasks must stay healthy and at most ${upper} may run.`,
            why: `That is what minimumHealthyPercent ${minimumHealthyPercent} and maximumPercent ${maximumPercent} make of ${desiredCount} wanted tasks, so that ECS may neither stop an old one nor start a new one.`,
            fix: 'Set `maximum-percent: 200` (a new task starts first), or `minimum-healthy-percent: 0` (an old one stops first, with a gap).',
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
        return events.length === 0 ? [] : [{ lines: fewLines(events.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'AWS throttles the calls that ECS makes for this service.',
        why: 'Many deployments or tasks at once use up the rate of an API; ECS goes on by itself after a while.',
        fix: "Wait, and don't deploy again on top of it; spread large rollouts over time.",
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
        return events.length === 0 ? [] : [{ lines: fewLines(events.map(({ line }) => line)) }];
    },
    explain: ({ lines }) => ({
        what: 'ECS starts new tasks more and more slowly, because they keep failing.',
        why: 'It backs off after repeated failures; the reason is why the tasks stopped.',
        fix: 'Mend what the stopped tasks died of; a new deployment starts without the pauses.',
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
        const lines = held.map(({ taskArn, expiresAtMs }) => quote(`task ${(0,short_arn/* shortTask */.m0)(taskArn)} is protected${untilOf(expiresAtMs)}`));
        const last = Math.max(...held.map(({ expiresAtMs }) => expiresAtMs ?? Infinity));
        return [
            {
                count: held.length,
                until: Number.isFinite(last) ? new Date(last).toISOString() : null,
                lines: fewLines([...events.slice(-1).map(({ line }) => line), ...lines]),
            },
        ];
    },
    explain: ({ count, until, lines }) => ({
        what: `The rollout waits for ${count === 0 ? 'old tasks' : (0,count_of/* countOf */.p)(count, 'old task')} under scale-in protection.`,
        why: `ECS stops a protected task only when its protection ends${until === null ? '' : `, at ${until} at the latest`}; that is no failure of the new revision.`,
        fix: 'Wait for it, give the rollout more time (`health-timeout`), or release the protection if the work may be cut.',
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
        const quoted = fewLines([last.line, ...lines]);
        return [
            { host: last.host, port: last.port, checked: port, container: last.container, lines: quoted },
        ];
    }),
    explain: ({ host, port, checked, container, lines }) => ({
        what: `The server in container ${container} listens on ${host}:${port} only.`,
        why: 'That address can be reached from inside the container alone, so no health check of the load balancer arrives.',
        fix: `Bind all addresses: \`--bind 0.0.0.0:${checked ?? port}\` for gunicorn, \`--host 0.0.0.0 --port ${checked ?? port}\` for uvicorn.`,
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
        what: `The health check of container ${container} asks the worker by \`celery inspect ping\`, and failed.`,
        why: `It starts a new Python process each time and waits ${waits} s for an answer within a health check time-out of ${timeoutSeconds} s${isAimed ? '' : ', and asks every worker on the broker instead of this one'}: a busy worker, a solo pool or a small task answers too late and is called dead.`,
        fix: 'Check something that costs nothing, such as the worker process itself or a heartbeat file; else add `-d celery@$HOSTNAME --timeout 10`, a health check timeout of 30 s, a longer interval, more retries and a startPeriod.',
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
        why: `ECS keeps no output of the command; it has ${timeoutSeconds} s to answer, and counts from ${startPeriodSeconds} s after the start on (\`startPeriod\`).`,
        fix: 'Run the command in a container of this image by hand and look at its exit code; raise startPeriod above the boot time of the application.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-check-protocol-differs.ts





/** What gunicorn and uvicorn say of a TLS hello on a plain port. */
const GARBAGE = /Invalid HTTP request received|Invalid request from ip=\S+: Invalid (?:HTTP|request)|Bad request version/i;
/** The scheme that a server names where it says that it listens. */
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
            : [{ asked, spoken: spoken.scheme, lines: fewLines([...spoken.lines, ...lines]) }];
    }),
    explain: ({ asked, spoken, lines }) => ({
        what: `The health check speaks ${asked}, and the server speaks ${spoken}.`,
        why: 'The server takes the probe for a malformed request and closes the connection, so the check gets no answer.',
        fix: `Set the health check protocol of the target group to ${spoken}.`,
        evidence: lines,
    }),
});
/** gunicorn says `https` where it has a certificate; behind plain HTTP a TLS hello shows up as garbage. */
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
/** All requests that the access log shows, whoever sent them. */
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





/** gunicorn/arbiter.py: a worker that was silent for longer than --timeout. */
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
                lines: fewLines([...proof, ...lines]),
            },
        ];
    }),
    explain: ({ path, timeoutSeconds, late, lines }) => ({
        what: `The application takes longer than ${timeoutSeconds === null ? 'the health check waits' : `${timeoutSeconds} s`} to answer ${path === null ? 'the health check' : `GET ${path}`}.`,
        why: late
            ? 'The checks reach the application, as its access log shows, and the load balancer gives up before the answer comes.'
            : 'gunicorn killed a worker that had been silent for longer than its --timeout, so requests hang.',
        fix: 'Let the health check ask for a light view without database or network, give the task more cpu or start fewer workers, and only then raise the health check time-out of the target group to 10 s; gunicorn’s --timeout has nothing to do with it.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-check-tool-missing.ts




/** Programs that slim, alpine and distroless images come without. */
const TOOLS = /\b(curl|wget|pgrep|nc)\b/;
/** The user agent of the check, where the access log shows that it ran. */
const health_check_tool_missing_AGENT = /"(?:curl|Wget)\//i;
/** The path of the URL that the check asks for. */
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
        what: `The health check of container ${container} runs ${tool}, and failed without a trace in the application's log.`,
        why: `Slim, alpine and distroless images come without ${tool}: the check then ends with exit code 127 however healthy the application is.`,
        fix: `Use what the image has, such as \`python -c "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz/')"\` with your port and path, or install ${tool}; write 127.0.0.1 and not localhost, and set a startPeriod.`,
        evidence: lines,
    }),
});
/**
 * A check that left a line in the access log has its tool; what it then got is another story. uvicorn logs no user agent:
 * there it is a request for that path which came from the container itself.
 */
function wasSeen(evidence, command) {
    const url = PATH.exec(command);
    const path = url?.[1] ?? '/';
    const isChecks = (hit) => url !== null && hit.isOwn && hit.path === path;
    return findInLogs(evidence, health_check_tool_missing_AGENT).length > 0 || findAccessLines(evidence).some(isChecks);
}

;// CONCATENATED MODULE: ./src/diagnosis/rules/host-header-refused.ts






/** django/http/request.py; with DEBUG off Django's default logging prints nothing of it. */
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
            const quoted = fewLines([...refusals.map(({ line }) => line), ...lines]);
            return { sentence, host: refusals[0]?.groups[0] ?? null, lines: quoted };
        });
    },
    explain: ({ sentence, host, lines }) => ({
        what: `The health check fails because ${sentence}.`,
        why: `Django refuses a Host header that ALLOWED_HOSTS does not list, and the load balancer sends ${host === null ? 'the private address of the task' : `"${host}"`}; with DEBUG off it writes no line about it.`,
        fix: 'Answer the health check in a middleware placed before all others, or add the task’s own address (from ECS_CONTAINER_METADATA_URI_V4) to ALLOWED_HOSTS at start.',
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
/** AWS, fargate-alb-health-checks: the task's security group must let the load balancer's in. */
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
                lines: fewLines([listening.line, ...lines]),
            },
        ];
    }),
    explain: ({ container, port, lines }) => ({
        what: `No health check reached container ${container}, which listens on port ${port}.`,
        why: 'The load balancer’s checks time out, and the application’s access log shows none of them: most likely the security group of the tasks does not let the load balancer in.',
        fix: `Allow inbound TCP ${port} from the load balancer's security group in the security group of the service's tasks, and check the network ACLs between their subnets.`,
        evidence: lines,
    }),
});
/** The access log is on, and no worker hangs: a request that arrived would have left a line. */
function wouldBeSeen(evidence, { container }) {
    const command = commandOf(findContainer(evidence.taskDefinition, container));
    const isOn = /--access-logfile/.test(command) || findAccessLines(evidence).length > 0;
    return isOn && findInLogs(evidence, /WORKER TIMEOUT/).length === 0;
}
/** An old task on the same port is reached: they share the service's security groups. */
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
    // One passing check makes a new target healthy: had the application been ready for longer, something else is wrong.
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
        const lines = fewLines([...said, ...probe.lines]);
        return [{ container, readyAfterMs, livedMs, stopped, graceSeconds, migrating, lines }];
    }),
    explain: ({ container, readyAfterMs, livedMs, stopped, graceSeconds, migrating, lines }) => ({
        what: readyAfterMs === null
            ? `Container ${container} was not ready to answer ${(0,format_duration/* formatDuration */.a)(livedMs)} after its start${migrating ? ', it was still running migrations' : ''}.`
            : `Container ${container} needed ${(0,format_duration/* formatDuration */.a)(readyAfterMs)} until it could answer, and ${stopped ? 'was stopped' : 'was judged'} ${(0,format_duration/* formatDuration */.a)(livedMs)} after its start.`,
        why: `The load balancer's checks count from \`healthCheckGracePeriodSeconds\` on, which is ${graceSeconds}: ECS then stops a task whose checks fail, also one that is still starting.`,
        fix: `Set the service's health check grace period to twice the boot time or more${migrating ? ', and run the migrations as a task of their own before the rollout' : '; keep migrations and collectstatic out of the start command'}.`,
        evidence: lines,
    }),
});
/** The heading and the last step: the heading alone is there while the first step runs, which has no line of its own yet. */
function findMigrations(evidence, { taskArn }) {
    const own = findInLogs(evidence, slow_boot_MIGRATING).filter((match) => match.taskArn === taskArn);
    return [own[0], own.at(-1)].flatMap((match) => match?.line ?? []);
}
/** On another address or port it would not be reached however early it listened: that is the finding then. */
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
    // With dynamic host ports (bridge mode) the two numbers differ and nothing is wrong: only targets by address count.
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
            { listens: last.port, checked, container: last.container, lines: fewLines([last.line, ...lines]) },
        ];
    }),
    explain: ({ listens, checked, container, lines }) => ({
        what: `The server in container ${container} listens on port ${listens}, the load balancer checks port ${checked}.`,
        why: 'Nothing answers on the port that the target group and `containerPort` name.',
        fix: `Let the server listen on ${checked} (\`--bind 0.0.0.0:${checked}\`, \`--port ${checked}\` or the PORT variable), or set \`containerPort\` and the service's load balancer to ${listens}.`,
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-check-unexplained.ts











/** Those that a rule of their own always explains. */
const EXPLAINED = [301, 302, 303, 307, 308, 401, 403, 404, 410, 500, 502, 503, 504];
/** These need more than the answer. */
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
                ? 'Either its packets do not reach the task, or the application is too slow for the health check time-out.'
                : 'Nothing listens on that port, or the connection was closed without an answer.',
            fix: 'Check that the server binds 0.0.0.0 and this port, that the security group of the tasks lets the load balancer in, and turn the access log on (`--access-logfile -`), which shows every check.',
            evidence: lines,
        }
        : {
            what: `The health check fails because ${sentence}.`,
            why: `The target group accepts ${matcher ?? 'other codes'} only.`,
            fix: 'Let the health check ask for a path that answers 200 to a plain GET by the address of the task.',
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
        return { sentence, exception, lines: fewLines(exception === null ? lines : [exception, ...lines]) };
    }),
    explain: ({ sentence, exception, lines }) => ({
        what: `The health check fails because ${sentence}.`,
        why: exception === null
            ? 'The application runs and fails on this path; its log shows no exception.'
            : `The application runs and fails on this path; the last exception in its log is the quoted one.`,
        fix: exception === null
            ? 'Log exceptions of requests to the console, and deploy again; a health check that asks the database fails before migrations ran.'
            : 'Mend the quoted exception; if it comes from the database, run the migrations before the rollout, or check something lighter.',
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
        what: `The health check fails because ${sentence}.`,
        why: `${path ?? 'The health check path'} is behind a login, a token or a list of allowed addresses, and the load balancer's probe has none of them.`,
        fix: 'Let the health check ask for a path that is exempt from authentication and address lists, and that answers 200.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-path-not-found.ts



/** Reproduced with Django, Flask and FastAPI: a route that exists in development only answers 404. */
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
        what: `The health check fails because ${sentence}.`,
        why: `${path === null ? 'The health check path' : `The path ${path}`} of the target group has no route in this revision: documentation pages such as Swagger are often off in production, and prefixes or trailing slashes differ.`,
        fix: 'Add a small view that answers 200 without a login, such as /healthz/, and set the health check path of the target group to it.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/health-path-redirects.ts




const health_path_redirects_EXPLANATIONS = {
    slash: {
        why: 'The path lacks its trailing slash, and the framework redirects to the path that has one (in Django APPEND_SLASH).',
        fix: 'Put the slash at the end of the health check path of the target group; do not widen its matcher to redirects, which would call a broken application healthy.',
    },
    https: {
        why: 'The application redirects plain HTTP to HTTPS (in Django SECURE_SSL_REDIRECT), and the load balancer’s probe comes without X-Forwarded-Proto.',
        fix: 'Exempt the health check path from the redirect (in Django SECURE_REDIRECT_EXEMPT); do not widen the matcher of the target group to redirects.',
    },
    unclear: {
        why: 'The path redirects: to the same path with a trailing slash, to HTTPS, or to a login page.',
        fix: 'Let the health check ask for a path that answers 200 by itself: with its trailing slash, exempt from the redirect to HTTPS, and without a login; do not widen the matcher of the target group to redirects.',
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
        what: `The health check fails because ${sentence}${kind === 'slash' ? ` to ${path}/` : ''}.`,
        ...health_path_redirects_EXPLANATIONS[kind],
        evidence: lines,
    }),
});
/** Only a 301 is what either setting of Django sends; a login page comes with 302. */
function health_path_redirects_classify(evidence, probe, { path }) {
    if (probe.code !== 301 || path === null)
        return 'unclear';
    const endsOpen = /\/[^/.?]+$/.test(path);
    const toHttps = redirectsToHttps(evidence, probe.container) || answersEverything301(evidence, path);
    return toHttps || !endsOpen ? 'https' : 'slash';
}
/** SECURE_SSL_REDIRECT, with or without a prefix, is on in the environment. */
function redirectsToHttps({ taskDefinition }, name) {
    const container = findContainer(taskDefinition, name);
    const settings = environmentNamesOf(container).filter((one) => /SSL_REDIRECT$/i.test(one));
    return settings.some((one) => /^(?:1|true|yes|on)$/i.test(environmentValueOf(container, one) ?? ''));
}
/** Requests for other paths, such as those that end in a slash, are redirected as well. */
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
        what: `The health check fails because ${sentence}.`,
        why: hasNeighbours
            ? `The container ${container ?? 'behind the load balancer'} answers, and what it passes requests on to in the same task isn't up, or is too slow.`
            : 'The application says itself that it is not ready, or is overloaded.',
        fix: hasNeighbours
            ? 'Look at the other container’s log; let the proxy depend on it (`dependsOn` with HEALTHY), and give the task more cpu if it is slow.'
            : 'Look for what the health view waits for in the log, such as a database or a cache; give the task more cpu, or run fewer workers, if it is overloaded.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/target-group-unused.ts


/** ELB user guide, target health reasons: checks begin only for a target group that a listener uses, in an enabled zone. */
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
            group: (0,short_arn/* shortArn */.k$)(targetGroupArn.replace(/\/[^/]*$/, '')),
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
            ? 'Enable that Availability Zone for the load balancer, or leave its subnets out of the service.'
            : 'Add a listener rule that forwards to the target group, or give the service the target group that the listener uses.',
        evidence: [description],
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/too-many-workers.ts





/** gunicorn's own advice (2 × cores) + 1 needs whole cores; half of one serves one or two processes. */
const SMALL_CPU = 512;
const MANY_WORKERS = 3;
const tooManyWorkers = defineRule({
    id: 'too-many-workers',
    severity: 'symptom',
    find: (evidence) => findFailingProbes(evidence).flatMap(({ description, code, container: name, lines }) => {
        const container = findContainer(evidence.taskDefinition, name);
        const cpu = cpuOf(evidence.taskDefinition, container);
        const workers = countWorkers(container);
        const isLate = /timed out/i.test(description) || code === 503 || code === 504;
        if (!isLate || cpu === null || workers === null || name === null)
            return [];
        return cpu <= SMALL_CPU && workers >= MANY_WORKERS ? [{ name, cpu, workers, lines }] : [];
    }),
    explain: ({ name, cpu, workers, lines }) => ({
        what: `Container ${name} starts ${workers} server processes on ${cpu} CPU units, which is ${cpu / 1_024} of a core.`,
        why: 'Each process loads the whole application, so they boot slowly and answer the health check late.',
        fix: 'Start one or two workers, with threads if requests wait for others, or give the task more cpu.',
        evidence: lines,
    }),
});

;// CONCATENATED MODULE: ./src/diagnosis/rules/worker-timeout.ts




/** gunicorn/arbiter.py; the default of --timeout is 30 s (gunicorn/config.py). */
const worker_timeout_SILENT_WORKER = /\[CRITICAL\] WORKER TIMEOUT \(pid:/;
const worker_timeout_DEFAULT_SECONDS = '30';
const workerTimeout = defineRule({
    id: 'worker-timeout',
    severity: 'symptom',
    find: (evidence) => {
        const lines = findInTroubledLogs(evidence, worker_timeout_SILENT_WORKER);
        const [first] = lines;
        if (first === undefined)
            return [];
        const command = commandOf(findContainer(evidence.taskDefinition, first.container));
        const seconds = /(?:^|\s)(?:-t\s*|--timeout[\s=]+)(\d+)\b/.exec(command)?.[1] ?? worker_timeout_DEFAULT_SECONDS;
        return [{ container: first.container, seconds, lines: fewLines(lines.map(({ line }) => line)) }];
    },
    explain: ({ container, seconds, lines }) => ({
        what: `gunicorn in container ${container} killed a worker that had been silent for more than ${seconds} s.`,
        why: 'A request, or the import of the application, blocked the worker; `--timeout` is a watchdog over workers and no time-out of requests or health checks.',
        fix: 'Look for what blocks (a database or a service that does not answer), give such calls a time-out of their own, and use threads or an asynchronous worker class; a larger --timeout only hides it.',
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
 * All rules, listed by hand. The order is the rank among findings of one severity: what a container itself said comes
 * before what the platform saw of it, and that before what merely held the rollout up.
 */
const RULES = [...EXITS, ...NEVER_STARTS, ...UNHEALTHY, ...PLACEMENT, ...ELSEWHERE];

;// CONCATENATED MODULE: ./src/diagnosis/diagnose.ts

const RANK = { cause: 0, symptom: 1, note: 2 };
/**
 * Everything that the evidence proves, the best explanation first: causes before symptoms before notes, among equals the
 * order of the registry. A finding that says the same twice is told once, with all its lines.
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

;// CONCATENATED MODULE: ./src/diagnosis/evidence/choose-log-tasks.ts
const CANDIDATES_AT_MOST = 4;
/**
 * Whose logs may tell most, best first: a task that failed by itself, the earliest first since its lines have arrived,
 * then one that was stopped after failed checks, then one that runs. One that never started said nothing.
 */
function chooseLogTasks({ stoppedTasks, newTasks, }) {
    const spoke = [...stoppedTasks, ...newTasks].filter(({ startedAtMs }) => startedAtMs !== null);
    const ranked = spoke.map((task) => ({ task, rank: rankOf(task) }));
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

;// CONCATENATED MODULE: ./src/diagnosis/evidence/mask-text.ts
const MASK = '***';
/** Shorter ones would hide half of the text, and are no secrets. */
const LENGTH_AT_LEAST = 4;
/** What is a secret by its looks: the password of a URL, keys of AWS, bearer tokens, private keys, `password=…`. */
const LOOKS_SECRET = [
    [/(\b[a-z][\w+.-]*:\/\/[^\s:/@'"]*:)[^\s'"]+(?=@)/gi, `$1${MASK}`],
    [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g, MASK],
    [/\b(bearer\s+|basic\s+)[\w+/.=~-]{8,}/gi, `$1${MASK}`],
    [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, MASK],
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, MASK],
    [
        /(\b[\w-]*(?:password|passwd|secret|token|api_?key)(?:\s*=\s*["']?|["']?\s*:\s*["']))(?!\*)[^\s"'&,;]{4,}/gi,
        `$1${MASK}`,
    ],
];
/** The text without the secrets that are known and without what looks like one. */
function maskText(text, secrets) {
    const known = [...secrets]
        .filter(({ length }) => length >= LENGTH_AT_LEAST)
        .sort((a, b) => b.length - a.length);
    const masked = known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
    return LOOKS_SECRET.reduce((rest, [pattern, mask]) => rest.replace(pattern, mask), masked);
}

;// CONCATENATED MODULE: ./src/diagnosis/evidence/mask-definition.ts

const SECRET_NAME = /pass(?!_?through)|secret|token|credential|private|api_?key|access_?key|signing|encryption|salt|dsn|\bauth\b|_auth\b/i;
/** These hold references, never values. */
const REFERENCE = /^(?:arn:|\/)/;
const URL_PASSWORD = /\b[a-z][\w+.-]*:\/\/[^\s:/@'"]*:([^\s'"]+)@/gi;
/**
 * A revision whose values that look like credentials are masked: by their name (`environment`, log options, labels),
 * and passwords in URLs wherever they stand. `secrets` of a container hold references and stay.
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
        return value.map((entry) => maskValue(entry, null, secrets));
    if (typeof value !== 'object' || value === null)
        return value;
    const entries = Object.entries(value);
    // `{ name, value }` of `environment` and the like: the value goes by the name beside it.
    const { name: own } = value;
    return Object.fromEntries(entries.map(([member, entry]) => {
        const by = member === 'value' && typeof own === 'string' ? own : member;
        return [member, maskValue(entry, by, secrets)];
    }));
}
function maskString(text, name, secrets) {
    if (text === '' || REFERENCE.test(text))
        return text;
    for (const [, password = ''] of text.matchAll(URL_PASSWORD)) {
        secrets.add(password);
        secrets.add(decode(password));
    }
    const isUrl = /^[a-z][\w+.-]*:\/\//i.test(text);
    if (name === null || !SECRET_NAME.test(name) || name === 'name' || name === 'valueFrom' || isUrl)
        return maskText(text, []);
    secrets.add(text);
    return MASK;
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


/** The evidence as it may be kept: both definitions masked, and what they held as a secret hidden in everything that was said. */
function maskEvidence(evidence) {
    const fresh = maskDefinition(evidence.taskDefinition);
    const old = maskDefinition(evidence.previousTaskDefinition);
    const secrets = [...new Set([...fresh.secrets, ...old.secrets])];
    const mask = (text) => maskText(text, secrets);
    const orNull = (text) => (text === null ? null : mask(text));
    return {
        ...evidence,
        taskDefinition: fresh.revision,
        previousTaskDefinition: old.revision,
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

;// CONCATENATED MODULE: ./src/diagnosis/evidence/note-targets.ts
const LOOKS_AT_MOST = 50;
const TARGETS_AT_MOST = 500;
/** Every target's history with one more look: a change of its state is kept, the same state again is not. */
function noteTargets(evidence, snapshot) {
    const { targets, atMs } = snapshot;
    if (targets === null)
        return evidence.targets;
    const listed = new Map(targets.map((target) => [keyOf(target), target]));
    const known = new Set(evidence.targets.map(keyOf));
    const grown = evidence.targets.map((history) => grow(history, listed.get(keyOf(history)) ?? null, snapshot));
    const fresh = targets
        .filter((target) => !known.has(keyOf(target)))
        .map((target) => ({ ...note_targets_open(target, evidence, snapshot), looks: [lookAt(target, atMs)] }));
    return [...grown, ...fresh].slice(-TARGETS_AT_MOST);
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
/** A target without a task that we know (an instance) is ours when it came after we began to look. */
function note_targets_open(target, evidence, snapshot) {
    const { targetGroupArn, id, port } = target;
    const task = findTask(target, snapshot);
    const isNew = task === null ? evidence.service !== null : isOurs(task, snapshot);
    return { targetGroupArn, id, port, taskArn: task?.arn ?? null, isNew };
}
function findTask({ id }, snapshot) {
    const { newTasks, oldTasks, stoppedTasks } = snapshot;
    // An address may be used again: who runs comes before who ran.
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

/** The newest are kept: a service that crashes all night must not fill the report. */
const STOPPED_AT_MOST = 200;
const EVENTS_AT_MOST = 500;
/** The evidence with one more look in it. ECS forgets, so that what was seen once stays: events, stopped tasks, targets. */
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
/** Stopped tasks as they were described last, oldest first: an exit code may come late. */
function addStopped(known, seen) {
    const byArn = new Map([...known, ...seen].map((task) => [task.arn, task]));
    return [...byArn.values()].sort((a, b) => a.createdAtMs - b.createdAtMs).slice(-STOPPED_AT_MOST);
}
/** ECS lists the newest first, also among those of one millisecond. */
function addEvents({ events, startedAtMs }, seen) {
    const known = new Set(events.map(({ id }) => id));
    const fresh = [...seen].reverse().filter(({ id, atMs }) => atMs >= startedAtMs && !known.has(id));
    return [...events, ...fresh].slice(-EVENTS_AT_MOST);
}

;// CONCATENATED MODULE: ./src/diagnosis/evidence/open-evidence.ts
/** Nothing seen yet. */
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
        protections: null,
        targets: [],
        targetGroups: [],
        taskDefinition: null,
        previousTaskDefinition: null,
        logs: [],
        unreadable: [],
    };
}

;// CONCATENATED MODULE: ./src/diagnosis/evidence/clean-log-lines.ts
const clean_log_lines_LENGTH_AT_MOST = 2_000;
const LEFT_OUT = '(left out: it holds what a job was given)';
/** Colours and other control sequences (ECMA-48), and control characters but for the tab. */
// eslint-disable-next-line no-control-regex -- that is what is taken out
const CONTROL = /\u001b\[[0-?]*[ -/]*[@-~]|[\u0000-\u0008\u000a-\u001f\u007f]/g;
/** Celery prints a message it can't use with all that is in it: celery/worker/consumer/consumer.py, UNKNOWN_TASK_ERROR and others. */
const BEFORE_CONTENT = /full contents of the message (?:body|headers)(?: was)?:\s*$/i;
const CONTENT_INSIDE = [
    /((?:full contents of the message (?:body|headers)(?: was)?|^\s*body):\s*)\S.*$/i,
    /(Can't decode message body: ).*$/i,
    /(\bdelivery_info:.*\bheaders=).*$/i,
    /(\bTask \S+ succeeded in [\d.]+s: ).*$/,
];
const CONTENT_LIKE = /^\s*(?:b?['"[{(]|\{)/;
/** Log lines as they may be kept: without colours, not endless, and without anything that a job was given. */
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
    return text.length > clean_log_lines_LENGTH_AT_MOST ? `${text.slice(0, clean_log_lines_LENGTH_AT_MOST)}…` : text;
}

;// CONCATENATED MODULE: ./src/diagnosis/evidence/find-log-streams.ts
/**
 * Where the containers of a task log to, as far as CloudWatch keeps it: `prefix/container/task-id`, and without a prefix
 * the container's runtime id (ECS developer guide, awslogs log driver). `elsewhere`: containers that log to nowhere we read.
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

;// CONCATENATED MODULE: ./src/phases/read-source.ts

/** One source of evidence; null, and a note, where it can't be read. Only a cancel ends the reading. */
async function readSource(reading, source, read) {
    try {
        return await read();
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            throw error;
        const message = error instanceof Error ? error.message : String(error);
        reading.unreadable = [...reading.unreadable, { source, error: message }];
        return null;
    }
}

;// CONCATENATED MODULE: ./src/phases/fetch-container-logs.ts



const LINES_A_CONTAINER = 200;
/**
 * The last lines of the first of these tasks that said anything, a log a container. A source that is denied or does not
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
            const lines = await readSource(reading, source, () => world.logs.fetchLastLines(from, LINES_A_CONTAINER));
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

;// CONCATENATED MODULE: ./src/phases/fetch-target-groups.ts

/** Settings and attributes of the service's target groups, as far as they can be read. */
async function fetchTargetGroups(run, { service }, reading) {
    const { loadBalancer } = run.world;
    const arns = [...new Set((service?.loadBalancers ?? []).map(({ targetGroupArn }) => targetGroupArn))];
    if (arns.length === 0)
        return [];
    const source = 'elasticloadbalancing:DescribeTargetGroups';
    const groups = await readSource(reading, source, () => loadBalancer.fetchTargetGroups(arns));
    return Promise.all((groups ?? []).map(async (group) => {
        const attributes = await readSource(reading, 'elasticloadbalancing:DescribeTargetGroupAttributes', () => loadBalancer.fetchTargetGroupAttributes(group.arn));
        return { ...group, attributes: attributes ?? {} };
    }));
}

;// CONCATENATED MODULE: ./src/phases/collect-evidence.ts








/** Keeps what one turn of the watch showed. */
function noteEvidence(run, order, snapshot) {
    const { deploymentId, previousDeploymentId } = order;
    const { report } = run.world;
    const known = report.evidence ?? openEvidence(report);
    report.evidence = { ...noteSnapshot(known, snapshot), deploymentId, previousDeploymentId };
}
/**
 * After a failure, and before anything is rolled back: reads what only then is worth its calls, and judges it all. A
 * source that can't be read is a fact of its own, never an error.
 */
async function collectEvidence(run, order) {
    const { report, clock } = run.world;
    const seen = report.evidence ?? openEvidence(report);
    const reading = { unreadable: [...seen.unreadable] };
    const [definitions, targetGroups, protections, stoppedTasks, endedOldTasks] = await Promise.all([
        fetchDefinitions(run, order, reading),
        fetchTargetGroups(run, seen, reading),
        fetchProtections(run, seen, reading),
        fetchStopped(run, seen, reading),
        fetchEndedOld(run, order, seen, reading),
    ]);
    noteMissingSources(seen, reading);
    const evidence = { ...seen, ...definitions, targetGroups, protections, stoppedTasks, endedOldTasks };
    const logs = await fetchLogs(run, evidence, reading);
    judge(run, { ...evidence, logs, atMs: clock.now(), unreadable: reading.unreadable });
}
/** Log lines may arrive seconds after the container died: where there was none, one more look, and another judgement. */
async function collectLateLogs(run) {
    const { evidence } = run.world.report;
    if (evidence === null || evidence.logs.some(({ lines }) => lines.length > 0))
        return;
    const reading = {
        unreadable: evidence.unreadable.filter(({ source }) => !source.startsWith('logs:')),
    };
    const logs = await fetchLogs(run, evidence, reading);
    if (logs.length > 0)
        judge(run, { ...evidence, logs, unreadable: reading.unreadable });
}
/** What ended the run without a watch: UpdateService or RegisterTaskDefinition was refused. */
function judgeFailedCall(run, error) {
    const { report } = run.world;
    if (report.diagnoses.length > 0 || !(error instanceof Error))
        return;
    judge(run, { ...(report.evidence ?? openEvidence(report)), failedCall: error.message });
}
function judge(run, evidence) {
    const masked = maskEvidence(evidence);
    const { report, log } = run.world;
    const before = report.diagnoses[0]?.id;
    report.evidence = masked;
    report.diagnoses = diagnose(masked);
    const [best] = report.diagnoses;
    if (best?.severity !== 'cause' || best.id === before)
        return;
    for (const line of [best.what, best.why, ...best.evidence, best.fix])
        log.info(line);
}
async function fetchDefinitions(run, order, reading) {
    const { ecs, report } = run.world;
    const previousArn = run.record?.previous.taskDefinitionArn ?? report.previousTaskDefinitionArn;
    const source = 'ecs:DescribeTaskDefinition';
    const [taskDefinition, previousTaskDefinition] = await Promise.all([
        readSource(reading, source, () => ecs.fetchTaskDefinition(order.taskDefinitionArn)),
        previousArn === null ? null : readSource(reading, source, () => ecs.fetchTaskDefinition(previousArn)),
    ]);
    return { taskDefinition, previousTaskDefinition };
}
async function fetchProtections(run, { oldTasks }, reading) {
    if (oldTasks.length === 0)
        return [];
    const arns = oldTasks.map(({ arn }) => arn);
    const found = await readSource(reading, 'ecs:GetTaskProtection', () => run.world.ecs.fetchProtections(arns));
    if (found === null)
        noteUnreadable(reading, 'ecs:GetTaskProtection');
    return found;
}
/** Exit codes may come after the task is told to stop. */
async function fetchStopped(run, { stoppedTasks }, reading) {
    const arns = stoppedTasks.map(({ arn }) => arn);
    if (arns.length === 0)
        return [];
    const now = await readSource(reading, 'ecs:DescribeTasks', () => run.world.ecs.fetchTasksByArn(arns));
    return addStopped(stoppedTasks, now ?? []);
}
/** How the tasks that this rollout replaced ended: the watch no longer looks at those that are gone. */
async function fetchEndedOld(run, { deploymentId }, { startedAtMs }, reading) {
    const stopped = await readSource(reading, 'ecs:ListTasks', () => run.world.ecs.fetchTasks('stopped'));
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

// EXTERNAL MODULE: ./src/phases/run.ts
var phases_run = __webpack_require__(5109);
;// CONCATENATED MODULE: ./src/phases/deploy.ts


/** A lost answer is looked for in the service this long: DescribeServices lags by seconds. */
const LOST_ANSWER_MS = 20_000;
const LOOK_AGAIN_MS = 2_000;
/** One UpdateService call, noted in the record before and after, and checked against what ECS then says. */
async function deploy(run, update, taskDefinitionArn) {
    const record = (0,phases_run/* recordOf */.z)(run);
    if (Object.keys(update).length === 0)
        return { deploymentId: null };
    (0,phases_run/* saveRecord */.h)(run, {
        ...record,
        update: { state: 'sent', taskDefinitionArn, deploymentId: null, request: update },
    });
    const service = await updateOrFind(run, update, taskDefinitionArn);
    const primary = primaryOf(service);
    const deploymentId = primary === undefined || primary.id === record.previous.deploymentId ? null : primary.id;
    (0,phases_run/* saveRecord */.h)(run, {
        ...(0,phases_run/* recordOf */.z)(run),
        update: { state: 'made', taskDefinitionArn, deploymentId, request: update },
    });
    run.world.log.info(deploymentId === null
        ? 'UpdateService was accepted; ECS started no new deployment'
        : `deployment ${deploymentId} started`);
    run.world.report.deploymentId = deploymentId ?? primary?.id ?? null;
    await checkSettings(run, update);
    return { deploymentId };
}
/** An answer that got lost may still have been an UpdateService that was carried out: the service tells. */
async function updateOrFind(run, update, taskDefinitionArn) {
    const { ecs, clock, log } = run.world;
    try {
        return await ecs.updateService(update);
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM) || error.kind !== 'unreachable')
            throw error;
        log.warn(`the answer to UpdateService got lost (${error.message}); looking whether it was carried out`);
        const untilMs = clock.now() + LOST_ANSWER_MS;
        for (;;) {
            const service = await ecs.fetchService();
            if (deploy_isOurs(primaryOf(service), run, taskDefinitionArn))
                return service;
            if (clock.now() >= untilMs)
                throw error;
            await clock.sleep(LOOK_AGAIN_MS);
        }
    }
}
function deploy_isOurs(primary, run, taskDefinitionArn) {
    return (primary !== undefined &&
        primary.id !== (0,phases_run/* recordOf */.z)(run).previous.deploymentId &&
        primary.taskDefinitionArn === taskDefinitionArn);
}
/** ECS keeps members that are left out; this tells when it took other values than we sent. */
async function checkSettings(run, update) {
    const service = await run.world.ecs.fetchService();
    const pairs = [
        ['desired-count', update.desiredCount, service.desiredCount],
        ['minimum-healthy-percent', update.minimumHealthyPercent, service.minimumHealthyPercent],
        ['maximum-percent', update.maximumPercent, service.maximumPercent],
    ];
    for (const [name, asked, found] of pairs) {
        if (asked === undefined || asked === found)
            continue;
        const line = `${name}: ${String(asked)} was asked for, ECS says ${String(found)} (auto scaling may have changed it).`;
        run.world.report.warnings.push(line);
    }
}
function primaryOf(service) {
    return service.deployments.find((deployment) => deployment.status === 'PRIMARY');
}

// EXTERNAL MODULE: ./src/drain/assess-drain.ts
var assess_drain = __webpack_require__(2153);
// EXTERNAL MODULE: ./src/drain/plan-expiry.ts
var plan_expiry = __webpack_require__(919);
// EXTERNAL MODULE: ./src/drain/estimate-jobs-left.ts
var estimate_jobs_left = __webpack_require__(6373);
// EXTERNAL MODULE: ./src/rollout/is-healthy-task.ts
var is_healthy_task = __webpack_require__(5471);
;// CONCATENATED MODULE: ./src/rollout/describe-progress.ts


/** How far a rollout is, in kubectl's words. `jobs`: what the old tasks are known to be finishing. */
function describeProgress({ service, newTasks, oldTasks, targets }, jobs = 0) {
    const desired = service.desiredCount;
    const healthy = newTasks.filter((task) => (0,is_healthy_task/* isHealthyTask */.t)(task, service.loadBalancers, targets)).length;
    // Without any check "healthy" would be a claim that nobody made.
    const isChecked = targets !== null || newTasks.some((task) => (task.healthStatus ?? 'UNKNOWN') !== 'UNKNOWN');
    const fresh = `${healthy} of ${(0,count_of/* countOf */.p)(desired, 'new task')} ${isChecked ? 'healthy' : 'running'}`;
    const going = oldTasks.filter(({ desiredStatus }) => desiredStatus === 'STOPPED').length;
    const staying = oldTasks.length - going;
    const parts = [
        ...(staying === 0 ? [] : [`${(0,count_of/* countOf */.p)(staying, 'old task')} ${describeStay(jobs)}`]),
        ...(going === 0
            ? []
            : [`${(0,count_of/* countOf */.p)(going, 'old task')} ${service.loadBalancers.length > 0 ? 'draining' : 'stopping'}`]),
    ];
    const words = [fresh, ...(parts.length === 0 ? ['no old task left'] : parts)].join(', ');
    return { words, allNewHealthy: healthy >= desired, oldLeft: oldTasks.length };
}
function describeStay(jobs) {
    return jobs === 0 ? 'left' : `finishing ${(0,count_of/* countOf */.p)(jobs, 'job')}`;
}
/** All new tasks are healthy, and only old ones are left to go. */
function isOnlyOldDraining(snapshot) {
    const { allNewHealthy, oldLeft } = describeProgress(snapshot);
    if (!allNewHealthy || oldLeft === 0)
        return false;
    // Targets that can't be read prove nothing; that ECS stops every old task does.
    const isBlind = snapshot.service.loadBalancers.length > 0 && snapshot.targets === null;
    return !isBlind || snapshot.oldTasks.every(({ desiredStatus }) => desiredStatus === 'STOPPED');
}

// EXTERNAL MODULE: ./src/rollout/group-deaths.ts + 1 modules
var group_deaths = __webpack_require__(1753);
;// CONCATENATED MODULE: ./src/rollout/find-doomed.ts

/**
 * A cause of which so many tasks died that the revision can't live: the largest such group, or null. ECS's own circuit
 * breaker does not see workers that crash after they were RUNNING. Passing causes don't count, and nothing is doomed
 * while a task lives that is older than any of the dead became, or that is as old as them and may still become so.
 */
function findDoomed({ tasks, deploymentId, maxFailedTasks, nowMs }) {
    if (maxFailedTasks === 0)
        return null;
    const living = tasks.filter((task) => task.startedBy === deploymentId && task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING');
    const groups = (0,group_deaths/* groupDeaths */.L)(tasks, deploymentId).filter(({ count, transient }) => count >= maxFailedTasks && !transient);
    const isDeadly = (death) => {
        const dead = tasks.filter(({ arn }) => death.taskArns.includes(arn));
        const longestMs = Math.max(...dead.map(measureLifeMs));
        const firstDeathAtMs = Math.min(...dead.map((task) => endedAtMs(task) ?? nowMs));
        return !living.some((task) => mayOutlive(task, { longestMs, firstDeathAtMs, nowMs }));
    };
    return groups.find(isDeadly) ?? null;
}
/** Has outlived them, or began before the first of them died: it gets its chance, and each later attempt does not. */
function mayOutlive({ startedAtMs }, { longestMs, firstDeathAtMs, nowMs }) {
    if (startedAtMs === null)
        return false;
    return nowMs - startedAtMs > longestMs || startedAtMs < firstDeathAtMs;
}
/** From RUNNING to the decision to stop it, or its end; 0 for a task that never ran. */
function measureLifeMs(task) {
    const endMs = endedAtMs(task);
    return task.startedAtMs === null || endMs === null ? 0 : Math.max(0, endMs - task.startedAtMs);
}
function endedAtMs({ stoppingAtMs, stoppedAtMs }) {
    return stoppingAtMs ?? stoppedAtMs;
}

// EXTERNAL MODULE: ./src/rollout/find-primary.ts
var find_primary = __webpack_require__(5869);
// EXTERNAL MODULE: ./src/rollout/find-rollback-evidence.ts
var find_rollback_evidence = __webpack_require__(6941);
;// CONCATENATED MODULE: ./src/wording/format-clock.ts
/** The time of day, `14:03:20 UTC`: a log is read on the day that it was written. */
function formatClock(atMs) {
    return `${new Date(atMs).toISOString().slice(11, 19)} UTC`;
}

;// CONCATENATED MODULE: ./src/rollout/health/find-allowance.ts

/** From RUNNING to registered and first checked. */
const REGISTRATION_MS = 20_000;
/** The next task may take so much longer than the slowest that was seen. */
const PATIENCE = 1.5;
/**
 * How long a task may be RUNNING and not yet healthy before its own health settings prove that it won't be; null where
 * nothing checks it, or the settings can't be read. An application that answers by the end of its grace period always
 * makes it: a target that was unhealthy needs HealthyThreshold good checks, one that stays so UnhealthyThreshold bad ones
 * (ELB guide, target group health checks); a container is UNHEALTHY after `retries` failures past its start period.
 * A service whose tasks were seen to be slower gets their time.
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
        words: `one and a half times the ${(0,format_duration/* formatDuration */.a)(slowestMs)} that the slowest task took`,
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
/** The task's own entries in the service's target groups; none where the targets are instances, or can't be read. */
function listTargetsOf({ privateIpv4 }, { loadBalancers }, targets) {
    if (privateIpv4 === null || targets === null)
        return [];
    return loadBalancers.flatMap(({ targetGroupArn, containerPort }) => {
        const own = targets.filter((target) => target.targetGroupArn === targetGroupArn && target.id === privateIpv4);
        const exact = own.filter(({ port }) => port === containerPort);
        return exact.length > 0 ? exact : own;
    });
}

;// CONCATENATED MODULE: ./src/rollout/planner/observe-pace.ts
/** Later than that something else happened. */
const LONGEST_PROOF_MS = 900_000;
/** Said once new tasks are healthy: an old one goes, or the rollout is over. */
const PROVED = /has stopped \d+ running tasks|deployment completed\./;
/**
 * How fast the tasks of this service were: to RUNNING by their own times, to healthy by the first event after it that ECS
 * only says when they are (at most a pass of its scheduler late). Of several tasks the quickest gap counts, since later ones
 * may have waited for something else.
 */
function observePace(tasks, events) {
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



/** Nothing seen yet, but for what the service's events tell of the tasks that run. */
function openHealthHistory(sinceMs, { service, oldTasks }) {
    const { observedHealthyMs } = observePace(oldTasks, service.events);
    return { sinceMs, healthyAtMs: {}, complaints: {}, observedMs: observedHealthyMs };
}
/** The history with one more look in it. A task that was healthy once stays known as such, whatever it is now. */
function noteHealth(history, snapshot, settings) {
    const { atMs, newTasks, oldTasks } = snapshot;
    const fresh = [...newTasks, ...oldTasks].filter((task) => !(task.arn in history.healthyAtMs) && isProved(task, snapshot, settings));
    const seen = fresh.flatMap(({ startedAtMs }) => startedAtMs === null || startedAtMs < history.sinceMs ? [] : [atMs - startedAtMs]);
    const complaints = newTasks.flatMap((task) => {
        const words = complainOf(task, snapshot);
        return words === null ? [] : [[task.arn, words]];
    });
    return {
        ...history,
        healthyAtMs: { ...history.healthyAtMs, ...Object.fromEntries(fresh.map(({ arn }) => [arn, atMs])) },
        complaints: { ...history.complaints, ...Object.fromEntries(complaints) },
        observedMs: [...history.observedMs, ...seen],
    };
}
/** Healthy by every check that it is known to have. */
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
/** Checked and found bad, or never checked at all; an internal error of the load balancer is not the task's. */
function isFailing({ state, reason }) {
    if (state === 'unhealthy')
        return reason?.startsWith('Elb.') !== true;
    return state === 'unused' && reason === 'Target.NotInUse';
}

;// CONCATENATED MODULE: ./src/rollout/health/find-never-healthy.ts


/** How ECS says that it replaced a task for its checks (field reports; containers: "Task failed container health checks"). */
const STOPPED_FOR_CHECKS = /^Task failed (?:ELB|container) health checks/i;
/**
 * Which of our tasks had all the time that the health settings allow, and never were healthy: those that ECS itself stopped
 * for their checks, after its own grace period, and those that run and fail beyond `allowedMs` (null: nobody knows how long
 * is too long). A task that was healthy once is never among them, however it flaps; nor is one whose load balancer still
 * does its first checks, or one that started before the watch did.
 */
function findNeverHealthy(snapshot, history, allowedMs) {
    const { atMs, newTasks, stoppedTasks } = snapshot;
    const wasHealthy = ({ arn }) => arn in history.healthyAtMs;
    const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
    const unproved = running.filter((task) => !wasHealthy(task));
    const untilOf = (task) => allowedMs === null ? Infinity : Math.max(task.startedAtMs ?? atMs, history.sinceMs) + allowedMs;
    const isOver = (task) => untilOf(task) <= atMs && fails(task, snapshot);
    const living = unproved.filter(isOver).map((task) => ({
        ...{ task, atMs: untilOf(task), stopped: false },
        livedMs: atMs - Math.max(task.startedAtMs ?? atMs, history.sinceMs),
    }));
    const dead = stoppedTasks
        .filter((task) => !wasHealthy(task) && STOPPED_FOR_CHECKS.test(task.stoppedReason ?? ''))
        .flatMap((task) => bury(task, history.sinceMs, atMs));
    return {
        failed: [...dead, ...living].sort((a, b) => a.atMs - b.atMs),
        waiting: unproved.filter((task) => !isOver(task)),
        anyProved: running.some(wasHealthy),
    };
}
function bury(task, sinceMs, nowMs) {
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
 * May the revision still become healthy? ECS starts every replacement anew, so that one slow task proves nothing (it may
 * have migrated the database, and the next one is quick): `max-failed-tasks` of them must have had their full time, none
 * may live that ever was healthy, and one that started before the first of them was given up gets its own full time.
 */
function judgeHealth(snapshot, target) {
    const { health, maxFailedTasks, deadlineAtMs } = target;
    if (health === undefined)
        return NOTHING;
    const { service } = snapshot;
    // Nobody sees whether one of them is healthy now.
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
        ? 'which the load balancer still checks for the first time'
        : `until ${formatClock(untilMs)} at the latest: ${words}`;
    const wait = `waiting for ${(0,count_of/* countOf */.p)(waiting.length, noun)} to become healthy, ${until}`;
    if (failed.length === 0 || maxFailedTasks === 0)
        return wait;
    return `${wait} (${(0,count_of/* countOf */.p)(failed.length, 'task')} never did; ${maxFailedTasks} end the watch)`;
}
function describeDoom({ service }, target, failed, allowance) {
    const stopped = failed.filter((one) => one.stopped);
    const living = failed.filter((one) => !one.stopped);
    const rule = describeRule(target, service.healthCheckGracePeriodSeconds);
    const parts = [
        ...(stopped.length === 0
            ? []
            : [`ECS stopped ${stopped.length} for failed checks ${lives(stopped)}${rule}`]),
        ...(living.length === 0
            ? []
            : [
                `${living.length} still ${living.length === 1 ? 'fails' : 'fail'} ${lives(living)}, and ${allowance?.words ?? ''} were allowed`,
            ]),
    ];
    const said = failed
        .map(({ task }) => target.health?.history.complaints[task.arn])
        .filter((words) => words !== undefined);
    const complaint = said.at(-1);
    const quote = complaint === undefined ? '' : ` ${complaint.replace(/\.?$/, '.')}`;
    const sinceMs = target.health?.history.sinceMs ?? 0;
    const isWhole = failed.every(({ task }) => (task.startedAtMs ?? sinceMs) >= sinceMs);
    const claim = isWhole ? 'never became healthy' : 'were not healthy since this watch began';
    const their = failed.length === 1 ? 'its' : 'their';
    return `${(0,count_of/* countOf */.p)(failed.length, 'new task')} had ${their} full time and ${claim}: ${parts.join('; ')}.${quote}`;
}
/** What ECS itself goes by, where that is one target group's settings alone. */
function describeRule({ health }, graceSeconds) {
    const { targetGroups, containerChecks } = health?.settings ?? {};
    const [group, ...others] = targetGroups ?? [];
    if (group === undefined || others.length > 0 || containerChecks?.length !== 0)
        return '';
    const words = describeChecks(group.unhealthyThreshold, group.intervalSeconds, graceSeconds);
    return ` (its limit: ${words})`;
}
/** `after 71 s and 75 s`, or the span where there are more. */
function lives(tasks) {
    const times = tasks.map(({ livedMs }) => livedMs).sort((a, b) => a - b);
    const words = [...new Set([times[0], times.at(-1)].map((ms) => (0,format_duration/* formatDuration */.a)(ms ?? 0)))];
    return `after ${words.join(tasks.length > 2 ? ' to ' : ' and ')}`;
}

;// CONCATENATED MODULE: ./src/rollout/assess-rollout.ts








/**
 * How does our rollout stand, by this one look? Judged by our deployment's identity alone: "the service is stable" is
 * just as true after a rollback. `deployments[]` says who is PRIMARY; the service deployment, where it can be read, adds
 * the rollbacks. Either may be missing or behind the other.
 */
function assessRollout(snapshot, target) {
    const judgement = assess_rollout_judge(snapshot, target);
    const isOver = judgement.status !== 'waiting' && judgement.status !== 'missing';
    const isLate = !isOver && snapshot.atMs >= target.deadlineAtMs;
    return {
        death: isOver || isLate ? findWorstDeath(snapshot, target) : null,
        onlyOldDraining: (0,find_primary/* findPrimary */.W)(snapshot.service)?.id === target.deploymentId && isOnlyOldDraining(snapshot),
        ...judgement,
        ...(isLate ? { status: 'timed-out', sentence: `Out of time: ${judgement.sentence}` } : {}),
    };
}
function assess_rollout_judge(snapshot, target) {
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
        return say('rolling-back', `Our deployment is being rolled back${because(reason)}`);
    }
    if (serviceDeployment?.status === 'ROLLBACK_FAILED') {
        return say('failed', `Our deployment failed, and ECS could not roll it back${because(reason)}`);
    }
    if (ours.rolloutState === 'FAILED')
        return say('failed', `ECS gave our deployment up${because(reason)}`);
    const isOver = isCompleted(ours, snapshot);
    const isDone = isOver && !isDown(snapshot);
    const health = isDone || isContradictory(ours, snapshot) ? null : judgeHealth(snapshot, target);
    // First, for it names the settings: what failed its checks twice also died twice of the same cause.
    if (health !== null && health.doom !== null)
        return say('doomed', health.doom);
    const doom = findDoom(ours, snapshot, target);
    if (doom !== null)
        return doom;
    const { words } = describeProgress(snapshot);
    if (isDone)
        return say('completed', `Completed: ${words}.`);
    return {
        ...say('waiting', isOver ? `ECS completed the rollout, and every target fails: ${words}.` : `${words}.`),
        ...(health?.waitsFor == null ? {} : { waitsFor: health.waitsFor }),
    };
}
/** COMPLETED; where ECS gives no rolloutState, the service deployment's word, or that only ours is there and all run. */
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
    const exit = death.exitCode === null ? '' : ` (exit code ${death.exitCode})`;
    const where = death.container === null ? '' : ` in container ${death.container}`;
    const dead = death.count === 1
        ? `A new task died${where}${exit}, and none lives that outlasted it.`
        : `${death.count} new tasks died of the same cause${where}${exit}, and none lives that outlasted them.`;
    return { ...say('doomed', dead), death };
}
/** Every task of ours runs, and the load balancer says of each that it fails: completed or not, this revision doesn't serve. */
function isDown({ newTasks, service, targets }) {
    const running = newTasks.filter(({ lastStatus }) => lastStatus === 'RUNNING');
    return running.length > 0 && running.every((task) => listTargetsOf(task, service, targets).some(isFailing));
}
/** ECS counts running tasks, and we were shown none, nor any that goes: two reads that don't fit condemn nobody. */
function isContradictory(ours, { newTasks, stoppedTasks }) {
    const going = stoppedTasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
    return newTasks.length + going.length === 0 && ours.runningCount > 0;
}
/** Somebody else is PRIMARY. */
function judgeOther(primary, snapshot, target) {
    const { service, serviceDeployment } = snapshot;
    const revision = (0,find_primary/* nameRevision */.h)(primary.taskDefinitionArn);
    if (!(0,find_rollback_evidence/* isRollbackOfOurs */.$y)(service, primary, target, serviceDeployment)) {
        return say('superseded', `Another deployment (${primary.id}, revision ${revision}) took the place of ours.`);
    }
    if (primary.rolloutState === 'FAILED' || serviceDeployment?.status === 'ROLLBACK_FAILED') {
        return say('failed', `Our deployment failed, and so did its rollback to revision ${revision}.`);
    }
    const isDone = primary.rolloutState === 'COMPLETED' || serviceDeployment?.status === 'ROLLBACK_SUCCESSFUL';
    if (isDone && !saysRollingBack(primary))
        return say('rolled-back', `ECS rolled our deployment back to revision ${revision}.`);
    return say('rolling-back', `ECS is rolling our deployment back to revision ${revision}.`);
}
/** Our id is not in the list: it lags for a while, and after that it is gone. */
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
/** `: REASON` with one full stop, or just the full stop. */
function because(reason) {
    return reason === null || reason === '' ? '.' : `: ${reason.replace(/\.?$/, '.')}`;
}

// EXTERNAL MODULE: ./src/phases/create-progress.ts + 1 modules
var create_progress = __webpack_require__(9447);
// EXTERNAL MODULE: ./src/drain/is-task-finished.ts
var is_task_finished = __webpack_require__(6735);
// EXTERNAL MODULE: ./src/drain/ledger.ts
var ledger = __webpack_require__(6261);
;// CONCATENATED MODULE: ./src/drain/find-proven-tasks.ts
/** The tasks on which workers consume every queue that is expected of them. */
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
 * Which old tasks hand over now. With room for a full second set nobody is silenced before every new task has proved
 * itself; with less, each new task that has proved itself takes over from one old task. Never more than that.
 */
function planHandover(facts) {
    const waiting = facts.oldTaskArns.filter((arn) => !facts.silencedTaskArns.has(arn));
    if (facts.provenCount >= facts.desiredCount)
        return waiting;
    if (facts.room >= facts.desiredCount)
        return [];
    return waiting.slice(0, Math.max(0, facts.provenCount - facts.silencedTaskArns.size));
}

// EXTERNAL MODULE: ./src/phases/drain-workers.ts + 1 modules
var drain_workers = __webpack_require__(9855);
// EXTERNAL MODULE: ./src/phases/protect-tasks.ts
var protect_tasks = __webpack_require__(52);
// EXTERNAL MODULE: ./src/phases/report-drain.ts
var report_drain = __webpack_require__(4827);
// EXTERNAL MODULE: ./src/phases/silence-workers.ts + 1 modules
var silence_workers = __webpack_require__(5400);
// EXTERNAL MODULE: ./src/phases/survey-workers.ts + 5 modules
var survey_workers = __webpack_require__(3630);
;// CONCATENATED MODULE: ./src/phases/hand-over-turn.ts











function openHandover(run, { expiryMinutes }) {
    return {
        expiryMinutes,
        ledger: ledger/* EMPTY_LEDGER */._,
        known: new Set(),
        unprotected: new Set(),
        silenced: new Set(),
        released: new Set(),
        proven: new Set(),
        allProven: false,
        proofSentence: '',
        waveStartedAtMs: run.world.clock.now(),
        drainDeadlineAtMs: null,
    };
}
/** One turn: adopt late old tasks, ask the new workers, silence who is due, look, and release who is idle. */
async function takeTurn(run, handover, snapshot, room) {
    const old = snapshot.oldTasks.filter((task) => task.desiredStatus === 'RUNNING');
    await adoptTasks(run, handover, old);
    const fresh = snapshot.newTasks.filter((task) => task.lastStatus === 'RUNNING');
    const { roster } = await (0,survey_workers/* surveyWorkers */.g)(run, [...fresh, ...old]);
    noteProof(run, handover, snapshot, roster);
    const { desiredCount } = snapshot.service;
    const oldTaskArns = old.map(({ arn }) => arn);
    const plan = {
        desiredCount,
        room,
        provenCount: handover.proven.size,
        oldTaskArns,
        silencedTaskArns: handover.silenced,
    };
    await silenceTasks(run, handover, [...planHandover(plan), ...handover.unprotected], roster);
    await lookAndRelease(run, handover, snapshot.oldTasks, old);
}
async function adoptTasks(run, handover, old) {
    const recorded = (0,phases_run/* recordOf */.z)(run).protections.map(({ taskArn }) => taskArn);
    const isKnown = ({ arn }) => handover.known.has(arn) || recorded.includes(arn) || handover.released.has(arn);
    const late = old.filter((task) => !isKnown(task));
    for (const arn of await (0,protect_tasks/* protectLateTasks */.u7)(run, late, handover.expiryMinutes))
        handover.unprotected.add(arn);
    for (const { arn } of old)
        handover.known.add(arn);
}
/** A task that once proved itself stays proven while it runs: a busy solo worker does not answer again. */
function noteProof(run, handover, snapshot, roster) {
    const running = new Set(snapshot.newTasks.map(({ arn }) => arn));
    for (const arn of handover.proven)
        if (!running.has(arn))
            handover.proven.delete(arn);
    const expected = (0,phases_run/* recordOf */.z)(run).expectedQueues;
    const answering = roster.workers.filter((worker) => worker.answers);
    for (const arn of findProvenTasks(answering, running, expected))
        handover.proven.add(arn);
    const { desiredCount } = snapshot.service;
    handover.allProven = handover.proven.size >= desiredCount;
    const consumed = answering
        .filter(({ taskArn }) => taskArn !== null && running.has(taskArn))
        .flatMap(({ queues }) => queues);
    const missing = expected.filter((queue) => !consumed.includes(queue));
    const hasStarted = snapshot.newTasks.some(({ lastStatus }) => lastStatus === 'RUNNING');
    const lacking = hasStarted && missing.length > 0 ? `; no new worker consumes ${missing.join(', ')}` : '';
    handover.proofSentence = `${String(handover.proven.size)} of ${String(desiredCount)} new tasks have workers that consume what the old ones do${lacking}.`;
}
/** Exported for overtime: then all that is left is silenced. */
async function silenceTasks(run, handover, arns, roster) {
    const due = arns.filter((arn) => !handover.silenced.has(arn));
    for (const arn of due)
        handover.silenced.add(arn);
    if (due.length > 0)
        handover.drainDeadlineAtMs ??= run.world.clock.now() + run.inputs.drainTimeoutMs;
    const isDue = (taskArn) => taskArn !== null && handover.silenced.has(taskArn);
    const workers = roster.workers.filter(({ taskArn }) => isDue(taskArn));
    handover.ledger = await (0,silence_workers/* silenceWorkers */.B)(run, (0,ledger/* addToLedger */.m)(handover.ledger, workers, 'old'));
}
async function lookAndRelease(run, handover, alive, old) {
    const nowMs = run.world.clock.now();
    const deadlineAtMs = handover.drainDeadlineAtMs ?? nowMs;
    // A released worker shuts down: its silence would say nothing any more.
    const isReleased = ({ taskArn }) => taskArn !== null && handover.released.has(taskArn);
    const { workers } = handover.ledger;
    const watched = { workers: workers.filter((worker) => !isReleased(worker)) };
    const looked = await (0,drain_workers/* lookAtWorkers */.o)(run, watched, alive, deadlineAtMs);
    handover.ledger = { workers: [...workers.filter(isReleased), ...looked.workers] };
    (0,silence_workers/* recordLedger */.D)(run, handover.ledger);
    (0,report_drain/* reportDrain */.d)(run, handover.ledger, (0,assess_drain/* assessDrain */.T)(handover.ledger, nowMs, deadlineAtMs).jobs);
    const isOver = (arn) => {
        const task = old.find((one) => one.arn === arn);
        return task === undefined || (0,is_task_finished/* isTaskFinished */.u)(handover.ledger, task, nowMs);
    };
    const finished = [...handover.silenced].filter((arn) => !handover.released.has(arn) && isOver(arn));
    const running = finished.filter((arn) => old.some((task) => task.arn === arn));
    if (finished.length > 0)
        await release(run, handover, running, finished);
}
/** A wave is over when every silenced task was released: the next one gets its own bounds. */
async function release(run, handover, running, finished) {
    await (0,protect_tasks/* releaseProtections */.g8)(run, running);
    for (const arn of finished)
        handover.released.add(arn);
    handover.waveStartedAtMs = run.world.clock.now();
    if ([...handover.silenced].every((arn) => handover.released.has(arn)))
        handover.drainDeadlineAtMs = null;
}

;// CONCATENATED MODULE: ./src/phases/end-overtime.ts







/**
 * Jobs outlived `drain-timeout`. The new revision serves, so nothing is rolled back. `fail`: the old tasks finish, silenced,
 * under their protection until it expires, and nobody waits. `proceed`: they are released now, and the watch goes on (null).
 */
async function endOvertime(run, handover, snapshot) {
    const nowMs = run.world.clock.now();
    if (handover.drainDeadlineAtMs === null || nowMs < handover.drainDeadlineAtMs)
        return null;
    const { jobs } = (0,assess_drain/* assessDrain */.T)(handover.ledger, nowMs, nowMs);
    const old = snapshot.oldTasks.filter((task) => task.desiredStatus === 'RUNNING');
    if (run.inputs.onDrainTimeout === 'proceed') {
        warn(run, `drain-timeout is over: released all the same (on-drain-timeout: proceed). ECS stops ${describeJobs(jobs)}.`);
        const silenced = [...handover.silenced];
        await release(run, handover, silenced.filter((arn) => old.some((task) => task.arn === arn)), silenced);
        return null;
    }
    await silenceRest(run, handover, old, snapshot);
    warn(run, describeLeft(run, jobs));
    return {
        status: 'left-finishing',
        sentence: `The new revision serves. Old tasks finish ${describeJobs(jobs)} under their protection.`,
        onlyOldDraining: true,
    };
}
/** In waves some old workers may still consume: they would be stopped at their expiry in the middle of a job. */
async function silenceRest(run, handover, old, snapshot) {
    const rest = old.map(({ arn }) => arn).filter((arn) => !handover.silenced.has(arn));
    if (rest.length > 0) {
        const { roster } = await (0,survey_workers/* surveyWorkers */.g)(run, snapshot.oldTasks);
        await silenceTasks(run, handover, rest, roster);
    }
    const nowMs = run.world.clock.now();
    const idle = old
        .filter((task) => !rest.includes(task.arn) && (0,is_task_finished/* isTaskFinished */.u)(handover.ledger, task, nowMs))
        .map(({ arn }) => arn);
    if (idle.length > 0)
        await release(run, handover, idle, idle);
}
function describeLeft(run, jobs) {
    const protections = (0,phases_run/* recordOf */.z)(run).protections.map(({ taskArn, expiresAtMs }) => {
        const until = expiresAtMs === null ? 'an unknown time' : new Date(expiresAtMs).toISOString();
        return `${(0,short_arn/* shortTask */.m0)(taskArn)} until ${until}`;
    });
    return (`drain-timeout is over, and old tasks still finish ${describeJobs(jobs)}. They take no new job and are protected: ` +
        `${protections.join(', ')}; then ECS stops them, finished or not. Should ECS roll back meanwhile, these workers would ` +
        'be PRIMARY and deaf; the next run finds and reports them.');
}
function describeJobs(jobs) {
    if (jobs.length === 0)
        return 'jobs of workers that do not answer';
    return jobs
        .map(({ name, id, node, ageMs }) => `${name} ${id} on ${node} (${ageMs === null ? 'not started' : (0,format_duration/* formatDuration */.a)(ageMs)})`)
        .join(', ');
}
function warn(run, line) {
    run.world.log.warn(line);
    run.world.report.warnings.push(line);
}

// EXTERNAL MODULE: ./src/phases/report-rollout.ts + 1 modules
var report_rollout = __webpack_require__(3098);
;// CONCATENATED MODULE: ./src/rollout/health/list-container-checks.ts
/** Health checks of the essential containers, with the defaults of ContainerDefinition.healthCheck. */
function listContainerChecks({ containerDefinitions }) {
    return containerDefinitions
        .filter((container) => container['essential'] !== false)
        .flatMap((container) => list_container_checks_readCheck(container['healthCheck']));
}
function list_container_checks_readCheck(value) {
    if (typeof value !== 'object' || value === null || !('command' in value))
        return [];
    if (!Array.isArray(value.command) || value.command.length === 0 || value.command[0] === 'NONE')
        return [];
    const members = value;
    return [
        {
            intervalSeconds: numberOr(members['interval'], 30),
            timeoutSeconds: numberOr(members['timeout'], 5),
            retries: numberOr(members['retries'], 3),
            startPeriodSeconds: numberOr(members['startPeriod'], 0),
        },
    ];
}
function numberOr(value, usual) {
    return typeof value === 'number' ? value : usual;
}

;// CONCATENATED MODULE: ./src/rollout/to-target-group-settings.ts
/** What plan, lints and watch go by. Attributes that are left out get their defaults (API reference, TargetGroupAttribute). */
function toTargetGroupSettings({ arn, protocol, healthCheck, attributes, }) {
    const { intervalSeconds, timeoutSeconds, healthyThreshold, unhealthyThreshold, matcher } = healthCheck;
    const numberOf = (key, usual) => {
        const value = attributes[key];
        return value !== undefined && /^\d+$/.test(value) ? Number(value) : usual;
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

;// CONCATENATED MODULE: ./src/phases/watch-health.ts




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
/** Without the settings nobody is failed by them. */
function orNull(read) {
    return readSource({ unreadable: [] }, 'health settings', read);
}

;// CONCATENATED MODULE: ./src/phases/watch-late-jobs.ts

/**
 * An idle old worker may still start an ETA job that falls due after the drain's bound, until its task has stopped.
 * Nothing but a warning can be done about it here.
 */
function createLateJobWatch(run) {
    const warned = new Set();
    return async (oldTasks) => {
        const alive = new Set(oldTasks.map((task) => task.arn));
        const workers = (run.record?.workers ?? []).filter((worker) => worker.side === 'old' && worker.taskArn !== null && alive.has(worker.taskArn));
        if (workers.length === 0)
            return;
        // jsonOnly: false asks no more than is always safe: active and active_queues.
        const profiles = workers.map(({ node, pool }) => ({ node, pool, jsonOnly: false }));
        // A broker that is away for a moment is no reason to end a rollout.
        const looks = await readSource({ unreadable: [] }, 'late jobs', async () => (await run.world.connectCelery()).look(profiles));
        for (const job of (looks ?? []).flatMap((look) => look.active.map((one) => ({ ...one, node: look.node })))) {
            // those that the drain left running have been named
            const isLeft = run.world.report.drain.jobsLeft.some(({ id }) => id === job.id);
            if (isLeft || warned.has(job.id))
                continue;
            warned.add(job.id);
            const line = `${job.name} ${job.id} started on the silenced worker ${job.node} (an ETA job fell due): ECS may stop it.`;
            run.world.log.warn(line);
            run.world.report.warnings.push(line);
        }
    };
}

;// CONCATENATED MODULE: ./src/drain/assess-proof.ts
/** A worker that answers has long begun to consume: what is missing then stays missing. */
const ANSWERS_BUT_MISSES_MS = 15_000;
/** A big application may take a while to load on a small task before its worker answers. */
const NEVER_ANSWERS_MS = 120_000;
/** How long after the rollout's completion the new workers may take to prove themselves, within the rollout's own bound. */
function proofDeadline(handover, completedAtMs, deadlineAtMs) {
    const grace = handover.answeringNodes.length > 0 ? ANSWERS_BUT_MISSES_MS : NEVER_ANSWERS_MS;
    return Math.min(completedAtMs + grace, deadlineAtMs);
}

// EXTERNAL MODULE: ./src/phases/fetch-handover.ts + 1 modules
var fetch_handover = __webpack_require__(9784);
;// CONCATENATED MODULE: ./src/phases/watch-rollout.ts









/** ECS may list a deployment seconds after it was started. */
const MISSING_GRACE_MS = 60_000;
/** Turns differ by up to a fifth, so that many runs don't ask at the same moment. */
const JITTER = 0.2;
/** Watches one deployment by its id to the first proof of its end, at most `health-timeout`. */
async function watchRollout(run, order) {
    const { clock } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run.world);
    const takeSnapshot = (0,take_snapshot/* createSnapshotSource */.w)(run.world);
    const proof = createProof(run, order);
    const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
    const watchLateJobs = createLateJobWatch(run);
    let target = firstTarget(run, order);
    for (;;) {
        const snapshot = await takeSnapshot(order.deploymentId);
        target = { ...noteMissing(target, snapshot), health: await watchHealth(snapshot) };
        const verdict = assessRollout(snapshot, target);
        await (0,report_rollout/* reportRollout */._)(run, snapshot, order.deploymentId);
        noteEvidence(run, order, snapshot);
        const ending = await proof(snapshot, verdict, target.deadlineAtMs);
        if (ending.status !== 'waiting' && ending.status !== 'missing') {
            run.world.log.info(ending.sentence);
            return { ...ending, status: ending.status, snapshot };
        }
        progress(describeStand(run, ending.sentence, verdict.waitsFor), waitOf(run, target));
        await watchLateJobs(snapshot.oldTasks);
        await clock.sleep(nextTurnMs(run));
    }
}
/** How far it is, what it hangs on, and who serves. */
function describeStand(run, line, more) {
    return { line, serving: run.world.report.serving.sentence, ...(more === undefined ? {} : { more }) };
}
/** The bounds of a rollout's watch; its likely end is the plan's. */
function waitOf({ world: { report } }, { startedAtMs, deadlineAtMs }) {
    const plannedMs = report.ahead?.rollout?.duration.expected ?? null;
    const expectedAtMs = plannedMs === null ? null : startedAtMs + plannedMs;
    return { startedAtMs, boundAtMs: deadlineAtMs, expectedAtMs };
}
/** `health-poll-interval` with jitter. */
function nextTurnMs(run) {
    return run.inputs.healthPollIntervalMs * (1 - JITTER / 2 + run.world.clock.random() * JITTER);
}
/** Our deployment, bounded by `health-timeout` from now. */
function firstTarget(run, order) {
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
function noteMissing(target, snapshot) {
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
        if (order.provesWorkers && handover?.proven !== true && snapshot.service.desiredCount > 0) {
            handover = await (0,fetch_handover/* fetchHandover */.i)(run, snapshot.newTasks, snapshot.oldTasks, seen);
        }
        if (!isCompleted)
            return verdict;
        completedAtMs ??= snapshot.atMs;
        if (handover?.proven === false) {
            const overAtMs = proofDeadline(handover, completedAtMs, deadlineAtMs);
            return unproven(handover, verdict, run.world.clock.now() >= overAtMs);
        }
        const said = handover === null ? verdict.sentence : `${verdict.sentence} ${handover.sentence}`;
        if (snapshot.atMs >= completedAtMs + run.inputs.stableForMs)
            return { ...verdict, sentence: said };
        return { ...verdict, status: 'waiting', sentence: `${said} Watching on (stable-for).` };
    };
}
function unproven(handover, verdict, isOver) {
    const sentence = `ECS completed the rollout. ${handover.sentence}`;
    return { ...verdict, status: isOver ? 'unproven' : 'waiting', sentence };
}

;// CONCATENATED MODULE: ./src/phases/hand-over.ts














/**
 * Watches the rollout and hands over: old workers are silenced only once new ones have proved themselves, each old task is
 * released as soon as its workers are idle, and ECS then stops it. Bounded: every wave by `health-timeout` until its new
 * tasks have proved themselves, and by `drain-timeout` from its first silencing.
 */
async function handOver(run, order) {
    const { clock } = run.world;
    const progress = (0,create_progress/* createProgress */.m)(run.world);
    const takeSnapshot = (0,take_snapshot/* createSnapshotSource */.w)(run.world, 1);
    const handover = openHandover(run, order);
    const watchLateJobs = createLateJobWatch(run);
    const watchHealth = createHealthWatch(run, order.taskDefinitionArn);
    let target = firstTarget(run, order);
    let completedAtMs = null;
    let jobs = estimate_jobs_left/* NO_JOBS_SEEN */.dt;
    for (;;) {
        const snapshot = await takeSnapshot(order.deploymentId);
        const bounded = { ...target, deadlineAtMs: boundOf(run, handover) };
        target = { ...noteMissing(bounded, snapshot), health: await watchHealth(snapshot) };
        const verdict = assessRollout(snapshot, target);
        await (0,report_rollout/* reportRollout */._)(run, snapshot, order.deploymentId);
        noteEvidence(run, order, snapshot);
        if (hand_over_isFailing(verdict))
            return endFailing(handover, verdict, snapshot);
        await takeTurn(run, handover, snapshot, roomOf(snapshot));
        await watchLateJobs(snapshot.oldTasks.filter(({ arn }) => handover.released.has(arn)));
        jobs = (0,estimate_jobs_left/* noteJobs */.Dd)(jobs, listJobs(handover, clock.now()), clock.now());
        progress(describe(run, handover, snapshot, verdict), waitFor(run, handover, target, jobs));
        const overtime = await endOvertime(run, handover, snapshot);
        if (overtime !== null)
            return { ...overtime, snapshot };
        if (verdict.status === 'completed' && handover.allProven)
            completedAtMs ??= snapshot.atMs;
        if (completedAtMs !== null && snapshot.atMs >= completedAtMs + run.inputs.stableForMs) {
            return { status: 'completed', sentence: verdict.sentence, onlyOldDraining: false, snapshot };
        }
        await clock.sleep(nextTurnMs(run));
    }
}
function hand_over_isFailing({ status }) {
    return status !== 'waiting' && status !== 'missing' && status !== 'completed';
}
/** Out of time with old workers that never were silenced: the new ones did not prove themselves. */
function endFailing(handover, verdict, snapshot) {
    const status = verdict.status;
    if (status !== 'timed-out' || handover.allProven)
        return { ...verdict, status, snapshot };
    return {
        ...verdict,
        status: 'unproven',
        sentence: `${verdict.sentence} ${handover.proofSentence}`,
        snapshot,
    };
}
function boundOf(run, { drainDeadlineAtMs, waveStartedAtMs }) {
    return (drainDeadlineAtMs ?? waveStartedAtMs) + run.inputs.healthTimeoutMs;
}
function roomOf({ service }) {
    return (0,plan_expiry/* computeRoom */.h2)(service.desiredCount, service.maximumPercent);
}
/** New tasks, what the old ones still finish, and what it hangs on: the proof, then the old workers. */
function describe(run, handover, snapshot, verdict) {
    const nowMs = run.world.clock.now();
    const jobs = listJobs(handover, nowMs);
    const line = verdict.status === 'waiting' ? describeProgress(snapshot, jobs.length).words : verdict.sentence;
    const { sentence, silentNodes } = (0,assess_drain/* assessDrain */.T)(handover.ledger, nowMs, nowMs);
    const isQuiet = handover.drainDeadlineAtMs === null || (jobs.length > 0 && silentNodes.length === 0);
    const more = [
        ...(handover.allProven ? [] : [handover.proofSentence]),
        ...(isQuiet ? [] : [sentence]),
        ...(verdict.waitsFor === undefined ? [] : [verdict.waitsFor]),
    ].map((words) => words.replace(/\.$/, ''));
    return describeStand(run, line, more.length === 0 ? undefined : more.join('; '));
}
function listJobs({ ledger, drainDeadlineAtMs }, nowMs) {
    return drainDeadlineAtMs === null ? [] : (0,assess_drain/* assessDrain */.T)(ledger, nowMs, nowMs).jobs;
}
/** While old workers finish, their jobs say how long it is likely to take; before, the plan does. */
function waitFor(run, handover, target, seen) {
    const nowMs = run.world.clock.now();
    const { drainDeadlineAtMs } = handover;
    if (drainDeadlineAtMs === null)
        return waitOf(run, target);
    const expectedAtMs = (0,estimate_jobs_left/* estimateJobsEnd */.y_)(seen, listJobs(handover, nowMs), nowMs);
    return { startedAtMs: target.startedAtMs, boundAtMs: drainDeadlineAtMs, expectedAtMs };
}

// EXTERNAL MODULE: ./src/phases/finish-hand-over.ts
var finish_hand_over = __webpack_require__(3158);
;// CONCATENATED MODULE: ./src/phases/record-phase.ts
/** Runs a part of a phase in a group of the log and keeps its times in the report; parts that follow each other are one. */
async function recordPhase(run, part) {
    const { clock, log } = run.world;
    const startedAtMs = clock.now();
    log.group(part.title);
    const end = (status, sentence) => {
        log.endGroup();
        keep(run, { name: part.name, startedAtMs, endedAtMs: clock.now(), status, sentence });
    };
    try {
        const result = await part.run();
        end(part.isFailure?.(result) === true ? 'failed' : 'done', part.describe(result));
        return result;
    }
    catch (error) {
        end('failed', error instanceof Error ? error.message : String(error));
        throw error;
    }
}
function keep(run, phase) {
    const { report } = run.world;
    const last = report.phases.at(-1);
    const continues = last?.name === phase.name && last.status === 'done';
    if (!continues) {
        report.phases = [...report.phases, phase];
        return;
    }
    report.phases = [...report.phases.slice(0, -1), { ...phase, startedAtMs: last.startedAtMs }];
}

// EXTERNAL MODULE: ./src/phases/restore-and-release.ts + 2 modules
var restore_and_release = __webpack_require__(5369);
// EXTERNAL MODULE: ./src/phases/roll-back.ts + 2 modules
var roll_back = __webpack_require__(4498);
// EXTERNAL MODULE: ./src/phases/watch-rollback.ts + 1 modules
var watch_rollback = __webpack_require__(1941);
;// CONCATENATED MODULE: ./src/phases/post-deploy.ts










/** Watches the deployment to its end, and goes back where it failed and the user wants that. */
async function postDeploy(run, order, watch = watchRollout) {
    const watched = await watch(run, order);
    const serves = watched.status === 'completed' || watched.status === 'left-finishing';
    // Before anything else: a rollback stops the tasks and clears the targets that tell why.
    if (serves)
        run.world.report.evidence = null;
    else
        await collectEvidence(run, order);
    const ending = await end(run, order, watched);
    await collectLateLogs(run);
    return ending;
}
async function end(run, order, watched) {
    switch (watched.status) {
        case 'completed':
            return succeed(run, watched);
        case 'left-finishing':
            closeRecord(run);
            return { outcome: 'succeeded', reason: watched.sentence };
        case 'superseded':
            return { outcome: 'superseded', reason: watched.sentence };
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
    (0,report_drain/* reportEnding */.U)(run, nodes, 'replaced');
    closeRecord(run);
    return { outcome: 'succeeded', reason: watched.sentence };
}
/** The new revision serves; old tasks that are slow to go are ECS's business, and their workers stay silent. */
function leaveDraining(run, watched) {
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
    run.world.log.warn(`${watched.sentence} Rolling back.`);
    const rollback = {
        failedDeploymentId: order.deploymentId,
        jobsTimeoutMs: run.inputs.drainTimeoutMs,
        timeoutMs: run.inputs.healthTimeoutMs,
        toTheEnd: true,
    };
    const ending = await recordPhase(run, {
        name: 'rollback',
        title: 'Rolling back',
        run: () => (0,roll_back/* rollBack */.F)(run, rollback),
        describe: ({ sentence }) => sentence,
        isFailure: ({ status }) => status !== 'completed',
    });
    return endRollback(run, watched.sentence, ending);
}
function endRollback(run, why, ending) {
    const reason = `${why} ${ending.sentence}`;
    if (ending.status === 'superseded')
        return { outcome: 'superseded', reason };
    if (ending.status !== 'completed')
        return { outcome: 'rollback-failed', reason };
    if (!run.world.report.drain.rows.some((row) => row.ending === 'not-restored'))
        closeRecord(run);
    return { outcome: 'rolled-back', reason };
}
/** `on-failure: leave`: the rollout stays as it is, but no queue stays without a consumer, and no idle task protected. */
async function leaveFailed(run, { deploymentId }, watched, outcome) {
    const { workers, protections } = (0,phases_run/* recordOf */.z)(run);
    let rest = '';
    if (protections.length > 0 || workers.some(({ side }) => side === 'old')) {
        const { newTasks, oldTasks } = watched.snapshot;
        const handover = await (0,fetch_handover/* fetchHandover */.i)(run, newTasks, oldTasks, new Map());
        if (!handover.proven) {
            run.world.log.info(`${handover.sentence} The old workers that are left get their queues back.`);
            await (0,restore_and_release/* restoreAndRelease */.J)(run, () => true, watch_rollback/* RESTORE_TIMEOUT_MS */.O);
        }
        else if (protections.length > 0) {
            rest = ` ${await (0,finish_hand_over/* finishHandOver */.V)(run, deploymentId, run.inputs.drainTimeoutMs)}`;
        }
    }
    closeRecord(run);
    return { outcome, reason: `${watched.sentence} Left as it is (on-failure: leave).${rest}` };
}
function closeRecord(run) {
    if (run.record !== null)
        (0,phases_run/* saveRecord */.h)(run, { ...run.record, status: 'closed', workers: [], protections: [] });
}

;// CONCATENATED MODULE: ./src/phases/report-actual.ts

/** When the rollout that has just begun is expected to be over. */
function logEstimate({ world: { log, report } }, startedAtMs) {
    const rollout = report.ahead?.rollout ?? null;
    if (rollout === null)
        return;
    const [expected, worst] = [rollout.duration.expected, rollout.duration.worst].map((ms) => new Date(startedAtMs + ms).toISOString());
    log.info(`the rollout is expected to be over by ${expected ?? ''}, at worst by ${worst ?? ''}`);
}
/** Keeps how long the rollout really took beside what was planned. */
function reportActual(run, startedAtMs) {
    const { clock, log, report } = run.world;
    const rollout = report.ahead?.rollout ?? null;
    if (report.ahead === undefined || rollout === null)
        return;
    const tookMs = clock.now() - startedAtMs;
    report.ahead = { ...report.ahead, tookMs };
    const { expected, worst } = rollout.duration;
    const planned = `about ${(0,format_duration/* formatDuration */.a)(expected)}, at worst ${(0,format_duration/* formatDuration */.a)(worst)}`;
    log.info(`the rollout took ${(0,format_duration/* formatDuration */.a)(tookMs)}; planned were ${planned}`);
}

// EXTERNAL MODULE: ./src/phases/undo.ts + 2 modules
var undo = __webpack_require__(7740);
;// CONCATENATED MODULE: ./src/phases/deploy-and-watch.ts









/** UpdateService, and the watch where it was asked for. */
async function deployAndWatch(run, outlook) {
    const { update, revision, primary } = outlook;
    if (update === null || revision === null)
        throw new Error('A deploy needs a plan.');
    const { report } = run.world;
    const taskDefinitionArn = report.taskDefinitionArn ?? primary.taskDefinitionArn;
    const overtaken = await findOvertaker(run);
    if (overtaken !== null)
        return overtaken;
    const registered = report.registered ? { taskDefinitionArn } : {};
    const startedAtMs = run.world.clock.now();
    const started = await recordPhase(run, {
        name: 'deploy',
        title: 'Deploying',
        run: () => deploy(run, { ...update.update, ...registered }, taskDefinitionArn),
        describe: describeStart,
    });
    if (update.startsDeployment && started.deploymentId === null) {
        const undone = await (0,undo/* undo */.t)(run);
        return {
            outcome: 'failed',
            reason: `ECS accepted UpdateService but started no deployment. ${undone.sentence}`,
        };
    }
    if (!run.inputs.phases.includes('post-deploy')) {
        return { outcome: 'started', reason: 'Nobody watches the rollout: post-deploy is not among the phases.' };
    }
    if (started.deploymentId !== null)
        logEstimate(run, startedAtMs);
    const deploymentId = started.deploymentId ?? primary.id;
    const provesWorkers = started.deploymentId !== null && run.inputs.broker !== null && run.inputs.drain !== 'none';
    const order = { deploymentId, taskDefinitionArn, previousDeploymentId: primary.id, provesWorkers };
    const overlaps = report.drain.mode === 'overlap' && started.deploymentId !== null;
    const ending = await recordPhase(run, {
        name: 'post-deploy',
        title: overlaps ? 'Handing over' : 'Watching the rollout',
        run: () => (overlaps ? postDeploy(run, order, handOverOf(run, outlook)) : postDeploy(run, order)),
        describe: ({ reason }) => reason,
        isFailure: ({ outcome }) => outcome !== 'succeeded',
    });
    if (ending.outcome === 'succeeded' && started.deploymentId !== null)
        reportActual(run, startedAtMs);
    return ending;
}
function handOverOf(run, outlook) {
    const minutes = (0,protect_tasks/* expiryMinutes */.$I)(run, outlook);
    return (_, order) => handOver(run, { ...order, expiryMinutes: minutes });
}
/** Somebody deployed while we drained: theirs is the newer wish, and ours must not be put on top of it. */
async function findOvertaker(run) {
    const service = await run.world.ecs.fetchService();
    const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
    if (primary === undefined || primary.id === (0,phases_run/* recordOf */.z)(run).previous.deploymentId)
        return null;
    const undone = await (0,undo/* undo */.t)(run);
    const revision = (0,short_arn/* revisionOf */.DT)(primary.taskDefinitionArn);
    return {
        outcome: 'superseded',
        reason: `Another deployment (${primary.id}, ${revision}) was started while this one drained. Nothing was deployed. ${undone.sentence}`,
    };
}
function describeStart({ deploymentId }) {
    return deploymentId === null ? 'no new deployment was needed' : `deployment ${deploymentId} started`;
}

;// CONCATENATED MODULE: ./src/phases/describe-plan.ts
/** What a dry run says it would do, a line each. */
function describePlan(run, outlook) {
    const { revision, update, drain, roster, tasks } = outlook;
    const lines = [];
    if (roster !== null) {
        for (const worker of roster.workers) {
            const queues = worker.queues.length === 0 ? 'no queue known' : worker.queues.join(', ');
            const on = worker.taskArn === null ? 'no task known' : lastPart(worker.taskArn);
            lines.push(`silence ${worker.node} (${on}) on ${queues}`);
        }
        lines.push(`wait at most ${String(run.inputs.drainTimeoutMs / 1000)} s for its jobs`);
    }
    else {
        lines.push(`silence no worker: ${drain.why}`);
    }
    if (revision?.definition != null)
        lines.push(`register a new revision of ${revision.definition.family}`);
    lines.push(...(revision?.changes ?? []), ...(update?.changes ?? []));
    if (update !== null) {
        lines.push(update.startsDeployment
            ? `UpdateService: a new deployment replaces ${String(tasks.length)} running tasks`
            : 'UpdateService: no new deployment');
    }
    const rollout = run.world.report.ahead?.rollout ?? null;
    if (rollout !== null)
        lines.push(`roll out: ${rollout.sentence}`);
    if (run.inputs.phases.includes('post-deploy')) {
        lines.push(`watch it at most ${String(run.inputs.healthTimeoutMs / 1000)} s; on failure: ${run.inputs.onFailure}`);
    }
    return lines;
}
function lastPart(arn) {
    return arn.slice(arn.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./src/phases/end-drain.ts


/** The drain ran out of time. `fail`: restore and don't deploy; `proceed`: say what will be stopped, and go on (null). */
async function endDrain(run, verdict) {
    const { report, log } = run.world;
    for (const job of verdict.jobs) {
        const age = job.ageMs === null ? 'not started' : `running for ${(0,format_duration/* formatDuration */.a)(job.ageMs)}`;
        log.warn(`job ${job.name} ${job.id} on ${job.node}: ${age}`);
    }
    const held = `drain-timeout (${(0,format_duration/* formatDuration */.a)(run.inputs.drainTimeoutMs)}) is over: ${verdict.sentence}`;
    if (run.inputs.onDrainTimeout === 'proceed') {
        const line = `${held} Deploying all the same (on-drain-timeout: proceed): ECS will stop these jobs.`;
        log.warn(line);
        report.warnings.push(line);
        return null;
    }
    const undone = await (0,undo/* undo */.t)(run);
    const reason = `${held} Nothing was deployed. ${undone.sentence} Raise drain-timeout, or set on-drain-timeout: proceed. ` +
        'A job that blocks on .get() of a child in a silenced queue never ends by itself.';
    return { outcome: 'timed-out', reason };
}

;// CONCATENATED MODULE: ./src/phases/log-ahead.ts
/** The rollout plan and the lints' findings, worst first, before anything is changed. */
function logAhead(log, { ahead }) {
    if (ahead === undefined)
        return;
    const { rollout, findings, ignored, missingPermissions } = ahead;
    if (rollout !== null) {
        log.info(`rollout plan: ${rollout.sentence}`);
        for (const warning of rollout.warnings)
            log.warn(warning);
        for (const { sentence } of rollout.advice.slice(0, 1))
            log.info(sentence);
    }
    for (const { id, severity, what, why, fix } of findings) {
        const line = `preflight ${severity}: ${what} ${why} ${fix} (${id})`;
        if (severity === 'note')
            log.info(line);
        else
            log.warn(line);
    }
    if (ignored.length > 0)
        log.info(`preflight: ignored, though found: ${ignored.join(', ')}`);
    for (const { action, consequence } of missingPermissions) {
        log.info(`could not be read (${action}): ${consequence}`);
    }
}

;// CONCATENATED MODULE: ./src/phases/log-outlook.ts

/** Says what was found, before anything is changed: a person can repair from these lines what a lost runner left. */
function logOutlook(run, outlook) {
    const { log, report } = run.world;
    const { primary, service, roster, drain, tasks } = outlook;
    log.info(`${service.name} serves ${primary.taskDefinitionArn} (${primary.id}, ${primary.rolloutState ?? 'no rollout state'}): ` +
        `${String(service.runningCount)} of ${String(service.desiredCount)} tasks running`);
    if (primary.rolloutState === 'IN_PROGRESS') {
        const line = `A deployment is in progress (${primary.id}): it is taken over.`;
        log.warn(line);
        report.warnings.push(line);
    }
    log.info(`drain: ${drain.mode} (${drain.why})`);
    logAhead(log, report);
    if (roster === null)
        return;
    if (tasks.length === 0)
        log.info('nothing to drain: no task is running');
    for (const worker of roster.workers) {
        const on = worker.taskArn === null ? 'task unknown' : worker.taskArn;
        const queues = worker.answers
            ? worker.queues.join(', ') || 'no queue'
            : 'does not answer: busy or unknown';
        log.info(`worker ${worker.node} on ${on}: ${queues}`);
    }
    if (roster.otherNodes.length > 0)
        log.info(`not ours, left alone: ${roster.otherNodes.join(', ')}`);
    for (const warning of report.warnings)
        log.warn(warning);
}

;// CONCATENATED MODULE: ./src/drain/choose-drain.ts
/** Whether anything is drained at all, and by which wish; which mode `auto` takes is settled once the workers are known. */
function chooseDrain(inputs) {
    if (inputs.drain === 'none')
        return { mode: 'none', why: 'drain: none' };
    if (inputs.broker === null)
        return { mode: 'none', why: 'no broker-url' };
    if (inputs.drain === 'auto')
        return 'auto';
    return { mode: inputs.drain, why: `drain: ${inputs.drain}` };
}
/** `auto` takes overlap where nothing stands against it, and says why where something does. */
function settleAuto(overlapProblems) {
    const [first] = overlapProblems;
    if (first === undefined)
        return { mode: 'overlap', why: 'drain: auto' };
    return { mode: 'before', why: `drain: auto; overlap can't be: ${overlapProblems.join('; ')}` };
}

;// CONCATENATED MODULE: ./src/rollout/compute-limits.ts
/** DeploymentConfiguration: the lower limit is rounded up, the upper one down. Percents are whole numbers. */
function computeLimits(desired, minimumHealthyPercent, maximumPercent) {
    return {
        lower: Math.ceil((desired * minimumHealthyPercent) / 100),
        upper: Math.floor((desired * maximumPercent) / 100),
    };
}

;// CONCATENATED MODULE: ./src/rollout/assess-feasibility.ts

/**
 * Can a rolling update move at all? Where no task may be started beside the old ones and none may be stopped first, ECS
 * emits an event now and then and waits for ever (service event "was unable to stop or start tasks during a deployment").
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
/** The smallest change that lets one task be started, or one be stopped. */
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
/** What in the service itself stands against this deployment. */
function assessService(service, drains) {
    if (service.status !== 'ACTIVE') {
        return [`service: ${service.name} is ${service.status}. Only an ACTIVE service can be deployed.`];
    }
    const problems = [];
    if (service.deploymentController !== 'ECS') {
        problems.push(`service: ${service.name} has the deployment controller ${service.deploymentController}; ` +
            'this action deploys with the ECS controller only (rolling updates).');
    }
    if (drains && service.schedulingStrategy === 'DAEMON') {
        problems.push(`drain: ${service.name} is a DAEMON service; a drain needs REPLICA. Set drain: none.`);
    }
    if (drains && service.strategy !== 'ROLLING') {
        problems.push(`drain: ${service.name} deploys by ${service.strategy}; a drain needs the strategy ROLLING. Set drain: none.`);
    }
    const unfinished = service.deployments.filter((deployment) => deployment.rolloutState === 'IN_PROGRESS').length;
    if (unfinished >= UNFINISHED_DEPLOYMENTS_LIMIT) {
        problems.push(`service: ${service.name} has ${String(unfinished)} unfinished deployments, and ECS allows no more than ` +
            `${String(UNFINISHED_DEPLOYMENTS_LIMIT)}. Wait for them, or release the protected tasks that hold them.`);
    }
    return problems;
}

// EXTERNAL MODULE: ./src/rollout/describe-serving.ts + 1 modules
var describe_serving = __webpack_require__(7856);
;// CONCATENATED MODULE: ./src/rollout/plan-update.ts

/**
 * The one UpdateService call: what the user asked for, as far as it differs from the service. A changed count or changed
 * percents alone start no deployment.
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
        noChange: !startsDeployment && settings.changes.length === 0 && isSettled(service, primary),
        changes: [
            ...describeRevision(current, revision, registersNew),
            ...settings.changes,
            ...(inputs.forceNewDeployment ? ['a new deployment is forced'] : []),
        ],
    };
}
function describeRevision(current, revision, registersNew) {
    if (revision !== null)
        return [`task definition ${(0,find_primary/* nameRevision */.h)(current)} → ${(0,find_primary/* nameRevision */.h)(revision)}`];
    return registersNew ? [`task definition ${(0,find_primary/* nameRevision */.h)(current)} → a new revision`] : [];
}
function planSettings(service, inputs) {
    const wishes = [
        ['desiredCount', 'desired count'],
        ['minimumHealthyPercent', 'minimum healthy percent'],
        ['maximumPercent', 'maximum percent'],
    ];
    const changed = wishes.filter(([name]) => inputs[name] !== null && inputs[name] !== service[name]);
    return {
        update: Object.fromEntries(changed.map(([name]) => [name, inputs[name]])),
        changes: changed.map(([name, words]) => `${words} ${service[name]} → ${inputs[name] ?? service[name]}`),
    };
}
/** COMPLETED; where ECS gives no rolloutState: alone, and as many as desired. */
function isSettled(service, primary) {
    if (primary === null)
        return false;
    if (primary.rolloutState !== null)
        return primary.rolloutState === 'COMPLETED';
    return service.deployments.length === 1 && primary.runningCount === primary.desiredCount;
}

;// CONCATENATED MODULE: ./src/rollout/clean-task-definition.ts
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

;// CONCATENATED MODULE: ./src/rollout/plan-task-definition.ts
/**
 * Puts the images into a definition, and checks what the service will need of it: every container has an image, and the
 * load balancers' containers and ports are there. Where no image changes, `definition` is `base` itself.
 */
function planTaskDefinition(base, images, loadBalancers) {
    const problems = [];
    const wanted = new Map();
    for (const line of images) {
        const found = plan_task_definition_findContainer(base, line, loadBalancers);
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
/** A bare IMAGE is for the only container, else the only essential one, else the one behind the load balancer. */
function plan_task_definition_findContainer({ containerDefinitions }, { container, image }, loadBalancers) {
    const names = containerDefinitions.map(({ name }) => name);
    const listed = names.join(', ');
    if (container !== null) {
        if (names.includes(container))
            return { name: container };
        return { problem: `image: the task definition has no container named ${container}; it has ${listed}.` };
    }
    // `essential` is true where it is not given (ContainerDefinition.essential).
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
/** Not told beside a line that found no container: it is most likely the same mistake. */
function findMissingImages({ containerDefinitions }, told) {
    const bare = told ? [] : containerDefinitions.filter(({ image }) => imageOf(image) === '');
    return bare.map(({ name }) => `Container ${name} of the task definition has no image; give it one by image.`);
}
/** Files are written by people: an image may be missing until a line gives it. */
function imageOf(image) {
    return image ?? '';
}
function findBalancerProblem(base, { containerName, containerPort }) {
    const container = base.containerDefinitions.find(({ name }) => name === containerName);
    const port = `port ${containerPort} of container ${containerName}`;
    const task = `The service's load balancer sends to ${port}, but the task definition`;
    if (container === undefined)
        return [`${task} has no such container.`];
    return mapsPort(container, containerPort) ? [] : [`${task} maps no such port of it.`];
}
function mapsPort(container, port) {
    const mappings = container['portMappings'];
    if (!Array.isArray(mappings))
        return false;
    return mappings.some((mapping) => {
        if (typeof mapping !== 'object' || mapping === null)
            return false;
        if ('containerPort' in mapping && mapping.containerPort === port)
            return true;
        return 'containerPortRange' in mapping && isInRange(mapping.containerPortRange, port);
    });
}
/** `8000-8010` (PortMapping.containerPortRange) */
function isInRange(range, port) {
    const ends = typeof range === 'string' ? /^(\d+)-(\d+)$/.exec(range) : null;
    return ends !== null && port >= Number(ends[1]) && port <= Number(ends[2]);
}

;// CONCATENATED MODULE: ./src/phases/resolve-task-definition.ts



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

;// CONCATENATED MODULE: ./src/drain/assess-roster.ts
/** What stands against draining these workers, and what the user should know. */
function assessRoster(roster, facts) {
    const problems = [...noWorkers(roster, facts), ...sharedNames(roster, facts)];
    return { problems, warnings: [...deafWorkers(roster), ...emptyTasks(roster, facts)] };
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
        ? 'none of the workers on the broker could be mapped to them by its host name'
        : 'no worker on the broker matches drain-workers';
    return [
        `drain: ${String(running)} running tasks, but ${found} (${facts.where}; ${answered}). ` +
            'Set drain-workers to globs over the node names of this service (one a line), ' +
            'or drain: none to deploy without waiting for jobs.',
    ];
}
/** On AMQP workers of one name share a queue: each command reaches only one of them. */
function sharedNames(roster, facts) {
    if (facts.transport !== 'amqp')
        return [];
    return roster.workers
        .filter((worker) => worker.count > 1)
        .map((worker) => `drain: ${String(worker.count)} workers share the node name ${worker.node}; on RabbitMQ a command reaches only ` +
        'one of them. Start each with a name of its own (celery worker -n NAME@%h), or set drain: none.');
}
function deafWorkers(roster) {
    const deaf = roster.workers.filter((worker) => worker.answers && worker.queues.length === 0);
    if (deaf.length === 0)
        return [];
    return [
        `Consumed no queue when we looked, deaf from an earlier run or silenced by another one: ` +
            `${deaf.map((worker) => worker.node).join(', ')}. This deployment replaces them; they are not restored.`,
    ];
}
function emptyTasks(roster, facts) {
    const empty = roster.tasksWithoutWorker.length;
    if (!facts.automatic || empty === 0 || roster.workers.length === 0)
        return [];
    return [
        `No worker was found on ${String(empty)} of ${String(facts.tasks.length)} tasks: what they hold can't be waited for.`,
    ];
}

;// CONCATENATED MODULE: ./src/phases/fetch-roster.ts



/** The service's workers; what stands against draining them is added to the problems, the rest to the warnings. */
async function fetchRoster(run, service, tasks, problems) {
    const celery = await run.world.connectCelery();
    const { roster, answers } = await (0,survey_workers/* surveyWorkers */.g)(run, tasks);
    const nobodyHeard = Object.keys(answers.counts).length === 0 ? await celery.explainNoReceivers() : null;
    const automatic = run.inputs.drainWorkers === 'auto';
    const verdict = assessRoster(roster, {
        transport: celery.transport,
        where: celery.where,
        tasks,
        automatic,
        nobodyHeard,
    });
    if (verdict.problems.length > 0 && (await isCrashLooping(run, service, tasks))) {
        run.world.report.warnings.push('The running tasks die at once and hold no worker: nothing is drained.');
        return { ...roster, workers: [] };
    }
    problems.push(...verdict.problems);
    run.world.report.warnings.push(...verdict.warnings);
    return roster;
}
/** A revision whose tasks die again and again has no workers to wait for; it is what this deployment is to mend. */
async function isCrashLooping(run, service, tasks) {
    const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
    if (primary === undefined)
        return false;
    const stopped = await run.world.ecs.fetchTasks('stopped');
    const all = { tasks: [...tasks, ...stopped], deploymentId: primary.id };
    return findDoomed({ ...all, maxFailedTasks: 2, nowMs: run.world.clock.now() }) !== null;
}

;// CONCATENATED MODULE: ./src/preflight/read/read-command.ts
const read_command_SERVERS = ['gunicorn', 'uvicorn', 'hypercorn', 'daphne'];
const SHELLS = { sh: 'sh', ash: 'sh', dash: 'sh', bash: 'bash' };
/** What the command line shows; a script that it runs isn't looked into. */
function readCommand({ words }) {
    const at = words.findIndex((word, index) => SHELLS[read_command_nameOf(word)] !== undefined && isScriptFlag(words[index + 1]));
    if (at === -1)
        return { shell: null, programs: [findProgram(words)], hasBackground: false };
    const script = words[at + 2] ?? '';
    const segments = splitScript(script, words.slice(at + 4));
    const last = segments.at(-1) ?? [];
    const shell = SHELLS[read_command_nameOf(words[at] ?? '')] ?? 'sh';
    return {
        shell: isReplaced(script, last) || hasOwnInit(words.slice(0, at)) ? null : shell,
        programs: segments.map(findProgram),
        hasBackground: /(^|[^&>])&(?![&>\d])/.test(script.replace(/\\\n/g, ' ')),
    };
}
/** `-c`, `-ec`, `-lc` */
function isScriptFlag(word) {
    return word !== undefined && /^-[a-z]*c$/.test(word);
}
/** The shell gives its place to the last command. */
function isReplaced(script, last) {
    return last[0] === 'exec' || /\bexec\b/.test(read_command_lastPart(script));
}
/** An init of the image's own: how it passes signals on can't be seen. */
function hasOwnInit(words) {
    return words.some((word) => ['tini', 'dumb-init', 'docker-init', 's6-svscan'].includes(read_command_nameOf(word)));
}
function read_command_lastPart(script) {
    return (script
        .split(/&&|\|\||;|\n/)
        .filter((part) => part.trim() !== '')
        .at(-1) ?? '');
}
/** The script's commands as words; `"$@"` stands for the words that follow it on the command line. */
function splitScript(script, rest) {
    return script
        .split(/&&|\|\||[;|\n&]/)
        .map((part) => part.match(/"[^"]*"|'[^']*'|\S+/g) ?? [])
        .map((words) => words.flatMap((word) => word.replaceAll('"', '') === '$@' ? rest : [word.replace(/^["']|["']$/g, '')]))
        .filter((words) => words.length > 0);
}
function findProgram(words) {
    const at = words.findIndex((word) => isKnown(read_command_nameOf(word)));
    const name = read_command_nameOf(words[at] ?? '');
    const own = at === -1 ? words : words.slice(at);
    const server = read_command_SERVERS.find((each) => each === name);
    if (server !== undefined)
        return { kind: server, words: own };
    if (name === 'celery' && own.includes('worker'))
        return { kind: 'celery-worker', words: own };
    if (name === 'celery' && own.includes('beat'))
        return { kind: 'celery-beat', words: own };
    return { kind: 'other', words: own };
}
function isKnown(name) {
    return name === 'celery' || read_command_SERVERS.includes(name);
}
/** `/usr/bin/celery` and `celery` alike. */
function read_command_nameOf(word) {
    return word.slice(word.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./src/preflight/read/read-container.ts
function readContainer(container) {
    const log = membersOf(container['logConfiguration']);
    return {
        name: container.name,
        image: container.image,
        essential: container['essential'] !== false,
        words: [...textsOf(container['entryPoint']), ...textsOf(container['command'])],
        environment: readPairs(container['environment']),
        secretNames: listOf(container['secrets']).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
        cpu: numberOf(container['cpu']),
        memoryMiB: numberOf(container['memory']) ?? numberOf(container['memoryReservation']),
        ports: listOf(container['portMappings']).flatMap((mapping) => {
            const port = numberOf(mapping['containerPort']);
            return port === null ? [] : [{ container: port, host: numberOf(mapping['hostPort']) }];
        }),
        healthCheck: readHealthCheck(membersOf(container['healthCheck'])),
        stopTimeout: numberOf(container['stopTimeout']),
        initProcessEnabled: membersOf(container['linuxParameters'])['initProcessEnabled'] === true,
        logDriver: textOf(log['logDriver']),
        logOptions: Object.fromEntries(Object.entries(membersOf(log['options'])).map(([name, value]) => [name, String(value)])),
        versionConsistency: textOf(container['versionConsistency']),
    };
}
function readHealthCheck(check) {
    const command = textsOf(check['command']);
    // `["NONE"]` switches it off.
    if (command.length === 0 || command[0] === 'NONE')
        return null;
    return {
        command,
        interval: numberOf(check['interval']) ?? 30,
        timeout: numberOf(check['timeout']) ?? 5,
        retries: numberOf(check['retries']) ?? 3,
        startPeriod: numberOf(check['startPeriod']),
    };
}
function readPairs(value) {
    const pairs = listOf(value).flatMap(({ name, value: text }) => typeof name === 'string' && typeof text === 'string' ? [[name, text]] : []);
    return Object.fromEntries(pairs);
}
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

;// CONCATENATED MODULE: ./src/preflight/ignores-stop-signal.ts


/** Some essential container's shell keeps SIGTERM to itself, so its task always takes the whole stopTimeout. */
function ignoresStopSignal({ containerDefinitions }) {
    return containerDefinitions.map(readContainer).some((container) => {
        const swallows = readCommand(container).shell !== null;
        return container.essential && swallows && !container.initProcessEnabled;
    });
}

;// CONCATENATED MODULE: ./src/preflight/define-lint.ts
/** Ties what a lint finds to how it explains it. */
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

;// CONCATENATED MODULE: ./src/preflight/read/find-option.ts
/**
 * An option's value: `-w 4`, `-w4`, `--workers 4`, `--workers=4`; the last one counts. null: it isn't given. A value that a
 * shell puts in at run time (`$PORT`) is given as it stands.
 */
function findOption(words, ...names) {
    let found = null;
    for (const [at, word] of words.entries()) {
        for (const name of names) {
            if (word === name)
                found = words[at + 1] ?? '';
            else if (name.startsWith('--') && word.startsWith(`${name}=`))
                found = word.slice(name.length + 1);
            else if (/^-[a-zA-Z]$/.test(name) && word.startsWith(name) && !word.startsWith('--'))
                found = word.slice(name.length).replace(/^=/, '');
        }
    }
    return found;
}
function hasFlag(words, ...names) {
    return words.some((word) => names.some((name) => word === name || word.startsWith(`${name}=`)));
}
/** The option as a whole number; null where it isn't given or isn't one. */
function findNumber(words, ...names) {
    const text = findOption(words, ...names);
    return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

;// CONCATENATED MODULE: ./src/preflight/lints/beat-runs-twice.ts


const beatRunsTwice = defineLint({
    id: 'beat-runs-twice',
    code: 'L23',
    severity: 'stop',
    find: ({ processes, desiredCount, mostTasks }) => processes
        .filter(({ kind, words }) => {
        const inside = kind === 'celery-worker' && hasFlag(words, '-B', '--beat');
        return kind === 'celery-beat' || inside;
    })
        .filter(({ words }) => mostTasks > 1 && !words.some((word) => /redbeat/i.test(word)))
        .map(({ container }) => ({ container: container.name, desiredCount, mostTasks })),
    explain: ({ container, desiredCount, mostTasks }) => ({
        what: `Container ${container} runs Celery beat, and up to ${mostTasks} tasks run side by side (desired count ${desiredCount}).`,
        why: 'Each beat sends every scheduled job, so jobs run more than once.',
        fix: 'Run beat in a service of its own with desired count 1 and percents 0/100, or with a scheduler that locks.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/bound-to-loopback.ts


const bound_to_loopback_LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)(:|$)/;
const bound_to_loopback_boundToLoopback = defineLint({
    id: 'bound-to-loopback',
    code: 'L12',
    severity: ({ isCertain }) => (isCertain ? 'stop' : 'warn'),
    find: ({ gunicorns, processes }) => [
        ...gunicorns.flatMap(judgeGunicorn),
        ...processes.filter(({ kind }) => kind === 'uvicorn').flatMap(judgeUvicorn),
    ],
    explain: ({ container, program, port, isCertain }) => ({
        what: isCertain
            ? `In container ${container} ${program} listens on the loopback address only.`
            : `In container ${container} ${program} is given no \`--bind\`, and its own default is 127.0.0.1:8000.`,
        why: 'The load balancer comes from outside of the container and is never answered, so the task never gets healthy.',
        fix: `Give it \`${program === 'gunicorn' ? `--bind 0.0.0.0:${port}` : `--host 0.0.0.0 --port ${port}`}\`.`,
    }),
});
/** Without --bind a gunicorn.conf.py in the image may still give one: not certain. PORT alone makes it 0.0.0.0:PORT. */
function judgeGunicorn({ words, container }) {
    const [port] = container.balancedPorts;
    if (port === undefined)
        return [];
    const bind = findOption(words, '-b', '--bind');
    const found = { container: container.name, program: 'gunicorn', port };
    if (bind !== null)
        return bound_to_loopback_LOOPBACK.test(bind) ? [{ ...found, isCertain: true }] : [];
    if (container.environment['PORT'] !== undefined || hasFlag(words, '-c', '--config'))
        return [];
    return [{ ...found, isCertain: false }];
}
function judgeUvicorn({ words, container }) {
    const [port] = container.balancedPorts;
    if (port === undefined || hasFlag(words, '--uds', '--fd'))
        return [];
    const host = findOption(words, '--host') ?? container.environment['UVICORN_HOST'] ?? '127.0.0.1';
    return bound_to_loopback_LOOPBACK.test(host)
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
        why: 'Django then shows settings and code to whoever meets an error, and keeps every query in memory.',
        fix: 'Leave it out, or set it to False.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/deprecated-uvicorn-worker.ts


const deprecatedUvicornWorker = defineLint({
    id: 'deprecated-uvicorn-worker',
    code: 'L45',
    severity: 'warn',
    find: ({ gunicorns }) => gunicorns
        .filter(({ words }) => findOption(words, '-k', '--worker-class')?.startsWith('uvicorn.workers.') === true)
        .map(({ container }) => ({ container: container.name })),
    explain: ({ container }) => ({
        what: `gunicorn in container ${container} uses a worker class of uvicorn.workers.`,
        why: 'That module is deprecated and will be gone from uvicorn.',
        fix: 'Install the package uvicorn-worker and use `-k uvicorn_worker.UvicornWorker`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/deregistration-delay-long.ts

/** What AWS sets (TargetGroupAttribute, deregistration_delay.timeout_seconds). */
const deregistration_delay_long_DEFAULT_SECONDS = 300;
const deregistrationDelayLong = defineLint({
    id: 'deregistration-delay-long',
    code: 'L20',
    severity: 'warn',
    find: ({ targetGroups }) => targetGroups
        .filter((group) => group.deregistrationDelaySeconds >= deregistration_delay_long_DEFAULT_SECONDS)
        .map((group) => ({ seconds: group.deregistrationDelaySeconds })),
    explain: ({ seconds }) => ({
        what: `The target group's deregistration delay is ${seconds} s.`,
        why: 'Every old task waits for all of it, however few requests are open, before it gets SIGTERM.',
        fix: 'Set it to a little more than the longest request, 30 to 60 s for most.',
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
        what: `With ${minimum}/${maximum} ECS stops every old task of this web service before it starts a new one.`,
        why: 'Until the new one is healthy nobody answers.',
        fix: 'Set minimum-healthy-percent: 100 and maximum-percent: 200.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/fargate-refuses.ts

/** CPU units → least, most and step of the memory in GiB (developer guide, task CPU and memory on Fargate). */
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
    explain: ({ what, fix }) => ({ what, why: 'Fargate refuses such a task definition or task.', fix }),
});
function judgeSize({ cpu, memoryMiB }) {
    if (cpu === null || memoryMiB === null) {
        return [
            {
                what: 'The task definition has no cpu or no memory of its own.',
                fix: 'Set both, such as 256 and 512.',
            },
        ];
    }
    const size = SIZES[cpu];
    // A size that is newer than this list is no mistake.
    if (size === undefined)
        return [];
    const [least, most, step] = size;
    const gib = memoryMiB / 1024;
    // 256 units take 0.5, 1 and 2 GiB.
    const fits = gib >= least && gib <= most && (gib / step) % 1 === 0 && !(cpu === 256 && gib === 1.5);
    if (fits)
        return [];
    const range = `${least * 1024} to ${most * 1024} MiB in steps of ${step * 1024}`;
    return [{ what: `${cpu} CPU units do not go with ${memoryMiB} MiB.`, fix: `Set memory to ${range}.` }];
}
function judgeContainers({ containers, definition }) {
    return containers.flatMap(({ name, logDriver, ports }) => [
        ...(logDriver === null || LOG_DRIVERS.includes(logDriver)
            ? []
            : [
                {
                    what: `Container ${name} asks for the log driver ${logDriver}.`,
                    fix: `Use one of ${LOG_DRIVERS.join(', ')}.`,
                },
            ]),
        ...ports
            .filter(({ container, host }) => definition['networkMode'] === 'awsvpc' && host !== null && host !== container)
            .map(({ container, host }) => ({
            what: `Container ${name} maps port ${container} to host port ${host ?? 0}.`,
            fix: 'In awsvpc mode both are the same: leave hostPort out.',
        })),
    ]);
}

;// CONCATENATED MODULE: ./src/preflight/lints/fixed-node-name.ts


/** Celery's own placeholders for the host, and what a shell puts in. */
const DIFFERS = /%[hn]|\$/;
const fixedNodeName = defineLint({
    id: 'fixed-node-name',
    code: 'L33',
    // On Redis every namesake hears a command and answers it: they are counted. On RabbitMQ only one of them does.
    severity: ({ desiredCount }, { drain, brokerKind }) => drain !== 'none' && brokerKind === 'amqp' && desiredCount > 1 ? 'stop' : 'warn',
    find: ({ workers, desiredCount, mostTasks }) => workers.flatMap(({ words, container }) => {
        const name = findOption(words, '-n', '--hostname');
        if (name === null || DIFFERS.test(name) || mostTasks <= 1)
            return [];
        return [{ container: container.name, desiredCount, mostTasks }];
    }),
    explain: ({ container, desiredCount, mostTasks }) => ({
        what: `Every Celery worker of container ${container} has the same node name, and up to ${mostTasks} run (desired count ${desiredCount}).`,
        why: 'Their answers can not be told apart, and on RabbitMQ a command reaches only one of them.',
        fix: 'Name them with the host in it, such as `-n worker@%h`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/fragile-health-check.ts

const WORDS = {
    ping: [
        'asks by `celery inspect ping` without naming its own worker and a time-out',
        'It waits 1 s, asks every worker of the broker, and fails while this one is busy.',
        'Add `-d celery@$HOSTNAME --timeout 10`, or look at a heartbeat file instead.',
    ],
    slow: [
        'gives `celery inspect` less than 10 s',
        'Each check starts a Python with the whole app.',
        'Set timeout to 10 or more, and the interval to 60.',
    ],
    tool: [
        'uses curl, wget or pgrep, which slim, alpine and distroless images often lack',
        'A missing program counts as unhealthy.',
        'Use the app\'s own runtime, such as `python -c "import urllib.request; …"`.',
    ],
    start: [
        'has no startPeriod',
        'Failures while the app boots count at once, and the task is replaced before it is up.',
        'Set startPeriod to about twice the boot.',
    ],
    localhost: ['asks `localhost`', 'That may resolve to ::1, where nobody listens.', 'Write 127.0.0.1.'],
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
        const [what, why, fix] = WORDS[weakness];
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
        ['localhost', /\blocalhost\b/.test(text)],
    ];
    return found.flatMap(([weakness, holds]) => (holds ? [weakness] : []));
}

;// CONCATENATED MODULE: ./src/preflight/lints/grace-outlives-stop-timeout.ts


/** gunicorn's graceful_timeout where none is given (settings reference). */
const GUNICORN_GRACE_SECONDS = 30;
const graceOutlivesStopTimeout = defineLint({
    id: 'grace-outlives-stop-timeout',
    code: 'L06',
    severity: 'warn',
    find: ({ gunicorns, workers }) => [
        ...gunicorns.flatMap(({ words, container }) => {
            const graceSeconds = findNumber(words, '--graceful-timeout') ?? GUNICORN_GRACE_SECONDS;
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
            what: `Container ${container} sets REMAP_SIGTERM=SIGQUIT, and no soft shutdown time-out is to be seen.`,
            why: 'The worker then takes SIGTERM for a cold shutdown and drops its jobs at once.',
            fix: 'Set worker_soft_shutdown_timeout (below stopTimeout) in the app, or leave REMAP_SIGTERM out.',
        }
        : {
            what: `In container ${container} ${program} takes up to ${graceSeconds} s, and stopTimeout is ${stopTimeout} s.`,
            why: 'ECS kills it before its own grace time ends, with what it still works on.',
            fix: `Set stopTimeout to more than ${graceSeconds}, or the grace time to less than ${stopTimeout} s.`,
        },
});
function compare(program, { name, stopTimeout }, graceSeconds) {
    const limit = stopTimeout ?? 30;
    return graceSeconds >= limit ? [{ container: name, program, graceSeconds, stopTimeout: limit }] : [];
}
function cold({ name, stopTimeout }) {
    return { container: name, program: 'celery', graceSeconds: 0, stopTimeout: stopTimeout ?? 30 };
}

;// CONCATENATED MODULE: ./src/preflight/read/is-migration.ts
const is_migration_DJANGO = /(^|\/)(manage\.py|django-admin(\.py)?)$/;
const VERBS = ['migrate', 'collectstatic', 'compilemessages'];
/** A step that prepares the database or files, rather than the service itself. */
function isMigration({ words }) {
    const django = words.some((word) => is_migration_DJANGO.test(word)) && VERBS.some((verb) => words.includes(verb));
    return django || (words.some((word) => /(^|\/)alembic$/.test(word)) && words.includes('upgrade'));
}

;// CONCATENATED MODULE: ./src/preflight/lints/grace-period-short.ts


/** Longer than any usual boot. */
const ENOUGH_SECONDS = 60;
const gracePeriodShort = defineLint({
    id: 'grace-period-short',
    code: 'L18',
    severity: ({ grace, reason }) => (grace === 0 && reason !== 'none' ? 'stop' : 'warn'),
    find: ({ service, isWebService, targetGroups, containers, processes, observedHealthyMs }) => {
        const grace = service.healthCheckGracePeriodSeconds;
        if (!isWebService || grace >= ENOUGH_SECONDS * 5)
            return [];
        // Even without a grace period a target must fail so many checks in a row first.
        const tolerance = Math.min(...targetGroups.map((group) => group.unhealthyThreshold * group.intervalSeconds), ENOUGH_SECONDS);
        const bootSeconds = Math.round(Math.max(0, ...observedHealthyMs) / 1000);
        const startPeriod = Math.max(0, ...containers.map(({ healthCheck }) => healthCheck?.startPeriod ?? 0));
        if (bootSeconds > grace + tolerance)
            return [{ grace, reason: 'boot', seconds: bootSeconds }];
        if (startPeriod > grace)
            return [{ grace, reason: 'start-period', seconds: startPeriod }];
        if (grace > 0)
            return [];
        return [{ grace, reason: processes.some(isMigration) ? 'migration' : 'none', seconds: 0 }];
    },
    explain: ({ grace, reason, seconds }) => ({
        what: `healthCheckGracePeriodSeconds is ${grace}${describeBoot(reason, seconds)}.`,
        why: 'ECS replaces a task that the load balancer finds unhealthy once the grace period is over, also while it still boots; the rollout then never ends.',
        fix: `Set it to about twice the time that a task needs until it answers, such as ${Math.max(ENOUGH_SECONDS, 2 * seconds)}.`,
    }),
});
function describeBoot(reason, seconds) {
    if (reason === 'boot')
        return `, and a task of this service took ${seconds} s to get healthy`;
    if (reason === 'start-period')
        return `, and a container's own startPeriod is ${seconds} s`;
    return reason === 'migration' ? ', and every task runs database migrations before it answers' : '';
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
                why: 'Such a page is often slow, redirects (to a slash, to HTTPS, to a login), or is missing in production.',
                fix: 'Give the app a tiny view such as /healthz/, without database and login, and check that.',
            },
        ];
    }
    if (!isDjango || path.endsWith('/') || path.includes('.') || path.includes('?'))
        return [];
    return [
        {
            subject,
            why: 'It does not end in a slash: where Django has the path with one, APPEND_SLASH answers 301, which counts as unhealthy.',
            fix: 'Check the path exactly as the URL configuration has it.',
        },
    ];
}
/** `200-399` takes a redirect to the login page for health. */
function isTooWide(matcher) {
    return [...(matcher ?? '').matchAll(/\d{3}/g)].some(([status]) => Number(status) > 299);
}
function tooWide(matcher) {
    return {
        subject: `The load balancer takes the answers ${matcher} for healthy.`,
        why: 'Redirects and errors then count as health, and a broken revision serves.',
        fix: 'Set the matcher to 200 and make the path answer it.',
    };
}

;// CONCATENATED MODULE: ./src/preflight/read/find-server-workers.ts

/** Web servers and how many processes each starts; WEB_CONCURRENCY is the default of both (their settings references). */
function findServerWorkers({ gunicorns, processes, cpu, memoryMiB }) {
    const uvicorns = processes.filter(({ kind }) => kind === 'uvicorn');
    return [...gunicorns, ...uvicorns].map(({ kind, words, container }) => {
        const environment = container.environment['WEB_CONCURRENCY'];
        const isGiven = findOption(words, '-w', '--workers') !== null;
        const usual = environment === undefined ? 1 : /^\d+$/.test(environment) ? Number(environment) : null;
        const threads = findNumber(words, '--threads') ?? 1;
        const isGunicorn = kind === 'gunicorn';
        return {
            container: container.name,
            kind: isGunicorn ? 'gunicorn' : 'uvicorn',
            workers: isGiven ? findNumber(words, '-w', '--workers') : usual,
            isSync: isGunicorn && threads === 1 && (findOption(words, '-k', '--worker-class') ?? 'sync') === 'sync',
            cpu: container.cpu === null || container.cpu === 0 ? cpu : container.cpu,
            memoryMiB: container.memoryMiB ?? memoryMiB,
        };
    });
}

;// CONCATENATED MODULE: ./src/preflight/lints/health-check-timeout-tight.ts


const SHORT_SECONDS = 5;
const health_check_timeout_tight_SMALL_CPU = 512;
const healthCheckTimeoutTight = defineLint({
    id: 'health-check-timeout-tight',
    code: 'L17',
    severity: 'warn',
    find: (scene) => {
        const servers = findServerWorkers(scene).flatMap(({ workers, cpu, isSync }) => {
            const isAlone = isSync && workers === 1;
            const isStarved = workers !== null && workers >= 3 && cpu !== null && cpu <= health_check_timeout_tight_SMALL_CPU;
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
            what: `The health check's time-out of ${timeout} s is not below its interval of ${interval} s.`,
            why: 'A slow answer runs into the next check.',
            fix: 'Make the time-out shorter than the interval.',
        }
        : {
            what: `The health check waits ${timeout} s for ${crowd.workers === 1 ? 'a single sync worker' : `${crowd.workers} workers on ${crowd.cpu ?? 0} CPU units`}.`,
            why: 'One slow request, or all of them booting at once, makes the check time out, and ECS replaces a task that works.',
            fix: 'Give the check 10 s, and the task threads or more CPU.',
        },
});

;// CONCATENATED MODULE: ./src/preflight/lints/heartbeat-on-disk.ts


const heartbeatOnDisk = defineLint({
    id: 'heartbeat-on-disk',
    code: 'L15',
    severity: 'warn',
    find: ({ gunicorns }) => gunicorns
        .filter(({ words }) => !hasFlag(words, '--worker-tmp-dir', '-c', '--config'))
        .map(({ container }) => ({ container: container.name })),
    explain: ({ container }) => ({
        what: `gunicorn in container ${container} keeps its workers' heartbeat in a file on disk.`,
        why: 'On a slow container file system a heartbeat can block, and the worker is taken for dead (gunicorn FAQ).',
        fix: 'Add `--worker-tmp-dir /dev/shm`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/init-cuts-work.ts

const initCutsWork = defineLint({
    id: 'init-cuts-work',
    code: 'L02',
    severity: 'stop',
    find: ({ containers }) => containers
        .filter(({ initProcessEnabled, commandLine }) => initProcessEnabled && commandLine.shell !== null)
        .map(({ name }) => ({ container: name })),
    explain: ({ container }) => ({
        what: `Container ${container} has initProcessEnabled and runs its command in a shell without \`exec\`.`,
        why: 'The init process passes SIGTERM to the shell, which dies at once; the container ends and the work in it is cut within milliseconds, whatever stopTimeout says.',
        fix: 'Put `exec` before the last command, so that the program itself gets the signal.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/keep-alive-short.ts


/** idle_timeout.timeout_seconds of an Application Load Balancer where nobody changed it. */
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
        what: `In container ${container} ${program} closes idle connections after ${seconds} s.`,
        why: `The load balancer keeps them for ${IDLE_SECONDS} s unless told otherwise, and answers 502 now and then when it uses one that was just closed.`,
        fix: `Give ${program} \`${option} ${IDLE_SECONDS + 5}\`.`,
    }),
});
/** Sync workers close every connection after its answer: there is none to be reused. */
function holdsConnections({ words }) {
    const threads = findNumber(words, '--threads') ?? 1;
    return threads > 1 || (findOption(words, '-k', '--worker-class') ?? 'sync') !== 'sync';
}
function keep_alive_short_judge({ kind, words, container }, option, usual) {
    if (container.balancedPorts.length === 0)
        return [];
    const seconds = findNumber(words, option) ?? usual;
    return seconds > IDLE_SECONDS ? [] : [{ container: container.name, program: kind, seconds, option }];
}

;// CONCATENATED MODULE: ./src/preflight/lints/little-memory-per-worker.ts


/** A Django process with its libraries seldom stays below this; a rule of thumb. */
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
        what: `Container ${container} has ${memoryMiB} MiB for ${workers} server workers and their parent.`,
        why: `Less than ${ENOUGH_MIB} MiB for each often ends in an out-of-memory kill under load.`,
        fix: 'Give it more memory, or start fewer workers.',
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
        what: `Container ${container} logs by awslogs without ${missing.join(' and ')}.`,
        why: 'Without them the task may not start, or the stream of a task can not be found by its id.',
        fix: `Set ${missing.join(', ')}.`,
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/main-process-hidden.ts

const mainProcessHidden = defineLint({
    id: 'main-process-hidden',
    code: 'L44',
    severity: 'warn',
    find: ({ containers, processes }) => containers.flatMap(({ name, commandLine }) => {
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
        what: `The main process of container ${container} is put behind another one by ${by}.`,
        why: 'ECS sees and signals PID 1 only: the real process may die unseen, or never get SIGTERM.',
        fix: 'Run one program a container, in the foreground.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/migration-in-command.ts


const migrationInCommand = defineLint({
    id: 'migration-in-command',
    code: 'L42',
    severity: 'warn',
    find: ({ processes, mostTasks }) => processes.filter(isMigration).map(({ words, container }) => ({
        container: container.name,
        verb: words.find((word) => /^(migrate|collectstatic|compilemessages|upgrade)$/.test(word)) ?? 'migrate',
        mostTasks,
    })),
    explain: ({ container, verb, mostTasks }) => ({
        what: `The command of container ${container} runs \`${verb}\` before the service itself.`,
        why: `Every task does it at every start, up to ${mostTasks} at once, and answers no health check meanwhile.`,
        fix: verb === 'migrate' || verb === 'upgrade'
            ? 'Run migrations as a task of their own before the deploy.'
            : 'Do it when the image is built.',
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
            return [{ container: name, what: `has an image with the tag ${tag}` }];
        if (tag === null || versionConsistency !== 'disabled')
            return [];
        return [{ container: name, what: 'has versionConsistency disabled and an image without a digest' }];
    }),
    explain: ({ container, what }) => ({
        what: `Container ${container} ${what}.`,
        why: 'What is behind it changes: a rollback may bring other bits than before, and two tasks may differ.',
        fix: 'Deploy a tag that is never used again, such as the commit, or a digest.',
    }),
});
/** null: pinned by a digest. Without a tag it is `latest`. */
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
        const isSilent = !hasFlag(words, '--access-logfile', '-c', '--config');
        return container.balancedPorts.length > 0 && isSilent;
    })
        .map(({ container }) => ({ container: container.name })),
    explain: ({ container }) => ({
        what: `gunicorn in container ${container} writes no access log.`,
        why: 'With one, the log shows every health check of the load balancer with its path and its answer.',
        fix: 'Add `--access-logfile -`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/no-answer-while-busy.ts


const noAnswerWhileBusy = defineLint({
    id: 'no-answer-while-busy',
    code: 'L34',
    severity: 'warn',
    find: ({ workers, drain }) => workers
        .filter(({ words }) => drain !== 'none' && findOption(words, '-P', '--pool') === 'solo')
        .map(({ container }) => ({ container: container.name })),
    explain: ({ container }) => ({
        what: `The Celery worker in container ${container} has the pool solo.`,
        why: 'It answers no question while it works, so a drain has to wait for it without knowing what it does.',
        fix: 'Use `--pool prefork --concurrency 1`, and give drain-timeout more than the longest job.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/no-circuit-breaker.ts

const noCircuitBreaker = defineLint({
    id: 'no-circuit-breaker',
    code: 'L26',
    // Where this step watches and rolls back, the breaker only matters when ECS replaces tasks between deploys.
    severity: ({ rollsBackItself }) => (rollsBackItself ? 'note' : 'warn'),
    find: ({ service: { circuitBreaker, deploymentController }, rollsBackItself }) => {
        if (deploymentController !== 'ECS' || (circuitBreaker.enable && circuitBreaker.rollback))
            return [];
        return [{ isEnabled: circuitBreaker.enable, rollsBackItself }];
    },
    explain: ({ isEnabled, rollsBackItself }) => ({
        what: isEnabled
            ? 'The circuit breaker of the service ends a failed deployment, but does not roll it back.'
            : 'The service has no deployment circuit breaker.',
        why: rollsBackItself
            ? 'This step rolls a failed rollout back by itself; should its runner be lost, nobody does.'
            : 'ECS then starts tasks of a broken revision for ever.',
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
        why: 'What it prints is lost with its task, and nobody can say why a task died.',
        fix: 'Give it the awslogs driver with awslogs-group, awslogs-region and awslogs-stream-prefix.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/port-mismatch.ts


const portMismatch = defineLint({
    id: 'port-mismatch',
    code: 'L13',
    severity: 'stop',
    find: ({ processes, gunicorns }) => [...processes.filter(({ kind }) => kind === 'uvicorn'), ...gunicorns].flatMap((process) => {
        const { name, balancedPorts } = process.container;
        const listens = findPort(process);
        if (listens === null || balancedPorts.length === 0 || balancedPorts.includes(listens))
            return [];
        return [{ container: name, program: process.kind, listens, expected: balancedPorts }];
    }),
    explain: ({ container, program, listens, expected }) => ({
        what: `In container ${container} ${program} listens on port ${listens}, and the load balancer sends to ${expected.join(', ')}.`,
        why: 'Nobody answers there, so the task never gets healthy.',
        fix: 'Make the two the same: the port on the command line, or containerPort of port mapping and load balancer.',
    }),
});
/** null: it isn't written there as a number. */
function findPort({ kind, words }) {
    const text = kind === 'gunicorn' ? findOption(words, '-b', '--bind') : findOption(words, '--port');
    const [, port] = /(?:^|:)(\d+)$/.exec(text ?? '') ?? [];
    return port === undefined ? null : Number(port);
}

;// CONCATENATED MODULE: ./src/preflight/lints/prefetch-many.ts


const prefetchMany = defineLint({
    id: 'prefetch-many',
    code: 'L35',
    // The app's own settings may say it, and they can't be seen from here.
    severity: ({ given }) => (given ? 'warn' : 'note'),
    find: ({ workers, drain }) => workers.flatMap(({ words, container }) => {
        const multiplier = findOption(words, '--prefetch-multiplier');
        if (drain === 'none' || multiplier === '1')
            return [];
        return [{ container: container.name, given: multiplier !== null }];
    }),
    explain: ({ container, given }) => ({
        what: given
            ? `The Celery worker in container ${container} fetches several jobs ahead for each process.`
            : `The command of container ${container} does not limit how many jobs a worker fetches ahead (Celery's default is 4 for each process).`,
        why: 'A drain has to wait for what was fetched too, one after the other.',
        fix: 'With long jobs give `--prefetch-multiplier 1`, or worker_prefetch_multiplier = 1 in the app.',
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
            ...(ECR.test(image) ? ['an image from ECR is pulled'] : []),
            ...(secretNames.length > 0 ? ['secrets are read'] : []),
            ...(logDriver === 'awslogs' ? ['logs go to CloudWatch'] : []),
        ])
            .at(0);
        if (asksForFargate && reason !== undefined && !isSet(definition['executionRoleArn']))
            found.push({ role: 'executionRoleArn', because: reason });
        if (service.platform?.enableExecuteCommand === true && !isSet(definition['taskRoleArn']))
            found.push({ role: 'taskRoleArn', because: 'ECS Exec is enabled for the service' });
        return found;
    },
    explain: ({ role, because }) => ({
        what: `The task definition has no ${role}, and ${because}.`,
        why: 'ECS has nobody to do that as, so tasks do not start, or the feature fails.',
        fix: `Set ${role}.`,
    }),
});
function isSet(value) {
    return typeof value === 'string' && value !== '';
}

;// CONCATENATED MODULE: ./src/preflight/lints/secret-in-environment.ts

const URL_WITH_PASSWORD = /[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i;
const secretInEnvironment = defineLint({
    id: 'secret-in-environment',
    code: 'L32',
    severity: 'warn',
    find: ({ containers }) => containers.flatMap(({ name, environment }) => {
        const names = Object.entries(environment)
            .filter(([, value]) => URL_WITH_PASSWORD.test(value))
            .map(([variable]) => variable);
        return names.length === 0 ? [] : [{ container: name, names }];
    }),
    explain: ({ container, names }) => ({
        what: `Container ${container} has a URL with a password in ${names.join(', ')}.`,
        why: 'Everybody who may read the task definition reads the password, in every revision for ever.',
        fix: 'Put it into Secrets Manager or the Parameter Store, and name it under `secrets`.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/shell-swallows-sigterm.ts

/** A shell as PID 1 does not pass SIGTERM on; measured with dash 0.5.12 and bash 5.2, for a single command too. */
const shellSwallowsSigterm = defineLint({
    id: 'shell-swallows-sigterm',
    code: 'L01',
    severity: ({ shell, holdsJobs }) => (holdsJobs && shell === 'sh' ? 'stop' : 'warn'),
    // With an init in the container it is another, worse thing: init-cuts-work.
    find: ({ containers, workers }) => containers.flatMap(({ name, commandLine: { shell }, initProcessEnabled }) => {
        if (shell === null || initProcessEnabled)
            return [];
        const holdsJobs = workers.some((worker) => worker.container.name === name);
        return [{ container: name, shell, holdsJobs }];
    }),
    explain: ({ container, shell, holdsJobs }) => ({
        what: `Container ${container} runs its command by \`${shell} -c\` without \`exec\`.`,
        why: `${shell} stays PID 1 and does not pass SIGTERM on, so the program never learns that it is to stop and is killed ` +
            `after stopTimeout${holdsJobs ? ', with the jobs that it holds' : ''}.`,
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
        what: `A target that failed once gets traffic again after ${threshold} checks of ${interval} s.`,
        why: `That is ${threshold * interval} s in which the task is up and does not serve, or is replaced; the interval slows every new task too.`,
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
        why: 'A Spot task is taken away with a notice of two minutes, drain or not.',
        fix: 'Run workers with jobs of more than two minutes on FARGATE, or make the jobs safe to repeat.',
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
        what: `Container ${container} asks for a stopTimeout of ${stopTimeout} s.`,
        why: `Fargate takes ${RANGE.min} to ${RANGE.max} s and refuses the task definition.`,
        fix: `Set it to ${RANGE.max} at most; longer work is what a drain is for.`,
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/stop-timeout-short.ts

/** Fargate: 2 to 120 s, 30 s where none is set (ContainerDefinition.stopTimeout). */
const LONGEST_SECONDS = 120;
const stopTimeoutShort = defineLint({
    id: 'stop-timeout-short',
    code: 'L04',
    severity: 'warn',
    find: ({ isFargate, workers }) => workers
        .filter(({ container }) => isFargate && (container.stopTimeout ?? 30) < LONGEST_SECONDS)
        .map(({ container: { name, stopTimeout } }) => ({ container: name, stopTimeout })),
    explain: ({ container, stopTimeout }) => ({
        what: `The Celery worker in container ${container} has a stopTimeout of ${stopTimeout ?? '30 (the default)'} s.`,
        why: 'Whenever ECS stops the task for another reason than a deployment (a dead host, Spot, scale-in), the worker has no more than that to finish its jobs.',
        fix: `Set stopTimeout to ${LONGEST_SECONDS}, the most that Fargate allows; on EC2 capacity hours are possible.`,
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
        what: `${(0,count_of/* countOf */.p)(count, 'running task is', 'running tasks are')} protected from being stopped${lastMs === null ? '' : `, the last for ${(0,format_duration/* formatDuration */.a)(lastMs)}`}.`,
        why: `ECS keeps them until somebody lets them go, and the rollout is watched for ${(0,format_duration/* formatDuration */.a)(healthTimeoutMs)}.`,
        fix: 'Give health-timeout more than the protection lasts, or release the tasks.',
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
        const subject = limit === 'credentials' ? 'The AWS credentials last' : 'The job may run for';
        const needs = withRollback ? 'this step with a rollback may need' : 'this step may need';
        return {
            what: `${subject} another ${(0,format_duration/* formatDuration */.a)(leftMs)}, and ${needs} ${(0,format_duration/* formatDuration */.a)(neededMs)}.`,
            why: 'Should they end in the middle, workers stay silenced and nobody can roll back.',
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
        // gunicorn's own advice is 2 × cores + 1; below one core two workers are the most that make sense.
        const fitting = Math.max(2, Math.floor((2 * cpu) / 1024) + 1);
        return workers > fitting ? [{ container, program: kind, workers, cpu, fitting }] : [];
    }),
    explain: ({ container, program, workers, cpu, fitting }) => ({
        what: `In container ${container} ${program} starts ${workers} workers on ${cpu} CPU units.`,
        why: `That is ${(cpu / 1024).toFixed(2)} of a CPU for all of them: they boot slowly and answer health checks late.`,
        fix: `Start ${fitting} at most (and threads beside them), or give the task more CPU.`,
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
        what: `drain-timeout is ${drainSeconds} s, and Redis gives unacknowledged jobs back after ${visibilitySeconds} s.`,
        why: 'A job with acks_late that runs longer is started a second time by another worker.',
        fix: "Raise visibility_timeout in the app's broker_transport_options above the longest job.",
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
        why: 'ECS takes it for healthy 40 s after it runs: a worker that dies later passes, and the circuit breaker never sees it.',
        fix: 'Give the container a healthCheck with a startPeriod.',
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
        what: `Availability Zone rebalancing is on for the service whose container ${container} is a Celery worker.`,
        why: 'ECS may replace a worker in the middle of a job, without any deployment.',
        fix: 'Set availabilityZoneRebalancing to DISABLED for worker services.',
    }),
});

;// CONCATENATED MODULE: ./src/preflight/lints/index.ts








































/** All of them, listed by hand: within one severity this is the order of the report, what hurts most first. */
const LINTS = [
    timeBudget,
    initCutsWork,
    gracePeriodShort,
    portMismatch,
    bound_to_loopback_boundToLoopback,
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

;// CONCATENATED MODULE: ./src/preflight/read/read-scene.ts


function readScene(facts) {
    const { definition, service } = facts;
    const containers = definition.containerDefinitions.map((each) => {
        const container = readContainer(each);
        const balanced = service.loadBalancers.filter(({ containerName }) => containerName === container.name);
        return {
            ...container,
            commandLine: readCommand(container),
            balancedPorts: balanced.map(({ containerPort }) => containerPort),
        };
    });
    const processes = containers.flatMap((container) => container.commandLine.programs.map((program) => ({ ...program, container })));
    return {
        ...facts,
        containers,
        processes,
        workers: processes.filter(({ kind }) => kind === 'celery-worker'),
        gunicorns: processes.filter(({ kind }) => kind === 'gunicorn').map(addEnvironmentOptions),
        cpu: parseCpu(definition['cpu']),
        memoryMiB: parseMemory(definition['memory']),
        isFargate: isFargate(facts),
        asksForFargate: asksForFargate(facts),
        isWebService: service.loadBalancers.length > 0,
        mostTasks: Math.max(facts.desiredCount, Math.floor((facts.desiredCount * facts.maximumPercent) / 100)),
    };
}
/** gunicorn reads GUNICORN_CMD_ARGS before its command line (settings reference). */
function addEnvironmentOptions(process) {
    const options = process.container.environment['GUNICORN_CMD_ARGS']?.split(/\s+/) ?? [];
    const [name = 'gunicorn', ...rest] = process.words;
    return { ...process, words: [name, ...options, ...rest] };
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
    return textsOf(definition['requiresCompatibilities']).includes('FARGATE');
}
/** `256`, `.25 vCPU` (RegisterTaskDefinition, cpu) */
function parseCpu(value) {
    const text = textOf(value);
    if (text === null)
        return numberOf(value);
    const [, amount, unit] = /^([\d.]+)\s*(vcpu)?$/i.exec(text.trim()) ?? [];
    if (amount === undefined)
        return null;
    return Number(amount) * (unit === undefined ? 1 : 1024);
}
/** `512`, `1 GB` */
function parseMemory(value) {
    const text = textOf(value);
    if (text === null)
        return numberOf(value);
    const [, amount, unit] = /^([\d.]+)\s*(gb)?$/i.exec(text.trim()) ?? [];
    if (amount === undefined)
        return null;
    return Number(amount) * (unit === undefined ? 1 : 1024);
}

;// CONCATENATED MODULE: ./src/preflight/run-preflight.ts


const RANKS = ['stop', 'warn', 'note'];
/** Every lint over one set of facts; what is found worst first, and what of it refuses the deploy. */
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

;// CONCATENATED MODULE: ./src/rollout/ask-rollout-plan.ts



/** A target group whose settings can't be read is taken for one as AWS makes it. */
const USUAL_GROUP = { intervalSeconds: 30, timeoutSeconds: 5, deregistrationDelaySeconds: 300 };
/** ContainerDefinition.stopTimeout where none is given. */
const USUAL_STOP_SECONDS = 30;
/** Puts together what the planner needs from what was read. */
function askRolloutPlan(sources) {
    const { service, tasks, definition, currentDefinition, targetGroups, ignoresStopSignal, ...question } = sources;
    const arns = [...new Set(service.loadBalancers.map(({ targetGroupArn }) => targetGroupArn))];
    const pace = {
        ...observePace(tasks, service.events),
        targetGroups: arns.map((arn) => targetGroups.find(({ targetGroupArn }) => targetGroupArn === arn) ?? USUAL_GROUP),
        containerCheck: findSlowestCheck(definition),
        stopTimeoutSeconds: findStopTimeout(currentDefinition ?? definition),
        ignoresStopSignal,
    };
    const healthy = tasks.filter((task) => (0,is_healthy_task/* isHealthyTask */.t)(task, service.loadBalancers, null));
    return { ...question, oldCount: tasks.length, oldHealthyCount: healthy.length, pace };
}
function findSlowestCheck(definition) {
    return ([...listContainerChecks(definition)].sort((a, b) => b.intervalSeconds - a.intervalSeconds)[0] ?? null);
}
/** Containers that depend on each other stop one after the other, so that their times add up. */
function findStopTimeout({ containerDefinitions }) {
    const timeoutOf = (container) => ask_rollout_plan_numberOr(container['stopTimeout'], USUAL_STOP_SECONDS);
    const isChained = containerDefinitions.some(({ dependsOn }) => Array.isArray(dependsOn) && dependsOn.length > 0);
    const timeouts = containerDefinitions.map(timeoutOf);
    if (timeouts.length === 0)
        return USUAL_STOP_SECONDS;
    return isChained ? timeouts.reduce((sum, seconds) => sum + seconds, 0) : Math.max(...timeouts);
}
function ask_rollout_plan_numberOr(value, usual) {
    return typeof value === 'number' ? value : usual;
}

;// CONCATENATED MODULE: ./src/rollout/redact-command.ts
const redact_command_SECRET_NAME = /pass|secret|token|key|credential|auth|broker|dsn|private/i;
const redact_command_URL_WITH_PASSWORD = /([a-z][a-z0-9+.-]*:\/\/)[^/\s]*@/gi;
/** Looks like no word: long, and without a blank, a slash or a dot. */
const RANDOM = /^(?=.*\d)[A-Za-z0-9+=_-]{24,}$/;
/** A command's words as one line, without what may be secret in it: passwords in URLs, values of options named like one. */
function redactCommand(words) {
    let hidesNext = false;
    const shown = words.map((word) => {
        if (hidesNext && !word.startsWith('-')) {
            hidesNext = false;
            return '***';
        }
        hidesNext = /^--?[A-Za-z]/.test(word) && !word.includes('=') && redact_command_SECRET_NAME.test(word);
        return /\s/.test(word) ? redactScript(word) : redactWord(word);
    });
    return shown.map((word) => (/\s/.test(word) ? `'${word}'` : word)).join(' ');
}
/** A shell's script is words again. */
function redactScript(script) {
    return redactCommand(script.split(/\s+/)).replaceAll("'", '"');
}
function redactWord(word) {
    if (RANDOM.test(word))
        return '***';
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (value !== '' && redact_command_SECRET_NAME.test(name))
        return `${name}=***`;
    return word.replace(redact_command_URL_WITH_PASSWORD, '$1***@');
}

;// CONCATENATED MODULE: ./src/rollout/describe-member.ts

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
        return { identity, shown: redactCommand(value.map(describe_member_textOf)) };
    if (name === 'logConfiguration')
        return { identity, shown: describeLog(value) };
    if (name === 'healthCheck')
        return describeCheck(value);
    if (typeof value !== 'object' && SHOWN.has(name)) {
        // Numbers come as text too: `"256"` and `256`.
        return { identity: describe_member_textOf(value), shown: redactCommand([describe_member_textOf(value)]) };
    }
    return { identity, shown: 'set' };
}
/** Names of a list of pairs, with what makes each differ. */
function listNames(value) {
    const entries = Array.isArray(value) ? value : [];
    return new Map(entries.flatMap((entry) => {
        const { name } = describe_member_membersOf(entry);
        return typeof name === 'string' ? [[name, JSON.stringify(sortKeys(entry))]] : [];
    }));
}
/** `8000/tcp`; a host port that repeats the container port is what ECS writes out by itself. */
function describePorts(value) {
    const entries = Array.isArray(value) ? value : [];
    const ports = entries.map((entry) => {
        const { containerPort, hostPort, protocol, containerPortRange } = describe_member_membersOf(entry);
        const port = describe_member_textOf(containerPort ?? containerPortRange ?? '?');
        const host = hostPort === undefined || hostPort === containerPort || hostPort === 0 ? '' : `${describe_member_textOf(hostPort)}→`;
        return `${host}${port}/${describe_member_textOf(protocol ?? 'tcp')}`;
    });
    const shown = ports.sort().join(', ');
    return { identity: shown, shown };
}
function describeLog(value) {
    const { logDriver } = describe_member_membersOf(value);
    return typeof logDriver === 'string' ? logDriver : 'set';
}
function describeCheck(value) {
    const { command, interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = describe_member_membersOf(value);
    const words = Array.isArray(command) ? command.map(describe_member_textOf) : [];
    const times = [interval, timeout, retries, startPeriod].map(describe_member_textOf).join('/');
    return {
        identity: JSON.stringify([words, times]),
        shown: `${redactCommand(words)} (interval/timeout/retries/startPeriod ${times})`,
    };
}
function describe_member_textOf(value) {
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
function describe_member_membersOf(value) {
    return typeof value === 'object' && value !== null ? value : {};
}

;// CONCATENATED MODULE: ./src/rollout/diff-definitions.ts

/** What a container has where nothing is written; DescribeTaskDefinition fills it in. */
const USUAL = { essential: 'true', cpu: '0' };
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
        const usual = place === 'task' ? null : (USUAL[setting] ?? null);
        const [before, after] = [from, to].map((members) => describeMember(setting, members[setting]));
        if ((before?.identity ?? usual) === (after?.identity ?? usual))
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
        const [old, fresh] = [before.get(name), after.get(name)];
        if (old === fresh)
            return [];
        if (old === undefined)
            return [{ place, setting, from: null, to: 'added' }];
        if (fresh === undefined)
            return [{ place, setting, from: 'removed', to: null }];
        return [{ place, setting, from: 'a value', to: 'another value' }];
    });
}

;// CONCATENATED MODULE: ./src/rollout/diff-service.ts

/** What UpdateService would change of the service itself. */
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
    const revision = { from: (0,find_primary/* nameRevision */.h)(service.taskDefinitionArn), to: (0,find_primary/* nameRevision */.h)(arn) };
    return [{ place, setting: 'task definition', ...revision }, ...changes];
}

;// CONCATENATED MODULE: ./src/rollout/estimate-latest-end.ts
/** For the calls themselves, each of which is bounded by its adapter. */
const LOOK_MARGIN_MS = 120_000;
const UPDATE_MARGIN_MS = 60_000;
const ENDING_MARGIN_MS = 60_000;
/**
 * When this step will be over at the latest, in epoch milliseconds: everything takes as long as it may, and a rollback
 * (which drains the new workers, and waits as long as the rollout did) comes on top. Only the phases that were asked for.
 */
function estimateLatestEnd(inputs, nowMs) {
    if (inputs.dryRun)
        return nowMs + LOOK_MARGIN_MS;
    const asked = new Set(inputs.phases);
    const drainMs = inputs.broker !== null && inputs.drain !== 'none' ? inputs.drainTimeoutMs : 0;
    const rollbackMs = inputs.onFailure === 'rollback' ? drainMs + inputs.healthTimeoutMs + UPDATE_MARGIN_MS : 0;
    return [
        nowMs + ENDING_MARGIN_MS,
        asked.has('pre-deploy') ? LOOK_MARGIN_MS + drainMs : 0,
        asked.has('deploy') ? UPDATE_MARGIN_MS : 0,
        asked.has('post-deploy') ? inputs.healthTimeoutMs + inputs.stableForMs + rollbackMs : 0,
    ].reduce((sum, ms) => sum + ms, 0);
}

;// CONCATENATED MODULE: ./src/rollout/planner/describe-rollout-plan.ts


const MINUTE_MS = 60_000;
/** `2 waves, about 3 min, at worst 11 min; never fewer than 2 healthy tasks; 4 at most` */
function describeRolloutPlan(plan) {
    const { waves, duration, minimumHealthy, maximumRunning } = plan;
    const healthy = minimumHealthy === 0
        ? 'at some moments no healthy task'
        : `never fewer than ${(0,count_of/* countOf */.p)(minimumHealthy, 'healthy task')}`;
    return (`${(0,count_of/* countOf */.p)(waves, 'wave')}, about ${formatRounded(duration.expected)}, ` +
        `at worst ${formatRounded(duration.worst)}; ${healthy}; ${maximumRunning} at most`);
}
/** What the watch's own limit makes of the plan. */
function findPlanWarnings(question, plan) {
    const { healthTimeoutMs } = question;
    if (healthTimeoutMs === null || healthTimeoutMs >= plan.duration.worst)
        return [];
    const limit = (0,format_duration/* formatDuration */.a)(healthTimeoutMs);
    const enough = formatRounded(plan.duration.worst);
    const { expected } = plan.duration;
    const verdict = healthTimeoutMs < expected
        ? `shorter than this rollout is expected to take (${formatRounded(expected)})`
        : 'shorter than this rollout may take';
    return [`health-timeout: ${limit} is ${verdict}; give at least ${enough}.`];
}
/** Whole minutes, up; below two minutes by ten seconds. */
function formatRounded(ms) {
    const step = ms < 2 * MINUTE_MS ? 10_000 : MINUTE_MS;
    return (0,format_duration/* formatDuration */.a)(Math.ceil(ms / step) * step);
}

;// CONCATENATED MODULE: ./src/rollout/planner/estimate-pace.ts
/** The scheduler acts about every 10 s (real rollouts are quantised so: stop to deregistration 10.1 s and 9.7 s). */
const PASS_MS = 10_000;
const NOTICE = { best: 0, expected: PASS_MS / 2, worst: PASS_MS };
const PASS = { best: 0, expected: PASS_MS, worst: PASS_MS };
/** Fargate, created to RUNNING, where no task of this service tells: 37 s and 53 s to the first process in real rollouts. */
const UNKNOWN_START = { best: 10_000, expected: 45_000, worst: 180_000 };
/** A task that nobody checks counts as healthy 40 s after RUNNING (DeploymentConfiguration.minimumHealthyPercent). */
const UNCHECKED = { best: 40_000, expected: 40_000, worst: 45_000 };
/** From registered to the first check. */
const REGISTRATION = { best: 0, expected: 10_000, worst: 20_000 };
/** From the last exit to STOPPED: the network interface goes. */
const CLEARING = { best: 0, expected: 6_000, worst: 20_000 };
/** A process that heeds SIGTERM and has nothing left to do. */
const QUICK_EXIT_MS = 2_000;
/** How long each step of a task's life takes in this service, from what was observed and what is set. */
function estimatePace(facts) {
    return {
        notice: NOTICE,
        pass: PASS,
        start: estimateStart(facts.observedStartMs),
        prove: estimateProof(facts),
        stop: estimateStop(facts),
    };
}
/** Images come from a cache or not, places are found or not: the slowest one may take twice as long next time. */
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
/** One success makes it HEALTHY; failures count after the start period only (ContainerDefinition.healthCheck). */
function estimateContainerCheck(check) {
    const intervalMs = check.intervalSeconds * 1000;
    const failing = check.retries * (intervalMs + check.timeoutSeconds * 1000);
    return { best: 0, expected: intervalMs, worst: check.startPeriodSeconds * 1000 + failing };
}
/** Behind a load balancer SIGTERM comes after the deregistration delay, noticed by the pass after it. */
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
 * What the scheduler of a rolling update does, in order (developer guide, service-options: +2, −2, +2, −2, +2, −2 at 100 %;
 * −3, +5, −3, +1 below): old tasks are stopped as far as the healthy ones allow, unhealthy ones first; a pass that stops
 * nothing starts new ones as far as there is room. null: it can never come to its end.
 */
function planMoves(question) {
    const { desiredCount, holdsOld } = question;
    const { lower, upper } = computeLimits(desiredCount, question.minimumHealthyPercent, question.maximumPercent);
    let sick = question.oldCount - question.oldHealthyCount;
    let old = question.oldHealthyCount;
    let fresh = 0;
    const moves = [];
    let waitsFor = 'pass';
    while (old + sick > 0 || fresh < desiredCount) {
        const spare = Math.max(0, Math.min(old, old + fresh - lower));
        const isHeld = holdsOld && fresh === 0 && desiredCount > 0;
        const stops = isHeld ? 0 : sick + spare;
        const starts = stops > 0 ? 0 : Math.min(desiredCount - fresh, upper - old - sick - fresh);
        if (stops <= 0 && starts <= 0)
            return null;
        if (stops > 0) {
            moves.push({ kind: 'stop', count: stops, waitsFor });
            old -= spare;
            sick = 0;
            waitsFor = 'pass';
        }
        else {
            moves.push({ kind: 'start', count: starts, waitsFor });
            fresh += starts;
            waitsFor = 'health';
        }
    }
    return moves;
}

;// CONCATENATED MODULE: ./src/rollout/planner/time-moves.ts
/** When each move happens if every step takes its best, its expected or its worst time. */
function timeMoves(moves, pace, which, begin) {
    const changes = [];
    const timed = [];
    let nowMs = pace.notice[which];
    let lastStartMs = 0;
    let sick = begin.running - begin.healthy;
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
            const well = count - sick;
            sick = 0;
            changes.push({ afterMs: nowMs, running: -count, healthy: -well, stopping: count });
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

;// CONCATENATED MODULE: ./src/rollout/planner/forecast.ts



/** The rollout in numbers; null: with these percents it can never move. */
function forecast(question) {
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



/** Less is not worth a change. */
const WORTHWHILE_MS = 30_000;
const SHORT_DELAY_SECONDS = 30;
const SHORT_INTERVAL_SECONDS = 10;
const MAXIMUM_PERCENTS = [100, 125, 150, 200];
const MINIMUM_PERCENTS = [100, 75, 50, 0];
/** What would make this rollout faster without making it less safe, what saves most first. */
function findAdvice(question) {
    const now = forecast(question);
    if (now === null)
        return [];
    const changes = [...findPaceChanges(question.pace), ...findFastestPair(question)];
    const advice = changes.flatMap(({ setting, change, words }) => {
        const then = forecast({ ...question, ...change });
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
            words: `Tasks that heed SIGTERM, instead of being killed after ${pace.stopTimeoutSeconds} s, would save`,
        });
    }
    return changes;
}
/** The fastest pair that keeps as many tasks healthy as now; of equally fast ones the one that needs the least room. */
function findFastestPair(question) {
    const { desiredCount } = question;
    const { lower } = computeLimits(desiredCount, question.minimumHealthyPercent, question.maximumPercent);
    const pairs = [...new Set([question.minimumHealthyPercent, ...MINIMUM_PERCENTS])].flatMap((minimum) => MAXIMUM_PERCENTS.map((maximum) => ({ minimumHealthyPercent: minimum, maximumPercent: maximum })));
    const safe = pairs.flatMap((pair) => {
        const limits = computeLimits(desiredCount, pair.minimumHealthyPercent, pair.maximumPercent);
        const then = limits.lower < lower ? null : forecast({ ...question, ...pair });
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
            words: `Percents of ${name} instead of ${current} keep as many tasks healthy, and would save`,
        },
    ];
}

;// CONCATENATED MODULE: ./src/rollout/plan-rollout.ts



/**
 * What ECS will do, how long it will take, and what would be faster. Durations run from UpdateService to COMPLETED and hold
 * for a revision whose tasks come up as the ones before did. null: with these percents it can never move.
 */
function planRollout(question) {
    const numbers = forecast(question);
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

/** Names by which no lint is known: misspelt, or of another version. */
function findUnknownLints(names) {
    const known = new Set(LINTS.flatMap(({ id, code }) => [id, code]));
    return names.filter((name) => !known.has(name));
}

;// CONCATENATED MODULE: ./src/phases/fetch-surroundings.ts




/** Reads only, and fails for nothing: what can't be read is said, and the rest is looked at. */
async function fetchSurroundings(run, service, tasks) {
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
        : await readSource({ unreadable: [] }, 'ecs:GetTaskProtection', () => ecs.fetchProtections(taskArns));
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

// EXTERNAL MODULE: ./src/phases/note-timeline.ts + 13 modules
var note_timeline = __webpack_require__(1372);
;// CONCATENATED MODULE: ./src/phases/look-ahead.ts











/** Plans the rollout and runs the lints; keeps both in the report. Returns what refuses the deploy, one sentence each. */
async function lookAhead(run, sight) {
    const { inputs, world } = run;
    const around = await fetchSurroundings(run, sight.service, sight.tasks);
    const rules = { mode: inputs.preflight, ignore: inputs.preflightIgnore };
    const verdict = runPreflight(gatherFacts(run, sight, around), rules);
    const unknown = findUnknownLints(inputs.preflightIgnore);
    if (unknown.length > 0)
        world.report.warnings.push(`preflight-ignore: there is no lint ${unknown.join(', ')} (see docs/lints).`);
    world.report.ahead = {
        rollout: plan(run, sight, around),
        tookMs: null,
        findings: verdict.findings,
        ignored: verdict.ignored,
        changes: [
            ...diffService(sight.service, sight.update.update),
            ...(around.currentDefinition === null ? [] : diffDefinitions(around.currentDefinition, sight.wanted)),
        ],
        roster: (sight.roster?.workers ?? []).map(({ node, taskArn, answers, queues, pool }) => ({
            ...{ node, taskArn, answers, queues, pool },
        })),
        missingPermissions: around.missing,
    };
    return verdict.refusals;
}
function gatherFacts(run, sight, around) {
    const { inputs, world } = run;
    const { service, drain, wanted } = sight;
    const atMs = world.clock.now();
    const real = { ...inputs, dryRun: false };
    const visibility = inputs.broker?.transportOptions['visibility_timeout'];
    return {
        atMs,
        service,
        ...percentsOf(run, service),
        definition: wanted,
        targetGroups: around.targetGroups,
        observedHealthyMs: observePace(sight.tasks, service.events).observedHealthyMs,
        protections: around.protections,
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
        endsAtMs: estimateLatestEnd({ ...real, onFailure: 'leave' }, atMs),
        endsWithRollbackAtMs: estimateLatestEnd(real, atMs),
        credentialsExpireAtMs: world.limits?.credentialsExpireAtMs ?? null,
        jobEndsAtMs: world.limits?.jobEndsAtMs ?? null,
    };
}
function percentsOf({ inputs }, service) {
    return {
        desiredCount: inputs.desiredCount ?? service.desiredCount,
        minimumHealthyPercent: inputs.minimumHealthyPercent ?? service.minimumHealthyPercent,
        maximumPercent: inputs.maximumPercent ?? service.maximumPercent,
    };
}
function plan(run, sight, around) {
    const { inputs } = run;
    const { service, tasks, wanted, drain } = sight;
    if (service.schedulingStrategy !== 'REPLICA')
        return null;
    const question = askRolloutPlan({
        service,
        tasks,
        definition: wanted,
        currentDefinition: around.currentDefinition,
        targetGroups: around.targetGroups,
        ...percentsOf(run, service),
        holdsOld: drain.mode === 'overlap',
        drainTimeoutMs: drain.mode === 'overlap' ? inputs.drainTimeoutMs : 0,
        healthTimeoutMs: inputs.phases.includes('post-deploy') ? inputs.healthTimeoutMs : null,
        ignoresStopSignal: ignoresStopSignal(around.currentDefinition ?? wanted),
    });
    (0,note_timeline/* noteSettings */.I1)(run, service, question, around.targetGroups);
    return planRollout(question);
}

// EXTERNAL MODULE: ./src/model/inputs.ts
var model_inputs = __webpack_require__(492);
;// CONCATENATED MODULE: ./src/drain/find-beat.ts
/** `celery … beat` as a command of its own, or a worker with an embedded one: `--beat`, `-B`, `-EB`. */
const BEAT = /(^|\s)(beat|--beat|-[A-Za-z]*B[A-Za-z]*)(\s|$)/;
/** The containers of which two at once would send every scheduled job twice. Judged by their command line. */
function findBeat(definition) {
    return definition.containerDefinitions
        .filter((container) => {
        const line = [...words(container['entryPoint']), ...words(container['command'])].join(' ');
        return line.includes('celery') && BEAT.test(line);
    })
        .map((container) => container.name);
}
function words(value) {
    return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

;// CONCATENATED MODULE: ./src/drain/assess-overlap.ts



/** At most five unfinished deployments may exist; this one and its rollback must still fit in. */
const UNFINISHED_AT_MOST = 3;
/** Everything that stands against a hand-over with no gap; empty: it can be done. */
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
            `with desired-count ${String(desired)} and maximum-percent ${String(maximumPercent)} no new task could start ` +
                `beside the old ones: maximum-percent must be ${String(needed)} or more`,
        ];
    }
    const { drainTimeoutMs, healthTimeoutMs } = inputs;
    const minutes = (0,plan_expiry/* planExpiryMinutes */.sI)({ taskCount, room, drainTimeoutMs, healthTimeoutMs });
    if (minutes <= plan_expiry/* LONGEST_EXPIRY_MINUTES */.p7)
        return [];
    return [
        `the old tasks would have to be protected for ${String(minutes)} minutes, and ECS allows ` +
            `${String(plan_expiry/* LONGEST_EXPIRY_MINUTES */.p7)}: shorten drain-timeout or health-timeout, or raise maximum-percent`,
    ];
}
function assessDeployments({ service, canStopDeployments }) {
    const problems = [];
    const primary = service.deployments.find(({ status }) => status === 'PRIMARY');
    if (primary !== undefined && primary.rolloutState !== 'COMPLETED') {
        problems.push(`the service's own deployment (${primary.id}) is not completed: there would be nothing to go back to`);
    }
    const unfinished = service.deployments.filter(({ rolloutState }) => rolloutState === 'IN_PROGRESS').length;
    if (unfinished > UNFINISHED_AT_MOST) {
        problems.push(`${String(unfinished)} deployments are unfinished, and ECS allows 5 with this one and its rollback`);
    }
    if (!canStopDeployments) {
        problems.push('the service deployments could not be read (ecs:ListServiceDeployments): ECS could not be told to roll back');
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
        ...(shared.length > 0 ? [`more than one worker bears the name ${shared.join(', ')}`] : []),
    ];
}
/** A glob that matches the new workers too can't tell them apart, and one that doesn't would never find them. */
function describeGlobs(globs) {
    return (`drain-workers (${globs.join(', ')}) would match the new workers as well as the old ones: only drain-workers: auto, ` +
        'which goes by the tasks, tells them apart');
}
function assessBeat({ definitions }) {
    const beats = [...new Set(definitions.flatMap(findBeat))];
    if (beats.length === 0)
        return [];
    return [`a beat runs in ${beats.join(', ')}: two of them at once would send every scheduled job twice`];
}

;// CONCATENATED MODULE: ./src/phases/settle-drain.ts


/** Which drain this run takes: `auto` prefers overlap, and a wished overlap that can't be is refused. */
async function settleDrain(run, wish, facts) {
    if (wish !== 'auto' && wish.mode !== 'overlap')
        return { drain: wish, problems: [] };
    const { roster } = facts;
    if (roster === null || roster.workers.length === 0) {
        return { drain: { mode: 'before', why: 'no worker is there to hand over from' }, problems: [] };
    }
    const problems = assessOverlap({
        inputs: run.inputs,
        service: facts.service,
        roster,
        taskCount: facts.tasks.length,
        definitions: await settle_drain_fetchDefinitions(run, facts),
        canStopDeployments: (await run.world.ecs.fetchServiceDeployments()).length > 0,
    });
    if (wish === 'auto')
        return { drain: settleAuto(problems), problems: [] };
    return {
        drain: wish,
        problems: problems.map((problem) => `drain: overlap can't be: ${problem}. Or set drain: before.`),
    };
}
async function settle_drain_fetchDefinitions(run, { service, revision }) {
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

;// CONCATENATED MODULE: ./src/phases/look.ts











/** Looks at the service, the task definition, the tasks and the workers. Throws RefusedError with every problem found. */
async function look(run) {
    const { inputs, world } = run;
    const service = await fetchServiceOrRefuse(run);
    const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
    const deploys = inputs.phases.includes('deploy');
    const chosen = inputs.phases.includes('pre-deploy') ? chooseDrain(inputs) : NO_PRE_DEPLOY;
    const problems = [...assessService(service, chosen === 'auto' || chosen.mode !== 'none')];
    if (primary === undefined)
        throw new errors/* RefusedError */.fk([...problems, noPrimary(service)]);
    const revision = deploys ? await collect(problems, () => resolveTaskDefinition(run, service)) : null;
    const update = revision === null ? null : planUpdateOf(run, service, revision);
    if (deploys)
        problems.push(...assessMove(run, service));
    if (update !== null)
        problems.push(...assessStandstill(primary, update));
    const tasks = await world.ecs.fetchTasks('running');
    // A run that ends before its watch says who serves, too.
    world.report.serving = (0,describe_serving/* describeServing */.Y)(service, tasks, null);
    const wish = withoutNeed(chosen, update);
    const drains = wish === 'auto' || wish.mode !== 'none';
    const roster = drains ? await collect(problems, () => fetchRoster(run, service, tasks, problems)) : null;
    const settled = await settleDrain(run, wish, { service, tasks, revision, roster });
    problems.push(...settled.problems);
    const { drain } = settled;
    if (revision !== null && update?.startsDeployment === true) {
        const sight = { service, tasks, wanted: revision.wanted, update, drain, roster };
        const refusals = await lookAhead(run, sight);
        if (!inputs.dryRun)
            problems.push(...refusals);
    }
    if (problems.length > 0)
        throw new errors/* RefusedError */.fk(problems);
    return { service, primary, tasks, revision, update, drain, roster };
}
const NO_PRE_DEPLOY = { mode: 'none', why: 'no pre-deploy among the phases' };
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
function noPrimary(service) {
    return `service: ${service.name} has no PRIMARY deployment; ECS has not set it up yet, or is deleting it.`;
}
function planUpdateOf(run, service, revision) {
    const registersNew = revision.definition !== null;
    return planUpdate({ service, inputs: run.inputs, taskDefinitionArn: revision.arn, registersNew });
}
/** ECS has given this very revision up and does nothing any more; without a new deployment nothing would ever happen. */
function assessStandstill(primary, update) {
    if (update.startsDeployment || primary.rolloutState !== 'FAILED')
        return [];
    return [
        `task-definition: ${(0,short_arn/* revisionOf */.DT)(primary.taskDefinitionArn)} is PRIMARY already and its deployment FAILED; ` +
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
/** Where no deployment will start, no worker will be replaced: nobody needs to be silenced. */
function withoutNeed(choice, update) {
    if ((choice !== 'auto' && choice.mode === 'none') || update === null || update.startsDeployment)
        return choice;
    return { mode: 'none', why: 'no task will be replaced' };
}

;// CONCATENATED MODULE: ./src/phases/pre-deploy.ts





/** Opens the undo record, registers the new revision (the last thing that may be refused), then drains. */
async function preDeploy(run, outlook) {
    (0,phases_run/* saveRecord */.h)(run, openRecord(run, outlook));
    if (run.inputs.phases.includes('deploy'))
        await registerRevision(run, outlook);
    if (outlook.drain.mode === 'overlap' && (await protectOrSettle(run, outlook)))
        return null;
    if (outlook.drain.mode === 'none' || outlook.roster === null)
        return null;
    const running = outlook.tasks.length;
    if (running === 0) {
        run.world.log.info('nothing to drain: no task is running');
        return null;
    }
    const { verdict } = await (0,drain_workers/* drainWorkers */.c)(run, {
        side: 'old',
        workers: outlook.roster.workers,
        fetchTasks: () => fetchOldTasks(run, outlook),
        timeoutMs: run.inputs.drainTimeoutMs,
    });
    return verdict;
}
/** True: the old tasks are protected. False: they can't be, and `auto` then drains before the deploy. */
async function protectOrSettle(run, outlook) {
    try {
        await (0,protect_tasks/* protectOldTasks */.R4)(run, outlook);
        return true;
    }
    catch (error) {
        if (!(error instanceof errors/* RefusedError */.fk) || run.inputs.drain !== 'auto')
            throw error;
        const { drain } = run.world.report;
        drain.mode = 'before';
        drain.why = `drain: auto; overlap can't be: ${error.message}`;
        run.world.log.warn(`drain: before (${drain.why})`);
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
    const queues = roster?.workers.flatMap((worker) => worker.queues) ?? [];
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
async function registerRevision(run, outlook) {
    const { report, ecs, log, clock } = run.world;
    const { revision } = outlook;
    if (revision === null)
        return;
    if (revision.definition === null) {
        report.taskDefinitionArn = revision.arn;
        return;
    }
    try {
        const askedAtMs = clock.now();
        const arn = await ecs.registerTaskDefinition(revision.definition);
        (0,note_timeline/* noteRegistration */.yS)(run, askedAtMs);
        (0,phases_run/* saveRecord */.h)(run, { ...(0,phases_run/* recordOf */.z)(run), registeredTaskDefinitionArn: arn });
        report.taskDefinitionArn = arn;
        report.registered = true;
        log.info(`registered ${arn}`);
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM))
            throw error;
        throw new errors/* RefusedError */.fk([`task-definition: ECS refused the new revision: ${error.message}`], {
            cause: error,
        });
    }
}

;// CONCATENATED MODULE: ./src/phases/watch-current.ts



/** `phases: post-deploy` alone: watches the deployment of an earlier step of this job, else whatever is PRIMARY now. */
async function watchCurrent(run) {
    const service = await watch_current_fetchOrRefuse(run);
    const primary = service.deployments.find((deployment) => deployment.status === 'PRIMARY');
    if (primary === undefined)
        throw new errors/* RefusedError */.fk([`service: ${service.name} has no PRIMARY deployment to watch.`]);
    run.record = openRecordOf(run.world.undo.read());
    const update = run.record?.update ?? null;
    const deploymentId = update?.deploymentId ?? primary.id;
    const { report } = run.world;
    report.deploymentId = deploymentId;
    report.taskDefinitionArn = update?.taskDefinitionArn ?? primary.taskDefinitionArn;
    report.previousTaskDefinitionArn = run.record?.previous.taskDefinitionArn ?? null;
    if ((run.record?.workers.length ?? 0) > 0)
        report.drain.mode = 'before';
    const order = {
        deploymentId,
        taskDefinitionArn: report.taskDefinitionArn,
        previousDeploymentId: run.record?.previous.deploymentId ?? '',
        provesWorkers: run.inputs.broker !== null && run.inputs.drain !== 'none',
    };
    return recordPhase(run, {
        name: 'post-deploy',
        title: 'Watching the rollout',
        run: () => postDeploy(run, order),
        describe: ({ reason }) => reason,
        isFailure: ({ outcome }) => outcome !== 'succeeded',
    });
}
/** A record without an UpdateService is not about a deployment. */
function openRecordOf(record) {
    return record?.status === 'open' && record.update !== null ? record : null;
}
async function watch_current_fetchOrRefuse(run) {
    try {
        return await run.world.ecs.fetchService();
    }
    catch (error) {
        if (!(error instanceof errors/* WorldError */.nM))
            throw error;
        throw new errors/* RefusedError */.fk([error.message], { cause: error });
    }
}

;// CONCATENATED MODULE: ./src/phases/run-phases.ts













/**
 * Runs the phases that were asked for and always comes to an ending. A refusal has changed nothing. Any other error
 * after the first change is undone here and now; what can't be undone is left to the post step.
 */
async function runPhases(run) {
    try {
        return await runOrUndo(run);
    }
    catch (error) {
        if (!(error instanceof errors/* CancelledError */.cc))
            throw error;
        return {
            outcome: 'cancelled',
            reason: 'The job was cancelled. What was changed is undone by the post step.',
        };
    }
}
async function runOrUndo(run) {
    try {
        return await runThem(run);
    }
    catch (error) {
        if (error instanceof errors/* CancelledError */.cc)
            throw error;
        judgeFailedCall(run, error);
        const undone = await undoAfter(run);
        if (error instanceof errors/* RefusedError */.fk) {
            run.world.report.refusals = [...error.problems];
            return { outcome: 'refused', reason: 'Nothing was changed.' };
        }
        const message = error instanceof Error ? error.message : String(error);
        run.world.log.debug(error instanceof Error ? (error.stack ?? message) : message);
        return { outcome: 'failed', reason: `${message} ${undone}` };
    }
}
async function runThem(run) {
    const { phases, dryRun } = run.inputs;
    if (phases.length === 1 && phases[0] === 'post-deploy')
        return watchCurrent(run);
    const outlook = await recordPhase(run, {
        name: phases.includes('pre-deploy') ? 'pre-deploy' : 'deploy',
        title: 'Looking, changing nothing',
        run: () => lookAndLog(run),
        describe: ({ drain }) => `looked; drain: ${drain.mode} (${drain.why})`,
    });
    if (dryRun)
        return run_phases_plan(run, outlook);
    if (outlook.update?.noChange === true) {
        return {
            outcome: 'no-change',
            reason: 'The service already is what was asked for, and its rollout is completed.',
        };
    }
    if (phases.includes('pre-deploy')) {
        const ending = await preDeployOrEnd(run, outlook);
        if (ending !== null)
            return ending;
    }
    else {
        await takeOver(run, outlook);
    }
    if (!phases.includes('deploy')) {
        return {
            outcome: 'started',
            reason: 'The workers are silent and idle; no deploy was asked for in this step.',
        };
    }
    return deployAndWatch(run, outlook);
}
async function lookAndLog(run) {
    const outlook = await look(run);
    const { report } = run.world;
    report.drain.mode = outlook.drain.mode;
    report.drain.why = outlook.drain.why;
    report.previousTaskDefinitionArn = outlook.primary.taskDefinitionArn;
    logOutlook(run, outlook);
    return outlook;
}
function run_phases_plan(run, outlook) {
    run.world.report.plan = [...describePlan(run, outlook)];
    for (const line of run.world.report.plan)
        run.world.log.info(`would: ${line}`);
    return { outcome: 'planned', reason: `Dry run: nothing was changed.${run_phases_describeRefusal(run)}` };
}
/** A dry run is told what a deploy would be refused for. */
function run_phases_describeRefusal({ inputs, world }) {
    const findings = world.report.ahead?.findings ?? [];
    const refusing = findings.filter(({ severity }) => severity === 'stop' || (severity === 'warn' && inputs.preflight === 'strict'));
    if (refusing.length === 0)
        return '';
    return ` The deploy itself would be refused: ${(0,count_of/* countOf */.p)(refusing.length, 'finding')} of the preflight.`;
}
async function preDeployOrEnd(run, outlook) {
    const verdict = await recordPhase(run, {
        name: 'pre-deploy',
        title: outlook.drain.mode === 'before' ? 'Draining' : 'Preparing',
        run: () => preDeploy(run, outlook),
        describe: (drained) => drained?.sentence ?? describePrepared(run, outlook),
        isFailure: (drained) => drained?.status === 'timed-out' && run.inputs.onDrainTimeout === 'fail',
    });
    return verdict?.status === 'timed-out' ? endDrain(run, verdict) : null;
}
function describePrepared(run, { drain }) {
    const { protections } = (0,phases_run/* recordOf */.z)(run);
    if (protections.length > 0)
        return `${(0,count_of/* countOf */.p)(protections.length, 'old task')} protected (${drain.why})`;
    return drain.mode === 'none' ? `nothing drained (${drain.why})` : 'no worker to drain';
}
/** A deploy of its own takes over what an earlier step of this job recorded. */
async function takeOver(run, outlook) {
    const earlier = run.world.undo.read();
    (0,phases_run/* saveRecord */.h)(run, earlier?.status === 'open' ? earlier : openRecord(run, outlook));
    if ((run.record?.workers.length ?? 0) > 0) {
        run.world.report.drain.mode = 'before';
        run.world.report.drain.why = 'drained by an earlier step of this job';
    }
    await registerRevision(run, outlook);
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
        const message = error instanceof Error ? error.message : String(error);
        return `Undoing failed, the post step tries again: ${message}`;
    }
}

;// CONCATENATED MODULE: ./src/wording/describe-outcome.ts
/** The outcome in words; follows "The deployment of web …" or stands for itself. */
const describe_outcome_WORDS = {
    succeeded: 'succeeded',
    'no-change': 'had nothing to do',
    planned: 'was planned only',
    started: 'was started',
    refused: 'was refused before any change',
    failed: 'failed',
    'rolled-back': 'failed and was rolled back',
    'rollback-failed': 'failed, and so did the rollback',
    'timed-out': 'ran out of time',
    superseded: 'was superseded by another one',
    cancelled: 'was cancelled',
};
function describeOutcome(outcome) {
    return describe_outcome_WORDS[outcome];
}

;// CONCATENATED MODULE: ./src/summary/describe-annotation.ts



/** The error of a failing outcome: the cause and its fix, or the reason; the warnings of a passing one; else null. */
function describeAnnotation(report) {
    const title = `${report.service}: ${describeSubject(report)} ${describeOutcome(report.outcome)}`;
    if (model_report/* FAILING_OUTCOMES */.l.includes(report.outcome)) {
        return { kind: 'error', title, message: describeFailure(report).join('\n') };
    }
    const { warnings } = report;
    return warnings.length === 0 ? null : { kind: 'warning', title, message: warnings.join('\n') };
}
function describeSubject({ taskDefinitionArn }) {
    return taskDefinitionArn === null ? 'the deployment' : (0,short_arn/* revisionOf */.DT)(taskDefinitionArn);
}
function describeFailure({ diagnoses, reason, refusals, serving }) {
    const cause = diagnoses.find(({ severity }) => severity === 'cause');
    const [line = ''] = cause?.evidence ?? [];
    const lines = cause === undefined
        ? [reason, ...refusals]
        : [`${cause.what} ${cause.why}`, line, `What to do: ${cause.fix}`];
    return [...new Set([...lines, serving.sentence])].filter((text) => text !== '');
}

;// CONCATENATED MODULE: ./src/summary/join-within-budget.ts
/** GitHub drops a step's page of more than 1,048,576 bytes as a whole (GitHub docs, workflow commands: step isolation and limits). */
const BUDGET_BYTES = 900_000;
/** The sections as one page. What doesn't fit is left out, least important first, and the page says so. */
function joinWithinBudget(sections) {
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
/** The notice stands before the last section, which says where to look further. */
function join(kept, gone) {
    const texts = kept.map(({ text }) => text);
    if (gone.length > 0) {
        const notice = `_Left out, since GitHub shows no page of more than 1 MiB: ${gone.join(', ')}. The JSON report (output \`report\`) has them all._`;
        texts.splice(-1, 0, notice);
    }
    return `${texts.join('\n\n')}\n`;
}
function sizeOf(page) {
    return new TextEncoder().encode(page).length;
}

// EXTERNAL MODULE: ./src/summary/escape.ts
var summary_escape = __webpack_require__(7125);
;// CONCATENATED MODULE: ./src/summary/fold.ts
/** Something to open by a click. The title is HTML of ours: it is not escaped. */
function fold(title, body) {
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

;// CONCATENATED MODULE: ./src/summary/table.ts

/** More rows help nobody on a page; the JSON report has them all. */
const ROWS_AT_MOST = 100;
/** A table of cells that are Markdown already. Beyond 100 rows it says how many are left out. */
function table(columns, rows) {
    const cells = rows.slice(0, ROWS_AT_MOST).map((row) => row.map(escapePipes));
    const body = markdownTable([columns.map(({ title }) => title), ...cells], {
        align: columns.map(({ align }) => (align === 'right' ? 'r' : 'l')),
        alignDelimiters: false,
    });
    const hidden = rows.length - ROWS_AT_MOST;
    return hidden > 0 ? `${body}\n\n_… and ${hidden} more; the JSON report has them all._` : body;
}
/**
 * A pipe ends a cell even within code, and an escaped one does not (GFM §4.10). After a backslash parsers don't agree on
 * what is escaped, so that one is replaced by what looks like it.
 */
function escapePipes(cell) {
    return cell.replaceAll('\\|', '\\│').replaceAll('|', '\\|');
}

;// CONCATENATED MODULE: ./src/summary/render-calls.ts




/** How often each operation of AWS was called. */
function renderCalls({ calls = {} }) {
    const rows = Object.entries(calls).sort(([, a], [, b]) => b - a);
    if (rows.length === 0)
        return '';
    const total = rows.reduce((sum, [, count]) => sum + count, 0);
    const columns = [{ title: 'Operation' }, { title: 'Calls', align: 'right' }];
    return fold((0,count_of/* countOf */.p)(total, 'call to AWS', 'calls to AWS'), table(columns, rows.map(([operation, count]) => [(0,summary_escape/* code */.aY)(operation), String(count)])));
}

// EXTERNAL MODULE: ./src/summary/alert.ts
var summary_alert = __webpack_require__(4206);
;// CONCATENATED MODULE: ./src/summary/render-cause.ts




const render_cause_LINES_AT_MOST = 5;
const LINES_AT_MOST_FOLDED = 20;
/** Why: the most likely cause, the line that proves it, and what to do. */
function renderCause({ diagnoses, rulePagesUrl }) {
    const cause = diagnoses.find(isCause);
    return cause === undefined ? '' : (0,summary_alert/* alert */.x)('CAUTION', renderDiagnosis(cause, rulePagesUrl, render_cause_LINES_AT_MOST));
}
/** What follows from the cause, what else may be one, and what changed. */
function renderOtherDiagnoses({ diagnoses, rulePagesUrl }) {
    const others = diagnoses.filter((one) => one !== diagnoses.find(isCause));
    if (others.length === 0)
        return '';
    const body = others.map((one) => renderDiagnosis(one, rulePagesUrl, LINES_AT_MOST_FOLDED)).join('\n\n');
    return fold(`Also seen: ${(0,count_of/* countOf */.p)(others.length, 'finding')}`, body);
}
function isCause({ severity }) {
    return severity === 'cause';
}
function renderDiagnosis(diagnosis, rulePagesUrl, linesAtMost) {
    const { id, what, why, fix, evidence } = diagnosis;
    const shown = evidence.slice(0, linesAtMost).map((line) => (0,summary_escape/* code */.aY)(line));
    const more = evidence.length - shown.length;
    if (more > 0)
        shown.push(`_… and ${(0,count_of/* countOf */.p)(more, 'line')} more in the JSON report_`);
    return [
        `**${(0,summary_escape/* escapeProse */.fd)(what)}** ${(0,summary_escape/* escapeProse */.fd)(why)}`,
        shown.join('<br>'),
        `**What to do:** ${(0,summary_escape/* escapeProse */.fd)(fix)}${linkTo(id, rulePagesUrl)}`,
    ]
        .filter((part) => part !== '')
        .join('\n\n');
}
/** The ids are ours: they hold nothing that Markdown would take for its own. */
function linkTo(id, rulePagesUrl) {
    return rulePagesUrl === null ? '' : ` ([${id}](${rulePagesUrl}/${id}.md))`;
}

;// CONCATENATED MODULE: ./src/summary/render-changes.ts




/** What would be, or was, changed of the task definition and the service. */
function renderChanges({ ahead }) {
    if (ahead === undefined || ahead.changes.length === 0)
        return '';
    const rows = ahead.changes.map(({ place, setting, from, to }) => [
        (0,summary_escape/* code */.aY)(place),
        (0,summary_escape/* code */.aY)(setting),
        from === null ? '–' : (0,summary_escape/* code */.aY)(from),
        to === null ? '–' : (0,summary_escape/* code */.aY)(to),
    ]);
    const body = table(['Where', 'Setting', 'Now', 'Then'].map((title) => ({ title })), rows);
    return fold(`What changes: ${(0,count_of/* countOf */.p)(rows.length, 'setting')}`, body);
}

;// CONCATENATED MODULE: ./src/summary/render-deaths.ts





const TASKS_NAMED = 4;
/** Tasks of the new revision that stopped, one line a cause. */
function renderDeaths({ deaths }) {
    if (deaths.length === 0)
        return '';
    const total = deaths.reduce((sum, { count }) => sum + count, 0);
    const columns = [
        { title: 'Tasks', align: 'right' },
        { title: 'Stopped because' },
        { title: 'Container' },
        { title: 'Exit code', align: 'right' },
        { title: 'Which' },
    ];
    const rows = deaths.map((death) => [
        String(death.count),
        describeCause(death),
        death.container === null ? '–' : (0,summary_escape/* code */.aY)(death.container),
        death.exitCode === null ? '–' : String(death.exitCode),
        nameTasks(death.taskArns),
    ]);
    return fold(`${(0,count_of/* countOf */.p)(total, 'stopped task')} of the new revision`, table(columns, rows));
}
function describeCause({ stoppedReason, stopCode, containerReason, transient }) {
    const said = [stoppedReason ?? stopCode, containerReason].filter((text) => text !== null && text !== '');
    const cause = said.map((text) => (0,summary_escape/* escapeProse */.fd)(text ?? '')).join('<br>') || 'ECS gave no reason';
    return transient ? `${cause}<br>_passing, not counted_` : cause;
}
function nameTasks(arns) {
    const named = arns.slice(0, TASKS_NAMED).map((arn) => (0,summary_escape/* code */.aY)((0,short_arn/* shortTask */.m0)(arn)));
    return arns.length > TASKS_NAMED ? `${named.join(' ')} …` : named.join(' ');
}

;// CONCATENATED MODULE: ./src/summary/shorten-nodes.ts
/** Cuts the domain off where all nodes have the same one and are told apart without it. */
function shortenNodes(nodes) {
    const asIs = { shorten: (node) => node, suffix: '' };
    const [suffix = '', ...others] = [...new Set(nodes.map(findDomain))];
    if (suffix === '' || others.length > 0)
        return asIs;
    const shorten = (node) => node.slice(0, -suffix.length);
    return new Set(nodes.map(shorten)).size === new Set(nodes).size ? { shorten, suffix } : asIs;
}
/** From the host's first dot on. */
function findDomain(node) {
    return /^[^@]*@[^.@]+(\.[\w.-]+)$/.exec(node)?.[1] ?? '';
}

;// CONCATENATED MODULE: ./src/summary/render-drain.ts







const ENDINGS = {
    silenced: 'silenced',
    restored: 'has its queues back',
    replaced: 'replaced',
    'not-restored': '**has not its queues back**',
    untouched: 'not touched',
};
const COLUMNS = [
    { title: 'Worker' },
    { title: 'Held', align: 'right' },
    { title: 'Left', align: 'right' },
    { title: 'Idle after', align: 'right' },
    { title: 'Then' },
    { title: 'Revision' },
    { title: 'ECS task' },
    { title: 'Queues' },
];
/** How the workers finished. */
function renderDrain({ drain }) {
    if (drain.mode === 'none' && drain.rows.length === 0)
        return '';
    const held = drain.rows.reduce((sum, row) => sum + row.jobsAtStart, 0);
    const why = drain.why === '' || drain.why === `drain: ${drain.mode}` ? '' : `: ${(0,summary_escape/* escapeProse */.fd)(drain.why)}`;
    const { shorten, suffix } = shortenNodes(drain.rows.map(({ node }) => node));
    const rows = drain.rows.map((row) => renderRow(row, shorten(row.node)));
    const parts = [
        `Drain ${(0,summary_escape/* code */.aY)(drain.mode)}${why}`,
        ...(rows.length === 0 ? [] : [table(COLUMNS, rows)]),
        ...(suffix === '' ? [] : [`Their names end in ${(0,summary_escape/* code */.aY)(suffix)}.`]),
    ];
    const title = `Drain: ${(0,count_of/* countOf */.p)(drain.rows.length, 'worker')}, ${(0,count_of/* countOf */.p)(held, 'job')} held when silenced`;
    return fold(title, parts.join('\n\n'));
}
function renderRow(row, name) {
    return [
        (0,summary_escape/* code */.aY)(name),
        String(row.jobsAtStart),
        String(row.jobsLeft),
        row.idleAfterMs === null ? `_${row.state}_` : (0,format_duration/* formatDuration */.a)(row.idleAfterMs),
        ENDINGS[row.ending],
        row.side,
        row.taskArn === null ? '–' : (0,summary_escape/* code */.aY)((0,short_arn/* shortTask */.m0)(row.taskArn)),
        row.queues.map((queue) => (0,summary_escape/* code */.aY)(queue)).join(' ') || '–',
    ];
}

// EXTERNAL MODULE: ./src/summary/format-time.ts
var format_time = __webpack_require__(5507);
;// CONCATENATED MODULE: ./src/summary/render-events.ts





/** More rows help nobody; the last ones tell how it ended. */
const render_events_ROWS_AT_MOST = 100;
/** What ECS said meanwhile, oldest first. */
function renderEvents({ events }) {
    if (events.length === 0)
        return '';
    const last = [...events].sort((a, b) => a.atMs - b.atMs).slice(-render_events_ROWS_AT_MOST);
    const rows = last.map(({ atMs, message }) => [(0,format_time/* formatTime */.f)(atMs), (0,summary_escape/* escapeProse */.fd)(message)]);
    const body = table([{ title: 'UTC' }, { title: 'Event' }], rows);
    return fold((0,count_of/* countOf */.p)(events.length, 'event of the service', 'events of the service'), body);
}

;// CONCATENATED MODULE: ./src/summary/render-evidence.ts




const render_evidence_LINES_AT_MOST = 5;
/** Where no cause was found: what was looked at, with the last words of the containers, else of ECS. */
function renderSearch({ evidence, diagnoses, outcome }) {
    const passed = model_report/* PASSING_OUTCOMES */.u.includes(outcome);
    if (evidence === null || passed || ['refused', 'cancelled'].includes(outcome))
        return '';
    if (diagnoses.some(({ severity }) => severity === 'cause'))
        return '';
    const looked = describeSearch(evidence);
    return looked === '' ? '' : [looked, ...showLastWords(evidence)].join('\n\n');
}
function describeSearch({ events, stoppedTasks, newTasks, targets, logs }) {
    const lines = logs.reduce((sum, log) => sum + log.lines.length, 0);
    const looked = [
        { count: events.length, words: (0,count_of/* countOf */.p)(events.length, 'service event') },
        { count: stoppedTasks.length, words: (0,count_of/* countOf */.p)(stoppedTasks.length, 'stopped task') },
        { count: newTasks.length, words: `${(0,count_of/* countOf */.p)(newTasks.length, 'running task')} of the new revision` },
        { count: targets.length, words: (0,count_of/* countOf */.p)(targets.length, 'target') },
        { count: lines, words: (0,count_of/* countOf */.p)(lines, 'log line') },
    ].flatMap(({ count, words }) => (count === 0 ? [] : [words]));
    return looked.length === 0 ? '' : `No known cause was found. Looked at: ${looked.join(', ')}.`;
}
function showLastWords({ events, logs }) {
    const log = logs.find(({ lines }) => lines.length > 0);
    if (log !== undefined) {
        const last = log.lines.slice(-render_evidence_LINES_AT_MOST).map(({ message }) => (0,summary_escape/* cutLine */.Hh)(message));
        return [`The last lines of ${(0,summary_escape/* code */.aY)(log.container)}:`, (0,summary_escape/* fence */.EU)(last, 'text')];
    }
    const said = events.slice(-render_evidence_LINES_AT_MOST).map(({ message }) => (0,summary_escape/* cutLine */.Hh)(message));
    return said.length === 0 ? [] : ['The last events:', (0,summary_escape/* fence */.EU)(said, 'text')];
}
function renderUnreadable({ evidence, ahead }) {
    const denied = (ahead?.missingPermissions ?? []).map(({ action, consequence }) => [
        action,
        `${consequence}.`,
    ]);
    const failed = (evidence?.unreadable ?? []).map(({ source, error }) => [source, error]);
    const rows = [...denied, ...failed].map(([source = '', text = '']) => `- ${(0,summary_escape/* code */.aY)(source)}: ${(0,summary_escape/* escapeProse */.fd)(text)}`);
    if (rows.length === 0)
        return '';
    const note = denied.length > 0 ? ['A permission is missing, or ECS does not have it.'] : [];
    return fold(`Could not be read: ${rows.length}`, [...note, rows.join('\n')].join('\n\n'));
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

;// CONCATENATED MODULE: ./src/summary/render-facts.ts




/** The longest without; more would fill the screen. */
const QUEUES_AT_MOST = 3;
/** What it cost, in one line: jobs held, finished and left; plan against actual. */
function renderFacts(report) {
    return [render_facts_describeJobs(report), describeGap(report), describePace(report)]
        .filter((part) => part !== '')
        .join(' · ');
}
function render_facts_describeJobs({ drain: { rows, jobsLeft }, outcome }) {
    const silenced = rows.filter(({ ending }) => ending !== 'untouched');
    const counted = outcome === 'planned' ? rows : silenced;
    if (counted.length === 0)
        return '';
    const held = counted.reduce((sum, row) => sum + row.jobsAtStart, 0);
    if (outcome === 'planned')
        return `**Jobs:** ${held} held now`;
    if (held === 0 && jobsLeft.length === 0)
        return '**Jobs:** none held';
    const finished = Math.max(0, held - jobsLeft.length);
    return `**Jobs:** ${held} held, ${finished} finished, ${jobsLeft.length === 0 ? 'none' : jobsLeft.length} left`;
}
/** By the looks at the workers; '' where none was looked at. */
function describeGap({ timeline, endedAtMs }) {
    if (timeline === undefined || timeline.queues.length === 0)
        return '';
    const gaps = findGaps(timeline, endedAtMs);
    if (gaps.length === 0)
        return '**Queues:** none without a consumer';
    const told = gaps.slice(0, QUEUES_AT_MOST).map(({ queue, tookMs, lasts }) => {
        return `${(0,summary_escape/* code */.aY)(queue)} ${(0,format_duration/* formatDuration */.a)(tookMs)}${lasts ? ' (and still when the step ended)' : ''}`;
    });
    const more = gaps.length - told.length;
    return `**Queues:** without a consumer ${told.join(', ')}${more > 0 ? ` and ${(0,count_of/* countOf */.p)(more, 'more queue')}` : ''}`;
}
function describePace({ ahead, deploymentId }) {
    const rollout = ahead?.rollout ?? null;
    if (ahead === undefined || rollout === null)
        return '';
    if (deploymentId === null)
        return '';
    const { expected, worst } = rollout.duration;
    const planned = `about ${(0,format_duration/* formatDuration */.a)(expected)}, at worst ${(0,format_duration/* formatDuration */.a)(worst)}`;
    const waves = rollout.waves > 1 ? ` in ${(0,count_of/* countOf */.p)(rollout.waves, 'wave')}` : '';
    return ahead.tookMs === null
        ? `**Rollout:** planned ${planned}${waves}`
        : `**Rollout:** ${(0,format_duration/* formatDuration */.a)(ahead.tookMs)}${waves}; planned were ${planned}`;
}

// EXTERNAL MODULE: ./src/summary/render-footer.ts
var render_footer = __webpack_require__(5728);
;// CONCATENATED MODULE: ./src/summary/render-headline.ts





/** The outcome as a sentence. The page's only heading, so that several pages of a job stand apart. */
function renderHeadline(report) {
    return `## ${iconOf(report)} ${render_headline_describe(report)}`;
}
function iconOf(report) {
    const { outcome } = report;
    if (outcome === 'planned')
        return wouldBeRefused(report) ? '⛔' : '📋';
    if (model_report/* PASSING_OUTCOMES */.u.includes(outcome)) {
        return outcome === 'succeeded' && report.drain.jobsLeft.length > 0 ? '⚠️' : '✅';
    }
    return ['timed-out', 'superseded', 'cancelled'].includes(outcome) ? '⚠️' : '❌';
}
function render_headline_describe(report) {
    const { outcome, taskDefinitionArn, startedAtMs, endedAtMs } = report;
    const service = (0,summary_escape/* code */.aY)(report.service);
    const revision = taskDefinitionArn === null ? null : (0,summary_escape/* code */.aY)((0,short_arn/* revisionOf */.DT)(taskDefinitionArn));
    const took = (0,format_duration/* formatDuration */.a)(endedAtMs - startedAtMs);
    switch (outcome) {
        case 'succeeded':
            return `${service} is handed over to ${revision ?? 'its new tasks'}, in ${took}`;
        case 'no-change':
            return `Nothing to do: ${service} already runs ${revision ?? 'what was asked for'}`;
        case 'planned':
            return `Dry run: ${wouldBeRefused(report) ? 'a deployment' : 'what a deployment'} of ${service} would ${wouldBeRefused(report) ? 'be refused' : 'do'}`;
        case 'started':
            return report.deploymentId === null
                ? `${service} is ready for a deployment, after ${took}`
                : `The deployment of ${nameSubject(report)} was started, and this step does not wait for its end`;
        case 'refused':
            return `The deployment of ${nameSubject(report)} was refused; nothing was changed`;
        case 'timed-out':
            if (report.deploymentId === null)
                return `${service} was not deployed, after ${took}: its jobs outlived drain-timeout`;
            break;
        default:
    }
    return `The deployment of ${nameSubject(report)} ${describeOutcome(outcome)}, after ${took}`;
}
/** `worker:46`, or `shop:46` to `worker` where the one doesn't tell the other. */
function nameSubject({ service, taskDefinitionArn }) {
    if (taskDefinitionArn === null)
        return (0,summary_escape/* code */.aY)(service);
    const revision = (0,short_arn/* revisionOf */.DT)(taskDefinitionArn);
    return revision.split(':')[0] === service ? (0,summary_escape/* code */.aY)(revision) : `${(0,summary_escape/* code */.aY)(revision)} to ${(0,summary_escape/* code */.aY)(service)}`;
}
function wouldBeRefused({ ahead }) {
    return ahead?.findings.some(({ severity }) => severity === 'stop') ?? false;
}

;// CONCATENATED MODULE: ./src/summary/render-jobs-left.ts





/** More of them would push the rest off the first screen. */
const OPEN_AT_MOST = 4;
/** More lines help nobody on a page; the JSON report has them all. */
const render_jobs_left_LINES_AT_MOST = 100;
/** Jobs that had not finished when we stopped waiting. Lines, since a phone is too narrow for a table of them. */
function renderJobsLeft({ drain: { jobsLeft } }) {
    if (jobsLeft.length === 0)
        return '';
    const { shorten } = shortenNodes(jobsLeft.map(({ node }) => node));
    const lines = jobsLeft.slice(0, render_jobs_left_LINES_AT_MOST).map((job) => renderJob(job, shorten(job.node)));
    const hidden = jobsLeft.length - lines.length;
    const title = `${(0,count_of/* countOf */.p)(jobsLeft.length, 'job')} had not finished`;
    const body = [lines.join('\n'), hidden > 0 ? `_… and ${hidden} more; the JSON report has them all._` : '']
        .filter((part) => part !== '')
        .join('\n\n');
    return jobsLeft.length > OPEN_AT_MOST ? fold(title, body) : `**${title}:**\n\n${body}`;
}
function renderJob({ id, name, ageMs }, node) {
    const age = ageMs === null ? 'not started' : `running for ${(0,format_duration/* formatDuration */.a)(ageMs)}`;
    return `- ${(0,summary_escape/* code */.aY)(name)}, ${age} on ${(0,summary_escape/* code */.aY)(node)}, id ${(0,summary_escape/* code */.aY)(id)}`;
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
    const title = `Log of ${(0,summary_escape/* codeInHtml */.ON)(container)}, task ${(0,summary_escape/* codeInHtml */.ON)((0,short_arn/* shortTask */.m0)(taskArn))}: ${count}`;
    const body = (0,summary_escape/* fence */.EU)(shown.map(({ atMs, message }) => `${(0,format_time/* formatTime */.f)(atMs)} ${(0,summary_escape/* cutLine */.Hh)(message)}`), 'text');
    const link = (0,link_to_console/* linkToStream */.Q)(report, log);
    return fold(title, [body, ...(link === null ? [] : [`[The whole stream in CloudWatch](${link})`])].join('\n\n'));
}

// EXTERNAL MODULE: ./src/summary/render-notes.ts
var render_notes = __webpack_require__(2674);
;// CONCATENATED MODULE: ./src/summary/is-reason-told.ts

/** The reason need not be told by itself: there is none, or the phases or the refusals tell the same. */
function isReasonTold({ reason, outcome, phases, diagnoses, refusals }) {
    if (reason === '' || (refusals.length === 1 && refusals[0] === reason))
        return true;
    // the headline says so itself
    if (outcome === 'refused' && refusals.length > 0)
        return true;
    const passed = model_report/* PASSING_OUTCOMES */.u.includes(outcome);
    const explained = passed || diagnoses.some(({ severity }) => severity === 'cause');
    return explained && phases.some(({ sentence }) => sentence === reason);
}

;// CONCATENATED MODULE: ./src/summary/render-phases.ts



const ICONS = { done: '✅', failed: '❌', skipped: '⏭️' };
/** A line a phase, in the order in which they began, with what came of each. */
function renderPhases(report) {
    const phases = [...report.phases].sort((a, b) => a.startedAtMs - b.startedAtMs);
    // there a look is all that happened, and what it found is the page
    if (report.outcome === 'refused' || report.outcome === 'planned')
        return '';
    return phases.map((phase) => renderPhase(phase, report)).join('\n');
}
function renderPhase(phase, report) {
    const { name, status, startedAtMs, endedAtMs } = phase;
    const took = status === 'skipped' ? 'skipped' : (0,format_duration/* formatDuration */.a)(endedAtMs - startedAtMs);
    const sentence = (0,summary_escape/* escapeProse */.fd)(tellOnce(phase, report));
    return `- ${ICONS[status]} **${name}**, ${took}${sentence === '' ? '' : `: ${sentence}`}`;
}
/** Without what stands under the headline, among the refusals, or in the rollback's own line. */
function tellOnce({ name, sentence }, report) {
    if (!isReasonTold(report) && report.reason.includes(sentence))
        return '';
    if (sentence === report.refusals.join('\n'))
        return '';
    const rollback = report.phases.find((phase) => phase.name === 'rollback');
    if (name === 'rollback' || rollback === undefined || rollback.sentence === '')
        return sentence;
    return sentence.replace(rollback.sentence, '').trim();
}

;// CONCATENATED MODULE: ./src/summary/link-to-lint.ts

/** A lint's page lies beside the rules' pages. The ids are ours. */
function linkToLint(id, rulePagesUrl) {
    return rulePagesUrl === null
        ? (0,summary_escape/* code */.aY)(id)
        : `[${(0,summary_escape/* code */.aY)(id)}](${rulePagesUrl.replace(/rules$/, 'lints')}/${id}.md)`;
}

;// CONCATENATED MODULE: ./src/summary/render-preflight.ts





const render_preflight_ICONS = { stop: '⛔', warn: '⚠️', note: 'ℹ️' };
/** A dry run's stops: for these the deploy itself would be refused. */
function renderStops(report) {
    const stops = listStops(report).map((finding) => renderFinding(finding, report));
    return stops.length === 0 ? '' : (0,summary_alert/* alert */.x)('CAUTION', `**To mend first:**\n\n${stops.join('\n')}`);
}
/** What the lints found, worst first, without what is told above. */
function renderPreflight(report) {
    const { ahead, refusals } = report;
    if (ahead === undefined)
        return '';
    const told = refusals.join('\n');
    const stops = listStops(report);
    const findings = ahead.findings.filter((finding) => !stops.includes(finding) && !told.includes(`(preflight: ${finding.id})`));
    const ignored = ahead.ignored.map((id) => (0,summary_escape/* code */.aY)(id)).join(', ');
    const parts = [
        findings.map((finding) => renderFinding(finding, report)).join('\n'),
        ignored === '' ? '' : `Ignored, though found: ${ignored}.`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : fold(`Preflight: ${countThem(findings)}`, parts.join('\n\n'));
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
    return counts.length === 0 ? 'nothing more found' : counts.join(', ');
}

;// CONCATENATED MODULE: ./src/summary/render-reason.ts




/** Why it ended so, in a box where it failed; '' where the cause, the phases or the refusals tell the same. */
function renderReason(report) {
    if (isReasonTold(report))
        return '';
    const words = (0,summary_escape/* escapeProse */.fd)(report.reason);
    if (model_report/* PASSING_OUTCOMES */.u.includes(report.outcome))
        return words;
    const isMild = ['timed-out', 'superseded', 'cancelled'].includes(report.outcome);
    return (0,summary_alert/* alert */.x)(isMild ? 'WARNING' : 'CAUTION', words);
}

;// CONCATENATED MODULE: ./src/summary/render-refusals.ts


/** Every problem that has to be mended before the next run. */
function renderRefusals({ refusals }) {
    if (refusals.length === 0)
        return '';
    const [only = '', ...others] = refusals;
    if (others.length === 0)
        return (0,summary_alert/* alert */.x)('CAUTION', `**To mend first:** ${(0,summary_escape/* escapeProse */.fd)(only)}`);
    return (0,summary_alert/* alert */.x)('CAUTION', `**To mend first:**\n\n${refusals.map((problem) => `- ${(0,summary_escape/* escapeProse */.fd)(problem)}`).join('\n')}`);
}

;// CONCATENATED MODULE: ./src/summary/render-revisions.ts





/** The service's revisions as they stood at the end, by their deployments. */
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
        (0,summary_escape/* code */.aY)((0,short_arn/* revisionOf */.DT)(revision.taskDefinitionArn)),
        `${revision.running} of ${revision.desired}${revision.pending > 0 ? ` (${revision.pending} starting)` : ''}`,
        ...(behindLoadBalancer ? [String(revision.healthyTargets ?? '–')] : []),
        `${revision.primary ? 'primary' : 'being replaced'}${revision.rolloutState === null ? '' : `, ${(0,summary_escape/* code */.aY)(revision.rolloutState)}`}`,
        (0,summary_escape/* code */.aY)(revision.deploymentId),
    ]);
    return fold((0,count_of/* countOf */.p)(revisions.length, 'revision of the service', 'revisions of the service'), table(columns, rows));
}

;// CONCATENATED MODULE: ./src/summary/render-rollout-plan.ts




/** Waves, duration and capacity, and what would be faster; after a rollout also how long it really took. */
function renderRolloutPlan({ ahead }) {
    if (ahead === undefined || ahead.rollout === null)
        return '';
    const { rollout, tookMs } = ahead;
    const notes = [...rollout.warnings, ...rollout.advice.map(({ sentence }) => sentence)];
    const parts = [
        (0,summary_escape/* escapeProse */.fd)(`${rollout.sentence}.`),
        ...(tookMs === null ? [] : [`It took ${(0,format_duration/* formatDuration */.a)(tookMs)}.`]),
        ...(notes.length === 0 ? [] : [notes.map((note) => `- ${(0,summary_escape/* escapeProse */.fd)(note)}`).join('\n')]),
        renderCapacity(rollout),
    ].filter((part) => part !== '');
    return fold(`Rollout plan${tookMs === null ? '' : `, and ${(0,format_duration/* formatDuration */.a)(tookMs)} in fact`}`, parts.join('\n\n'));
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
    return [table([{ title: 'Expected after' }, { title: 'ECS' }, ...right], rows), renderChart(capacity)].join('\n\n');
}
/** Mermaid's xychart; only numbers of our own go into it. More points than this can't be read. */
const POINTS_AT_MOST = 24;
function renderChart(capacity) {
    if (capacity.length > POINTS_AT_MOST)
        return '';
    const list = (values) => `[${values.join(', ')}]`;
    const times = capacity.map(({ afterMs }) => `"${Math.round(afterMs / 1000)} s"`);
    const most = Math.max(1, ...capacity.map(({ running }) => running));
    return (0,summary_escape/* fence */.EU)([
        'xychart-beta',
        '  title "Tasks running or starting (bars) and healthy (line)"',
        `  x-axis [${times.join(', ')}]`,
        `  y-axis "tasks" 0 --> ${most}`,
        `  bar ${list(capacity.map(({ running }) => running))}`,
        `  line ${list(capacity.map(({ healthy }) => healthy))}`,
    ], 'mermaid');
}

;// CONCATENATED MODULE: ./src/summary/render-roster.ts




/** A dry run's workers; a drain has a table of its own. */
function renderRoster({ ahead, outcome }) {
    if (ahead === undefined || outcome !== 'planned' || ahead.roster.length === 0)
        return '';
    const rows = ahead.roster.map(({ node, taskArn, answers, queues, pool }) => [
        (0,summary_escape/* code */.aY)(node),
        taskArn === null ? '–' : (0,summary_escape/* code */.aY)((0,short_arn/* shortTask */.m0)(taskArn)),
        pool === null ? '–' : (0,summary_escape/* code */.aY)(pool),
        answers ? queues.map((queue) => (0,summary_escape/* code */.aY)(queue)).join(', ') || '_none_' : '_does not answer_',
    ]);
    const columns = ['Worker', 'ECS task', 'Pool', 'Queues'].map((title) => ({ title }));
    return fold(`Workers: ${rows.length}`, table(columns, rows));
}

;// CONCATENATED MODULE: ./src/summary/render-serving.ts


/** Which revision is on duty. */
function renderServing({ serving }) {
    if (serving.sentence === '')
        return '';
    const name = serving.taskDefinitionArn === null ? '' : (0,short_arn/* revisionOf */.DT)(serving.taskDefinitionArn);
    return `**What serves now:** ${(0,summary_escape/* escapeProseWith */.x6)(serving.sentence, name)}`;
}

;// CONCATENATED MODULE: ./src/summary/render-settings.ts




/** The inputs of the step: those that were given, then what held by default. */
function renderSettings({ settings = [] }) {
    if (settings.length === 0)
        return '';
    const given = settings.filter(({ isDefault }) => !isDefault);
    const others = settings.filter(({ isDefault, value }) => isDefault && value !== '');
    const columns = [{ title: 'Input' }, { title: 'Given' }];
    const rows = given.map(({ name, value }) => [(0,summary_escape/* code */.aY)(name), value === null ? '_not shown_' : (0,summary_escape/* code */.aY)(value)]);
    const parts = [
        ...(rows.length === 0 ? [] : [table(columns, rows)]),
        ...(others.length === 0
            ? []
            : [`By default: ${others.map(({ name, value }) => (0,summary_escape/* code */.aY)(`${name}: ${value ?? ''}`)).join(', ')}.`]),
    ];
    return fold(`Settings: ${(0,count_of/* countOf */.p)(given.length, 'input')} given`, parts.join('\n\n'));
}

;// CONCATENATED MODULE: ./src/summary/render-targets.ts






const render_targets_LOOKS_AT_MOST = 6;
const render_targets_COLUMNS = ['Target', 'Task', 'Side', 'What the load balancer said'].map((title) => ({ title }));
/** The load balancer's view of each target over time. */
function renderTargets({ evidence }) {
    const targets = evidence?.targets ?? [];
    if (targets.length === 0)
        return '';
    return fold((0,count_of/* countOf */.p)(targets.length, 'target'), table(render_targets_COLUMNS, targets.map(renderTarget)));
}
function renderTarget({ id, port, taskArn, isNew, looks }) {
    const last = looks.slice(-render_targets_LOOKS_AT_MOST).map(({ atMs, state, reason, description }) => {
        const why = [reason, description]
            .flatMap((text) => (text === null ? [] : [(0,summary_escape/* escapeProse */.fd)(text)]))
            .join(', ');
        return `${(0,format_time/* formatTime */.f)(atMs)} ${(0,summary_escape/* escapeProse */.fd)(state)}${why === '' ? '' : `: ${why}`}`;
    });
    return [
        (0,summary_escape/* code */.aY)(`${id}:${port}`),
        taskArn === null ? '–' : (0,summary_escape/* code */.aY)((0,short_arn/* shortTask */.m0)(taskArn)),
        isNew ? 'new' : 'old',
        last.join('<br>') || '–',
    ];
}

;// CONCATENATED MODULE: ./src/summary/render-tasks.ts






const render_tasks_COLUMNS = ['Task', 'Revision', 'State', 'Created', 'Running', 'Stopped', 'Why'].map((title) => ({
    title,
}));
/** The tasks as they were seen when the rollout was judged. */
function renderTasks({ evidence }) {
    if (evidence === null)
        return '';
    const tasks = listTasks(evidence);
    if (tasks.length === 0)
        return '';
    const title = `${(0,count_of/* countOf */.p)(tasks.length, 'task')} when the rollout was judged`;
    return fold(title, table(render_tasks_COLUMNS, tasks.map(renderTask)));
}
function listTasks({ newTasks, stoppedTasks, oldTasks }) {
    return [...newTasks, ...stoppedTasks, ...oldTasks].sort((a, b) => a.createdAtMs - b.createdAtMs);
}
function renderTask(task) {
    const { arn, taskDefinitionArn, lastStatus, healthStatus } = task;
    const health = healthStatus === null || healthStatus === 'UNKNOWN' ? '' : `, ${healthStatus}`;
    return [
        (0,summary_escape/* code */.aY)((0,short_arn/* shortTask */.m0)(arn)),
        (0,summary_escape/* code */.aY)((0,short_arn/* revisionOf */.DT)(taskDefinitionArn)),
        (0,summary_escape/* escapeProse */.fd)(`${lastStatus}${health}`.toLowerCase()),
        (0,format_time/* formatTime */.f)(task.createdAtMs),
        task.startedAtMs === null ? '–' : (0,format_time/* formatTime */.f)(task.startedAtMs),
        task.stoppedAtMs === null ? '–' : (0,format_time/* formatTime */.f)(task.stoppedAtMs),
        describeStop(task),
    ];
}
function describeStop({ stoppedReason, containers }) {
    const exits = containers.flatMap(({ name, exitCode, reason }) => {
        const said = reason === null ? '' : ` ${(0,summary_escape/* escapeProse */.fd)(reason)}`;
        if (exitCode === null)
            return said === '' ? [] : [`${(0,summary_escape/* code */.aY)(name)}:${said}`];
        return [`${(0,summary_escape/* code */.aY)(name)} exited with ${exitCode}${said}`];
    });
    const said = [stoppedReason === null ? '' : (0,summary_escape/* escapeProse */.fd)(stoppedReason), ...exits].filter((text) => text !== '');
    return said.join('<br>') || '–';
}

// EXTERNAL MODULE: ./src/timeline/govern.ts
var govern = __webpack_require__(7272);
;// CONCATENATED MODULE: ./src/timeline/describe-slowest.ts


/** Less than that isn't worth a word. */
const WORTH_MS = 5_000;
/** The slowest part in one sentence, with the setting that governs it; '' where nothing took long. */
function describeSlowest(slowest, totalMs, settings) {
    if (slowest === null || slowest.tookMs < WORTH_MS)
        return '';
    const share = `${(0,format_duration/* formatDuration */.a)(slowest.tookMs)} of ${(0,format_duration/* formatDuration */.a)(totalMs)}`;
    return `${share} were ${describePart(slowest)}${describeTimes(slowest, settings)}${describeSetting(slowest)}.`;
}
const PARTS = {
    'register-revision': 'the registration of the new revision',
    rollout: 'the rollout',
    bake: 'the bake time of the deployment',
    paused: 'a lifecycle hook that held the deployment',
    'stable-for': 'watching on after the rollout had completed',
    provision: 'spent on finding places for tasks',
    pull: 'image pulls',
    start: 'spent on starting containers',
    'register-target': 'spent on registering targets with the load balancer',
    'become-healthy': 'health checks, until new tasks counted as healthy',
    'begin-consuming': 'the start of the new workers, until they consumed',
    'finish-jobs': 'jobs finishing on silenced workers',
    idle: 'idle',
    deregister: "the target group's deregistration delay",
    stop: 'tasks stopping, from the stop signal to the last exit',
    'clean-up': 'the clean-up of stopped tasks',
};
function describePart({ kind, side, setting }) {
    if (kind === 'finish-jobs' && side !== null)
        return `jobs finishing on the ${side} workers`;
    if (kind === 'become-healthy' && setting?.name === 'no health check')
        return 'waiting until ECS counted new tasks as healthy, since nothing checks them';
    if ((0,govern/* isOfFailingChecks */.hC)(setting))
        return 'health checks that new tasks did not pass';
    return PARTS[kind];
}
function describeTimes({ times, kind }, { maximumPercent }) {
    if (times < 2)
        return '';
    const isOfTasks = kind !== 'bake' && kind !== 'paused';
    const why = isOfTasks && maximumPercent !== undefined && maximumPercent < 200
        ? `; maximumPercent ${maximumPercent} makes it go in waves`
        : '';
    return `, ${times} times one after the other${why}`;
}
function describeSetting({ kind, setting }) {
    if (setting === null)
        return HINTS[kind] ?? '';
    const { name, valueMs } = setting;
    if (name === 'no health check')
        return ` (40 s from RUNNING on; a container health check with a short interval is quicker)`;
    const isBound = kind === 'finish-jobs';
    const value = valueMs === null ? '' : `: ${(0,format_duration/* formatDuration */.a)(valueMs)}`;
    return isBound ? ` (bounded by \`${name}\`${value})` : ` (\`${name}\`${value})`;
}
/** What governs it where no single setting does. */
const HINTS = {
    pull: ' (the size of the image governs it, and how near its registry is)',
    provision: ' (capacity governs it, and the network interface of each task)',
    start: ' (the order of the containers, `dependsOn`, governs it, and their images)',
    'begin-consuming': ' (the start-up of the application governs it)',
    paused: ' (whoever answers the hook governs it)',
    bake: ' (`bakeTimeInMinutes`, or the bake time of the alarms)',
};

;// CONCATENATED MODULE: ./src/timeline/find-slowest.ts
/** They hold nothing up: the first is all of it, the other waits itself. */
const NO_CAUSE = new Set(['rollout', 'idle']);
/** A look may show an ending this much after the next part began. */
const SLACK_MS = 1_000;
/**
 * Follows the run back from its end: what ended last before was what was waited for, and before that what ended last before
 * it began. Of these parts, those of one kind together that took longest. null: nothing is known.
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
    // Every step goes back in time, and each link is used once.
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
/** What happened when, as far as ECS's own times and the looks of this run tell. Plain JSON; times in epoch milliseconds. */
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
    /** Containers are created and started; from its creation on where ECS doesn't tell of a pull. */
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
/** What a bar is called: short, for a phone. None of them may begin like a keyword of Mermaid's Gantt. */
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
    'become-healthy': 'until healthy',
    'begin-consuming': 'until it consumes',
    'finish-jobs': 'finishing jobs',
    idle: 'idle',
    deregister: 'draining',
    stop: 'stopping',
    'clean-up': 'clean-up',
};

;// CONCATENATED MODULE: ./src/summary/timeline/group-lanes.ts




/** Waves that are told apart; with more of them one bar covers all. */
const WAVES_AT_MOST = 4;
/** Revisions of a service that runs amok would fill the page. */
const SECTIONS_AT_MOST = 6;
/** A section for each revision; spans of a kind that overlap are one bar, which says of how many tasks it is. */
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
/** `web:46`; '' where it isn't known. */
function revisionName({ taskDefinitionArn }) {
    return taskDefinitionArn === null ? '' : (0,short_arn/* revisionOf */.DT)(taskDefinitionArn);
}

;// CONCATENATED MODULE: ./src/summary/timeline/list-sections.ts




/** More can't be read on a phone: then all tasks of a revision are one section. */
const LANES_AT_MOST = 12;
const list_sections_ROWS_AT_MOST = 30;
/** A bar below this share of the whole is a hairline. */
const SHORTEST_SHARE = 0.01;
/**
 * The run, then old, then new: a section for each task or worker, or where they are many for each revision. `all`: with the
 * bars that are too short to be seen.
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
            name: list_sections_nameOf(lane),
            rows: toRows(lane.spans),
        }));
    return [{ title: 'run', name: '', rows: listRun(report, service) }, ...sections];
}
/** It took some time, however short. */
function isOver({ fromMs, toMs }) {
    return toMs === null || toMs > fromMs;
}
function listRun(report, service) {
    const spans = service?.spans ?? [];
    const rollout = spans.find(({ kind }) => kind === 'rollout');
    // The rollout is what these two phases start and watch.
    const isTold = (name) => rollout !== undefined && (name === 'deploy' || name === 'post-deploy');
    const phases = report.phases
        .filter(({ name, status }) => status !== 'skipped' && !isTold(name))
        .map(({ name, startedAtMs, endedAtMs }) => ({
        ...{ kind: 'phase', label: name, setting: null },
        ...{ fromMs: startedAtMs, toMs: endedAtMs },
    }));
    // A bar far beyond the end would press all others together.
    const latestMs = report.endedAtMs + (report.endedAtMs - report.startedAtMs) / 2;
    const expectedMs = report.ahead?.rollout?.duration.expected ?? null;
    const planned = rollout === undefined || expectedMs === null || rollout.fromMs + expectedMs > latestMs
        ? []
        : [
            {
                ...{ kind: 'planned', label: 'rollout as planned', setting: null },
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
/** A task by its id, a worker that is on no task by its own name. */
function list_sections_nameOf({ id, taskDefinitionArn, nodes }) {
    if (taskDefinitionArn === null && nodes.includes(id))
        return id;
    return (0,short_arn/* shortTask */.m0)(id);
}

;// CONCATENATED MODULE: ./src/summary/timeline/escape-gantt.ts
/** What can be mistaken for Mermaid's syntax, and what looks like it. */
const LOOKALIKES = { ':': '∶', ',': '‚', '#': '＃' };
const HARMLESS = /^[\p{L}\p{N} @._/+()-]$/u;
/**
 * Foreign text for a label of a Gantt chart, which knows no way to escape anything: letters, digits and a few marks stay,
 * all others are replaced. Of a long text the end is kept, since names differ there. To be put after a word of ours, so that
 * it can't be taken for a keyword.
 */
function escapeGantt(text, longest) {
    const letters = Array.from(text.trim(), (letter) => HARMLESS.test(letter) ? letter : (LOOKALIKES[letter] ?? '·'));
    return letters.length > longest ? `…${letters.slice(1 - longest).join('')}` : letters.join('');
}

;// CONCATENATED MODULE: ./src/summary/timeline/render-gantt.ts


/** Mermaid's axis is in the reader's local time; written and read as local time it shows what we wrote: UTC. */
const DATE_FORMAT = 'YYYY-MM-DD HH:mm:ss.SSS';
/** Section titles stand left of the bars, in 11 pixel letters: room for a word of ours and a short name. */
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
/** More can't stand side by side on a phone. */
const TICKS_AT_MOST = 4;
/** A Gantt chart in Mermaid's language: grey but for what took longest, red what went wrong. */
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
    // The rollout, a new task that had to stop, checks that it did not pass, and what never came to its end.
    const isWrong = kind === 'rollout' || toMs === null || (title === 'new' && kind === 'stop') || (0,govern/* isOfFailingChecks */.hC)(setting);
    if (failed && isWrong)
        return ['crit'];
    if (kind === POINT)
        return ['done', 'milestone'];
    // A bar without a state stands out among grey ones; the label of an `active` one can't be read on a dark page.
    return toMs === null || kind === slowest ? [] : ['done'];
}
function formatLocal(atMs) {
    return new Date(atMs).toISOString().replace('T', ' ').replace('Z', '');
}

;// CONCATENATED MODULE: ./src/summary/timeline/render-table.ts




const render_table_COLUMNS = [
    { title: 'UTC' },
    { title: 'Who' },
    { title: 'What' },
    { title: 'Took', align: 'right' },
    { title: 'Set by' },
];
/** The chart's bars in words, for readers without Mermaid. */
function renderTimelineTable(sections, { endedAtMs }) {
    const rows = sections.flatMap(({ title, name, rows: own }) => own.map((row) => [
        (0,format_time/* formatTime */.f)(row.fromMs),
        name === '' ? title : `${title} ${(0,summary_escape/* code */.aY)(name)}`,
        row.label,
        row.toMs === null
            ? `${(0,format_duration/* formatDuration */.a)(endedAtMs - row.fromMs)}, not over`
            : formatShort(row.toMs - row.fromMs),
        render_table_describeSetting(row),
    ]));
    return table(render_table_COLUMNS, rows);
}
function formatShort(ms) {
    return ms > 0 && ms < 1000 ? '< 1 s' : (0,format_duration/* formatDuration */.a)(ms);
}
/** These bound what takes as long as it takes. */
const BOUNDS = new Set(['finish-jobs', 'stop']);
function render_table_describeSetting({ kind, setting }) {
    if (setting === null)
        return '';
    const most = BOUNDS.has(kind) ? 'at most ' : '';
    const value = setting.valueMs === null ? '' : ` ${most}${(0,format_duration/* formatDuration */.a)(setting.valueMs)}`;
    return `${(0,summary_escape/* code */.aY)(setting.name)}${value}`;
}

;// CONCATENATED MODULE: ./src/summary/render-timeline.ts









/** What happened when: the slowest part in words, a chart, and the same as a table. */
function renderTimeline(report) {
    const { timeline, startedAtMs, endedAtMs } = report;
    if (timeline === undefined || timeline.lanes.length === 0)
        return '';
    const slowest = findSlowest(timeline, report);
    const slowestText = describeSlowest(slowest, endedAtMs - startedAtMs, timeline.settings);
    const failed = model_report/* FAILING_OUTCOMES */.l.includes(report.outcome);
    const order = { endedAtMs, slowest: slowest?.kind ?? null, failed };
    const left = timeline.lanesLeftOut;
    const notice = left === 0 ? [] : [`_${(0,count_of/* countOf */.p)(left, 'more task')} took part and can't be shown._`];
    return [
        slowestText === '' ? '**Timeline**' : `**Timeline:** ${(0,summary_escape/* escapeProse */.fd)(slowestText)}`,
        (0,summary_escape/* fence */.EU)(renderGantt(listSections(report, { all: false }), order).split('\n'), 'mermaid'),
        fold('The timeline as a table', [renderTimelineTable(listSections(report, { all: true }), report), ...notice].join('\n\n')),
    ].join('\n\n');
}

;// CONCATENATED MODULE: ./src/summary/render-summary.ts


























/** The first screen: did it work, what serves now, why and what to do, what happened. */
const FIRST = [
    { name: 'headline', render: renderHeadline, leftOut: 0 },
    { name: 'what serves', render: renderServing, leftOut: 0 },
    { name: 'repairs', render: render_notes/* renderRepairs */.Xr, leftOut: 0 },
    { name: 'refusals', render: renderRefusals, leftOut: 13 },
    { name: 'reason', render: renderReason, leftOut: 0 },
    { name: 'cause', render: renderCause, leftOut: 14 },
    { name: 'last words', render: renderSearch, leftOut: 13 },
    { name: 'jobs left', render: renderJobsLeft, leftOut: 12 },
    { name: 'facts', render: renderFacts, leftOut: 0 },
    { name: 'stops', render: renderStops, leftOut: 12 },
    { name: 'plan', render: render_notes/* renderPlan */.EG, leftOut: 12 },
    { name: 'phases', render: renderPhases, leftOut: 13 },
    { name: 'warnings', render: render_notes/* renderWarnings */.c7, leftOut: 12 },
];
/** What happened when; then what it takes to understand it the next day, folded. */
const DETAILS = [
    { name: 'timeline', render: renderTimeline, leftOut: 9 },
    { name: 'other findings', render: renderOtherDiagnoses, leftOut: 11 },
    { name: 'preflight', render: renderPreflight, leftOut: 10 },
    { name: 'rollout plan', render: renderRolloutPlan, leftOut: 6 },
    { name: 'changes', render: renderChanges, leftOut: 7 },
    { name: 'workers', render: renderRoster, leftOut: 7 },
    { name: 'drain', render: renderDrain, leftOut: 8 },
    { name: 'revisions', render: renderRevisions, leftOut: 8 },
    { name: 'stopped tasks', render: renderDeaths, leftOut: 9 },
    { name: 'tasks', render: renderTasks, leftOut: 4 },
    { name: 'targets', render: renderTargets, leftOut: 5 },
    { name: 'events', render: renderEvents, leftOut: 3 },
    { name: 'logs', render: renderLogs, leftOut: 4 },
    { name: 'unreadable sources', render: renderUnreadable, leftOut: 7 },
    { name: 'settings', render: renderSettings, leftOut: 2 },
    { name: 'calls', render: renderCalls, leftOut: 1 },
];
const LAST = [{ name: 'links', render: render_footer/* renderFooter */.u, leftOut: 0 }];
/** The job summary of a run as GitHub's Markdown; all foreign text in it is escaped. `brief` is its first screen. */
function renderSummary(report, detail = 'full') {
    const parts = detail === 'brief' ? [...FIRST, ...LAST] : [...FIRST, ...DETAILS, ...LAST];
    const sections = parts.map(({ render, ...part }) => ({
        ...part,
        text: render(report),
    }));
    return joinWithinBudget(sections);
}

;// CONCATENATED MODULE: ./src/main.ts




















/** Runs the step once and always leaves a summary behind. Every decision is made elsewhere. */
async function main() {
    const signal = listenForCancel();
    const masker = (0,mask_secrets/* maskSecrets */.Q)((0,find_secrets/* findSecrets */.d)((0,read_input/* readInput */.R)('broker-url'), (0,read_input/* readInput */.R)('broker-transport-options')));
    const report = (0,create_report/* createReport */.L)({
        cluster: (0,read_input/* readInput */.R)('cluster'),
        service: (0,read_input/* readInput */.R)('service'),
        region: process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? null,
        startedAtMs: Date.now(),
    });
    report.rulePagesUrl = findRulePages(process.env);
    const runUrl = findRunUrl(process.env);
    if (runUrl !== null)
        report.runUrl = runUrl;
    report.settings = readSettings(read_input/* readInput */.R, src_inputs/* INPUT_DEFAULTS */.WJ);
    const { outcome, reason } = await runStep(report, masker, signal).catch(unexpected);
    Object.assign(report, { outcome, reason, endedAtMs: Date.now() });
    const detail = (0,read_input/* readInput */.R)('summary');
    // Masked before it is rendered: escaping would hide a secret from the masker.
    const masked = masker.maskDeep(report);
    if (detail !== 'none')
        (0,write_summary/* writeSummary */.S)(renderSummary(masked, detail === 'brief' ? detail : 'full'), masker);
    setOutputs(report, writeReport(report, masker), masker);
    annotate(describeAnnotation(masked), masker);
    // A connection that doesn't close must not keep the step alive.
    process.exit(model_report/* PASSING_OUTCOMES */.u.includes(outcome) ? 0 : 1);
}
/** What nobody foresaw still ends in a summary; the post step undoes what was changed. */
function unexpected(error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) };
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
async function runStep(report, masker, signal) {
    let inputs;
    try {
        inputs = (0,src_inputs/* parseInputs */.TL)(read_input/* readInput */.R);
    }
    catch (error) {
        if (!(error instanceof errors/* RefusedError */.fk))
            throw error;
        report.refusals = [...error.problems];
        return { outcome: 'refused', reason: `${(0,count_of/* countOf */.p)(error.problems.length, 'wrong input')}.` };
    }
    report.latestEndAtMs = estimateLatestEnd(inputs, report.startedAtMs);
    const { world, close } = (0,open_world/* openWorld */.H)(inputs, report, masker, signal);
    world.log.info(`Latest possible end: ${new Date(report.latestEndAtMs).toISOString()}`);
    try {
        const run = { inputs, world, record: null };
        const ending = await runPhases(run);
        if (ending.outcome !== 'cancelled' && ending.outcome !== 'refused')
            await reportServing(run);
        else if (report.serving.sentence !== '')
            world.log.info(report.serving.sentence);
        world.log.info(`${ending.outcome}: ${ending.reason}`);
        return ending;
    }
    finally {
        await close();
    }
}


/***/ })

};
