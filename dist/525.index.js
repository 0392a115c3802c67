export const id = 525;
export const ids = [525];
export const modules = {

/***/ 7525:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openEcs: () => (/* binding */ openEcs)
});

// EXTERNAL MODULE: ./src/call-within.ts
var call_within = __webpack_require__(8087);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-ecs/dist-cjs/index.js
var dist_cjs = __webpack_require__(212);
;// CONCATENATED MODULE: ./src/adapters/ecs/call-subject.ts
/** The start of a sentence: `Service "web" was not found in cluster "prod", region eu-central-1`. */
function describeMissingService({ cluster, service, region }) {
    return `Service "${service}" was not found in cluster "${cluster}", region ${region ?? 'unknown'}`;
}
const CHECK_INPUTS = 'Check the inputs `cluster` and `service`, the region and the account.';

;// CONCATENATED MODULE: ./src/adapters/ecs/to-world-error.ts


/** Names by which AWS services throttle; ECS says ThrottlingException (APIReference, request throttling). */
const THROTTLED = new Set([
    'ThrottlingException',
    'Throttling',
    'RequestLimitExceeded',
    'TooManyRequestsException',
]);
/** Common errors of every AWS API when the credentials themselves are invalid. */
const BAD_CREDENTIALS = new Set([
    'CredentialsProviderError',
    'ExpiredTokenException',
    'ExpiredToken',
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'SignatureDoesNotMatch',
    'MissingAuthenticationTokenException',
    'IncompleteSignature',
]);
/** Node's codes for a connection that failed, and what is left of them in the text when the SDK wraps the error. */
const NETWORK = /\b(TimeoutError|socket hang up|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPROTO|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+)\b/;
/** True when AWS throttled the call: it did nothing, so it may be repeated. */
function isThrottled(error) {
    return THROTTLED.has(readError(error).name);
}
/**
 * An error of the SDK as a sentence that says what to do. A throttled call and an answer of 5xx are `unreachable`: whether
 * the call had an effect is not known, and the same call may work a moment later.
 */
function toWorldError(error, subject, place) {
    const { kind, text } = describeError(readError(error), subject, place);
    return new errors/* WorldError */.nM(kind, subject.action, text, { cause: error });
}
function describeError(error, { action, resource }, place) {
    const { name, code, message, httpStatus } = error;
    const region = /region is missing/i.test(message) ? '""' : BAD_REGION.exec(message)?.[1];
    if (region !== undefined)
        return { kind: 'invalid', text: describeRegion(action, region) };
    if (BAD_CREDENTIALS.has(name)) {
        const text = `${action}: no valid AWS credentials (${clip(message)}). ${SET_CREDENTIALS}`;
        return { kind: 'denied', text };
    }
    if (name === 'AccessDeniedException')
        return { kind: 'denied', text: describeDenial(action, resource, message) };
    if (THROTTLED.has(name)) {
        const text = `AWS throttled ${action} for ${resource} (${clip(message)}): too many calls in this account and region. ${RETRY}`;
        return { kind: 'unreachable', text };
    }
    if (/NotFoundException$/.test(name))
        return { kind: 'missing', text: describeMissing(error, { action, resource }, place) };
    if (httpStatus === null && NETWORK.test(`${name} ${code} ${message}`)) {
        const text = `No answer from AWS to ${action} for ${resource} (${clip(code || message)}). ${CHECK_NETWORK}`;
        return { kind: 'unreachable', text };
    }
    if (httpStatus !== null && httpStatus >= 500) {
        const text = `AWS failed with ${httpStatus} on ${action} for ${resource} (${name}). ${RETRY}`;
        return { kind: 'unreachable', text };
    }
    if (httpStatus !== null && httpStatus >= 400)
        return { kind: 'invalid', text: `AWS refused ${action} for ${resource}: ${clip(message)} (${name})` };
    return { kind: 'other', text: `${action} for ${resource} failed: ${clip(message)} (${name})` };
}
function describeMissing({ name, message }, { action, resource }, place) {
    if (name === 'ClusterNotFoundException')
        return `Cluster "${place.cluster}" was not found in region ${place.region ?? 'unknown'} (${action}). ${CHECK_INPUTS}`;
    if (name === 'ServiceNotFoundException')
        return `${describeMissingService(place)} (${action}). ${CHECK_INPUTS}`;
    return `${action}: ${resource} was not found (${clip(message)}).`;
}
/** What the SDK says of a region that can't be a part of a host name, an empty one among them. */
const BAD_REGION = /region=(.*) is not a valid hostname component/;
function describeRegion(action, region) {
    return region === '""'
        ? `No AWS region is set, so ${action} cannot be called. ${SET_REGION}`
        : `The AWS region ${clip(region)} is not valid, so ${action} cannot be called. ${SET_REGION}`;
}
const SET_REGION = 'Set AWS_REGION, such as eu-central-1, or `aws-region` of aws-actions/configure-aws-credentials.';
const SET_CREDENTIALS = 'Put a step with aws-actions/configure-aws-credentials before this one, in the same job, and give the job `permissions: id-token: write` when it assumes a role.';
const RETRY = 'Run the job again in a minute.';
const CHECK_NETWORK = 'Check that this runner reaches the AWS API (network, proxy), then run the job again.';
/** AWS names the action that was missing, which can be another one than the call: iam:PassRole, ecs:TagResource. */
function describeDenial(action, resource, message) {
    const [, missing = action, on = null] = /not authorized to perform: (\S+)(?: on resource: ([^\s]+))?/.exec(message) ?? [];
    const target = on === null ? resource : `${on} (${resource})`;
    return `AWS denied ${action}: the role of this workflow needs ${missing} on ${target} (docs/iam-policy.json lists all permissions). AWS said: ${clip(message)}`;
}
function readError(error) {
    const raw = (typeof error === 'object' && error !== null ? error : {});
    const status = raw.$metadata?.httpStatusCode;
    return {
        name: typeof raw.name === 'string' ? raw.name : 'Error',
        code: typeof raw.code === 'string' ? raw.code : '',
        message: typeof raw.message === 'string' ? raw.message : '',
        httpStatus: typeof status === 'number' ? status : null,
    };
}
function clip(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > 500 ? `${line.slice(0, 500)}…` : line;
}

;// CONCATENATED MODULE: ./src/adapters/ecs/ecs-session.ts




/** Bounds of one attempt, until the headers come. By default the SDK waits forever for an answer. */
const REQUEST_BOUNDS = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
const READ_ATTEMPTS = 3;
/** Bounds of a whole call: all attempts, the answer's body included. */
const LIMITS_MS = { reader: 30_000, writer: 20_000 };
/** A kept connection that the other side has just closed would fail a call that has no second attempt. */
const ONE_CALL = { keepAlive: false, maxSockets: Infinity };
const NEW_CONNECTIONS = { httpAgent: ONE_CALL, httpsAgent: ONE_CALL };
function openSession(options) {
    const base = { requestHandler: REQUEST_BOUNDS, ...(options.region ? { region: options.region } : {}) };
    const reader = new dist_cjs/* ECSClient */.Zgc({ ...base, maxAttempts: READ_ATTEMPTS });
    const writer = new dist_cjs/* ECSClient */.Zgc({
        ...base,
        requestHandler: { ...REQUEST_BOUNDS, ...NEW_CONNECTIONS },
        maxAttempts: 1,
    });
    for (const client of [reader, writer])
        reportCalls(client, options.onCall);
    const { cluster, service, signal, limitsMs = LIMITS_MS } = options;
    return { cluster, service, reader, writer, limitsMs, signal };
}
function reportCalls(client, onCall) {
    client.middlewareStack.add((next, { commandName = '' }) => (args) => {
        onCall?.(`ecs:${commandName.replace(/Command$/, '')}`);
        return next(args);
    }, { step: 'initialize' });
}
function createCallSubject(session, action) {
    return { action, resource: `service "${session.service}" in cluster "${session.cluster}"` };
}
/** The SDK finds the region when it is first asked, and throws when there is none. */
async function findPlace({ cluster, service, reader }) {
    const region = await reader.config.region().catch(() => null);
    return { cluster, service, region };
}
/**
 * Runs one SDK call of a client; whatever it throws becomes a WorldError, or a CancelledError once the signal has fired.
 */
async function callEcs(session, subject, run, client = 'reader') {
    const { signal, limitsMs } = session;
    try {
        return await (0,call_within/* callWithin */.w)({ ...subject, limitMs: limitsMs[client], signal }, run);
    }
    catch (error) {
        if (error instanceof errors/* WorldError */.nM || error instanceof errors/* CancelledError */.cc)
            throw error;
        throw toWorldError(error, subject, await findPlace(session));
    }
}

;// CONCATENATED MODULE: ./src/adapters/ecs/to-epoch-ms.ts
/** The SDK's Date as epoch milliseconds; null where ECS gave none. */
function toEpochMs(date) {
    return date === undefined ? null : date.getTime();
}

;// CONCATENATED MODULE: ./src/adapters/ecs/to-service.ts

/** One entry of DescribeServices or the answer of UpdateService. */
function toService(from) {
    const configuration = from.deploymentConfiguration;
    const daemon = from.schedulingStrategy === 'DAEMON';
    return {
        arn: from.serviceArn ?? '',
        name: from.serviceName ?? '',
        clusterArn: from.clusterArn ?? '',
        status: from.status ?? '',
        taskDefinitionArn: from.taskDefinition ?? '',
        desiredCount: from.desiredCount ?? 0,
        runningCount: from.runningCount ?? 0,
        pendingCount: from.pendingCount ?? 0,
        schedulingStrategy: from.schedulingStrategy ?? 'REPLICA',
        deploymentController: from.deploymentController?.type ?? 'ECS',
        strategy: configuration?.strategy ?? 'ROLLING',
        // Defaults of the ECS API (DeploymentConfiguration): REPLICA 100/200, DAEMON 0/100.
        minimumHealthyPercent: configuration?.minimumHealthyPercent ?? (daemon ? 0 : 100),
        maximumPercent: configuration?.maximumPercent ?? (daemon ? 100 : 200),
        circuitBreaker: {
            enable: configuration?.deploymentCircuitBreaker?.enable ?? false,
            rollback: configuration?.deploymentCircuitBreaker?.rollback ?? false,
        },
        loadBalancers: (from.loadBalancers ?? []).flatMap(toLoadBalancer),
        healthCheckGracePeriodSeconds: from.healthCheckGracePeriodSeconds ?? 0,
        deployments: (from.deployments ?? []).map(toDeployment),
        events: (from.events ?? []).map((event) => ({
            id: event.id ?? '',
            atMs: toEpochMs(event.createdAt) ?? 0,
            message: event.message ?? '',
        })),
        currentServiceDeploymentArn: from.currentServiceDeployment ?? null,
        platform: {
            launchType: from.launchType ?? null,
            capacityProviders: (from.capacityProviderStrategy ?? []).flatMap((item) => item.capacityProvider ?? []),
            enableExecuteCommand: from.enableExecuteCommand ?? false,
            availabilityZoneRebalancing: from.availabilityZoneRebalancing ?? null,
        },
    };
}
/** A Classic Load Balancer has a name and no target group: its health can't be read. */
function toLoadBalancer(from) {
    if (from.targetGroupArn === undefined)
        return [];
    const { targetGroupArn, containerName = '', containerPort = 0 } = from;
    return [{ targetGroupArn, containerName, containerPort }];
}
function toDeployment(from) {
    return {
        id: from.id ?? '',
        status: from.status ?? '',
        taskDefinitionArn: from.taskDefinition ?? '',
        desiredCount: from.desiredCount ?? 0,
        pendingCount: from.pendingCount ?? 0,
        runningCount: from.runningCount ?? 0,
        failedTasks: from.failedTasks ?? 0,
        rolloutState: from.rolloutState ?? null,
        rolloutStateReason: from.rolloutStateReason ?? null,
        createdAtMs: toEpochMs(from.createdAt) ?? 0,
        updatedAtMs: toEpochMs(from.updatedAt) ?? 0,
    };
}

;// CONCATENATED MODULE: ./src/adapters/ecs/fetch-service.ts





/** WorldError `missing` when the cluster or the service doesn't exist. */
async function fetchService(session) {
    const { cluster, service, reader } = session;
    const subject = createCallSubject(session, 'ecs:DescribeServices');
    const command = new dist_cjs/* DescribeServicesCommand */.H7c({ cluster, services: [service] });
    const answer = await callEcs(session, subject, (options) => reader.send(command, options));
    const found = answer.services?.[0];
    if (found !== undefined)
        return toService(found);
    // An unknown name is no error of the call: it comes back in `failures` as MISSING.
    const reason = answer.failures?.[0]?.reason ?? 'no answer for it';
    const text = `${describeMissingService(await findPlace(session))} (ECS: ${reason}). ${CHECK_INPUTS}`;
    throw new errors/* WorldError */.nM('missing', subject.action, text);
}

;// CONCATENATED MODULE: ./src/adapters/ecs/to-service-deployment.ts

/** One entry of DescribeServiceDeployments. */
function toServiceDeployment(from) {
    const breaker = from.deploymentCircuitBreaker;
    return {
        arn: from.serviceDeploymentArn ?? '',
        status: from.status ?? '',
        statusReason: from.statusReason ?? null,
        targetServiceRevisionArn: from.targetServiceRevision?.arn ?? null,
        createdAtMs: toEpochMs(from.createdAt) ?? 0,
        circuitBreaker: breaker === undefined
            ? null
            : {
                status: breaker.status ?? '',
                failureCount: breaker.failureCount ?? 0,
                threshold: breaker.threshold ?? 0,
            },
        rollbackReason: from.rollback?.reason ?? null,
        lifecycleStage: from.lifecycleStage ?? null,
        waitingHooks: (from.lifecycleHookDetails ?? []).filter(isWaiting).map(toWaitingHook),
        triggeredAlarms: from.alarms?.triggeredAlarmNames ?? [],
    };
}
/** One entry of ListServiceDeployments, which has fewer members. */
function toServiceDeploymentFromBrief(from) {
    return {
        arn: from.serviceDeploymentArn ?? '',
        status: from.status ?? '',
        statusReason: from.statusReason ?? null,
        targetServiceRevisionArn: from.targetServiceRevisionArn ?? null,
        createdAtMs: toEpochMs(from.createdAt) ?? 0,
        circuitBreaker: null,
        rollbackReason: null,
        lifecycleStage: null,
        waitingHooks: [],
        triggeredAlarms: [],
    };
}
/** A PAUSE hook: nothing moves until ContinueServiceDeployment (API reference, DeploymentLifecycleHookDetail). */
function isWaiting({ status }) {
    return status === 'AWAITING_ACTION';
}
function toWaitingHook(from) {
    return {
        id: from.hookId ?? '',
        expiresAtMs: toEpochMs(from.expiresAt),
        timeoutAction: from.timeoutAction ?? null,
    };
}

;// CONCATENATED MODULE: ./src/adapters/ecs/service-deployments.ts




/** DescribeServiceDeployments takes at most 20 (API reference), which is also the default page of the list. */
const NEWEST = 20;
/** null where it can't be read: no permission, an older service, a partition without this API. */
async function fetchServiceDeployment(session, arn) {
    const found = await describeAll(session, [arn]);
    return found?.[0] ?? null;
}
/** The newest 20, newest first; [] where they can't be read. */
async function fetchServiceDeployments(session) {
    const { cluster, service, reader } = session;
    const subject = createCallSubject(session, 'ecs:ListServiceDeployments');
    const command = new dist_cjs/* ListServiceDeploymentsCommand */.jz8({ cluster, service, maxResults: NEWEST });
    const answer = await orNull(callEcs(session, subject, (options) => reader.send(command, options)));
    const briefs = (answer?.serviceDeployments ?? []).map(toServiceDeploymentFromBrief);
    if (briefs.length === 0)
        return [];
    const described = await describeAll(session, briefs.map(({ arn }) => arn));
    const byArn = new Map((described ?? []).map((entry) => [entry.arn, entry]));
    return briefs.map((brief) => byArn.get(brief.arn) ?? brief).sort((a, b) => b.createdAtMs - a.createdAtMs);
}
/** Task definition of a service revision; null where it can't be read. */
async function fetchServiceRevision(session, arn) {
    const subject = { action: 'ecs:DescribeServiceRevisions', resource: `service revision ${arn}` };
    const command = new dist_cjs/* DescribeServiceRevisionsCommand */.oF5({ serviceRevisionArns: [arn] });
    const answer = await orNull(callEcs(session, subject, (options) => session.reader.send(command, options)));
    return answer?.serviceRevisions?.[0]?.taskDefinition ?? null;
}
/** Asks ECS to roll this deployment back. Repeating it is harmless: it is accepted while a rollback is under way. */
async function stopServiceDeployment(session, arn) {
    const subject = { action: 'ecs:StopServiceDeployment', resource: `service deployment ${arn}` };
    const command = new dist_cjs/* StopServiceDeploymentCommand */.a8L({ serviceDeploymentArn: arn, stopType: 'ROLLBACK' });
    await callEcs(session, subject, (options) => session.reader.send(command, options));
}
async function describeAll(session, arns) {
    const subject = createCallSubject(session, 'ecs:DescribeServiceDeployments');
    const command = new dist_cjs/* DescribeServiceDeploymentsCommand */.A6p({ serviceDeploymentArns: arns });
    const answer = await orNull(callEcs(session, subject, (options) => session.reader.send(command, options)));
    return answer === null ? null : (answer.serviceDeployments ?? []).map(toServiceDeployment);
}
/** Denied, unknown and unsupported count as answers: the caller then reads `deployments[]`. */
async function orNull(call) {
    try {
        return await call;
    }
    catch (error) {
        if (error instanceof errors/* WorldError */.nM && ['denied', 'missing', 'invalid'].includes(error.kind))
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/adapters/ecs/task-protection.ts




/** UpdateTaskProtection takes at most 10 tasks, GetTaskProtection 100 (API reference). */
const UPDATE_AT_MOST = 10;
const GET_AT_MOST = 100;
/** Which of these tasks are protected; null where it can't be read. */
async function fetchProtections(session, taskArns) {
    const subject = aboutTasks(session, 'ecs:GetTaskProtection');
    const found = [];
    try {
        for (const tasks of batches(taskArns, GET_AT_MOST)) {
            const command = new dist_cjs/* GetTaskProtectionCommand */.Wvi({ cluster: session.cluster, tasks });
            const answer = await callEcs(session, subject, (options) => session.reader.send(command, options));
            const entries = (answer.protectedTasks ?? []).filter(({ protectionEnabled }) => protectionEnabled);
            found.push(...entries.map(toProtection));
        }
    }
    catch (error) {
        if (error instanceof errors/* WorldError */.nM && ['denied', 'missing', 'invalid'].includes(error.kind))
            return null;
        throw error;
    }
    return found;
}
/** Protects these tasks, or renews their expiry. A task that ECS refuses is a failure in the answer. */
function protectTasks(session, taskArns, expiresInMinutes) {
    return updateProtection(session, taskArns, { protectionEnabled: true, expiresInMinutes });
}
function releaseTasks(session, taskArns) {
    return updateProtection(session, taskArns, { protectionEnabled: false });
}
async function updateProtection(session, taskArns, change) {
    const subject = aboutTasks(session, 'ecs:UpdateTaskProtection');
    const protections = [];
    const failures = [];
    for (const tasks of batches(taskArns, UPDATE_AT_MOST)) {
        const command = new dist_cjs/* UpdateTaskProtectionCommand */.BxE({ cluster: session.cluster, tasks, ...change });
        const answer = await callEcs(session, subject, (options) => session.reader.send(command, options));
        protections.push(...(answer.protectedTasks ?? []).map(toProtection));
        for (const { arn, reason } of answer.failures ?? []) {
            failures.push({ taskArn: arn ?? '', reason: reason ?? 'no reason given' });
        }
    }
    return { protections, failures };
}
function aboutTasks(session, action) {
    return { action, resource: `the tasks of service "${session.service}" in cluster "${session.cluster}"` };
}
function toProtection(entry) {
    return { taskArn: entry.taskArn ?? '', expiresAtMs: toEpochMs(entry.expirationDate) };
}
function batches(taskArns, size) {
    const starts = Array.from({ length: Math.ceil(taskArns.length / size) }, (_, index) => index * size);
    return starts.map((start) => taskArns.slice(start, start + size));
}

;// CONCATENATED MODULE: ./src/adapters/ecs/to-task.ts

/** One entry of DescribeTasks. */
function toTask(from) {
    return {
        arn: from.taskArn ?? '',
        taskDefinitionArn: from.taskDefinitionArn ?? '',
        startedBy: from.startedBy ?? null,
        lastStatus: from.lastStatus ?? '',
        desiredStatus: from.desiredStatus ?? '',
        healthStatus: from.healthStatus ?? null,
        createdAtMs: toEpochMs(from.createdAt) ?? 0,
        pullStartedAtMs: toEpochMs(from.pullStartedAt),
        pullStoppedAtMs: toEpochMs(from.pullStoppedAt),
        startedAtMs: toEpochMs(from.startedAt),
        stoppingAtMs: toEpochMs(from.stoppingAt),
        executionStoppedAtMs: toEpochMs(from.executionStoppedAt),
        stoppedAtMs: toEpochMs(from.stoppedAt),
        stopCode: from.stopCode ?? null,
        stoppedReason: from.stoppedReason ?? null,
        privateDnsName: findInterfaceDetail(from, 'privateDnsName'),
        privateIpv4: findInterfaceDetail(from, 'privateIPv4Address') ?? findContainerAddress(from),
        containers: (from.containers ?? []).map(toContainer),
    };
}
function toContainer(from) {
    return {
        name: from.name ?? '',
        lastStatus: from.lastStatus ?? '',
        exitCode: from.exitCode ?? null,
        reason: from.reason ?? null,
        runtimeId: from.runtimeId ?? null,
        healthStatus: from.healthStatus ?? null,
    };
}
/** An awsvpc task's network interface is its attachment of type ElasticNetworkInterface (API reference, Attachment). */
function findInterfaceDetail(task, name) {
    const attachment = task.attachments?.find(({ type }) => type === 'ElasticNetworkInterface');
    return attachment?.details?.find((detail) => detail.name === name)?.value ?? null;
}
function findContainerAddress(task) {
    for (const container of task.containers ?? []) {
        const address = container.networkInterfaces?.find((entry) => entry.privateIpv4Address)?.privateIpv4Address;
        if (address !== undefined)
            return address;
    }
    return null;
}

;// CONCATENATED MODULE: ./src/adapters/ecs/fetch-tasks.ts



/** DescribeTasks takes at most 100 (API reference), which is also a page of ListTasks. */
const TASKS_PER_CALL = 100;
/** A service has at most 5,000 tasks (service quotas); stopped ones are listed for an hour. */
const PAGES_AT_MOST = 100;
/** The service's tasks; `running`: desiredStatus RUNNING, `stopped`: those that are stopping or have stopped. */
async function fetchTasks(session, desired) {
    const { cluster, service, reader } = session;
    const subject = createCallSubject(session, 'ecs:ListTasks');
    const desiredStatus = desired === 'running' ? 'RUNNING' : 'STOPPED';
    const arns = [];
    let nextToken;
    for (let page = 0; page < PAGES_AT_MOST; page += 1) {
        const input = {
            cluster,
            serviceName: service,
            desiredStatus,
            ...(nextToken ? { nextToken } : {}),
        };
        const answer = await callEcs(session, subject, (options) => reader.send(new dist_cjs/* ListTasksCommand */.MYg(input), options));
        arns.push(...(answer.taskArns ?? []));
        nextToken = answer.nextToken;
        if (!nextToken)
            break;
    }
    return fetchTasksByArn(session, arns);
}
/** Those of the ARNs that can still be described; ECS reports the others as MISSING, which is no error. */
async function fetchTasksByArn(session, arns) {
    const { cluster, reader } = session;
    const subject = createCallSubject(session, 'ecs:DescribeTasks');
    const found = [];
    for (let start = 0; start < arns.length; start += TASKS_PER_CALL) {
        const command = new dist_cjs/* DescribeTasksCommand */.z8X({ cluster, tasks: arns.slice(start, start + TASKS_PER_CALL) });
        const answer = await callEcs(session, subject, (options) => reader.send(command, options));
        found.push(...(answer.tasks ?? []).map(toTask));
    }
    return found;
}

;// CONCATENATED MODULE: ./src/adapters/ecs/raw-json.ts
/**
 * Sends `value` as the request's JSON instead of what the SDK serialized, which lacks every member that this version
 * of the SDK doesn't know. Before the step `build` ends: content length and signature are then made of this body.
 */
function writeRawBody(stack, value) {
    stack.add((next) => (args) => {
        args.request.body = JSON.stringify(value);
        return next(args);
    }, { step: 'build', priority: 'high', name: 'replaceBody' });
}
/** Keeps the answer's JSON as AWS sent it; the returned function gives it after the call has succeeded. */
function readRawAnswer(stack) {
    let text = '';
    stack.add((next) => async (args) => {
        const result = await next(args);
        const response = result.response;
        const chunks = [];
        for await (const chunk of response.body)
            chunks.push(chunk);
        const bytes = Buffer.concat(chunks);
        text = bytes.toString('utf8');
        response.body = bytes;
        return result;
    }, { step: 'deserialize', priority: 'low', name: 'captureAnswer' });
    return () => JSON.parse(text);
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/adapters/ecs/repeat-when-throttled.ts


/** The bucket of UpdateService refills by 5 a second, that of RegisterTaskDefinition by 1 (request throttling). */
const PAUSES_MS = [500, 1_000, 2_000, 4_000];
/** Repeats a call that AWS throttled, and no other: a throttled call had no effect. */
async function repeatWhenThrottled(run, signal, pausesMs = PAUSES_MS) {
    for (const pauseMs of pausesMs) {
        try {
            return await run();
        }
        catch (error) {
            if (!isThrottled(error))
                throw error;
            await (0,promises_.setTimeout)(pauseMs, undefined, { signal });
        }
    }
    return run();
}

;// CONCATENATED MODULE: ./src/adapters/ecs/to-task-definition.ts
/** What DescribeTaskDefinition adds and RegisterTaskDefinition does not take (the difference of their models). */
const ADDED_BY_ECS = new Set([
    'taskDefinitionArn',
    'revision',
    'status',
    'requiresAttributes',
    'compatibilities',
    'registeredAt',
    'registeredBy',
    'deregisteredAt',
    'deleteRequestedAt',
]);
/** The raw answer of DescribeTaskDefinition as RegisterTaskDefinition takes it, tags included. */
function toTaskDefinition(answer) {
    const { taskDefinition = {}, tags = [] } = (answer ?? {});
    const kept = Object.entries(taskDefinition).filter(([member]) => !ADDED_BY_ECS.has(member));
    // `aws:` tags belong to AWS (CloudFormation sets some) and can't be given (API reference, Tag).
    const ownTags = tags.filter(({ key }) => !/^aws:/i.test(key ?? ''));
    return {
        family: '',
        containerDefinitions: [],
        ...Object.fromEntries(kept),
        ...(ownTags.length === 0 ? {} : { tags: ownTags }),
    };
}

;// CONCATENATED MODULE: ./src/adapters/ecs/task-definitions.ts






/** Reads the raw answer: the SDK drops members that it doesn't know, and a revision made of it would lack them. */
async function fetchTaskDefinition(session, reference) {
    const subject = { action: 'ecs:DescribeTaskDefinition', resource: `task definition "${reference}"` };
    const command = new dist_cjs/* DescribeTaskDefinitionCommand */.Zy$({ taskDefinition: reference, include: ['TAGS'] });
    const readAnswer = readRawAnswer(command.middlewareStack);
    try {
        const answer = await callEcs(session, subject, (options) => session.reader.send(command, options));
        return {
            arn: answer.taskDefinition?.taskDefinitionArn ?? '',
            status: answer.taskDefinition?.status ?? '',
            definition: toTaskDefinition(readAnswer()),
        };
    }
    catch (error) {
        throw isUnknown(error) ? toMissing(subject, error) : error;
    }
}
/**
 * Registers a revision and returns its ARN. Sent as it is: the SDK would drop the members that it doesn't know.
 * One attempt: after a lost answer a second one could leave a revision that this run doesn't know.
 */
async function registerTaskDefinition(session, definition) {
    const subject = {
        action: 'ecs:RegisterTaskDefinition',
        resource: `task definition "${definition.family}"`,
    };
    const register = (options) => {
        const command = new dist_cjs/* RegisterTaskDefinitionCommand */.$Hl({
            family: definition.family,
            containerDefinitions: [],
        });
        writeRawBody(command.middlewareStack, definition);
        return session.writer.send(command, options);
    };
    const answer = await callEcs(session, subject, (options) => repeatWhenThrottled(() => register(options), options.abortSignal), 'writer');
    const arn = answer.taskDefinition?.taskDefinitionArn;
    if (arn === undefined)
        throw new errors/* WorldError */.nM('unreachable', subject.action, `AWS answered ${subject.action} without the ARN of the new revision. Check in ECS whether it was registered.`);
    return arn;
}
async function deregisterTaskDefinition(session, arn) {
    const subject = { action: 'ecs:DeregisterTaskDefinition', resource: `task definition "${arn}"` };
    const command = new dist_cjs/* DeregisterTaskDefinitionCommand */.sjB({ taskDefinition: arn });
    await callEcs(session, subject, (options) => session.reader.send(command, options));
}
/** ECS has no exception of its own for this: ClientException "Unable to describe task definition." */
function isUnknown(error) {
    return error instanceof errors/* WorldError */.nM && error.kind === 'invalid' && /unable to describe/i.test(error.message);
}
function toMissing({ action, resource }, cause) {
    const text = `There is no ${resource}. Check the input \`task-definition\` (a file, FAMILY, FAMILY:NUMBER or an ARN), the region and the account.`;
    return new errors/* WorldError */.nM('missing', action, text, { cause });
}

;// CONCATENATED MODULE: ./src/adapters/ecs/update-service.ts





/** One UpdateService call. A lost answer is a WorldError `unreachable`: the update may have taken effect. */
async function updateService(session, update) {
    const subject = createCallSubject(session, 'ecs:UpdateService');
    const input = toInput(session, update);
    const answer = await callEcs(session, subject, (options) => repeatWhenThrottled(() => session.writer.send(new dist_cjs/* UpdateServiceCommand */.kZr(input), options), options.abortSignal), 'writer');
    if (answer.service === undefined)
        throw new errors/* WorldError */.nM('unreachable', subject.action, `AWS answered ${subject.action} without the service. Check in ECS whether a deployment was started.`);
    return toService(answer.service);
}
/** Only what was asked for: ECS keeps members that are left out, including the top-level ones of deploymentConfiguration. */
function toInput(session, update) {
    const { taskDefinitionArn, desiredCount, forceNewDeployment, minimumHealthyPercent, maximumPercent } = update;
    const percentages = {
        ...(minimumHealthyPercent === undefined ? {} : { minimumHealthyPercent }),
        ...(maximumPercent === undefined ? {} : { maximumPercent }),
    };
    return {
        cluster: session.cluster,
        service: session.service,
        ...(taskDefinitionArn === undefined ? {} : { taskDefinition: taskDefinitionArn }),
        ...(desiredCount === undefined ? {} : { desiredCount }),
        ...(forceNewDeployment === undefined ? {} : { forceNewDeployment }),
        ...(Object.keys(percentages).length === 0 ? {} : { deploymentConfiguration: percentages }),
    };
}

;// CONCATENATED MODULE: ./src/adapters/ecs/open-ecs.ts







/** The port over one pair of SDK clients. */
function openEcs(options) {
    const session = openSession(options);
    return {
        fetchService: () => fetchService(session),
        fetchTasks: (desired) => fetchTasks(session, desired),
        fetchTasksByArn: (arns) => fetchTasksByArn(session, arns),
        fetchTaskDefinition: (reference) => fetchTaskDefinition(session, reference),
        registerTaskDefinition: (definition) => registerTaskDefinition(session, definition),
        deregisterTaskDefinition: (arn) => deregisterTaskDefinition(session, arn),
        updateService: (update) => updateService(session, update),
        fetchServiceDeployment: (arn) => fetchServiceDeployment(session, arn),
        fetchServiceDeployments: () => fetchServiceDeployments(session),
        fetchServiceRevision: (arn) => fetchServiceRevision(session, arn),
        fetchProtections: (arns) => fetchProtections(session, arns),
        protectTasks: (arns, minutes) => protectTasks(session, arns, minutes),
        releaseTasks: (arns) => releaseTasks(session, arns),
        stopServiceDeployment: (arn) => stopServiceDeployment(session, arn),
    };
}


/***/ }),

/***/ 8087:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ callWithin)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

/**
 * The result of a call to AWS. The SDK's own time limits end with the headers of an answer: one whose body stalls would
 * be awaited forever. Throws what the call throws, a WorldError `unreachable` without a complete answer within the limit,
 * or a CancelledError. The call can't delay the end: it is aborted, but not awaited.
 */
async function callWithin({ action, resource, limitMs, signal }, run) {
    if (signal?.aborted)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc(`Cancelled before ${action}.`);
    const call = new AbortController();
    let timer;
    // Not AbortSignal.any: on Node 20 the job's signal would keep something of every call.
    let cancel = () => undefined;
    const ended = new Promise((_, reject) => {
        const end = (error) => {
            reject(error);
            call.abort();
        };
        cancel = () => {
            end(new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .CancelledError */ .cc(`Cancelled during ${action}.`));
        };
        timer = setTimeout(() => {
            end(describeSilence(action, resource, limitMs));
        }, limitMs);
    });
    signal?.addEventListener('abort', cancel, { once: true });
    try {
        return await Promise.race([run({ abortSignal: call.signal }), ended]);
    }
    finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
    }
}
function describeSilence(action, resource, limitMs) {
    const subject = resource === undefined ? action : `${action} for ${resource}`;
    const text = `No complete answer from AWS to ${subject} within ${limitMs / 1000} s. Check that this runner reaches the AWS API (network, proxy), then run the job again.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .WorldError */ .nM('unreachable', action, text);
}


/***/ })

};
